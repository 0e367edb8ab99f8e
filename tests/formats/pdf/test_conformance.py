"""Every kind of list against `page`, a checker of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), on the real data.

`page` passes the corpora that veraPDF is tested with; it checks what a program can, not whether a text makes sense.
"""

from __future__ import annotations

import io
import re
from typing import Any

import page
import pytest
import typst

import emn_glossary as emn
from emn_glossary.formats import pdf
from emn_glossary.formats.printed import ORDERS
from emn_glossary.model import Concept, Glossary, Term, Text
from emn_glossary.slots import Slot

STANDARDS = ("ua1", "2a")
LIMITS = page.SafetyLimits(max_reference_depth=10_000)  # bookmarks lead from one to the next


def wrong(content: bytes) -> list[str]:
    """What a file does wrong by either standard."""
    return [failure for standard in STANDARDS for failure in failures(content, standard)]


def failures(content: bytes, standard: str) -> list[str]:
    """What a file does wrong by a standard: rule and message."""
    report = page.validate_pdf_bytes(content, profile=standard, limits=LIMITS)
    assert report.rules.total > 100
    return [
        f"{found.rule_id} {found.message}"
        for found in report.failures
        if not (found.rule_id == "PDFA2A-STREAM-LENGTH-001" and ends_in_cr(content, found.object_id))
    ]


def ends_in_cr(content: bytes, object_id: Any) -> bool:
    """Whether an object's stream is as long as it says and its last byte happens to be a carriage return.

    `page` 0.11 takes that byte and the line feed before `endstream` (ISO 32000-1, 7.3.8.1) for one end of line, and so
    counts a byte too few. One compressed stream in 256 ends in that byte.
    """
    body = content[content.index(b"\n%d %d obj" % (object_id.object_number, object_id.generation)) :]
    head = re.search(rb"/Length (\d+).*?stream\r?\n", body, re.DOTALL)
    assert head is not None
    end = head.end() + int(head[1])
    return body[end - 1 : end + 10] == b"\r\nendstream"


def printed(glossary: Glossary, **options: Any) -> bytes:
    target = io.BytesIO()
    pdf.write(glossary, target, **options)
    return target.getvalue()


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return emn.load()


@pytest.mark.parametrize("order", ORDERS)
def test_every_list_of_the_real_glossary_conforms(shipped: Glossary, order: str) -> None:
    """The list of changes is from a glossary in which every tenth entry was not there and the rest had other words."""
    before = Glossary(
        entry.with_values({Slot("definition", "nb"): Text("Noe helt annet.", "nb")})
        for number, entry in enumerate(shipped.concepts)
        if number % 10
    )
    content = printed(shipped, order=order, before=before)
    assert wrong(content) == []


@pytest.mark.parametrize("ui", ["nn", "en"])
def test_a_page_in_another_language_conforms(glossary: Glossary, ui: str) -> None:
    for order in ORDERS:
        content = printed(glossary, order=order, ui=ui)
        assert wrong(content) == [], order


def test_a_list_in_every_script_conforms() -> None:
    terms = {"el": "άσυλο", "uk": "притулок", "bg": "убежище", "ka": "თავშესაფარი", "hy": "ապաստան", "mt": "ażil"}
    values = {Slot("preferred", lang): Term(text, lang) for lang, text in terms.items()}
    entry = Concept("c1", {Slot("preferred", "nb"): Term("asyl", "nb"), **values})
    content = printed(Glossary([entry]), langs=("nb", *terms))
    assert wrong(content) == []


def test_the_checker_finds_what_is_wrong() -> None:
    """A file without tags, title or claim fails both standards."""
    untagged = typst.compile(b"Hei.", format="pdf", pdf_tags=False)
    assert len(failures(untagged, "ua1")) > 2
    assert len(failures(untagged, "2a")) > 2
