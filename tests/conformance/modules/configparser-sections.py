# Settings read, asked, filled in, changed and written; what is wrong in them.
import configparser, io, sys

c = configparser.ConfigParser()
c.read_string('\n[DEFAULT]\ntimeout = 30\ndebug: yes\n; comment\n# comment2\n[server]\nhost = localhost\nport = 8080\nurl = http://%(host)s:%(port)s/\nmulti = a\n  b\n  c\nempty =\n[workers]\ncount=4\nrate = 1.5\n')
print(c.sections(), c['server']['host'], c.getint('server', 'port'), c['server'].getboolean('debug'), c.getfloat('workers', 'rate'), c.get('server', 'url'), c['server']['timeout'], repr(c['server']['multi']), repr(c['server']['empty']), 'server' in c, c.has_option('server', 'x'), c.options('workers'), dict(c['workers']), c.defaults())
print(c.get('server', 'nope', fallback='fb'), c['server'].get('nope'), c['server'].getint('port', 1), c.get('server', 'url', raw=True), c.items('workers'), c['server'], c)
for f in (lambda: c['zz'], lambda: c.get('zz', 'a'), lambda: c.get('server', 'zz'), lambda: c['server']['zz'], lambda: c.getint('server', 'host'), lambda: c.getboolean('server', 'host'), lambda: c.add_section('server'), lambda: c.read_string('nosection=1'), lambda: c.read_string('[a]\nx=1\nx=2'), lambda: c.read_string('[a]\n[a]'), lambda: c.read_string('[a]\nbad line'), lambda: c.set('server', 'a', 1), lambda: c.read_string('[q]\nv=%(zz)s') or c.get('q', 'v')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
c['new'] = {'A': 1, 'b': 'two'}
c.set('new', 'c', '3')
c.remove_option('new', 'b')
c.remove_section('workers')
out = io.StringIO()
c.write(out)
print(out.getvalue())
c2 = configparser.ConfigParser(allow_no_value=True, delimiters=('=',), interpolation=None)
c2.optionxform = str
c2.read_dict({'S': {'Key': '100%', 'n': 5}})
c2.read_string('[T]\nflag\nA=b')
print(c2['S']['Key'], c2['T']['flag'], list(c2['T']), c2.read('missing.ini'))
r = configparser.RawConfigParser()
r.read_string('[a]\nx=%(y)s')
print(r['a']['x'])
