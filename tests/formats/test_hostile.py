"""Files that are broken, hostile or not what they say: every reader gives a document or an error of ours.

A bounded part of a longer run: exports of real entries, changed at random places, the same every time.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import random
import zipfile
from collections.abc import Iterator

import pytest

from emn_glossary import load
from emn_glossary.errors import ReadError
from emn_glossary.formats import FORMATS, RDF_FORMATS, Format
from emn_glossary.model import Document, Glossary

ROUNDS = 60
ODD = (
    *(b"\0", b"\xff", b"\xed\xa0\x80", "\u202e".encode(), b"\\uD800", b"&#0;", b"&x;", b"]]>", b"<!--", b"<", b">"),
    *(b'"', b"'", b"{", b"}", b"[", b"]", b"|", b"\\", b";", b",", b"\t", b"\r", b"\n", b"@", b"@no", b"@en--ltr"),
    *(b"<<", b"_:b", b"<a b>", b"http://[", b"^^", b"-1", b"9" * 30, b"NaN", b"null", b"2023-02-30", b'xml:lang=""'),
)
PAGE = b"<!DOCTYPE html>\n<html><head><title>404</title></head><body>Ikke funnet</body></html>\n"
READABLE = [row for row in FORMATS.values() if row.reads and row.writes]
MARKED = [FORMATS[name] for name in ("csv", "tbx", "tsv", *RDF_FORMATS)]


@pytest.fixture(scope="module")
def some() -> Glossary:
    """A few real entries of every kind."""
    whole = load()
    firsts = {type(entry): entry for entry in list(whole.entries.values())[::-1]}
    return Glossary([*firsts.values(), *(whole[name] for name in ("c0022", "c0023", "c0042"))], base=whole.base)


def read(row: Format, data: bytes) -> Document:
    return row.reader()(io.BytesIO(data), name=f"fil{row.extensions[0]}")


def exported(row: Format, glossary: Glossary) -> bytes:
    target = io.BytesIO()
    row.writer()(glossary, target)
    return target.getvalue()


def changed(data: bytes, dice: random.Random) -> bytes:
    """The data with one to four places cut off, cut out, repeated, overwritten or with something odd put in."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at, other, some = dice.randrange(len(out) + 1), dice.randrange(len(out) + 1), dice.randint(1, 80)
        kind = dice.randrange(5)
        if kind == 0 and dice.random() < 0.3:
            del out[at:]
        elif kind == 1:
            del out[at : at + some]
        elif kind == 2:
            out[at:at] = out[other : other + some]
        elif kind == 3:
            out[at : at + some] = dice.choice(ODD)
        else:
            out[at:at] = dice.choice(ODD)
    return bytes(out)


def changed_inside(data: bytes, dice: random.Random) -> bytes:
    """As `changed`; of a file that is a packed folder, one part of it."""
    if not data.startswith(b"PK") or dice.random() < 0.2:
        return changed(data, dice)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        victim = dice.choice(old.namelist())
        for name in old.namelist():
            new.writestr(name, changed(old.read(name), dice) if name == victim else old.read(name))
    return target.getvalue()


def documents(row: Format, glossary: Glossary) -> Iterator[Document]:
    """What the reader makes of the changed files that it does not refuse."""
    whole, dice = exported(row, glossary), random.Random(row.name)
    for _ in range(ROUNDS if len(whole) < 200_000 else ROUNDS // 6):
        found: list[Document] = []
        with contextlib.suppress(ReadError):
            found.append(read(row, changed_inside(whole, dice)))
        yield from found


@pytest.mark.parametrize("row", READABLE, ids=lambda row: row.name)
def test_changed_files_give_a_document_or_an_error_of_ours(row: Format, some: Glossary) -> None:
    for document in documents(row, some):
        for finding in document.findings:
            assert finding.line("nb")
        if row.lossless:
            assert read(row, exported(row, document.glossary)).glossary == document.glossary


@pytest.mark.parametrize("row", MARKED, ids=lambda row: row.name)
@pytest.mark.parametrize(
    ("data", "key"),
    [
        (PAGE, "web-page"),
        (b"\xef\xbb\xbf  " + PAGE.lower(), "web-page"),
        (gzip.compress(b"id,preferred@nb", mtime=0), "compressed"),
        (b"PK\x03\x04" + bytes(40), "compressed"),
    ],
    ids=["page", "page with a mark", "gzip", "zip"],
)
def test_a_file_that_is_something_else_is_told_so(row: Format, data: bytes, key: str) -> None:
    with pytest.raises(ReadError) as refused:
        read(row, data)
    assert (refused.value.key, refused.value.place.file) == (key, f"fil{row.extensions[0]}")
