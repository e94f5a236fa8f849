"""Public collections of malformed files -> what reading them gives, printed.

python benchmarks/hostile_data.py FOLDER

FOLDER holds `json` (files named y_, n_, i_: valid, not valid, either), `encoding` (charset tests of html5lib) and `warc`
(crawls, some of them broken). Everything is read as from the command line; a traceback here would be a fault.
"""

from __future__ import annotations

import re
import sys
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pages import head, row

import compare
from compare.errors import ReadError
from compare.ingest.charset import decode
from compare.ingest.labels import codec
from compare.ingest.prescan import declared_charset
from compare.ingest.readers.records import parsed

CASE = re.compile(rb"#data\n(.*?)\n#encoding\n([^\n]+)", re.DOTALL)
TELLING = b"<p>Le caf\xe9 est d\xe9j\xe0 ferm\xe9, dit la ma\xeetresse, tr\xe8s na\xefve.</p>"  # no UTF-8
SHOWN = 90


def main(folder: str) -> None:
    for lines in (json_files(Path(folder, "json")), charsets(Path(folder, "encoding")), crawls(Path(folder, "warc"))):
        print("\n".join(lines), end="\n\n")


def json_files(folder: Path) -> Iterator[str]:
    """Yield how many files of each kind are taken for JSON, and what reading the folder as articles gives."""
    taken: Counter[tuple[str, bool]] = Counter()
    wrong = []
    for path in sorted(folder.glob("*.json")):
        kind, is_json = path.name[0], _is_json(path)
        taken[kind, is_json] += 1
        if is_json != (kind == "y") and kind != "i":
            wrong.append(path.name)
    yield head("JSON", "taken", "refused")
    for kind, meaning in (("y", "valid"), ("n", "not valid"), ("i", "either")):
        yield row(meaning, taken[kind, True], taken[kind, False])
    yield f"against expectation: {', '.join(wrong) or 'none'}"
    reading = compare.read(folder)
    yield f"read as articles: {len(reading.documents)} documents, {len(reading.skipped)} skipped with a reason"


def _is_json(path: Path) -> bool:
    try:
        parsed(path.read_bytes(), path.name)
    except ReadError:
        return False
    return True


def charsets(folder: Path) -> Iterator[str]:
    """Yield how many labels are found as a browser finds them, and how many pages with bytes that are no UTF-8 are read so."""
    yield head(
        "charset tests", "pages", "the label of a browser", "the text of a browser", "other texts: wanted, taken"
    )
    for path in sorted(folder.rglob("*.dat")):
        total, labels, others = 0, 0, Counter[str]()
        for raw, wanted in CASE.findall(path.read_bytes()):
            total += 1
            name, page = wanted.decode().strip(), raw + TELLING
            labels += _label(raw) == codec(name)
            found = decode(page, declared_charset(page))
            if found is None or found.text != page.decode(name, "replace").replace("\0", "").removeprefix("\ufeff"):
                others[f"{name}, {found.encoding if found else 'binary'}"] += 1
        told = "; ".join(f"{count} x {what}" for what, count in others.most_common(5))
        yield row(path.relative_to(folder), total, labels, total - others.total(), told)


def _label(raw: bytes) -> str:
    """Return the codec that a page is in by its mark or its label, else the one that browsers take."""
    return "utf-8" if raw.startswith(BOM_UTF8) else codec(declared_charset(raw) or "windows-1252")


def crawls(folder: Path) -> Iterator[str]:
    """Yield what each crawl gives."""
    yield head("crawl", "documents", "skipped", "the first reason")
    for path in sorted(folder.iterdir()):
        reading = compare.read(path, boilerplate=False)
        why = reading.skipped[0].reason[:SHOWN] if reading.skipped else ""
        yield row(path.name, len(reading.documents), len(reading.skipped), why)


if __name__ == "__main__":
    main(*sys.argv[1:])
