"""How argparse reads one command line."""

from argparse import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE,
                      ArgumentError, ArgumentTypeError, _argument_name)


def _looks_like_negative_number(text):
    if not text.startswith('-'):
        return False
    whole, dot, decimals = text[1:].partition('.')
    if not dot:
        return whole.isdecimal()
    return decimals.isdecimal() and (whole == '' or whole.isdecimal())


def _fewest(nargs):
    if nargs is None or nargs in (ONE_OR_MORE, PARSER):
        return 1
    return nargs if isinstance(nargs, int) else 0


def _takes_all(nargs):
    return nargs in (REMAINDER, PARSER)


def _most(nargs, available):
    """How many of the arguments that are there nargs can take."""
    if nargs is None or nargs == OPTIONAL:
        return 1
    return nargs if isinstance(nargs, int) else 0 if nargs == SUPPRESS else available


class Parse:
    """The reading of one command line."""

    def __init__(self, parser, namespace, intermixed):
        self.parser = parser
        self.namespace = namespace
        self.intermixed = intermixed
        self.positionals = parser._positional_actions()
        self.extras = []
        self.seen = []
        self.given = []  # Those whose value is not the default.
        self.has_negative_options = any(map(_looks_like_negative_number,
                                            parser._option_string_actions))
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            actions = group._group_actions
            for action in actions:
                self.conflicts.setdefault(id(action), []).extend(
                    other for other in actions if other is not action)

    def run(self, args):
        """Sets the values; gives the arguments that nobody knows."""
        self._classify(self._with_files(args))
        last_option = max(self.options, default=-1)
        index = 0
        kept = []  # For the end, when options may stand between the values.
        while index <= last_option:
            following = min(i for i in self.options if i >= index)
            if index != following and not self.intermixed:
                end = self._take_positionals(index)
                if end > index:
                    index = end
                    continue
            if index not in self.options:
                (kept if self.intermixed else self.extras).extend(self.args[index:following])
                index = following
            index = self._take_option(index)
        if self.intermixed:
            self.args = kept + self.args[index:]
            self.options = {}
            index = 0
        end = self._take_positionals(index)
        self.extras.extend(self.args[end:])
        self._finish()
        return self.extras

    def _with_files(self, args):
        prefix = self.parser.fromfile_prefix_chars
        if prefix is not None:
            for arg in args:
                if arg and arg[0] in prefix:
                    self.parser.error(f"can't open '{arg[1:]}': there is no file system")
        return args

    def _classify(self, args):
        """Which of the arguments are options; nothing behind '--' is."""
        self.args = []
        self.options = {}
        self.after_dashes = None
        for index, arg in enumerate(args):
            if arg == '--' and self.after_dashes is None:
                self.after_dashes = index
            elif self.after_dashes is None:
                option = self._as_option(arg)
                if option is not None:
                    self.options[index] = option
            self.args.append(arg)

    def _as_option(self, arg):
        """(action or None, option, separator, explicit argument), or None: it is no option."""
        parser = self.parser
        if not arg or arg[0] not in parser.prefix_chars:
            return None
        known = parser._option_string_actions
        if arg in known:
            return known[arg], arg, None, None
        if len(arg) == 1:
            return None
        option, separator, explicit = arg.partition('=')
        if separator and option in known:
            return known[option], option, separator, explicit
        found = self._matching_options(arg)
        if len(found) > 1:
            matches = ', '.join(option for _, option, _, _ in found)
            raise ArgumentError(None, f'ambiguous option: {arg} could match {matches}')
        if found:
            return found[0]
        if _looks_like_negative_number(arg) and not self.has_negative_options or ' ' in arg:
            return None
        return None, arg, None, None

    def _matching_options(self, arg):
        parser = self.parser
        result = []
        if arg[1] in parser.prefix_chars:
            if parser.allow_abbrev:
                prefix, separator, explicit = arg.partition('=')
                if not separator:
                    separator = explicit = None
                for option, action in parser._option_string_actions.items():
                    if option.startswith(prefix):
                        result.append((action, option, separator, explicit))
            return result
        for option, action in parser._option_string_actions.items():
            if option == arg[:2]:
                result.append((action, option, '', arg[2:]))
            elif option.startswith(arg):
                result.append((action, option, None, None))
        return result

    # --- Taking arguments ---

    def _available(self, index):
        """How many arguments stand before the next option; '--' is not one."""
        end = index
        while end < len(self.args) and end not in self.options:
            end += 1
        dashes = self.after_dashes
        return end - index - (dashes is not None and index <= dashes < end)

    def _slice(self, index, count, all_of_them=False):
        """(the next `count` arguments, the index behind them)"""
        if all_of_them:
            return self.args[index:], len(self.args)
        taken = []
        while len(taken) < count:
            if index != self.after_dashes:
                taken.append(self.args[index])
            index += 1
        return taken, index

    def _take_positionals(self, index):
        available = self._available(index)
        for count in range(len(self.positionals), 0, -1):
            actions = self.positionals[:count]
            if sum(_fewest(action.nargs) for action in actions) > available:
                continue
            for number, action in enumerate(actions):
                reserved = sum(_fewest(later.nargs) for later in actions[number + 1:])
                here = self._available(index)
                take = min(_most(action.nargs, here - reserved), here - reserved)
                everything = _takes_all(action.nargs)
                values, index = self._slice(index, take, everything)
                if everything and action.nargs == PARSER and values and values[0] == '--':
                    values = values[1:]
                self._take(action, values)
            del self.positionals[:count]
            break
        return index

    def _count_for(self, action, available):
        nargs = action.nargs
        if _fewest(nargs) > available:
            raise ArgumentError(action, _expected(nargs))
        return min(_most(nargs, available), available)

    def _take_option(self, index):
        action, option, separator, explicit = self.options[index]
        taken = []
        while True:
            if action is None:
                self.extras.append(self.args[index])
                return index + 1
            if explicit is None:
                if action.nargs == REMAINDER:
                    values, end = self.args[index + 1:], len(self.args)
                else:
                    available = self._available(index + 1)
                    if self.after_dashes is not None and self.after_dashes > index:
                        available = min(available, self.after_dashes - index - 1)
                    count = self._count_for(action, available)
                    values, end = self._slice(index + 1, count)
                taken.append((action, values, option))
                break
            chars = self.parser.prefix_chars
            count = self._count_for(action, 1)
            if count == 0 and option[1] not in chars and explicit != '':
                # One letter of several: -xvf
                if separator or explicit[0] in chars:
                    raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
                taken.append((action, [], option))
                option = option[0] + explicit[0]
                if option not in self.parser._option_string_actions:
                    self.extras.append(option[0] + explicit)
                    end = index + 1
                    break
                action = self.parser._option_string_actions[option]
                explicit = explicit[1:]
                if not explicit:
                    separator = explicit = None
                elif explicit[0] == '=':
                    separator, explicit = '=', explicit[1:]
                else:
                    separator = ''
            elif count == 1:
                taken.append((action, [explicit], option))
                end = index + 1
                break
            else:
                raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
        for action, values, option in taken:
            self._take(action, values, option)
        return end

    def _take(self, action, strings, option=None):
        self.seen.append(action)
        values = self._values(action, strings)
        if values is not action.default:
            self.given.append(action)
            for other in self.conflicts.get(id(action), ()):
                if other in self.given:
                    raise ArgumentError(action,
                                        f'not allowed with argument {_argument_name(other)}')
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    # --- Values ---

    def _values(self, action, strings):
        nargs = action.nargs
        if not strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check(action, value)
            return value
        if not strings and nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is None:
                return strings
            self._check(action, action.default)
            return action.default
        if len(strings) == 1 and nargs in (None, OPTIONAL):
            value = self._value(action, strings[0])
            self._check(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._value(action, string) for string in strings]
        if nargs == PARSER:
            self._check(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check(action, value)
        return values

    def _value(self, action, string):
        convert = self.parser._registry_get('type', action.type, action.type)
        try:
            return convert(string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {string!r}')

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ', '.join(map(repr, action.choices))
            raise ArgumentError(action, f'invalid choice: {value!r} (choose from {choices})')

    def _finish(self):
        """Defaults that are text are converted; what is required must be there."""
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_argument_name(action))
            elif (isinstance(action.default, str)
                  and getattr(self.namespace, action.dest, None) is action.default):
                setattr(self.namespace, action.dest, self._value(action, action.default))
        if missing:
            raise ArgumentError(None, 'the following arguments are required: '
                                f'{", ".join(missing)}')
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.given
                                          for action in group._group_actions):
                names = ' '.join(_argument_name(action) for action in group._group_actions
                                 if action.help is not SUPPRESS)
                raise ArgumentError(None, f'one of the arguments {names} is required')


def _expected(nargs):
    if nargs is None:
        return 'expected one argument'
    if nargs == OPTIONAL:
        return 'expected at most one argument'
    if nargs == ONE_OR_MORE:
        return 'expected at least one argument'
    return f'expected {nargs} argument{"" if nargs == 1 else "s"}'
