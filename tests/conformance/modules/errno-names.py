# The numbers of the system's errors, their names and words.
import errno, os

print(errno.ENOENT, errno.errorcode[13], errno.EAGAIN, errno.EWOULDBLOCK, errno.ECONNREFUSED, errno.ETIMEDOUT, len(errno.errorcode))
try:
    raise OSError(errno.ENOENT, 'No such file', 'x.txt')
except FileNotFoundError as e:
    print(e, e.errno == errno.ENOENT, e.filename)
for n in (errno.ECONNRESET, errno.EPIPE, errno.EEXIST, errno.EINTR, errno.ECONNABORTED, errno.EACCES):
    print(type(OSError(n, 'x')).__name__, os.strerror(n))
print(errno.EDEADLK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.errorcode[errno.EDEADLK])
