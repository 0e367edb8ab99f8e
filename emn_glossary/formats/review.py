"""The review packet as a web page to print or send: before and after, English, source, reason, a place to approve.

Made to be read; approvals come back in the workbook that `emn export godkjenning.xlsx` makes of the same entries.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import BinaryIO

from emn_glossary.formats.xlsx.columns import slot_heading
from emn_glossary.languages import TARGETS, Lang
from emn_glossary.messages import text
from emn_glossary.model import EntryId, Glossary, Status
from emn_glossary.review import Row, rows

_STYLE = """
body { font: 11pt/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1a1a1a }
article { border: 1px solid #767676; border-radius: 4px; padding: .6rem 1rem; margin: 1rem 0; break-inside: avoid }
h2 { font-size: 1.1rem; margin: .2rem 0 } dl { display: grid; grid-template-columns: 11rem 1fr; gap: .2rem 1rem }
dt { color: #555 } dd { margin: 0; white-space: pre-line } .after { font-weight: 600 } .box { margin-right: 2rem }
"""
_FIELDS = ("definition", "source", "before", "after", "by", "reason")


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    ids: Iterable[EntryId] | None = None,
    langs: Iterable[Lang] = TARGETS,
    ui: Lang = "nb",
    published: Glossary | None = None,
    status: Status = Status.WAITING,
) -> None:
    """Write the page with the values of the entries (`ids`, else all) that have a status; `published` is EMN's own."""
    wanted = tuple(ids) if ids is not None else tuple(concept.id for concept in glossary.concepts)
    found = list(rows(glossary, wanted, tuple(langs), status, published))
    title = text("review.title", ui, status=text(f"status.{status}", ui))
    said = text("review.count", ui, count=len(found), edition=glossary.edition)
    body = "".join(_article(row, ui) for row in found) or f"<p>{escape(text('export.nothing', ui))}</p>"
    page = (
        f'<!DOCTYPE html>\n<html lang="{ui}">\n<head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n<body><main>\n'
        f"<h1>{escape(title)}</h1>\n<p>{escape(said)}</p>\n{body}</main></body>\n</html>\n"
    )
    target.write(page.encode())


def _article(row: Row, ui: Lang) -> str:
    heading = escape(f"{row.english} – {slot_heading(row.slot, ui)}")
    pairs = "".join(
        f'<dt>{escape(text(f"review.{name}", ui))}</dt><dd class="{name}">{escape(said)}</dd>'
        for name in _FIELDS
        if (said := getattr(row, name))
    )
    boxes = "".join(f'<span class="box">☐ {escape(text(f"review.box.{box}", ui))}</span>' for box in ("yes", "no"))
    title = f"<h2>{heading} <small>{row.id}</small></h2>"
    return f'<article id="{row.id}-{escape(str(row.slot))}">{title}<dl>{pairs}</dl><p>{boxes}</p></article>\n'
