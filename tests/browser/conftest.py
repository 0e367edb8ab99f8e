"""The shipped glossary as a site, in a real Chromium: read from files, and from a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from emn_glossary import formats
from emn_glossary.history import Past
from emn_glossary.model import Concept, Glossary, Term
from emn_glossary.publish import Office, build
from emn_glossary.slots import Slot

DATA = Path(__file__).parents[2] / "data" / "skos"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
OFFICE = Office("Utlendingsdirektoratet (UDI)", "EMN Norge", "emn@example.org", "https://www.udi.no/")
MARKUP = Concept("c9999", {Slot("preferred", "nb"): Term("<script>alert('nb')</script>", "nb")})

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """The shipped glossary, with an entry whose term is markup."""
    return formats.read(DATA).glossary.with_entries([MARKUP])


@pytest.fixture(scope="session")
def site(glossary: Glossary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site in a folder."""
    folder = tmp_path_factory.mktemp("browser") / "site"
    before = formats.read(DATA / "upstream.ttl").glossary
    build(glossary, folder, downloads=("csv",), past=Past(before), office=OFFICE)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the site on a server that knows nothing but files."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Open]:
    """Open a page of the site, by default from its file; what it complains of fails the test afterwards."""
    contexts, complaints = [], []

    def opened(path: str, *, at: str = "", width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((at or f"file://{site}/") + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
