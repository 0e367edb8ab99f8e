"""`emn decisions`: what has been settled, to review and to undo; and which entry of EMN's is which, to settle."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.messages import text

if TYPE_CHECKING:
    from emn_glossary.decisions import Decision

_COLUMNS = ("number", "kind", "about", "outcome", "day", "by")


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("decisions", ui)
    @click.option("--match", "matches", multiple=True, metavar="SLUG=ID", help=text("option.match", ui))
    @click.option("--from", "file", type=click.Path(), help=text("option.decisions-from", ui))
    @click.option("--undo", type=int, metavar="N", help=text("option.undo", ui))
    @click.option("--by", default="", metavar="ROLE", help=text("option.by", ui))
    @options.dry_run(ui)
    def decisions(
        session: Session, *, matches: tuple[str, ...], file: str | None, undo: int | None, by: str, dry_run: bool
    ) -> None:
        workspace, console, today = session.workspace, session.console, date.today().isoformat()
        if undo is not None:
            _, changes = workspace.undo(undo, today=today, dry_run=dry_run)
            if console.as_json:
                console.json({"changes": [change.plain() for change in changes], "saved": not dry_run})
            elif changes:
                console.changes(changes)
            console.say("decisions.undo-dry-run" if dry_run else "decisions.undone", number=undo)
        elif matches or file:
            new = [_match(session, value, today, by) for value in matches]
            if file:
                read, findings = workspace.decisions_from(Path(file), today=today, by=by)
                console.findings(findings)
                new += read
                if findings.errors:
                    raise click.exceptions.Exit(1)
            if not dry_run:
                workspace.decide(new)
            if console.as_json:
                console.json({"decisions": [one.plain() for one in new], "saved": not dry_run})
            console.say("decisions.dry-run" if dry_run else "decisions.added", count=len(new))
        else:
            _list(session)

    return decisions


def _match(session: Session, value: str, today: str, by: str) -> Decision:
    from emn_glossary import decisions as settled  # noqa: PLC0415
    from emn_glossary.matching import NEW  # noqa: PLC0415

    slug, equals, id = value.rpartition("=")  # noqa: A001
    if not equals or not slug:
        raise click.BadParameter(session.console.words("decisions.bad-match", value=value))
    if id not in (NEW, "ny"):
        session.workspace.load()[id]
    return settled.matched(slug.strip(), "", NEW if id == "ny" else id.strip(), day=today, by=by)


def _list(session: Session) -> None:
    from emn_glossary import decisions as settled  # noqa: PLC0415
    from emn_glossary.languages import SOURCE  # noqa: PLC0415

    console, workspace = session.console, session.workspace
    found = settled.read(workspace.folder / settled.FILE)
    glossary = workspace.load()
    outcomes = {d.number: settled.outcome(d, glossary) if d.kind == "conflict" else "" for d in found}
    if console.as_json:
        console.json({"decisions": [{**one.plain(), "outcome": outcomes[one.number]} for one in found]})
        return
    if not found:
        console.say("decisions.none")
        return
    rows = []
    for one in found:
        about = one.about.get("headings", "")
        if one.kind == "match":
            entry = glossary.entries.get(one.about["id"])
            about = f"{one.about['slug']} = {one.about['id']}" + (f" {entry.one('preferred', SOURCE)}" if entry else "")
        if one.kind == "conflict":
            _, ours, theirs = settled.sides(one)
            about = f"{one.about['concept']} {one.about['slot']}: {ours or '–'} / {theirs or '–'}"
        outcome = console.words(f"outcome.{outcomes[one.number]}") if outcomes[one.number] else ""
        rows.append((one.number, console.words(f"decision.{one.kind}"), about, outcome, one.day, one.by))
    console.table([console.words(f"column.{name}") for name in _COLUMNS], rows)
