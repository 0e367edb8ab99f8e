"""`emn update FILE…`: a new edition of EMN's, or corrections to the last one, merged into ours."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.import_ import conclude, show
from emn_cli.options import Session
from emn_glossary.messages import text

if TYPE_CHECKING:
    from emn_glossary.workspace import Import


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("update", ui)
    @click.argument("files", type=click.Path(), nargs=-1, required=True)
    @click.option("--edition", default="", metavar="11.0", help=text("option.edition", ui))
    @click.option("--map", "maps", multiple=True, metavar="COLUMN=SLOT", help=text("option.map", ui))
    @click.option("--whole/--part", default=None, help=text("option.whole", ui))
    @options.dry_run(ui)
    @click.option("--yes", is_flag=True, help=text("option.yes", ui))
    def update(
        session: Session,
        files: tuple[str, ...],
        *,
        edition: str,
        maps: tuple[str, ...],
        whole: bool | None,
        dry_run: bool,
        yes: bool,
    ) -> None:
        from emn_glossary.formats.lists.columns import parse_map  # noqa: PLC0415

        console, workspace = session.console, session.workspace
        asks = not (yes or dry_run or console.as_json) and sys.stdin.isatty()

        def confirm(result: Import) -> bool:
            show(console, result)
            return click.confirm(console.words("import.ask", count=len(result.changes)), err=True)

        with console.progress("update.reading") as progress:
            result = workspace.update(
                files,
                today=date.today().isoformat(),
                edition=edition,
                mapping=parse_map(maps),
                whole=whole,
                dry_run=dry_run,
                confirm=confirm if asks else None,
                progress=progress,
            )
        declined = asks and bool(result.changes) and not result.saved
        books = [] if dry_run or declined or result.refused else workspace.give_back_update(Path(files[0]), result, ui)
        if console.as_json:
            console.json({**result.plain(ui), "files": {key: str(path) for key, path in books}})
        elif not asks or not result.changes:
            show(console, result)
        if not result.refused:
            console.say("update.entries", **result.counts)
        if result.saved and not result.changes:
            console.say("update.only-edition")
        else:
            conclude(console, result, dry_run=dry_run)
        for key, path in books:
            console.say(key, file=path.name)
        if result.refused or result.conflicts or result.edition.matching.doubts:
            raise click.exceptions.Exit(1)

    return update
