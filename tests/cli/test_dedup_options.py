"""What `dedup` takes at the terminal's door, beside what every verb does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

FERRY = "A ferry ran aground off Cape Tarn on Monday and nine people were taken to hospital, the coastguard said late in the day."
BRIDGE = "The mayor of Oakfield opened a new bridge across the Lower Wend and thanked the engineers who had built it in a year."
COW = "A cow won the yearly race in Upper Wend although nobody had put her name down, and she was given the cup all the same."
NEAR = FERRY.replace("late in the day", "late on")


def run(*arguments: object, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-m", "compare", "dedup", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


def data(*arguments: object, stdin: bytes | None = None) -> dict:
    done = run(*arguments, "--format", "json", stdin=stdin)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def refused(*arguments: object) -> str:
    done = run(*arguments)
    assert done.returncode == 2, done.stdout.decode()
    assert b"Traceback" not in done.stderr
    return done.stderr.decode()


def lines(path: Path, *records: dict) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in records), "utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    records = [{"id": n, "text": t} for n, t in (("a", FERRY), ("b", BRIDGE), ("c", FERRY), ("d", NEAR))]
    return lines(tmp_path / "corpus.jsonl", *records)


def test_what_goes_is_written_with_its_reasons(corpus: Path, tmp_path: Path) -> None:
    """A line of JSON each, as in the result."""
    kept, removed = tmp_path / "kept.jsonl", tmp_path / "removed.jsonl"
    found = data(corpus, "--removed", removed, "-o", kept)
    assert list(map(json.loads, removed.read_bytes().splitlines())) == found["removed"]
    assert [r["id"] for r in found["removed"]] == ["c", "d"]
    assert kept.read_bytes().splitlines() == corpus.read_bytes().splitlines()[:2]


def test_kept_and_removed_need_two_files(corpus: Path, tmp_path: Path) -> None:
    """However they are spelled, and even with --force; an existing file is refused as everywhere."""
    out = tmp_path / "out.jsonl"
    told = refused(corpus, "-o", out, "--removed", f"{tmp_path}/./out.jsonl", "--force")
    assert "name two files" in told
    assert not out.exists()
    out.touch()
    assert "--force" in refused(corpus, "--removed", out)


def test_columns_of_other_names(tmp_path: Path) -> None:
    """Short options for the two that every corpus has."""
    path = lines(tmp_path / "a.jsonl", {"key": 1, "body": FERRY}, {"key": 2, "body": NEAR}, {"key": 3, "body": COW})
    found = data(path, "--text-column", "body", "--id-column", "key")
    assert (found["kept"], [r["id"] for r in found["removed"]]) == (["1", "3"], ["2"])
    assert "no text" in refused(path, "--text-column", "tekst")


def test_workers_and_a_folder_change_nothing(corpus: Path, tmp_path: Path) -> None:
    """Not a byte of the result, the second time from what the folder holds."""
    plain = run(corpus, "--format", "json").stdout
    for workers in (1, 3):
        command = (corpus, "--format", "json", "--work", tmp_path / "work", "--workers", workers)
        assert run(*command).stdout == plain
    assert "name another folder" in refused(corpus, "--work", tmp_path / "work", "--seed", "7")
    assert "holds other files" in refused(corpus, "--work", tmp_path)


def test_against_an_earlier_corpus(corpus: Path, tmp_path: Path) -> None:
    """What it holds goes, and is itself in no list."""
    new = lines(tmp_path / "new.jsonl", {"id": "e", "text": NEAR}, {"id": "f", "text": COW}, {"id": "a", "text": COW})
    out = tmp_path / "kept.jsonl"
    found = data(new, "--against", corpus, "-o", out)
    assert found["kept"] == ["a"]
    assert {r["id"]: r["duplicate_of"] for r in found["removed"]} == {"e": "against:d", "f": "a"}
    assert out.read_bytes() == new.read_bytes().splitlines(keepends=True)[2]
    piped = data("-", "--against", corpus, stdin=new.read_bytes())
    assert piped["kept"] == ["a"]
    assert data(new, "--against", "-", stdin=corpus.read_bytes())["kept"] == ["a"]


@pytest.mark.parametrize("options", [(), ("--ignore-boilerplate",)])
def test_an_against_without_articles_is_refused(corpus: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    """A name with a slip of the pen would else keep every copy in silence."""
    assert "gone.jsonl: no such file" in refused(corpus, "--against", tmp_path / "gone.jsonl", *options)


def test_what_of_the_old_was_skipped_is_told(corpus: Path, tmp_path: Path) -> None:
    """On standard error, and by the exit code when it was asked for."""
    old = tmp_path / "old.jsonl"
    old.write_bytes(corpus.read_bytes() + b'{"text": "half\n')
    done = run(corpus, "--against", old, "--strict", "--format", "json")
    assert done.returncode == 3
    assert b"skipped in --against:\n" in done.stderr
    assert b"old.jsonl:5" in done.stderr
    assert json.loads(done.stdout)["skipped"] == []


def test_levels(tmp_path: Path) -> None:
    """Paragraphs that were there before are cut out; lines from which nothing is gone come as they came."""
    path = lines(
        tmp_path / "a.jsonl",
        {"id": "a", "text": f"{FERRY}\n\n{COW}", "note": 1},
        {"id": "b", "text": f"{BRIDGE}\n\n{FERRY}", "note": 2},
        {"id": "c", "text": COW},
    )
    out = tmp_path / "kept.jsonl"
    found = data(path, "--level", "paragraph", "-o", out)
    assert [r["id"] for r in found["removed"]] == ["b#0001", "c#0000"]
    first, second = out.read_bytes().splitlines(keepends=True)
    assert first == path.read_bytes().splitlines(keepends=True)[0]
    assert json.loads(second) == {"id": "b", "text": BRIDGE, "note": 2}
    assert b"b#0001" in run(path, "--level", "paragraph").stdout
    assert data(path, "--level", "sentence", "--against", path)["kept"] == []


def test_without_chains_only_direct_copies_go(tmp_path: Path) -> None:
    """A copy of a copy stays when it is no copy of what stays."""
    words = [f"word{n}" for n in range(80)]
    chain = [{"id": f"d{n}", "text": " ".join(words[6 * n : 6 * n + 50])} for n in range(3)]
    path = lines(tmp_path / "chain.jsonl", *chain)
    assert data(path, "--threshold", "0.7")["kept"] == ["d0"]
    assert data(path, "--threshold", "0.7", "--no-chains")["kept"] == ["d0", "d2"]


@pytest.mark.parametrize(
    "options", [("--level", "paragraph"), ("--ignore-boilerplate",), ("--excerpts",), ("--strict",)]
)
def test_check_tells_by_the_exit_code(corpus: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    """1 where anything goes, 0 where nothing does, whatever else is asked."""
    single = lines(tmp_path / "one.jsonl", {"id": "a", "text": FERRY})
    assert run(corpus, "--check", *options).returncode == 1
    assert run(single, "--check", *options).returncode == 0
    if "--level" not in options:
        assert run(single, "--check", "--against", corpus, *options).returncode == 1


def test_parquet_is_written_as_lines(tmp_path: Path) -> None:
    """A row that stays becomes a line of JSON with all its columns."""
    table = pyarrow.table({"id": ["a", "b", "c"], "text": [FERRY, NEAR, COW], "n": [1, 2, 3]})
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    out = tmp_path / "kept.jsonl"
    data(tmp_path / "a.parquet", "-o", out)
    assert list(map(json.loads, out.read_bytes().splitlines())) == [table.to_pylist()[0], table.to_pylist()[2]]


def test_broken_lines_are_skipped_with_their_numbers(corpus: Path) -> None:
    """The rest is read; --strict makes 3 of it, and wins over --check."""
    broken = corpus.read_bytes().splitlines(keepends=True)
    corpus.write_bytes(b"".join([broken[0], b'{"text": "half\n', b"\n", b"[1]\n", *broken[1:], b'{"id": "z"}\n']))
    found = data(corpus)
    assert [Path(s["origin"]).name for s in found["skipped"]] == ["corpus.jsonl:2", "corpus.jsonl:4", "corpus.jsonl:8"]
    assert found["kept"] == ["a", "b"]
    assert run(corpus, "--strict", "--check").returncode == 3
    assert b"corpus.jsonl:2" in run(corpus).stdout


@pytest.mark.parametrize("content", [b"", b"\n\n", b"not json\n"])
@pytest.mark.parametrize("options", [(), ("--level", "sentence"), ("--ignore-boilerplate",), ("--work", "work")])
def test_nothing_to_read_ends_with_2(tmp_path: Path, content: bytes, options: tuple[str, ...]) -> None:
    """And leaves no output behind."""
    path, out = tmp_path / "empty.jsonl", tmp_path / "out.jsonl"
    path.write_bytes(content)
    options = tuple(str(tmp_path / o) if o == "work" else o for o in options)
    assert "nothing readable" in refused(path, "-o", out, *options)
    assert not out.exists()


def test_names_are_taken_as_they_are(tmp_path: Path) -> None:
    """An empty name is no folder, and a file called - is not standard input."""
    assert "no such file" in refused("")
    odd = lines(tmp_path / "-", {"id": "a", "text": FERRY})
    command = [sys.executable, "-P", "-m", "compare", "dedup", "./-", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, cwd=odd.parent, input=b"", capture_output=True, check=True, env=environment)
    assert json.loads(done.stdout)["kept"] == ["a"]


def test_stories_are_held_against_stories(tmp_path: Path) -> None:
    """--ignore-boilerplate reads what --against names in the same way."""
    foot = "Subscribe to our newsletter\n\nAll rights reserved."
    old = lines(tmp_path / "old.jsonl", {"id": "a", "text": f"{FERRY}\n\n{foot}"})
    new = lines(tmp_path / "new.jsonl", {"id": "b", "text": FERRY}, {"id": "c", "text": f"{COW}\n\n{foot}"})
    out = tmp_path / "kept.jsonl"
    found = data(new, "--ignore-boilerplate", "--against", old, "--workers", "2", "-o", out)
    assert [(r["id"], r["duplicate_of"], r["relation"]) for r in found["removed"]] == [("b", "a", "exact")]
    assert out.read_bytes() == new.read_bytes().splitlines(keepends=True)[1]


@pytest.mark.parametrize("options", [("--work", "work"), ("--level", "paragraph")])
def test_what_stories_cannot_have_is_refused(corpus: Path, options: tuple[str, ...]) -> None:
    """Nothing that was asked for is left out in silence."""
    assert "--until and --outlet whole articles are held" in refused(corpus, "--ignore-boilerplate", *options)


@pytest.mark.parametrize("option", ["-o", "--removed"])
def test_what_is_read_is_never_written_over(corpus: Path, tmp_path: Path, option: str) -> None:
    """Not even with --force, by whatever name, in a folder that is an input, or as what the input is held against."""
    before = corpus.read_bytes()
    other = lines(tmp_path / "other.jsonl", {"id": "x", "text": COW})
    link = tmp_path / "link.jsonl"
    link.symlink_to(corpus)
    for inputs in ((corpus,), (tmp_path,), (other, "--against", corpus), (link,)):
        assert "is one of the inputs" in refused(*inputs, option, corpus, "--force")
    assert corpus.read_bytes() == before


def test_a_name_that_promises_another_format_is_refused(corpus: Path, tmp_path: Path) -> None:
    """Lines of JSON are not put into a file of Parquet."""
    assert "lines of JSON are written" in refused(corpus, "-o", tmp_path / "kept.parquet")


def test_with_an_output_only_the_counts_are_told(corpus: Path, tmp_path: Path) -> None:
    """The tables are in --removed, and where the records are is said on standard error."""
    done = run(corpus, "-o", tmp_path / "kept.jsonl")
    assert b"4 documents: 2 kept, 2 removed" in done.stdout
    assert b"copy of" not in done.stdout
    assert b"kept.jsonl" in done.stderr
