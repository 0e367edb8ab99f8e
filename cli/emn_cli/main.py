"""`emn`: the table of commands, and the way in. A plain look-up is answered before click is even loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from emn_glossary.languages import UI_LANGUAGES

# command → module; the order is the order of `emn --help`
COMMANDS = {
    "lookup": "lookup",
    "browse": "browse",
    "expand": "expand",
    "show": "show",
    "coverage": "coverage",
    "report": "report",
    "check": "check",
    "export": "export",
    "import": "import_",
    "update": "update",
    "status": "status",
    "decisions": "decisions",
    "diff": "diff",
    "release": "release",
    "publish": "publish",
    "serve": "serve",
    "annotate": "annotate",
}


def chosen_ui(args: Sequence[str]) -> str:
    """The language of messages: `--ui` wherever it stands, else EMN_UI, else bokmål."""
    for here, following in zip(args, [*args[1:], ""], strict=False):
        value = following if here == "--ui" else here.removeprefix("--ui=") if here.startswith("--ui=") else ""
        if value in UI_LANGUAGES:
            return value
    fallback = os.environ.get("EMN_UI", "")
    return fallback if fallback in UI_LANGUAGES else "nb"


def __getattr__(name: str) -> Any:
    """`emn`, the click group, made when it is first asked for."""
    if name != "emn":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from emn_cli.group import emn  # noqa: PLC0415

    return emn


def main() -> None:
    """The entry point of the `emn` command."""
    from emn_cli.quick import answer  # noqa: PLC0415

    code = answer(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    from emn_cli.group import emn  # noqa: PLC0415

    emn(prog_name="emn")
