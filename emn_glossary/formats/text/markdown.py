r"""Markdown: a list for wikis and issue trackers (CommonMark 0.31, with GitHub's tables). Written only.

A head word is a bullet with what is said of it behind a dash; an entry of the whole glossary is a heading with a
bullet a line. Signs that Markdown would read as its own are escaped, so any term looks as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from emn_glossary.formats.printed.blocks import Block, Heading, Item, Items, Paragraph, Plan, Run, Runs, Section, Table
from emn_glossary.formats.text import text_writer

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&!$])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])")
_SIGN = {"head": "**", "topic": "**", "ins": "**", "del": "~~"}


def lines(plan: Plan) -> Iterator[str]:
    """The lines of the file."""
    yield from (f"# {escaped(plan.title)}", "", _started(escaped(plan.subtitle)), "")
    yield from (f"- {escaped(label)}: {escaped(words)}" for label, words in plan.facts)
    for heading, paragraphs in plan.front:
        yield from ("", f"## {escaped(heading)}", "")
        for runs in paragraphs:
            yield from (_started(_runs(runs)), "")
    if plan.legend:
        yield from (f"## {escaped(plan.legend_title)}", "")
        yield from (f"- {_started(escaped(mark))} {escaped(meaning)}" for mark, meaning in plan.legend)
    for section in plan.sections:
        yield ""
        yield from _section(section)


def escaped(text: str) -> str:
    """Text in which no sign is read as Markdown's own; line ends as hard ones."""
    return _SIGNS.sub(r"\\\1", text).replace("\n", "\\\n")


def _started(text: str) -> str:
    """A block whose lines do not begin as a list, a heading's underline or a rule do."""
    return "\n".join(map(_line_start, text.split("\n")))


def _line_start(line: str) -> str:
    found = _AT_START.match(line)
    if found is None:
        return line
    sign = found[2]
    return f"{found[1]}{sign[:-1]}\\{sign[-1]}{line[found.end() :]}"


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {escaped(section.title)}", "")
    for block in section.blocks:
        yield from _block(block)
        yield ""


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * min(block.level + 1, 6)} {_runs(block.runs)}"
    elif isinstance(block, Paragraph):
        yield _started(_runs(block.runs))
    elif isinstance(block, Items):
        for item in block.items:
            yield from _item(item, 0)
    else:
        yield from _table(block)


def _item(item: Item, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if item.level:
        plain = tuple(run._replace(style="") for run in item.head)
        yield from (f"{'#' * min(item.level + 1, 6)} {_runs(plain)}", "")
        for body in item.body:
            yield _inside(f"- {_started(_runs(body))}", "  ")
        yield ""
    else:
        said = " · ".join(_runs(body) for body in item.body)
        yield _inside(f"{indent}- {_started(_runs(item.head))}" + (f" – {said}" if said else ""), indent + "  ")
    for child in item.children:
        yield from _item(child, depth + 1)


def _inside(text: str, indent: str) -> str:
    """A bullet's text with its further lines indented under it."""
    return text.replace("\n", "\n" + indent)


def _table(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(map(escaped, table.header)) + " |"
    yield "|" + " --- |" * len(table.header)
    for row in table.rows:
        cells = ("<br>".join(_runs(runs).replace("\\\n", "<br>") for runs in cell) for cell in row)
        yield "| " + " | ".join(cells) + " |"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    """Words with the signs of their style; a link where they lead out of the file. Spaces stay outside the signs."""
    if run.to.startswith(("http://", "https://")):
        address = run.to.replace("<", "%3C").replace(">", "%3E")
        return f"<{address}>" if run.text == run.to else f"[{escaped(run.text)}](<{address}>)"
    sign, words = _SIGN.get(run.style, ""), escaped(run.text)
    core = words.strip()
    if not sign or not core:
        return words
    before, _, after = words.partition(core)
    return f"{before}{sign}{core}{sign}{after}"


write = text_writer(lines, "screen")
