"""Slot: the address of one value, and the one field table.

A slot is a field and, for text, a language: `preferred@nb`, `definition@en`, `broader`. An Excel column is a
slot; a change, a conflict and a finding name a slot; coverage counts slots; every writer maps slots. The table
`FIELDS` says, a row per field, all that the rest of the house must know of it. A new field is a new row.

This module knows names only: no values, no files, no RDF library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from emn_glossary.errors import UnknownSlotError
from emn_glossary.languages import SOURCE, Lang

Kind: TypeAlias = Literal["term", "text", "source", "link", "plain"]


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the field table."""

    name: str
    kind: Kind  # which value type the slot holds: Term, Text, Source, Link or a plain string
    many: bool  # a set of values, or one
    translatable: bool  # has a language
    property: str  # the RDF property, as a prefixed name
    nb: str  # heading in bokmål
    nn: str
    en: str
    xl: str = ""  # the property that points at the value's own node (SKOS-XL label, XlNote)
    stales: bool = False  # a change of its English makes the Norwegian "må ses på igjen"
    published: bool = True  # False: for those who work on the glossary, never for readers
    tbx: str = ""  # TBX-Basic category (ISO 30042:2019), for terms the administrative status
    csv: str = ""  # heading of the national catalogue's CSV (data.norge.no)
    inverse: str = ""  # for relations: the field that closes it the other way

    def heading(self, ui: Lang) -> str:
        """The field's heading in the language of the user interface (`nb`, `nn`, `en`)."""
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[ui]


# fmt: off
_TABLE = (
    # terms
    Field("preferred", "term", False, True, "skos:prefLabel", "Anbefalt term", "Tilrådd term", "Preferred term",
          xl="skosxl:prefLabel", stales=True, tbx="preferredTerm-admn-sts", csv="anbefalt_term"),
    Field("alternative", "term", True, True, "skos:altLabel", "Tillatte termer", "Tillatne termar",
          "Alternative terms", xl="skosxl:altLabel", tbx="admittedTerm-admn-sts", csv="tillatt_term"),
    Field("deprecated", "term", True, True, "skos:hiddenLabel", "Frarådde termer", "Frårådde termar",
          "Deprecated terms", xl="skosxl:hiddenLabel", tbx="deprecatedTerm-admn-sts", csv="frarådet_term"),
    Field("no_equivalent", "text", False, True, "emn:noEquivalent", "Ingen ekvivalent", "Ingen ekvivalent",
          "No equivalent", xl="emn:xlNoEquivalent"),
    # texts
    Field("definition", "text", False, True, "skos:definition", "Definisjon", "Definisjon", "Definition",
          xl="euvoc:xlDefinition", stales=True, tbx="definition", csv="definisjon"),
    Field("note", "text", True, True, "skos:scopeNote", "Merknad", "Merknad", "Note",
          xl="euvoc:xlScopeNote", tbx="note", csv="merknad"),
    Field("comment", "text", True, True, "skos:editorialNote", "Kommentar", "Kommentar", "Comment",
          xl="euvoc:xlEditorialNote", published=False),
    Field("text", "text", False, True, "emn:text", "Tekst", "Tekst", "Text", xl="emn:xlText", stales=True),
    Field("title", "text", False, True, "dct:title", "Tittel", "Tittel", "Title", xl="emn:xlTitle"),
    Field("description", "text", False, True, "dct:description", "Beskrivelse", "Skildring", "Description",
          xl="emn:xlDescription"),
    Field("rights", "text", False, True, "dct:rights", "Vilkår", "Vilkår", "Terms of use", xl="emn:xlRights"),
    # sources
    Field("source", "source", True, False, "dct:source", "Kilde", "Kjelde", "Source",
          tbx="source", csv="definisjon:kilde"),
    # relations
    Field("broader", "link", True, False, "skos:broader", "Overordnet term", "Overordna term", "Broader term",
          tbx="crossReference", inverse="narrower"),
    Field("narrower", "link", True, False, "skos:narrower", "Underordnet term", "Underordna term",
          "Narrower term", tbx="crossReference", inverse="broader"),
    Field("related", "link", True, False, "skos:related", "Beslektet term", "Beslekta term", "Related term",
          tbx="crossReference", csv="se_også", inverse="related"),
    Field("theme", "link", True, False, "skos:member", "Tema", "Tema", "Theme", tbx="subjectField",
          csv="fagområde"),
    Field("replaced_by", "link", True, False, "dct:isReplacedBy", "Erstattet av", "Erstatta av", "Replaced by"),
    Field("exact_match", "link", True, False, "skos:exactMatch", "Eksakt treff", "Eksakt treff", "Exact match"),
    Field("close_match", "link", True, False, "skos:closeMatch", "Nært treff", "Nært treff", "Close match"),
    Field("broad_match", "link", True, False, "skos:broadMatch", "Videre treff", "Vidare treff", "Broad match"),
    Field("narrow_match", "link", True, False, "skos:narrowMatch", "Snevrere treff", "Snevrare treff",
          "Narrow match"),
    Field("related_match", "link", True, False, "skos:relatedMatch", "Beslektet treff", "Beslekta treff",
          "Related match"),
    Field("scheme", "link", True, False, "skos:inScheme", "Ordliste", "Ordliste", "Glossary"),
    # plain facts
    Field("notation", "plain", True, False, "skos:notation", "Kode", "Kode", "Notation"),
    Field("slug", "plain", False, False, "emn:slug", "EMN-nøkkel", "EMN-nøkkel", "EMN slug"),
    Field("page", "plain", False, False, "foaf:page", "EMN-side", "EMN-side", "EMN page",
          tbx="externalCrossReference"),
    Field("edition", "plain", False, False, "emn:edition", "EMN-versjon", "EMN-versjon", "EMN edition"),
    Field("as_published", "plain", False, False, "emn:asPublished", "EMNs NO-verdi", "NO-verdien til EMN",
          "EMN's NO value"),
    Field("forms_given", "plain", False, False, "emn:formsGiven", "Former hos EMN", "Former hos EMN",
          "Forms given by EMN"),
    Field("retired", "plain", False, False, "owl:deprecated", "Utgått", "Utgått", "Retired"),
    Field("section", "plain", False, False, "emn:section", "Del", "Del", "Section"),
    Field("order", "plain", False, False, "emn:order", "Rekkefølge", "Rekkjefølgje", "Order"),
    Field("role", "plain", False, False, "emn:role", "Rolle", "Rolle", "Role"),
    Field("version", "plain", False, False, "owl:versionInfo", "Versjon", "Versjon", "Version", csv="versjon"),
    Field("publisher", "link", True, False, "dct:publisher", "Utgiver", "Utgjevar", "Publisher"),
    Field("licence", "link", True, False, "dct:license", "Lisens", "Lisens", "Licence"),
    Field("created", "plain", False, False, "dct:created", "Opprettet", "Oppretta", "Created"),
    Field("modified", "plain", False, False, "dct:modified", "Sist endret", "Sist endra", "Modified"),
)
# fmt: on

FIELDS: dict[str, Field] = {field.name: field for field in _TABLE}
FIELD_ORDER: dict[str, int] = {field.name: index for index, field in enumerate(_TABLE)}
TERM_FIELDS: tuple[str, ...] = tuple(field.name for field in _TABLE if field.kind == "term")
RELATIONS: tuple[str, ...] = tuple(field.name for field in _TABLE if field.inverse)
MATCHES: tuple[str, ...] = tuple(field.name for field in _TABLE if field.name.endswith("_match"))


class Slot(NamedTuple):
    """The address of one value: a field, for text a language, for a definition perhaps a context.

    Written `preferred@nb`, `broader`, and `definition.eu@en` where EMN defines a term apart for the EU.
    """

    field: str
    lang: Lang = ""
    part: str = ""  # context of a definition: "", "global", "eu", "b" …

    def __str__(self) -> str:
        part = f".{self.part}" if self.part else ""
        return f"{self.field}{part}@{self.lang}" if self.lang else self.field + part

    @property
    def row(self) -> Field:
        """This slot's row in the field table."""
        return FIELDS[self.field]

    @property
    def english(self) -> Slot:
        """The same slot in the source language."""
        return Slot(self.field, SOURCE, self.part)

    def sort_key(self) -> tuple[int, str, str]:
        """Slots in the order of the field table, then English first, then by language."""
        return FIELD_ORDER[self.field], "" if self.lang == SOURCE else self.lang or "~", self.part

    @classmethod
    def parse(cls, text: str) -> Slot:
        """The slot written as `text`.

        >>> Slot.parse("preferred@nb")
        Slot(field='preferred', lang='nb', part='')

        Raises:
            UnknownSlotError: the field is not in the table, or has no language where it needs one.
        """
        address, _, lang = text.strip().partition("@")
        name, _, part = address.partition(".")
        row = FIELDS.get(name)
        if row is None or bool(lang) != row.translatable:
            raise UnknownSlotError(slot=text)
        return cls(name, lang, part)
