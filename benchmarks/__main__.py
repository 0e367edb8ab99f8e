"""`python -m benchmarks [NAME …]`: run the benchmarks and print one Markdown table."""

from __future__ import annotations

import importlib
import os
import platform
import sys

from benchmarks.measure import HEADING

NAMES = ("load", "startup", "lookup_speed", "workbook", "print", "check", "edition", "site", "search_page")


def main() -> None:
    """Run those named, or all."""
    cores, version = os.cpu_count(), platform.python_version()
    print(f"Python {version}, {platform.system()} {platform.machine()}, {cores} cores\n\n{HEADING}")
    for name in sys.argv[1:] or NAMES:
        for result in importlib.import_module(f"benchmarks.{name}").results():
            print(result.row(), flush=True)


if __name__ == "__main__":
    main()
