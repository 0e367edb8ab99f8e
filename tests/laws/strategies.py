"""Any glossary: every kind of entry, field and value there is, with words that like to break things."""

from __future__ import annotations

from hypothesis import strategies as st

from emn_glossary import languages
from emn_glossary.formats.rdf.beside import named_alike
from emn_glossary.model import (
    DEFAULT_BASE,
    Concept,
    Entry,
    Evidence,
    Glossary,
    Item,
    Link,
    Passage,
    Scheme,
    Source,
    State,
    Status,
    Term,
    Text,
    Theme,
    Triple,
    Value,
)
from emn_glossary.model.values import in_order, key
from emn_glossary.slots import FIELDS, Field, Slot

NASTY = (
    "asylsøker",
    "enslig mindreårig",
    'sitat «i» "hermetegn"',
    "omvendt \\ skråstrek \\n \\u00e6",
    "to linjer\nog en\ttabulator",
    "=SUM(A1:A9)",
    "-1",
    "@nb",
    "<b>&amp;</b> ]]> <!-- -->",
    "''' \"\"\" '",
    "👩‍👧 emoji 🇳🇴",
    "طالب اللجوء",
    "מבקש מקלט",
    "мигрант — მიგრანტი",
    "x̌ without a letter of its own",
    " spaces around ",
    "a . b ; c , d # e",
    "{{ jinja }} %s {0}",
    "; | ; |",
)
LANGS = ("en", "nb", "nn", "de", "sr-Latn", "pt-BR", "zh-Hant-TW", "de-1996", "ar", "x-emn", "")
BASES = (
    DEFAULT_BASE,
    "http://example.org/g#",
    "http://example.org/a/b/",
    "http://example.org/x?term=",
    "http://example.org/x/../y/",
    "http://ex.org",
    "urn:emn:",
)
ADDRESSES = st.sampled_from(
    ("https://example.org/a?b=c&d=é#e", "http://example.org/'(x)", "urn:isbn:978-92-79", "mailto:a@example.org")
)
IDS = st.sampled_from(("c0001", "c0002", "c1", "t01", "p0101", "a/b", "å", "1", "scheme", "x.y"))
POSITIONS = st.integers(0, 3)

texts = (
    st.one_of(st.sampled_from(NASTY), st.text(max_size=20)).map(lambda text: languages.clean(text)[0]).filter(str.strip)
)
maybe = st.one_of(st.just(""), texts)
langs = st.sampled_from(LANGS)
days = st.dates().map(str)
states = st.builds(State, st.sampled_from(Status), maybe, st.one_of(st.just(""), days), maybe, maybe)
sources = st.one_of(
    st.builds(Source, texts, langs),
    ADDRESSES.map(lambda address: Source("", links=(address,))),
    st.builds(
        Source,
        texts,
        langs,
        st.sampled_from(("", "quoted", "derived", "own")),
        maybe,
        st.lists(ADDRESSES, unique=True).map(lambda found: tuple(sorted(found))),
        POSITIONS,
    ),
)
evidence = st.lists(
    st.builds(Evidence, texts, langs, st.one_of(st.just(""), ADDRESSES), maybe, POSITIONS), max_size=2, unique=True
).map(lambda found: tuple(sorted(found, key=lambda e: (e.page, e.position, e.text, e.lang, e.english))))


def _term(slot: Slot) -> st.SearchStrategy[Item]:
    return st.builds(
        Term, texts, st.just(slot.lang), states | st.just(State()), st.sampled_from(("", "acronym")), maybe, POSITIONS
    )


def _sorted(found: list[Source]) -> tuple[Item, ...]:
    return in_order([*found])


def _text(slot: Slot) -> st.SearchStrategy[Item]:
    cited = st.lists(sources, max_size=2, unique_by=lambda source: (source.position, key(source), source.lang))
    return st.builds(Text, texts, st.just(slot.lang), states | st.just(State()), cited.map(_sorted), POSITIONS)


def _link(slot: Slot) -> st.SearchStrategy[Item]:
    to_entry = st.builds(Link, IDS, origin=maybe, evidence=evidence)
    outside = st.builds(Link, ADDRESSES, origin=maybe, evidence=evidence)
    return to_entry | outside | st.builds(Link, st.just(""), texts, langs, maybe, evidence)


def _plain(slot: Slot) -> st.SearchStrategy[Item]:
    if slot.field == "page":
        return ADDRESSES
    return texts | days | st.sampled_from(("true", "false", "10", "-1", "2024-02-30"))


def _source(_: Slot) -> st.SearchStrategy[Item]:
    return st.one_of(sources)


ITEMS = {"term": _term, "text": _text, "link": _link, "plain": _plain, "source": _source}


def _place(item: Item) -> tuple[object, str]:
    return getattr(item, "position", 0), key(item)


def values(slot: Slot) -> st.SearchStrategy[Value]:
    """Any value of a slot."""
    one = ITEMS[slot.row.kind](slot)
    if not slot.row.many:
        return one
    identity = _place if slot.row.kind == "source" else key
    return st.lists(one, min_size=1, max_size=3, unique_by=identity).map(in_order)


def _slots(field: Field) -> st.SearchStrategy[Slot]:
    if field.name == "definition":
        return st.builds(Slot, st.just(field.name), langs, st.sampled_from(("", "eu", "100 %")))
    return st.builds(Slot, st.just(field.name), langs if field.translatable else st.just(""), st.just(""))


slots = st.sampled_from(sorted(FIELDS)).flatmap(lambda name: _slots(FIELDS[name]))
contents = st.lists(slots, max_size=5, unique=True).flatmap(
    lambda chosen: st.fixed_dictionaries({slot: values(slot) for slot in chosen})
)
entries: st.SearchStrategy[Entry] = st.one_of(
    *(st.builds(kind, IDS, contents) for kind in (Concept, Concept, Theme, Passage, Scheme)),
    st.builds(Scheme, st.just(""), contents),
)


def _unknown(found: list[tuple[str, str, str]]) -> tuple[Triple, ...]:
    return named_alike(found)


_SUBJECTS = ("<http://example.org/else>", "_:a", "_:b", "<http://example.org/\\u0020x>")
_PROPERTIES = ("<http://example.org/p>", "<http://www.w3.org/2004/02/skos/core#changeNote>")
_OBJECTS = ("<http://example.org/o>", "_:a", "_:b", '"x"@sr-latn', '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>')
unknown = st.lists(
    st.tuples(st.sampled_from(_SUBJECTS), st.sampled_from(_PROPERTIES), st.sampled_from(_OBJECTS)), max_size=4
).map(_unknown)

glossaries = st.builds(
    lambda found, base, beside: Glossary(found, base=base, unknown=beside),
    st.lists(entries, max_size=4, unique_by=lambda entry: entry.id),
    st.sampled_from(BASES),
    unknown,
)
