"""The sentences of the report, filled in from a few entries, in bokmål and English."""

from emn_glossary.activity import activity
from emn_glossary.model import Concept, Glossary, State, Status, Term, Text
from emn_glossary.report import news, paragraph
from emn_glossary.slots import Slot
from tests.test_activity import EMN, GLOSSARY, ours, term


def told(*concepts: Concept, since: str = "2026-01-01", until: str = "2026-11-22") -> tuple[str, str]:
    """The paragraph in bokmål and English about some entries, in bokmål only."""
    found = activity(Glossary(concepts), since=since, until=until, langs=["nb"])
    return paragraph(found, "nb"), paragraph(found, "en")


SEEKER = Concept("c0022", {**term("asylum seeker", "en", EMN), **term("asylsøker", "nb", EMN)})
MEMBER = Concept("c0108", {**term("family member", "en", EMN), **term("familiemedlem", "nb", ours("2026-03-01"))})
MISSING = Concept("c0216", term("reception", "en", EMN))


def test_all_settled_and_nothing_changed() -> None:
    nb, en = told(SEEKER)
    assert nb == (
        "EMNs ordliste og tesaurus for asyl og migrasjon har ett begrep. På bokmål finnes det en anbefalt term for "
        "alle begrepene, og alt er godkjent. Fra 1. januar til 22. november 2026 ble ingenting endret på bokmål."
    )
    assert "there is a preferred term for every concept, all approved." in en
    assert "From 1 January to 22 November 2026 nothing was changed in Bokmål." in en


def test_proposals_gaps_and_work() -> None:
    nb, en = told(SEEKER, MEMBER, MISSING)
    assert "for 2 av begrepene (66 prosent); 1 av termene er godkjent, og 1 er forslag" in nb
    assert "skrev eller endret kontaktpunktet 1 term på bokmål." in nb
    assert "for 2 of the concepts (66 per cent); 1 approved, 1 still to be settled" in en


def test_nothing_there_and_only_proposals() -> None:
    assert "På bokmål har ingen av begrepene en anbefalt term ennå." in told(MISSING)[0]
    assert "men bare som forslag som ennå ikke er ferdig vurdert." in told(MEMBER)[0]


def test_a_period_over_two_years_names_both() -> None:
    assert "Fra 1. desember 2025 til 31. januar 2026" in told(SEEKER, since="2025-12-01", until="2026-01-31")[0]


def test_working_definitions_are_called_so() -> None:
    """Never to be taken for EMN's."""

    def defined(concept: Concept, origin: str) -> Concept:
        state = State(Status.CURRENT, origin)
        return concept.with_values({Slot("definition", lang): Text("Person …", lang, state) for lang in ("en", "nb")})

    own, emn = defined(MEMBER, "NO"), defined(SEEKER, "EMN")
    assert "definisjon for alle begrepene, men foreløpig bare kontaktpunktets egne arbeidsdefinisjoner" in told(own)[0]
    assert "; 1 av dem er kontaktpunktets egne arbeidsdefinisjoner, ikke EMNs ordlyd." in told(own, emn)[0]
    assert told(emn)[0].count("definisjon for alle begrepene.") == 1


def test_stale_terms_and_errata_are_told() -> None:
    stale = SEEKER.with_values(
        {Slot("preferred", "nb"): Term("asylsøker", "nb", State(Status.CURRENT, "EMN", renders="0"))}
    )
    assert "Én term på bokmål må ses på igjen" in told(stale)[0]
    found = activity(Glossary([SEEKER]), since="2026-01-01", until="2026-12-31")
    assert paragraph(found, "nb", 162).endswith(
        "162 publiserte verdier som EMNs arbeidsgruppe bør rette eller vurdere på nytt."
    )
    assert "one published value" in paragraph(found, "en", 1)


def test_the_news_item_names_new_terms() -> None:
    found = activity(GLOSSARY, since="2026-01-01", until="2026-12-31")
    item = news(found, "nb")
    assert "Av de 2 begrepene i EMNs ordliste for asyl og migrasjon har nå 2 på bokmål og 1 på nynorsk" in item.text
    assert "2 termer er nye eller endret siden 1. januar 2026, blant dem «familiemedlem» (family member)." in item.text
    assert "'familiemedlem' (family member)" in news(found, "en").text


def test_the_news_item_of_a_quiet_year_tells_how_far_it_has_come() -> None:
    item = news(activity(Glossary([SEEKER]), since="2026-01-01", until="2026-12-31", langs=["nb"]), "nb")
    assert item.text.startswith("Alle begrepene i EMNs ordliste for asyl og migrasjon, 1 i alt, har nå")
    assert "nye eller endret" not in item.text


def test_a_language_with_nothing_in_it_is_not_boasted_of() -> None:
    found = activity(Glossary([SEEKER, MISSING]), since="2026-01-01", until="2026-12-31")
    assert "har nå 1 på bokmål fått en anbefalt term." in news(found, "nb").text
    found = activity(Glossary([MISSING]), since="2026-01-01", until="2026-12-31")
    assert news(found, "nb").text.startswith("Bruker du et bedre ord")


def test_an_empty_glossary_has_its_sentences_too() -> None:
    found = activity(Glossary(), since="2026-01-01", until="2026-12-31")
    assert paragraph(found, "nb").endswith("har ingen begreper ennå.")
    assert news(found, "en").text.startswith("Do you use a better word")
