"""An edition N and the next one, made for the tests: a small glossary of ours, and EMN's pages before and after."""

from __future__ import annotations

from pathlib import Path

from emn_glossary import formats
from emn_glossary.coverage import digest
from emn_glossary.editions import Edition, read, renew
from emn_glossary.model import Concept, Glossary, Scheme, State, Status, Term, Text
from emn_glossary.model.values import OWN
from emn_glossary.slots import Slot
from tests.formats.emn.emnpages import Entry, html

TODAY = "2027-01-15"


def entry(title: str, no: str, definition: str = "", **more: list[str]) -> Entry:
    """An entry with its Norwegian value and one definition."""
    slug = title.replace(" of ", " ").replace(" to ", " ").replace(" ", "-")
    text = definition or f"What is called {title} here."
    return Entry(title, slug, [text], ["Developed by EMN"], {"EN": title, "NO": no}, **more)


BEFORE = [
    entry("asylum seeker", "asylsøker (b); asylsøkjar (n)", related=["refugee"]),
    entry("refugee", "flyktning"),
    entry("return decision", "returvedtak"),
    entry("guest worker", "gjestearbeider (b); gjestearbeidar (n)"),
    entry("boat people", "båtfolk"),
    entry("removal", "utsendelse (b); utsending (n)"),
    entry("forced removal", "tvangsutsendelse (b); tvangsutsending (n)"),
    entry("smuggling", "smugling"),
    entry("detention", "internering", "A stay behind a door ,that is locked."),
    entry("border crossing", "grensepassering"),
]
AFTER = [
    entry("asylum seeker", "asylsøker (b); asylsøkjar (n)", "Somebody who seeks shelter.", related=["refugee"]),
    entry("refugee", "flyktning; rømling"),
    entry("return order", "returvedtak", synonyms=["return decision"]),  # renamed
    entry("guest work", "gjestearbeid"),  # like guest worker, and nothing says that it is the same
    entry("removal", "uttransportering (b); utsending (n)", synonyms=["forced removal"]),  # another one merged into it
    entry("smuggling of migrants", "menneskesmugling", synonyms=["smuggling"]),  # split
    entry("smuggling of goods", "varesmugling", synonyms=["smuggling"]),
    entry("detention", "internering", "A stay behind a door, that is locked."),  # a comma moved
    entry("border crossing", "grensepassering"),
    entry("talent pool", "talentbase"),  # new; boat people is withdrawn
]


def pages(folder: Path, entries: list[Entry]) -> Path:
    """The pages of an edition in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in entries:
        (folder / f"{one.slug}_en.html").write_text(html(one), encoding="utf-8")
    return folder


def empty() -> Glossary:
    """A glossary that says only which edition it is of."""
    return Glossary([Scheme("scheme", {Slot("version"): "10.0.0", Slot("title", "en"): Text("Test", "en")})])


def first(folder: Path) -> Glossary:
    """Edition N as EMN published it, on ids of ours."""
    return renew(empty(), empty(), read([pages(folder, BEFORE)]), today="2026-01-01").upstream


def id_of(glossary: Glossary, title: str) -> str:
    """The id of the entry with an English term."""
    return next(concept.id for concept in glossary.concepts if concept.one("preferred", "en") == title)


def worked_on(base: Glossary) -> Glossary:
    """Our glossary: edition N with work of our own."""
    removal, seeker, crossing = (base[id_of(base, t)] for t in ("removal", "asylum seeker", "border crossing"))
    approved = State(Status.CURRENT, OWN, "2026-06-01", "UDI", digest(removal))
    proposal, noted = (State(Status.CANDIDATE, OWN, "2026-06-01", "oversetter", digest(e)) for e in (seeker, crossing))
    changed: list[Concept] = [
        removal.with_values({Slot("preferred", "nb"): Term("utvisning fra riket", "nb", approved)}),
        seeker.with_values(
            {
                Slot("definition", "nb"): Text("En som søker vern.", "nb", proposal),
                Slot("alternative", "nb"): (Term("vernsøker", "nb", proposal),),
            }
        ),
        crossing.with_values({Slot("note", "nb"): (Text("Vår merknad.", "nb", noted),)}),
    ]
    return base.with_entries(changed)


def folder_with(target: Path, base: Glossary, ours: Glossary) -> Path:
    """A data folder of ours."""
    target.mkdir()
    formats.write(base, target / "upstream.ttl")
    formats.write(ours, target / "glossary.ttl")
    return target


def renewed(folder: Path, **options: object) -> tuple[Glossary, Glossary, Edition]:
    """Base, ours, and the update to edition N + 1."""
    base = first(folder / "before")
    ours = worked_on(base)
    found = read([pages(folder / "after", AFTER)], edition="11.0")
    return base, ours, renew(base, ours, found, today=TODAY, edition="11.0", **options)  # type: ignore[arg-type]
