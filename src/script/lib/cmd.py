"""Command lines that are read and carried out one by one."""

import string
import sys

__all__ = ["Cmd"]

PROMPT = '(Cmd) '
IDENTCHARS = string.ascii_letters + string.digits + '_'


class Cmd:
    """A subclass has a method do_NAME(arg) for each command."""

    prompt = PROMPT
    identchars = IDENTCHARS
    ruler = '='
    lastcmd = ''
    intro = None
    doc_leader = ""
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"
    undoc_header = "Undocumented commands:"
    nohelp = "*** No help on %s"
    use_rawinput = 1

    def __init__(self, completekey='tab', stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    # --- The loop ---------------------------------------------------------------------------

    def cmdloop(self, intro=None):
        """Reads lines and carries them out until a command returns something true."""
        self.preloop()
        if intro is not None:
            self.intro = intro
        if self.intro:
            self.stdout.write(str(self.intro) + "\n")
        stop = None
        while not stop:
            line = self.precmd(self.cmdqueue.pop(0) if self.cmdqueue else self._next_line())
            stop = self.postcmd(self.onecmd(line), line)
        self.postloop()

    def _next_line(self):
        if self.use_rawinput:
            try:
                return input(self.prompt)
            except EOFError:
                return 'EOF'
        self.stdout.write(self.prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip('\r\n') if line else 'EOF'

    def precmd(self, line):
        """Called before a line is taken; returns the line to take."""
        return line

    def postcmd(self, stop, line):
        """Called after a line; returns whether to stop."""
        return stop

    def preloop(self):
        """Called as the loop begins."""

    def postloop(self):
        """Called as the loop ends."""

    # --- One line ---------------------------------------------------------------------------

    def parseline(self, line):
        """(command, argument, line); the command is None where there is none."""
        line = line.strip()
        if not line:
            return None, None, line
        if line[0] == '?':
            line = 'help ' + line[1:]
        elif line[0] == '!':
            if not hasattr(self, 'do_shell'):
                return None, None, line
            line = 'shell ' + line[1:]
        end = 0
        while end < len(line) and line[end] in self.identchars:
            end += 1
        return line[:end], line[end:].strip(), line

    def onecmd(self, line):
        """Carries out a line; returns whether to stop."""
        command, argument, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is None:
            return self.default(line)
        self.lastcmd = '' if line == 'EOF' else line
        method = getattr(self, 'do_' + command, None) if command else None
        return self.default(line) if method is None else method(argument)

    def emptyline(self):
        """An empty line: the last command again."""
        if self.lastcmd:
            return self.onecmd(self.lastcmd)

    def default(self, line):
        """A line whose command is not known."""
        self.stdout.write(f'*** Unknown syntax: {line}\n')

    # --- Completion -------------------------------------------------------------------------

    def completedefault(self, *ignored):
        """What an argument may be."""
        return []

    def completenames(self, text, *ignored):
        """The commands that begin so."""
        return [name[3:] for name in self.get_names() if name.startswith('do_' + text)]

    def get_names(self):
        """The names of the class."""
        return dir(self.__class__)

    # --- Help -------------------------------------------------------------------------------

    def complete_help(self, *args):
        """The topics that begin so."""
        return sorted(set(self.completenames(*args))
                      | {name[5:] for name in self.get_names()
                         if name.startswith('help_' + args[0])})

    def do_help(self, arg):
        'List available commands with "help" or detailed help with "help cmd".'
        if not arg:
            self._list_topics()
            return
        explain = getattr(self, 'help_' + arg, None)
        if explain is not None:
            explain()
            return
        text = getattr(getattr(self, 'do_' + arg, None), '__doc__', None)
        if text:
            from inspect import cleandoc
            self.stdout.write(cleandoc(text) + "\n")
        else:
            self.stdout.write(str(self.nohelp % (arg,)) + "\n")

    def _list_topics(self):
        names = sorted(self.get_names())
        topics = {name[5:] for name in names if name.startswith('help_')}
        documented, undocumented = [], []
        for command in dict.fromkeys(name[3:] for name in names if name.startswith('do_')):
            if command in topics:
                topics.discard(command)
                documented.append(command)
            elif getattr(self, 'do_' + command).__doc__:
                documented.append(command)
            else:
                undocumented.append(command)
        self.stdout.write(f'{self.doc_leader}\n')
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        """A headline and the names below it."""
        if cmds:
            self.stdout.write(f'{header}\n')
            if self.ruler:
                self.stdout.write(self.ruler * len(header) + '\n')
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """The texts in as few lines as they fit in, one column after the other."""
        if not list:
            self.stdout.write("<empty>\n")
            return
        wrong = [str(index) for index, text in enumerate(list) if not isinstance(text, str)]
        if wrong:
            raise TypeError(f"list[i] not a string for i in {', '.join(wrong)}")
        if len(list) == 1:
            self.stdout.write(f'{list[0]}\n')
            return
        for height in range(1, len(list) + 1):
            columns = [list[start:start + height] for start in range(0, len(list), height)]
            widths = [max(map(len, column)) for column in columns]
            if sum(widths) + 2 * (len(widths) - 1) <= displaywidth:
                break
        else:
            widths = [0]
        for row in range(height):
            texts = [column[row] for column in columns if row < len(column)]
            line = "  ".join(text.ljust(width) for text, width in zip(texts, widths))
            self.stdout.write(f'{line}\n')
