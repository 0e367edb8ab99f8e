"""`emn lookup WORD`: the entries that a Norwegian or English word means."""

from __future__ import annotations

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.messages import text


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("lookup", ui)
    @click.argument("word", nargs=-1, required=True)
    @options.langs(ui)
    @click.option("--limit", default=20, show_default=True, help=text("option.limit", ui))
    def lookup(session: Session, word: tuple[str, ...], langs: tuple[str, ...], limit: int) -> None:
        from emn_glossary.search import lookup as look_up  # noqa: PLC0415

        query = " ".join(word)
        hits = look_up(session.workspace.load(), query, langs=langs, limit=limit)
        console = session.console
        if console.as_json:
            console.json({"query": query, "hits": [hit.plain() for hit in hits]})
        elif hits:
            headings = [console.words("lookup.id"), "bokmål", "nynorsk", "English"]
            headings += [console.words("lookup.term"), console.words("lookup.why")]
            rows = [
                (hit.concept, *(hit.preferred.get(lang, "–") for lang in ("nb", "nn", "en")), hit.term,
                 console.words(f"why.{hit.why}"))
                for hit in hits
            ]  # fmt: skip
            console.table(headings, rows)
        else:
            console.say("lookup.nothing", word=query)
        if not hits:
            raise click.exceptions.Exit(1)

    return lookup
