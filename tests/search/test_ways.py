"""Every way in which a word may be written finds its entry in the shipped glossary, and says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import emn_glossary as emn
from emn_glossary.model import Concept, Glossary, Link, Term, Theme
from emn_glossary.search import Index, lookup
from emn_glossary.slots import Slot

INDEX = Index(emn.load())


@pytest.mark.parametrize(
    ("word", "concept", "why"),
    [
        ("asylsøkeren", "c0022", "inflected"),
        ("asylsøkerne", "c0022", "inflected"),
        ("asylsøkjarane", "c0022", "inflected"),
        ("flyktningenes", "c0219", "inflected"),
        ("barnas", "c0039", "inflected"),
        ("returvedtaket", "c0238", "inflected"),
        ("retur vedtaket", "c0238", "inflected"),
        ("den internasjonale beskyttelsen", "c0149", "inflected"),
        ("asylum seekers", "c0022", "inflected"),
        ("resettling", "c0234", "inflected"),
        ("asyl søker", "c0022", "folded"),
        ("ASYLSOEKER", "c0022", "folded"),
        ("SCHENGENAVTALEN", "c0248", "folded"),
        ("borgerkrigsflyktning", "c0001", "folded"),
        ("EMN", "c0097", "exact"),
        ("GAMM", "c0123", "acronym"),
        ("beskyttelse, midlertidig", "c0275", "order"),
        ("søknad internasjonal beskyttelse", "c0017", "order"),
        ("asylsøkjer", "c0022", "fuzzy"),
        ("asylumseekr", "c0022", "fuzzy"),
        ("enslig mindreårik", "c0282", "fuzzy"),
        ("midlertidi beskytelse", "c0275", "fuzzy"),
        ("ekteskap", "c0175", "compound"),
        ("asylsøkerbarn", "c0039", "compound"),
        ("mottakssenteret", "c0006", "inflected"),
        ("familiegj", "c0109", "prefix"),
        ("mobbing", "c0126", "exact"),
    ],
)
def test_the_entry_comes_first_and_says_why(word: str, concept: str, why: str) -> None:
    hit = lookup(INDEX, word)[0]
    assert (hit.concept, hit.why) == (concept, why)


@pytest.mark.parametrize(
    ("word", "concepts"),
    [
        ("tillatelse", {"c0296", "c0261"}),  # arbeidstillatelse, samlet tillatelse
        ("oppholdstilatelse", {"c0194"}),
        ("enslige mindreårige asylsøkere", {"c0282", "c0022"}),
        ("beste barnets", {"c0029"}),
    ],
)
def test_these_are_among_the_hits(word: str, concepts: set[str]) -> None:
    assert concepts <= {hit.concept for hit in lookup(INDEX, word)}


def test_every_term_finds_its_own_entry_first() -> None:
    """Whatever the glossary calls a thing, that thing comes first, or another that is called exactly the same."""
    for concept in emn.load().concepts:
        for lang in ("nb", "nn", "en"):
            term = concept.preferred(lang)
            if term is not None:
                same = [hit for hit in lookup(INDEX, term.text) if hit.why == "exact"]
                assert concept.id in {hit.concept for hit in same}


def test_sure_means_sure() -> None:
    assert lookup(INDEX, "flyktningene")[0].sure
    assert not lookup(INDEX, "tillatelse")[0].sure
    assert not lookup(INDEX, "vis")[0].sure  # VIS is the Visa Information System, vis is wise
    assert lookup(INDEX, "VIS")[0].sure


def test_small_words_alone_mean_nothing() -> None:
    assert [hit.why for hit in lookup(INDEX, "av") if hit.sure] == []


def _glossary() -> Glossary:
    return Glossary(
        [
            Concept(
                "c1",
                {
                    Slot("preferred", "nb"): Term("papirløs", "nb"),
                    Slot("preferred", "en"): Term("undocumented", "en"),
                    Slot("deprecated", "nb"): (Term("ulovlig innvandrer", "nb"),),
                },
            ),
            Concept(
                "c2",
                {
                    Slot("preferred", "nb"): Term("fremmedkontroll", "nb"),
                    Slot("retired"): "true",
                    Slot("replaced_by"): (Link("c3"),),
                },
            ),
            Theme("t0", {Slot("preferred", "nb"): Term("alt", "nb")}),
            Theme("t1", {Slot("preferred", "nb"): Term("noe", "nb"), Slot("theme"): (Link("t0"),)}),
            Concept("c3", {Slot("preferred", "nb"): Term("utlendingskontroll", "nb"), Slot("theme"): (Link("t1"),)}),
        ]
    )


def test_a_deprecated_term_answers_with_the_preferred_one_and_says_so() -> None:
    (hit, *_) = lookup(_glossary(), "ulovlige innvandrere")
    assert (hit.preferred["nb"], hit.role, hit.sure) == ("papirløs", "deprecated", True)
    assert hit.plain()["role"] == "deprecated"
    assert "role" not in lookup(_glossary(), "papirløs")[0].plain()


def test_a_retired_concept_leads_to_the_one_that_replaced_it() -> None:
    (hit, *_) = lookup(_glossary(), "fremmedkontrollen")
    assert (hit.concept, hit.preferred["nb"], hit.role) == ("c3", "utlendingskontroll", "deprecated")


def test_filters() -> None:
    """By language of the term, by theme (and those below it), by status of a Norwegian preferred term."""
    assert {hit.lang for hit in lookup(INDEX, "flyktning", langs=["nn"])} == {"nn"}
    assert lookup(_glossary(), "utlendingskontroll", themes=["t0"])[0].concept == "c3"
    assert lookup(_glossary(), "papirløs", themes=["t1"]) == ()
    assert [hit.concept for hit in lookup(_glossary(), "papirløs", statuses=["missing"])] == ["c1"]  # no nynorsk yet
    assert lookup(_glossary(), "papirløs", statuses=["current"]) == ()


@pytest.mark.parametrize(
    "word", ["", " ", "a", "å", "🙂", ".*", "(asyl", "[", "\\", "לשון", "لاجئ", "\ud800", "\0", "%", "'"]
)
def test_odd_words_are_harmless(word: str) -> None:
    assert isinstance(lookup(INDEX, word), tuple)


def test_a_book_is_no_word() -> None:
    assert lookup(INDEX, "asyl " * 2_000_000) == ()


@given(st.text(max_size=60))
def test_anything_can_be_asked(word: str) -> None:
    """Best first, each entry once, scores between 0 and 1."""
    hits = lookup(INDEX, word)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.concept for hit in hits}) == len(hits)
    assert all(0 < hit.score <= 1 for hit in hits)


def test_only_a_misspelt_word_costs_the_library_for_it() -> None:
    """rapidfuzz is loaded when nothing surer was found, and not before."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    code = (
        "import sys, emn_glossary as emn; index = emn.Index(emn.load()); emn.lookup(index, 'asylsøkere')\n"
        "before = 'rapidfuzz' in sys.modules; emn.lookup(index, 'asylsøkjer')\n"
        "print(before, 'rapidfuzz' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True"]
