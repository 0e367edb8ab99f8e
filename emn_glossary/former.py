"""Former English: what stale values render, kept so that old and new can stand side by side; `former.toml`.

Kept by digest, so a text stands once however many values render it, and goes when no value does. Only for stale
values: what is up to date renders the English that the entry says.
"""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from emn_glossary.coverage import digest
from emn_glossary.errors import SettingsError
from emn_glossary.model import Entry
from emn_glossary.places import Place
from emn_glossary.update import Earlier, english, rendered

FILE = "former.toml"


def read(path: Path) -> dict[str, dict[str, str]]:
    """The former English by digest and slot; nothing where there is no file.

    Raises:
        SettingsError: not TOML.
    """
    if not path.exists():
        return {}
    try:
        return {name: dict(said) for name, said in tomllib.loads(path.read_text(encoding="utf-8")).items()}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as error:
        raise SettingsError(place=Place(file=path.name), detail=str(error)) from error


def as_toml(kept: Earlier) -> bytes:
    """The file: a table a digest."""
    parts = ["# The English that stale values still render, by its fingerprint; written by emn.\n"]
    for name in sorted(kept):
        parts.append(f'\n["{name}"]\n')
        parts += [f'"{slot}" = {json.dumps(text, ensure_ascii=False)}\n' for slot, text in sorted(kept[name].items())]
    return "".join(parts).encode()


def before(entry: Entry, kept: Earlier) -> dict[str, str]:
    """The English that an entry's stale values render, by slot; empty where nothing is stale or nothing is known."""
    now = digest(entry).partition(".")[0]
    for name in sorted(rendered(entry) - {now}):
        if name in kept:
            return dict(kept[name])
    return {}


def changes(entry: Entry, kept: Earlier) -> Iterator[tuple[str, str, str]]:
    """Slot, English before and English now, where they differ."""
    old = before(entry, kept)
    if not old:
        return
    new = english(entry)
    for slot in sorted(old.keys() | new.keys()):
        if old.get(slot, "") != new.get(slot, ""):
            yield slot, old.get(slot, ""), new.get(slot, "")


def only_punctuation(entry: Entry, kept: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether all that changed in an entry's English is spaces and punctuation."""
    found = list(changes(entry, kept))
    return bool(found) and all(_words(old) == _words(new) for _, old, new in found)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


def marked(old: str, new: str) -> str:
    """The difference word by word: `[-gone-]` and `{+come+}`, as git marks it.

    >>> marked("who asks for shelter", "who seeks shelter")
    'who [-asks for-]{+seeks+} shelter'
    """
    one, other = _PIECES.findall(old), _PIECES.findall(new)
    parts = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            parts.append("".join(one[a:b]))
            continue
        gone, come = "".join(one[a:b]), "".join(other[c:d])
        parts.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
    return "".join(parts)
