"""Files of many formats made side by side: one process a core, each with its share.

The PDFs alone take as long as all the pages, and Python uses one core. Helping processes are our own interpreter again,
told by a file what to do, so that a script that publishes needs no main guard. One that fails, for whatever reason,
leaves its share to us: what is wrong shows itself then, as it does on a machine with one core.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emn_glossary import formats
from emn_glossary.model import Glossary

_MOST = 4  # processes; each holds the glossary
_WORTH = 100  # entries; below, starting a process takes longer than what it does
_START = 3  # work that it takes to start one


@dataclass(frozen=True, slots=True)
class Task:
    """A file to make: where it goes in the site, its format, what its writer is told, how much work it is."""

    path: str
    format: str
    options: Mapping[str, Any]
    work: int

    def do(self, glossary: Glossary, stage: Path) -> None:
        """Make it."""
        (stage / self.path).parent.mkdir(parents=True, exist_ok=True)
        formats.write(glossary, stage / self.path, self.format, **self.options)


class Crew:
    """The processes at work, and what is left to this one."""

    def __init__(self, glossary: Glossary, stage: Path, ours: Sequence[Task]) -> None:
        self._glossary, self._stage = glossary, stage
        self._ours = list(ours)
        self._helpers: list[tuple[subprocess.Popen[bytes], Sequence[Task]]] = []
        self._tasks = list(ours)

    def give(self, tasks: Sequence[Task]) -> None:
        """Start a process for some tasks."""
        self._tasks += tasks
        order = self._stage / f"order-{len(self._helpers)}"
        order.write_bytes(pickle.dumps((self._glossary, self._stage, tasks)))
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        # -P: what lies in the folder one happens to stand in is no part of the program
        command = [sys.executable, "-P", "-c", f"from {__name__} import help_out; help_out()", str(order)]
        quiet = subprocess.DEVNULL
        try:
            helper = subprocess.Popen(  # noqa: S603  our own interpreter, our own module
                command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment
            )
        except OSError:
            self._ours += tasks
        else:
            self._helpers.append((helper, tasks))

    def finish(self, progress: Callable[[int], object]) -> dict[str, bytes]:
        """Do our share, wait for the others, and do what they left undone: every file by its path."""
        for task in self._ours:
            task.do(self._glossary, self._stage)
            progress(task.work)
        for helper, tasks in self._helpers:
            failed = helper.wait() != 0
            for task in tasks:
                if failed:
                    task.do(self._glossary, self._stage)
                progress(task.work)
        return {task.path: (self._stage / task.path).read_bytes() for task in self._tasks}

    def stop(self) -> None:
        """Stop the processes that are still at work."""
        for helper, _ in self._helpers:
            if helper.poll() is None:
                helper.kill()
            helper.wait()


def start(glossary: Glossary, tasks: Sequence[Task], stage: Path, *, besides: int) -> Crew:
    """Share the tasks out among the cores; `besides` is the work that this process has to do first."""
    cores = min(os.cpu_count() or 1, _MOST) if len(glossary) >= _WORTH and sys.executable else 1
    ours, *others = _shared(tasks, cores, besides)
    crew = Crew(glossary, stage, ours)
    for share in others:
        if share:
            crew.give(share)
    return crew


def _shared(tasks: Sequence[Task], cores: int, besides: int) -> list[list[Task]]:
    """The largest first, each to who has least; the first share is for who has other work besides."""
    shares: list[list[Task]] = [[] for _ in range(cores)]
    load = [besides, *([_START] * (cores - 1))]
    for task in sorted(tasks, key=lambda task: -task.work):
        least = load.index(min(load))
        shares[least].append(task)
        load[least] += task.work
    return shares


def help_out() -> None:
    """Do what the file named on the command line says; it was written by the process that started us."""
    glossary, stage, tasks = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301
    for task in tasks:
        task.do(glossary, stage)
