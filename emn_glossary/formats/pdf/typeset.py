"""Typesetting: a plan becomes a PDF. The one home of `typst`; knows nothing of glossaries but the plan.

The same plan gives the same bytes: the fonts are those inside the typst wheel (the machine's own are ignored), the
date is the plan's, nothing is fetched. The wheel's fonts have Latin, Greek, Cyrillic, Georgian and Armenian letters;
a character they lack is refused, since PDF/UA-1 forbids empty boxes (ISO 14289-1, 7.21.8).
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal

from emn_glossary.errors import WriteError
from emn_glossary.formats.printed.blocks import Item, Items, Plan, Run
from emn_glossary.places import NOWHERE, Place

TEMPLATE = Path(__file__).with_name("list.typ")
STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
_NARROW, _TALLEST = 30, 45  # letters on a line, lines in a column: on the safe side
_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)


def pdf(plan: Plan) -> bytes:
    """The plan set as PDF/UA-1 and PDF/A-2a.

    Raises:
        WriteError: a character that no font has; with the entry it stands in.
    """
    import typst  # noqa: PLC0415

    try:
        return typst.compile(
            TEMPLATE.read_bytes(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"plan": json.dumps(_plain(plan), ensure_ascii=False)},
            pdf_standards=list(STANDARDS),
            timestamp=_timestamp(plan.date),
        )
    except typst.TypstError as error:
        found = _NO_GLYPH.search(error.message)
        if found is None:
            raise
        raise _no_glyph(plan, found.group(1)) from error


def _plain(plan: Plan) -> dict[str, Any]:
    """The plan for JSON (its named tuples become lists by themselves), and what is dear to find out while setting.

    `targets`: the anchors that something leads to. `tall`: the guide numbers of the items that need more than a column.
    """
    blocks = [block for section in plan.sections for block in section.blocks]
    listed = [item for block in blocks if isinstance(block, Items) for item in block.items]
    targets = {run.to: True for _, run in _texts(plan.sections, "") if run.to}
    tall = {str(item.guide): True for item in listed if _height(item) > _TALLEST}
    return {**{row.name: getattr(plan, row.name) for row in fields(plan)}, "targets": targets, "tall": tall}


def _height(item: Item) -> int:
    """About how many lines of a narrow column the tallest of an item and those under it takes."""
    own = sum(1 + sum(len(run.text) for run in line) // _NARROW for line in (item.head, *item.body))
    return max([own, *map(_height, item.children)])


def _timestamp(date: str) -> int:
    """The date as the typesetter wants it; PDF/A must have one, so a glossary without gets the epoch."""
    day = datetime.date.fromisoformat(date) if date else datetime.date(1970, 1, 1)
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def _no_glyph(plan: Plan, char: str) -> WriteError:
    """Where the character stands: the first entry with it, else just the text."""
    place, text = NOWHERE, plan.title
    for anchor, run in _texts(plan.sections, ""):
        if char in run.text:
            place, text = Place(concept=anchor.removeprefix("entry ")), run.text
            break
    return WriteError("cannot-print-text", place=place, char=char, text=text)


def _texts(part: object, anchor: str) -> Iterator[tuple[str, Run]]:
    """Every run of a plan with the anchor of the item that it stands in."""
    if isinstance(part, Run):
        yield anchor, part
    elif isinstance(part, tuple):
        anchor = getattr(part, "anchor", "") or anchor
        for inner in part:
            yield from _texts(inner, anchor)
