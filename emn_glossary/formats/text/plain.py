"""Plain text: a list for mail, in lines of 72 characters. Written only.

Headings are underlined, what is said of a head word is indented under it, a row of a table is a block of its own.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from emn_glossary.formats.printed.blocks import Block, Heading, Item, Items, Paragraph, Plan, Run, Runs, Section, Table
from emn_glossary.formats.text import text_writer
from emn_glossary.wording import marked

WIDTH = 72
_STEP = "    "


def lines(plan: Plan) -> Iterator[str]:
    """The lines of the file."""
    yield from _underlined(plan.title, "=")
    yield from (plan.subtitle, "")
    for label, words in plan.facts:
        yield from _wrapped(f"{label}: {words}", "", _STEP)
    for heading, paragraphs in plan.front:
        yield ""
        yield from _underlined(heading, "-")
        for runs in paragraphs:
            yield from _wrapped(_words(runs), "", "")
    if plan.legend:
        yield ""
        yield from _underlined(plan.legend_title, "-")
        yield from (f"{mark}  {meaning}" for mark, meaning in plan.legend)
    for section in plan.sections:
        yield from ("", "")
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield from _underlined(section.title, "=")
    for block in section.blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from _underlined(_words(block.runs), "-")
    elif isinstance(block, Paragraph):
        yield from _wrapped(_words(block.runs), "", "")
    elif isinstance(block, Items):
        for item in block.items:
            yield from _item(item, "")
    else:
        yield from _table(block)


def _item(item: Item, indent: str) -> Iterator[str]:
    if item.level:
        yield ""
    yield from _wrapped(_words(item.head), indent, indent + _STEP)
    for body in item.body:
        yield from _wrapped(_words(body), indent + _STEP, indent + _STEP)
    for child in item.children:
        yield from _item(child, indent + _STEP)


def _table(table: Table) -> Iterator[str]:
    """A block a row: heading and words; cells with nothing in them are left out."""
    for row in table.rows:
        for heading, cell in zip(table.header, row, strict=True):
            if cell:
                yield from _wrapped(f"{heading}: {'; '.join(map(_words, cell))}", "", _STEP)
        yield ""


def _underlined(words: str, sign: str) -> Iterator[str]:
    shown = " ".join(words.split())
    yield from (shown, sign * len(shown), "") if sign == "=" else (shown, sign * len(shown))


def _words(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    """Words; what went and what came as `wording.marked` shows it."""
    if run.style in ("del", "ins"):
        return marked(run.text, "") if run.style == "del" else marked("", run.text)
    return run.text


def _wrapped(text: str, first: str, rest: str) -> Iterator[str]:
    """Text in lines of 72; words and addresses are never broken."""
    for number, line in enumerate(text.split("\n")):
        begin = first if not number else rest
        yield from textwrap.wrap(
            line, WIDTH, initial_indent=begin, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
        ) or [""]


write = text_writer(lines, "plain")
