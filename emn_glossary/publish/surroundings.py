"""What a page must know of the rest of the glossary: its entries, where their pages are, how they are named. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from emn_glossary.history import Past
from emn_glossary.languages import SortKey, sort_key
from emn_glossary.model import Entry, EntryId, Link
from emn_glossary.publish import addresses
from emn_glossary.publish.page import Office, Ref, Word
from emn_glossary.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an entry's page must know of the rest of the glossary; made once for all pages."""

    entries: Mapping[EntryId, Entry]
    paths: Mapping[EntryId, str]
    base: str
    voice: Voice
    name: Word  # of the glossary
    edition: str
    office: Office
    past: Past

    def link(self, id: EntryId, *, gloss: bool = False) -> Ref:  # noqa: A002
        """The way to an entry's page; with `gloss` its name in the other language of the lists beside it."""
        ref = self.voice.ref(self.entries[id], self.paths[id])
        other = "en" if ref.word.lang != "en" else "nb"
        text = self.entries[id].one("preferred", other) if gloss else ""
        return replace(ref, gloss=Word(text, other)) if text else ref

    def ref(self, link: Link) -> Ref:
        """A relation as a link to its page, to the web, or as text."""
        path = self.paths.get(link.target)
        if path:
            return self.voice.ref(self.entries[link.target], path)
        if addresses.is_web(link.target):
            return Ref(Word(link.target), link.target)
        return self.voice.text_ref(link)

    def iri(self, id: EntryId) -> str:  # noqa: A002
        """An id as an IRI."""
        return id if ":" in id else self.base + id


def by_word(voice: Voice) -> Callable[[Ref], tuple[SortKey, str]]:
    """The order of links: by what they show, in the reader's language."""
    return lambda ref: (sort_key(ref.word.text, voice.leads[0]), ref.href)
