"""`emn release [NAME]`: give the glossary as it stands a name, and keep what it changed and how far it had come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session
from emn_cli.publish import sound
from emn_glossary.messages import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emn_cli.console import Console
    from emn_glossary.history import Milestone


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("release", ui)
    @click.argument("name", required=False, default="")
    @click.option("--list", "listed", is_flag=True, help=text("option.release-list", ui))
    @click.option("--force", is_flag=True, help=text("option.release-force", ui))
    @options.dry_run(ui)
    def release(session: Session, name: str, *, listed: bool, force: bool, dry_run: bool) -> None:
        console, workspace = session.console, session.workspace
        if listed:
            milestones = workspace.past().milestones
            if console.as_json:
                console.json({"milestones": [one.plain() for one in milestones]})
            elif milestones:
                show(console, milestones)
            else:
                console.say("release.list.none")
            return
        if not force:
            sound(session, "release.refused")
        made = workspace.release(name, today=date.today().isoformat(), dry_run=dry_run)
        if console.as_json:
            console.json({"release": made.plain() if made else None, "saved": bool(made and not dry_run)})
        elif made is None:
            console.say("release.none")
        else:
            key = f"release.{'first' if made.is_first_release else 'done'}{'.dry-run' if dry_run else ''}"
            console.say(key, name=made.name, count=len(made.concepts))

    return release


def show(console: Console, milestones: Sequence[Milestone]) -> None:
    """The editions and releases as a table, the newest first, with the share of preferred terms at each release."""
    headings = [console.words(f"release.column.{name}") for name in ("day", "kind", "name", "changed", "coverage")]
    rows = []
    for one in reversed(milestones):
        shares = [f"{r.lang} {console.percent(r.share)}" for r in one.coverage if r.field == "preferred"]
        changed = "–" if one.is_first_release else str(len(one.concepts))
        rows.append((one.day, console.words(f"release.kind.{one.kind}"), one.name, changed, ", ".join(shares)))
    console.table(headings, rows)
