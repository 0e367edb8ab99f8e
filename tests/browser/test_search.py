"""The search in the page: the same answers as `emn lookup`, as one types, from a file as from a server."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from emn_glossary.model import Glossary
from emn_glossary.search import Index, lookup
from tests.browser.conftest import Open


def answers(page: Page) -> list[str]:
    page.wait_for_selector("html[data-ready]")
    return page.locator("#results li a").all_inner_texts()


@pytest.mark.parametrize("server", [False, True], ids=["file", "server"])
@pytest.mark.parametrize(
    ("typed", "found", "why"),
    [
        ("asylsøker", "asylsøker", "samme ord"),
        ("asylsøkernes", "asylsøker", "bøyd form"),
        ("asylsoker", "asylsøker", "annen skrivemåte"),
        ("asylsøkjar", "asylsøker", "samme ord: asylsøkjar (nynorsk)"),
        ("asylsøekr", "asylsøker", "ligner"),
        ("asylum seekers", "asylsøker", "bøyd form: asylum seeker (engelsk)"),
    ],
)
def test_words_are_found_as_one_types_and_told_why(
    open_page: Open, served: str, server: bool, typed: str, found: str, why: str
) -> None:
    page = open_page("index.html", at=served if server else "")
    page.locator("#q").press_sequentially(typed)
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("html")).to_have_attribute("data-asked", typed)
    first = page.locator("#results li").first
    expect(first.locator("a")).to_have_text(found)
    expect(first.locator(".remark")).to_have_text(why)
    expect(page.locator("#status")).to_have_text(re.compile(r"\d+ treff|Mente du:"))


def test_the_page_answers_as_the_command_does(open_page: Open, glossary: Glossary) -> None:
    """Every entry, score and reason, for whole terms, beginnings, other forms and words with a letter wrong."""
    terms = [
        term.text for c in list(glossary.concepts)[::9] for lang in ("nb", "nn", "en") if (term := c.preferred(lang))
    ]
    made = [*terms, *(t[:4] for t in terms), *(t + "enes" for t in terms), *(t[:2] + t[3:] for t in terms[::3])]
    asked = [*dict.fromkeys([*made, "retur tvungen", "EMN", "emn", "flyktningleirbarn", "", "…", "x" * 400])]
    page = open_page("index.html?q=a")
    page.wait_for_selector("html[data-ready]")
    script = """asked => { const index = new emnLookup.Index(emnIndex());
        return asked.map((word) => emnLookup.lookup(index, word).map(
            (hit) => [index.concepts[hit.concept].id, index.terms[hit.term].text, hit.why, hit.score])); }"""
    told = page.evaluate(script, asked)
    index = Index(glossary)
    for word, hits in zip(asked, told, strict=True):
        known = [[hit.concept, hit.term, hit.why, round(hit.score * 1000)] for hit in lookup(index, word)]
        assert hits == known, word


def test_a_link_with_the_word_in_it_searches_at_once_and_the_address_follows(open_page: Open) -> None:
    page = open_page("index.html?q=flyktninger")
    assert answers(page)[0] == "flyktning"
    page.locator("#q").fill("asyl")
    expect(page.locator("html")).to_have_attribute("data-asked", "asyl")
    assert page.url.endswith("?q=asyl")


def test_the_search_field_of_every_page_leads_to_the_search(open_page: Open, served: str) -> None:
    for at in ("", served):
        page = open_page("about.html", at=at)
        page.get_by_role("searchbox").fill("flyktninger")
        page.keyboard.press("Enter")
        page.wait_for_url("**/index.html?q=flyktninger")
        assert answers(page)[0] == "flyktning"


def test_the_search_can_be_used_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("index.html")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    for _ in range(15):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("asylsøkere")
    page.wait_for_selector("#results li")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results a").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("asylsøker")


def test_enter_leads_to_likenesses_and_does_not_choose_among_them(open_page: Open) -> None:
    page = open_page("index.html?q=flyktnnig")
    expect(page.locator("#status")).to_have_text("Ingen treff på «flyktnnig». Mente du:")
    expect(page.locator("#results a").first).to_have_text("flyktning")
    page.locator("#q").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#results a").first).to_be_focused()
    page.keyboard.type("s")  # whoever types on is back in the field
    expect(page.locator("#q")).to_have_value("flyktnnigs")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("#results a")).to_have_count(0)
    assert "?q" not in page.url


def test_many_hits_are_counted_and_can_all_be_seen(open_page: Open, glossary: Glossary) -> None:
    page = open_page("index.html?q=in")
    count = len(lookup(Index(glossary), "in", limit=None))
    assert count > 20
    expect(page.locator("#status")).to_have_text(f"Viser 20 av {count} treff")
    expect(page.locator("#results li")).to_have_count(20)
    page.get_by_role("button", name="Vis alle treff").click()
    expect(page.locator("#results li")).to_have_count(count)
    expect(page.locator("#results a").nth(20)).to_be_focused()
    expect(page.locator("#status")).to_have_text(f"{count} treff")
    expect(page.locator("#status")).to_have_attribute("role", "status")


def test_the_way_back_leads_to_the_results(open_page: Open, served: str) -> None:
    for at in ("", served):
        page = open_page("index.html", at=at)
        page.locator("#q").press_sequentially("asylsøkere")
        page.locator("#results a").first.click()
        expect(page.locator("h1")).to_have_text("asylsøker")
        page.go_back()
        page.wait_for_selector("#results a")
        expect(page.locator("#q")).to_have_value("asylsøkere")


def test_nothing_found_is_said_with_advice_and_so_is_markup(open_page: Open) -> None:
    page = open_page("index.html?q=qqqqqqqqq")
    expect(page.locator("#status")).to_have_text("Ingen treff på «qqqqqqqqq».")
    expect(page.get_by_text("Prøv færre eller kortere ord.")).to_be_visible()
    suggestion = page.get_by_role("link", name="Foreslå en ny oppføring på e-post")
    assert (suggestion.get_attribute("href") or "").startswith("mailto:emn@example.org?subject=Forslag")
    page.locator("#q").fill("<script>alert('nb')</script>")
    expect(page.locator("#results a").first).to_have_text("<script>alert('nb')</script>")
    expect(page.locator("#advice")).to_be_hidden()
    assert page.locator("#results script").count() == 0


def test_without_javascript_the_lists_are_there_and_no_dead_field(open_page: Open) -> None:
    page = open_page("index.html", java_script_enabled=False)
    expect(page.locator("#search")).to_be_hidden()
    expect(page.get_by_text("Søket trenger JavaScript")).to_be_visible()
    page.get_by_role("link", name="Termer på bokmål, A–Å").click()
    expect(page.locator(".find")).to_be_hidden()
    page.get_by_role("link", name="asylsøker", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("asylsøker")
    expect(page.get_by_text("asylum seeker").first).to_be_visible()
