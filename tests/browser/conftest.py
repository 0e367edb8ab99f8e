"""The shipped glossary as a site, in a real Chromium: read from files, and from a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from emn_glossary import formats, history
from emn_glossary.coverage import coverage
from emn_glossary.history import Past
from emn_glossary.model import Concept, Glossary, Link, State, Status, Term, Text
from emn_glossary.publish import Office, build
from emn_glossary.slots import Slot

DATA = Path(__file__).parents[2] / "data" / "skos"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
EMN = State(Status.CURRENT, "EMN")
OFFICE = Office("Utlendingsdirektoratet (UDI)", "EMN Norge", "emn@example.org", "https://www.udi.no/")
LONG = "menneskerettighetsbeskyttelsesforpliktelser"
# What the shipped glossary does not have today, and pages must be able to show.
UNUSUAL = (
    Concept("c9999", {Slot("preferred", "nb"): Term("<script>alert('nb')</script>", "nb")}),
    Concept(
        "c9998",
        {
            Slot("preferred", "en"): Term("alien", "en", EMN),
            Slot("preferred", "nb"): Term("fremmed", "nb", EMN),
            Slot("deprecated", "nb"): (Term("fremmedarbeider", "nb", EMN),),
            Slot("alternative", "nb"): (Term(LONG, "nb", replace(EMN, status=Status.WAITING, origin="NO")),),
            Slot("no_equivalent", "nn"): Text("Skriv om i setninga.", "nn"),
            Slot("note", "nb"): (Text(f"{LONG} {LONG}. " * 30, "nb"),),
            Slot("preferred", "ar"): Term("أجنبي", "ar"),
            Slot("broader"): (Link("c0219"), Link("c0177")),
        },
    ),
    Concept("c9996", {Slot("preferred", "en"): Term("boat people", "en")}),
    Concept(
        "c9997",
        {
            Slot("preferred", "en"): Term("bogus refugee", "en"),
            Slot("retired"): "true",
            Slot("replaced_by"): (Link("c0219"),),
        },
    ),
)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """The shipped glossary, with unusual entries."""
    return formats.read(DATA).glossary.with_entries(UNUSUAL)


@pytest.fixture(scope="session")
def sites(glossary: Glossary, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Its site in a folder, in the language asked for, made once; with two releases behind it."""
    past = _past(
        formats.read(DATA / "upstream.ttl").glossary, glossary.with_entries((), without=[c.id for c in UNUSUAL])
    )

    @cache
    def made(ui: str) -> Path:
        folder = tmp_path_factory.mktemp("browser") / ui
        build(glossary, folder, ui=ui, downloads=("csv",), past=past, office=OFFICE)
        return folder

    return made


def _past(upstream: Glossary, released: Glossary) -> Past:
    first = history.release(Past(), upstream, "2025.1", "2025-05-17", coverage(upstream))
    assert first
    past = Past(released=upstream, milestones=(first,))
    second = history.release(past, released, "2026.1", "2026-11-22", coverage(released))
    assert second
    return Past(upstream, released, (first, second))


@pytest.fixture(scope="session")
def site(sites: Callable[[str], Path]) -> Path:
    """Its site in bokmål."""
    return sites("nb")


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
def open_page(browser: Browser, sites: Callable[[str], Path]) -> Iterator[Open]:
    """Open a page of the site, by default from its file; what it complains of fails the test afterwards.

    A search that the address asks for has been answered.
    """
    contexts, complaints = [], []

    def opened(path: str, *, at: str = "", ui: str = "nb", width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((at or f"file://{sites(ui)}/") + path)
        if "?q=" in path:
            page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
