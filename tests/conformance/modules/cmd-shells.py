import cmd, io, sys
class Shell(cmd.Cmd):
    intro = 'Welcome.'; prompt = '> '
    def __init__(self, **k): super().__init__(**k); self.items = {}
    def do_set(self, arg):
        """set KEY VALUE
           sets it"""
        k, _, v = arg.partition(' '); self.items[k] = v; print('set', k, v)
    def do_get(self, arg): print(self.items.get(arg, 'none'))
    def do_quit(self, arg): "Leave"; print('bye'); return True
    def help_topic(self): print('about a topic')
    def precmd(self, line): return line.lower() if line != 'EOF' else line
    def postcmd(self, stop, line): print('[post]', stop, repr(line)); return stop
s = Shell(); 
for l in ['set a 1', 'get a', '', 'help', 'help set', 'help get', 'help topic', 'help nope', '?', '!ls', 'unknown x', 'a b', 'quit']: print('--', l); print(s.onecmd(l))
print(s.parseline('set x  y '), s.completenames('s'), s.complete_help('t'))
sh = Shell(stdin=io.StringIO('SET b 2\nget b\nquit\nnever\n')); sh.use_rawinput = False; sh.cmdloop()
s.cmdqueue = ['get a', 'quit']; s.cmdloop('Again')
class T(cmd.Cmd): pass
for i in range(30): setattr(T, f'do_command{i}', lambda self, a: None)
T().onecmd('help'); T().columnize([f'item{i}' * (i % 3 + 1) for i in range(23)], 60); T().columnize([]); T().columnize(['x']); T().columnize(['a' * 90, 'b'])
sh = Shell(stdin=io.StringIO('')); sh.use_rawinput = False; sh.do_EOF = lambda a: True; sh.cmdloop()
