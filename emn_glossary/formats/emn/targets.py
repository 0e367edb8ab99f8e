"""Which entry EMN means when it names one in English, as it does in broader, narrower and related terms.

EMN's editions do not always write a title alike. A name is taken as an entry only where that is certain; the ways
are tried from the surest on, and each but the first is told (F107).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from emn_glossary.formats.emn.acronyms import without_acronym
from emn_glossary.model import EntryId

# Titles that earlier editions gave to entries of today, by EMN's slug.
FORMER_TITLES = {
    "LGB(TI)": "lgbti",
    "best interests of the child assessment (BIA)": "childs-best-interests-assessment-bia",
    "best interests of the child determination (BID)": "childs-best-interests-determination-bid",
}


class Name(NamedTuple):
    """What an entry is called."""

    id: EntryId
    slug: str
    title: str
    synonyms: Sequence[str]


class Targets:
    """The entries by what they are called."""

    def __init__(self, names: Iterable[Name]) -> None:
        names = tuple(names)
        self.titles = {name.id: name.title for name in names}
        slugs = {name.slug: [name.id] for name in names}
        former = {title: slugs[slug] for title, slug in FORMER_TITLES.items() if slug in slugs}
        titles = [(name.title, name.id) for name in names]
        synonyms = [(synonym, name.id) for name in names for synonym in name.synonyms]
        self._ways: tuple[tuple[str, Callable[[str], str], dict[str, list[EntryId]]], ...] = (
            ("exact", str, _index(titles, str)),
            ("case", str.casefold, _index(titles, str.casefold)),
            ("acronym", _bare, _index(titles, _bare)),
            ("former", str, former),
            ("synonym", str.casefold, _index(synonyms, str.casefold)),
        )

    def find(self, name: str) -> tuple[EntryId, str]:
        """The entry and the way it was found; two empty strings when no entry, or more than one, goes by the name.

        The ways: `exact`, `case`, `acronym` (with or without one in brackets), `former` (an earlier title), `synonym`.
        """
        for way, written, index in self._ways:
            found = index.get(written(name), [])
            if len(found) == 1:
                return found[0], way
        return "", ""


def _bare(title: str) -> str:
    return without_acronym(title).casefold()


def _index(called: Iterable[tuple[str, EntryId]], written: Callable[[str], str]) -> dict[str, list[EntryId]]:
    index: dict[str, list[EntryId]] = {}
    for name, id in called:  # noqa: A001
        ids = index.setdefault(written(name), [])
        if id not in ids:
            ids.append(id)
    return index
