"""`emn show ID`: everything about one entry."""

from __future__ import annotations

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("show", ui)
    @click.argument("id")
    def show(session: Session, id: str) -> None:  # noqa: A002
        from emn_glossary.describe import described, find, plain_entry  # noqa: PLC0415

        glossary = session.workspace.load()
        entry = find(glossary, id)
        if session.console.as_json:
            session.console.json(plain_entry(glossary, entry))
        else:
            session.console.pairs(described(glossary, entry, ui))

    return show
