"""An entry as it stands on a page: its title, and the lines under each heading. No more than a place to put them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from emn_glossary.formats.emn import codes
from emn_glossary.formats.emn.lines import Line

SOURCE_LINE = re.compile(
    r"(?:(?:Global|EU|Schengen|Refugee)[ -]context ?: |Part \([a-z]\): |\d\. )?"
    r"(?:Derived by EMN|Developed by EMN|Arts?\. ?\d|Website of|(?:Council |Commission )?(?:Directive|Regulation|Decis"
    r"ion) |(?:IOM|UNHCR|OECD|EUAA|EASO|Eurostat|IATE|EMN)\b.{0,40}(?:Glossary|Guid|database|report)|Schengen acquis)"
)


@dataclass(slots=True)
class Raw:
    """An entry as it stands on a page: its title, and the lines under each heading."""

    title: str
    at: Line
    certain: bool = True  # the markup says that it is a title
    sections: dict[str, list[Line]] = field(default_factory=dict)
    headed: set[str] = field(default_factory=set)  # the headings that are there, with or without content
    see: str = ""  # "Please see entry for …"
    prose: list[Line] = field(default_factory=list)  # what stands before the first heading
    above: tuple[str, ...] = ()  # headings right above the title
    langs: set[str] = field(default_factory=set)  # the languages that there are translations in
    taken_from: list[Line] | None = None  # the lines of the entry above that the title stood among
    aside: list[Line] = field(default_factory=list)  # what belongs to the page, not to the entry

    @property
    def speaks(self) -> bool:
        """Whether anything says that this is an entry."""
        return bool(self.see or self.sections.get("translation") or self.sections.get("definition") or self.headed)

    @property
    def english(self) -> str:
        """The value of `EN:`, by which today's pages repeat the title."""
        said = [codes.split_line(line.text) for line in self.sections.get("translation", ())]
        return next((pair[1] for pair in said if pair is not None and pair[0] == "EN"), "")

    @property
    def disagrees(self) -> bool:
        """Whether title and `EN:` are different terms, whatever the order of their words."""
        one, other = (set(re.findall(r"\w+", said.casefold())) for said in (self.title, self.english))
        return bool(one and other) and not (one <= other or other <= one)
