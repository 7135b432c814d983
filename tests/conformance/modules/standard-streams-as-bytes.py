# What stands behind sys.stdout and sys.stdin takes and gives bytes; open() of their numbers.
import sys

sys.stdout.flush()
sys.stdout.buffer.write(b'bytes\n')
sys.stdout.buffer.write('é ü\n'.encode())
sys.stdout.buffer.flush()
print(sys.stdin.buffer.read(), sys.stdin.buffer.readline(), list(sys.stdin.buffer))
print(type(sys.stdin.buffer).__name__, type(sys.stdin.buffer.raw).__name__, sys.stdin.buffer.readable(),
      sys.stdout.buffer.writable(), sys.stdin.buffer.fileno(), sys.stdout.buffer is sys.stdout.buffer)
with open(1, 'w', closefd=False) as f:
    f.write('via open(1)\n')
try:
    sys.stdout.buffer.write('text')
except TypeError as e:
    print(e)
