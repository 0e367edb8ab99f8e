"""The plan: which pages there are, and what stands on each."""

from __future__ import annotations

import pytest

from emn_glossary.errors import UnknownChoiceError
from emn_glossary.languages import UI_LANGUAGES
from emn_glossary.model import Concept, Glossary, Term, Theme
from emn_glossary.publish import Download, Page, plan
from emn_glossary.publish.addresses import letter_name, of_entries
from emn_glossary.slots import Slot


def page(pages: tuple[Page, ...], path: str) -> Page:
    return next(page for page in pages if page.path == path)


def heard(pages: tuple[Page, ...], path: str) -> list[tuple[str, list[str]]]:
    """The sections of a list as (heading, words)."""
    return [
        (section.heading, [(line.see or line.ref.word).text for line in section.lines])
        for section in page(pages, path).context["sections"]
    ]


def way(pages: tuple[Page, ...], path: str) -> tuple[list[tuple[str, str]], str, str]:
    """What a page lies below, as (address, words), and what the pages before and after it are called."""
    found = page(pages, path).context["way"]
    beside = [ref.word.text if ref else "" for ref in (found.before, found.after)]
    return [(ref.href, ref.word.text) for ref in found.above], beside[0], beside[1]


def test_the_plan_is_pure_and_the_same_every_time(glossary: Glossary) -> None:
    before = repr(glossary.entries)
    assert plan(glossary) == plan(glossary)
    assert repr(glossary.entries) == before


def test_the_order_of_entries_in_the_file_does_not_matter(glossary: Glossary) -> None:
    turned = Glossary(list(glossary.entries.values())[::-1])
    assert plan(turned) == plan(glossary)


def test_every_page_there_should_be(glossary: Glossary) -> None:
    paths = [page.path for page in plan(glossary, downloads=[Download("files/x.csv", "csv", 12_345)])]
    assert paths[:10] == [
        "index.html",
        "nb.html",
        "en.html",
        "introduction.html",
        "coverage.html",
        "downloads.html",
        "about.html",
        "accessibility.html",
        "themes.html",
        "t01.html",
    ]
    assert paths[10:] == [f"{name}.html" for name in sorted(glossary)]


def test_pages_there_is_nothing_to_put_on_are_not_planned() -> None:
    paths = [page.path for page in plan(Glossary())]
    assert paths == ["index.html", "nb.html", "en.html", "coverage.html", "about.html", "accessibility.html"]


def test_norwegian_letters_come_last_and_aa_is_the_last_letter(glossary: Glossary) -> None:
    headings = [heading for heading, _ in heard(plan(glossary), "nb.html")]
    assert headings == ["A", "B", "E", "F", "M", "N", "Æ", "Ø", "Å", "Mangler bokmålsterm", "Uten ekvivalent på bokmål"]
    words = dict(heard(plan(glossary), "nb.html"))
    assert words["Å"] == ["åpent mottak", "Aarhuskonvensjonen"]


def test_alternative_and_deprecated_terms_lead_to_their_entry(glossary: Glossary) -> None:
    sections = {section.heading: section for section in page(plan(glossary), "nb.html").context["sections"]}
    first, second = sections["A"].lines
    assert (first.see.text, first.deprecated, first.ref.href) == ("asylant", True, "c0001.html")
    assert (second.see, second.ref.word.text, second.ref.gloss.text) == (None, "asylsøker", "asylum seeker")
    assert [line.see.text for line in sections["E"].lines if line.see] == ["enslig mindreårig asylsøker"]


def test_entries_without_a_bokmaal_term_stand_apart_under_their_english_term(glossary: Glossary) -> None:
    words = dict(heard(plan(glossary), "nb.html"))
    assert words["Mangler bokmålsterm"] == ["displaced person"]
    assert words["Uten ekvivalent på bokmål"] == ["refoulement in transit"]
    section = next(s for s in page(plan(glossary), "nb.html").context["sections"] if s.anchor == "missing")
    assert (section.lines[0].ref.word.lang, section.lines[0].ref.word.instead) == ("en", "engelsk")


def test_a_long_list_has_a_page_for_each_letter(glossary: Glossary) -> None:
    pages = plan(glossary, letter_pages_from=5)
    paths = [page.path for page in pages if page.path.startswith("nb")]
    assert paths == [
        "nb.html",
        "nb-a.html",
        "nb-b.html",
        "nb-e.html",
        "nb-f.html",
        "nb-m.html",
        "nb-n.html",
        "nb-ae.html",
        "nb-oe.html",
        "nb-aa.html",
        "nb-missing.html",
    ]
    assert heard(pages, "nb-oe.html") == [("Ø", ["økonomisk migrant"])]
    assert way(pages, "c0006.html") == ([("nb.html", "Bokmål A–Å"), ("nb-oe.html", "Ø")], "æresdrap", "åpent mottak")
    assert way(pages, "c0010.html")[0][-1] == ("nb-missing.html", "Mangler bokmålsterm")


def test_an_entry_has_neighbours_in_the_order_of_the_list(glossary: Glossary) -> None:
    pages = plan(glossary)
    above, before, after = way(pages, "c0001.html")
    assert above == [("nb.html", "Bokmål A–Å"), ("nb.html#letter-a", "A")]
    assert before == ""  # the first of all
    assert after == '<b onclick="x">fet</b> & "sitat"'
    assert way(plan(glossary, ui="en"), "c0001.html")[1:] == ("Aarhus Convention", "displaced person")


def test_both_broader_terms_are_there(glossary: Glossary) -> None:
    (group,) = page(plan(glossary), "c0002.html").context["relations"]
    assert group.heading == "Overordnet term"
    assert [(ref.word.text, ref.href) for ref in group.items] == [
        ("asylsøker", "c0001.html"),
        ("mindreårig", "c0003.html"),
    ]


def test_relations_to_what_is_no_entry_are_kept_as_text(glossary: Glossary) -> None:
    (group,) = page(plan(glossary), "c0010.html").context["relations"]
    assert [(ref.word.text, ref.word.lang, ref.href) for ref in group.items] == [
        ("c0999", "", ""),
        ("internally displaced person", "en", ""),
    ]


def test_the_reader_s_language_leads_and_a_fallback_is_marked(glossary: Glossary) -> None:
    nynorsk = page(plan(glossary, ui="nn"), "c0003.html").context["name"]
    assert (nynorsk.text, nynorsk.lang, nynorsk.instead) == ("mindreårig", "nb", "bokmål")
    assert page(plan(glossary, ui="nn"), "c0001.html").context["name"].text == "asylsøkjar"
    english = page(plan(glossary, ui="en"), "c0001.html").context["name"]
    assert (english.text, english.instead) == ("asylum seeker", "")


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_each_language_of_the_user_interface_gives_the_same_pages(glossary: Glossary, ui: str) -> None:
    assert [page.path for page in plan(glossary, ui=ui)] == [page.path for page in plan(glossary)]
    assert {page.lang for page in plan(glossary, ui=ui)} == {ui}


def test_a_language_the_site_does_not_speak_is_refused(glossary: Glossary) -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        plan(glossary, ui="sv")
    assert "nb, nn, en" in caught.value.hint("nb")


def test_file_names_are_safe_whatever_the_ids() -> None:
    ids = ["c0001", "nb", "con", "index", "../x", "http://example.org/æ?q=1#y", "C0001", "nb-a", "a" * 300]
    names = of_entries(Glossary([*(Concept(name) for name in ids), Theme("t1")]))
    assert names["c0001"] == "c0001.html"
    assert len({name.casefold() for name in names.values()}) == len(ids) + 1
    for name in names.values():
        assert name.isascii()
        assert not set(name) & set("/\\?#:% ")
        assert len(name) <= 100
        assert name not in ("nb.html", "con.html", "index.html", "nb-a.html")


def test_letters_have_plain_names() -> None:
    assert [letter_name(letter) for letter in "AÆØÅ#Ж"] == ["a", "ae", "oe", "aa", "0", "u0416"]


def test_a_thesaurus_without_norwegian_still_has_its_pages() -> None:
    foreign = Concept("http://example.org/asile", {Slot("preferred", "fr"): Term("asile", "fr")})
    pages = plan(Glossary([foreign], base="http://example.org/"))
    name = pages[-1].context["name"]
    assert (name.text, name.lang, name.instead) == ("asile", "fr", "fransk")
    assert heard(pages, "en.html") == [("Mangler engelsk term", ["asile"])]
