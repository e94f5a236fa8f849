"""Records of our own, and what a corpus says when all of it is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from compare.clusters.corpus import Corpus, Facts
from compare.ingest.corpora.opening import open_corpus
from compare.model import Skipped
from compare.sketches.texts import strings

RECORDS: list[dict[str, object]] = [
    {"id": "a", "text": "The bridge in Oakfield is shut.", "outlet": "Courier", "title": "Bridge shut"},
    {"id": "b", "text": "Der Fährmann schläft. Größer wird nichts.\n\n渡し船が沈んだ。", "url": "https://a.example/b"},
    {"id": "c", "text": "“No,” said 🦆 the mayor.", "published": "2031-04-02T14:30:00Z", "outlet": "Post"},
    {"id": "d", "text": "A cow won the race.", "outlet": "Post", "url": "https://post.example/cow", "title": ""},
]


@dataclass(frozen=True)
class Told:
    """All that a corpus says."""

    texts: tuple[str, ...]
    ids: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    facts: tuple[Facts, ...]


def told(corpus: Corpus) -> Told:
    """Read a corpus from end to end, and once more at random; both must agree."""
    texts = tuple(text for batch in corpus.batches() for text in strings(batch))
    rows = np.arange(len(texts))
    odd = rows[1::2]
    corpus.hold(odd)
    assert tuple(strings(corpus.texts(odd))) == texts[1::2]
    assert tuple(strings(corpus.texts(rows))) == texts
    assert len(set(corpus.ids)) == len(corpus.ids) == len(texts)
    return Told(texts, tuple(corpus.ids), corpus.skipped, tuple(corpus.facts(rows)))


Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Return a function: file name and lines (records, or bytes as they are) -> the path of a file that holds them."""

    def write(name: str, *lines: Mapping[str, object] | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(b"".join(x if isinstance(x, bytes) else json.dumps(x).encode() + b"\n" for x in lines))
        return path

    return write


Opened = Callable[..., Told]


@pytest.fixture
def opened() -> Opened:
    """Return a function: a pile -> all that its corpus says."""

    def open_and_ask(pile: object, **options: object) -> Told:
        return told(open_corpus(pile, **options))  # type: ignore[arg-type]  # options are passed as they come

    return open_and_ask


@pytest.fixture
def records() -> list[dict[str, object]]:
    """Return four records in several scripts, none with all fields."""
    return [dict(record) for record in RECORDS]


@pytest.fixture(scope="session")
def asked() -> Callable[[Corpus], Told]:
    """Return a function: a corpus -> all that it says."""
    return told
