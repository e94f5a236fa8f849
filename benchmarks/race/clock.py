"""A piece of work in a process of its own -> its CPU seconds by phase, and the memory it took above what was there.

Runs in the environments of the peers too: standard library only.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

MB = 1_000_000
STATUS = Path("/proc/self/status")


def memory(field: str) -> int:
    """Return bytes of this process: `VmRSS` held now, `VmHWM` at the peak; where there is no /proc, always the peak."""
    if STATUS.exists():
        # ru_maxrss would start from the memory of the process that started this one
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith(f"{field}:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class Clock:
    """Starts when the texts are loaded; each phase adds up over its turns."""

    def __init__(self) -> None:
        self.cpu: dict[str, float] = {}
        self.wall = 0.0
        self.floor = memory("VmRSS")

    @contextmanager
    def __call__(self, phase: str) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.cpu[phase] = self.cpu.get(phase, 0.0) + time.process_time() - cpu
        self.wall += time.perf_counter() - wall

    def stop(self, documents: int, size: int, **more: object) -> dict[str, object]:
        """Return what was measured, for the process that asked; `size` in bytes of UTF-8."""
        peak = memory("VmHWM")
        above, whole = (peak - self.floor) / MB, peak / MB
        seen = {"documents": documents, "mb": size / MB, "cpu": self.cpu, "wall": self.wall, "above": above}
        return {**seen, "whole": whole, **more}


def pin() -> None:
    """Keep this process on one core, where the system can; threads are limited by the variables it was started with."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def load(corpus: Path) -> list[str]:
    with corpus.open("rb") as lines:
        return [json.loads(line)["text"] for line in lines]


def utf8(texts: list[str]) -> int:
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)


def tell(work: Callable[[], dict[str, object]]) -> None:
    """Print what the work measured as the last line of stdout, whatever a library prints before."""
    print("\n" + json.dumps(work()))
