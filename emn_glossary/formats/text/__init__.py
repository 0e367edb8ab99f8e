"""Text: the printable lists as Markdown and as plain text, for mail and wikis. Written only.

    glossary ── printed.plan ──▶ Plan ── markdown · plain ──▶ text

The lists are those of the PDF and of Word, without pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from emn_glossary.formats import Writer
from emn_glossary.formats.printed import writer
from emn_glossary.formats.printed.blocks import Block, Item, Items, Medium, Plan, Run

_GAP = "  "  # what print sets between a label and its words, and between facts on a line


def text_writer(lines: Callable[[Plan], Iterator[str]], medium: Medium) -> Writer:
    """The `write` of a format that says a plan in lines, in UTF-8; a colon stands where print sets a label apart."""

    def render(plan: Plan) -> bytes:
        sections = (section._replace(blocks=tuple(map(_block, section.blocks))) for section in plan.sections)
        return ("\n".join(lines(replace(plan, sections=tuple(sections)))).rstrip("\n") + "\n").encode()

    return writer(render, medium)


def _block(block: Block) -> Block:
    return Items(tuple(map(_item, block.items))) if isinstance(block, Items) else block


def _item(item: Item) -> Item:
    body = tuple(tuple(map(_run, runs)) for runs in item.body)
    return item._replace(body=body, children=tuple(map(_item, item.children)))


def _run(run: Run) -> Run:
    """A label with a colon; a gap between facts as a semicolon."""
    if run.style in ("label", "topic") and run.text.endswith(_GAP):
        return run._replace(text=f"{run.text.rstrip()}: ")
    return run._replace(text="; ") if run.text == _GAP else run
