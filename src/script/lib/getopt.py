"""Options of a command, as C's getopt() reads them."""

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """(the options with their values, what follows them)"""
    options, args = [], list(args)
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        first = args.pop(0)
        if first == '--':
            break
        _read(first, args, shortopts, longopts, options)
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    """The same with options among the other arguments too."""
    options, others, args = [], [], list(args)
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    options_first = shortopts.startswith('+')
    shortopts = shortopts.removeprefix('+')
    while args:
        first = args.pop(0)
        if first == '--':
            others += args
            break
        if first.startswith('-') and first != '-':
            _read(first, args, shortopts, longopts, options)
        elif options_first:
            others += [first, *args]
            break
        else:
            others.append(first)
    return options, others


def _read(text, args, shortopts, longopts, options):
    """The options of one argument; their values may be the next ones."""
    if text.startswith('--'):
        name, has_value, value = text[2:].partition('=')
        name, takes_value = _long_option(name, longopts)
        if takes_value and not has_value:
            if not args:
                raise GetoptError(f'option --{name} requires argument', name)
            value = args.pop(0)
        elif has_value and not takes_value:
            raise GetoptError(f'option --{name} must not have an argument', name)
        options.append(('--' + name, value))
        return
    text = text[1:]
    while text:
        name, text = text[0], text[1:]
        value = ''
        if _short_takes_value(name, shortopts):
            if not text and not args:
                raise GetoptError(f'option -{name} requires argument', name)
            value, text = text or args.pop(0), ''
        options.append(('-' + name, value))


def _long_option(name, longopts):
    """(its full name, whether it takes a value)"""
    possible = [option for option in longopts if option.startswith(name)]
    if not possible:
        raise GetoptError(f'option --{name} not recognized', name)
    for takes_value in (False, True):
        if name + '=' * takes_value in possible:
            return name, takes_value
    if len(possible) > 1:
        raise GetoptError(f'option --{name} not a unique prefix', name)
    return possible[0].removesuffix('='), possible[0].endswith('=')


def _short_takes_value(name, shortopts):
    position = shortopts.find(name)
    if position < 0 or name == ':':
        raise GetoptError(f'option -{name} not recognized', name)
    return shortopts.startswith(':', position + 1)
