"""RDF as the model: a stream of triples becomes entries; what fits no field stays beside them.

Reads by pyoxigraph (a native streaming parser). Two of its ways are handled here: it writes language tags in lower
case (put back by `languages.tag`), and it refuses odd IRIs unless told to be lenient (told). Nothing is dropped: a
triple is either part of a value, or in `Glossary.unknown`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple, parse

from emn_glossary import languages
from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding, Report
from emn_glossary.formats.rdf.vocabulary import (
    FIELD_BY_PROPERTY,
    FIELD_BY_XL,
    SOURCE_BY_IRI,
    STATUS_BY_IRI,
    TYPE,
    iri,
    namespace,
    node_prefix,
    to_id,
)
from emn_glossary.formats.rdf.writer import SYNTAXES, plain_term
from emn_glossary.model import (
    DEFAULT_BASE,
    Concept,
    Document,
    Entry,
    Evidence,
    Glossary,
    Item,
    Link,
    Passage,
    Scheme,
    Source,
    State,
    Term,
    Text,
    Theme,
    Value,
)
from emn_glossary.model import Triple as PlainTriple
from emn_glossary.model.values import in_order
from emn_glossary.places import Place
from emn_glossary.slots import Field, Slot

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple
Said: TypeAlias = list[tuple[str, Node]]  # (property, object) pairs about one subject

_KIND_BY_TYPE: dict[str, type[Entry]] = {iri(kind.type): kind for kind in (Concept, Scheme, Theme, Passage)}
_IS_A_CONCEPT = {iri(f"skos:{name}") for name in ("inScheme", "topConceptOf", "broader", "narrower", "related")}
_STATEMENT, _LABEL, _NOTE = iri("rdf:Statement"), iri("skosxl:Label"), iri("euvoc:XlNote")
_CITED = iri("dct:BibliographicResource")
_MEMBER, _SOURCE = iri("skos:member"), iri("dct:source")
_CLEANED = {"nfd": "N101", "newline": "N103", "nbsp": "N102", "invisible": "N103", "control": "N104"}


class _Reading:
    """One reading: the triples by subject, what has been understood of them, and what there is to say."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.about: dict[str, Said] = {}
        self.unknown: list[PlainTriple] = []
        self.findings: list[Finding] = []
        self.base = DEFAULT_BASE
        self._nodes_used: set[str] = set()
        self._homeless = 0  # triples of statements in our own form about what is no entry: kept beside, nothing odd

    # -- gathering ----------------------------------------------------------------------------------------
    def gather(self, quads: Iterable[Quad]) -> None:
        about = self.about
        for quad in quads:
            subject = quad.subject
            name = subject.value if type(subject) is NamedNode else str(subject)
            said = about.get(name)
            if said is None:
                said = about[name] = []
            said.append((quad.predicate.value, quad.object))

    def say(self, code: str, concept: str = "", slot: Slot | str = "", **params: object) -> None:
        place = Place(concept=concept, slot=str(slot), file=self.file)
        self.findings.append(Finding.make(code, place, **params))

    def keep(self, subject: str, predicate: str, node: Node) -> None:
        """A triple that fits no field."""
        about = subject if subject.startswith("_:") else f"<{subject}>"
        self.unknown.append((about, f"<{predicate}>", str(node)))

    # -- understanding ------------------------------------------------------------------------------------
    def glossary(self) -> Glossary:
        kinds = self._kinds()
        concepts = [name for name, kind in kinds.items() if kind is Concept]
        schemes = [name for name, kind in kinds.items() if kind is Scheme]
        if concepts or schemes:
            spaces = Counter(namespace(name) for name in (concepts or schemes))
            self.base = max(sorted(spaces), key=lambda space: spaces[space])
        statements = self._statements(kinds)
        themes = self._themes(kinds)
        entries = [
            self._entry(name, kind, statements.get(name, {}), themes.get(name, ()))
            for name, kind in kinds.items()
        ]
        for name, said in self.about.items():
            if name not in kinds and name not in self._nodes_used:
                for predicate, node in said:
                    self.keep(name, predicate, node)
        if not concepts:
            self.say("R105")
        elif not schemes:
            self.say("R103")
        if len(self.unknown) > self._homeless:
            self.say("R104", count=len(self.unknown) - self._homeless)
        return Glossary(entries, base=self.base, unknown=self.unknown)

    def _kinds(self) -> dict[str, type[Entry]]:
        """Which subjects are entries, and of what kind; a subject of several kinds is a concept first."""
        kinds: dict[str, type[Entry]] = {}
        for name, said in self.about.items():
            if name.startswith("_:"):
                continue
            types = {node.value for p, node in said if p == TYPE and type(node) is NamedNode}
            found = [kind for address, kind in _KIND_BY_TYPE.items() if address in types]
            if found:
                kinds[name] = found[0]
            elif not types and any(p in _IS_A_CONCEPT for p, _ in said):
                kinds[name] = Concept
        return kinds

    def _themes(self, kinds: dict[str, type[Entry]]) -> dict[str, tuple[str, ...]]:
        """The collections that each entry is a member of."""
        found: dict[str, list[str]] = {}
        for name, kind in kinds.items():
            if kind is Theme:
                for predicate, node in self.about[name]:
                    if predicate == _MEMBER and type(node) is NamedNode and node.value in kinds:
                        found.setdefault(node.value, []).append(to_id(name, self.base))
        return {name: tuple(ids) for name, ids in found.items()}

    def _statements(self, kinds: dict[str, type[Entry]]) -> dict[str, dict[tuple[str, str], list[_Statement]]]:
        """Our own rdf:Statement nodes, by the entry they are about and the link they say something of."""
        found: dict[str, dict[tuple[str, str], list[_Statement]]] = {}
        for name, said in self.about.items():
            statement = _Statement.of(name, said, self.base)
            if statement and statement.owner in kinds:
                self._nodes_used.add(name)
                links = found.setdefault(statement.owner, {})
                links.setdefault((statement.field, statement.key), []).append(statement)
            elif statement:
                self._homeless += len(said)
        return found

    def _entry(
        self,
        name: str,
        kind: type[Entry],
        statements: dict[tuple[str, str], list[_Statement]],
        themes: tuple[str, ...],
    ) -> Entry:
        id = to_id(name, self.base)  # noqa: A001
        gathered: dict[Slot, list[Item]] = {}
        details = self._details(name)
        for predicate, node in self.about[name]:
            if predicate == TYPE and type(node) is NamedNode and node.value == iri(kind.type):
                continue
            field = FIELD_BY_PROPERTY.get(predicate)
            found = self._value(name, field, node, details, statements) if field else None
            if found is not None:
                gathered.setdefault(found[0], []).append(found[1])
            elif not (field and field.name == "theme" and type(node) is NamedNode and node.value in self.about):
                if predicate not in FIELD_BY_XL or not (
                    type(node) is NamedNode and node.value in self._nodes_used
                ):
                    self.keep(name, predicate, node)
        for (field_name, _), told in statements.items():  # links to what is no entry: only statements tell them
            if not any(statement.used for statement in told):
                gathered.setdefault(Slot(field_name), []).append(_link(told, self.base))
        if themes:
            gathered[Slot("theme")] = [Link(theme) for theme in themes]
        return kind(id, {slot: self._settle(name, id, slot, items) for slot, items in gathered.items()})

    def _value(
        self,
        name: str,
        field: Field,
        node: Node,
        details: dict[tuple[str, str, str], tuple[str, Item]],
        statements: dict[tuple[str, str], list[_Statement]],
    ) -> tuple[Slot, Item] | None:
        """The slot and value that one triple says, or None when it fits no field of ours."""
        if field.translatable:
            return self._words(name, field, node, details)
        if field.kind == "link":
            if type(node) is not NamedNode or field.name == "theme":
                return None
            target = to_id(node.value, self.base)
            told = statements.get((field.name, target), [])
            return Slot(field.name), _link(told, self.base) if told else Link(target)
        if field.kind == "source":
            source = self._source(name, node)
            return (Slot("source"), source) if source else None
        if type(node) is BlankNode or type(node) is Triple:
            return None
        slot = Slot(field.name)
        value = node.value
        return (slot, value) if _says_the_same(slot, value, node) else None

    def _words(
        self, name: str, field: Field, node: Node, details: dict[tuple[str, str, str], tuple[str, Item]]
    ) -> tuple[Slot, Item] | None:
        if type(node) is not Literal or (not node.language and node.datatype.value != iri("xsd:string")):
            return None
        raw = node.language or ""
        lang = languages.tag(raw) if raw else ""
        text, done = languages.clean(node.value)
        slot = Slot(field.name, lang)
        if done or languages.is_alias(raw):
            self._tell_cleaning(to_id(name, self.base), slot, raw, text, done)
        if not text.strip():
            self.say("R106", to_id(name, self.base), slot, field=field.name)
            return None
        known = details.pop((field.name, lang, text), None)
        if known:
            return Slot(field.name, lang, known[0]), known[1]
        return slot, (Term(text, lang) if field.kind == "term" else Text(text, lang))

    def _tell_cleaning(self, id: str, slot: Slot, raw: str, text: str, done: tuple[str, ...]) -> None:  # noqa: A002
        if languages.is_alias(raw):
            self.say("R101", id, slot, tag=raw, became=slot.lang)
        for what in done:
            self.say(_CLEANED[what], id, slot, text=text)

    def _settle(self, name: str, id: str, slot: Slot, items: list[Item]) -> Value:  # noqa: A002
        """One value for a single-valued slot (others are kept beside it, and told), a sorted set for the rest."""
        if slot.row.many:
            return in_order(items)
        if len(items) == 1:
            return items[0]
        chosen, *others = in_order(items)
        for other in others:
            self.say("R102", id, slot, kept=chosen, other=other)
            term = plain_term(slot, other) if isinstance(other, str) else Literal(str(other), language=slot.lang)
            self.keep(name, iri(slot.row.property), term)
        return chosen

    # -- nodes of values ----------------------------------------------------------------------------------
    def _details(self, owner: str) -> dict[tuple[str, str, str], tuple[str, Item]]:
        """Terms and texts that have a node of their own, by field, language and text; with the context."""
        found: dict[tuple[str, str, str], tuple[str, Item]] = {}
        own = node_prefix(owner)
        for predicate, node in self.about[owner]:
            field = FIELD_BY_XL.get(predicate)
            if field is None or type(node) is not NamedNode or not node.value.startswith(own):
                continue
            said = self.about.get(node.value)
            made = self._node(node.value, said, field) if said else None
            if made:
                part, item = made
                found[field.name, item.lang, item.text] = made
                self._nodes_used.add(node.value)
        return found

    def _node(self, name: str, said: Said, field: Field) -> tuple[str, Term | Text] | None:
        """A label or note node as a value, or None when it says anything we have no place for."""
        text = lang = part = kind = usage = ""
        state: dict[str, str] = {}
        sources: list[Source] = []
        position = 0
        for predicate, node in said:
            rule = _NODE_RULES.get(predicate)
            if rule is None or type(node) is BlankNode or type(node) is Triple:
                if predicate == _SOURCE and (source := self._source(name, node)):
                    sources.append(source)
                    continue
                return None
            what = rule(node)
            if what is None:
                return None
            where, content = what
            if where == "words":
                assert isinstance(node, Literal)
                text, lang = languages.clean(content)[0], languages.tag(node.language or "")
            elif where == "part":
                part = content
            elif where == "kind":
                kind = content
            elif where == "usage":
                usage = content
            elif where == "position":
                position = int(content)
            elif where != "type":
                state[where] = content
        if not text:
            return None
        held = State(**state) if state else State()  # type: ignore[arg-type]
        if field.kind == "term":
            return part, Term(text, lang, held, "acronym" if kind else "", usage, position)
        return part, Text(text, lang, held, tuple(_by_position(sources)), position)

    def _source(self, owner: str, node: Node) -> Source | None:
        """A source: a literal, an address, or a node of our own."""
        if type(node) is Literal:
            plain = node.datatype.value == iri("xsd:string")
            if not (node.language or plain):
                return None
            return Source(languages.clean(node.value)[0], languages.tag(node.language or ""))
        if type(node) is not NamedNode:
            return None
        if not node.value.startswith(node_prefix(owner)):
            return Source("", links=(node.value,))
        made = _source_node(self.about.get(node.value, []))
        if made:
            self._nodes_used.add(node.value)
        return made


def _says_the_same(slot: Slot, value: str, node: NamedNode | Literal) -> bool:
    """Whether writing `value` gives back exactly this node; else it is kept as it came."""
    try:
        return bool(plain_term(slot, value) == node)
    except ValueError:  # an address that is no IRI
        return False


def _by_position(sources: list[Source]) -> Iterator[Source]:
    return iter(item for item in in_order(list(sources)) if isinstance(item, Source))


def _value_of(name: str) -> Callable[[NamedNode | Literal], tuple[str, str] | None]:
    return lambda node: (name, node.value) if type(node) is Literal else None


def _type_of(node: NamedNode | Literal) -> tuple[str, str] | None:
    return ("type", "") if node.value in (_LABEL, _NOTE) else None


def _status_of(node: NamedNode | Literal) -> tuple[str, str] | None:
    status = STATUS_BY_IRI.get(node.value)
    return ("status", status) if status else None


def _kind_of(node: NamedNode | Literal) -> tuple[str, str] | None:
    return ("kind", "acronym") if node.value == iri("emn:acronym") else None


_NODE_RULES: dict[str, Callable[[NamedNode | Literal], tuple[str, str] | None]] = {
    TYPE: _type_of,
    iri("skosxl:literalForm"): _value_of("words"),
    iri("rdf:value"): _value_of("words"),
    iri("euvoc:status"): _status_of,
    iri("emn:origin"): _value_of("origin"),
    iri("emn:by"): _value_of("by"),
    iri("emn:renders"): _value_of("renders"),
    iri("dct:modified"): _value_of("changed"),
    iri("dct:type"): _kind_of,
    iri("emn:usage"): _value_of("usage"),
    iri("emn:part"): _value_of("part"),
    iri("emn:order"): _value_of("position"),
}


def _source_node(said: Said) -> Source | None:
    citation = lang = kind = part = ""
    links: list[str] = []
    position = 0
    for predicate, node in said:
        if type(node) is Literal and predicate == iri("dct:bibliographicCitation"):
            citation, lang = node.value, languages.tag(node.language or "")
        elif type(node) is Literal and predicate == iri("emn:part"):
            part = node.value
        elif type(node) is Literal and predicate == iri("emn:order"):
            position = int(node.value)
        elif type(node) is NamedNode and predicate == iri("skosno:relationshipWithSource"):
            kind = SOURCE_BY_IRI.get(node.value, "")
        elif type(node) is NamedNode and predicate == iri("rdfs:seeAlso"):
            links.append(node.value)
        elif not (type(node) is NamedNode and predicate == TYPE and node.value == _CITED):
            return None
    return Source(citation, lang, kind, part, tuple(sorted(links)), position) if citation else None  # type: ignore[arg-type]


class _Statement:
    """One of our rdf:Statement nodes: where and in what words a relation was read."""

    __slots__ = ("evidence", "field", "key", "origin", "owner", "target", "used")

    def __init__(self) -> None:
        self.owner = self.field = self.key = self.origin = ""
        self.target: NamedNode | Literal | None = None
        self.evidence: Evidence | None = None
        self.used = False

    @classmethod
    def of(cls, name: str, said: Said, base: str) -> _Statement | None:
        facts = {predicate: node for predicate, node in said}
        kind = facts.pop(TYPE, None)
        if type(kind) is not NamedNode or kind.value != _STATEMENT or len(facts) + 1 != len(said):
            return None
        made = cls()
        subject, relation = facts.pop(iri("rdf:subject"), None), facts.pop(iri("rdf:predicate"), None)
        target = facts.pop(iri("rdf:object"), None)
        if not (type(subject) is NamedNode and type(relation) is NamedNode):
            return None
        field = FIELD_BY_PROPERTY.get(relation.value)
        if field is None or not name.startswith(node_prefix(subject.value)):
            return None
        if type(target) is not NamedNode and type(target) is not Literal:
            return None
        made.owner, made.field, made.target = subject.value, field.name, target
        made.key = to_id(target.value, base) if type(target) is NamedNode else str(target)
        origin = facts.pop(iri("emn:origin"), None)
        made.origin = origin.value if type(origin) is Literal else ""
        verbatim, english = facts.pop(iri("emn:verbatim"), None), facts.pop(iri("emn:english"), None)
        page, position = facts.pop(iri("foaf:page"), None), facts.pop(iri("emn:order"), None)
        if facts:
            return None
        if type(verbatim) is Literal:
            made.evidence = Evidence(
                verbatim.value,
                languages.tag(verbatim.language or ""),
                page.value if type(page) is NamedNode else "",
                english.value if type(english) is Literal else "",
                int(position.value) if type(position) is Literal else 0,
            )
        return made


def _link(told: list[_Statement], base: str) -> Link:
    """The link that some statements are about, with all its evidence."""
    for statement in told:
        statement.used = True
    target = told[0].target
    evidence = sorted(
        (statement.evidence for statement in told if statement.evidence),
        key=lambda reading: (reading.page, reading.position, reading.text),
    )
    if type(target) is Literal:
        return Link(
            "", target.value, languages.tag(target.language or ""), told[0].origin, tuple(evidence)
        )
    assert target is not None
    return Link(to_id(target.value, base), origin=told[0].origin, evidence=tuple(evidence))


def read_syntax(data: bytes, syntax: str, *, file: str = "") -> Document:
    """A document from RDF in one of the syntaxes `turtle`, `rdfxml`, `ntriples`, `jsonld`.

    Raises:
        ReadError: the bytes are not that syntax; with file and line.
    """
    return _understand([(data, syntax, file)])


def read_many(sources: Iterable[tuple[bytes, str, str]]) -> Document:
    """One document from several files `(bytes, syntax, name)`, read as one graph."""
    return _understand(list(sources))


def _understand(sources: list[tuple[bytes, str, str]]) -> Document:
    reading = _Reading(sources[0][2] if len(sources) == 1 else "")
    for data, syntax, file in sources:
        try:
            reading.gather(
                parse(
                    data,
                    format=SYNTAXES[syntax],
                    base_iri=DEFAULT_BASE,
                    lenient=True,
                    rename_blank_nodes=len(sources) > 1,
                )
            )
        except SyntaxError as error:
            place = Place(file=file, line=error.lineno or 0, column=error.offset or 0)
            raise ReadError("syntax", place=place, detail=_shorten(error.msg)) from error
        except (ValueError, OSError) as error:
            raise ReadError(place=Place(file=file), detail=_shorten(str(error))) from error
    glossary = reading.glossary()
    return Document(glossary, Report(reading.findings))


def _shorten(message: str) -> str:
    """The parser's words without the position, which the place tells already."""
    _, found, rest = message.partition(": ")
    return rest if found and message.startswith("Parser error") else message


