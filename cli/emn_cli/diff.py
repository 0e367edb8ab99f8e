"""`emn diff A [B]`: what is different between two glossaries."""

from __future__ import annotations

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("diff", ui)
    @click.argument("a", type=click.Path())
    @click.argument("b", type=click.Path(), required=False)
    def diff(session: Session, a: str, b: str | None) -> None:
        from emn_glossary.diff import diff as compare  # noqa: PLC0415
        from emn_glossary.diff import without_bookkeeping  # noqa: PLC0415

        workspace = session.workspace
        before = workspace.as_of(a)
        after = workspace.as_of(b) if b else workspace.load()
        changes = without_bookkeeping(compare(before, after))
        console = session.console
        if console.as_json:
            console.json({"changes": [change.plain() for change in changes]})
            return
        if changes:
            console.changes(changes)
            console.say("diff.count", count=len(changes))
        else:
            console.say("diff.none")

    return diff
