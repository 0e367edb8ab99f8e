"""`emn import FILE`: the translator's workbook, or any glossary, merged into ours."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from emn_cli import options
from emn_cli.console import Console
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.messages import text

if TYPE_CHECKING:
    from emn_glossary.workspace import Import


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("import", ui)
    @click.argument("file", type=click.Path())
    @options.dry_run(ui)
    @click.option("--by", default="", metavar="ROLE", help=text("option.by", ui))
    @click.option("--yes", is_flag=True, help=text("option.yes", ui))
    @click.option("--tidy", is_flag=True, help=text("option.tidy", ui))
    @click.option("--map", "maps", multiple=True, metavar="COLUMN=SLOT", help=text("option.map", ui))
    def import_(
        session: Session, file: str, *, dry_run: bool, by: str, yes: bool, tidy: bool, maps: tuple[str, ...]
    ) -> None:
        console = session.console
        asks = not (yes or dry_run or console.as_json) and sys.stdin.isatty()
        workspace = session.workspace

        def confirm(result: Import) -> bool:
            show(console, result)
            return click.confirm(console.words("import.ask", count=len(result.changes)), err=True)

        result = workspace.bring_in(
            file,
            today=date.today().isoformat(),
            by=by,
            dry_run=dry_run,
            confirm=confirm if asks else None,
            tidy=tidy,
            mapping=_mapping(maps),
        )
        if console.as_json:
            console.json(result.plain(ui))
        elif not asks or not result.changes:
            show(console, result)
        conclude(console, result, dry_run=dry_run)
        if result.document.settled and not (dry_run or result.refused):
            console.say("import.settled", count=len(result.document.settled))
        if not dry_run:
            for key, path in workspace.give_back(Path(file), result, ui):
                console.say(key, file=path.name)
        if result.refused or result.conflicts:
            raise click.exceptions.Exit(1)

    return import_


def _mapping(maps: tuple[str, ...]) -> dict[str, str] | None:
    if not maps:
        return None
    from emn_glossary.formats.lists.columns import parse_map  # noqa: PLC0415

    return parse_map(maps)


def show(console: Console, result: Import) -> None:
    """What a file would change, what is at odds, what there is to say."""
    console.findings(result.findings)
    if result.changes and not result.refused:
        console.changes(result.changes)
    if result.conflicts:
        console.say("import.conflicts")
        console.conflicts(result.conflicts)


def conclude(console: Console, result: Import, *, dry_run: bool) -> None:
    """What came of it, in a sentence."""
    count = len(result.changes)
    if result.refused:
        console.say("import.refused", count=len(result.findings.errors))
    elif not count:
        console.say("import.none")
    elif dry_run:
        console.say("import.dry-run", count=count)
    else:
        console.say("import.saved" if result.saved else "import.not-saved", count=count)
