"""A plan without page numbers, for files that have no pages until someone opens them: Word, Markdown, plain text.

Where print says on which page an entry stands, these say under which head word, and lead there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from emn_glossary.formats.printed.blocks import Block, Item, Items, Plan, Run, Runs


def pageless(plan: Plan) -> Plan:
    """The plan with the head word of an entry in place of the number of its page."""
    heads = {item.anchor: item.head for section in plan.sections for item in _every(section.blocks) if item.anchor}
    sections = (
        section._replace(blocks=tuple(_block(block, heads) for block in section.blocks)) for section in plan.sections
    )
    return replace(plan, sections=tuple(sections))


def _every(blocks: tuple[Block, ...]) -> Iterator[Item]:
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield from _below(item)


def _below(item: Item) -> Iterator[Item]:
    yield item
    for child in item.children:
        yield from _below(child)


def _block(block: Block, heads: dict[str, Runs]) -> Block:
    return Items(tuple(_item(item, heads) for item in block.items)) if isinstance(block, Items) else block


def _item(item: Item, heads: dict[str, Runs]) -> Item:
    targets = [run.to for line in item.body for run in line if run.page]
    if not targets:
        return item._replace(children=tuple(_item(child, heads) for child in item.children))
    named = [heads[target][0] for target in targets if target in heads]
    word = item.head[0]
    if [run.text for run in named] == [word.text]:  # the term is the head word itself
        return item._replace(head=(word._replace(to=targets[0]), *item.head[1:]), body=())
    alike = all(run.text == word.text for run in named)  # several entries with this head word
    pointed: list[Run] = []
    for number, (target, run) in enumerate(zip(targets, named, strict=True), 1):
        shown = run._replace(text=str(number), lang="") if alike else run
        pointed += [Run(", " if pointed else " → "), shown._replace(style="", to=target)]
    return item._replace(head=(*item.head, *pointed), body=())
