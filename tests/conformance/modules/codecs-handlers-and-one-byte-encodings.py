# Handlers of errors and codecs of one's own, encodings of one byte a character, streams of text over bytes.
import codecs
import io


def brackets(error):
    return ''.join(f'[{ord(c):x}]' for c in error.object[error.start:error.end]), error.end


codecs.register_error('brackets', brackets)
print('abcé'.encode('ascii', 'brackets'), 'a中文bé'.encode('koi8-r', 'brackets'))
for codec in ['cp437', 'iso8859_15', 'cp1251', 'koi8-r', 'mac_roman', 'Windows-1250', 'ISO-8859-7', '866']:
    for text in ('El Niño', 'Привет', 'ελ', '€'):
        try:
            print(codec, text.encode(codec), text.encode(codec).decode(codec) == text)
        except UnicodeError as e:
            print(codec, e)
    print(codecs.lookup(codec).name)
octets = b'Montr\xe9al'
for codec in ('cp1252', 'iso8859_7', 'koi8_r', 'utf_8'):
    try:
        print(codec, octets.decode(codec))
    except UnicodeDecodeError as e:
        print(e)
for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace'):
    try:
        print(errors, 'aé€b'.encode('cp1251', errors))
    except UnicodeEncodeError as e:
        print(e, e.args)
for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape'):
    try:
        print(errors, ascii(b'a\xff\xd2b'.decode('cp1253', errors)))
    except UnicodeDecodeError as e:
        print(e, e.args)


def tell(error):
    print(type(error).__name__, error.start, error.end, error.object, error.encoding, error.reason)
    return '<?>', error.end


codecs.register_error('tell', tell)
print('a中文bé'.encode('ascii', 'tell'), b'a\xffb\xc3'.decode('utf-8', 'tell'))
for wrong in (lambda e: 5, lambda e: ('x',), lambda e: ('x', 99)):
    codecs.register_error('wrong', wrong)
    for convert in (lambda: 'é'.encode('ascii', 'wrong'), lambda: b'\xff'.decode('ascii', 'wrong')):
        try:
            print(convert())
        except (TypeError, IndexError) as e:
            print(type(e).__name__, e)
for convert in (lambda: 'abc'.encode('rot13'), lambda: b'ab'.decode('hex'), lambda: 'é'.encode('nothing'),
                lambda: 'é'.encode('ascii', 'nothing'), lambda: codecs.lookup_error('nothing')):
    try:
        print(convert())
    except LookupError as e:
        print(e)
writer = codecs.getwriter('utf-8')(io.BytesIO())
writer.write('é')
writer.writelines(['a\n', 'b'])
print(writer.getvalue())
reader = codecs.getreader('utf-8')(io.BytesIO(b'\xc3\xa9\nx\ny'))
print(repr(reader.readline()), list(reader))


def search(name):
    if name == 'shout':
        return codecs.CodecInfo(lambda text, errors='strict': (text.upper().encode(), len(text)),
                                lambda data, errors='strict': (bytes(data).decode().lower(), len(data)), name='shout')


codecs.register(search)
print('abc'.encode('shout'), b'ABC'.decode('shout'), codecs.lookup('shout').name)
print(codecs.replace_errors(UnicodeEncodeError('ascii', 'éé', 0, 2, 'why')))
