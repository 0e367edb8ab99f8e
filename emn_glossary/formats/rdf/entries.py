"""One entry out of the triples about it: each triple becomes a value of a slot, or stays beside.

Knows one entry at a time; what it must know of the rest of the graph it asks the reading for.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from pyoxigraph import BlankNode, Literal, NamedNode

from emn_glossary import languages
from emn_glossary.formats.rdf import nodes
from emn_glossary.formats.rdf.beside import is_address
from emn_glossary.formats.rdf.gather import Words, language
from emn_glossary.formats.rdf.nodes import Cited, Detail, Node, Said, Statement, is_plain
from emn_glossary.formats.rdf.reading import Reading
from emn_glossary.formats.rdf.vocabulary import (
    FIELD_BY_PROPERTY,
    FIELD_BY_XL,
    KIND_BY_TYPE,
    MEMBER,
    TYPE,
    node_iri,
    node_prefix,
    to_id,
)
from emn_glossary.formats.rdf.writer import plain_term
from emn_glossary.model import Entry, Evidence, Item, Link, Scheme, Source, Value
from emn_glossary.model.values import bare_term, bare_text, in_order
from emn_glossary.slots import FIELDS, Field, Slot

_SLOT = {name: Slot(name) for name in FIELDS}
_SETS = frozenset(name for name, row in FIELDS.items() if row.many)
_Target = tuple[str, bool, str, str]  # a link's field, whether it is text, the target or the text, the language


class _Rival(NamedTuple):
    """One of several values for a slot that holds one: the triple that says it, and the node it has."""

    predicate: str
    node: NamedNode | Literal
    detail: Detail | None

    @property
    def alias(self) -> str:
        """The language tag, when it is one that we read as another (`no`)."""
        raw = self.node.language if type(self.node) is Literal else None
        return raw if raw and languages.is_alias(raw) else ""


class EntryReading:
    """One entry being read: its values so far, and the nodes of its values by the words they say."""

    def __init__(self, reading: Reading, name: str, kind: type[Entry]) -> None:
        self._reading = reading
        self._name = name
        self._kind = kind
        self._id = "" if kind is Scheme and name == reading.base else to_id(name, reading.base)
        self._own = node_prefix(name)
        self._said: Said = reading.about[name]
        self._singles: dict[Slot, Item] = {}
        self._sets: dict[Slot, list[Item]] = {}
        self._crowded: set[Slot] = set()  # slots for one value that were given more
        self._beside: Said = []
        self._details = self._label_nodes()
        self._understood: set[tuple[str, str]] = set()  # which of those nodes came to use, with their property
        self._statements = self._links_told()
        self._told: dict[_Target, Link] = {}  # the links made of them

    def entry(self) -> Entry:
        """The entry; what fits no slot goes to the reading."""
        self._bare_words(self._reading.gathered.words.get(self._name, {}))
        self._take(self._said)
        for theme in self._reading.themes.get(self._name, ()):
            link = self._link(FIELDS["theme"], theme)
            assert link is not None
            self._put(_SLOT["theme"], link)
        for target, told in self._statements.items():
            if target not in self._told:
                self._told_only(target, told)
        for slot in self._crowded:
            self._settle(slot)
        self._keep_the_rest()
        values = cast("dict[Slot, Value]", self._singles)
        values.update(
            [(slot, in_order(items) if len(items) > 1 else tuple(items)) for slot, items in self._sets.items() if items]
        )
        return self._kind(self._id, values)

    def _take(self, said: Said) -> None:
        for predicate, node in said:
            field = FIELD_BY_PROPERTY.get(predicate)
            if field is None:
                self._beside.append((predicate, node))
            elif field.translatable:
                self._words(field, predicate, node)
            else:
                self._fact(field, predicate, node)

    def _put(self, slot: Slot, item: Item) -> None:
        if slot.field in _SETS:
            self._sets.setdefault(slot, []).append(item)
        elif self._singles.setdefault(slot, item) is not item:
            self._crowded.add(slot)

    def _keep(self, predicate: str, node: Node) -> None:
        self._reading.keep(self._name, predicate, node)

    def _bad_address(self, predicate: str, node: NamedNode) -> None:
        self._reading.say("R109", self._id, FIELD_BY_PROPERTY[predicate].name, address=node.value)
        self._keep(predicate, node)

    # -- words ----------------------------------------------------------------------------------------------
    def _bare_words(self, words: Words) -> None:
        """Takes the words that were understood on the way; those that have a node become what it says."""
        self._singles = dict(words)
        for slot, held in words.items():
            if type(held) is list:
                self._sets[slot] = list(held)
                del self._singles[slot]
        for slot, held in words.items() if self._details else ():
            if type(held) is list:
                self._sets[slot] = [item for item in held if (slot, item.text) not in self._details]
                for item in held:
                    self._detailed(slot, item.text)
            elif (slot, held.text) in self._details:
                del self._singles[slot]
                self._detailed(slot, held.text)

    def _detailed(self, slot: Slot, text: str) -> bool:
        """Takes the words as their nodes have them; whether there are such nodes."""
        details = self._details.get((slot, text), ())
        for detail in details:
            self._put(Slot(slot.field, slot.lang, detail.part), detail.value)
            self._understood.add((slot.field, detail.nodes[0]))
            self._reading.used.update(detail.nodes)
        return bool(details)

    def _words(self, field: Field, predicate: str, node: Node) -> None:
        """Words there is something to say of: without a language or with an alias of one, unclean, or empty."""
        if type(node) is not Literal or not is_plain(node):
            self._keep(predicate, node)
            return
        slot = Slot(field.name, language(node.language) if node.language else "")
        text, _ = self._reading.clean(node, self._id, slot)
        if not text.strip():
            self._reading.say("R106", self._id, slot, field=field.name)
            self._keep(predicate, node)
        elif not self._detailed(slot, text):
            self._put(slot, (bare_term if field.kind == "term" else bare_text)(text, slot.lang))

    def _label_nodes(self) -> dict[tuple[Slot, str], list[Detail]]:
        """The entry's own label and note nodes, by slot and words."""
        found: dict[tuple[Slot, str], list[Detail]] = {}
        about = self._reading.about
        for predicate, node in dict.fromkeys([said for said in self._said if said[0] in FIELD_BY_XL]):
            if type(node) is not NamedNode or not node.value.startswith(self._own):
                continue
            field = FIELD_BY_XL[predicate]
            if node.value in self._reading.gathered.words:
                continue
            made = nodes.detail(node.value, about.get(node.value, []), field, self._cited)
            if made:
                found.setdefault((Slot(field.name, made.value.lang), made.value.text), []).append(made)
        return found

    # -- facts ----------------------------------------------------------------------------------------------
    def _fact(self, field: Field, predicate: str, node: Node) -> None:
        slot = _SLOT[field.name]
        if field.kind == "link":
            if predicate == MEMBER:
                if not self._reading.is_member(self._name, node):
                    self._keep(predicate, node)
            elif type(node) is not NamedNode:
                self._keep(predicate, node)
            else:
                link = self._link(field, node)
                self._put(slot, link) if link else self._bad_address(predicate, node)
        elif field.kind == "source":
            cited = self._cited(node)
            if cited:
                self._reading.used.add(cited.node)
                self._put(slot, cited.source)
            else:
                self._keep(predicate, node)
        elif type(node) is NamedNode and not is_address(node.value):
            self._bad_address(predicate, node)
        elif _says(slot, node):
            self._put(slot, self._reading.clean(node, self._id, slot)[0] if type(node) is Literal else node.value)  # type: ignore[union-attr]
        else:
            self._keep(predicate, node)

    def _cited(self, node: Node) -> Cited | None:
        """A source of the entry, or of one of its texts: a literal, an address, or a node of the entry's own."""
        if type(node) is Literal and is_plain(node) and node.value.strip():
            return Cited(Source(*self._reading.clean(node, self._id, _SLOT["source"])))
        if type(node) is not NamedNode or not is_address(node.value):
            return None
        if not node.value.startswith(self._own):
            return Cited(Source("", links=(node.value,)))
        said = self._reading.about.get(node.value, []) if node.value not in self._reading.gathered.words else []
        made = nodes.source_node(said, lambda words: self._reading.clean(words, self._id, _SLOT["source"]))
        return Cited(made, node.value) if made else None

    # -- links ----------------------------------------------------------------------------------------------
    def _links_told(self) -> dict[_Target, list[Statement]]:
        """Our statements about this entry's links, by the link."""
        found: dict[_Target, list[Statement]] = {}
        for told in self._reading.statements.get(self._name, ()):
            if type(told.target) is NamedNode:
                target = (told.field.name, False, told.target.value, "")
            else:
                words = self._reading.clean(told.target, self._id, told.field.name)
                target = (told.field.name, True, *words)
            found.setdefault(target, []).append(told)
        return found

    def _link(self, field: Field, node: NamedNode) -> Link | None:
        """The link to a target, with what our statements tell of it; None when the target is no address."""
        bare = self._reading.link(node)
        if not self._statements or bare is None:
            return bare
        target = (field.name, False, node.value, "")
        if target in self._statements and target not in self._told:
            origin, evidence = self._evidence(self._statements[target], bare=False)
            self._told[target] = Link(bare.target, origin=origin, evidence=evidence)
        return self._told.get(target, bare)

    def _told_only(self, target: _Target, told: list[Statement]) -> None:
        """A link that only statements tell of: one to what is no entry here."""
        field, is_text, text, lang = target
        origin, evidence = self._evidence(told, bare=is_text)
        if is_text:
            self._put(_SLOT[field], Link("", text, lang, origin, evidence))
        elif origin or evidence:
            self._put(_SLOT[field], Link(to_id(text, self._reading.base), origin=origin, evidence=evidence))

    def _evidence(self, told: list[Statement], *, bare: bool) -> tuple[str, tuple[Evidence, ...]]:
        """The origin and evidence that statements about one link agree on; those that say otherwise are left.

        `bare`: whether a statement without origin or evidence has anything to say.
        """
        origin = min(statement.origin for statement in told)
        agreed = [statement for statement in told if statement.origin == origin]
        found = {statement.evidence: statement.node for statement in reversed(agreed) if statement.evidence}
        if found:
            self._reading.used.update(found.values())
        elif origin or bare:
            self._reading.used.add(agreed[0].node)
        return origin, tuple(sorted(found, key=lambda one: (one.page, one.position, one.text, one.lang, one.english)))

    # -- what is left ---------------------------------------------------------------------------------------
    def _settle(self, slot: Slot) -> None:
        """One value for a slot that holds one: the others are kept, and told.

        One that came under an alias of the language (`no`) yields to one that did not, and is kept as an alternative
        term or a comment; of the rest, one with a node of its own comes first, then the alphabet decides.
        """
        rivals = self._rivals(slot)
        first = node_iri(self._name, slot, next(iter(rivals)))
        chosen, *others = sorted(rivals, key=lambda item: (*_rank(rivals[item], first), str(item), repr(item)))
        self._singles[slot] = chosen
        for item in others:
            rival, same = rivals[item], str(item) == str(chosen)
            if rival.alias and not same:
                became = Slot("alternative" if slot.row.kind == "term" else "comment", slot.lang)
                self._reading.say("R108", self._id, slot, text=item, tag=rival.alias, field=slot, became=became)
                self._put(became, item)
                continue
            self._reading.say("R102", self._id, slot, kept=chosen, other=item)
            if rival.detail:
                self._understood.discard((slot.field, rival.detail.nodes[0]))
                self._reading.used.difference_update(rival.detail.nodes)
            if not same:
                self._keep(rival.predicate, rival.node)

    def _rivals(self, slot: Slot) -> dict[Item, _Rival]:
        found: dict[Item, _Rival] = {}
        for predicate, node in self._reading.gathered.triples(self._name):
            field = FIELD_BY_PROPERTY.get(predicate)
            if field is None or field.name != slot.field or not isinstance(node, (NamedNode, Literal)):
                continue
            for item, detail in self._items(field, slot, node):
                rival = _Rival(predicate, node, detail)
                if item not in found or not rival.alias:
                    found[item] = rival
        return found

    def _items(self, field: Field, slot: Slot, node: NamedNode | Literal) -> list[tuple[Item, Detail | None]]:
        """What one triple puts into a slot."""
        text = languages.clean(node.value)[0]
        if not field.translatable:
            return [(node.value if type(node) is NamedNode else text, None)] if _says(slot, node) else []
        if type(node) is not Literal or not is_plain(node) or languages.tag(node.language or "") != slot.lang:
            return []
        details = self._details.get((Slot(field.name, slot.lang), text))
        if details is not None:
            return [(detail.value, detail) for detail in details if detail.part == slot.part]
        bare = bare_term if field.kind == "term" else bare_text
        return [(bare(text, slot.lang), None)] if text.strip() and not slot.part else []

    def _keep_the_rest(self) -> None:
        for predicate, node in self._beside:
            if predicate == TYPE and type(node) is NamedNode and KIND_BY_TYPE.get(node.value) is self._kind:
                continue
            field = FIELD_BY_XL.get(predicate)
            if field and type(node) is NamedNode:
                if (field.name, node.value) in self._understood:
                    continue
                self._unmatched(field, node.value)
            self._keep(predicate, node)

    def _unmatched(self, field: Field, name: str) -> None:
        """Says so when a label node has words that the entry does not."""
        words = nodes.words_of(self._reading.about.get(name, []))
        if words is None:
            return
        text, lang = languages.clean(words.value)[0], languages.tag(words.language or "")
        slot = Slot(field.name, lang)
        if not self._items_said(field, slot, text):
            self._reading.say("R107", self._id, slot, node=name, text=text, field=field.name)

    def _items_said(self, field: Field, slot: Slot, text: str) -> bool:
        return any(
            type(node) is Literal
            and FIELD_BY_PROPERTY.get(predicate) is field
            and languages.tag(node.language or "") == slot.lang
            and languages.clean(node.value)[0] == text
            for predicate, node in self._reading.gathered.triples(self._name)
        )


def _rank(rival: _Rival, first: str) -> tuple[bool, bool, bool]:
    """What decides between rivals before the alphabet does; `first` is the name of the slot's own node."""
    return bool(rival.alias), rival.detail is None, rival.detail is not None and rival.detail.nodes[0] != first


def _says(slot: Slot, node: Node) -> bool:
    """Whether a plain fact of ours would be written as exactly this node."""
    try:
        return type(node) is not BlankNode and plain_term(slot, node.value) == node  # type: ignore[union-attr]
    except (AttributeError, ValueError):  # a triple term; an address that is none
        return False
