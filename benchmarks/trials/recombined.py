"""Real articles -> any number of new ones of the same words and lengths, the same for the same seed.

A new article has the title and the outlet of one, a date within days of it, and in each paragraph about half of the sentences
of one paragraph of that and of one of another: so no paragraph is another's, and the pile has no more copies than stories.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any

SEED = 1
DAYS = 3
_SENTENCES = re.compile(r"(?<=[.!?”\"])\s+")

Article = dict[str, Any]


def write(corpus: Path, number: int, out: Path) -> None:
    """Write so many new articles, made of those in a file of JSON lines."""
    with corpus.open(encoding="utf-8") as lines:
        real = [json.loads(line) for line in lines]
    with out.open("w", encoding="utf-8") as file:
        for article in recombined(real, number):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def recombined(real: Sequence[Article], number: int) -> Iterator[Article]:
    """Yield so many articles; a longer run begins as a shorter one does."""
    chance = random.Random(SEED)  # noqa: S311 - no secret hangs on it
    for at in range(number):
        one, other = chance.sample(real, 2)
        texts = zip_longest(one["text"].split("\n\n"), other["text"].split("\n\n"), fillvalue="")
        text = "\n\n".join(filter(None, (_mixed(chance, *pair) for pair in texts)))
        yield {**one, "id": str(at), "text": text or one["text"], "date": _near(chance, one.get("date"))}


def _mixed(chance: random.Random, *paragraphs: str) -> str:
    return " ".join(s for text in paragraphs for s in _SENTENCES.split(text) if chance.random() < 0.5)


def _near(chance: random.Random, date: str | None) -> str | None:
    days = timedelta(days=chance.randint(-DAYS, DAYS))
    return date and (datetime.fromisoformat(date) + days).date().isoformat()
