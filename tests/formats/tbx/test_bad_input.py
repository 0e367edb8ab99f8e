"""TBX that is broken, hostile or mislabelled: an error with its line or a finding; no file or network is touched."""

from __future__ import annotations

import codecs
import contextlib
import random
from pathlib import Path

import pytest

from emn_glossary.errors import ReadError
from tests.formats.tbx.glossaries import GLOSSARY, codes, data, entry, read

PARTS = (
    *("tbx", "text", "body", "conceptEntry", "langSec", "termSec", "term", "termNote", "descripGrp", "descrip"),
    *("adminGrp", "admin", "transacGrp", "transac", "date", "note", "ref", "xref", "p", "termGrp", "tig", "ntig"),
)
TERM = "<termSec><term>ærlig søker i Ålesund</term></termSec>"
BODY = entry(f'<conceptEntry id="a"><langSec xml:lang="nb">{TERM}</langSec></conceptEntry>')


def refused(content: bytes | str) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(content)
    assert caught.value.place.file == "fil.tbx"
    return caught.value


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty-file"),
        (b" \r\n\0", "empty-file"),
        (b"Dette er et brev", "syntax"),
        (codecs.BOM_UTF8 + b"\n", "empty-file"),
        (b"<svg/>", "not-tbx"),
        (data()[:-200], "syntax"),
        (BODY.replace("</term>", ""), "syntax"),
        (BODY.encode("latin-1"), "syntax"),
    ],
)
def test_what_is_no_tbx_is_refused(content: bytes | str, key: str) -> None:
    assert refused(content).key == key


def test_the_line_of_a_fault_is_told() -> None:
    error = refused(BODY.replace("<body>", "<body>\n\n<oops>"))
    assert error.place.line >= 3
    assert "fil.tbx, linje" in error.text("nb")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE tbx SYSTEM "TBXcoreStructV02.dtd">',
        '<!DOCTYPE tbx PUBLIC "-//x//y" "http://127.0.0.1:9/never.dtd">',
        '<!DOCTYPE tbx SYSTEM "file:///etc/passwd" [<!ELEMENT tbx ANY>]>',
    ],
)
def test_a_dtd_line_is_passed_over(doctype: str) -> None:
    assert read(doctype + BODY).glossary["a"].one("preferred", "nb") == "ærlig søker i Ålesund"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x "y">',
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;',
    ],
)
@pytest.mark.parametrize("where", ["<term>&x;</term>", '<term id="&x;">y</term>', "<term>y</term>"])
def test_entities_are_refused_wherever_they_are(declared: str, where: str, tmp_path: Path) -> None:
    body = BODY.replace("<term>ærlig søker i Ålesund</term>", where)
    assert refused(f"<!DOCTYPE tbx [{declared}]>{body}").key in ("unsafe-xml", "syntax")


def test_a_bomb_does_not_go_off() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE tbx [<!ENTITY e0 "lol">{levels}]>' + BODY.replace("Ålesund", "&e11;")
    error = refused(bomb)
    assert (error.key, error.params["name"]) == ("unsafe-xml", "e11")
    attribute = f'<!DOCTYPE tbx [<!ENTITY e0 "lol">{levels}]>' + BODY.replace('id="a"', 'id="&e11;"')
    assert refused(attribute).key in ("unsafe-xml", "syntax")


def test_nesting_without_end_is_refused() -> None:
    deep = "<hi>" * 100_000 + "</hi>" * 100_000
    assert refused(BODY.replace("Ålesund", deep)).key == "too-deep"


def test_a_huge_text_and_a_huge_attribute_end_well() -> None:
    for content in (BODY.replace("Ålesund", "å" * 11_000_000), BODY.replace('id="a"', f'id="{"a" * 11_000_000}"')):
        assert refused(content).key in ("syntax", "too-deep")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "iso-8859-1", "windows-1252"])
def test_every_encoding_that_a_file_declares_is_read(encoding: str) -> None:
    label = encoding.removesuffix("-sig")
    content = f'<?xml version="1.0" encoding="{label}"?>{BODY}'.encode(encoding)
    if encoding in ("utf-16-le", "utf-16-be"):
        mark = codecs.BOM_UTF16_LE if encoding.endswith("le") else codecs.BOM_UTF16_BE
        content = mark + content.replace(label.encode(encoding), "utf-16".encode(encoding))
    document = read(content)
    assert document.glossary["a"].one("preferred", "nb") == "ærlig søker i Ålesund"
    assert codes(document) == []


def test_a_file_that_says_utf_16_and_is_utf_8_is_read_and_told() -> None:
    document = read(f'<?xml version="1.0" encoding="utf-16"?>{BODY}')
    assert document.glossary["a"].one("preferred", "nb") == "ærlig søker i Ålesund"
    assert [f.text("nb") for f in document.findings] == [
        "filen sier at den er i utf-16, men er i UTF-8; den er lest som UTF-8"
    ]


def test_a_file_that_says_utf_8_and_is_utf_16_is_read_and_told() -> None:
    document = read(f'<?xml version="1.0" encoding="utf-8"?>{BODY}'.encode("utf-16"))
    assert document.glossary["a"].one("preferred", "nb") == "ærlig søker i Ålesund"
    assert codes(document) == ["B101"]


def test_odd_characters_are_put_right_and_told() -> None:
    document = read(BODY.replace("ærlig", " re\u00adtur\u00a0x a\u030a "))
    assert document.glossary["a"].one("preferred", "nb") == "retur x å søker i Ålesund"
    assert set(codes(document)) == {"N101", "N102", "N103"}


def test_no_entries_is_a_finding() -> None:
    assert codes(read(entry(""))) == ["B202", "B104"]


def test_random_damage_never_gives_a_traceback() -> None:
    whole, draw = data(GLOSSARY), random.Random(3)
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(draw.randint(1, 5)):
            content[draw.randrange(len(content))] = draw.choice(b"<>&;\"' /a0\xff\x00\n")
        with contextlib.suppress(ReadError):  # whatever else comes out fails the test
            read(bytes(content))


def test_parts_in_the_wrong_places_never_give_a_traceback() -> None:
    """Any element of TBX inside any other."""
    for outer in PARTS:
        for inner in PARTS:
            document = read(entry(f"<conceptEntry><{outer}><{inner}>nb: x</{inner}></{outer}></conceptEntry>"))
            assert document.findings
