"""One entry of a page → a `Concept` as EMN publishes it, and what there is to say about it.

The entry's id is EMN's slug: ids of ours are given when it is matched with the glossary. Relations are names still.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from emn_glossary.findings import Finding
from emn_glossary.formats.emn import citations, codes, notation
from emn_glossary.formats.emn.acronyms import is_acronym
from emn_glossary.formats.emn.facts import forms_given
from emn_glossary.formats.emn.lines import Line
from emn_glossary.formats.emn.raw import Raw
from emn_glossary.formats.emn.relations import ORIGIN
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, Evidence, Item, Link, State, Status, Term, Text, Value
from emn_glossary.places import Place
from emn_glossary.slots import Slot

RELATIONS = ("broader", "narrower", "related")
_PUBLISHED = State(Status.CURRENT, ORIGIN)
_CONTEXT = re.compile(r"(?:In the )?(?P<part>global|EU|Schengen)[ -](?:context)\b", re.IGNORECASE)
_BREAK = re.compile(r"(?<=[.;])\s+(?=In the (?:global|EU|Schengen) context\b)", re.IGNORECASE)
_NEXT_SOURCE = re.compile(r"(?<=\S)\s+(?=(?:Global|EU|Schengen|Refugee)[ -]context ?: |Part \([a-z]\): )")
_NEXT_NOTE = re.compile(r"(?<=[.;])\s+(?=\d{1,2}[.)]\s*[A-Z])")
_LETTER = re.compile(r"\(?(?P<part>[a-z])\)\s*")
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]\s*(?=[A-Z«\"'‘“(])(?P<text>.+)", re.DOTALL)
_SLUG = re.compile(r"/(?:glossary/)?(?P<slug>[^/?#]+?)(?:_[a-z]{2})?(?:\.html?)?/?(?:[?#].*)?\Z")
_SMALL = frozenset(("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))


@dataclass(slots=True)
class Made:
    """A concept made of an entry, the slots that the page speaks of, and the findings."""

    concept: Concept
    spoken: frozenset[Slot]
    findings: list[Finding] = field(default_factory=list)


def slug_of(title: str) -> str:
    """A slug in EMN's style, for an entry whose address is not known: `access to employment` → `access-employment`."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join([word for word in words if word not in _SMALL] or words)


_INVERTED = re.compile(r"(?P<head>[A-Z][^()]*[a-z])\s*\((?P<rest>[A-Z][^()]*[a-z][^()]*)\)")


def straight(title: str) -> str:
    """A title in the order of words of today; the first editions turned some round to sort them.

    >>> straight("Marriage (Forced)"), straight("Absconding (Risk of)"), straight("child (UAM)")
    ('Forced Marriage', 'Risk of Absconding', 'child (UAM)')
    """
    found = _INVERTED.fullmatch(title)
    return f"{found['rest']} {found['head']}" if found is not None and not is_acronym(found["rest"]) else title


def slug_in(address: str) -> str:
    """The slug in the address of an entry's own page; empty for a page of many entries.

    >>> slug_in("https://home-affairs.ec.europa.eu/pages/glossary/residence-document_en?prefLang=nb")
    'residence-document'
    """
    found = _SLUG.search(address)
    if found is None or "/glossary/" not in address or re.fullmatch(r"index.*|[a-z]", found["slug"]):
        return ""
    return found["slug"]


def concept(raw: Raw, *, file: str, address: str = "", edition: str = "") -> Made:
    """The concept of an entry; `address` is that of the page if it is the entry's own."""
    place = Place(file=file, line=raw.at.number)
    findings: list[Finding] = []
    values: dict[Slot, Value | None] = {}
    translations = _translations(raw, file, findings)
    english = [v.text for v in translations.get(SOURCE, notation.Translation()).variants]
    title = straight(raw.title) or (english[0] if english else "")
    slug = slug_in(address) or slug_of(title)
    values[Slot("slug")] = slug or None
    values[Slot("page")] = address if address.startswith(("http://", "https://")) else None
    values[Slot("edition")] = edition or None
    synonyms = _list(raw.sections.get("synonym", ()))
    synonyms += [text for text in english if text not in (title, *synonyms) and text.casefold() != title.casefold()]
    values |= _terms([title] if title else [], synonyms, SOURCE)
    values |= _definitions(raw)
    cited = [part for line in raw.sections.get("source", ()) for part in _NEXT_SOURCE.split(line.text)]
    values[Slot("source")] = citations.sources("; ".join(part.rstrip(";") for part in cited))
    values[Slot("note", SOURCE)] = tuple(_notes(raw.sections.get("note", ())))
    for name in RELATIONS:
        names = _list(raw.sections.get(name, ()))
        values[Slot(name)] = tuple(
            Link(text=text, lang=SOURCE, origin=ORIGIN, evidence=(Evidence(text, SOURCE, address, position=at),))
            for at, text in enumerate(names, start=1)
        )
    made = Concept(slug).with_values(values)
    for lang, translation in translations.items():
        if lang != SOURCE:
            made = made.with_values(_translated(lang, translation))
    norwegian = translations.get("no")
    if norwegian is not None:
        made = made.with_values(_as_published(raw))
    if left := [*raw.aside, *raw.prose]:
        findings.append(Finding.make("E205", place, text=" … ".join(line.text for line in left)[:120]))
    if raw.disagrees:
        findings.append(Finding.make("E209", place, title=raw.title, english=raw.english))
    spoken = {*made.values(), *_empty_but_said(raw), *_spoken_of(translations)}
    return Made(made, frozenset(spoken), [_named(finding, slug) for finding in findings])


def _named(finding: Finding, slug: str) -> Finding:
    return replace(finding, place=replace(finding.place, concept=finding.place.concept or slug))


def _empty_but_said(raw: Raw) -> Iterator[Slot]:
    """Sets that the page says are empty: today's pages leave out headings that have nothing under them."""
    whole = {"definition", "translation"} <= raw.headed or len(raw.headed) >= 4
    for name in (*RELATIONS, "synonym", "note"):
        if whole or name in raw.headed:
            yield {"synonym": Slot("alternative", SOURCE), "note": Slot("note", SOURCE)}.get(name, Slot(name))


def _spoken_of(translations: dict[Lang, notation.Translation]) -> Iterator[Slot]:
    for lang in translations:
        for one in TARGETS if lang == "no" else (lang,):
            if lang != SOURCE:
                yield Slot("preferred", one)
                yield Slot("alternative", one)


# ---------------------------------------------------------------------------------------------------------
# Terms


def _translations(raw: Raw, file: str, findings: list[Finding]) -> dict[Lang, notation.Translation]:
    """The values of the page by language; `no` is both of ours."""
    found: dict[Lang, notation.Translation] = {}
    for line in raw.sections.get("translation", ()):
        place = Place(file=file, line=line.number)
        split = codes.split_line(line.text)
        code = codes.read(split[0], split[1]) if split is not None else None
        if split is None or code is None:
            if not re.fullmatch(r"[A-Z]{2}\s*:?\s*", line.text):  # a code without a value says nothing
                findings.append(Finding.make("E204", place, text=line.text[:120]))
            continue
        lang = "no" if code.lang == "nb" and split[0] == "NO" else code.lang
        read = notation.parse(split[1], lang, place)
        findings += read.findings
        if code.usage:
            marked = tuple(replace(v, usage=v.usage or (code.usage,)) for v in read.variants)
            read = replace(read, variants=marked)
        if code.old:
            findings.append(Finding.make("E207", place, mark=split[0], lang=lang))
        if lang in found:
            earlier = found[lang]
            read = replace(read, variants=tuple(dict.fromkeys((*earlier.variants, *read.variants))))
        found[lang] = read
    return found


def _translated(lang: Lang, read: notation.Translation) -> dict[Slot, Value | None]:
    if lang == "no":
        nb, nn = list(read.form("b")), list(read.form("n"))
        return _terms(nb[:1], nb[1:], "nb") | _terms(nn[:1], nn[1:], "nn")
    if read.gap:
        return {Slot("no_equivalent", lang): Text(read.gap, lang, _PUBLISHED)}
    usage = {variant.text: ", ".join(variant.usage) for variant in read.variants}
    texts = list(usage)
    return _terms(texts[:1], texts[1:], lang, usage)


def _as_published(raw: Raw) -> dict[Slot, Value | None]:
    said = [codes.split_line(line.text) for line in raw.sections["translation"]]
    value = next((pair[1] for pair in said if pair is not None and pair[0] == "NO"), "")
    return {Slot("as_published"): value or None, Slot("forms_given"): forms_given(value) or None}


def _terms(
    preferred: Sequence[str], others: Sequence[str], lang: Lang, usage: dict[str, str] | None = None
) -> dict[Slot, Value | None]:
    """Terms in the order published."""

    def term(text: str, position: int = 0) -> Term:
        kind = "acronym" if is_acronym(text) else ""
        return Term(text, lang, _PUBLISHED, kind, (usage or {}).get(text, ""), position)  # type: ignore[arg-type]

    others = [text for text in dict.fromkeys(others) if text not in preferred]
    return {
        Slot("preferred", lang): term(preferred[0]) if preferred else None,
        Slot("alternative", lang): tuple(term(text, at) for at, text in enumerate(others, start=1)),
    }


def _list(lines: Sequence[Line]) -> list[str]:
    """Names under a heading: one a line; on one line with semicolons or, where all are short, commas."""
    found: list[str] = []
    for line in lines:
        parts = notation.split(line.text, ";")
        if len(parts) == 1 and len(lines) == 1 and not line.item:
            commas = notation.split(line.text, ",")
            parts = commas if all(len(part.split()) <= 3 for part in commas) else parts
        found += parts
    return list(dict.fromkeys(found))


# ---------------------------------------------------------------------------------------------------------
# Texts


def _definitions(raw: Raw) -> dict[Slot, Value | None]:
    """The definitions by context: `In the EU context, …` is `definition.eu@en`, part (b) `definition.b@en`."""
    cited = " ".join(line.text for line in raw.sections.get("source", ()))
    lettered = bool(re.search(r"\bPart \([a-z]\)", cited))
    parts: dict[str, list[str]] = {}
    part = ""
    for line in raw.sections.get("definition", ()):
        for text in _BREAK.split(line.text):
            said = _CONTEXT.match(text) or (_LETTER.match(text) if lettered else None)
            part = said["part"].lower() if said else part
            said_before = parts.setdefault(part, [])
            if said_before and _goes_on(said_before[-1], line, text):
                said_before[-1] += f" {text}"
            else:
                said_before.append(text)
    return {
        Slot("definition", SOURCE, part): Text("\n".join(texts), SOURCE, _PUBLISHED) for part, texts in parts.items()
    }


def _goes_on(before: str, line: Line, text: str) -> bool:
    """Whether a line only goes on with the sentence above, as plain text breaks its lines."""
    return not (line.item or before.endswith((".", ":", ";", "?", "!")) or _LETTER.match(text)) and text[0].islower()


def _notes(lines: Sequence[Line]) -> Iterator[Item]:
    """The notes: `1. …`, `1.There …`, the items of a list, or one text."""
    texts: list[str] = []
    for line in lines:
        for text in _NEXT_NOTE.split(line.text):
            numbered = _NUMBERED.fullmatch(text)
            if numbered is not None:
                texts.append(numbered["text"])
            elif line.item or not texts:
                texts.append(text)
            else:
                texts[-1] += f" {text}" if _goes_on(texts[-1], line, text) else f"\n{text}"
    for position, text in enumerate(dict.fromkeys(texts), start=1):
        yield Text(text, SOURCE, _PUBLISHED, position=position)
