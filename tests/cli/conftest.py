"""Piles of a few articles."""

import json
from pathlib import Path

import pytest

from tests.cli.running import ARTICLE, REST


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "echo.txt").write_text(f"Ferry aground\n\n{ARTICLE.format('nine')}{REST}\n", "utf-8")
    (tmp_path / "gazette.txt").write_text(f"Ferry off the cape\n\n{ARTICLE.format('nine')}{REST}\n", "utf-8")
    (tmp_path / "star.txt").write_text(
        "Nine hurt as ferry hits rocks\n\nNine passengers are in hospital after a ferry struck rocks off Cape Tarn in fog. "
        "Its captain said he had not seen the beacon.\n",
        "utf-8",
    )
    return tmp_path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    lines = [{"id": str(n), "text": ARTICLE.format(n) + REST * (n < 3) + f" Word{n}" * 30 * (n > 2)} for n in range(5)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path
