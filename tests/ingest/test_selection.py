"""Laws of saying what of a pile is wanted."""

from __future__ import annotations

import gzip
import io
import json
import os
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

import compare
from compare.errors import SettingsError
from compare.ingest.selection import Glob, Selection, last_moment

NAMES = ("a.txt", "b.html", "herald/c.txt", "herald/2031/d.html", "courier/e.txt.gz", "courier/[x].txt")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Return a folder with a file of each name."""
    for number, name in enumerate(NAMES):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"The bridge over the Ember is shut for {number + 3} days, the council of Oakfield said.".encode()
        path.write_bytes(gzip.compress(text) if name.endswith("gz") else text)
    return tmp_path


def ids(*inputs: object, **wanted: object) -> list[str]:
    """Return the ids of what is read."""
    return [d.id for d in compare.read(*inputs, boilerplate=False, **wanted).documents]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["a.txt", "courier/[x].txt", "herald/c.txt"]),
        ("**/*.html", ["b.html", "herald/2031/d.html"]),
        ("herald/*", ["2031/d.html", "c.txt"]),
        ("*/2031", ["herald/2031/d.html"]),
        ("[ab].*", ["a.txt", "b.html"]),
        ("[!a].????", ["b.html"]),
        ("courier/[[]x].txt", ["[x].txt"]),
        ("**", sorted(NAMES)),
    ],
)
def test_a_pattern_stands_for_what_fits_it(pattern: str, names: list[str], pile: Path) -> None:
    """Named as if the folder in which it begins had been given; a shell that expands it finds the same files."""
    assert ids(pile / pattern) == names


def test_a_file_that_is_called_like_a_pattern_is_itself(pile: Path) -> None:
    """And a pattern that nothing fits is told of as a path would be."""
    assert ids(pile / "courier" / "[x].txt") == ["[x].txt"]
    assert compare.read(pile / "*.pdf").skipped[0].reason == "no such file or folder"


def test_a_pattern_follows_no_link(pile: Path) -> None:
    """As a folder does not."""
    (pile / "loop").symlink_to(pile)
    reading = compare.read(pile / "**" / "*.txt")
    assert len(reading.documents) == 3
    assert not reading.skipped


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"include": ["*.txt"]}, ["a.txt", "courier/[x].txt", "herald/c.txt"]),
        ({"include": ["herald/*", "*.gz"]}, ["courier/e.txt.gz", "herald/2031/d.html", "herald/c.txt"]),
        ({"exclude": ["*.txt", "*.gz"]}, ["b.html", "herald/2031/d.html"]),
        ({"include": ["*.html"], "exclude": ["herald/*"]}, ["b.html"]),
    ],
)
def test_names_are_chosen_by_patterns(wanted: Mapping[str, list[str]], names: list[str], pile: Path) -> None:
    """Of files below the folder that was given."""
    assert ids(pile, **wanted) == names


def test_an_archive_is_a_folder(pile: Path) -> None:
    """Patterns are asked of its members; excluded itself, it is not opened."""
    with zipfile.ZipFile(pile / "all.zip", "w") as archive:
        for name in ("x/a.txt", "x/b.html"):
            archive.writestr(name, f"Words of the article {name} in a pile of many.")
    assert ids(pile / "all.zip", include=["*.html"]) == ["all.zip/x/b.html"]
    assert ids(pile / "all.zip", exclude=["x/*", "all.zip/x/a*"]) == ["all.zip/x/b.html"]
    assert ids(pile, include=["*.html"], exclude=["*.zip"]) == ["b.html", "herald/2031/d.html"]


DATED = [
    {"id": "1", "published": "2031-04-01T23:59:59Z", "outlet": "Oakfield Courier", "text": "One of the articles."},
    {"id": "2", "published": "2031-04-02", "outlet": "Herald", "text": "Two of the articles."},
    {"id": "3", "published": "2031-04-03T12:00:00Z", "outlet": "Herald on Sunday", "text": "Three of the articles."},
    {"id": "4", "outlet": "Herald", "text": "Four of the articles."},
]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"since": "2031-04-02"}, ["2", "3"]),
        ({"until": "2031-04-02"}, ["1", "2"]),
        ({"until": "2031-04-03"}, ["1", "2", "3"]),
        ({"since": "2031-04-02", "until": "2031-04-03T11:59"}, ["2"]),
        ({"until": "2031-04-03T12:00"}, ["1", "2", "3"]),
        ({"outlets": ["herald"]}, ["2", "4"]),
        ({"outlets": ["HERALD*", "*courier"]}, ["1", "2", "3", "4"]),
        ({"outlets": ["herald"], "since": "2031-04-01"}, ["2"]),
    ],
)
def test_articles_are_chosen_by_date_and_outlet(wanted: Mapping[str, object], names: list[str], tmp_path: Path) -> None:
    """Both ends count; an article without a date is skipped where one is asked for, for nobody knows."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(DATED))
    reading = compare.read(path, **wanted)
    assert [d.id for d in reading.documents] == names
    is_dated = "since" in wanted or "until" in wanted
    assert [s.reason for s in reading.skipped] == ["no date, and --since or --until asks for one"] * is_dated


def test_what_is_no_date_is_refused() -> None:
    """With how one is written."""
    with pytest.raises(SettingsError, match="write it as 2031-04-02"):
        compare.read(since="last week")
    assert last_moment(None) is None


def test_patterns_take_no_time() -> None:
    """Whatever stars they have, names are short and soon looked through."""
    start = time.process_time()
    name = "a" * 250
    pattern = Glob.of("*a" * 60 + "b/" + "**/*/" * 60 + "x")
    assert pattern is not None and pattern.folder == os.curdir
    assert not pattern.fits(name) and not pattern.fits("/".join("ab" * 100))
    assert not Selection(include=("*a" * 60 + "b",)).wants_name(name)
    assert time.process_time() - start < 5


def test_standard_input_has_no_name_to_choose_by() -> None:
    """It is read whatever names are wanted."""
    assert compare.read("-", stdin=io.BytesIO(b"Words of an article."), include=["*.html"]).documents
