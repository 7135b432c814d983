"""How Python was built, as it looks from inside."""

import sys

_VARIABLES = {
    'prefix': sys.prefix, 'exec_prefix': sys.exec_prefix, 'base': sys.prefix,
    'py_version': '3.13.0', 'py_version_short': '3.13', 'py_version_nodot': '313',
    'Py_DEBUG': 0, 'Py_GIL_DISABLED': 0, 'WITH_PYMALLOC': 1, 'SIZEOF_VOID_P': 8,
    'EXT_SUFFIX': '.cpython-313-x86_64-linux-gnu.so', 'SOABI': 'cpython-313-x86_64-linux-gnu'}


def get_config_vars(*args):
    """All that is known; or what is known of each name."""
    return [_VARIABLES.get(name) for name in args] if args else _VARIABLES


def get_config_var(name):
    """What is known of one name."""
    return _VARIABLES.get(name)


def get_platform():
    """The system and its processor."""
    return 'linux-x86_64'


def get_python_version():
    """The version, in short."""
    return '3.13'


def is_python_build():
    """It was installed."""
    return False
