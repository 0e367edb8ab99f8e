"""`emn publish DIR`: the web site."""

from __future__ import annotations

from pathlib import Path

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.messages import text


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("publish", ui)
    @click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
    @click.option("--force", is_flag=True, help=text("option.force", ui))
    @options.dry_run(ui)
    def publish(session: Session, folder: str, *, force: bool, dry_run: bool) -> None:
        from emn_glossary.publish import build as build_site  # noqa: PLC0415

        console = session.console
        glossary = session.workspace.load()
        with console.progress("publish.progress") as progress:
            result = build_site(glossary, Path(folder), ui=ui, force=force, dry_run=dry_run, progress=progress)
        if console.as_json:
            console.json(result.plain())
            return
        console.say(
            "publish.done",
            written=len(result.written),
            pages=len(result.files),
            folder=folder,
            removed=len(result.removed),
        )
        console.say("publish.open", file=str(Path(folder) / "index.html"))

    return publish
