"""A folder that holds all of it at once: whatever the generators of these tests make."""

from __future__ import annotations

import json
import os
import random
import runpy
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
TEXT = "The council of Oakfield voted on Monday to close the old bridge over the Ember until the river has fallen."
LONG = 30_000_000  # bytes, more than an article may have
HARMS = 3  # damaged files of each format
WIDTH = 80


@cache
def made_by(module: str) -> dict[str, Any]:
    """Return what a module of these tests holds."""
    return runpy.run_path(os.fspath(HERE / f"test_{module}.py"))


def hostile() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file."""
    bombs, damage, texts = made_by("bombs"), made_by("damage"), made_by("encodings")
    for name, bomb in bombs["BOMBS"].items():
        yield f"bombs/{name}", bomb()
    for doctype, about in bombs["DOCTYPES"].items():
        for root, body in bombs["BODIES"].items():
            yield f"entities/{doctype}.{root}.xml", (about.replace("{root}", root) + body).encode()
    for suffix, form in texts["FORMS"].items():
        for codec in ("utf-8-sig", "utf-16", "utf-32", "cp1252"):
            yield f"encodings/{codec}{suffix}", form.format(text=texts["TEXT"]).encode(codec)
        yield f"encodings/noise{suffix}", b"GIF89a" + random.Random(7).randbytes(20_000)
        yield f"encodings/blank{suffix}", b" \n\t\0"
    for kind, body in made_by("pages")["PAGES"].items():
        yield f"pages/{kind}.html", f"<!doctype html><html><body><article>{body}</article></body></html>".encode()
    for kind, line in made_by("records")["LINES"].items():
        yield f"records/{kind}.jsonl", line.encode()
    for kind, table in made_by("records")["TABLES"].items():
        yield f"tables/{kind}.csv", table.encode()
    for name, begun in made_by("sizes")["BEGUN"].items():
        yield f"sizes/{name}", begun
    for kind, sample in damage["SAMPLES"].items():
        for n in range(HARMS):
            yield f"damage/{n}.{kind}", damage["damaged"](sample(), random.Random(f"{kind} {n}"))
    crawl = b"".join(made_by("crawls")["RECORDS"])
    yield "crawls/cut.warc", crawl[: len(crawl) // 2]
    for name in made_by("runs")["BAITS"] + made_by("runs")["SETTINGS"]:
        yield name, b"raise SystemExit(1)\n"
    for number, poison in enumerate(made_by("printing")["POISON"]):
        yield f"poison/{number}.json", json.dumps({"id": poison, "title": poison, "text": f"{TEXT} {poison}"}).encode()
    yield "good.txt", TEXT.encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all of them, and with what is no file."""
    top = tmp_path_factory.mktemp("all")
    for name, content in hostile():
        path = top / name
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as out:
            out.write(content)
            if path.parent.name == "sizes":
                out.truncate(LONG)  # a hole, which takes no place on the disk
    places = top / "places"
    places.mkdir()
    for number, name in enumerate(made_by("places")["NAMES"]):
        (places / os.fsdecode(name)).write_text(f"{TEXT} {number}")
    (places / "loop").symlink_to(top)
    (places / "gone").symlink_to(top / "nothing")
    os.mkfifo(places / "pipe")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(os.path.relpath(places / "socket"))
    listener.close()
    return top


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache for all runs: what the first reads, the others need not."""
    return tmp_path_factory.mktemp("kept")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program at 80 columns."""
    command = [sys.executable, "-P", "-m", "compare", *map(str, arguments)]
    surroundings = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)


def test_every_file_is_read_or_told_of(folder: Path, kept: Path) -> None:
    """The run ends with 0 and says nothing else; of each file there is an article, or a reason."""
    done = run("cluster", folder, "--cache", kept, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert "good.txt" in {d["id"] for d in told["documents"]}
    assert all(s["reason"] and s["origin"].isprintable() for s in told["skipped"])
    origins = [entry["origin"] for kind in ("documents", "skipped") for entry in told[kind]]
    for path in folder.rglob("*"):
        is_one = path.is_symlink() or not path.is_dir()
        if is_one and not path.name.startswith(".") and path.parent.name != "places":  # whose names are shown otherwise
            place = path.as_posix()
            assert any(o == place or o.startswith((f"{place}:", f"{place}[", f"{place}/")) for o in origins), place
    assert sum(o.startswith(f"{folder}/places/") for o in origins) == len(os.listdir(folder / "places"))


@pytest.mark.parametrize("verb", ["cluster", "dedup"])
def test_what_was_skipped_is_one_table(verb: str, folder: Path, kept: Path) -> None:
    """With 3 where nothing may be skipped; no wider than the terminal, and nothing in it acts."""
    done = run(verb, folder, "--cache", kept, "--strict")
    assert done.returncode == 3
    assert "Traceback" not in done.stdout + done.stderr
    assert max(map(width, done.stdout.splitlines())) <= WIDTH
    assert not made_by("printing")["ACTS"].search(done.stdout + done.stderr)


def width(text: str) -> int:
    """Return how many columns a line takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
