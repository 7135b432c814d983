"""What the program runs on, as it looks from inside."""

import sys
from collections import namedtuple

uname_result = namedtuple('uname_result', 'system node release version machine processor',
                          module='platform')


def uname():
    return uname_result('Linux', 'looplane', '6.1.0', '#1 SMP', 'x86_64', '')


def system():
    return 'Linux'


def node():
    return 'looplane'


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return 'x86_64'


def processor():
    return ''


def architecture(executable='', bits='', linkage=''):
    return ('64bit', 'ELF')


def platform(aliased=False, terse=False):
    return 'Linux-6.1.0' if terse else 'Linux-6.1.0-x86_64-with-glibc2.36'


def python_version():
    return '.'.join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return 'CPython'


def python_compiler():
    return 'GCC 12.2.0'


def python_build():
    return ('main', 'Oct  7 2024 00:00:00')


def python_branch():
    return ''


def python_revision():
    return ''


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    return ('glibc', '2.36')


def freedesktop_os_release():
    raise OSError('Unable to read files /etc/os-release, /usr/lib/os-release')
