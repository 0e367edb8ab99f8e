"""One reading of a graph: what an entry that is being read asks of the rest of it, and whom it tells.

Knows what has been gathered and what was understood so far; which subjects are entries is for `reader` to find out.
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from emn_glossary import languages
from emn_glossary.findings import Finding
from emn_glossary.formats.rdf.beside import iri_written, is_address, written
from emn_glossary.formats.rdf.gather import Gathered, language
from emn_glossary.formats.rdf.nodes import Node, Statement
from emn_glossary.formats.rdf.vocabulary import to_id
from emn_glossary.model import DEFAULT_BASE, Entry, EntryId, Link
from emn_glossary.model import Triple as PlainTriple
from emn_glossary.places import Place
from emn_glossary.slots import Slot

_CLEANED = {"nfd": "N101", "newline": "N106", "nbsp": "N102", "invisible": "N103", "control": "N104"}


class Reading:
    """The triples by subject, what has been understood of them, and what there is to say."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.base = DEFAULT_BASE
        self.gathered = Gathered()
        self.about = self.gathered.said
        self.kinds: dict[str, type[Entry]] = {}
        self.statements: dict[str, list[Statement]] = {}  # by the IRI of the entry they are about
        self.themes: dict[str, list[NamedNode]] = {}  # by the IRI of the member
        self.used: set[str] = set()  # nodes of values that were understood
        self.unknown: list[PlainTriple] = []
        self.findings: list[Finding] = []
        self._links: dict[NamedNode, Link | None] = {}

    # -- saying and keeping -------------------------------------------------------------------------------
    def say(self, code: str, concept: EntryId = "", slot: Slot | str = "", **params: object) -> None:
        """Note a finding at an entry and a slot of the file read."""
        place = Place(concept=concept, slot=str(slot), file=self.file)
        self.findings.append(Finding.make(code, place, **params))

    def keep(self, subject: str, predicate: str, node: Node) -> None:
        """A triple that fits no field."""
        about = subject if subject.startswith("_:") else iri_written(subject)
        self.unknown.append((about, iri_written(predicate), written(node)))

    def clean(self, node: Literal, id: EntryId, slot: Slot | str) -> tuple[str, languages.Lang]:  # noqa: A002
        """A literal's text and language as we keep them; says what had to be put right."""
        raw = node.language or ""
        lang = language(raw) if raw else ""
        if lang.lower() != raw.lower():
            self.say("R101", id, slot, tag=raw, became=lang)
        text, done = languages.clean(node.value)
        for what in done:
            self.say(_CLEANED[what], id, slot, text=text)
        return text, lang

    def is_member(self, theme: str, member: Node) -> bool:
        """Whether `theme skos:member member` says the theme of an entry."""
        return type(member) is NamedNode and member.value in self.kinds and is_address(theme)

    # -- for the entries ----------------------------------------------------------------------------------
    def link(self, node: NamedNode) -> Link | None:
        """The link to a target of which nothing more is said; None when the target is no address."""
        if node not in self._links:
            self._links[node] = Link(to_id(node.value, self.base)) if is_address(node.value) else None
        return self._links[node]
