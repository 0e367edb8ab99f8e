"""Pages like EMN's, made for the tests: every layout there has been, with sentences of our own."""

from __future__ import annotations

from dataclasses import dataclass, field

SITE = "https://home-affairs.ec.europa.eu/networks/european-migration-network-emn"
GLOSSARY = f"{SITE}/emn-asylum-and-migration-glossary/glossary/"


@dataclass
class Entry:
    """What one entry says."""

    title: str
    slug: str = ""
    definitions: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    translations: dict[str, str] = field(default_factory=dict)
    synonyms: list[str] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)
    narrower: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def sections(self) -> list[tuple[str, list[str]]]:
        """Heading and lines, in the order of today's pages; empty ones are left out, as there."""
        every = [
            ("Definition(s)", self.definitions),
            ("Source(s)", self.sources),
            ("Translations", [f"{code}: {value}" for code, value in self.translations.items()]),
            ("Synonym(s)", self.synonyms),
            ("Broader Term(s)", self.broader),
            ("Narrower Term(s)", self.narrower),
            ("Related Term(s)", self.related),
            ("Note(s)", self.notes),
        ]
        return [(heading, lines) for heading, lines in every if lines]


SEEKER = Entry(
    "asylum seeker",
    "asylum-seeker",
    [
        "In the global context, somebody who asks a state for shelter and waits for its answer.",
        "In the EU context, somebody from outside the Union whose request for shelter is not yet settled.",
    ],
    ["Global context: Developed by EMN", "EU context: Derived by EMN from Art. 2(b) of Council Directive 2005/85/EC"],
    {
        "BG": "търсещ убежище",
        "DE": "Asylbewerber (EU acquis, DE); Asylwerber (AT)",
        "EN": "asylum seeker",
        "ET": "varjupaigataotleja",
        "NO": "asylsøker (b); asylsøkjar (n)",
        "UK": "шукач притулку",
    },
    ["asylum applicant"],
    ["third-country national"],
    [],
    ["asylum", "refugee"],
    ["1. The word is older than the Union.", "2.There are states that do not use it."],
)


def html(entry: Entry, *, chrome: bool = True) -> str:
    """Today's layout: a page an entry."""
    body = [f"<h1>{entry.title}</h1>"]
    for heading, lines in entry.sections():
        items = "".join(f"<li>{line}</li>" for line in lines)
        body.append(f'<div class="f"><h2>{heading}</h2><ul>{items}</ul></div>')
    around = (
        "<nav>Home <a>Networks</a></nav>",
        "<h2>Share this page</h2><p>Facebook</p><footer>About us</footer>",
    )
    before, after = around if chrome else ("", "")
    return (
        f"<!DOCTYPE html><html><head><title>{entry.title} - European Commission</title>"
        f'<link rel="canonical" href="{GLOSSARY}{entry.slug}_en"><meta charset="utf-8"></head>'
        f"<body>{before}<main>{''.join(body)}</main>{after}</body></html>"
    )


def plain(entry: Entry, *, headings: bool = True, title: bool = True) -> str:
    """The same as plain text; without headings it is what a text browser makes of the newest pages."""
    lines = [entry.title] if title else []
    for heading, content in entry.sections():
        if headings or heading.startswith(("Broader", "Narrower", "Related", "Note")):
            lines.append(heading)
        lines += content if headings else [f"- {line}" for line in content]
    return "\n".join(lines) + "\n"


def one_line(entry: Entry) -> str:
    """The whole entry run together."""
    parts = [entry.title]
    for heading, content in entry.sections():
        names = heading.startswith(("Synonym", "Broader", "Narrower", "Related"))
        parts += [heading, "; ".join(content) if names else " ".join(content)]
    return " ".join(parts) + "\n"


def old(entry: Entry) -> list[str]:
    """An entry of the letter pages of old: translations first, `Source:` and `Synonym(s):` in line."""
    lines = [f"{code}: {value}" for code, value in entry.translations.items()]
    lines += entry.definitions
    for name, content in (
        ("Source", entry.sources),
        ("Synonym(s)", entry.synonyms),
        ("Broader Term", entry.broader),
        ("Narrower Term(s)", entry.narrower),
        ("Related Term(s)", entry.related),
    ):
        if content:
            lines.append(f"{name}: {'; '.join(content)}")
    if entry.notes:
        lines += ["Note:", *entry.notes]
    return lines


def letter_page(entries: list[Entry], *, markup: bool = True) -> str:
    """A letter page of old with many entries."""
    if not markup:
        return "\n".join(line for entry in entries for line in (entry.title, *old(entry))) + "\n"
    parts = [
        f"<h3>{entry.title}</h3><div>{''.join(f'<p>{line}</p>' for line in old(entry))}</div>" for entry in entries
    ]
    return f"<html><body><h1>EMN Glossary</h1><h2>A</h2>{''.join(parts)}</body></html>"
