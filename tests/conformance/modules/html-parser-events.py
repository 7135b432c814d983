# What HTMLParser tells of a page, also in pieces and of one that is wrong.
from html.entities import codepoint2name, name2codepoint
from html.parser import HTMLParser


class Printer(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print(self.getpos(), 'start', tag, attrs, repr(self.get_starttag_text()))

    def handle_endtag(self, tag):
        print(self.getpos(), 'end', tag)

    def handle_data(self, data):
        print(self.getpos(), 'data', repr(data))

    def handle_comment(self, data):
        print('comment', repr(data))

    def handle_entityref(self, name):
        print('entity', name, chr(name2codepoint[name]))

    def handle_charref(self, name):
        print('char', name)

    def handle_decl(self, decl):
        print('decl', decl)

    def handle_pi(self, data):
        print('pi', data)

    def unknown_decl(self, data):
        print('unknown', data)


PAGE = '''<!DOCTYPE html>
<html><head><title>A &amp; B</title><script>if (a < b) x("<p>");</script></head>
<body class="x y" ID=main data-q='1&lt;2' disabled><!-- note --><p>&eacute;&#233;&#xe9; 1 < 2<br/>
<img src="a.png" alt="x>y" /></P><?php x ?><![CDATA[ z ]]></body></html>'''
Printer().feed(PAGE)
print('-- not converted')
Printer(convert_charrefs=False).feed('<a href="?x=1&amp;y=2">&lt;&#62; &copy;</a>')
print('-- in pieces')
parser = Printer()
for piece in ('<di', 'v id', '="a', 'b">te', 'xt &am', 'p; more</d', 'iv', '> tail'):
    parser.feed(piece)
parser.close()
print('-- wrong')
for wrong in ('<', '<a', '</', '</ p>x', '<>', '<a b=\'c>', '<p <q>', '&', '&#', '<!x>', '</>a', '<a/b>'):
    parser = Printer()
    parser.feed(wrong)
    parser.close()
print(codepoint2name[233], name2codepoint['euro'])


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == 'a':
            self.links += [value for name, value in attrs if name == 'href']


links = Links()
links.feed('<p><a href="/one">1</a> <A HREF=two>2</A> <a name=x>3</a>')
print(links.links)
