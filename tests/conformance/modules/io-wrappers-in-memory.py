# Text and buffers over streams of bytes in memory.
import io

tw = io.TextIOWrapper(io.BytesIO('é\nx\r\ny'.encode()), encoding='utf-8')
print(repr(tw.readline()), tw.read().split('\n'), tw.encoding, tw.readable(), tw.errors)
b = io.BytesIO()
w = io.TextIOWrapper(b, encoding='latin-1', newline='\r\n')
print(w.write('aé\n'))
w.flush()
print(b.getvalue(), w.buffer is b)
br = io.BufferedReader(io.BytesIO(b'abcdef\nxyz'))
print(br.peek(2)[:2], br.read(2), br.readline(), br.read(), br.readable(), br.closed)
bw = io.BufferedWriter((r := io.BytesIO()))
bw.write(b'12')
bw.flush()
print(r.getvalue(), isinstance(bw, io.BufferedIOBase), isinstance(tw, io.TextIOBase), io.TextIOWrapper, type(br))
print([l for l in io.TextIOWrapper(io.BytesIO(b'l1\nl2\n'))])
try:
    w.write(3)
except TypeError as e:
    print(e)
