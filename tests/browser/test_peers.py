"""What readers of other glossary sites have to live with, shown not to be so here.

Two broader terms of which one is lost, no text without scripts, ø that only finds ø, deprecated terms that look like
any other, blank labels where a language is missing, trees that are cut off. (That menus come before the content but are
passed at once, and no 1 700 stops, is in `test_pages`.)
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from emn_glossary.model import Glossary
from tests.browser.conftest import Open


def test_both_broader_terms_are_shown_in_text_and_picture(open_page: Open) -> None:
    page = open_page("c9998.html")
    card = page.locator(".card", has=page.get_by_role("heading", name="Overordnet term"))
    assert card.get_by_role("link").all_inner_texts() == ["flyktning", "migrant"]
    assert page.locator(".picture:visible .broader").get_by_text(re.compile("^(flyktning|migrant)$")).count() == 2
    assert len(page.locator(".chain").all_inner_texts()) == 2


def test_all_text_is_there_without_scripts(open_page: Open, glossary: Glossary) -> None:
    entry = glossary["c0219"]
    page = open_page("c0219.html", java_script_enabled=False)
    text = page.locator("main").inner_text()
    for lang in ("nb", "nn", "en"):
        assert str(entry.preferred(lang)) in text
    assert str(entry.definition("nb")) in text
    for link in entry.links("related"):
        if link.target in glossary:
            name = glossary[link.target].preferred("nb")
            assert str(name) in text


def test_letters_that_a_keyboard_does_not_have_are_found_and_so_the_other_way(open_page: Open) -> None:
    page = open_page("index.html?q=asylsoker")
    expect(page.locator("#results a").first).to_have_text("asylsøker")
    for typed in ("irregulær migrasjon", "irregulaer migrasjon", "IRREGULÆR MIGRASJON"):
        page.locator("#q").fill(typed)
        expect(page.locator("#results a").first).to_have_text("irregulær migrasjon")


def test_a_deprecated_term_is_shown_as_such_everywhere(open_page: Open) -> None:
    page = open_page("index.html?q=fremmedarbeidere")
    first = page.locator("#results li").first
    expect(first.locator("a")).to_have_text("fremmed")
    expect(first.locator(".tag")).to_have_text("frarådd")
    page = open_page("nb.html")
    line = page.locator(".letter li", has_text="fremmedarbeider")
    expect(line.locator(".tag")).to_have_text("frarådd")
    page = open_page("c9998.html")
    term = page.locator("dd.deprecated", has_text="fremmedarbeider")
    expect(term.locator("xpath=preceding-sibling::dt[1]")).to_have_text("Frarådd")
    assert "line-through" in term.locator("span").first.evaluate("one => getComputedStyle(one).textDecorationLine")
    assert page.get_by_role("button", name="Kopier fremmedarbeider").count() == 0


def test_no_label_is_blank_where_a_language_is_missing_and_what_stands_in_is_marked(open_page: Open) -> None:
    page = open_page("c9996.html")  # has an English term only
    expect(page.locator("h1")).to_have_text("boat people (vises på engelsk)")
    expect(page.locator("h1 [lang=en]")).to_have_text("boat people")
    assert page.get_by_text("Ingen term ennå").count() == 2
    for path in ("nb.html", "themes.html", "c0219.html", "index.html?q=boat people"):
        page = open_page(path)
        blank = page.locator("main a").evaluate_all("all => all.filter((one) => !one.textContent.trim()).length")
        assert blank == 0, path
    expect(page.locator("#results a").first).to_have_attribute("lang", "en")


def test_the_tree_goes_all_the_way_down(open_page: Open, glossary: Glossary) -> None:
    page = open_page("themes.html")
    assert page.locator(".tree a").count() >= len(glossary.themes)
    assert page.locator(".tree li li").count() > 0
