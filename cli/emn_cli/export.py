"""`emn export FILE`: the glossary, or a selection of it, in the format of the file's ending."""

from __future__ import annotations

from pathlib import Path

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.coverage import Selection
from emn_glossary.messages import text


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("export", ui)
    @click.argument("file", type=click.Path(dir_okay=False))
    @options.langs(ui)
    @options.selection(ui)
    @click.option("--since", type=click.Path(exists=True), help=text("option.since", ui))
    @click.option("--order", metavar="ORDER", help=text("option.order", ui))
    @click.option("--profile", metavar="PROFILE", help=text("option.profile", ui))
    @options.format_(ui)
    def export(
        session: Session,
        file: str,
        *,
        langs: tuple[str, ...],
        select: Selection,
        since: str | None,
        order: str | None,
        profile: str | None,
        format_: str | None,
    ) -> None:
        from emn_glossary.formats import detect  # noqa: PLC0415

        row, console = detect(file, format_), session.console
        extra = {"ui": ui} if "ui" in row.options() else {}
        for option, given in (("order", order), ("profile", profile)):
            if given and option not in row.options():
                raise click.UsageError(console.words("export.no-such-option", format=row.title, option=option))
            if given:
                extra[option] = given
        workspace = session.workspace
        ids = workspace.export(file, langs=langs or None, which=select, since=since, format=format_, **extra)
        findings = workspace.findings if profile else ()
        if console.as_json:
            told = {"findings": [finding.plain(ui) for finding in findings]} if profile else {}
            console.json({"file": file, "format": row.name, "concepts": list(ids), **told})
            return
        console.by_code(findings)
        if ids:
            console.say("export.done", count=len(ids), file=Path(file).name)
        else:
            console.say("export.nothing")

    return export
