"""Links, pipes, sockets, devices, files that vanish, and names that nobody should print."""

from __future__ import annotations

import io
import json
import os
import socket
import time
from pathlib import Path

import pytest

import compare

TEXT = "The council of Oakfield voted on Monday to close the old bridge over the Ember."


def test_only_files_are_opened(tmp_path: Path) -> None:
    """Loops and links out of the tree are not followed, pipes and sockets not opened, and reading does not wait."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    (inside / "deep").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.txt").write_text("A secret.")
    (inside / "a.txt").write_text(TEXT)
    (inside / "deep" / "loop").symlink_to(inside)
    (inside / "self").symlink_to(inside / "self")
    (inside / "out.txt").symlink_to(outside / "secret.txt")
    (inside / "gone.txt").symlink_to(outside / "nothing.txt")
    os.mkfifo(inside / "pipe.jsonl")
    start = time.monotonic()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(inside / "s.txt"))
        for given in (inside, f"{inside}/**", f"{inside}/**/*"):
            reading = compare.read(given)
            assert [d.text for d in reading.documents] == [TEXT]
            assert len(reading.skipped) == 6
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/null", "/dev/random"])
def test_devices_are_not_opened(device: str) -> None:
    """Also when they are named."""
    if os.path.exists(device):
        assert [s.reason for s in compare.read(device).skipped] == ["a device"]


def test_a_file_that_vanishes_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between being found and being opened, and while it is read."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}")
    real = open

    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    def opening(path: str, mode: str = "r") -> object:
        if path.endswith("a.txt"):
            os.unlink(path)
        return Failing() if path.endswith("b.txt") else real(path, mode)

    monkeypatch.setattr("builtins.open", opening)
    reading = compare.read(tmp_path)
    assert [d.id for d in reading.documents] == ["c.txt"]
    assert [s.reason for s in reading.skipped] == ["no such file or folder", "input/output error"]


def test_a_file_that_nobody_may_read_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So does a folder that nobody may look into; who may do everything is refused by a stand-in."""
    (tmp_path / "shut").mkdir()
    for name in ("a.txt", "b.txt", "shut/c.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    real_open, real_list = open, os.listdir

    def opening(path: object, *how: object, **more: object) -> object:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return real_open(path, *how, **more)  # type: ignore[call-overload]  # as open takes them

    def listing(path: str) -> list[str]:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return real_list(path)

    monkeypatch.setattr("builtins.open", opening)
    monkeypatch.setattr("os.listdir", listing)
    try:
        reading = compare.read(tmp_path)
    finally:
        (tmp_path / "shut").chmod(0o700)
    assert [d.id for d in reading.documents] == ["b.txt"]
    assert [s.reason for s in reading.skipped] == ["permission denied"] * 2


NAMES = [
    b"a\nb.txt",
    b"a\x1b[2J\x1b]0;x\x07.txt",
    b"caf\xe9.txt",
    "a\u202egnp.txt".encode(),
    b"a\\b.txt",
    b"-",
    b"*.txt",
    b"--help.txt",
]


def test_names_are_shown_and_never_obeyed(tmp_path: Path) -> None:
    """Newlines, escapes, bytes outside UTF-8 and turned writing leave ids that JSON and a terminal can hold."""
    for number, name in enumerate(NAMES):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(f"{TEXT} {number}")
    reading = compare.read(tmp_path)
    assert len(reading.documents) == len(NAMES) and not reading.skipped
    for document in reading.documents:
        shown = json.dumps([document.id, document.origin, document.outlet]).encode("utf-8")
        assert all(mark not in document.id + document.outlet for mark in "\n\x1b\x07\u202e"), shown
    assert len({d.id for d in reading.documents}) == len(NAMES)
