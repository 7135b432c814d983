"""The help texts of argparse."""

from argparse import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE


class _Section:
    def __init__(self, parent, heading, indent):
        self.parent = parent
        self.heading = heading
        self.indent = indent
        self.items = []  # Functions that give text.

    def format(self):
        text = ''.join(part for part in [item() for item in self.items] if part)
        if not text:
            return ''
        heading = ''
        if self.heading is not None and self.heading is not SUPPRESS:
            heading = f'{" " * self.indent}{self.heading}:\n'
        return f'\n{heading}{text}\n'


class HelpFormatter:
    """Lays out usage and help."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        width = 78 if width is None else width
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._action_max_length = 0
        self._root_section = self._current_section = _Section(None, None, 0)

    # --- What is to be shown ---

    def start_section(self, heading):
        section = _Section(self._current_section, heading, self._current_indent)
        self._current_section.items.append(section.format)
        self._current_section = section
        self._current_indent += self._indent_increment

    def end_section(self):
        self._current_section = self._current_section.parent
        self._current_indent -= self._indent_increment

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add(self._format_text, text)

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add(self._format_usage, usage, actions, groups, prefix)

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._current_indent]
        for inner in _inner_actions(action):
            lengths.append(len(self._format_action_invocation(inner)) + self._current_indent
                           + self._indent_increment)
        self._action_max_length = max(self._action_max_length, *lengths)
        self._add(self._format_action, action)

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def _add(self, function, *args):
        indent = self._current_indent

        def show():
            self._current_indent = indent
            return function(*args)

        self._current_section.items.append(show)

    def format_help(self):
        text = self._root_section.format()
        while '\n\n\n' in text:
            text = text.replace('\n\n\n', '\n\n')
        text = text.strip('\n')
        return text + '\n' if text else ''

    # --- Usage ---

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = 'usage: ' if prefix is None else prefix
        if usage is not None:
            usage = usage % {'prog': self._prog}
        elif not actions:
            usage = self._prog
        else:
            usage = self._usage_of(actions, groups, prefix)
        return f'{prefix}{usage}\n\n'

    def _usage_of(self, actions, groups, prefix):
        prog = str(self._prog)
        options = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        parts = self._usage_parts(options + positionals, groups)
        usage = ' '.join([prog, *parts])
        width = self._width - self._current_indent
        if len(prefix) + len(usage) <= width:
            return usage
        option_parts = self._usage_parts(options, groups)
        positional_parts = self._usage_parts(positionals, groups)

        def lines_of(parts, indent, prefix=None):
            lines, line = [], []
            length = (len(indent) if prefix is None else len(prefix)) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + ' '.join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + ' '.join(line))
            if prefix is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(prog) <= 0.75 * width:
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if option_parts:
                lines = lines_of([prog, *option_parts], indent, prefix)
                lines += lines_of(positional_parts, indent)
            else:
                lines = lines_of([prog, *positional_parts], indent, prefix)
        else:
            indent = ' ' * len(prefix)
            lines = lines_of(option_parts + positional_parts, indent)
            if len(lines) > 1:
                lines = lines_of(option_parts, indent) + lines_of(positional_parts, indent)
            lines = [prog, *lines]
        return '\n'.join(lines)

    def _usage_parts(self, actions, groups):
        together = self._exclusive_runs(actions, groups)
        grouped = [action for _, _, group in together for action in group._group_actions]
        parts = [self._usage_part(action, action in grouped) for action in actions]
        for start, end, group in together:
            shown = [index for index in range(start, end) if parts[index] is not None]
            if group.required:
                begin, close = '()' if len(shown) > 1 else ('', '')
            else:
                begin, close = '[]'
            for index in shown[:-1]:
                parts[index] += ' |'
            parts[shown[0]] = begin + parts[shown[0]]
            parts[shown[-1]] += close
        return [part for part in parts if part is not None]

    def _exclusive_runs(self, actions, groups):
        """(start, end, group) of the groups whose actions stand side by side."""
        found = []
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f'empty group {group}')
            if all(action.help is SUPPRESS for action in members) or members[0] not in actions:
                continue
            start = actions.index(members[0])
            if actions[start:start + len(members)] == members:
                found.append((start, start + len(members), group))
        return found

    def _usage_part(self, action, in_group):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            if in_group and part[0] == '[' and part[-1] == ']':
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            shown = self._format_args(action, self._get_default_metavar_for_optional(action))
            part = f'{action.option_strings[0]} {shown}'
        return part if action.required or in_group else f'[{part}]'

    # --- Text and arguments ---

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        width = max(self._width - position, 11)
        header_width = position - self._current_indent - 2
        indent = ' ' * self._current_indent
        header = self._format_action_invocation(action)
        parts = []
        if not action.help:
            parts.append(f'{indent}{header}\n')
        else:
            fits = len(header) <= header_width
            parts.append(f'{indent}{header:{header_width}}  ' if fits else f'{indent}{header}\n')
            text = self._expand_help(action) if action.help.strip() else ''
            lines = self._split_lines(text, width) if text else []
            for number, line in enumerate(lines):
                before = '' if number == 0 and fits else ' ' * position
                parts.append(f'{before}{line}\n')
            if not lines and fits:
                parts.append('\n')
        self._current_indent += self._indent_increment
        for inner in _inner_actions(action):
            parts.append(self._format_action(inner))
        self._current_indent -= self._indent_increment
        return ''.join(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return self._metavars(action, default, 1)[0]
        options = ', '.join(action.option_strings)
        if action.nargs == 0:
            return options
        default = self._get_default_metavar_for_optional(action)
        return f'{options} {self._format_args(action, default)}'

    def _metavars(self, action, default, count):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = '{' + ','.join(map(str, action.choices)) + '}'
        else:
            result = default
        return result if isinstance(result, tuple) else (result,) * count

    def _format_args(self, action, default):
        nargs = action.nargs

        def names(count):
            return self._metavars(action, default, count)

        if nargs is None:
            return names(1)[0]
        if nargs == OPTIONAL:
            return f'[{names(1)[0]}]'
        if nargs == ZERO_OR_MORE:
            found = names(1)
            if len(found) == 2:
                return f'[{found[0]} [{found[1]} ...]]'
            return f'[{found[0]} ...]'
        if nargs == ONE_OR_MORE:
            first, second = names(2)
            return f'{first} [{second} ...]'
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return f'{names(1)[0]} ...'
        if nargs == SUPPRESS:
            return ''
        if not isinstance(nargs, int):
            raise ValueError('invalid nargs value')
        return ' '.join(names(nargs))

    def _expand_help(self, action):
        values = {'prog': self._prog}
        for name, value in vars(action).items():
            if value is not SUPPRESS:
                values[name] = value.__name__ if hasattr(value, '__name__') else value
        if values.get('choices') is not None:
            values['choices'] = ', '.join(map(str, values['choices']))
        return self._get_help_string(action) % values

    def _split_lines(self, text, width):
        from textwrap import wrap
        return wrap(' '.join(text.split()), width)

    def _fill_text(self, text, width, indent):
        from textwrap import fill
        return fill(' '.join(text.split()), width, initial_indent=indent,
                    subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


def _inner_actions(action):
    get = getattr(action, '_get_subactions', None)
    return get() if get is not None else ()


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps the lines of descriptions."""

    def _fill_text(self, text, width, indent):
        return ''.join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps the lines of all texts."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the defaults to the help of arguments."""

    def _get_help_string(self, action):
        text = action.help or ''
        if '%(default)' not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the types of arguments in place of their names."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


for _made in (HelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
              ArgumentDefaultsHelpFormatter, MetavarTypeHelpFormatter):
    _made.__module__ = 'argparse'
