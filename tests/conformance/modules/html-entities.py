# References by name and number, with and without semicolon.
import html

print(html.unescape('caf&eacute; &ntilde; &uuml; &Auml; &szlig; &euro; &hellip; &mdash; &ldquo;q&rdquo; &times; &frac12; &deg; &pound; &yen; &sect; &para; &middot; &bull; &rarr; &larr; &alpha; &Omega; &infin; &ne; &le; &ge; &copy; &reg; &trade; &nope; &amp;lt; &#8364; &#x1F600; &lt'), html.escape('a\'b"', quote=False))
print(html.unescape('&copy2024 &notit; &ampx &AMP &#128;&#150; &#x; &; & &#0; &apos; &apos &eacuteee &hearts;&sum;'))
print([html.unescape(f'&#{i};') for i in range(128, 160)] == [c if c.isprintable() else c for c in map(html.unescape, (f'&#x{i:x};' for i in range(128, 160)))])
print(repr(''.join((html.unescape(f'&#{i}') for i in range(128, 165)))))
