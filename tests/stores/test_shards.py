"""The work folder: a run that was stopped goes on where it was, and what does not belong there is refused."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import compare
from compare.clusters.dedup import Dedup
from compare.clusters.sketching import kernel
from compare.errors import InputError, SettingsError
from compare.reports.json import dedup_json, dumps
from compare.settings import Settings
from compare.sketches.sketching import Plan, Sketches
from compare.stores import shards
from compare.stores.shards import InFolder

COUNT = 600
SHARDED = """
import sys, time
from compare.stores import shards
shards.SHARD = 100
from compare.ingest.corpora import blocks
blocks.BLOCK = 1 << 12
noted = shards.InFolder._note
def slow(self):
    noted(self)
    time.sleep(0.02)
shards.InFolder._note = slow
from compare.cli import main
sys.argv = ["story-compare", *sys.argv[1:]]
main()
"""


def texts(count: int = COUNT) -> list[str]:
    """Return texts of which every fifth is a near copy of the one before."""
    draw = random.Random(7)
    made: list[str] = []
    for n in range(count):
        words = [f"w{draw.randrange(10**6)}" for _ in range(40)]
        made.append(f"{made[-1]} again{n}" if n % 5 == 4 else " ".join(words))
    return made


def told(found: Dedup) -> bytes:
    return dumps(dedup_json(found.report()), indent=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps({"id": f"d{n:04}", "text": t}) + "\n" for n, t in enumerate(texts())), "utf-8")
    return path


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return tmp_path / "work"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make shards and batches so small that a test has many."""
    monkeypatch.setattr(shards, "SHARD", 100)
    monkeypatch.setattr("compare.ingest.corpora.blocks.BLOCK", 1 << 12)


class Stop(Exception):  # noqa: N818 - nothing went wrong
    """The run was stopped."""


class Counting:
    """A kernel that counts the texts it sketches, and may fail after some."""

    def __init__(self, most: int = 10**9) -> None:
        self.done, self._most, self._kernel = 0, most, kernel()

    def __getattr__(self, name: str) -> Callable[..., object]:
        return getattr(self._kernel, name)

    def sketch(self, batch, plan: Plan) -> Sketches:
        if self.done >= self._most:
            raise Stop
        self.done += len(batch)
        return self._kernel.sketch(batch, plan)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Counting]:
    def put(most: int = 10**9) -> Counting:
        counted = Counting(most)
        monkeypatch.setattr("compare.clusters.sketching.kernel", lambda: counted)
        return counted

    return put


@pytest.mark.parametrize("settings", [Settings(), Settings(excerpts=True, ngram=3)])
@pytest.mark.parametrize("workers", [1, 3])
def test_a_folder_changes_nothing(corpus: Path, work: Path, settings: Settings, workers: int) -> None:
    """The same bytes as in memory, the first time and from finished sketches."""
    expected = told(compare.dedup(corpus, settings))
    for _ in range(2):
        assert told(compare.dedup(corpus, settings, work=work, workers=workers)) == expected


def test_a_finished_folder_is_not_sketched_again(corpus: Path, work: Path, counting) -> None:
    """Of all that is done nothing is done twice, and results that are mapped from the folder stay good."""
    first = compare.dedup(corpus, work=work)
    counted = counting()
    second = compare.dedup(corpus, work=work)
    assert counted.done == 0
    assert told(first) == told(second)
    assert told(first.rethreshold(0.9)) == told(second.rethreshold(0.9))


@pytest.mark.parametrize("most", [1, 150, 250, 580])
def test_a_run_that_was_stopped_goes_on(corpus: Path, work: Path, counting, most: int) -> None:
    """All shards that were finished count; the end has the same bytes."""
    expected = told(compare.dedup(corpus))
    stopped = counting(most)
    with pytest.raises(Stop):
        compare.dedup(corpus, work=work)
    done = json.loads((work / "done.json").read_bytes())["rows"]
    assert stopped.done - 150 < done <= stopped.done
    counted = counting()
    assert told(compare.dedup(corpus, work=work)) == expected
    assert counted.done == COUNT - done


@pytest.mark.parametrize("column", ["keys", "prints", "digests", "tokens", "sample", "samples"])
def test_what_was_written_after_the_note_is_cut_off(corpus: Path, work: Path, counting, column: str) -> None:
    """Half a shard that was still written when a run was killed does no harm."""
    expected = told(compare.dedup(corpus, Settings(excerpts=True)))
    counting(250)
    with pytest.raises(Stop):
        compare.dedup(corpus, Settings(excerpts=True), work=work)
    with open(work / f"{column}.bin", "ab") as out:
        out.write(b"\xff" * 4321)
    counting()
    assert told(compare.dedup(corpus, Settings(excerpts=True), work=work)) == expected


@pytest.mark.parametrize("column", ["keys", "prints", "digests", "tokens", "sample", "samples"])
def test_a_column_that_lost_its_end_is_refused(corpus: Path, work: Path, column: str) -> None:
    """The message names the file and the cure."""
    compare.dedup(corpus, Settings(excerpts=True), work=work)
    path = work / f"{column}.bin"
    os.truncate(path, path.stat().st_size - 4)
    with pytest.raises(SettingsError, match=rf"{column}\.bin has lost its end; delete the folder"):
        compare.dedup(corpus, Settings(excerpts=True), work=work)


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_run_goes_on(corpus: Path, work: Path, seed: int) -> None:
    """kill -9 at any moment, again and again: what is noted is there, and the end has the same bytes."""
    command = [sys.executable, "-c", SHARDED, "dedup", str(corpus), "--work", str(work), "--format", "json"]
    draw = random.Random(seed)
    for _ in range(2):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            _wait_for_a_note(work / "done.json", process)
            time.sleep(draw.random() * 0.15)
            process.send_signal(signal.SIGKILL)
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout == told(compare.dedup(corpus))
    assert json.loads((work / "done.json").read_bytes())["rows"] == COUNT


def _wait_for_a_note(path: Path, process: subprocess.Popen[bytes]) -> None:
    before = path.read_bytes() if path.exists() else None
    while process.poll() is None and (not path.exists() or path.read_bytes() == before):
        time.sleep(0.005)


def test_two_runs_do_not_share_a_folder(corpus: Path, work: Path) -> None:
    """The second is told who is there; the first goes on unharmed, and leaves the folder free."""
    plan = Plan.of(Settings(), sample=False)
    first = InFolder(work, plan, "one")
    with pytest.raises(SettingsError, match=f"in use by process {os.getpid()}; wait"):
        InFolder(work, plan, "one")
    assert len(first.complete([kernel().sketch(["a b c"], plan)])) == 1
    assert InFolder(work, plan, "one").rows == 1


def test_a_run_that_failed_leaves_the_folder_free(corpus: Path, work: Path, counting) -> None:
    """Whatever ends a run, another may go on at once."""
    counting(200)
    with pytest.raises(Stop) as stopped:
        compare.dedup(corpus, work=work)
    counting()
    compare.dedup(corpus, work=work)
    assert stopped.value is not None  # and with it the frames of the run


def test_a_full_disk_leaves_what_was_done(corpus: Path, work: Path, monkeypatch, counting) -> None:
    """The error comes through; with room again the run goes on behind the last shard."""
    expected, real, calls = told(compare.dedup(corpus)), os.fsync, iter(range(10**6))

    def full(number: int) -> None:
        if next(calls) > 17:
            raise OSError(28, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        compare.dedup(corpus, work=work)
    monkeypatch.setattr(os, "fsync", real)
    counted = counting()
    assert told(compare.dedup(corpus, work=work)) == expected
    assert 0 < counted.done < COUNT


def _other_settings(corpus: Path, work: Path) -> None:
    compare.dedup(corpus, Settings(seed=2), work=work)


def _with_samples(corpus: Path, work: Path) -> None:
    compare.dedup(corpus, Settings(excerpts=True), work=work)


def _other_input(corpus: Path, work: Path) -> None:
    compare.dedup(texts(), work=work)


def _other_level(corpus: Path, work: Path) -> None:
    compare.dedup(corpus, level="paragraph", work=work)


def _changed_input(corpus: Path, work: Path) -> None:
    corpus.write_bytes(corpus.read_bytes() + b'{"text": "one more"}\n')
    compare.dedup(corpus, work=work)


@pytest.mark.parametrize("other", [_other_settings, _with_samples, _other_input, _other_level, _changed_input])
def test_another_job_is_refused(corpus: Path, work: Path, other: Callable[[Path, Path], None]) -> None:
    """Other settings, another input, the same file after a change: never mixed with what is there."""
    expected = told(compare.dedup(corpus, work=work))
    with pytest.raises(SettingsError, match="holds sketches of another input, or made with other settings; name anoth"):
        other(corpus, work)
    if other is not _changed_input:
        assert told(compare.dedup(corpus, work=work)) == expected


@pytest.mark.parametrize(
    "note", [b"", b"[]", b"{", b"null", b"\xff", b'{"rows": "9"}', b'{"rows": -1}', b'{"rows": true}', b"[" * 10**5]
)
def test_a_broken_note_is_refused(corpus: Path, work: Path, note: bytes) -> None:
    """The message names the file and the cure."""
    compare.dedup(corpus, work=work)
    (work / "done.json").write_bytes(note)
    with pytest.raises(SettingsError, match=r"done\.json cannot be read; delete the folder"):
        compare.dedup(corpus, work=work)


def test_a_foreign_folder_is_refused_and_left_as_it_is(corpus: Path, work: Path) -> None:
    """A folder with files of somebody else is never written to."""
    work.mkdir()
    (work / "thesis.doc").write_text("precious", "utf-8")
    with pytest.raises(SettingsError, match="holds other files; name an empty folder"):
        compare.dedup(corpus, work=work)
    assert [p.name for p in work.iterdir()] == ["thesis.doc"]


def test_a_run_killed_before_its_first_note_left_nothing_foreign(corpus: Path, work: Path) -> None:
    """The lock and a note that was not yet in force are our own."""
    work.mkdir()
    (work / "lock").write_text("123\n", "utf-8")
    (work / "done.json.new").write_text("{", "utf-8")
    assert told(compare.dedup(corpus, work=work)) == told(compare.dedup(corpus))


def test_a_place_that_cannot_be_a_folder_is_told(corpus: Path, tmp_path: Path) -> None:
    """A file, or a folder below one."""
    for place in (corpus, corpus / "work"):
        with pytest.raises(SettingsError, match=r"cannot hold sketches: .*; name another folder"):
            compare.dedup(corpus, work=place)


@pytest.mark.parametrize(("number", "why"), [(13, "permission denied"), (30, "read-only file system")])
def test_a_folder_that_refuses_a_file_is_told(corpus: Path, work: Path, monkeypatch, number: int, why: str) -> None:
    """As one of somebody else, or on a disk that was mounted for reading only."""

    def refuse(*_: object) -> None:
        raise OSError(number, why.capitalize())

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(SettingsError, match=f"cannot hold sketches: {why}; name another folder"):
        compare.dedup(corpus, work=work)


def test_no_texts_are_no_trouble(tmp_path: Path, work: Path) -> None:
    """An empty input gives an empty result, twice."""
    path = tmp_path / "empty.jsonl"
    path.touch()
    for _ in range(2):
        assert told(compare.dedup(path, work=work)) == told(compare.dedup(path))


def test_what_cannot_be_known_again_is_sketched_anew(work: Path, counting) -> None:
    """A list may have changed; an older result that is mapped from the folder is not touched by that."""
    counted = counting()
    first = compare.dedup(texts(), work=work)
    expected = told(first)
    compare.dedup(["one lone text of several words"], work=work)
    assert counted.done == COUNT + 1
    assert told(first) == expected
    assert told(first.rethreshold(0.71)) == expected


def test_sketches_in_a_folder_stay_there(corpus: Path, work: Path) -> None:
    """They are mapped, not read into memory."""
    found = compare.dedup(corpus, work=work)
    assert type(found.work.sketches.prints).__name__ == "memmap"


def test_standard_input_is_sketched_anew(corpus: Path, work: Path) -> None:
    """A pipe has no name to know it by."""
    for _ in range(2):
        with open(corpus, "rb") as stdin:
            found = compare.dedup("-", stdin=stdin, work=work)
            assert list(found.kept_ids) == list(compare.dedup(corpus).kept_ids)


def test_a_run_may_go_on_with_other_workers(corpus: Path, work: Path, counting) -> None:
    """How many threads sketch is not part of the job."""
    counting(300)
    with pytest.raises(Stop):
        compare.dedup(corpus, work=work, workers=3)
    counting()
    assert told(compare.dedup(corpus, work=work, workers=2)) == told(compare.dedup(corpus))


def test_progress_goes_on_where_the_run_was(corpus: Path, work: Path, counting) -> None:
    """What was done before is counted, and all of it is the total."""
    counting(300)
    with pytest.raises(Stop):
        compare.dedup(corpus, work=work)
    counting()
    heard: list[tuple[str, int, float | None]] = []
    compare.dedup(corpus, work=work, progress=lambda *word: heard.append(word))
    sketching = [(done, of) for step, done, of in heard if step == "sketching"]
    assert sketching[0][0] > 200
    assert sketching[-1] == (COUNT, COUNT)


def test_no_workers_are_refused(corpus: Path) -> None:
    """There cannot be fewer than none; none are one, as with every verb."""
    with pytest.raises(SettingsError, match="there cannot be -1 workers; choose 0 or more"):
        compare.dedup(corpus, workers=-1)


def test_an_input_that_changes_in_the_middle_is_told(corpus: Path, work: Path) -> None:
    """What was sketched of it is not taken for the new one."""
    found = compare.dedup(corpus, work=work)
    corpus.write_bytes(corpus.read_bytes()[::-1])
    with pytest.raises(InputError, match="changed while it was read"):
        found.explain(0, 1)
