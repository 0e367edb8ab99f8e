"""Text: the printable lists as Markdown and as plain text, for mail and wikis. Written only.

    glossary ── formats.pdf.plan ──▶ Plan ── markdown · plain ──▶ text

The lists are those of the PDF and of Word, without pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from emn_glossary.formats.pdf import plan
from emn_glossary.formats.pdf.pageless import pageless
from emn_glossary.formats.pdf.plan import Block, Item, Items, Plan, Run
from emn_glossary.languages import Lang
from emn_glossary.model import EntryId, Glossary

_GAP = "  "  # what print sets between a label and its words, and between facts on a line


def listed(
    glossary: Glossary,
    order: str,
    langs: Iterable[Lang] | None,
    ids: Iterable[EntryId] | None,
    select: str,
    title: str | None,
    ui: Lang,
    theme: EntryId | None,
) -> Plan:
    """The plan of a list as text: without pages, and with a colon where print sets a label apart."""
    made = plan(glossary, order=order, langs=langs, ids=ids, select=select, title=title, ui=ui, theme=theme)
    without = pageless(made)
    sections = (section._replace(blocks=tuple(map(_block, section.blocks))) for section in without.sections)
    return replace(without, sections=tuple(sections))


def _block(block: Block) -> Block:
    return Items(tuple(map(_item, block.items))) if isinstance(block, Items) else block


def _item(item: Item) -> Item:
    body = tuple(tuple(map(_run, runs)) for runs in item.body)
    return item._replace(body=body, children=tuple(map(_item, item.children)))


def _run(run: Run) -> Run:
    """A label with a colon; a gap between facts as a semicolon."""
    if run.style == "label" and run.text.endswith(_GAP):
        return run._replace(text=f"{run.text.rstrip()}: ")
    return run._replace(text="; ") if run.text == _GAP else run
