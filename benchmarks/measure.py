"""Measuring in pairs: two things in turn, A B A B …, and the median of the ratios. Machines drift; ratios hold."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Result:
    """One line of the report: what was measured, against what, and the medians."""

    what: str
    seconds: float
    peer: str = ""
    peer_seconds: float = 0.0
    ratio: float = 0.0  # this / peer

    def row(self) -> str:
        """The line as a row of a Markdown table."""
        if not self.peer:
            return f"| {self.what} | {_time(self.seconds)} | | | |"
        times = f"{self.ratio:.2f}" if self.ratio >= 1 else f"1/{1 / self.ratio:.1f}"
        return f"| {self.what} | {_time(self.seconds)} | {self.peer} | {_time(self.peer_seconds)} | {times} |"


HEADING = "| what | median | against | median | ratio |\n|---|--:|---|--:|--:|"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def alone(what: str, work: Callable[[], object], runs: int = 5) -> Result:
    """The median of several runs, after one that does not count."""
    work()
    return Result(what, median(_timed(work) for _ in range(runs)))


def pair(what: str, work: Callable[[], object], peer: str, peer_work: Callable[[], object], runs: int = 7) -> Result:
    """Two things measured in turn, after one run of each that does not count."""
    work()
    peer_work()
    times = [(_timed(work), _timed(peer_work)) for _ in range(runs)]
    ours, theirs = zip(*times, strict=True)
    return Result(what, median(ours), peer, median(theirs), median(a / b for a, b in times))


def process(command: Sequence[str]) -> Callable[[], object]:
    """A whole process, from start to exit, its output thrown away."""
    return lambda: subprocess.run(command, check=True, capture_output=True)
