"""Profiles: the glossary as others' rules want it: plain SKOS, SKOS-XL, SKOS-AP-NO, SKOS-AP-EU, the portal, a dataset.

    Glossary ── fit ──▶ Fitted(glossary, findings) ── triples ──▶ any RDF syntax

`fit` takes away what a profile has no place for or must hold back, and tells all of it; `triples` says what is left in
the profile's words. Both are pure. `full` is the whole graph, lossless, and the default everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from emn_glossary.errors import UnknownChoiceError, WriteError
from emn_glossary.formats.rdf import writer
from emn_glossary.formats.rdf.profiles import dcat, schema_org, skos, skos_ap_no
from emn_glossary.formats.rdf.profiles.fit import Fitted, Rules, fitted
from emn_glossary.formats.rdf.profiles.office import Office
from emn_glossary.formats.rdf.vocabulary import FULL
from emn_glossary.formats.rdf.writer import Term3
from emn_glossary.model import Glossary

__all__ = ["FULL", "PROFILES", "Fitted", "Office", "Profile", "fit", "profile", "triples"]

Saying: TypeAlias = Callable[[Glossary, Office], Iterator[Term3]]


@dataclass(frozen=True, slots=True)
class Profile:
    """One row of the table of profiles: how it says a glossary, and what it takes of one (None: everything)."""

    name: str
    title: str
    say: Saying
    rules: Rules | None


def _whole(glossary: Glossary, _: Office) -> Iterator[Term3]:
    return writer.triples(glossary)


# fmt: off
PROFILES: dict[str, Profile] = {
    row.name: row
    for row in (
        Profile(FULL, "everything, lossless", _whole, None),
        Profile("skos", "plain SKOS", skos.plain, skos.RULES),
        Profile("skos-xl", "SKOS with SKOS-XL labels", skos.with_labels, skos.RULES_XL),
        Profile("skos-ap-no", "SKOS-AP-NO-Begrep 2", skos_ap_no.strict, skos_ap_no.RULES),
        Profile("fdk-import", "for the registration portal of data.norge.no", skos_ap_no.for_portal,
                skos_ap_no.RULES_PORTAL),
        Profile("skos-ap-eu", "SKOS-AP-EU", skos.for_eu, skos.RULES_EU),
        Profile("dcat", "DCAT-AP-NO and VoID: the dataset described", dcat.dataset, None),
        Profile("schema-org", "schema.org DefinedTermSet", schema_org.term_set, schema_org.RULES),
    )
}
# fmt: on


def profile(name: str) -> Profile:
    """A profile by its name.

    Raises:
        UnknownChoiceError: there is none of that name.
    """
    if name not in PROFILES:
        raise UnknownChoiceError(value=name, known=", ".join(PROFILES))
    return PROFILES[name]


def fit(glossary: Glossary, name: str, office: Office | None = None) -> Fitted:
    """What a profile takes of a glossary, and findings for all that it does not.

    To fit what is fitted changes nothing more.

    Raises:
        UnknownChoiceError: no such profile.
    """
    rules = profile(name).rules
    return fitted(glossary, rules, office or Office()) if rules else Fitted(glossary)


def triples(glossary: Glossary, name: str, office: Office | None = None) -> Iterator[Term3]:
    """A glossary as the triples of a profile, in file order; nothing is held back here.

    Raises:
        UnknownChoiceError: no such profile.
        WriteError: an address that is no IRI, a language tag that is none.
    """
    say = profile(name).say
    try:
        yield from say(glossary, office or Office())
    except ValueError as error:
        raise WriteError("bad-value", detail=str(error)) from error
