"""`emn export FILE`: the glossary, or a selection of it, in the format of the file's ending."""

from __future__ import annotations

from typing import Any

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
    @click.option("--status", default="", metavar="STATUS", help=text("option.export-status", ui))
    @click.option("--since", help=text("option.since", ui))
    @click.option("--order", metavar="ORDER", help=text("option.order", ui))
    @click.option("--profile", metavar="PROFILE", help=text("option.profile", ui))
    @click.option("--theme", default="", metavar="THEME", help=text("option.theme", ui))
    @click.option("--title", metavar="TEXT", help=text("option.title", ui))
    @click.option("--list", "readers", metavar="LIST", help=text("option.readers", ui))
    @click.option("--shape", metavar="SHAPE", help=text("option.shape", ui))
    @click.option("--bom", is_flag=True, help=text("option.bom", ui))
    @options.format_(ui)
    def export(
        session: Session,
        file: str,
        *,
        langs: tuple[str, ...],
        select: Selection,
        status: str,
        since: str | None,
        order: str | None,
        profile: str | None,
        theme: str,
        format_: str | None,
        **given: str | bool | None,
    ) -> None:
        from emn_glossary.formats import detect  # noqa: PLC0415

        row, console = detect(file, format_), session.console
        extra: dict[str, Any] = {"ui": ui} if "ui" in row.options() else {}
        for option, value in {"order": order, "profile": profile, **given}.items():
            if value and option not in row.options():
                name = {"readers": "list"}.get(option, option)
                raise click.UsageError(console.words("export.no-such-option", format=row.title, option=name))
            if value:
                extra[option] = value
        if since and select != "changed" and order != "changes":
            raise click.UsageError(console.words("export.since-of-what"))
        workspace = session.workspace
        ids = workspace.export(
            file, langs=langs or None, which=select, status=status, theme=theme, since=since, format=format_, **extra
        )
        findings, names = workspace.findings, [path.name for path in workspace.written]
        if console.as_json:
            told = {"findings": [finding.plain(ui) for finding in findings]} if profile or findings else {}
            console.json({"file": file, "files": names, "format": row.name, "concepts": list(ids), **told})
            return
        console.by_code(findings)
        if ids:
            console.say("export.done", count=len(ids), file=", ".join(names))
        else:
            console.say("export.nothing")

    return export
