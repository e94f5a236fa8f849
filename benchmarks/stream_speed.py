"""Lines of JSON with a title and a text -> how fast their tokens are read, their words learnt and their features counted.

python benchmarks/stream_speed.py ARTICLES.jsonl [LANGUAGE]
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from compare.text.stream.kernel import stream
from compare.text.stream.lexicon import Lexicon

CHUNK = 500  # texts: their features fit into memory that is used again and again
LEAD = 400  # characters
Result = TypeVar("Result")


def main(path: str, language: str = "en") -> None:
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    titles = np.array([len(row["title"] or "") for row in rows], np.int64)
    texts = [f"{row['title'] or ''}\n\n{row['text']}" for row in rows]
    kernel, lexicon, seconds = stream(), Lexicon(language), dict.fromkeys(("scan", "lexicon", "count"), 0.0)
    vocabulary, grown, features = kernel.vocabulary(), [], 0

    def timed(name: str, work: Callable[[], Result]) -> Result:
        begin = time.process_time()
        result = work()
        seconds[name] += time.process_time() - begin
        return result

    for first in range(0, len(texts), CHUNK):
        part, ends = texts[first : first + CHUNK], titles[first : first + CHUNK]
        found = timed("scan", lambda part=part: kernel.scan(part, vocabulary))
        known = timed("lexicon", lambda: lexicon.rows(vocabulary))
        counts = timed("count", lambda f=found, k=known, e=ends: kernel.count(f, k, e, e + LEAD))
        grown.append(len(vocabulary))
        features += len(counts.key)
    characters, total = sum(map(len, texts)), sum(seconds.values())
    for name, spent in {**seconds, "all": total}.items():
        print(
            f"{name:8} {spent / len(texts) * 1e3:.3f} ms a text, {characters / spent / 1e6:.0f} million characters a second"
        )
    print(f"{features / len(texts):.0f} features a text; words known after each 2000 texts: {grown[3::4]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
