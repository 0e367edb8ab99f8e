"""What others need to speak of an entry: a citation, a letter that suggests a change, schema.org's words. Pure."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from emn_glossary.languages import SOURCE, TARGETS
from emn_glossary.model import Concept
from emn_glossary.publish.page import Word
from emn_glossary.publish.surroundings import Surroundings


def citation(concept: Concept, name: Word, iri: str, around: Surroundings) -> str:
    """How to cite the entry: term, glossary, version, publisher, year of the last change, address."""
    year = concept.one("modified")[:4]
    version = around.voice.say("edition", edition=around.edition) if around.edition else ""
    said = ". ".join(part for part in (around.name.text, version, around.office.name) if part)
    return f"«{name.text}». {said}{f', {year}' if year else ''}. {iri}"


def letter(concept: Concept, name: Word, iri: str, around: Surroundings) -> str:
    """A prepared e-mail (RFC 6068) that suggests a change; without an address where the settings give none."""
    say = around.voice.say
    terms = "\n".join(
        f"{lang}: {term.text}" for lang in (SOURCE, *TARGETS) if (term := concept.preferred(lang)) is not None
    )
    subject = say("letter.subject", name=name.text, id=concept.id)
    body = say("letter.body", name=name.text, address=iri, terms=terms)
    return _mail(around, subject, body)


def missing_letter(around: Surroundings) -> str:
    """A prepared e-mail that asks for an entry there is not."""
    say = around.voice.say
    return _mail(around, say("letter.missing.subject"), say("letter.missing.body"))


def _mail(around: Surroundings, subject: str, body: str) -> str:
    return f"mailto:{quote(around.office.email, safe='@')}?subject={quote(subject)}&body={quote(body, safe='')}"


def schema_org(concept: Concept, name: Word, iri: str, scheme: str) -> str:
    """The entry as schema.org DefinedTerm, in JSON-LD that is safe inside a page's head."""
    others = [
        {"@value": str(term), "@language": slot.lang}
        for slot, value in concept.values().items()
        if slot.field in ("preferred", "alternative") and slot.lang in (SOURCE, *TARGETS)
        for term in (value if isinstance(value, tuple) else (value,))
        if (str(term), slot.lang) != (name.text, name.lang)
    ]
    texts = [
        {"@value": str(text), "@language": lang} for lang in (SOURCE, *TARGETS) if (text := concept.definition(lang))
    ]
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "@id": iri,
        "termCode": concept.id,
        "name": {"@value": name.text, "@language": name.lang} if name.lang else name.text,
        "inDefinedTermSet": scheme,
    }
    said |= {"alternateName": others} if others else {}
    said |= {"description": texts} if texts else {}
    found = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return found.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
