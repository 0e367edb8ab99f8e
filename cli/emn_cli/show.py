"""`emn show ID`: everything about one entry."""

from __future__ import annotations

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.messages import text


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("show", ui)
    @click.argument("id")
    def show(session: Session, id: str) -> None:  # noqa: A002
        from emn_glossary.describe import described, find, plain_entry  # noqa: PLC0415

        workspace, console = session.workspace, session.console
        glossary = workspace.load()
        entry = find(glossary, id)
        changed = tuple(workspace.former_english(entry))
        if console.as_json:
            former = {slot: {"before": old, "now": new} for slot, old, new in changed}
            console.json(plain_entry(glossary, entry) | ({"former": former} if former else {}))
            return
        console.pairs(described(glossary, entry, ui))
        if changed:
            from emn_glossary.wording import marked  # noqa: PLC0415

            console.pairs((f"{text('show.former', ui)} ({slot})", marked(old, new)) for slot, old, new in changed)

    return show
