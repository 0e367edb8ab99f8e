"""What makes pages handier to read: buttons that copy, lists one can narrow, the way on to the next entry."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open


@pytest.mark.parametrize("server", [False, True], ids=["file", "server"])
def test_a_term_is_copied_and_that_is_said(open_page: Open, served: str, server: bool) -> None:
    page = open_page("c0219.html", at=served if server else "", permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Kopier refugee")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("article > [role=status]")).to_have_text("Kopiert: refugee")
    assert page.evaluate("navigator.clipboard.readText()") == "refugee"
    expect(button).to_be_focused()


def test_a_term_is_copied_where_the_clipboard_is_kept_from_the_page(open_page: Open) -> None:
    page = open_page("c0219.html")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Kopier flyktning").first.click()
    page.locator("#find-q").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("#find-q")).to_have_value("flyktning")


def test_a_list_is_narrowed_by_typing_whatever_the_spelling(open_page: Open) -> None:
    page = open_page("nb.html")
    field = page.get_by_role("searchbox", name="Filtrer listen")
    total = page.locator(".letter li").count()
    field.fill("Asylsoker")
    seen = page.locator(".letter li:visible")
    assert 0 < seen.count() < 20
    assert all("asyls" in text.lower() for text in seen.all_inner_texts())
    expect(page.locator(".filter [role=status]")).to_have_text(f"Viser {seen.count()} av {total} linjer")
    assert page.locator(".letter:visible").count() <= seen.count()
    field.fill("asylum seeker")  # what stands beside the term counts too
    expect(page.get_by_role("link", name="asylsøker", exact=True)).to_be_visible()
    field.fill("qqqq")
    expect(page.get_by_text("Ingen linjer passer.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(seen).to_have_count(total)


def test_one_leafs_from_entry_to_entry_and_up(open_page: Open) -> None:
    page = open_page("c0219.html")
    page.get_by_role("navigation", name="Forrige og neste oppføring").locator("[rel=next]").click()
    expect(page.locator("h1")).to_have_text("flyktning i transitt")
    page.locator("[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("flyktning")
    page.get_by_role("navigation", name="Du er her").get_by_role("link", name="F", exact=True).click()
    expect(page.get_by_role("heading", name="F", exact=True)).to_be_in_viewport()


def test_without_javascript_nothing_is_there_that_does_nothing(open_page: Open) -> None:
    page = open_page("c0219.html", java_script_enabled=False)
    expect(page.get_by_role("button", name="Kopier")).to_have_count(0)
    page.goto(page.url.replace("c0219.html", "nb.html"))
    expect(page.locator(".filter")).to_be_hidden()
