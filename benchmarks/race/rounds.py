"""Names of peers and a corpus -> all that is measured, in turn, as one JSON-able record."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from race.environments import BENCHMARKS, Environment, NotRun, machine
from race.runners import PEERS

US = "story-compare"
SIZES = (10_000, 100_000, 1_000_000)  # documents along the curve
Measured = dict[str, Any]  # what clock.Clock.stop returns


@dataclass
class Record:
    """What was asked, where it ran, and what each process measured; `truth` as line numbers of the corpus."""

    machine: str
    threshold: float
    made: bool
    versions: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    race: dict[str, list[Measured]] = field(default_factory=dict)
    ours: dict[str, list[Measured]] = field(default_factory=dict)
    truth: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path) -> Record:
        record = cls(**json.loads(path.read_text("utf-8")))
        record.truth = [(a, b) for a, b in record.truth]
        return record

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), "utf-8")


def say(*words: object) -> None:
    print(*words, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Rounds:
    """One run over one corpus; fills `record`."""

    corpus: Path
    number: int
    record: Record

    def install(self, names: list[str], folder: Path) -> dict[str, Environment]:
        environments = {}
        for name in names:
            packages = PEERS[name][0]
            environment = Environment(folder / packages[0])
            try:
                self.record.versions[name] = environment.install(packages)
                environments[name] = environment
            except NotRun as why:
                self.miss(name, why)
        return environments

    def miss(self, name: str, why: NotRun) -> None:
        self.record.missing[name] = str(why)
        say(f"{name} {why}")

    def race(self, environments: dict[str, Environment]) -> None:
        """Run A B C …, then A B C … again, so that a slow minute of the machine hits all alike."""
        for turn in range(self.number):
            for name, environment in environments.items():
                if name not in self.record.missing:
                    self.run(turn, name, environment)

    def run(self, turn: int, name: str, environment: Environment) -> None:
        try:
            measured = environment.run("runners", name, str(self.corpus), str(self.record.threshold))
        except NotRun as why:
            self.miss(name, why)
            return
        self.record.race.setdefault(name, []).append(measured)
        say(f"round {turn + 1}: {name} {sum(measured['cpu'].values()):.2f} CPU seconds")

    def ours(self, us: Environment, short: int) -> None:
        """Measure what only we are asked for; what does not run is told on stderr and left out of the page."""
        jobs = [(what, what, str(self.corpus)) for what in ("bare", "path", "signatures", "threads", "excerpts")]
        jobs += [(f"curve {n}", "curve", str(n)) for n in SIZES]
        again = jobs * (self.number - 1)
        for key, what, subject in [*jobs, *([("short", "short", str(short))] if short else []), *again]:
            try:
                measured = us.run("ours", what, subject, str(self.record.threshold))
            except NotRun as why:
                say(f"{key}: {why}")
                continue
            self.record.ours.setdefault(key, []).append(measured)
            say(f"{key}: {sum(measured['cpu'].values()):.2f} CPU seconds")


def printed(module: str, argument: str, out: Path) -> Path:
    """Return the file, filled with what a module of this folder prints."""
    say(f"making {out.name}")
    with out.open("w", encoding="utf-8") as lines:
        subprocess.run([sys.executable, "-m", f"race.{module}", argument], cwd=BENCHMARKS, stdout=lines, check=True)
    return out


def true_pairs(truth: Path, corpus: Path, threshold: float) -> list[tuple[int, int]]:
    """Return the pairs at or above the threshold as line numbers of the corpus, the lesser first."""
    with corpus.open("rb") as lines:
        place = {str(json.loads(line)["id"]): number for number, line in enumerate(lines)}
    found = (line.split("\t") for line in truth.read_text("utf-8").splitlines())
    ends = (sorted((place[a], place[b])) for a, b, jaccard in found if float(jaccard) >= threshold)
    return [(a, b) for a, b in ends]


def measure(
    names: list[str],
    folder: Path,
    *,
    corpus: Path | None,
    truth: Path | None,
    rounds: int,
    threshold: float,
    short: int,
) -> Record:
    """Make what is not given, install the peers under the folder, and run all."""
    record = Record(machine(), threshold, corpus is None)
    corpus = (corpus or printed("made", "100000", folder / "made.jsonl")).resolve()
    truth = truth or printed("truth", str(corpus), folder / "true_pairs.tsv")
    record.truth = true_pairs(truth, corpus, threshold)
    run = Rounds(corpus, rounds, record)
    environments = run.install(names, folder)
    run.race(environments)
    if US in environments and US not in record.missing:
        run.ours(environments[US], short)
    return record
