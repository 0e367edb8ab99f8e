"""EMN's notation for translations: one text that may hold several variants, marked for form, country or use.

    asylsøker (b); asylsøkjar (n)            Asylbewerber (EU acquis, DE); Asylwerber (AT); Asylantragsteller (LU)

    value    = part *( ";" part )                            only outside brackets
    part     = variant *( slash variant )                    a form's mark at the end is for all of them, unless
                                                             another one has a mark of its own
    variant  = text *mark
    slash    = " / " | "//" | "/" between two whole words | "," after a form's mark
    mark     = "(" 1*( "b" | "n" | country | "EU acquis" | "Syn.:" variants ) ")"      only at the end
    text     = anything else, brackets of the term's own included: «returvedtak (asyl)», «(borger)krigsflyktning»

`(b)` and `(n)` are bokmål and nynorsk and stand in Norwegian values only; a Norwegian variant without a mark is bokmål
for certain and nynorsk only perhaps. A value that says that there is no term is a gap, in words; so is a variant that
says it of one form (`n/a (n)`). Where the notation is unclear the text is left whole and a finding says so: nothing is
guessed and nothing is lost.

    parse(write(parse(x))) == parse(x)      a law, tested; what cannot be written so is told by `write`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from emn_glossary.findings import Finding
from emn_glossary.formats.emn.codes import COUNTRIES
from emn_glossary.languages import Lang
from emn_glossary.places import NOWHERE, Place

FORMS = {"b": "b", "bokmål": "b", "bm": "b", "nb": "b", "n": "n", "nynorsk": "n", "nn": "n"}
NORWEGIAN = frozenset({"no", "nb", "nn"})
LONGEST = 12  # words; more than that is prose


@dataclass(frozen=True, slots=True)
class Variant:
    """One term of a value: its text, its Norwegian forms (`b`, `n`; none = not said), where it is used."""

    text: str
    forms: tuple[str, ...] = ()
    usage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """A value read: its variants in order, or the words by which it says that there is none (`gap`)."""

    variants: tuple[Variant, ...] = ()
    gap: str = ""
    findings: tuple[Finding, ...] = ()

    def form(self, form: str) -> tuple[str, ...]:
        """The texts of one Norwegian form (`b` or `n`); bokmål has those without a mark too."""
        found = (v.text for v in self.variants if form in v.forms or (form == "b" and not v.forms))
        return tuple(dict.fromkeys(found))

    @property
    def meaning(self) -> tuple[tuple[Variant, ...], str]:
        """What it says, whatever was remarked on the way."""
        return self.variants, self.gap


def parse(value: str, lang: Lang = "no", place: Place = NOWHERE) -> Translation:
    """Read the value of one language; `lang` is `no` (or `nb`, `nn`) for the value with `(b)` and `(n)`.

    >>> [(v.text, v.forms) for v in parse("unndragelse (b) / unndraging (n)").variants]
    [('unndragelse', ('b',)), ('unndraging', ('n',))]
    >>> parse("fortrinn for borgere av EU/EFTA-land (b)").form("b")
    ('fortrinn for borgere av EU/EFTA-land',)
    >>> parse("No translation", "de").gap
    'No translation'
    """
    reading = _Reading(lang in NORWEGIAN, place)
    text = " ".join(value.split())
    if not text:
        return Translation()
    if is_gap(text):
        return Translation(gap=text, findings=(Finding.make("E101", place, text=text),))
    variants = [variant for part in split(text, ";") for variant in reading.part(part)]
    return Translation(tuple(dict.fromkeys(variants)), "", tuple(reading.findings))


# ---------------------------------------------------------------------------------------------------------
# What is no term

_NONE = re.compile(
    r"[-–—/.?…]+|n\.? ?/? ?a\.?|none|nil|tb[acd]|mangler|ikke oversatt|but not used as a term"
    r"|(?:(?:there is )?no (?:usual |direct |official |equivalent |norwegian )?(?:translation|equivalent|term)\b"
    r"|ingen (?:norsk |fast |god |direkte )?(?:ekvivalent|oversettelse|omsetjing|term|nemning)\b"
    r"|(?:det (?:finnes|finst|er) )?(?:ikke noen|ikkje noko|ikkje nokon|ingen) norsk\b"
    r"|(?:dette |denne )?(?:begrepet|omgrepet|termen|uttrykket) (?:brukes|blir|vert|er|finnes|finst) ik(?:ke|kje)\b"
    r"|not (?:translated|applicable|available|used)\b|we do not (?:make )?use|vertimo nėra).*",
    re.IGNORECASE,
)
_AROUND = re.compile(r"[\s(\[«\"'“”]*(.*?)[\s)\]»\"'“”]*")


def is_gap(text: str) -> bool:
    """Whether a value says that there is no term: `n/a`, `No translation`, or a sentence instead of a term."""
    bare = _AROUND.fullmatch(text)
    if _NONE.fullmatch(text) or (bare is not None and _NONE.fullmatch(bare[1])):
        return True
    words = text.split()
    sentence = len(words) > 6 and text.endswith(".") and text[0].isupper()
    return sentence or (len(words) > LONGEST and not re.search(r"[;/(]", text))


# ---------------------------------------------------------------------------------------------------------
# Brackets and separators


def split(text: str, separator: str) -> list[str]:
    """The parts of a text between separators that stand outside brackets; empty parts are left out."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif depth == 0 and text.startswith(separator, at) and at >= start:
            parts.append(text[start:at])
            start = at + len(separator)
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


_TAIL = re.compile(r"(?P<before>.*\S)\s*\((?P<inside>[^()]*)\)\s*", re.DOTALL)
_SYNONYMS = re.compile(r"(?:(?P<country>[A-Z]{2}) )?[Ss]yn(?:onyms?)?\.?\s*:\s*(?P<words>.+)", re.DOTALL)
_ACQUIS = re.compile(r"EU[ -]acquis", re.IGNORECASE)
_REMARK = re.compile(r"(?:but )?not used\b.*", re.IGNORECASE)
_MARK_INSIDE = re.compile(r"\((?:b|n)\)\s+[^\s/;]")
_TIGHT = re.compile(r"(?<=[^\W\d_A-Z])/(?=[^\W\d_])")
_AFTER_MARK = re.compile(r"(?<=\([bn]\))\s*[/,]\s*")  # "(b) /endeleg avgjerd", "(b), avgjerd (n)": it separates
_ELLIPSIS = re.compile(r"/\s*[-‐–]\w|\w[-‐–]\s*/")
_PART_OF_SPEECH = re.compile(r"\S\s(?:s|a|adj|v|n|m|f)\.\Z")


class _Reading:
    """One value being read."""

    def __init__(self, norwegian: bool, place: Place) -> None:
        self.norwegian, self.place = norwegian, place
        self.findings: list[Finding] = []

    def say(self, code: str, text: str) -> None:
        self.findings.append(Finding.make(code, self.place, text=text))

    def part(self, part: str) -> Iterator[Variant]:
        """The variants between two semicolons."""
        pieces = [self.marked(piece) for piece in self.pieces(part)]
        forms = [variant.forms for variant, _ in pieces]
        if forms[-1] and not any(forms[:-1]):  # one mark after a list is for the whole of it
            pieces = [(replace(variant, forms=forms[-1]), synonyms) for variant, synonyms in pieces]
        for variant, synonyms in pieces:
            if variant.forms and is_gap(variant.text):  # "asylsøker (b); n/a (n)": the gap of one form
                self.say("E101", variant.text)
                continue
            for text in self.listed(variant):
                yield replace(variant, text=text)
            yield from synonyms

    def pieces(self, part: str) -> list[str]:
        """What stands between slashes, where a slash separates."""
        if _ELLIPSIS.search(part):
            self.say("E102", part)
            return [part]
        found = [piece for wide in split(part, "//") for piece in self.slashes(wide)]
        return [piece for piece in found if piece] or [part]

    def slashes(self, part: str) -> list[str]:
        pieces: list[str] = []
        for wide in split(part, " / "):
            rough = _AFTER_MARK.split(wide) if self.norwegian else [wide]
            for piece in rough:
                pieces += self.tight(piece.strip())
        if any(_shortened(*pair) for pair in pairwise(pieces)):
            self.say("E107", part)
            return [part]
        return pieces

    def tight(self, piece: str) -> list[str]:
        """`trakassering/mobbing`: a slash between two whole words separates; inside a word or a name it does not."""
        cuts = [m.start() for m in _TIGHT.finditer(piece) if self.between_words(piece, m.start())]
        if len(cuts) != 1:
            return [piece]
        self.say("E103", piece)
        (at,) = cuts
        return [piece[:at].strip(), piece[at + 1 :].strip()]

    @staticmethod
    def between_words(text: str, at: int) -> bool:
        before, after = text[:at], text[at + 1 :]
        if before.count("(") != before.count(")"):
            return False
        left, right = re.split(r"[\s(]", before)[-1], re.split(r"[\s)(]", after)[0]
        return all(len(word) >= 4 and word.isalpha() and word.islower() for word in (left, right))

    def marked(self, piece: str) -> tuple[Variant, list[Variant]]:
        """A variant with the marks that end it, and the synonyms that a mark gives."""
        forms: list[str] = []
        usage: list[str] = []
        synonyms: list[str] = []
        text = piece
        while (tail := _TAIL.fullmatch(text)) is not None:
            inside = tail["inside"].strip()
            said = _SYNONYMS.fullmatch(inside)
            if (found := _marks(inside, norwegian=self.norwegian)) is not None:
                forms[:0], usage[:0] = found
            elif _REMARK.fullmatch(inside):
                usage[:0] = (inside,)
            elif said is not None:
                country = said["country"]
                words = re.split(r"\s*[,;]\s*|\s+/\s+", said["words"])
                synonyms += [f"{word}\x00{country or ''}" for word in words if word]
            else:
                break
            text = tail["before"].rstrip(" ,")
        if self.norwegian and _MARK_INSIDE.search(text):
            self.say("E104", text)
        if _PART_OF_SPEECH.search(text):
            self.say("E105", text)
        if text.count("(") != text.count(")"):
            self.say("E109", text)
        variant = Variant(text, tuple(sorted(set(forms))), tuple(dict.fromkeys(usage)))
        return variant, [self.synonym(variant, word) for word in synonyms]

    @staticmethod
    def synonym(variant: Variant, word: str) -> Variant:
        text, _, country = word.partition("\x00")
        return replace(variant, text=text, usage=(country,) if country else variant.usage)

    def listed(self, variant: Variant) -> list[str]:
        """`verge, representant (b)`: a comma separates single words that stand before a form's mark."""
        words = split(variant.text, ",")
        if variant.forms and len(words) > 1 and all(len(word.split()) == 1 for word in words):
            return words
        if self.norwegian and len(words) > 1:
            self.say("E108", variant.text)
        return [variant.text]


def _shortened(before: str, after: str) -> bool:
    """`rett til å gi beskyttelse / asyl`: a single word after a phrase may share the phrase's beginning."""
    left, right = before.partition("(")[0].split(), after.partition("(")[0].split()
    return len(left) >= 3 and len(right) == 1


def _marks(inside: str, *, norwegian: bool) -> tuple[list[str], list[str]] | None:
    """The forms and the usage that a bracket gives: `b`, `b, n`, `AT`, `EU acquis, DE`, `b; EU acquis`; else None."""
    forms: list[str] = []
    usage: list[str] = []
    for word in re.split(r"\s*[,;/+&]\s*|\s+og\s+", inside):
        form = FORMS.get(word.casefold().rstrip(".")) if norwegian else None
        if form:
            forms.append(form)
        elif _ACQUIS.fullmatch(word):
            usage.append("EU acquis")
        elif word in COUNTRIES:
            usage.append(word)
        else:
            return None
    return forms, usage


# ---------------------------------------------------------------------------------------------------------
# The way back


def write(translation: Translation, lang: Lang = "no", place: Place = NOWHERE) -> tuple[str, tuple[Finding, ...]]:
    """A value in EMN's notation, and a finding where reading it again would not give the same (E106).

    >>> write(Translation((Variant("asylsøker", ("b",)), Variant("asylsøkjar", ("n",)))))
    ('asylsøker (b); asylsøkjar (n)', ())
    """
    if not translation.variants:
        return translation.gap, ()
    parts = []
    for (forms, usage), group in groupby(translation.variants, key=lambda v: (v.forms, v.usage)):
        marks = "".join(f" ({mark})" for mark in (", ".join(usage), *forms) if mark)
        texts = [variant.text for variant in group]
        parts += [f"{words}{marks}" for words in (texts if usage else _joined(texts))]
    said = "; ".join(parts)
    if parse(said, lang).meaning != translation.meaning:
        return said, (Finding.make("E106", place, text=said),)
    return said, ()


def _joined(texts: Sequence[str]) -> Iterator[str]:
    """Texts with ` / ` between them, as far as that can be read again; the others stand alone."""
    row: list[str] = []
    for text in texts:
        alone = bool(re.search(r"[/,;]|\A[-‐–]|[-‐–]\Z", text))
        if row and (alone or _shortened(row[-1], text) or "/" in row[-1]):
            yield " / ".join(row)
            row = []
        row.append(text)
        if alone:
            yield row.pop()
    if row:
        yield " / ".join(row)


def of_forms(bokmaal: Iterable[str], nynorsk: Iterable[str], *, one_form: bool = False) -> Translation:
    """The Norwegian terms of an entry as a value: marked where the forms differ, bare where they are the same.

    `one_form` says that EMN gave one form without a mark, which is written back as it was.
    """
    nb, nn = tuple(bokmaal), tuple(nynorsk)
    if nb == nn or (one_form and not nn):
        return Translation(tuple(Variant(text) for text in nb))
    return Translation((*(Variant(text, ("b",)) for text in nb), *(Variant(text, ("n",)) for text in nn)))
