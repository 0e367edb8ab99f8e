"""The data beside the pages: what the glossary says of each entry, and of itself, as Turtle and as JSON-LD.

Both say the same. The Turtle is made every time, since it is quickly made and is all that is said: its fingerprint
tells whether the JSON-LD, the search index and the files for readers must be made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from emn_glossary.formats.rdf import apart
from emn_glossary.model import EntryId, Glossary
from emn_glossary.publish import addresses
from emn_glossary.publish.kept import Earlier
from emn_glossary.publish.manifest import digest

KINDS = ((".ttl", "text/turtle"), (".jsonld", "application/ld+json"))


@dataclass(frozen=True, slots=True)
class Data:
    """What is said of each entry that has data of its own. `whole` is the fingerprint of all that the glossary says."""

    turtle: Mapping[str, bytes]  # by path
    whole: str
    _kept: Mapping[str, bytes]
    _missing: Mapping[EntryId, str]  # the path of the JSON-LD that must be made
    _make: Callable[[], Mapping[EntryId, bytes]]

    @property
    def share_missing(self) -> float:
        """How much of the JSON-LD must be made: 0–1."""
        return len(self._missing) / max(1, len(self.turtle))

    def files(self) -> dict[str, bytes]:
        """All files by path."""
        made = {self._missing[id]: content for id, content in self._make().items()}  # noqa: A001
        return {**self.turtle, **self._kept, **made}


def gather(glossary: Glossary, earlier: Earlier) -> Data:
    """The data of concepts, themes and the glossary itself; JSON-LD that was made of the same Turtle is kept."""
    said = apart.statements(glossary)
    turtle = dict(apart.turtle(said, glossary.base))
    pages = addresses.of_data_pages(glossary)
    kept, missing = {}, {}
    for id, page in pages.items():  # noqa: A001
        path = addresses.of_data(page, ".jsonld")
        found = earlier(path, digest(turtle[id]))
        if found is None:
            missing[id] = path
        else:
            kept[path] = found
    whole = digest(b"".join(turtle[id] for id in glossary.entries))  # noqa: A001  in the glossary's order: it counts too
    beside = {addresses.of_data(page, ".ttl"): turtle[id] for id, page in pages.items()}  # noqa: A001
    return Data(beside, whole, kept, missing, lambda: dict(apart.jsonld(said, missing)))
