"""Terms in running text: what is found, and what is let go."""

from __future__ import annotations

import pytest

import emn_glossary as emn
from emn_glossary.annotate import Annotation, Matcher, annotate
from emn_glossary.model import Glossary


def found(text: str, matcher: Matcher, lang: str | None = None) -> list[tuple[str, str]]:
    """(words, concept) of every occurrence."""
    return [(one.text, one.concept) for one in annotate(text, matcher, lang=lang).occurrences]


@pytest.mark.parametrize(
    ("text", "words", "concept"),
    [
        ("Hun er asylsøker.", "asylsøker", "c0022"),
        ("Asylsøkerne ventet lenge.", "Asylsøkerne", "c0022"),
        ("Barnas skolegang er viktig.", "Barnas", "c0039"),
        ("De fikk beskyttelsen de hadde bedt om.", "beskyttelsen", "c0207"),
        ("Flere enslige mindreårige kom alene.", "enslige mindreårige", "c0282"),
        ("Alle søknadene om internasjonal beskyttelse ble avslått.", "søknadene om internasjonal beskyttelse", "c0017"),
        ("Han risikerte den alvorlige saken og utvisningen.", "utvisningen", "c0102"),
        ("Ho er asylsøkjar, og ho ventar ikkje lenger.", "asylsøkjar", "c0022"),
        ("Dei einslege mindreårige er ikkje gløymde.", "einslege mindreårige", "c0282"),
        ("Ho fekk ikkje det internasjonale vernet ho trong.", "internasjonale vernet", "c0149"),
        ("The asylum seekers were told to wait.", "asylum seekers", "c0022"),
        ("It was in the child's file.", "child's", "c0039"),
        ("They were third country nationals with a visa.", "third country nationals", "c0277"),
    ],
)
def test_inflected_terms_are_found(text: str, words: str, concept: str, matcher: Matcher) -> None:
    assert (words, concept) in found(text, matcher)


def test_the_longest_term_wins_and_nothing_overlaps(matcher: Matcher) -> None:
    """`international protection` and `protection` stand inside the longer term and are not told again."""
    text = "She lodged an application for international protection on Monday."
    assert found(text, matcher) == [("application for international protection", "c0017")]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("En asyl-\nsøker ble hørt, og det var ikke for tidlig.", "asyl-\nsøker", "exact"),
        ("En asyl\u00ad\nsøker ble hørt, og det var ikke for tidlig.", "asyl\u00ad\nsøker", "exact"),
        ("En asyl\u00adsøker ble hørt, og det var ikke for tidlig.", "asyl\u00adsøker", "exact"),
        ("Det var ikke en enslig\nmindreårig.", "enslig\nmindreårig", "exact"),
        ("Det var ikke en enslig\r\n  mindreårig.", "enslig\r\n  mindreårig", "exact"),
        ("Asylsøkere ble ikke hørt.", "Asylsøkere", "inflected"),
        ("Et retur vedtak er ikke nok.", "retur vedtak", "folded"),
        ("Et retur-vedtak er ikke nok.", "retur-vedtak", "folded"),
        ("The third country national was here.", "third country national", "folded"),
        ("The nonrefoulement rule is in the act.", "nonrefoulement", "folded"),
    ],
)
def test_line_ends_hyphens_and_spaces(text: str, words: str, why: str, matcher: Matcher) -> None:
    reasons = [one.why for one in annotate(text, matcher).occurrences if one.text == words]
    assert reasons == [why]


def test_letters_written_as_two_code_points_are_the_same_letters(matcher: Matcher) -> None:
    """A Mac writes å as a and a ring; the words come back as they stand in the text."""
    text = "Det er ikke en sa\u030arbar person."
    assert found(text, matcher) == [("sa\u030arbar person", "c0292")]


@pytest.mark.parametrize(
    "text",
    [
        "Asyl- og migrasjonsretten er ikke enkel.",  # a part of a compound that follows
        "Ikke-migranter og deres rettigheter er et annet tema.",
        "Skriv til retur@eksempel.no eller se www.eksempel.no/asyl/retur for mer.",
        "Filen retur.txt er ikke her.",
        "Hun fikk brevet i retur fra dem.",
        "Redd Barna var der, og det var ikke for tidlig.",
        "Vis ham hva du har, og han skal ikke spørre.",  # VIS is the Visa Information System
        "Det var ikke to, men et tredje land som svarte.",
        "They return home when they can, and some of them return to work.",
        "There were minor changes to the text in return for the fee.",
        "The office of the High Commissioner for Refugees is here.",
        "ILO is the labour organisation.",
        "kultur er",  # two words, and not the plural kulturer
    ],
)
def test_words_that_look_like_terms_are_let_go(text: str, matcher: Matcher) -> None:
    assert [one for one in found(text, matcher) if one != ("kultur", "c0060")] == []


def test_a_noun_is_no_verb(matcher: Matcher) -> None:
    assert found("The obstacles to return are many, and the return was delayed.", matcher) == [
        ("return", "c0237"),
        ("return", "c0237"),
    ]


def test_short_acronyms_need_their_term_written_out(matcher: Matcher) -> None:
    """`ILO` alone may be anything; beside `immigration liaison officer` it is that officer."""
    text = "The immigration liaison officer was here. The ILO is there, and the ILOs met."
    assert [words for words, _ in found(text, matcher)] == ["immigration liaison officer", "ILO", "ILOs"]


def test_acronyms_are_capitals_in_any_language(matcher: Matcher) -> None:
    """EASO's name is English, and Norwegians write it too; small letters are another word."""
    assert found("Kontoret EASO er ikke det samme som easo.", matcher) == [("EASO", "c0091")]
    assert found("KONTORET EASO ER NEDLAGT", matcher, "nb") == []


def test_a_form_that_two_concepts_share_names_both(small: Glossary) -> None:
    (one,) = annotate("Overføringsflyktninger er ikke nye.", small, lang="nb").occurrences
    assert (one.concept, one.also, one.role) == ("c2", ("c3",), "preferred")


def test_advice_names_the_preferred_term(small: Glossary) -> None:
    """Alternative and deprecated terms, and those of a retired concept; never what is preferred somewhere."""
    text = "Arbeidsinnvandrere, gjestearbeiderne, arbeidsmigranter, fremmedarbeidere og overføringsflyktninger."
    advice = annotate(text, small, lang="nb").advice
    assert [(one.text, one.role, one.use) for one in advice] == [
        ("Arbeidsinnvandrere", "alternative", "arbeidsmigrant"),
        ("gjestearbeiderne", "deprecated", "arbeidsmigrant"),
        ("fremmedarbeidere", "deprecated", "arbeidsmigrant"),
    ]
    assert all(text[one.start : one.end] == one.text for one in advice)


def test_an_acronym_needs_no_advice(matcher: Matcher) -> None:
    """EMN gives FGM as an alternative term, but it stands for the preferred one."""
    annotation = annotate("Female genital mutilation (FGM) is a crime, and they know it.", matcher)
    assert [one.text for one in annotation.occurrences] == ["Female genital mutilation", "FGM"]
    assert annotation.advice == ()


def test_each_paragraph_is_read_in_its_own_language(matcher: Matcher) -> None:
    text = "Retur\n\nHun er ikke asylsøker.\n\nHo er ikkje asylsøkjar.\n\nShe is not an asylum seeker."
    annotation = annotate(text, matcher)
    assert [(part.lang, part.guessed) for part in annotation.languages] == [("nb", True), ("nn", True), ("en", True)]
    assert annotation.languages[0].start == 0  # the heading belongs with what follows it
    assert [one.lang for one in annotation.occurrences] == ["nb", "nb", "nn", "en"]


def test_a_given_language_is_not_guessed(matcher: Matcher) -> None:
    annotation = annotate("Hun er ikke asylsøker.", matcher, lang="no")
    assert [(part.lang, part.guessed) for part in annotation.languages] == [("nb", False)]


def test_a_text_without_small_words_is_read_where_most_is_found(matcher: Matcher) -> None:
    assert found("asylsøkjar", matcher) == [("asylsøkjar", "c0022")]
    assert found("asylum seeker", matcher) == [("asylum seeker", "c0022")]


def test_keywords_weigh_frequency_and_place(small: Glossary) -> None:
    text = "Kvoteflyktninger. " + "Ingenting her. " * 30 + "Arbeidsmigranter, arbeidsmigrant og arbeidsmigrantene."
    keywords = annotate(text, small, lang="nb").keywords
    assert [(word.concept, word.count) for word in keywords] == [("c1", 3), ("c3", 1)]
    assert keywords[0].weight == 1.0
    assert keywords[1].weight == pytest.approx(1.25 / 2.0986, abs=0.001)  # 1.25 for the opening; 1 + ln 3


def test_json_has_the_names_that_others_rely_on(small: Glossary) -> None:
    said = annotate("Gjestearbeidere.", small, lang="nb").plain()
    assert list(said) == ["occurrences", "keywords", "advice", "languages"]
    one = said["occurrences"][0]
    assert {name: one[name] for name in ("start", "end", "text", "concept", "term", "lang", "why")} == {
        "start": 0, "end": 15, "text": "Gjestearbeidere", "concept": "c1", "term": "gjestearbeider", "lang": "nb",
        "why": "inflected",
    }  # fmt: skip
    assert one["preferred"] == {"en": None, "nb": "arbeidsmigrant", "nn": None}
    assert said["keywords"] == [{"concept": "c1", "weight": 1.0, "count": 1}]


def test_the_function_keeps_its_name_beside_its_package() -> None:
    assert emn.annotate is annotate
    assert emn.Matcher is Matcher


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "\x00\x01",
        "👩‍👩‍👧 🇳🇴",
        "טופס בקשה למקלט",
        "طلب لجوء",
        ".*[a-z]+(?:x)$",
        "a",
        "-",
        "'’'",
        "\ud800",
    ],
)
def test_odd_text_gives_nothing(text: str, matcher: Matcher) -> None:
    assert annotate(text, matcher).occurrences == ()


def test_terms_beside_other_scripts_and_emoji(matcher: Matcher) -> None:
    assert found("😀 asylsøker 😀 לא asylsøkere ikke", matcher, "nb") == [
        ("asylsøker", "c0022"),
        ("asylsøkere", "c0022"),
    ]


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000_000, "a\u0301" * 1_000_000, "a-" * 200_000, "asyl " * 50_000, "(" * 2_000_000, "\n " * 2_000_000,
     "@" * 2_000_000, "http://" * 200_000, "a." * 200_000, "den " * 200_000],
    ids=lambda text: repr(text[:8]),
)  # fmt: skip
def test_large_odd_text_is_read_to_its_end(text: str, matcher: Matcher) -> None:
    assert isinstance(annotate(text, matcher), Annotation)
