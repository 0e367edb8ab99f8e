"""Former English: what stale values render, kept so that old and new can stand side by side; `former.toml`.

Kept by digest, so a text stands once however many values render it, and goes when no value does. Only for stale
values: what is up to date renders the English that the entry says.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emn_glossary.coverage import digest, stale_slots
from emn_glossary.errors import SettingsError
from emn_glossary.languages import Lang
from emn_glossary.model import Entry, Glossary
from emn_glossary.places import Place
from emn_glossary.settings import toml_string
from emn_glossary.slots import Slot
from emn_glossary.update import Earlier, english, rendered
from emn_glossary.wording import same_words

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
        parts += [f"{toml_string(slot)} = {toml_string(text)}\n" for slot, text in sorted(kept[name].items())]
    return "".join(parts).encode()


def before(entry: Entry, kept: Earlier) -> tuple[Mapping[str, str], ...]:
    """The English that an entry's stale values render, by slot: each text once; nothing where nothing is known."""
    return tuple(kept[name] for name in _rendered(entry) if name in kept)


def _rendered(entry: Entry) -> list[str]:
    """The fingerprints of the former English that values of an entry render."""
    return sorted(rendered(entry) - {digest(entry).partition(".")[0]})


def changes(entry: Entry, kept: Earlier) -> Iterator[tuple[str, str, str]]:
    """Slot, English before and English now, where they differ; values may render different texts of before."""
    new = english(entry)
    told = {
        (slot, old.get(slot, ""), new.get(slot, ""))
        for old in before(entry, kept)
        for slot in old.keys() | new.keys()
        if old.get(slot, "") != new.get(slot, "")
    }
    yield from sorted(told)


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry with values that must be looked at again, and what became of the English that they render."""

    entry: Entry
    slots: tuple[Slot, ...]
    english: tuple[tuple[str, str, str], ...]  # slot, before, now; empty where the former English is not known

    def plain(self) -> dict[str, Any]:
        """The same as JSON tools expect it."""
        english = [{"slot": slot, "before": old, "after": new} for slot, old, new in self.english]
        return {"concept": self.entry.id, "slots": [str(slot) for slot in self.slots], "english": english}


def stale(glossary: Glossary, kept: Earlier, langs: Iterable[Lang]) -> Iterator[Stale]:
    """The entries with values in some languages that must be looked at again, in the glossary's order."""
    wanted = set(langs)
    for entry in glossary.entries.values():
        slots = tuple(slot for slot in stale_slots(entry) if slot.lang in wanted)
        if slots:
            yield Stale(entry, slots, tuple(changes(entry, kept)))


def only_punctuation(entry: Entry, kept: Earlier) -> bool:
    """Whether all that changed in an entry's English, for every value that must be looked at, is spaces and signs."""
    if any(name not in kept for name in _rendered(entry)):
        return False
    found = list(changes(entry, kept))
    return bool(found) and all(same_words(old, new) for _, old, new in found)
