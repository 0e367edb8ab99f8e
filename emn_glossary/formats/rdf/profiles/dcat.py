"""The dataset described: DCAT-AP-NO 3 with its distributions, and VoID. For data.norge.no's catalogue of datasets.

DCAT-AP-NO 3.0: a dataset has title, description, publisher, contact point and theme; a distribution an access URL, a
format and a licence. VoID (W3C Interest Group Note): what the dump holds and where.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from emn_glossary.formats.rdf.profiles import said
from emn_glossary.formats.rdf.profiles.office import Office, own_node, scheme_iri
from emn_glossary.formats.rdf.profiles.said import SPACES, Saying
from emn_glossary.formats.rdf.vocabulary import to_iri
from emn_glossary.formats.rdf.writer import Term3, triples
from emn_glossary.model import Glossary, Link
from emn_glossary.slots import Slot

# Where `emn publish` puts the files, and what they are (IANA media types, the EU's table of file types).
_FILES = "files/emn-ordliste"
_DISTRIBUTIONS = (
    (".ttl", "text/turtle", "RDF_TURTLE"),
    (".csv", "text/csv", "CSV"),
    (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
)
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_THEMES = ("JUST", "SOCI")  # justice; population and society
_LANGUAGES = {"en": "ENG", "nb": "NOB", "nn": "NNO"}
_KEYWORDS = (
    *(("nb", word) for word in ("asyl", "migrasjon", "terminologi", "ordliste")),
    *(("nn", word) for word in ("asyl", "migrasjon", "terminologi", "ordliste")),
    *(("en", word) for word in ("asylum", "migration", "terminology", "glossary")),
)
_VOCABULARIES = ("skos", "skosxl", "dct", "euvoc")


def dataset(glossary: Glossary, office: Office) -> Iterator[Term3]:
    """The glossary as a dataset with its distributions; no word of its concepts."""
    about = Saying(own_node(glossary, "dataset"), "dcat:Dataset", "void:Dataset")
    scheme = glossary.scheme
    about.words("dct:title", said.texts(scheme, "title"))
    about.words("dct:description", said.texts(scheme, "description"))
    about.words("dct:rights", said.texts(scheme, "rights"))
    about.say("dct:identifier", Literal(about.subject.value, datatype=said.named("xsd:anyURI")))
    said.answerable(about, glossary, office)
    about.say("dcat:theme", *(NamedNode(f"{_AUTHORITY}data-theme/{code}") for code in _THEMES))
    about.words("dcat:keyword", _KEYWORDS)
    langs = {slot.lang for concept in glossary.concepts for slot in concept.values() if slot.field == "preferred"}
    about.say("dct:language", *(NamedNode(f"{_AUTHORITY}language/{_LANGUAGES[n]}") for n in _LANGUAGES if n in langs))
    about.say("dct:accessRights", NamedNode(f"{_AUTHORITY}access-right/PUBLIC"))
    about.say("dct:spatial", NamedNode(f"{_AUTHORITY}country/NOR"))
    if scheme.one("version"):
        about.say("owl:versionInfo", Literal(scheme.one("version")))
    days = [concept.one("modified") for concept in glossary.entries.values()]
    about.day("dct:modified", max(days, default=""))
    if office.page:
        about.say("dcat:landingPage", NamedNode(office.page))
    _void(about, glossary)
    files = list(_distributions(glossary))
    about.say("dcat:distribution", *(each.subject for each in files))
    yield from about
    for each in files:
        yield from each
    yield from said.organisation(glossary, office)
    yield from said.contact(glossary, office)


def _void(about: Saying, glossary: Glossary) -> None:
    whole = sum(1 for _ in triples(glossary))
    number = said.named("xsd:integer")
    about.say("void:triples", Literal(str(whole), datatype=number))
    about.say("void:entities", Literal(str(len(glossary)), datatype=number))
    about.say("void:uriSpace", Literal(glossary.base))
    about.say("void:dataDump", NamedNode(glossary.base + _FILES + ".ttl"))
    about.say("void:rootResource", NamedNode(scheme_iri(glossary)))
    about.say("void:vocabulary", *(NamedNode(SPACES[name]) for name in _VOCABULARIES))
    first = min(glossary, default=None)
    if first is not None:
        about.say("void:exampleResource", NamedNode(to_iri(first, glossary.base)))


def _distributions(glossary: Glossary) -> Iterator[Saying]:
    licences = [NamedNode(to_iri(link.target, glossary.base)) for link in _licences(glossary)]
    for ending, media, kind in _DISTRIBUTIONS:
        each = Saying(own_node(glossary, f"distribution-{ending[1:]}"), "dcat:Distribution")
        address = NamedNode(glossary.base + _FILES + ending)
        each.words("dct:title", said.texts(glossary.scheme, "title"))
        each.say("dcat:accessURL", address)
        each.say("dcat:downloadURL", address)
        each.say("dcat:mediaType", NamedNode(_MEDIA + media))
        each.say("dct:format", NamedNode(f"{_AUTHORITY}file-type/{kind}"))
        each.say("dct:license", *licences)
        yield each


def _licences(glossary: Glossary) -> list[Link]:
    found = glossary.scheme.get(Slot("licence"))
    return [link for link in found if isinstance(link, Link) and link.target] if isinstance(found, tuple) else []
