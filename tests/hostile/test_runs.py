"""Runs in hostile surroundings: what is written where, interrupts, few means, odd locales, baits in the folder (rows 25 to 31)."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

STORY = "The ferry left Corran at nine with forty people on board, and the fog came down before it had passed the light {}. "
BODY = "".join(f"<p>{STORY.format(n)}</p>" for n in range(6))
PAGE = f"<html><head><title>Ferry</title></head><body><article>{BODY}</article></body></html>"
COMMAND = (sys.executable, "-P", "-m", "compare")


def run(*arguments: object, **how: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, check=False, timeout=300, **how)  # type: ignore[call-overload]  # as subprocess takes them


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with texts, pages and a record whose outlet and id are paths."""
    place = tmp_path / "pile"
    place.mkdir()
    for n in range(4):
        (place / f"{n}.txt").write_text(STORY.format(n) * 3, "utf-8")
        (place / f"{n}.html").write_text(PAGE.replace("Corran", f"Corran {n}"), "utf-8")
    paths = ("../../outside", "/etc/passwd", "con", "..", "a/../../b")
    records = [json.dumps({"id": path, "outlet": path, "title": path, "text": STORY.format(path)}) for path in paths]
    (place / "paths.jsonl").write_text("\n".join(records), "utf-8")
    return place


def tree(place: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


def test_only_the_named_file_is_written(folder: Path, tmp_path: Path) -> None:
    """No name in the input becomes a name on the disk, whatever outlets and ids say."""
    before = tree(tmp_path)
    out = tmp_path / "out.jsonl"
    assert run("report", folder, "--format", "json", cwd=tmp_path).returncode == 0
    assert tree(tmp_path) == before
    assert run("dedup", folder, "-o", out, cwd=tmp_path).returncode == 0
    assert tree(tmp_path) == {**before, str(out): out.read_bytes()}


@pytest.mark.parametrize("kind", ["file", "link", "dangling link", "input"])
def test_nothing_is_overwritten(kind: str, folder: Path, tmp_path: Path) -> None:
    """Neither a file nor what a link leads to, nor what is read."""
    there, out = tmp_path / "there.txt", tmp_path / "out.txt"
    there.write_text("precious")
    if kind == "file":
        out = there
    elif kind == "input":
        out = folder / "0.txt"
    else:
        out.symlink_to(there if kind == "link" else tmp_path / "gone.txt")
    before = tree(tmp_path)
    done = run("report", folder, "-o", out)
    assert done.returncode == 2
    assert tree(tmp_path) == before
    assert not (tmp_path / "gone.txt").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_nothing_behind(number: signal.Signals, folder: Path, tmp_path: Path) -> None:
    """While pages are read: 130, no traceback, no half-written file, no worker."""
    for n in range(300):
        (folder / f"more-{n}.html").write_text(PAGE, "utf-8")
    out = tmp_path / "out.json"
    command = [*COMMAND, "cluster", folder, "--workers", "2", "--format", "json", "-o", out]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        for _ in range(600):
            time.sleep(0.1)
            if len(others_of(process.pid)) > 1 or process.poll() is not None:  # a worker is there: it reads
                break
        process.send_signal(number)
        _, errors = process.communicate(timeout=120)
    if process.returncode == 0:  # it was faster
        return
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pile"]
    for _ in range(100):
        if not others_of(process.pid):
            return
        time.sleep(0.1)
    raise AssertionError("a worker lives on")


@pytest.mark.parametrize("verb", ["report", "cluster", "dedup"])
def test_a_closed_pipe_ends_quietly(verb: str, folder: Path) -> None:
    """`… | head -1`: no traceback, nothing on standard error, no error."""
    command = [*COMMAND, verb, folder, "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.wait(120) == 0
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells who the workers are")
def test_a_worker_that_is_killed_costs_no_article(folder: Path) -> None:
    """As the kernel does when memory is short: others read on, and every file is a document or has its reason."""
    for n in range(200):
        (folder / f"more-{n}.html").write_text(PAGE.replace("Corran", f"Harbour {n}"), "utf-8")
    command = [*COMMAND, "cluster", folder, "--workers", "2", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        for _ in range(600):
            time.sleep(0.1)
            workers = [found for found in others_of(process.pid) if found != process.pid]
            if workers or process.poll() is not None:
                break
        for worker in workers[:1]:
            os.kill(worker, signal.SIGKILL)
        out, errors = process.communicate(timeout=240)
    assert process.returncode == 0 and b"Traceback" not in errors
    told = json.loads(out)
    assert len(told["documents"]) + len(told["skipped"]) == 213


def others_of(session: int) -> list[int]:
    """Return the processes of a session that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat") if Path("/proc/self/stat").exists() else ():
        try:
            state, _parent, _group, own = path.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue  # it ended while we looked
        if int(own) == session and state != "Z":
            found.append(int(path.parent.name))
    return found


def limited(kind: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (most, most))


@pytest.mark.parametrize(
    ("kind", "most"), [(resource.RLIMIT_NOFILE, 14), (resource.RLIMIT_AS, 2_500_000_000)], ids=["files", "memory"]
)
def test_few_means_are_enough_or_a_reason(kind: int, most: int, folder: Path) -> None:
    """With few file handles or little memory a run ends: with the result, or with what could not be read and why."""
    done = run("cluster", folder, "--format", "json", "--workers", "2", preexec_fn=limited(kind, most))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told["documents"]) + len(told["skipped"]) == 13
    assert b"Traceback" not in done.stderr


def test_the_surroundings_change_nothing(folder: Path) -> None:
    """Language, time zone, hash seed, number of workers and the kind of terminal: the same bytes."""
    (folder / "turkish.txt").write_text("İstanbul'da ışıklar söndü. ILIK bir gece. " * 9, "utf-8")
    first = run("report", folder, "--format", "json").stdout
    assert first
    for number, surroundings in enumerate(
        (
            {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Pacific/Apia"},
            {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7"},
            {"TERM": "dumb", "COLUMNS": "3", "PYTHONHASHSEED": "0", "TZ": "nonsense/place", "PYTHONOPTIMIZE": "1"},
        )
    ):
        done = run("report", folder, "--format", "json", "--workers", number, env={**os.environ, **surroundings})
        assert done.stdout == first, (surroundings, done.stderr)


BAITS = (
    "lxml.py",
    "json.py",
    "trafilatura.py",
    "orjson.py",
    "compare.py",
    "sitecustomize.py",
    "usercustomize.py",
    "conftest.py",
)
SETTINGS = (
    "settings.cfg",
    "trafilatura.cfg",
    "pyproject.toml",
    "setup.cfg",
    "story-compare.toml",
    ".story-compare",
    ".env",
)


def test_baits_in_the_folder_are_neither_run_nor_obeyed(folder: Path, tmp_path: Path) -> None:
    """From inside a folder with modules and settings of well-known names, the same articles are read in the same way."""
    first = json.loads(run("report", ".", "--format", "json", cwd=folder).stdout)
    marker = tmp_path / "run"
    for name in BAITS:
        (folder / name).write_text(f"open({str(marker)!r}, 'w').close()\n")
    for name in SETTINGS:
        (folder / name).write_text("[DEFAULT]\nMIN_EXTRACTED_SIZE = 999999\n[tool.story-compare]\nthreshold = 0.01\n")
    second = json.loads(run("report", ".", "--format", "json", cwd=folder).stdout)
    assert not marker.exists()
    kept = {d["id"] for d in second["documents"]} - {*BAITS, *SETTINGS}
    assert [d for d in second["documents"] if d["id"] in kept] == first["documents"]
    assert second["settings"] == first["settings"]


@pytest.mark.skipif(not shutil.which("unshare"), reason="unshare is not installed")
def test_a_report_needs_no_network(folder: Path) -> None:
    """In a network of its own, in which not even this machine is to be found, everything is as it was."""
    alone = ["unshare", "--map-root-user", "--net"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody have a network of his own")
    command = [*alone, *COMMAND, "report", str(folder), "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout == run("report", folder, "--format", "json").stdout


def test_the_tests_themselves_have_no_network() -> None:
    """Whoever asks for another machine in a test is refused, so that the suite cannot need one."""
    for asked in (
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
        lambda: socket.getaddrinfo("a.example", 80),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
    ):
        with pytest.raises(AssertionError, match="a test asked for the network"):
            asked()
