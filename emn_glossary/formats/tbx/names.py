"""Ids as XML writes them: an entry's id ⇄ an xs:ID (an NCName: no digit first, no slash, no space).

The ids that this project mints (`c0022`) are NCNames already and stay as they are; in any other, each character that
an NCName cannot hold becomes `_x` and its code point: `1` is `_x31_`. Knows nothing but characters.
"""

from __future__ import annotations

import re

_FIRST = re.compile(r"[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff]")
_REST = re.compile(r"[-.0-9A-Za-z_\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff]")
_ESCAPED = re.compile(r"_x([0-9a-f]+)_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9a-f]*_)")


def to_xml(id: str) -> str:  # noqa: A002
    """An id as an NCName (Namespaces in XML 1.0 §3)."""
    safe = _LOOKS_ESCAPED.sub("_x5f_", id)
    written = (char if _REST.match(char) else _escaped(char) for char in safe)
    whole = "".join(written)
    return whole if _FIRST.match(whole) else _escaped(whole[0]) + whole[1:] if whole else "_x_"


def _escaped(char: str) -> str:
    return f"_x{ord(char):x}_"


def from_xml(name: str) -> str:
    """The id that `to_xml` made a name of."""
    return "" if name == "_x_" else _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)
