"""Markdown (CommonMark 0.31): the source as it stands, with code, link targets and raw HTML hidden.

Offsets are those of the source, so that an editor can show them. Blocks are markdown-it's; within them a few patterns
do, since only what is no prose matters, not how it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from emn_glossary.formats.documents.plain import decoded
from emn_glossary.formats.documents.readable import HIDDEN, JOINER, Readable

_BLOCKS = frozenset({"fence", "code_block", "html_block"})
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[^\n]*", re.MULTILINE)
_TARGET = re.compile(r"\]\((?:[^()\n\\]|\\.|\([^()\n]{0,500}\)){0,2000}+\)|\]\[[^\]\n]{0,200}\]")
_TAG = re.compile(r"<[A-Za-z/!?][^<>]{0,2000}>")
_TICKS = re.compile("`+")
_STARS = re.compile(r"(?<=\S)\*{1,3}|\*{1,3}(?=\S)|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])")
_QUOTE = re.compile(r"^ {0,3}>", re.MULTILINE)
_FAR = 200  # runs of backticks to look ahead for the one that closes


def read(data: bytes, *, name: str = "") -> Readable:
    """A Markdown file.

    Raises:
        ReadError: it is not UTF-8.
    """
    text = decoded(data, name)
    return Readable("text", name, text, visible(text), data)


def visible(text: str) -> str:
    """The source with all that is not prose hidden; as long as it was."""
    letters = list(text)
    for start, end in _hidden(text):
        letters[start:end] = [HIDDEN if letter not in "\r\n" else letter for letter in letters[start:end]]
    rest = "".join(letters)
    rest = _QUOTE.sub(lambda match: " " * len(match[0]), rest)
    return _STARS.sub(lambda match: JOINER * len(match[0]), rest)


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    front = _FRONT_MATTER.match(text)
    if front:
        yield front.span()
    yield from _blocks(text, front.end() if front else 0)
    yield from _code_spans(text)
    for pattern in (_DEFINITION, _TARGET, _TAG):
        for match in pattern.finditer(text):
            yield match.span()


def _blocks(text: str, after: int) -> Iterator[tuple[int, int]]:
    """The lines of code blocks and HTML blocks."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  only for Markdown
    from markdown_it.token import Token  # noqa: PLC0415

    rest = text[after:].replace("\r\n", " \n").replace("\r", "\n")  # as long as before
    starts = [after, *(after + match.end() for match in re.finditer("\n", rest)), len(text)]
    tokens: list[Token] = []
    parser = MarkdownIt("commonmark")
    parser.block.parse(rest, parser, {}, tokens)
    for token in tokens:
        if token.type in _BLOCKS and token.map:
            first, last = token.map
            yield starts[first], starts[min(last, len(starts) - 1)]


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Code spans: from a run of backticks to the next one as long, in the same paragraph (CommonMark §6.1)."""
    runs = list(_TICKS.finditer(text))
    index = 0
    while index < len(runs):
        opening = runs[index]
        for later in range(index + 1, min(index + _FAR, len(runs))):
            closing = runs[later]
            if "\n\n" in text[runs[later - 1].end() : closing.start()]:
                break
            if len(closing[0]) == len(opening[0]):
                yield opening.start(), closing.end()
                index = later
                break
        index += 1
