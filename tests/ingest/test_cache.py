"""Laws of keeping articles from run to run: nobody can tell, but by the time it takes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import compare
from compare.errors import SettingsError
from compare.ingest.cache import FRESH, TAG, Cache
from compare.ingest.finding import find
from compare.ingest.limits import Limits, Options
from compare.ingest.readers import html
from compare.model import Document, Paragraph, Skipped

BODY = "".join(
    f"<p>On day {n} of the strike the ferry left Corran at nine, and nobody was on board, the harbour master said.</p>"
    for n in range(6)
)
PAGE = f"<!doctype html><html><head><title>Ferry</title></head><body><article>{BODY}</article></body></html>"
PAGES = 9
Extract = Callable[..., html.Extract]


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Return a folder of pages, texts, an archive, and what cannot be read."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for n in range(PAGES):
        (folder / f"{n}.html").write_text(PAGE.replace("nine", f"{n} past nine"), "utf-8")
    (folder / "a.txt").write_text("The ferry left.\n\nNobody was on board.", "utf-8")
    (folder / "b.jsonl").write_text('{"text": "The ferry left."}\n{', "utf-8")
    (folder / "empty.html").touch()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("one.html", PAGE)
        archive.writestr("none.html", "")
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of all markup that is extracted in this process."""
    found: list[str] = []
    whole: Extract = html._extracted
    monkeypatch.setattr(html, "_extracted", lambda markup, *rest: found.append(markup) or whole(markup, *rest))
    return found


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in cache.glob("??/*") if path.is_file())


def test_what_was_read_once_is_not_read_again(pile: Path, tmp_path: Path, asked: list[str]) -> None:
    """Pages, and those in an archive; a page that is empty, and a file that is broken, are told of again."""
    first = compare.read(pile, cache=tmp_path / "kept", workers=0)
    assert len(asked) == PAGES + 1 and len(first.documents) == PAGES + 3
    asked.clear()
    assert compare.read(pile, cache=tmp_path / "kept", workers=0) == first
    assert asked == []


@pytest.mark.parametrize("workers", [0, 2, None])
def test_a_cache_changes_nothing(pile: Path, tmp_path: Path, workers: int | None) -> None:
    """Neither when it is filled nor when it is used, whoever reads."""
    plain = compare.read(pile)
    for _ in range(2):
        assert compare.read(pile, cache=tmp_path / "kept", workers=workers) == plain


def test_what_reads_fast_is_not_kept(pile: Path, tmp_path: Path) -> None:
    """Texts and lines of JSON are as long in a cache as where they lie."""
    compare.read(pile / "a.txt", pile / "b.jsonl", cache=tmp_path / "kept")
    assert entries(tmp_path / "kept") == []


def test_what_has_changed_is_read_again(pile: Path, tmp_path: Path, asked: list[str]) -> None:
    """Another text, another name, other limits: another article, or one with another id."""
    compare.read(pile, cache=tmp_path / "kept", workers=0)
    asked.clear()
    (pile / "3.html").write_text(PAGE.replace("nine", "ten"), "utf-8")
    (pile / "4.html").rename(pile / "new.html")
    assert compare.read(pile, cache=tmp_path / "kept", workers=0) == compare.read(pile)
    assert len(asked) == 2
    compare.read(pile, cache=tmp_path / "kept", workers=0, limits=Limits(max_links=7))
    assert len(asked) == 2 + PAGES + 1


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def flipped(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 3] ^= 4
    path.write_bytes(raw)


def swapped(path: Path) -> None:
    path.write_bytes(next(other.read_bytes() for other in path.parent.parent.glob("??/*") if other != path))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "harm", [Path.unlink, cut, flipped, swapped, a_folder, lambda path: path.write_bytes(b"")], ids=str
)
def test_what_is_damaged_is_as_if_it_were_not_there(pile: Path, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """Cut off, changed in one bit, empty, of another file: it is read anew, and kept anew where that can be."""
    first = compare.read(pile, cache=tmp_path / "kept", workers=0)
    before = {path: path.read_bytes() for path in entries(tmp_path / "kept")}
    harm(entries(tmp_path / "kept")[2])
    assert compare.read(pile, cache=tmp_path / "kept", workers=0) == first
    if harm is not a_folder:
        assert {path: path.read_bytes() for path in entries(tmp_path / "kept")} == before


KILLED = """
import os, signal, sys
import compare
from compare.ingest.readers import html
whole = html._extracted
def hurt(markup, *rest):
    if "5 past nine" in markup:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(markup, *rest)
html._extracted = hurt
compare.read(sys.argv[1], cache=sys.argv[2], workers=0)
"""


def test_a_run_that_was_killed_goes_on_where_it_was(pile: Path, tmp_path: Path, asked: list[str]) -> None:
    """What was read to its end is there, the rest is read; the result is that of one run."""
    done = subprocess.run([sys.executable, "-c", KILLED, pile, tmp_path / "kept"], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(entries(tmp_path / "kept")) == 5 and len(list((tmp_path / "kept" / FRESH).iterdir())) == 1
    found = compare.read(pile, cache=tmp_path / "kept", workers=0)
    assert [page for page in asked if "past nine" in page] and len(asked) == PAGES + 1 - 5
    assert found == compare.read(pile)


def test_a_run_that_was_killed_amid_its_workers_goes_on(pile: Path, tmp_path: Path) -> None:
    """The program from outside, in a pile that a worker never ends."""
    for n in range(PAGES, 40):
        (pile / f"{n}.html").write_text(PAGE.replace("nine", f"{n} past nine"), "utf-8")
    os.mkfifo(pile / "zz")
    command = [sys.executable, "-P", "-m", "compare", "cluster", pile, "--format", "json", "--workers", "2"]
    plain = subprocess.run(command, capture_output=True, check=True).stdout
    running = subprocess.Popen([*command, "--cache", tmp_path / "kept"], stdout=subprocess.DEVNULL)
    while running.poll() is None and len(entries(tmp_path / "kept")) < 3:
        pass
    running.kill()
    running.wait()
    assert len(entries(tmp_path / "kept")) >= 3
    for _ in range(2):
        assert subprocess.run([*command, "--cache", tmp_path / "kept"], capture_output=True, check=True).stdout == plain


def test_what_another_run_may_read_better_is_not_kept(pile: Path, tmp_path: Path) -> None:
    """Pages whose worker ended, and what the system refused: memory may have been short, or a disk gone."""
    (source,) = find([pile / "1.html"])[0]
    document = Document("1.html", (Paragraph("The ferry left."),), origin=source.origin)
    given_up = html.GIVEN_UP + "took over 10 s of computing"
    for item in (
        Document("1.html", document.paragraphs, origin=source.origin, notes=(given_up,)),
        Skipped(source.origin, "reading it ended with its worker, which was killed: out of memory, most likely"),
        Skipped(source.origin, "input/output error"),
    ):
        entry = Cache(tmp_path / "kept").entry(source, Options())
        assert entry is not None and list(entry.keeping(iter([document, item]))) == [document, item]
        assert not entry.is_whole() and not list((tmp_path / "kept" / FRESH).iterdir())
    assert entry is not None and list(entry.keeping(iter([document]))) == [document]
    assert entry.is_whole() and list(entry.items()) == [document]


def test_a_file_that_changes_while_it_is_read_is_not_kept(pile: Path, tmp_path: Path) -> None:
    """Its bytes were hashed before."""
    (source,) = find([pile / "1.html"])[0]
    entry = Cache(tmp_path / "kept").entry(source, Options())
    (pile / "1.html").write_text("another page")
    assert entry is not None and list(entry.keeping(iter(()))) == [] and not entry.is_whole()


def test_a_disk_that_is_full_costs_nothing(pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The articles are read, and not kept."""
    kept = Cache(tmp_path / "kept")
    (source,) = find([pile / "1.html"])[0]
    for fresh in ("/dev/full", str(tmp_path / "none" / "x")):
        entry = kept.entry(source, Options())
        assert entry is not None
        entry._fresh = Path(fresh)
        monkeypatch.setattr(Path, "unlink", lambda *_: None)
        assert list(entry.keeping(iter([Skipped("a", "b")]))) == [Skipped("a", "b")]
        assert not entry.is_whole()


def test_a_cache_is_a_folder_of_its_own(pile: Path, tmp_path: Path) -> None:
    """One that holds other files is refused, as is a file; programs that copy disks can tell what it is."""
    with pytest.raises(SettingsError, match="holds other files; name an empty folder, or a new one"):
        compare.read(pile, cache=pile)
    with pytest.raises(SettingsError, match=r"a\.txt cannot hold a cache: file exists; name another folder"):
        compare.read(pile, cache=pile / "a.txt")
    with pytest.raises(SettingsError, match="cannot hold a cache: a NUL in its name"):
        compare.read(pile, cache="a\0b")
    compare.read(pile, cache=tmp_path / "new" / "kept")
    assert (tmp_path / "new" / "kept" / TAG).read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")


def test_names_of_files_are_no_names_in_the_cache(tmp_path: Path) -> None:
    """Whatever files are called, entries are called by digits."""
    (tmp_path / "pile").mkdir()
    for name in ("x..\n.html", "a\x1b[2J.html", "%2e%2e%2f.html"):
        (tmp_path / "pile" / name).write_text(PAGE + name, "utf-8")
    compare.read(tmp_path / "pile", cache=tmp_path / "kept")
    found = entries(tmp_path / "kept")
    assert len(found) == 3 and all(set(p.parent.name + p.name) <= set("0123456789abcdef") for p in found)


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_dedup_reads_with_workers_and_a_cache(pile: Path, tmp_path: Path, workers: int, asked: list[str]) -> None:
    """The same stays, and a second run reads nothing."""
    plain = compare.dedup(pile)
    for _ in range(2):
        found = compare.dedup(pile, workers=workers, cache=tmp_path / "kept")
        assert found.kept_ids == plain.kept_ids and found.skipped == plain.skipped
    assert len(asked) == (PAGES + 1 if workers == 0 else 0)  # others were asked in their own processes
