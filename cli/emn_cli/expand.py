"""`emn expand WORD`: all the words to search documents with when one means a concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.lookup import next_words
from emn_cli.options import Session
from emn_glossary.messages import text

if TYPE_CHECKING:
    from emn_glossary.search import Expansion

_SHAPES = ("list", "boolean", "solr")


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("expand", ui)
    @click.argument("word", nargs=-1, shell_complete=next_words)
    @click.option("--all", "everything", is_flag=True, help=text("option.expand-all", ui))
    @options.langs(ui)
    @click.option("--depth", default=0, show_default=True, type=click.IntRange(0), help=text("option.depth", ui))
    @click.option("--as", "shape", type=click.Choice(_SHAPES), default="list", show_default=True,
                  help=text("option.as", ui))  # fmt: skip
    @click.option("--no-forms", is_flag=True, help=text("option.no-forms", ui))
    def expand(
        session: Session,
        word: tuple[str, ...],
        langs: tuple[str, ...],
        depth: int,
        shape: str,
        *,
        everything: bool,
        no_forms: bool,
    ) -> None:
        if bool(word) == everything:
            raise click.UsageError(text("expand.word-or-all", ui))
        query, console = " ".join(word), session.console
        found = session.workspace.expand(query, langs=langs, depth=depth, inflected=not no_forms)
        if console.as_json:
            console.json({"query": query, "expansions": [expansion.plain() for expansion in found]})
        for line in _lines(found, shape) if not console.as_json else ():
            console.line(line)
        if not found:
            console.say("lookup.nothing", word=query)
            raise click.exceptions.Exit(1)

    return expand


def _lines(found: tuple[Expansion, ...], shape: str) -> list[str]:
    if shape == "boolean":
        return [expansion.boolean() for expansion in found]
    if shape == "solr":
        return [expansion.synonyms() for expansion in found]
    return list(dict.fromkeys(word for expansion in found for word in expansion.all_words()))
