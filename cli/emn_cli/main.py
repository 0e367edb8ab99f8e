"""`emn`: the way in. A plain look-up is answered before click is even loaded."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """The entry point of the `emn` command."""
    from emn_cli.quick import answer  # noqa: PLC0415

    code = answer(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    from emn_cli.group import emn  # noqa: PLC0415

    # A glossary is many small values without circles: looking for circles after every 700 of them costs a fifth of the
    # time that a large one takes, and finds nothing. The process is ours, so this is ours to say.
    gc.set_threshold(200_000, 30, 30)
    emn(prog_name="emn")
