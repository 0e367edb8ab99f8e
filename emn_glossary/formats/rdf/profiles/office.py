"""Office: who answers for the published glossary, as settings.toml tells under `[publisher]`. Never a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self

from emn_glossary.formats.rdf.vocabulary import node_prefix, to_iri
from emn_glossary.languages import UI_LANGUAGES, Lang
from emn_glossary.model import Glossary, Link

# What the examples of SKOS-AP-NO-Begrep call an organisation by: its number in the register of legal entities.
_REGISTER = "https://organization-catalog.fellesdatakatalog.digdir.no/organizations/"
_EMPTY: Mapping[Lang, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Office:
    """The publisher's and the contact point's names by language, the organisation's number, where to write."""

    names: Mapping[Lang, str] = field(default_factory=lambda: _EMPTY)
    contacts: Mapping[Lang, str] = field(default_factory=lambda: _EMPTY)
    organisation_number: str = ""
    page: str = ""
    email: str = ""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Self:
        """The office that a table of the settings tells of; what it leaves out stays empty."""

        def by_language(name: str) -> dict[Lang, str]:
            return {lang: str(table[key]) for lang in UI_LANGUAGES if (key := f"{name}_{lang}") in table}

        plain = {key: str(table.get(key, "")) for key in ("organisation_number", "page", "email")}
        return cls(by_language("name"), by_language("contact"), **plain)

    @property
    def can_be_reached(self) -> bool:
        """Whether there is a page or an address to write to."""
        return bool(self.page or self.email)

    def publisher(self, glossary: Glossary) -> str:
        """The publisher's IRI: as the glossary says itself, else by the number; empty when neither is known."""
        said = [link.target for link in glossary.scheme.many("publisher") if isinstance(link, Link) and link.target]
        if said:
            return to_iri(said[0], glossary.base)
        return _REGISTER + self.organisation_number if self.organisation_number else ""


def scheme_iri(glossary: Glossary) -> str:
    """The IRI of the glossary itself."""
    return to_iri(glossary.scheme.id, glossary.base)


def own_node(glossary: Glossary, name: str) -> str:
    """The IRI of a node of the glossary's own: its contact point, its collection, its dataset."""
    return node_prefix(scheme_iri(glossary)) + name
