"""`emn`: the way in. A plain look-up is answered before click is even loaded."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point of the `emn` command."""
    from emn_cli.quick import answer  # noqa: PLC0415

    code = answer(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    from emn_cli.group import emn  # noqa: PLC0415

    emn(prog_name="emn")
