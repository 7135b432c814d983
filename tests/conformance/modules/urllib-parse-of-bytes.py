# URLs of bytes are taken apart and joined as those of texts are.
from urllib.parse import (parse_qs, parse_qsl, quote, unquote_to_bytes, urldefrag, urljoin, urlparse,
                          urlsplit, urlunparse, urlunsplit)

url = urlparse(b'http://user:pw@Host:80/path;p?q=1#frag')
print(url)
print(url.hostname, url.port, url.username, url.password, url.geturl())
print(url.decode(), urlparse('http://a/b').encode())
print(urlsplit(b'//h/p?q'), urldefrag(b'a#b'), urljoin(b'http://a/b/c', b'../d'))
print(urlunsplit((b'http', b'h', b'/p', b'', b'')), urlunparse((b'http', b'h', b'/p', b'', b'q', b'')))
print(parse_qs(b'a=1&b=%20'), parse_qsl(b'x=1&x=2'), quote(b'a b\xff'), unquote_to_bytes('%41b'))
print(urlparse('//netloc/p', scheme='https'), urlsplit('a?b#c', allow_fragments=False))
for wrong in ("urljoin('a', b'b')", "urljoin(b'a', 'b')", "urlunsplit(('http', b'h', '', '', ''))"):
    try:
        print(eval(wrong))
    except TypeError as error:
        print(wrong, '->', error)
