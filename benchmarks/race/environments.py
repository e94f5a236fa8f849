"""The name of a peer -> a Python that has it installed, in a virtual environment of its own, or the reason why not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BENCHMARKS = Path(__file__).resolve().parent.parent
CHECKOUT = BENCHMARKS.parent
ONE_THREAD = dict.fromkeys(
    ("RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"
)


class NotRun(Exception):  # noqa: N818  # a result, not a fault of ours
    """A peer did not install or did not finish; the message says why, in one line."""


def reason(done: subprocess.CompletedProcess[str]) -> str:
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()] or [f"exit code {done.returncode}"]
    return next((line for line in lines if line.lower().startswith("error")), lines[-1])


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment for one peer: peers ask for versions of the same libraries that exclude each other."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    def install(self, packages: list[str]) -> str:
        """Install by name from the package index (story-compare: from this checkout); return the first one's version.

        Raises NotRun.
        """
        if not self.python.exists():
            venv.create(self.folder, with_pip=True)
        wanted = [str(CHECKOUT) if name == "story-compare" else name for name in packages]
        pip = [str(self.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run([*pip, *wanted], capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotRun(f"did not install: {reason(done)}")
        ask = f"from importlib.metadata import version; print(version({packages[0]!r}))"
        return subprocess.run([str(self.python), "-c", ask], capture_output=True, text=True, check=True).stdout.strip()

    def run(self, module: str, *arguments: str) -> dict[str, Any]:
        """Return what a module of this folder measured in a fresh process of one thread.

        Raises NotRun.
        """
        done = subprocess.run(
            [str(self.python), "-m", f"race.{module}", *arguments],
            cwd=BENCHMARKS,
            env={**os.environ, **ONE_THREAD, "PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise NotRun(f"did not finish: {reason(done)}")
        measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return measured


def cpu_level() -> str:
    """Return the widest vector instructions of this machine that matter here."""
    told = Path("/proc/cpuinfo")
    if not told.exists():
        return "vector instructions unknown"
    flags = {
        flag
        for line in told.read_text().splitlines()
        if line.startswith(("flags", "Features"))
        for flag in line.split()
    }
    levels = (("avx512bw", "AVX-512"), ("avx2", "AVX2"), ("sse4_2", "SSE4.2"), ("sse2", "SSE2"), ("asimd", "NEON"))
    return next((name for flag, name in levels if flag in flags), "no vector instructions")


def machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{os.uname().machine}, {cpu_level()}, {cores} cores; Python {python}"
