#!/usr/bin/env python3
"""Serves a folder as a static site, with the MIME types that wasm and modules need.

    serve.py FOLDER [--port 8000] [--prefix /some/path]

Port 0 takes a free one. The first line printed is the address, alone.
"""

import argparse
import errno
import functools
import http.server
import sys


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".png": "image/png",
        ".py": "text/plain; charset=utf-8",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
    }

    def __init__(self, *arguments, prefix, **options):
        self.prefix = prefix
        super().__init__(*arguments, **options)

    def do_GET(self):
        if self.strip_prefix():
            super().do_GET()

    def do_HEAD(self):
        if self.strip_prefix():
            super().do_HEAD()

    def strip_prefix(self):
        if not self.path.startswith(self.prefix + "/"):
            self.send_error(404)
            return False
        self.path = self.path.removeprefix(self.prefix)
        return True

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")  # a new build shows at once
        super().end_headers()

    def log_request(self, code="-", size="-"):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--prefix", default="", help="serve below this path")
    options = parser.parse_args()
    handler = functools.partial(Handler, directory=options.folder, prefix=options.prefix.rstrip("/"))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), handler)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.exit(f"Port {options.port} is taken: stop what uses it, or say PORT=8080 make run")
    print(f"http://localhost:{server.server_port}{options.prefix.rstrip('/')}/", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


main()
