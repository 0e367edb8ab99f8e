"""`emn publish DIR`: the web site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from emn_cli import options
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.errors import GlossaryError
from emn_glossary.messages import text

if TYPE_CHECKING:
    from emn_glossary.model import Glossary
    from emn_glossary.publish import Built


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("publish", ui)
    @click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
    @click.option("--base-url", metavar="URL", default="", callback=_address, help=text("option.site-url", ui))
    @click.option("--theme", "themes", multiple=True, metavar="ID", help=text("option.publish-theme", ui))
    @click.option("--status", "statuses", multiple=True, metavar="STATUS", help=text("option.publish-status", ui))
    @click.option("--force", is_flag=True, help=text("option.force", ui))
    @options.dry_run(ui)
    def publish(
        session: Session,
        *,
        folder: str,
        base_url: str,
        themes: tuple[str, ...],
        statuses: tuple[str, ...],
        force: bool,
        dry_run: bool,
    ) -> None:
        console = session.console
        glossary = None if force else sound(session)
        with console.progress("publish.progress") as progress:
            result = make(
                session,
                folder,
                glossary,
                base_url=base_url,
                themes=themes,
                statuses=statuses,
                force=force,
                dry_run=dry_run,
                progress=progress,
            )
        if console.as_json:
            console.json(result.plain())
            return
        counts = {"written": len(result.written), "pages": len(result.files), "removed": len(result.removed)}
        console.say("publish.dry-run" if dry_run else "publish.done", folder=folder, **counts)
        if result.kept:
            console.say("publish.kept", count=len(result.kept), files=", ".join(result.kept))
        if not dry_run:
            console.say("publish.open", file=str(Path(folder) / "index.html"))

    return publish


def make(
    session: Session,
    folder: str | Path,
    glossary: Glossary | None = None,
    *,
    themes: tuple[str, ...] = (),
    statuses: tuple[str, ...] = (),
    **how: Any,
) -> Built:
    """Build the site of the session's glossary, read anew where it is not given.

    `how` are the options of `emn_glossary.publish.build`.
    """
    from emn_glossary.history import Past  # noqa: PLC0415
    from emn_glossary.publish import Office, selected  # noqa: PLC0415
    from emn_glossary.publish import build as build_site  # noqa: PLC0415

    workspace = session.workspace
    glossary = selected(glossary or workspace.load(), themes=themes, statuses=statuses)
    office = Office.of(workspace.settings.table("publisher"), session.ui)
    past = workspace.past()
    if themes or statuses:  # of a part of the glossary there is no history to tell
        past = Past(former=past.former)
    return build_site(glossary, folder, ui=session.ui, office=office, past=past, **how)


def sound(session: Session, refusal: str = "publish.refused") -> Glossary:
    """The glossary, in which nothing is an error; those that the settings accept do not count.

    Raises:
        Exit: there are errors; they are told.
    """
    checked = session.workspace.check()
    errors = checked.findings.errors
    if errors:
        session.console.findings(errors)
        session.console.say(refusal, count=len(errors))
        raise click.exceptions.Exit(1)
    return checked.glossary


def _address(ctx: click.Context, _: click.Parameter, given: str) -> str:
    from emn_glossary.publish.addresses import of_site  # noqa: PLC0415

    try:
        return of_site(given) if given else ""
    except GlossaryError as error:
        raise click.BadParameter(error.text(ctx.command.ui)) from error  # type: ignore[attr-defined]
