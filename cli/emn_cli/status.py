"""`emn status SET [ID…]`: how far values have come, by those who may say so."""

from __future__ import annotations

from datetime import date

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.import_ import conclude, show
from emn_cli.options import Session
from emn_glossary.messages import text


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("status", ui)
    @click.argument("status", metavar="SET")
    @click.argument("ids", nargs=-1, metavar="[ID]...")
    @click.option("--by", default="", metavar="ROLE", help=text("option.by", ui))
    @options.langs(ui)
    @click.option("--field", "fields", multiple=True, metavar="FIELD", help=text("option.field", ui))
    @options.selection(ui)
    @click.option("--from", "was", default="", metavar="STATUS", help=text("option.status-from", ui))
    @click.option("--punctuation", is_flag=True, help=text("option.punctuation", ui))
    @options.dry_run(ui)
    def status(
        session: Session,
        status: str,
        ids: tuple[str, ...],
        by: str,
        langs: tuple[str, ...],
        fields: tuple[str, ...],
        select: str,
        was: str,
        *,
        punctuation: bool,
        dry_run: bool,
    ) -> None:
        from emn_glossary import workflow  # noqa: PLC0415
        from emn_glossary.coverage import select as chosen  # noqa: PLC0415
        from emn_glossary.describe import find  # noqa: PLC0415

        workspace, console = session.workspace, session.console
        if not (ids or was or punctuation or select != "all"):
            raise click.UsageError(text("status.which", ui))
        if not by:
            roles = workflow.read_roles(workspace.settings.table("roles"))
            raise click.UsageError(text("status.role", ui, roles=", ".join(roles)))
        glossary, targets = workspace.load(), langs or workspace.settings.targets
        changed = workspace.changed_since(glossary) if select == "changed" else ()
        which = tuple(find(glossary, id).id for id in ids) or chosen(glossary, select, targets, changed)  # noqa: A001
        now = workflow.read_status(was) if was else None
        wanted = workflow.Wanted(which, targets, fields, now, stale=select == "stale")  # type: ignore[arg-type]
        result = workspace.set_status(
            status, wanted, by=by, today=date.today().isoformat(), punctuation=punctuation, dry_run=dry_run
        )
        if console.as_json:
            console.json(result.plain(ui))
        else:
            show(console, result)
        conclude(console, result, dry_run=dry_run)
        if result.refused:
            raise click.exceptions.Exit(1)

    return status
