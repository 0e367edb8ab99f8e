"""Make `data/skos` from EMN's facts: `python data/emn/convert.py`. Running it again changes no byte.

    terms.tsv, relations.tsv, scheme.toml  ──▶  upstream.ttl, and glossary.ttl as long as nobody has worked on it

Entries keep the ids that they have in `data/skos`; new ones get the next number. `upstream.ttl` is always the
conversion and nothing else. `glossary.ttl` is where the work goes on: it is made when it is not there, follows
`upstream.ttl` while the two are the same, and is left alone from the first change on, unless `--force` is given.
"""

from __future__ import annotations

import argparse
import io
import sys
import tomllib
from pathlib import Path

from emn_glossary import formats
from emn_glossary.errors import GlossaryError, ReadError
from emn_glossary.findings import Report
from emn_glossary.formats import emn
from emn_glossary.formats.rdf import turtle
from emn_glossary.model import EntryId, Glossary, Link, Scheme, Text, Value
from emn_glossary.places import Place
from emn_glossary.slots import Slot

FACTS = Path(__file__).resolve().parent
SKOS = FACTS.parent / "skos"


def convert(facts: Path = FACTS, skos: Path = SKOS, *, force: bool = False) -> tuple[Report, list[str]]:
    """Convert the facts; the findings, and the names of the files left alone because they were worked on.

    Where a row could not be taken (a finding of severity error), nothing is written.

    Raises:
        GlossaryError: a file cannot be read or written; nothing was changed.
    """
    document = emn.read(
        facts / "terms.tsv", facts / "relations.tsv", ids=ids_in(skos), scheme=read_scheme(facts / "scheme.toml")
    )
    if document.findings.errors:
        return document.findings, []
    made = as_turtle(document.glossary)
    upstream, glossary = skos / "upstream.ttl", skos / "glossary.ttl"
    follows = not glossary.exists() or (upstream.exists() and glossary.read_bytes() == upstream.read_bytes())
    targets = [upstream, glossary] if follows or force else [upstream]
    changed = [path for path in targets if not path.exists() or path.read_bytes() != made]
    formats.write_together(dict.fromkeys(changed, made))
    left = [path.name for path in (upstream, glossary) if path not in targets and path.read_bytes() != made]
    return document.findings, left


def ids_in(skos: Path) -> dict[str, EntryId]:
    """The ids that are taken, by EMN's slug, or by themselves where an entry is not EMN's."""
    ids: dict[str, EntryId] = {}
    for name in ("upstream.ttl", "glossary.ttl"):
        if (skos / name).exists():
            glossary = formats.read(skos / name).glossary
            ids |= {concept.one("slug") or concept.id: concept.id for concept in glossary.concepts}
    return ids


def read_scheme(path: Path) -> Scheme:
    """What the glossary says of itself.

    Raises:
        ReadError: not TOML.
    """
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ReadError("syntax", place=Place(file=path.name), detail=str(error)) from error
    values: dict[Slot, Value] = {Slot("version"): said["version"], Slot("publisher"): (Link(said["publisher"]),)}
    for field in ("title", "description", "rights"):
        values |= {Slot(field, lang): Text(text, lang) for lang, text in said[field].items()}
    return Scheme("scheme", values)


def as_turtle(glossary: Glossary) -> bytes:
    """The bytes of a glossary's file."""
    target = io.BytesIO()
    turtle.write(glossary, target)
    return target.getvalue()


def main() -> int:
    """The command; exit code 1 when rows of the facts could not be taken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--force", action="store_true", help="overwrite glossary.ttl even if it was worked on")
    parser.add_argument("--findings", action="store_true", help="list all there is to say about the facts")
    options = parser.parse_args()
    try:
        findings, left = convert(force=options.force)
    except GlossaryError as error:
        print(error, file=sys.stderr)
        return 3
    for finding in findings if options.findings else findings.errors:
        print(finding.line("en"))
    counts = ", ".join(f"{code} {count}" for code, count in findings.by_code().items())
    print(f"findings: {counts or 'none'}")
    for name in left:
        print(f"{name} was worked on and is left as it is (--force overwrites it)")
    if findings.errors:
        print("nothing was written", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
