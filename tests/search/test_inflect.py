"""The forms of terms, as any Norwegian dictionary has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import emn_glossary as emn
from emn_glossary.search.adjectives import compare
from emn_glossary.search.compounds import Compounds
from emn_glossary.search.inflect import forms, genitive, variants, word_forms
from emn_glossary.search.nouns import decline


@pytest.mark.parametrize(
    ("word", "lang", "paradigm"),
    [
        ("asylsøker", "nb", "asylsøker asylsøkeren asylsøkere asylsøkerne"),
        ("flyktning", "nb", "flyktning flyktningen flyktninger flyktningene"),
        ("oppholdstillatelse", "nb", "oppholdstillatelse oppholdstillatelsen oppholdstillatelser oppholdstillatelsene"),
        ("rettighet", "nb", "rettighet rettigheten rettigheter rettighetene"),
        ("integrering", "nb", "integrering integreringen integreringa integreringer integreringene"),
        ("migrasjon", "nb", "migrasjon migrasjonen migrasjoner migrasjonene"),
        ("partnerskap", "nb", "partnerskap partnerskapet partnerskapene partnerskapa"),
        ("statsborgerskap", "nb", "statsborgerskap statsborgerskapet statsborgerskapene statsborgerskapa"),
        ("returvedtak", "nb", "returvedtak returvedtaket returvedtakene returvedtaka"),
        ("tredjeland", "nb", "tredjeland tredjelandet tredjelandene tredjelanda"),
        ("barn", "nb", "barn barnet barna barnene"),
        ("sambandsmann", "nb", "sambandsmann sambandsmannen sambandsmenn sambandsmennene"),
        ("program", "nb", "program programmet programmer programmene programma"),
        ("grense", "nb", "grense grensen grensa grenser grensene"),
        ("yrke", "nb", "yrke yrket yrker yrkene yrka"),
        ("sesongarbeider", "nb", "sesongarbeider sesongarbeideren sesongarbeidere sesongarbeiderne"),
        ("asylsøkjar", "nn", "asylsøkjar asylsøkjaren asylsøkjarar asylsøkjarane"),
        ("utvising", "nn", "utvising utvisinga utvisingar utvisingane"),
        ("arbeidsløyve", "nn", "arbeidsløyve arbeidsløyvet arbeidsløyva"),
        ("avgjerd", "nn", "avgjerd avgjerda avgjerder avgjerdene"),
        ("søknad", "nn", "søknad søknaden søknader søknadene"),
        ("migrant", "nn", "migrant migranten migrantar migrantane"),
    ],
)  # fmt: skip
def test_paradigms_of_nouns(word: str, lang: str, paradigm: str) -> None:
    assert {form for noun in decline(word, lang) for form in noun.all()} == set(paradigm.split())


@pytest.mark.parametrize(
    ("met", "lemma"),
    [("forfølgelseshandlinger", "forfølgelseshandling"), ("Bali-prosessen", "Bali-prosess"),
     ("kontaktpunkter", "kontaktpunkt"), ("rettigheter", "rettighet"), ("identiteten", "identitet")],
)  # fmt: skip
def test_a_plural_or_definite_term_has_its_singular_too(met: str, lemma: str) -> None:
    assert lemma in forms(met, "nb")


def test_visum_has_both_its_plurals() -> None:
    assert {"visum", "visumet", "visa", "visaene", "visumene"} <= forms("visum", "nb")


@pytest.mark.parametrize(
    ("word", "lang", "neuter", "weak"),
    [
        ("enslig", "nb", "enslig", "enslige"),
        ("internasjonal", "nb", "internasjonalt", "internasjonale"),
        ("seksuell", "nb", "seksuelt", "seksuelle"),
        ("statsløs", "nb", "statsløst", "statsløse"),
        ("statslaus", "nn", "statslaust", "statslause"),
        ("einsleg", "nn", "einsleg", "einslege"),
        ("tvungen", "nb", "tvunget", "tvungne"),
        ("kvalifisert", "nb", "kvalifisert", "kvalifiserte"),
        ("grunnleggende", "nb", "grunnleggende", "grunnleggende"),
        ("trygt", "nb", "trygt", "trygge"),
    ],
)
def test_adjectives(word: str, lang: str, neuter: str, weak: str) -> None:
    adjective = compare(word, lang)
    assert adjective is not None
    assert (adjective.neuter, adjective.weak) == ((neuter,), (weak,))


@pytest.mark.parametrize("word", ["grense", "unions", "Schengen", "push", "netto-"])
def test_what_does_not_look_like_an_adjective_is_none(word: str) -> None:
    assert compare(word.lower(), "nb") is None


@pytest.mark.parametrize(
    ("term", "lang", "form"),
    [
        ("enslig mindreårig", "nb", "enslige mindreårige"),
        ("enslig mindreårig", "nb", "de enslige mindreårige"),
        ("enslig mindreårig", "nb", "enslige mindreåriges"),
        ("internasjonal beskyttelse", "nb", "den internasjonale beskyttelsen"),
        ("internasjonalt vern", "nn", "det internasjonale vernet"),
        ("internt fordrevet person", "nb", "internt fordrevne personer"),
        ("irregulært opphold", "nb", "det irregulære oppholdet"),
        ("varige løsninger", "nb", "varig løsning"),
        ("selvstendig sysselsatt", "nb", "selvstendig sysselsatte"),
        ("mottaker av internasjonal beskyttelse (asyl)", "nb", "mottakerne av internasjonal beskyttelse"),
        ("søke om internasjonal beskyttelse", "nb", "søkte om internasjonal beskyttelse"),
        ("Det felles europeiske asylsystemet", "nb", "felles europeisk asylsystem"),
        ("Den europeiske unions asylbyrå", "nb", "europeiske unions asylbyrået"),
        ("einsleg mindreårig", "nn", "dei einslege mindreårige"),
        ("beneficiary of international protection", "en", "beneficiaries of international protection"),
        ("child", "en", "children's"),
        ("naturalisation", "en", "naturalization"),
        ("labour market test", "en", "labor market tests"),
    ],
)
def test_phrases_agree(term: str, lang: str, form: str) -> None:
    assert form in forms(term, lang)


@pytest.mark.parametrize(
    ("term", "form"),
    [
        ("enslig mindreårig", "enslig mindreårige asylsøkere"),
        ("internt fordrevet person", "interne fordrevne personer"),  # internt is an adverb here
        ("mottaker av internasjonal beskyttelse", "mottaker av internasjonal beskyttelses"),
        ("den personen som vender hjem", "den personene som vender hjem"),
        ("asylsøker", "asylsøkerer"),
        ("vedtak", "vedtaker"),
    ],
)
def test_what_nobody_says_is_not_made(term: str, form: str) -> None:
    assert form not in forms(term, "nb")


def test_brackets_are_read_both_ways() -> None:
    assert variants("(borger)krigsflyktning")[1:] == ("krigsflyktning", "borgerkrigsflyktning")
    assert variants("overstay(er)")[1:] == ("overstay", "overstayer")
    assert variants("Dublin-overføring (av ansvar)")[1:] == ("Dublin-overføring",)
    assert variants("asyl") == ("asyl",)


def test_the_genitive_follows_the_last_letter() -> None:
    assert [genitive(word) for word in ("barn", "flyktningstatus", "Schwarz")] == [
        "barns",
        "flyktningstatus'",
        "Schwarz'",
    ]


def test_other_languages_are_left_alone() -> None:
    assert forms("Flüchtling", "de") == {"Flüchtling"}
    assert word_forms("flüchtling", "de") == ("flüchtling",)


def test_compounds_are_split_by_the_vocabulary() -> None:
    words = ["oppholdstillatelse", "arbeidstillatelse", "tillatelse", "asylmottak", "asyl", "tvangsretur", "retur"]
    compounds = Compounds(words, "nb")
    assert compounds.members("oppholdstillatelse") == ("tillatelse", "opphold")
    assert compounds.members("asylmottak") == ("mottak", "asyl")
    assert compounds.members("tvangsretur") == ("retur", "tvang")
    assert compounds.members("asyl") == ()


def test_every_term_is_among_its_own_forms() -> None:
    for concept in emn.load().concepts:
        for lang in ("nb", "nn", "en"):
            term = concept.preferred(lang)
            assert term is None or term.text in forms(term.text, lang)


@given(st.text(max_size=40), st.sampled_from(["nb", "nn", "en", "de", "", "no-NO"]))
def test_anything_at_all_has_forms(text: str, lang: str) -> None:
    made = forms(text, lang)
    assert not text.strip() or " ".join(text.split()) in made
    assert word_forms(text, lang)[0] == text
