"""The parts that rules are made of: words, citations, statements, mentions, renderings, spelling."""

import pytest

from emn_glossary.checks import Context, Hunspell, usages
from emn_glossary.checks.citations import misnumbered, says_nothing
from emn_glossary.checks.form import unbalanced
from emn_glossary.checks.mentions import Lexicon
from emn_glossary.checks.statements import SKOS, Statement, Statements
from emn_glossary.checks.words import NB_ONLY, NEIGHBOURS, NN_ONLY, common_words, neighbour, other_norm
from emn_glossary.model import Concept, Glossary, Term
from emn_glossary.slots import Slot

_BOTH = ("unndraging", "utvising", "vern", "mindreårig", "familie", "behandling", "gi", "mottak", "land", "forfølging")


# -- written norms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nynorsk", "instead"),
    [
        ("asylsøkjar", "asylsøker"),
        ("asylsøkjarar", "asylsøkere"),
        ("tredjelandsborgar", "tredjelandsborger"),
        ("statsborgarskap", "statsborgerskap"),
        ("opphaldsløyve", "oppholdstillatelse"),
        ("opphald", "opphold"),
        ("ikkje", "ikke"),
        ("arbeidsgjevar", "arbeidsgiver"),
        ("grensepasseringsstad", "grensepasseringssted"),
        ("einsleg", "enslig"),
        ("umenneskeleg", "umenneskelig"),
        ("alvorleg", "alvorlig"),
        ("løysingar", "løysinger"),
        ("sysselsetjing", "sysselsetting"),
        ("avgjerd", "avgjørelse"),
    ],
)
def test_nynorsk_forms_are_known_with_their_counterparts(nynorsk: str, instead: str) -> None:
    """In a bokmål slot they are told, with what to write."""
    assert other_norm(nynorsk, "nb") == instead
    assert other_norm(nynorsk, "nn") is None


@pytest.mark.parametrize(
    "word",
    [*_BOTH, "høg", "statslaus", "skule", "hovedstad", "jernbane", "drosjeløyve", "kvart", "borgere", "tannlege"],
)
def test_words_of_both_norms_are_no_nynorsk(word: str) -> None:
    """Forms that bokmål has too are no nynorsk, whatever they look like."""
    assert other_norm(word, "nb") is None


@pytest.mark.parametrize(
    "word",
    [*_BOTH, "helse", "frivillig", "billig", "finger", "samarbeider", "heim", "arbeider", "borgarar", "medarbeidar"],
)
def test_words_of_both_norms_are_no_bokmal(word: str) -> None:
    """Forms that nynorsk has too are no bokmål."""
    assert other_norm(word, "nn") is None


@pytest.mark.parametrize(
    "word", ["asyl", "prosess", "prosessen", "stasjon", "flyktning", "tillatelse", "utreise", "reise"]
)
def test_norwegian_words_are_no_neighbours(word: str) -> None:
    """Neither Danish nor Swedish."""
    assert neighbour(word) is None


def test_what_is_proposed_is_not_objected_to() -> None:
    """The counterpart of a form is never a form of the norm it is to replace."""
    for word in ("asylsøkjar", "rettar", "gjevar", "tryggleik", "løyve", "kjelde", "tilhøve", "mangfald", "vidare"):
        counterpart = other_norm(word, "nb")
        assert counterpart
        assert NN_ONLY.counterpart(counterpart) is None
    for word in ("asylsøker", "beskyttelse", "tillatelse", "mulighet", "lovlig", "utenlandsk", "kilde", "ikke"):
        counterpart = other_norm(word, "nn")
        assert counterpart
        assert NB_ONLY.counterpart(counterpart) is None
    assert NEIGHBOURS.counterpart("khartoumprocessen") == "khartoumprosessen"


def test_names_are_no_common_words() -> None:
    """A capital inside a term is a name; at its beginning it may be a slip."""
    assert list(common_words("Handlingsplan for EU-borgar i Oslo")) == ["handlingsplan", "for", "borgar", "i"]


# -- citations --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("citation", "likely"),
    [
        ("Directive 2016/801/EU", "Directive (EU) 2016/801"),
        ("Directive (EU)2016/801", "Directive (EU) 2016/801"),
        ("Regulation (EU) No 2016/1624", "Regulation (EU) 2016/1624"),
        ("Regulation 2016//1624", "Regulation (EU) 2016/1624"),
        ("Regulation (EC)377/2004", "Regulation (EC) No 377/2004"),
        ("Directive 2011/95/ EU", "Directive 2011/95/EU"),
        ("Directive 2011/95/EC", "Directive 2011/95/EU"),
    ],
)
def test_a_misnumbered_act_is_told_with_what_was_meant(citation: str, likely: str) -> None:
    """All of these stand in EMN's own data."""
    ((part, meant),) = misnumbered(f"Art. 3(2) of {citation} (Recast)")
    assert (part, meant) == (citation, likely)


@pytest.mark.parametrize(
    "citation",
    [
        "Art. 3(4) of Council Directive 2008/115/EC (Return Directive)",
        "Art. 2(l) of Regulation (EU) No 604/2013 (Dublin III Regulation)",
        "Art. 2(5) of Regulation (EU) 2021/1147 (AMIF-Regulation).",
        "Art. 3(8) of Directive (EU) 2016/801",
        "Art. 2(2) of Council Decision 574/2007/EC",
        "Council Decision 2008/381/EC",
        "Communication COM(2005) 388",
        "Conclusion No 58 (1989)",
        "the Directive of 2008",
    ],
)
def test_a_well_numbered_act_is_left_alone(citation: str) -> None:
    """The numbering changed in 2015, and EC became EU on 1 December 2009."""
    assert misnumbered(citation) == ()


def test_a_citation_that_names_nothing() -> None:
    """`Developed by EMN` is a source; `Derived by EMN` alone is half of one."""
    assert [says_nothing(text) for text in ("", "Derived by EMN", "EU context: Derived by EMN from", "Part (b):")] == [
        True
    ] * 4
    assert not says_nothing("Developed by EMN")
    assert not says_nothing("Derived by EMN from IATE")


# -- brackets ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "mark"), [("(a", "("), ("a)", ")"), ("(a]", "]"), ("«a", "«"), ("(a) [b] «c»", "")])
def test_the_mark_without_a_partner(text: str, mark: str) -> None:
    """The first one that lacks its partner."""
    assert unbalanced(text) == mark


# -- statements beside the model --------------------------------------------------------------------------


def test_statements_are_read_back_as_they_were_meant() -> None:
    """Escapes, languages, addresses of ours and of others, blank nodes."""
    said = [
        ("<https://emnnorway.no/ordliste/c0001>", f"<{SKOS}prefLabel>", r'"\u00E5 \"si\"\n\\"@NB'),
        ("_:b0", f"<{SKOS}prefLabel>", '"plain"'),
        ("<http://example.org/x>", f"<{SKOS}inScheme>", "<https://emnnorway.no/ordliste/scheme>"),
    ]
    statements = Statements(Glossary(unknown=said))
    assert statements.of(SKOS + "prefLabel") == (
        Statement("c0001", text='å "si"\n\\', lang="nb"),
        Statement("_:b0", text="plain"),
    )
    assert statements.of(SKOS + "inScheme") == (Statement("http://example.org/x", node="scheme"),)
    assert statements.of(SKOS + "note") == ()


# -- terms in running text --------------------------------------------------------------------------------


def test_the_longest_term_is_found_and_nothing_inside_it() -> None:
    """`migrant worker` is not `migrant`; case does not matter; what is found is as the text has it."""
    lexicon = Lexicon({"en": {"migrant": 1, "migrant worker": 2, "family reunification": 3}})
    found = [(m.text, m.at, m.known) for m in lexicon.mentions("A Migrant worker, a migrant and family ties.", "en")]
    assert found == [("Migrant worker", 1, 2), ("migrant", 4, 1)]
    assert list(lexicon.mentions("en migrant", "nb")) == []


# -- renderings -------------------------------------------------------------------------------------------


def test_renderings_are_counted_by_word() -> None:
    """`removal` is `uttransportering` in two terms and `utsendelse` in one, which is named."""
    rows = [
        ("c0228", "removal", "uttransportering", ()),
        ("c0202", "postponement of removal", "utsatt uttransportering", ()),
        ("c0229", "removal order", "vedtak om utsendelse", ("vedtak om uttransportering",)),
        ("c0238", "return decision", "returvedtak", ()),
        ("c0111", "final decision", "endelig vedtak", ()),
    ]
    glossary = Glossary(
        Concept(
            id,
            {
                Slot("preferred", "en"): Term(english, "en"),
                Slot("preferred", "nb"): Term(norwegian, "nb"),
                Slot("alternative", "nb"): tuple(Term(other, "nb") for other in others),
            },
        )
        for id, english, norwegian, others in rows  # noqa: A001
    )
    (usage,) = usages(Context(glossary), "nb")
    assert usage.word == "removal"
    assert usage.renderings == {"uttransportering": ("c0228", "c0202"), "utsendelse": ("c0229",)}
    assert usage.table == "uttransportering 2 (c0228, c0202), utsendelse 1 (c0229)"


# -- the system's dictionary ------------------------------------------------------------------------------


def test_without_the_program_there_are_no_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is judged, and nothing fails."""
    monkeypatch.setenv("PATH", "")
    speller = Hunspell()
    assert speller.languages == frozenset()
    assert speller.unknown(["asyl"], "nb") == frozenset()


def test_the_systems_dictionary_knows_norwegian() -> None:
    """Real words pass, a slip does not. `make system` installs the dictionary where it is missing."""
    assert Hunspell().unknown(["asyl", "flyktning", "forfolgelse"], "nb") == {"forfolgelse"}
