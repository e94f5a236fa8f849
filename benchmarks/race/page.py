"""What was measured -> the part of docs/benchmarks.md between its two markers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from pages import put

from race.rounds import SIZES, US, Record
from race.rows import Row, row
from race.runners import LSH, PEERS, SHINGLING, SIGNATURES, WHOLE

OPEN, CLOSE = "<!-- table -->", "<!-- end -->"
PHASES = (SHINGLING, SIGNATURES, LSH, WHOLE)
NOTES = {
    "rensa, as usual": "all documents shingled first, each into a set of joined slices, as most write it",
    "gaoya": "splits at white space, so its shingles differ a little; *signatures* is inserting, *LSH* is asking, and "
    "hashes each text again",
    "rensa, rho": "says which documents have a copy, not of what: flags are scored instead of pairs",
    "text-dedup": "its kernel, tables and union, without the dataset around them; shingling is part of *signatures*",
}


def write(path: Path, record: Record, table: Sequence[Row]) -> None:
    """Put the tables between the markers; the prose around them stays."""
    put(path, OPEN, CLOSE, lines(record, table))


def lines(record: Record, table: Sequence[Row]) -> Iterator[str]:
    first = table[0]
    origin = "made" if record.made else "news"
    yield f"{first.documents:,} {origin} documents, {first.mb:,.0f} MB, {len(record.truth):,} true pairs at {record.threshold:g};"
    yield f"median of {len(record.race[first.name])} rounds; {record.machine}."
    yield ""
    yield "| | documents/s | MB/s | CPU s: Python shingling | signatures | LSH and pairs | total | times ours |"
    yield "|---|---|---|---|---|---|---|---|"
    ours = next((r.seconds for r in table if r.name == US), None)
    yield from (speed(r, record, ours) for r in table)
    yield ""
    yield "| | MB at the peak above the texts | in all | precision | recall |"
    yield "|---|---|---|---|---|"
    for r in table:
        yield f"| {r.name} | {r.above:,.0f} | {r.whole:,.0f} | {r.precision:.4f} | {r.recall:.4f} |"
    yield ""
    yield from (f"* {name}: {NOTES[name]}." for name in NOTES if name in record.race)
    yield from (f"* {name} {why}" for name, why in record.missing.items() if name in PEERS)
    extra = list(only_us(record))
    if extra:
        yield "\n| story-compare alone | |\n|---|---|"
        yield from (f"| {what} | {figure} |" for what, figure in extra)


def speed(r: Row, record: Record, ours: float | None) -> str:
    phases = [f"{r.cpu[p]:.2f}" if p in r.cpu else "–" for p in PHASES[:3]]
    times = f"{r.seconds / ours:.1f}" if ours else "–"
    cells = [f"{r.documents / r.seconds:,.0f}", f"{r.mb / r.seconds:,.1f}", *phases, f"{r.seconds:.2f}", times]
    return f"| {r.name} {record.versions.get(r.name, '')} | " + " | ".join(cells) + " |"


def only_us(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what was asked of us alone, and the answer; what did not run is left out."""
    ours = {key: row(key, rounds) for key, rounds in record.ours.items()}
    if "bare" in ours and "path" in ours:
        ratio = ours["path"].seconds / ours["bare"].seconds
        figures = (
            f"{ours['path'].seconds:.2f} CPU s: {ratio:.2f} times bare `orjson.loads`, {ours['bare'].seconds:.2f} s"
        )
        yield "from the path of the JSONL to the result", figures
    if "signatures" in ours:
        for name, seconds in ours["signatures"].cpu.items():
            yield f"text to signature alone, {name}", f"{ours['signatures'].mb / seconds:,.0f} MB/s a core"
    walls = [r["seconds"] for r in record.ours.get("threads", ()) if r["seconds"]]
    if walls:
        yield (
            "text to signature, two threads against one",
            f"{median(s['1'] / s['2'] for s in walls):.2f} times as fast",
        )
    recalls = [r["recall"] for r in record.ours.get("excerpts", ())]
    if recalls:
        seconds = ours["excerpts"].seconds
        yield "stretches of 30 % of a text of 300 words or more, found", f"{recalls[-1]:.1%}, in {seconds:.2f} CPU s"
    points = curve(record)
    if points:
        spread = max(cost for _, cost in points) / min(cost for _, cost in points) - 1
        told = ", ".join(f"{cost:.1f} µs of {number:,}" for number, cost in points)
        yield "CPU time a made document of about 200 words", f"{told}: {spread:.0%} between the least and the most"
    if "short" in ours:
        r = ours["short"]
        memory = f"{r.whole / 1000:.2f} GB in all at the peak, {r.above / 1000:.2f} GB above the texts"
        yield f"{r.documents:,} made documents of about 17 words", f"{r.seconds:.1f} CPU s; {memory}"


def curve(record: Record) -> list[tuple[int, float]]:
    """Return (documents, CPU microseconds a document) by number of documents."""
    keys = {n: record.ours.get(f"curve {n}") for n in SIZES}
    return [(n, 1e6 * row("", rounds).seconds / n) for n, rounds in keys.items() if rounds]
