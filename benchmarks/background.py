"""A corpus of general news -> the background table of one language, `compare/text/tables/LANGUAGE.txt`.

    python benchmarks/background.py LANGUAGE CORPUS.jsonl[.xz|.gz] > compare/text/tables/LANGUAGE.txt

Each line of the corpus is a JSON object with a "text" (and perhaps a "title"). Articles that begin with the same 300
characters count once. The table holds counts of single stems only: no text of the corpus can be read from it.
"""

from __future__ import annotations

import gzip
import json
import lzma
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from compare.text.background import COMMONEST, RAREST, STEPS, WINDOW
from compare.text.terms import terms

OPENERS = {".xz": lzma.open, ".gz": gzip.open}


def texts(corpus: Path) -> Iterator[str]:
    seen: set[str] = set()
    with OPENERS.get(corpus.suffix, open)(corpus, "rt", encoding="utf-8") as lines:  # type: ignore[operator]  # one signature in fact
        for line in lines:
            record = json.loads(line)
            if record["text"][:300] not in seen:
                seen.add(record["text"][:300])
                yield record["text"]


def count(corpus: Path, language: str) -> tuple[Counter[str], int]:
    """Return in how many windows each stem stands, and how many windows there are."""
    holders: Counter[str] = Counter()
    windows = 0
    for text in texts(corpus):
        stems = [term.stem for term in terms(text, language)]
        for at in range(0, len(stems), WINDOW):
            holders.update(set(stems[at : at + WINDOW]))
            windows += 1
    return holders, windows


def main() -> None:
    language, corpus = sys.argv[1], Path(sys.argv[2])
    holders, windows = count(corpus, language)
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for stem, n in holders.items():
        idf = max(COMMONEST, math.log(windows / n))
        if idf < RAREST:
            rows[round(idf * STEPS)].append(stem)
    print(
        f"# {language}: {windows} windows of {WINDOW} terms; each line: ln(windows / windows with the stem) x {STEPS}, stems"
    )
    for step, stems in sorted(rows.items()):
        print(step, *sorted(stems))


if __name__ == "__main__":
    main()
