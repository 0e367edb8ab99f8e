"""Quick: a plain `emn lookup WORD…` answered from the prepared index, before click is loaded.

The same words come out, byte for byte, as the long way gives (a test compares). Whatever is not plain (other options,
help, a terminal that wants a drawn table, no prepared index, any error) goes the long way.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from emn_glossary.search import Hit

_WITH_VALUE = ("--lang", "--limit", "--data", "--ui")


class _Asked(NamedTuple):
    words: list[str]
    given: dict[str, str]
    as_json: bool


def answer(args: Sequence[str]) -> int | None:
    """Answer when that can be done quickly: the exit code; None when the long way must be gone."""
    asked = _parse(args)
    if asked is None or "_EMN_COMPLETE" in os.environ or (sys.stdout.isatty() and not asked.as_json):
        return None
    try:
        return _answer(asked, args)
    except Exception:  # the long way finds the same error, and knows how to tell it
        return None


def _parse(args: Sequence[str]) -> _Asked | None:
    if not args or args[0] != "lookup":
        return None
    asked, rest = _Asked([], {}, "--json" in args), list(args[1:])
    while rest:
        arg = rest.pop(0)
        if arg in _WITH_VALUE and rest and arg not in asked.given and not rest[0].startswith("-"):
            asked.given[arg] = rest.pop(0)
        elif arg.startswith("-") and arg != "--json":
            return None
        elif arg != "--json":
            asked.words.append(arg)
    return asked if asked.words and asked.given.get("--limit", "1").isdecimal() else None


def _answer(asked: _Asked, args: Sequence[str]) -> int | None:
    from emn_cli.commands import chosen_ui  # noqa: PLC0415
    from emn_glossary.datafolder import find_folder  # noqa: PLC0415
    from emn_glossary.languages import UI_LANGUAGES, tag  # noqa: PLC0415
    from emn_glossary.search.cache import ready  # noqa: PLC0415
    from emn_glossary.search.query import lookup  # noqa: PLC0415

    ui = chosen_ui(args)
    index = ready(find_folder(asked.given.get("--data")))
    if index is None or asked.given.get("--ui", ui) not in UI_LANGUAGES:
        return None
    query = " ".join(asked.words)
    langs = [tag(part) for part in asked.given.get("--lang", "").split(",") if part]
    hits = lookup(index, query, langs=langs, limit=int(asked.given.get("--limit", "20")))
    out, err = _words(query, hits, ui, as_json=asked.as_json)
    sys.stdout.write(out)
    sys.stderr.write(err)
    return 0 if hits else 1


def _words(query: str, hits: Sequence[Hit], ui: str, *, as_json: bool) -> tuple[str, str]:
    """What goes to standard output, and what to standard error."""
    from emn_cli import hits as view  # noqa: PLC0415

    if as_json:
        import json  # noqa: PLC0415

        return json.dumps(view.plain(query, hits), ensure_ascii=False, indent=2) + "\n", ""
    if not hits:
        return "", view.text("lookup.nothing", ui, word=query) + "\n"
    lines = [view.headings(ui), *view.rows(hits, ui)]
    return "".join("\t".join(c.replace("\t", " ").replace("\n", " ") for c in line) + "\n" for line in lines), ""
