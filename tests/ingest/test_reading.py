"""Laws of reading a pile: every input gives documents or a reason, in an order and under ids that last."""

from __future__ import annotations

import io
import json
import os
import socket
from itertools import permutations
from pathlib import Path

import pytest

from compare.ingest.limits import Limits
from compare.ingest.reading import read
from compare.ingest.sources import held, shown
from compare.model import Skipped

TEXT = "The council of Oakfield voted on Monday to close the old bridge."


def pile(folder: Path, **texts: str) -> Path:
    """Write text files; `sub__a` is sub/a.txt."""
    for name, text in texts.items():
        path = folder / (name.replace("__", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_a_folder_is_read_through_and_sorted(tmp_path: Path) -> None:
    """Ids are paths below the folder; the outlet is the sub-folder, else the file's name."""
    reading = read([pile(tmp_path, b="b", a="a", courier__2031__x="x", herald__y="y")])
    assert [(d.id, d.outlet) for d in reading.documents] == [
        ("a.txt", "a"),
        ("b.txt", "b"),
        ("courier/2031/x.txt", "courier"),
        ("herald/y.txt", "herald"),
    ]
    assert [d.origin for d in reading.documents] == [f"{tmp_path.as_posix()}/{d.id}" for d in reading.documents]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    """What begins with a dot is not read and not reported, a settings file among it."""
    reading = read([pile(tmp_path, a="a", **{".hidden": "x", ".git__b": "x"})])
    assert [d.id for d in reading.documents] == ["a.txt"] and not reading.skipped


def test_inputs_keep_their_order(tmp_path: Path) -> None:
    """Two files are read in the order in which they are named."""
    pile(tmp_path, a="a", b="b")
    assert [d.id for d in read([tmp_path / "b.txt", tmp_path / "a.txt"]).documents] == ["b.txt", "a.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    """A folder, a file in it and another way to spell it are one source, under one id whatever the order."""
    pile(tmp_path, sub__a="a")
    ways = [tmp_path, tmp_path / "sub" / "a.txt", tmp_path / "sub" / ".." / "sub" / "a.txt"]
    readings = [read(order) for order in permutations(ways)]
    assert all(len(r.documents) == 1 and r == readings[0] for r in readings)


def test_a_lone_path_is_one_input(tmp_path: Path) -> None:
    """A string is a path, not a list of letters."""
    assert len(read(str(pile(tmp_path, a="a"))).documents) == 1


def test_a_clashing_id_is_told_apart_for_all_its_bearers(tmp_path: Path) -> None:
    """No bearer keeps the bare id, so that the result does not depend on who came first."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": "7", "text": name}) + "\n")
    paths = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    ids = {d.id for d in read(paths).documents}
    assert ids == {f"7@{path.as_posix()}:1" for path in paths} == {d.id for d in read(paths[::-1]).documents}


def test_ids_stay_apart_even_when_chosen_to_clash(tmp_path: Path) -> None:
    """An id that already looks like a mended one is mended too."""
    path = tmp_path / "a.jsonl"
    ids = ["x", "x", f"x@{path.as_posix()}:1"]
    path.write_text("".join(json.dumps({"id": i, "text": f"text {n}"}) + "\n" for n, i in enumerate(ids)))
    assert len({d.id for d in read([path]).documents}) == 3


def test_what_cannot_be_read_is_skipped_with_its_reason(tmp_path: Path) -> None:
    """A missing path, a pipe, a socket, a device and links end in a reason, and the rest is read."""
    pile(tmp_path / "in", a=TEXT)
    pile(tmp_path / "out", secret=TEXT)
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out" / "secret.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "in" / "sock.txt"))
        reading = read([tmp_path / "in", tmp_path / "gone", "/dev/zero", "nul\0name"])
    assert [d.id for d in reading.documents] == ["a.txt"]
    reasons = {s.origin.rpartition("/")[2]: s.reason for s in reading.skipped}
    assert reasons == {
        "gone": "no such file or folder",
        "pipe.txt": "a pipe; give - to read standard input",
        "sock.txt": "a socket",
        "zero": "a device",
        "loop": "a symbolic link; name it to have it read",
        "link.txt": "a symbolic link; name it to have it read",
        "nul\\x00name": "a NUL in its name",
    }


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    """The user chose it."""
    pile(tmp_path / "out", a=TEXT)
    (tmp_path / "link").symlink_to(tmp_path / "out")
    assert len(read([tmp_path / "link"]).documents) == 1


def test_a_file_that_may_not_be_read_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights taken away, or a file that vanishes on the way, cost that file only."""
    pile(tmp_path, a=TEXT, b=TEXT + " Again.")
    real = open

    def refusing(path: str, mode: str) -> io.BufferedReader:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return real(path, "rb")

    monkeypatch.setattr("builtins.open", refusing)
    reading = read([tmp_path])
    assert [d.id for d in reading.documents] == ["b.txt"]
    assert reading.skipped == (Skipped(f"{tmp_path.as_posix()}/a.txt", "permission denied"),)


def test_names_are_shown_escaped(tmp_path: Path) -> None:
    """A newline, an escape and a byte outside UTF-8 in a name leave ids that JSON and a terminal can hold."""
    for name in (b"a\nb\x1b[2J.txt", b"caf\xe9.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(f"{TEXT} {name!r}")
    reading = read([tmp_path])
    assert [d.id for d in reading.documents] == ["a\\x0ab\\x1b[2J.txt", "caf\\xe9.txt"]
    assert reading.documents[0].outlet == "a\\x0ab\\x1b[2J"
    json.dumps([d.origin for d in reading.documents]).encode()


def test_no_two_names_are_shown_alike() -> None:
    """A name that spells an escape out differs from one that holds it."""
    names = ["a\x1b", "a\\x1b", "a\\\\x1b", "a\udc80", "a\x80", "a\\x80", "a\u202e"]
    assert len({shown(name) for name in names}) == len(names) - 1  # the byte 80 and U+0080 look the same
    assert shown("Zeitung für Eichfeld.txt") == "Zeitung für Eichfeld.txt"


@pytest.mark.parametrize(
    ("content", "title", "origin"),
    [
        ("<!doctype html><html><body><p>Shut.</p></body></html>", "", "<stdin>"),
        ('{"title": "T", "text": "Shut."}', "T", "<stdin>"),
        ('{"title": "T", "text": "Shut."}\n{"title": "U", "text": "Open."}\n', "T", "<stdin>:1"),
        ('[{"title": "T", "text": "Shut."}]', "T", "<stdin>[0]"),
        ("A title\n\nShut.", "A title", "<stdin>"),
    ],
)
def test_standard_input_is_known_by_its_content(content: str, title: str, origin: str) -> None:
    """A page, records and plain text come through the same dash, and through a file without a suffix."""
    found = read(["-"], stdin=io.BytesIO(content.encode())).documents[0]
    assert (found.title, found.origin) == (title, origin)
    assert found.text == "Shut."


def test_a_stream_that_cannot_be_rewound_is_held() -> None:
    """A pipe is kept, so that it can be read twice."""
    inward, outward = os.pipe()
    os.write(outward, TEXT.encode())
    os.close(outward)
    with os.fdopen(inward, "rb") as pipe, held(pipe) as kept:
        assert read(["-"], stdin=kept).documents == read(["-"], stdin=kept).documents != ()


def test_progress_is_told_after_each_document(tmp_path: Path) -> None:
    """The count rises by one."""
    told: list[int] = []
    read([pile(tmp_path, a="a", b="b", c="")], progress=told.append)
    assert told == [1, 2]


def test_an_unknown_binary_is_skipped(tmp_path: Path) -> None:
    """An image among the pages is named, not read."""
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert [s.reason for s in read([tmp_path]).skipped] == ["binary"]


def test_a_settings_file_changes_nothing(tmp_path: Path) -> None:
    """A file in the corpus that looks like settings is an article or nothing, never settings."""
    pile(tmp_path, a=TEXT)
    before = read([tmp_path]).documents
    (tmp_path / "story-compare.toml").write_bytes(bytes(100))
    assert read([tmp_path]).documents == before


def test_many_small_files_need_few_handles(tmp_path: Path) -> None:
    """Files are opened one at a time."""
    resource = pytest.importorskip("resource")
    for number in range(500):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} {number}")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(64, hard), hard))
    try:
        assert len(read([tmp_path], Limits()).documents) == 500
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_places_of_one_name_end_in_distinct_ids(tmp_path: Path) -> None:
    """A file that is called like a line of another keeps its own id, and reading ends."""
    (tmp_path / "x.jsonl").write_text('{"id": "x.jsonl:1", "text": "Some words of one article here."}\n', "utf-8")
    (tmp_path / "x.jsonl:1").write_text("Other words of another article here.", "utf-8")
    ids = [d.id for d in read([tmp_path]).documents]
    assert len(set(ids)) == 2


def test_paragraphs_in_a_list_count_towards_the_cap(tmp_path: Path) -> None:
    """However a text is cut up, it is as long as it is."""
    (tmp_path / "a.json").write_text('{"paragraphs": ["' + "a" * 600 + '", "' + "b" * 600 + '"]}', "utf-8")
    found = read([tmp_path], Limits(max_bytes=1000))
    assert not found.documents
    assert "over the cap" in found.skipped[0].reason
