"""Laws of reading by several workers: nobody can tell, and nothing that ends one of them ends the run."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import compare
from compare.errors import SettingsError
from compare.ingest import pool as pools
from compare.ingest import starting
from compare.ingest.limits import Limits
from compare.ingest.reading import read
from compare.model import Reading

TEXT = "The ferry left Corran at nine.\n\nNobody was on board, the harbour master said.\n"
BODY = "".join(
    f"<p>On day {n} of the strike the ferry left Corran at nine, and nobody was on board, the harbour master said.</p>"
    for n in range(6)
)
PAGE = f"<html><head><title>Ferry</title></head><body><article>{BODY}</article></body></html>"
# What a worker does instead of extraction, by a word in the page
PATCH = """
import os, signal, time
from compare.ingest.readers import html
whole = html._extracted
def hurt(markup, options, url):
    if "SPIN" in markup:
        while True: pass
    if "CRASH" in markup: os.kill(os.getpid(), signal.SIGSEGV)
    if "KILL" in markup: os.kill(os.getpid(), signal.SIGKILL)
    if "DEEP" in markup: hurt(markup, options, url)
    if "HUGE" in markup: bytearray(2 ** 40)
    if "SLEEP" in markup: time.sleep(600)
    if "PRINT" in markup: print("no answer", flush=True); os.write(2, b"neither")
    return whole(markup, options, url)
html._extracted = hurt
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of texts and pages, enough for several batches."""
    for n in range(90):
        (tmp_path / f"{n:03}.txt").write_text(f"{TEXT}\nThis is number {n}.", "utf-8")
    for n in range(0, 90, 10):
        (tmp_path / f"{n:03}.html").write_text(PAGE.replace("nine", f"{n} past nine"), "utf-8")
    (tmp_path / "many.jsonl").write_text(
        "".join(f'{{"text": "Line {n} of the log."}}\n' for n in range(300)) + "{", "utf-8"
    )
    (tmp_path / "empty.txt").write_text("", "utf-8")
    return tmp_path


@pytest.fixture
def hurt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers do what pages tell them."""
    start = starting.START.replace("from {}", "exec({patch!r}); from {}")
    monkeypatch.setattr(
        starting, "START", start.replace("{patch!r}", repr(PATCH).replace("{", "{{").replace("}", "}}"))
    )


def pages(folder: Path, *words: str) -> Path:
    for at, word in enumerate(words):
        (folder / f"{at}-{word}.html").write_text(PAGE.replace("nine", f"nine {word}"), "utf-8")
    return folder


def notes(reading: Reading) -> dict[str, tuple[str, ...]]:
    return {d.id: d.notes for d in reading.documents}


@pytest.mark.parametrize("workers", [None, 1, 2, 5])
def test_any_number_of_workers_gives_the_same(workers: int | None, folder: Path) -> None:
    """Documents, their order, and what is skipped are those of reading in one process."""
    assert read([folder], workers=workers) == read([folder], workers=0)


def test_standard_input_is_read_by_a_worker_too() -> None:
    """A page on standard input gives what the file gives."""
    found = [read(["-"], stdin=io.BytesIO(PAGE.encode()), workers=n) for n in (0, 1, None)]
    assert found[0].documents[0].text.count("harbour") > 1
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("SPIN", "took over 1 s of computing"),
        ("CRASH", "ended with its worker (SIGSEGV)"),
        ("KILL", "ended with its worker, which was killed"),
        ("DEEP", "failed (RecursionError)"),
        ("HUGE", "failed (MemoryError)"),
        ("SLEEP", "gave no answer for 4 s"),
    ],
)
def test_what_ends_a_worker_is_read_plainly_and_says_so(
    word: str, why: str, tmp_path: Path, hurt: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page keeps its text, the pages around it do not notice."""
    monkeypatch.setattr(pools, "STALL", 4 if word == "SLEEP" else 600)
    reading = read([pages(tmp_path, "good", word, "fine")], Limits(seconds=1), workers=2)
    good, hostile, fine = (notes(reading)[name] for name in ("0-good.html", f"1-{word}.html", "2-fine.html"))
    assert (good, fine, reading.skipped) == ((), (), ())
    (note,) = hostile
    assert note.startswith(f"main text taken by the plain reader: extraction {why}")
    assert "harbour" in reading.documents[1].text


def test_a_page_in_an_archive_takes_nothing_with_it(tmp_path: Path, hurt: None) -> None:
    """Of a file of many pages those before and behind the hostile one are read as ever, each once."""
    records = []
    for n, word in enumerate(("a", "CRASH", "b", "CRASH", "c")):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE.replace('nine', word)}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{n}\r\nContent-Length: {len(body)}\r\n\r\n"
        records.append(head.encode() + body + b"\r\n\r\n")
    (tmp_path / "crawl.warc").write_bytes(b"".join(records))
    reading = read([tmp_path], workers=1)
    assert [bool(d.notes) for d in reading.documents] == [False, True, False, True, False]
    assert len({d.text for d in reading.documents}) == 4


def test_what_prints_does_not_disturb_the_answers(
    tmp_path: Path, hurt: None, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a library writes to standard output or error is neither an answer nor shown."""
    assert len(read([pages(tmp_path, "PRINT")], workers=1).documents) == 1
    assert capfd.readouterr() == ("", "")


def test_a_worker_that_cannot_begin_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without workers pages are skipped, and the run ends."""
    monkeypatch.setattr(starting, "START", "raise SystemExit(5) # {!r} {}")
    reading = read([pages(tmp_path, "a", "b")], workers=2)
    assert [s.reason for s in reading.skipped] == [
        "reading it could not begin: its worker ended with its worker (exit code 5)"
    ] * 2


def test_no_worker_stays_behind(folder: Path) -> None:
    """Whoever stops taking articles leaves no process running."""
    code = f"""
from compare.ingest.sharing import Means, articles
from compare.ingest.limits import Options
from compare.ingest.finding import find
import os, itertools
found = articles(find([{os.fspath(folder)!r}])[0], Options(), Means(workers=2))
print(len(list(itertools.islice(found, 5))))
found.close()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("alone")
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["5", "alone"]


def test_fewer_than_no_workers_are_refused() -> None:
    """The error names the number and the cure."""
    with pytest.raises(SettingsError, match="-1 workers; choose 0 or more"):
        compare.read("-", workers=-1)


def test_few_texts_need_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting a process would take longer than reading them."""

    def refuse(*_: object) -> Callable[[], None]:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(pools.Pool, "_start", refuse)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert len(read([tmp_path]).documents) == 1
