"""Look-up as a web service, in the standard library: GET /?q=asylsøkerne gives JSON. Here it answers one request."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, quote, urlsplit
from urllib.request import urlopen

import emn_glossary as emn

INDEX = emn.Index(emn.load())  # never changes, so every thread may ask it


class LookUp(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        word = parse_qs(urlsplit(self.path).query).get("q", [""])[0]
        hits = [hit.plain() for hit in emn.lookup(INDEX, word) if hit.sure]
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.end_headers()
        self.wfile.write(json.dumps({"query": word, "hits": hits}, ensure_ascii=False).encode())

    def log_message(self, *_: object) -> None: ...


server = HTTPServer(("127.0.0.1", 0), LookUp)
Thread(target=server.handle_request).start()
with urlopen(f"http://127.0.0.1:{server.server_port}/?q={quote('asylsøkerne')}") as answer:
    print(json.load(answer)["hits"][0]["preferred"]["en"])
