"""Look-up as a web service (WSGI, PEP 3333): GET /?q=asylsøkerne gives the sure hits as JSON; any server runs it."""

import json
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, quote

import emn_glossary as emn

INDEX = emn.Index(emn.load())  # never changes, so every thread may ask it


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    word = parse_qs(environ["QUERY_STRING"]).get("q", [""])[0]
    hits = [hit.plain() for hit in emn.lookup(INDEX, word) if hit.sure]
    start_response("200 OK", [("Content-Type", "application/json; charset=utf-8")])
    return [json.dumps({"query": word, "hits": hits}, ensure_ascii=False).encode()]


# To serve it: wsgiref.simple_server.make_server("", 8000, application).serve_forever(). Here, one request:
(body,) = application({"QUERY_STRING": f"q={quote('asylsøkerne')}"}, lambda status, _: print(status))
print(json.loads(body)["hits"][0]["preferred"]["en"])
