"""Writer: a glossary as TBX-Basic (ISO 30042:2019), with data categories as attributes (DCA).

The order in an entry is the standard's: what concerns the concept, then a section a language, in it the texts and
then the terms, each with its notes. A value that is not approved yet gets no administrative status, since other
tools would take it for settled; a note says what it is proposed as.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from lxml import etree

from emn_glossary import messages
from emn_glossary.errors import WriteError
from emn_glossary.formats.tbx import memory, names
from emn_glossary.formats.tbx import vocabulary as tbx
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import Concept, EntryId, Glossary, Link, Source, State, Status, Term, Text
from emn_glossary.places import Place
from emn_glossary.slots import MATCHES, TERM_FIELDS, Slot

_DAY = re.compile(r"-?\d{4,}-\d\d-\d\d")
_WEB = ("http://", "https://")
_UNSETTLED = (Status.CANDIDATE, Status.WAITING)


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    langs: Iterable[Lang] | None = None,
    ids: Iterable[EntryId] | None = None,
    ui: Lang = "nb",
    remember: bool = True,
) -> None:
    """Write the concepts as TBX in UTF-8. The same glossary and options give the same bytes.

    `langs` limits the languages (English always stays), `ids` the entries; `ui` is the language of notes; `remember`
    keeps in each entry what was sent, which the way back needs. What TBX cannot hold: `losses.not_carried`.

    Raises:
        WriteError: a character that XML cannot hold; with the entry.
    """
    chosen = tuple(_chosen(glossary, langs, ids))
    attributes = {"type": "TBX-Basic", "style": "dca", tbx.XML_LANG: SOURCE}
    namespaces: dict[Any, str] = {None: tbx.NAMESPACE}
    root = etree.Element(etree.QName(tbx.NAMESPACE, "tbx"), attributes, namespaces)
    _header(root, glossary, ui)
    body = _sub(_sub(root, "text"), "body")
    inside = {concept.id for concept in chosen}
    for concept in chosen:
        try:
            _Entry(glossary, concept, inside, ui).put(body, remember=remember)
        except ValueError as error:  # lxml: control characters and lone surrogates
            raise WriteError("not-in-xml-text", place=Place(concept=concept.id)) from error
    etree.indent(root, " ")
    target.write(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _chosen(glossary: Glossary, langs: Iterable[Lang] | None, ids: Iterable[EntryId] | None) -> Iterator[Concept]:
    """The concepts to write, by id; an entry of TBX has a term at least."""
    wanted = None if langs is None else {"", SOURCE, *langs}
    named = None if ids is None else set(ids)
    for concept in sorted(glossary.concepts, key=lambda concept: concept.id):
        if named is not None and concept.id not in named:
            continue
        kept = memory.carried(concept)
        if wanted is not None:
            kept = Concept(kept.id, {slot: value for slot, value in kept.values().items() if slot.lang in wanted})
        if any(slot.field in TERM_FIELDS for slot in kept.values()):
            yield kept


def _sub(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, etree.QName(tbx.NAMESPACE, name), attributes)
    made.text = text or None
    return made


def _header(root: etree._Element, glossary: Glossary, ui: Lang) -> None:
    description = _sub(_sub(root, "tbxHeader"), "fileDesc")
    scheme = glossary.scheme
    title = next((found for lang in (ui, "nb", SOURCE) if (found := scheme.one("title", lang))), "")
    _sub(_sub(description, "titleStmt"), "title", title or messages.text("print.title", ui))
    source = _sub(description, "sourceDesc")
    origin = messages.text("print.author", ui)
    _sub(source, "p", f"{origin}. {messages.text('print.edition', ui)}: {glossary.edition or '–'}")
    _sub(source, "p", glossary.base, type=tbx.BASE)


class _Entry:
    """One concept on its way into the tree."""

    def __init__(self, glossary: Glossary, concept: Concept, inside: set[EntryId], ui: Lang) -> None:
        self.glossary = glossary
        self.concept = concept
        self.inside = inside
        self.ui = ui

    def put(self, body: etree._Element, *, remember: bool) -> None:
        entry = _sub(body, "conceptEntry", id=names.to_xml(self.concept.id))
        if remember:
            entry.append(etree.ProcessingInstruction(tbx.SENT, memory.remember(self.concept)))
        spoken = {slot.lang for slot in self.concept.values() if slot.field in TERM_FIELDS}
        self._facts(entry)
        for slot in self.concept:  # texts in a language without a term: there is no section for them
            if slot.row.kind == "text" and slot.lang not in spoken:
                self._text(entry, slot, tagged=True)
        for lang in sorted(spoken, key=lambda lang: "" if lang == SOURCE else lang or tbx.NO_LANGUAGE):
            self._language(entry, lang)

    # -- the concept --------------------------------------------------------------------------------------
    def _facts(self, entry: etree._Element) -> None:
        for link in self.concept.links("theme"):
            words, lang = self._name(link)
            _with_lang(_sub(entry, "descrip", words, type="subjectField"), lang)
        for kind, name in (("origination", "created"), ("modification", "modified")):
            if day := self.concept.one(name):
                _transaction(entry, kind, day)
        if self.concept.retired:
            _sub(entry, "note", tbx.label("retired", self.ui))
        self._sources(entry)
        for field in tbx.LINKS:
            for link in self.concept.links(field):
                self._reference(entry, field, link)
        for field in MATCHES:
            for link in self.concept.links(field):
                self._outward(entry, tbx.label(field, self.ui), str(link))
        if page := self.concept.one("page"):
            self._outward(entry, tbx.label("page", self.ui), page)

    def _sources(self, entry: etree._Element) -> None:
        for source in self.concept.sources:
            self._source(entry, source)
        for source in self.concept.sources:
            for link in source.links:
                self._outward(entry, tbx.said("source", source.citation, self.ui), link)

    def _source(self, parent: etree._Element, source: Source) -> None:
        group = _sub(parent, "adminGrp")
        _with_lang(_sub(group, "admin", source.citation or str(source), type="source"), source.lang)
        if source.kind:
            _sub(group, "note", tbx.said("kind", messages.text(f"source.{source.kind}", self.ui), self.ui))
        if source.part:
            _sub(group, "note", tbx.said("part", source.part, self.ui))

    def _reference(self, entry: etree._Element, field: str, link: Link) -> None:
        words, lang = self._name(link)
        if link.target in self.inside:
            ref = _sub(entry, "ref", tbx.said(field, words, self.ui), type="crossReference")
            ref.set("target", names.to_xml(link.target))
        elif link.target:
            address = link.target if ":" in link.target else self.glossary.base + link.target
            self._outward(entry, tbx.said(field, words, self.ui), address)
        else:
            _with_lang(_sub(entry, "ref", tbx.said(field, words, self.ui), type="crossReference"), lang)

    def _outward(self, entry: etree._Element, words: str, address: str) -> None:
        if address.startswith(_WEB):
            _sub(entry, "xref", words, type="externalCrossReference", target=address)

    def _name(self, link: Link) -> tuple[str, Lang]:
        """What a link leads to is called, and in which language."""
        entry = self.glossary.entries.get(link.target) if link.target else None
        if entry is None:
            return link.text or link.target, link.lang
        for lang in (SOURCE, "nb", "nn", *entry.languages("preferred")):
            if found := entry.one("preferred", lang):
                return found, lang
        return link.target, ""

    # -- a language ---------------------------------------------------------------------------------------
    def _language(self, entry: etree._Element, lang: Lang) -> None:
        section = _sub(entry, "langSec")
        section.set(tbx.XML_LANG, lang or tbx.NO_LANGUAGE)
        for slot in self.concept:
            if slot.row.kind == "text" and slot.lang == lang:
                self._text(section, slot, tagged=False)
        for field in TERM_FIELDS:
            value = self.concept.get(Slot(field, lang))
            for term in value if isinstance(value, tuple) else (value,):
                if isinstance(term, Term):
                    self._term(section, field, term)

    def _text(self, parent: etree._Element, slot: Slot, *, tagged: bool) -> None:
        value = self.concept.get(slot)
        for text in value if isinstance(value, tuple) else (value,):
            assert isinstance(text, Text)
            if slot.field == "definition":
                holder = self._definition(parent, slot, text)
            else:
                words = text.text if slot.field == "note" else tbx.said(slot.field, text.text, self.ui)
                holder = _sub(parent, "note", words)
            if tagged:
                holder.set(tbx.XML_LANG, slot.lang or tbx.NO_LANGUAGE)

    def _definition(self, parent: etree._Element, slot: Slot, text: Text) -> etree._Element:
        group = _sub(parent, "descripGrp")
        descrip = _sub(group, "descrip", text.text, type="definition")
        for source in text.sources:
            self._source(group, source)
        if text.state.origin:
            _sub(group, "note", tbx.said("origin", text.state.origin, self.ui))
        if slot.part:
            _sub(group, "note", tbx.said("part", slot.part, self.ui))
        if text.state.status is not Status.NONE:
            _sub(group, "note", self._status(slot.field, text.state))
        _dated(group, text.state)
        return descrip

    def _term(self, section: etree._Element, field: str, term: Term) -> None:
        made = _sub(section, "termSec")
        _sub(made, "term", term.text)
        status = term.state.status
        if status not in _UNSETTLED:
            _sub(made, "termNote", _administrative(field, status), type="administrativeStatus")
        if term.kind:
            _sub(made, "termNote", term.kind, type="termType")
        if term.usage:
            _sub(made, "termNote", term.usage, type="geographicalUsage")
        if term.state.origin:
            _sub(made, "admin", term.state.origin, type="source")
        if status is not Status.CURRENT:
            _sub(made, "note", self._status(field, term.state))
        _dated(made, term.state)

    def _status(self, field: str, state: State) -> str:
        return tbx.said(field, tbx.status_word(state.status, self.ui), self.ui)


def _administrative(field: str, status: Status) -> str:
    if status is Status.RETIRED and field == "preferred":
        return tbx.SUPERSEDED
    return {name: value for value, name in tbx.STATUSES.items()}[field]


def _dated(parent: etree._Element, state: State) -> None:
    if _DAY.fullmatch(state.changed) or state.by:
        _transaction(parent, "modification", state.changed, state.by)


def _transaction(parent: etree._Element, kind: str, day: str, by: str = "") -> None:
    """A transaction; ISO 30042 wants a whole date (xs:date)."""
    if not (by or _DAY.fullmatch(day)):
        return
    group = _sub(parent, "transacGrp")
    _sub(group, "transac", kind, type="transactionType")
    if _DAY.fullmatch(day):
        _sub(group, "date", day)
    if by:
        _sub(group, "transacNote", by, type="responsibility")


def _with_lang(element: etree._Element, lang: Lang) -> None:
    if lang:
        element.set(tbx.XML_LANG, lang)
