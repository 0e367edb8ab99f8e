"""`emn lookup WORD`: the entries that a Norwegian or English word means."""

from __future__ import annotations

import click

from emn_cli import hits as view
from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.messages import text


def next_words(ctx: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """What may come next on the command line, for the shell's completion."""
    from emn_glossary.errors import GlossaryError  # noqa: PLC0415
    from emn_glossary.search.completing import next_words as following  # noqa: PLC0415
    from emn_glossary.workspace import Workspace  # noqa: PLC0415

    before = ctx.params.get("word") or ()
    try:
        workspace = Workspace.open(ctx.params.get("data"))
        return list(workspace.consult(lambda index: following(index, before, begun)))
    except GlossaryError:
        return []


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("lookup", ui)
    @click.argument("word", nargs=-1, required=True, shell_complete=next_words)
    @options.langs(ui)
    @click.option("--theme", "themes", multiple=True, metavar="THEME", help=text("option.themes", ui))
    @click.option("--status", "statuses", multiple=True, metavar="STATUS", help=text("option.status", ui))
    @click.option("--limit", default=20, show_default=True, help=text("option.limit", ui))
    def lookup(
        session: Session,
        word: tuple[str, ...],
        langs: tuple[str, ...],
        themes: tuple[str, ...],
        statuses: tuple[str, ...],
        limit: int,
    ) -> None:
        query, console = " ".join(word), session.console
        hits = session.workspace.lookup(query, langs=langs, themes=themes, statuses=statuses, limit=limit)
        if console.as_json:
            console.json(view.plain(query, hits))
        elif hits:
            console.table(view.headings(ui), view.rows(hits, ui))
        else:
            console.say("lookup.nothing", word=query)
        if not hits:
            raise click.exceptions.Exit(1)

    return lookup
