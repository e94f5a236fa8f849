"""A folder that holds all of it at once."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TEXT = "The council of Oakfield voted on Monday to close the old bridge over the Ember until the river has fallen."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one good article and whatever the world throws at a reader."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("blank.txt", "")
        archive.writestr("more\x1b[2J.txt", TEXT.replace("Oakfield", "Elmfield"))
    files = {
        "good.txt": TEXT.encode(),
        "empty.txt": b"",
        "noise.txt": bytes(range(256)) * 99,
        "cut.jsonl": json.dumps({"text": TEXT})[:40].encode(),
        "deep.json": b"[" * 100_000,
        "bomb.xml": b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>',
        "map.xml": b'<?xml version="1.0"?><urlset/>',
        "bomb.txt.gz": gzip.compress(bytes(120_000_000)),
        "cut.gz": gzip.compress(os.urandom(900))[:500],
        "pile.zip": out.getvalue(),
        "broken.pdf": b"%PDF-1.7\n%%EOF",
        "broken.parquet": b"PAR1" + bytes(50),
        "broken.docx": b"PK\x03\x04" + bytes(50),
        "open.csv": b'id,text\n1,"open\n',
        "crawl.warc": b"WARC/1.0\r\nContent-Length: 99\r\n\r\nshort",
        "letter.eml": b"From: a\nSubject: b\nMessage-ID: <c>\n\n",
        "a\nb.html": b"<!doctype html><script>x</script>",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "compare", *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_a_run_ends_and_says_what_it_skipped_and_why(folder: Path) -> None:
    """It exits with 0, with 3 when nothing may be skipped; every file is either read or told of."""
    done = run("cluster", folder, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert [d["id"] for d in told["documents"]] == ["good.txt", "pile.zip/more\\x1b[2J.txt"]
    skipped = {
        s["origin"].removeprefix(f"{folder.as_posix()}/").partition(":")[0].partition("[")[0] for s in told["skipped"]
    }
    names = {name.replace("\n", "\\x0a") for name in os.listdir(folder)} - {"good.txt", "pile.zip"}
    assert skipped == names | {"pile.zip/blank.txt"}
    assert all(s["reason"] and "\x1b" not in s["origin"] for s in told["skipped"])
    assert run("cluster", folder, "--strict").returncode == 3
    assert "\x1b[2J" not in run("cluster", folder).stdout
