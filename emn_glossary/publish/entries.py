"""An entry's page: all that readers may know of a concept, in the order they ask for it. Pure.

Terms by language, definitions, notes, relations, themes, sources, what EMN publishes, identifiers. Only fields that
the field table calls published; a plain fact or a kind of note that gets a row there appears here without more ado.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from emn_glossary import former
from emn_glossary.coverage import digest, is_stale
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, EntryId, Link, Term
from emn_glossary.publish import addresses
from emn_glossary.publish.citing import citation, letter, schema_org
from emn_glossary.publish.dates import history
from emn_glossary.publish.page import Draft, Ref, Way, Word
from emn_glossary.publish.picture import pictures
from emn_glossary.publish.prose import citation_of, texts
from emn_glossary.publish.surroundings import Surroundings, by_word
from emn_glossary.publish.voice import Voice
from emn_glossary.slots import FIELDS, MATCHES, RELATIONS, TERM_FIELDS, Slot
from emn_glossary.wording import Piece, pieces

_MAIN = {SOURCE, *TARGETS}
_DATES = {"created", "modified"}
_SHOWN_APART = {"page", "retired", "section", "order", "role"}


@dataclass(frozen=True, slots=True)
class LanguageTerms:
    """One language's terms. `answer`: why there is no term, where someone has looked."""

    lang: Lang
    name: str
    preferred: Ref | None
    alternative: tuple[Ref, ...]
    deprecated: tuple[Ref, ...]
    answer: Word | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Things under one heading."""

    heading: str
    items: tuple[Any, ...]


def entry_draft(concept: Concept, around: Surroundings, way: Way, changed_in: tuple[Ref, ...] = ()) -> Draft:
    """The page of one concept.

    `way` is its place in the list; `changed_in` leads to the editions and releases that changed it.
    """
    context = {"way": way, "changed_in": changed_in, **_context(concept, around)}
    return Draft(around.paths[concept.id], "entry.html", context["name"].text, context)


def _context(concept: Concept, around: Surroundings) -> dict[str, Any]:
    voice = around.voice
    today = digest(concept)
    name, relations = voice.name(concept), {field: _refs(concept, field, around) for field in RELATIONS}
    others = sorted({slot.lang for slot in concept.values() if slot.field in TERM_FIELDS} - _MAIN)
    page = concept.one("page")
    return {
        "name": name,
        "subtitles": _subtitles(concept, voice),
        "retired": concept.retired,
        "replacements": _refs(concept, "replaced_by", around),
        "terms": tuple(_terms(concept, lang, today, voice) for lang in voice.order),
        "others": tuple(_terms(concept, lang, today, voice) for lang in others),
        "definitions": tuple(texts(concept, "definition", today, voice)),
        "texts": tuple(_text_groups(concept, today, voice)),
        "english_before": tuple(_english_before(concept, around)),
        "relations": tuple(Group(FIELDS[f].heading(voice.ui), refs) for f, refs in relations.items() if refs),
        "chains": tuple(_chains(concept, around)),
        "pictures": pictures(name, relations, voice),
        "matches": _link_groups(concept, MATCHES, around),
        "themes": _refs(concept, "theme", around),
        "sources": tuple(citation_of(source, voice) for source in concept.sources),
        "emn_page": page if addresses.is_web(page) else "",
        "page_is_emns": addresses.is_of_emn(page),
        "id": concept.id,
        "iri": around.iri(concept.id),
        "days": tuple(_facts(concept, voice, _DATES)),
        "facts": tuple(_facts(concept, voice, set(FIELDS) - _DATES - _SHOWN_APART)),
        "history": tuple(_history(concept, voice)),
        "cite": citation(concept, name, around.iri(concept.id), around),
        "letter": letter(concept, name, around.iri(concept.id), around),
        "office": around.office,
        "schema": schema_org(concept, name, around.iri(concept.id), around.base + "scheme"),
        "data": tuple((addresses.of_data(around.paths[concept.id], end), kind) for end, kind in DATA),
    }


def _english_before(concept: Concept, around: Surroundings) -> Iterable[tuple[str, tuple[Piece, ...]]]:
    """What has become of the English that stale values render: heading, and the words that went and came."""
    for name, before, now in former.changes(concept, around.past.former):
        yield Slot.parse(name).row.heading(around.voice.ui), pieces(before, now)


DATA = ((".ttl", "text/turtle"), (".jsonld", "application/ld+json"))  # what lies beside each entry's page
_MOST_CHAINS, _HIGHEST = 4, 8


def _chains(concept: Concept, around: Surroundings) -> Iterable[tuple[Ref, ...]]:
    """The ways down to a concept from the top of the hierarchy; of a long way its end, and no way twice round."""
    waiting: list[tuple[EntryId, ...]] = [(concept.id,)]
    found = 0
    while waiting and found < _MOST_CHAINS:
        way = waiting.pop(0)
        above = [link.target for link in _broader(way[0], around) if link.target not in way]
        if above and len(way) <= _HIGHEST and len(waiting) < 50:
            waiting += [(id, *way) for id in above]  # noqa: A001
        elif len(way) > 1:
            found += 1
            yield tuple(around.link(id) for id in way[:-1])  # noqa: A001


def _broader(id: EntryId, around: Surroundings) -> Iterable[Link]:  # noqa: A002
    entry = around.entries[id]
    links = entry.links("broader") if isinstance(entry, Concept) else ()
    return (link for link in links if link.target in around.paths)


def _history(concept: Concept, voice: Voice) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What was changed on which day, the newest first."""
    days: dict[str, list[str]] = {}
    for slot, day in history(concept):
        heading = slot.row.heading(voice.ui)
        days.setdefault(day, []).append(f"{heading} ({voice.language(slot.lang)})" if slot.lang else heading)
    for day in sorted(days, reverse=True):
        yield voice.date(day), tuple(dict.fromkeys(days[day]))


def _subtitles(concept: Concept, voice: Voice) -> tuple[Word, ...]:
    """The term in the other main languages, for below the heading."""
    name = voice.name(concept)
    found = [concept.preferred(lang) for lang in voice.order]
    words = (Word(term.text, term.lang, voice.language(term.lang)) for term in found if term)
    return tuple(word for word in words if word.lang != name.lang)


def _terms(concept: Concept, lang: Lang, today: str, voice: Voice) -> LanguageTerms:
    def shown(term: Term, *, deprecated: bool = False) -> Ref:
        stale = lang != SOURCE and is_stale(concept, term.state, today)
        return voice.term(term, stale=stale, deprecated=deprecated)

    preferred = concept.preferred(lang)
    answer = concept.one("no_equivalent", lang)
    return LanguageTerms(
        lang,
        voice.language(lang),
        shown(preferred) if preferred else None,
        tuple(map(shown, concept.alternatives(lang))),
        tuple(shown(term, deprecated=True) for term in concept.deprecated(lang)),
        Word(answer, lang) if answer else None,
    )


def _text_groups(concept: Concept, today: str, voice: Voice) -> Iterable[Group]:
    for field in FIELDS.values():
        if field.kind == "text" and field.published and field.name not in ("definition", "no_equivalent"):
            found = tuple(texts(concept, field.name, today, voice))
            if found:
                yield Group(field.heading(voice.ui), found)


def _refs(concept: Concept, field: str, around: Surroundings) -> tuple[Ref, ...]:
    """A relation's links; two that are called the same are told apart by the other language."""
    found = [(link, around.ref(link)) for link in concept.links(field)]
    named = Counter(ref.word.text for _, ref in found)
    refs = (
        replace(
            around.link(link.target, gloss=True) if link.target in around.paths and named[ref.word.text] > 1 else ref,
            tags=(*ref.tags, *around.voice.origin(link)),
        )
        for link, ref in found
    )
    return tuple(sorted(refs, key=by_word(around.voice)))


def _link_groups(concept: Concept, fields: Iterable[str], around: Surroundings) -> tuple[Group, ...]:
    found = ((FIELDS[name].heading(around.voice.ui), _refs(concept, name, around)) for name in fields)
    return tuple(Group(heading, refs) for heading, refs in found if refs)


def _facts(concept: Concept, voice: Voice, wanted: AbstractSet[str]) -> Iterable[Group]:
    """Plain facts: dates; EMN's own values and codes."""
    for field in FIELDS.values():
        value = concept.get(Slot(field.name)) if field.kind == "plain" and field.name in wanted else None
        if value is not None and field.published:
            items = tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
            told = voice.date if field.name in _DATES else partial(voice.code, field.name)
            yield Group(field.heading(voice.ui), tuple(map(told, items)))
