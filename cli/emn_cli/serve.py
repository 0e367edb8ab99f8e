"""`emn serve [DIR]`: the web site on this machine, made anew when the data change. For previews, not for the public."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session
from emn_cli.publish import make
from emn_glossary.errors import GlossaryError, PublishError
from emn_glossary.messages import text

HOST = "127.0.0.1"
DOWNLOADS = ("csv", "turtle")  # those that are quickly made
_VERSION, _SCRIPT = "/-/version", "/-/reload.js"
_RELOAD = b"""let seen;
setInterval(async () => {
  try {
    const now = await (await fetch("/-/version")).text();
    if (seen && now !== seen) location.reload();
    seen = now;
  } catch { }
}, 700);
"""
_TYPES = {**SimpleHTTPRequestHandler.extensions_map, ".ttl": "text/turtle", ".jsonld": "application/ld+json"}


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("serve", ui)
    @click.argument("folder", metavar="[DIR]", type=click.Path(file_okay=False), required=False)
    @click.option(
        "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help=text("option.port", ui)
    )
    def serve(session: Session, *, folder: str | None, port: int) -> None:
        from watchfiles import watch  # noqa: PLC0415

        with ExitStack() as stack:
            target = Path(folder or stack.enter_context(tempfile.TemporaryDirectory(prefix="emn-"))) / ""
            target = target if folder else target / "site"
            make(session, target, downloads=DOWNLOADS)
            preview = Preview(target, port)
            stack.callback(preview.stop)
            session.console.say("serve.at", address=preview.address)
            for _ in watch(session.workspace.folder, stop_event=preview.stopped, raise_interrupt=False):
                rebuild(session, target, preview)

    return serve


def rebuild(session: Session, target: Path, preview: Preview) -> None:
    """Make the site anew; what is wrong with the data is told, and the old pages stay until it is mended."""
    try:
        built = make(session, target, downloads=DOWNLOADS)
    except GlossaryError as error:
        session.console.error(error)
        return
    preview.version += 1
    session.console.say("serve.rebuilt", written=len(built.written))


class Preview:
    """A site answered for on this machine; `version` counts how often it was made anew."""

    def __init__(self, folder: Path, port: int) -> None:
        self.version = 1
        self.stopped = threading.Event()
        handler = partial(_Handler, lambda: self.version, directory=str(folder))
        try:
            self._server = ThreadingHTTPServer((HOST, port), handler)
        except OSError as error:
            raise PublishError("serve.port-taken", port=port) from error
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://{HOST}:{self._server.server_port}/"

    def stop(self) -> None:
        """Stop answering."""
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site; pages get a script that loads them again when the site was made anew."""

    extensions_map = _TYPES

    def __init__(self, version: Callable[[], int], *args: Any, **more: Any) -> None:
        self._version = version
        super().__init__(*args, **more)

    def do_GET(self) -> None:
        """Answer; only those who ask for this machine by its name, so that no other site can read the preview."""
        path = self.path.partition("?")[0]
        if self.headers.get("Host", "").rpartition(":")[0] not in (HOST, "localhost"):
            self.send_error(403)
        elif path == _VERSION:
            self._answer(str(self._version()).encode(), "text/plain")
        elif path == _SCRIPT:
            self._answer(_RELOAD, "text/javascript")
        elif (
            page := Path(self.translate_path("/index.html" if path == "/" else path))
        ).suffix == ".html" and page.is_file():
            self._answer(_with_reload(page.read_bytes()), "text/html")
        else:
            super().do_GET()

    def _answer(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""


def _with_reload(page: bytes) -> bytes:
    allowed = page.replace(b"script-src 'self' file:; ", b"", 1)
    allowed = allowed.replace(b"default-src 'none';", b"default-src 'none'; script-src 'self'; connect-src 'self';", 1)
    return allowed.replace(b"</head>", f'<script src="{_SCRIPT}" defer></script>\n</head>'.encode(), 1)
