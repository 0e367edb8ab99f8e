"""`emn serve [DIR]`: the web site on this machine, made anew when the data change. For previews, not for the public."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session
from emn_cli.publish import make
from emn_glossary.errors import GlossaryError, PublishError
from emn_glossary.findings import sentence
from emn_glossary.messages import text

HOST = "127.0.0.1"
QUICK = ("csv", "turtle")  # files for readers that are quickly made
_STATE, _SCRIPT = "/-/state", "/-/reload.js"
_RELOAD = b"""let seen;
setInterval(async () => {
  try {
    const now = await (await fetch("/-/state")).json();
    if (seen !== undefined && now.version !== seen) location.reload();
    seen = now.version;
    const told = document.getElementById("emn-error") || document.createElement("p");
    told.id = "emn-error";
    told.className = "notice";
    told.setAttribute("role", "alert");
    if (told.textContent !== now.error) told.textContent = now.error;
    if (now.error) document.getElementById("content").prepend(told); else told.remove();
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
            parent = "" if folder else stack.enter_context(tempfile.TemporaryDirectory(prefix="emn-"))
            target = Path(folder) if folder else Path(parent) / "site"
            downloads = None if folder else QUICK  # a folder of the user's is made as `emn publish` makes it
            preview = Preview(target, port)
            stack.callback(preview.stop)
            with session.console.progress("publish.progress") as progress:
                make(session, target, downloads=downloads, progress=progress)
            preview.start()
            session.console.say("serve.at", address=preview.address)
            source = session.workspace.folder
            for _ in watch(
                source, watch_filter=outside(target), stop_event=preview.stopped, raise_interrupt=False, debounce=400
            ):
                rebuild(session, target, preview, downloads=downloads)

    return serve


def outside(target: Path) -> Callable[[object, str], bool]:
    """Which changes matter: those of the data, not of the site where it lies among them, nor of files half-written."""
    site = target.resolve()
    return lambda _, path: not Path(path).is_relative_to(site) and not Path(path).name.startswith(".")


def rebuild(session: Session, target: Path, preview: Preview, *, downloads: Sequence[str] | None = QUICK) -> None:
    """Make the site anew; what is wrong with the data is told, and the old pages stay until it is mended."""
    try:
        built = make(session, target, downloads=downloads)
    except GlossaryError as error:
        session.console.error(error)
        preview.error = sentence(error.text(session.ui), error.hint(session.ui))
        return
    preview.error = ""
    preview.version += 1
    session.console.say("serve.rebuilt", written=len(built.written))


class Preview:
    """A site answered for on this machine; `version` counts how often it was made anew, `error` is what is wrong.

    Raises:
        PublishError: the port cannot be had.
    """

    def __init__(self, folder: Path, port: int) -> None:
        self.version, self.error = 1, ""
        self.stopped = threading.Event()
        handler = partial(_Handler, self.state, directory=str(folder))
        try:
            self._server = ThreadingHTTPServer((HOST, port), handler)
        except OSError as error:
            raise PublishError("serve.port-taken", port=port) from error
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def state(self) -> bytes:
        """What the pages ask for."""
        return json.dumps({"version": self.version, "error": self.error}).encode()

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://{HOST}:{self._server.server_port}/"

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering."""
        self.stopped.set()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site; pages get a script that loads them again when the site was made anew."""

    extensions_map = _TYPES

    def __init__(self, state: Callable[[], bytes], *args: Any, **more: Any) -> None:
        self._state = state
        super().__init__(*args, **more)

    def do_GET(self) -> None:
        """Answer."""
        path = self.path.partition("?")[0]
        page = Path(self.translate_path("/index.html" if path == "/" else path))
        if not self._is_asked_by_name():
            self.send_error(403)
        elif path == _STATE:
            self._answer(self._state(), "application/json")
        elif path == _SCRIPT:
            self._answer(_RELOAD, "text/javascript")
        elif page.suffix == ".html" and page.is_file():
            self._answer(_with_reload(page.read_bytes()), "text/html")
        elif not page.suffix and page.with_suffix(".html").is_file():  # an entry's address leads to its page
            self.send_response(303)
            self.send_header("Location", f"/{page.name}.html")
            self.end_headers()
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer without the content."""
        if self._is_asked_by_name():
            super().do_HEAD()
        else:
            self.send_error(403)

    def _is_asked_by_name(self) -> bool:
        """Whether this machine is meant: no other site's page may read the preview through the reader's browser."""
        host, port = self.headers.get("Host", ""), cast("HTTPServer", self.server).server_port
        names = (HOST, "localhost")
        return host in {f"{name}:{port}" for name in names} or (port == 80 and host in names)

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
