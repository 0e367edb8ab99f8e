"""`emn annotate FILE`: the glossary's terms in a text, what it is about, and which terms should give way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from emn_cli import options
from emn_cli.console import Console
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.languages import SOURCE, TARGETS
from emn_glossary.messages import text

if TYPE_CHECKING:
    from emn_glossary.formats.documents import Annotated

_STDIN = "-"


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("annotate", ui)
    @click.argument("file", type=click.Path(allow_dash=True))
    @click.option("--lang", type=click.Choice([*TARGETS, SOURCE]), help=text("option.text-lang", ui))
    @click.option(
        "-o", "--output", "copies", multiple=True, type=click.Path(dir_okay=False), help=text("option.output", ui)
    )
    @click.option("--base-url", default="", metavar="URL", help=text("option.base-url", ui))
    @click.option("--first", is_flag=True, help=text("option.first", ui))
    @click.option("--list", "occurrences", is_flag=True, help=text("option.occurrences", ui))
    @click.option("--check/--no-check", "checks", default=True, show_default=True, help=text("option.check-terms", ui))
    def annotate(
        session: Session,
        *,
        file: str,
        lang: str | None,
        copies: tuple[str, ...],
        base_url: str,
        first: bool,
        occurrences: bool,
        checks: bool,
    ) -> None:
        from emn_glossary.formats.documents import read_bytes  # noqa: PLC0415

        document = read_bytes(click.open_file(_STDIN, "rb").read(), "stdin.txt") if file == _STDIN else file
        annotated = session.workspace.annotate(
            document, lang=lang, copies=copies, base_url=base_url, every=not first, ui=ui
        )
        console = session.console
        console.findings(annotated.document.findings)
        if console.as_json:
            console.json(annotated.plain())
        else:
            _show(console, annotated, occurrences=occurrences)
        for copy in copies:
            console.say("annotate.written", file=copy)
        if checks and annotated.annotation.advice:
            raise click.exceptions.Exit(1)

    return annotate


def _show(console: Console, annotated: Annotated, *, occurrences: bool) -> None:
    """Keywords, or every occurrence; then what should be changed; then how the text was read."""
    found = annotated.annotation
    if not found.occurrences:
        console.say("annotate.none")
    elif occurrences:
        _occurrences(console, annotated)
    else:
        _keywords(console, annotated)
    if found.advice:
        headings = [console.words(f"annotate.{name}") for name in ("place", "written-here", "role", "use")]
        rows = [
            (_place(console, annotated, one.start), one.text, console.words(f"role.{one.role}"), one.use or "–")
            for one in found.advice
        ]
        console.line()
        console.table(headings, rows)
    _summary(console, annotated)


def _keywords(console: Console, annotated: Annotated) -> None:
    found = annotated.annotation
    preferred = {one.concept: one.preferred for one in found.occurrences}
    headings = ["ID", "bokmål", "nynorsk", "English", console.words("annotate.weight"), console.words("annotate.count")]
    rows = [
        (word.concept, *(preferred[word.concept].get(lang, "–") for lang in (*TARGETS, SOURCE)),
         f"{word.weight:.3f}", word.count)
        for word in found.keywords
    ]  # fmt: skip
    console.table(headings, rows)


def _occurrences(console: Console, annotated: Annotated) -> None:
    headings = [console.words(f"annotate.{name}") for name in ("place", "written-here")]
    headings += ["ID", console.words("lookup.term"), console.words("lookup.why")]
    rows = [
        (_place(console, annotated, one.start), one.text, " ".join((one.concept, *one.also)), one.term,
         console.words(f"annotate.{one.why}"))
        for one in annotated.annotation.occurrences
    ]  # fmt: skip
    console.table(headings, rows)


def _place(console: Console, annotated: Annotated, start: int) -> str:
    page = annotated.document.page(start)
    return console.words("annotate.page", page=page, start=start) if page else str(start)


def _summary(console: Console, annotated: Annotated) -> None:
    from emn_glossary.languages import language_name  # noqa: PLC0415

    found = annotated.annotation
    read = dict.fromkeys((part.lang, part.guessed) for part in found.languages)
    names = [
        console.words("annotate.guessed", lang=language_name(lang, console.ui))
        if guessed
        else language_name(lang, console.ui)
        for lang, guessed in read
    ]
    console.say(
        "annotate.summary",
        terms=len(found.occurrences),
        concepts=len(found.keywords),
        advice=len(found.advice),
        langs=", ".join(names) or "–",
    )
