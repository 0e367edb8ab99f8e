"""Printed lists: ours, tagged, beside the same words set by reportlab, untagged; then how the time grows.

reportlab gets the plan that our typesetter gets, and sets it as plainly as a list can be set: two columns, letter
headings, page numbers; no tags, no languages, no links, no guide words, no bookmarks.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.generate import glossary
from benchmarks.measure import Result, alone, pair
from emn_glossary.formats import FORMATS
from emn_glossary.formats.printed import plan
from emn_glossary.formats.printed.blocks import Heading, Items, Plan, Runs
from emn_glossary.model import Glossary


def results() -> Iterator[Result]:
    """550 entries beside reportlab; each kind of list and format of 550 and 7 000 entries by itself."""
    small = glossary(550)
    yield pair("PDF list, tagged, 550 concepts", ours(small, "pdf"), "reportlab, untagged", reportlab(small), 5)
    large = glossary(7000)
    yield pair("PDF list, tagged, 7 000 concepts", ours(large, "pdf"), "reportlab, untagged", reportlab(large), 2)
    for order in ("en", "theme", "work", "changes", "full"):
        yield alone(f"PDF, order {order}, 550 concepts", ours(small, "pdf", order=order), 3)
    for name in ("docx", "markdown", "text"):
        for count, content in (("550", small), ("7 000", large)):
            yield alone(f"{FORMATS[name].title}, {count} concepts", ours(content, name), 2)
    for readers in ("norsk", "definisjoner"):
        yield alone(f"Excel for readers ({readers}), 7 000 concepts", ours(large, "xlsx", readers=readers), 2)


def ours(content: Glossary, name: str, **options: Any) -> Callable[[], object]:
    """A list in one of our formats."""
    return lambda: FORMATS[name].writer()(content, io.BytesIO(), **options)


def reportlab(content: Glossary) -> Callable[[], object]:
    """The bokmål list by reportlab."""
    return lambda: _set(plan(content))


def _set(listed: Plan) -> bytes:
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.lib.units import mm  # noqa: PLC0415
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph  # noqa: PLC0415

    made = io.BytesIO()
    width, height = (A4[0] - 46 * mm) / 2, A4[1] - 46 * mm
    frames = [Frame(20 * mm + at * (width + 6 * mm), 22 * mm, width, height, 0, 0, 0, 0) for at in (0, 1)]
    document = BaseDocTemplate(made, pagesize=A4)
    number = "Helvetica", 8.5, A4[0] - 20 * mm, 12 * mm

    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont(*number[:2])
        canvas.drawRightString(*number[2:], str(document.page))

    document.addPageTemplates(PageTemplate(frames=frames, onPage=foot))
    line = ParagraphStyle("line", fontSize=9.5, leading=12, leftIndent=8, firstLineIndent=-8, spaceAfter=4)
    letter = ParagraphStyle("letter", fontSize=13, leading=16, spaceBefore=8, spaceAfter=4)
    story: list[Any] = []
    for section in listed.sections:
        for block in section.blocks:
            if isinstance(block, Heading):
                story.append(Paragraph(_words(block.runs), letter))
            elif isinstance(block, Items):
                for item in block.items:
                    said = "<br/>".join(map(_words, item.body))
                    story.append(Paragraph(f"<b>{_words(item.head)}</b> {said}", line))
    document.build(story)
    return made.getvalue()


def _words(runs: Runs) -> str:
    return escape("".join(run.text for run in runs))
