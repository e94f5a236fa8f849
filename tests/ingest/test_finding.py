"""Laws of finding files: the same as if all were listed at once, without listing them."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.finding import Finding, find
from compare.ingest.selection import Glob, Selection
from compare.ingest.sources import Source


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with folders, links and what is hidden."""
    top = tmp_path_factory.mktemp("pile")
    for name in ("a.txt", "herald/1.txt", "herald/2.html", "herald/old/3.txt", "courier/1.txt", ".hidden/x.txt"):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(name)
    (top / "link.txt").symlink_to(top / "herald" / "1.txt")
    (top / "way").symlink_to(top / "herald")
    return top


GIVEN = (
    *(
        ".",
        "herald",
        "herald/old",
        "courier/1.txt",
        "herald/1.txt",
        "link.txt",
        "way",
        "way/1.txt",
        "nothing",
        "*/*.txt",
    ),
    *("**/*.txt", "herald/*", "*.pdf", ".hidden", ".hidden/x.txt", "herald/../herald/1.txt"),
)


def listed(inputs: Sequence[str]) -> list[Source]:
    """Return the sources by what the docstring says, everything held at once."""
    reached: dict[str, list[Source]] = {}
    for one in inputs:
        for source in Finding([one]):
            reached.setdefault(os.path.realpath(source.path), []).append(source)
    return [min(ways, key=lambda s: (len(s.name), s.name, s.origin)) for ways in reached.values()]


@given(st.lists(st.sampled_from(GIVEN), max_size=5))
def test_a_file_that_is_reached_twice_is_one_source(pile: Path, inputs: list[str]) -> None:
    """Named by the shortest way to it, and standing where it was reached first, whatever the inputs."""
    paths = [str(pile / name) for name in inputs]
    assert find(paths)[0] == listed(paths)
    assert {(s.path, s.name) for s in find(paths)[0]} == {(s.path, s.name) for s in find(paths[::-1])[0]}


def test_what_is_no_file_is_set_aside(pile: Path) -> None:
    """Links in folders, patterns that nothing fits, names that lead nowhere; each told of once."""
    _, skipped = find([pile, str(pile), pile / "nothing", str(pile / "*.pdf"), str(pile / "**")])
    assert [s.origin.removeprefix(f"{pile}/") for s in skipped] == ["link.txt", "way", "nothing", "*.pdf"]


def test_a_selection_holds_for_every_way(pile: Path) -> None:
    """Also for a file that one input names and another leaves out."""
    wanted = Selection(include=("herald/*",))
    assert [s.name for s in find([pile, pile / "herald"], wanted)[0]] == [
        "herald/1.txt",
        "herald/2.html",
        "herald/old/3.txt",
    ]


def test_a_folder_is_listed_when_its_turn_comes(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading begins before all is found."""
    seen: list[str] = []
    real = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: seen.append(os.path.basename(path)) or real(path))
    sources = iter(Finding([pile]))
    next(sources)
    assert seen == [pile.name]
    next(sources)
    assert seen == [pile.name, "courier"]


def test_no_more_is_held_than_the_names_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty folders take what one takes."""

    def peak(folders: int) -> int:
        names = {str(tmp_path): [f"{n:03}" for n in range(folders)]}
        monkeypatch.setattr(os, "listdir", lambda path: names.get(path) or [f"{n}.txt" for n in range(1000)])
        folder, file = os.stat(tmp_path), os.stat(__file__)
        monkeypatch.setattr(os, "lstat", lambda path: file if path.endswith(".txt") else folder)
        tracemalloc.start()
        assert sum(1 for _ in Finding([tmp_path])) == folders * 1000
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(20) < 1.3 * peak(1) + 20_000


def test_many_files_named_one_by_one_take_no_more_than_their_number(tmp_path: Path) -> None:
    """Each is looked for among the others by its path, not held against all of them."""
    names = [tmp_path / f"{n}.txt" for n in range(3000)]
    for name in names:
        name.touch()

    def ways() -> Iterator[int]:
        yield from (len(s.name) for s in islice(Finding([*names, tmp_path]), 3000))

    assert sum(1 for _ in ways()) == 3000 == len(find([*names, tmp_path])[0])


def test_a_pattern_is_what_it_is(pile: Path) -> None:
    """The folder in which a pattern begins names what fits it."""
    assert Glob.of(str(pile / "*.txt")) == Glob(f"{pile}/", ("*.txt",))
    assert [s.name for s in find([str(pile / "her*/**")])[0]] == ["herald/1.txt", "herald/2.html", "herald/old/3.txt"]
