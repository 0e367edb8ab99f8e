"""EMN's pages: every layout gives the same entry; what is odd is told."""

from __future__ import annotations

import plistlib
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from emn_glossary.errors import ReadError
from emn_glossary.formats.emn import upstream
from emn_glossary.formats.emn.entries import slug_in, slug_of
from emn_glossary.model import Concept
from emn_glossary.slots import Slot
from tests.formats.emn.emnpages import GLOSSARY, SEEKER, Entry, html, letter_page, old, one_line, plain

RETURN = Entry(
    "return decision",
    "return-decision",
    ["A letter by which somebody is told to leave."],
    ["Art. 3(4) of Council Directive 2008/115/EC (Return Directive)"],
    {"AT/DE/LU": "Rückkehrentscheidung", "GR": "απόφαση επιστροφής", "NO": "returvedtak", "SE": "beslut"},
    [],
    [],
    ["removal order"],
    ["return"],
)
ABSCONDING = Entry(
    "absconding", "absconding", ["To be gone."], [], {"BG": "укриване", "NO": "unndragelse (b) / unndraging (n)"}
)


def read(folder: Path, *texts: str, ending: str = ".html") -> upstream.Upstream:
    for number, text in enumerate(texts):
        (folder / f"side{number}{ending}").write_text(text, encoding="utf-8")
    return upstream.read([folder], edition="11.0")


def lone(found: upstream.Upstream) -> Concept:
    (concept,) = found.concepts
    return concept


def said(entry: Concept, slot: str) -> object:
    value = entry.get(Slot.parse(slot))
    return [str(item) for item in value] if isinstance(value, tuple) else str(value or "")


LAYOUTS = {
    "html": (html(SEEKER), ".html"),
    "html without the site": (html(SEEKER, chrome=False), ".html"),
    "plain": (plain(SEEKER), ".txt"),
    "plain without headings": (plain(SEEKER, headings=False), ".txt"),
    "plain without headings or title": (plain(SEEKER, headings=False, title=False), ".txt"),
    "one line": (one_line(SEEKER), ".txt"),
    "letter page": (letter_page([SEEKER]), ".html"),
    "letter page as text": (letter_page([SEEKER], markup=False), ".txt"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_entry(layout: str, tmp_path: Path) -> None:
    text, ending = LAYOUTS[layout]
    entry = lone(read(tmp_path, text, ending=ending))
    assert entry.id == "asylum-seeker"
    assert said(entry, "preferred@en") == "asylum seeker"
    assert said(entry, "preferred@nb") == "asylsøker"
    assert said(entry, "preferred@nn") == "asylsøkjar"
    assert said(entry, "preferred@de") == "Asylbewerber"
    assert [(str(t), t.usage) for t in entry.alternatives("de")] == [("Asylwerber", "AT")]
    assert said(entry, "preferred@uk") == "шукач притулку"
    assert said(entry, "definition.global@en") == SEEKER.definitions[0]
    assert said(entry, "definition.eu@en") == SEEKER.definitions[1]
    assert [(s.part, s.kind) for s in entry.sources] == [("global", "own"), ("eu", "derived")]
    assert said(entry, "alternative@en") == ["asylum applicant"]
    assert said(entry, "broader") == ["third-country national"]
    assert said(entry, "related") == ["asylum", "refugee"]
    assert said(entry, "note@en") == ["The word is older than the Union.", "There are states that do not use it."]
    assert said(entry, "as_published") == "asylsøker (b); asylsøkjar (n)"
    assert said(entry, "edition") == "11.0"


@pytest.mark.parametrize("markup", [True, False])
def test_a_letter_page_has_many_entries(markup: bool, tmp_path: Path) -> None:
    entries = [ABSCONDING, SEEKER, RETURN]
    found = read(tmp_path, letter_page(entries, markup=markup), ending=".html" if markup else ".txt")
    assert [entry.id for entry in found.concepts] == ["absconding", "asylum-seeker", "return-decision"]
    assert said(found.concepts[0], "definition@en") == "To be gone."
    assert said(found.concepts[0], "preferred@nn") == "unndraging"
    last = found.concepts[2]
    assert [said(last, f"preferred@{lang}") for lang in ("de", "el", "sv")] == [
        "Rückkehrentscheidung",
        "απόφαση επιστροφής",
        "beslut",
    ]
    assert said(last, "narrower") == ["removal order"]


def test_a_redirect_becomes_another_term_of_the_entry(tmp_path: Path) -> None:
    text = plain(SEEKER) + "AS\nPlease see entry for asylum seeker\n"
    found = read(tmp_path, text, ending=".txt")
    assert said(lone(found), "alternative@en") == ["asylum applicant", "AS"]


def test_a_redirect_to_nowhere_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, html(SEEKER), "<h1>EaP</h1><p>Please see entry for Eastern Partnership</p>")
    assert found.redirects == {"EaP": "Eastern Partnership"}
    assert found.findings.by_code() == {"E206": 1}


def test_a_code_glued_to_its_value(tmp_path: Path) -> None:
    text = plain(Entry("return agreement", "", ["A paper."], [], {"DE": "Abkommen", "NO": "returavtale"}))
    entry = lone(read(tmp_path, text.replace("NO: ", "NO"), ending=".txt"))
    assert said(entry, "preferred@nb") == "returavtale"


def test_headings_without_content_and_a_page_without_norwegian(tmp_path: Path) -> None:
    text = html(Entry("asylum", "asylum", ["Shelter."], [], {"EN": "asylum", "FR": "asile"}))
    found = read(tmp_path, text.replace("</main>", "<h2>Synonym(s)</h2><h2>Note(s)</h2></main>"))
    entry = lone(found)
    assert said(entry, "preferred@nb") == ""
    assert Slot("preferred", "nb") not in found.spoken["asylum"]
    assert Slot("alternative", "en") in found.spoken["asylum"]


def test_lettered_parts_are_apart_where_the_source_says_so(tmp_path: Path) -> None:
    text = plain(
        Entry(
            "family member", "", ["a) A near one.", "b) A far one."], ["Part (b): Developed by EMN"], {"NO": "familie"}
        )
    )
    entry = lone(read(tmp_path, text, ending=".txt"))
    assert (said(entry, "definition.a@en"), said(entry, "definition.b@en")) == ("a) A near one.", "b) A far one.")


def test_lettered_points_of_one_definition_stay_together(tmp_path: Path) -> None:
    text = plain(Entry("family", "", ["Those who are:", "a) near", "b) far"], ["Developed by EMN"], {"NO": "familie"}))
    assert said(lone(read(tmp_path, text, ending=".txt")), "definition@en") == "Those who are:\na) near\nb) far"


def test_a_gap_is_an_answer_and_odd_lines_are_told(tmp_path: Path) -> None:
    text = html(Entry("x-ray", "x-ray", ["A ray."], [], {"DE": "No translation", "NO": "n/a", "QQ": "kva"}))
    found = read(tmp_path, text)
    entry = lone(found)
    assert said(entry, "no_equivalent@de") == "No translation"
    assert (said(entry, "as_published"), said(entry, "no_equivalent@nb")) == ("n/a", "")
    assert found.findings.by_code()["E204"] == 1


def test_a_page_that_is_no_entry_is_an_error_with_its_place(tmp_path: Path) -> None:
    found = read(tmp_path, html(SEEKER), "<html><body><h1>Contact</h1><p>Write to us.</p></body></html>")
    assert [(f.code, f.place.file) for f in found.findings.errors] == [("E201", "side1.html")]


def test_two_pages_for_one_entry(tmp_path: Path) -> None:
    other = html(SEEKER).replace("asylsøker", "asylsøkende")
    assert [f.code for f in read(tmp_path, html(SEEKER), other).findings.errors] == ["E202"]


def test_the_same_page_twice_is_a_note(tmp_path: Path) -> None:
    found = read(tmp_path, html(SEEKER), html(SEEKER, chrome=False))
    assert found.findings.by_code() == {"E208": 1}
    assert len(found.concepts) == 1


def test_a_folder_without_pages_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "borte.html"):
        with pytest.raises(ReadError):
            upstream.read([path])


def test_a_title_set_above_the_main_part_of_the_page_is_the_title(tmp_path: Path) -> None:
    page = (
        html(RETURN)
        .replace("<h1>return decision</h1>", "")
        .replace("<nav>", "<div><h1>return decision</h1></div><nav>")
    )
    entry = lone(read(tmp_path, page))
    assert (said(entry, "preferred@en"), said(entry, "related")) == ("return decision", ["return"])


def test_related_terms_set_as_cards_are_no_entries(tmp_path: Path) -> None:
    page = html(SEEKER).replace("<li>asylum</li><li>refugee</li>", "<h3>asylum</h3><h3>refugee</h3>")
    entry = lone(read(tmp_path, page))
    assert said(entry, "related") == ["asylum", "refugee"]
    assert len(entry.many("note", "en")) == 2


def test_entries_that_have_no_title_are_called_as_their_english_translation(tmp_path: Path) -> None:
    """Pages of entries without titles: the page's heading, or the last line of the entry above, is none."""
    preference = Entry("union preference", "", ["A favour."], [], {"BG": "а", "EN": "union preference"})
    preference.translations["NO"] = "fortrinn"
    preference.notes = ["Before that another term was used"]
    citizen = Entry("union citizen", "", ["One of it."], [], {"BG": "б", "EN": "union citizen", "NO": "unionsborger"})
    lines = [f"<p>{line}</p>" for entry in (preference, citizen) for line in old(entry)]
    found = read(tmp_path, f"<h1>EMN Glossary</h1><p>It is updated.</p>{''.join(lines)}")
    assert [said(entry, "preferred@en") for entry in found.concepts] == ["union preference", "union citizen"]
    assert [said(entry, "preferred@nb") for entry in found.concepts] == ["fortrinn", "unionsborger"]
    assert said(found.concepts[0], "note@en") == ["Before that another term was used"]
    assert "It is updated." in next(f for f in found.findings if f.code == "E205").text("en")


def test_a_title_that_is_another_term_than_the_english_translation_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, html(SEEKER).replace("<h1>asylum seeker", "<h1>claimant"))
    assert said(lone(found), "preferred@en") == "claimant"
    assert "E209" in found.findings.by_code()


@pytest.mark.parametrize("line", ["NO: asyl; SV: asyl", "| NO: asyl SV: asyl", "NO – asyl\nSVasyl", "NOasyl\nSV:asyl"])
def test_codes_however_they_are_set(line: str, tmp_path: Path) -> None:
    entry = lone(read(tmp_path, f"asylum\nDefinition(s)\nShelter.\nTranslations\n{line}\nDEAsyl\n", ending=".txt"))
    assert [said(entry, f"preferred@{lang}") for lang in ("nb", "sv", "de")] == ["asyl", "asyl", "Asyl"]


def test_lines_that_plain_text_breaks_are_one_sentence(tmp_path: Path) -> None:
    text = "asylum\nDefinition(s)\nA form of shelter,\nthat a state gives.\nIt lasts.\nTranslations\nNO: asyl\n"
    entry = lone(read(tmp_path, text, ending=".txt"))
    assert said(entry, "definition@en") == "A form of shelter, that a state gives.\nIt lasts."


def test_a_table_of_entries_as_the_first_editions_had_it(tmp_path: Path) -> None:
    def row(*cells: str, tag: str = "td") -> str:
        return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"

    page = (
        row("TERM", "TRANSLATIONS", "DEFINITION", "SOURCE", tag="th"),
        row(
            "Marriage (Forced)",
            "AT/DE/LU: Zwangsheirat<br>NO: tvangsekteskap",
            "A union without consent.<br>Note: It is not rare.<br>Related Term: Marriage of Convenience",
            "Developed by EMN",
        ),
        row(
            "Marriage of Convenience", "NO: proformaekteskap<br>SE: skenäktenskap", "A union for papers.", "Art. 16(2)"
        ),
    )
    forced, convenience = read(tmp_path, f"<html><table>{''.join(page)}</table></html>").concepts
    assert said(forced, "preferred@en") == "Forced Marriage"
    assert [said(forced, slot) for slot in ("preferred@de", "preferred@nb")] == ["Zwangsheirat", "tvangsekteskap"]
    assert said(forced, "definition@en") == "A union without consent."
    assert said(forced, "note@en") == ["It is not rare."]
    assert said(forced, "related") == ["Marriage of Convenience"]
    assert said(forced, "source") == ["Developed by EMN"]
    assert [said(convenience, slot) for slot in ("preferred@en", "definition@en", "preferred@sv")] == [
        "Marriage of Convenience",
        "A union for papers.",
        "skenäktenskap",
    ]


def test_a_page_in_another_language_is_no_entry(tmp_path: Path) -> None:
    page = "<main><h1>asile</h1><h2>Définition(s)</h2><p>Abri.</p><h2>Traductions</h2><p>NO: asyl</p></main>"
    assert [f.code for f in read(tmp_path, page).findings.errors] == ["E201"]


def test_a_page_saved_with_its_pictures(tmp_path: Path) -> None:
    """As Chrome saves it (MHTML) and as Safari does (webarchive)."""
    mail = MIMEMultipart("related")
    page = MIMEText(html(SEEKER).replace(f"{GLOSSARY}asylum-seeker_en", ""), "html", "utf-8")
    page["Content-Location"] = f"{GLOSSARY}asylum-seeker_en"
    mail.attach(page)
    for name, data in (
        ("a.mhtml", mail.as_bytes()),
        ("b.webarchive", plistlib.dumps({"WebMainResource": {"WebResourceData": html(SEEKER).encode()}})),
    ):
        folder = tmp_path / name[0]
        folder.mkdir()
        (folder / name).write_bytes(data)
        entry = lone(upstream.read([folder]))
        assert (entry.id, said(entry, "preferred@nn")) == ("asylum-seeker", "asylsøkjar")
        (folder / name).write_bytes(b"Shelter")
        with pytest.raises(ReadError):
            upstream.read([folder])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "mac_roman"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    text = plain(Entry("asylum seeker", "", ["Who asks."], [], {"NO": "asylsøker på flukt (b); asylsøkjar (n)"}))
    (tmp_path / "side.txt").write_bytes(text.encode(encoding))
    assert said(lone(upstream.read([tmp_path])), "preferred@nb") == "asylsøker på flukt"


def test_two_encodings_on_one_line_are_refused_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "side.txt").write_bytes(
        b"asylum\nDefinition(s)\nNO: asyls" + "ø".encode() + b"ker (b); asyls" + "ø".encode("cp1252") + b"kjar (n)"
    )
    with pytest.raises(ReadError) as caught:
        upstream.read([tmp_path])
    assert (caught.value.key, caught.value.place.line) == ("mixed-encodings", 3)


def test_slugs() -> None:
    assert slug_in(f"{GLOSSARY}asylum-seeker_en?prefLang=nb") == "asylum-seeker"
    assert slug_in("http://ec.europa.eu/glossary/index_a_en.htm") == ""
    assert slug_of("access to employment") == "access-employment"


def test_three_hundred_pages_are_read_and_tell_how_far_they_are(tmp_path: Path) -> None:
    for number in range(300):
        entry = Entry(**{**vars(SEEKER), "title": f"term {number}", "slug": f"term-{number}"})
        page = html(entry).replace("<main>", f"<div>{'<p>around</p>' * 400}</div><main>")
        (tmp_path / f"term-{number}_en.html").write_text(page, encoding="utf-8")
    told: list[tuple[int, int]] = []
    found = upstream.read([tmp_path], progress=lambda done, total: told.append((done, total)))
    assert len(found.concepts) == 300
    assert (len(told), told[-1]) == (300, (300, 300))


def test_a_page_as_a_text_browser_gives_it(tmp_path: Path) -> None:
    """Most headings and the title gone, those of empty relations there, the notes under the last of them."""
    entry = Entry(**{**vars(SEEKER), "broader": [], "related": [], "notes": []})
    text = plain(entry, headings=False, title=False) + "Broader Term(s)\nRelated Term(s)\n" + "\n".join(SEEKER.notes)
    made = lone(read(tmp_path, text, ending=".txt"))
    assert said(made, "preferred@en") == "asylum seeker"
    assert said(made, "alternative@en") == ["asylum applicant"]
    assert (said(made, "broader"), said(made, "related")) == ("", "")
    assert said(made, "note@en") == ["The word is older than the Union.", "There are states that do not use it."]


def test_an_entry_of_a_letter_page_whose_title_is_lost_is_told_not_joined_to_the_one_before(tmp_path: Path) -> None:
    text = letter_page([ABSCONDING, RETURN], markup=False).replace("return decision\n", "")
    text = text.replace("To be gone.", "To be gone.\nSource: Developed by EMN")
    found = read(tmp_path, text.replace("Developed by EMN\n", "Developed by EMN, it is said.\n", 1), ending=".txt")
    assert [concept.id for concept in found.concepts] == ["absconding"]
    assert said(found.concepts[0], "preferred@de") == ""
    assert [finding.code for finding in found.findings.errors] == ["E203"]


def test_what_lies_beside_the_pages_is_told(tmp_path: Path) -> None:
    (tmp_path / "side_files").mkdir()
    for name in ("side_files/x.html", "side.css", "liste.xlsx", "notat.pdf"):
        (tmp_path / name).write_bytes(b"x")
    found = read(tmp_path, html(SEEKER))
    (told,) = (finding for finding in found.findings if finding.code == "E210")
    assert "(2): liste.xlsx, notat.pdf" in told.text("nb")


def test_a_file_in_the_folder_that_cannot_be_read_stops_the_reading(tmp_path: Path) -> None:
    (tmp_path / "borte.html").symlink_to(tmp_path / "ikke-her.html")
    with pytest.raises(ReadError) as caught:
        read(tmp_path, html(SEEKER))
    assert caught.value.place.file.endswith("borte.html")
