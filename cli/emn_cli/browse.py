"""`emn browse`: the glossary as a tree, or from A to Å."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from emn_cli import options
from emn_cli.console import Console
from emn_cli.help import Command
from emn_cli.options import Session
from emn_glossary.messages import text

if TYPE_CHECKING:
    from emn_glossary.model import Glossary


def build(ui: str) -> Command:
    """The command in the language `ui`."""

    @options.command("browse", ui)
    @click.option("--az", is_flag=True, help=text("option.az", ui))
    @click.option("--theme", default="", metavar="THEME", help=text("option.theme", ui))
    @click.option("--lang", default=ui, show_default=True, metavar="LANG", help=text("option.lang-one", ui))
    def browse(session: Session, theme: str, lang: str, *, az: bool) -> None:
        from emn_glossary.languages import tag  # noqa: PLC0415
        from emn_glossary.search.browsing import theme_names  # noqa: PLC0415
        from emn_glossary.search.filters import theme_named  # noqa: PLC0415

        glossary = session.workspace.load()
        wanted = theme_named(theme_names(glossary), theme) if theme else ""
        show = _alphabet if az else _tree
        show(session.console, glossary, tag(lang), wanted)

    return browse


def _tree(console: Console, glossary: Glossary, lang: str, theme: str) -> None:
    from emn_glossary.search.browsing import tree  # noqa: PLC0415

    branches = tree(glossary, lang, theme)
    if console.as_json:
        console.json({"tree": [branch.plain() for branch in branches]})
        return
    for branch in branches:
        for depth, below in branch.lines():
            other = f" ({below.lang})" if below.lang != lang else ""
            console.line(f"{'  ' * depth}{below.name}{other} [{below.id}]")


def _alphabet(console: Console, glossary: Glossary, lang: str, theme: str) -> None:
    from emn_glossary.search.browsing import letters  # noqa: PLC0415

    by_letter = letters(glossary, lang, theme)
    if console.as_json:
        console.json({"letters": [{"letter": letter, "terms": [term._asdict() for term in terms]}
                                  for letter, terms in by_letter.items()]})  # fmt: skip
        return
    for letter, terms in by_letter.items():
        console.line(letter)
        for term in terms:
            console.line(f"  {term.term}{f' → {term.see}' if term.see else ''} [{term.concept}]")
