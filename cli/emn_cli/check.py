"""`emn check [FILE]`: what is wrong, where, and what to do about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from emn_cli import options
from emn_cli.console import Console
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.messages import text

if TYPE_CHECKING:
    from emn_glossary.workspace import Checked


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("check", ui)
    @click.argument("file", type=click.Path(), required=False)
    @click.option("--select", "codes", metavar="CODES", help=text("option.codes", ui))
    @options.langs(ui)
    @click.option("--spelling", is_flag=True, help=text("option.spelling", ui))
    @click.option("--profile", type=click.Choice(("skos-ap-no", "fdk-import")), help=text("option.check-profile", ui))
    @click.option("--skosify", is_flag=True, help=text("option.skosify", ui))
    @click.option("--html", type=click.Path(dir_okay=False), help=text("check.html", ui))
    @click.option("--sarif", type=click.Path(dir_okay=False), help=text("check.sarif", ui))
    @click.option("--fix", is_flag=True, help=text("option.fix", ui))
    @options.dry_run(ui)
    def check(
        session: Session,
        *,
        file: str | None,
        codes: str | None,
        langs: tuple[str, ...],
        spelling: bool,
        profile: str | None,
        skosify: bool,
        html: str | None,
        sarif: str | None,
        fix: bool,
        dry_run: bool,
    ) -> None:
        if fix and file:
            raise click.UsageError(text("check.fix-file", ui))
        console, workspace, today = session.console, session.workspace, date.today().isoformat()
        asked = {"codes": _split(codes), "langs": langs or None, "today": today, "spelling": spelling}
        asked |= {"profile": profile or "", "skosify": skosify}
        checked = workspace.check(file, **asked)  # type: ignore[arg-type]
        if fix:
            mended = workspace.mend(checked, today=today, dry_run=dry_run)
            if not console.as_json:
                console.changes(mended)
            console.say("check.would-mend" if dry_run else "check.mended", count=len(mended))
            checked = checked if dry_run else workspace.check(file, **asked)  # type: ignore[arg-type]
        workspace.report(checked, ui, html=html, sarif=sarif, today=today)
        _show(console, checked, ui)
        if checked.findings.errors:
            raise click.exceptions.Exit(1)

    return check


def _split(codes: str | None) -> tuple[str, ...]:
    return tuple(code.strip() for code in (codes or "").split(",") if code.strip())


def _show(console: Console, checked: Checked, ui: str) -> None:
    if console.as_json:
        findings = [finding.plain(ui) for finding in checked.findings]
        console.json({"findings": findings, "accepted": checked.accepted})
        return
    from emn_glossary.checks import groups  # noqa: PLC0415

    for group in groups(checked.findings, ui):
        console.heading(group.severity.name.lower(), f"{group.code} {group.title} ({len(group)})")
        for finding in group.findings:
            console.line(f"  {finding.place.text(ui)}: {finding.text(ui)}")
        for hint in dict.fromkeys(finding.hint(ui) for finding in group.findings if finding.hint(ui)):
            console.line(f"  → {hint}")
    counts = [sum(f.severity.name == name for f in checked.findings) for name in ("ERROR", "WARNING", "NOTE")]
    console.say("check.summary", errors=counts[0], warnings=counts[1], notes=counts[2], accepted=checked.accepted)
