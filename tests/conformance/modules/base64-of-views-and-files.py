# Pins base64 and binascii of memoryviews, of what is no bytes, of files, and base32 with 0 and 1.
import base64
import binascii
import io

functions = (base64.b64encode, base64.b64decode, base64.b32encode, base64.b16encode, base64.b85encode, base64.a85encode,
             base64.encodebytes, base64.decodebytes, base64.b16decode, binascii.hexlify, binascii.unhexlify)
for value in (5, None, "é", bytearray(b"x\0y"), memoryview(b"4142"), "QUJD"):
    for function in functions:
        try:
            print(function.__name__, function(value))
        except (TypeError, ValueError) as error:
            print(function.__name__, type(error).__name__, error)
print(base64.b32decode("MLO23456", map01="L"), base64.b32decode(b"M1023456", map01=b"I"))
encoded, decoded = io.BytesIO(), io.BytesIO()
base64.encode(io.BytesIO(b"x" * 100), encoded)
base64.decode(io.BytesIO(encoded.getvalue()), decoded)
print(encoded.getvalue(), decoded.getvalue() == b"x" * 100)
