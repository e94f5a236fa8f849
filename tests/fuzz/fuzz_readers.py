"""Any bytes, read as a format -> documents or reasons, and nothing else; tried by atheris (libFuzzer), which sees what was reached.

python tests/fuzz/fuzz_readers.py FAMILY FOLDER [flags of libFuzzer]

The first byte chooses a format of the family; FOLDER is given a sample of each, and keeps what reached something new.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "hostile"))

with atheris.instrument_imports(include=["compare"]):
    from test_damage import SAMPLES, SECOND

    from compare.ingest.contents import read_source
    from compare.ingest.limits import Limits, Options
    from compare.ingest.paragraphs import fold
    from compare.ingest.sources import Source
    from compare.model import Document, Skipped

ANY = ""  # known by what it holds, and opened where it is packed
FAMILIES = {
    "any": (ANY,),
    "words": ("plain", "markdown"),
    "records": ("json", "jsonl", "table"),
    "pages": ("html", "mhtml"),
    "xml": ("feed", "newsml1", "newsml", "nitf", "xml"),
    "mail": ("eml", "mbox"),
    "archives": ("epub", "docx", "warc"),
    "libraries": ("columnar", "pdf"),
}
OPTIONS = Options(Limits(max_bytes=100_000, max_file_bytes=1_000_000, max_unpacked=1_000_000))


def main() -> None:
    family, folder, *flags = sys.argv[1:]
    formats = FAMILIES[family]
    for number, name in enumerate(formats):
        for sample in SAMPLES if name == ANY else (name,):
            for at, made in enumerate(filter(None, (SAMPLES[sample], SECOND.get(sample)))):
                Path(folder, f"{family}-{sample}-{at}").write_bytes(bytes([number]) + made())

    def one_input(data: bytes) -> None:
        if data:
            read(data[1:], formats[data[0] % len(formats)])

    atheris.Setup([sys.argv[0], folder, *flags], one_input)
    atheris.Fuzz()


def read(raw: bytes, name: str) -> None:
    """Hold the laws of reading: documents that say something, or reasons; metadata on one line."""
    found = list(read_source(Source("a", "a", "", format=name), OPTIONS, io.BytesIO(raw)))
    assert found
    for item in found:
        if isinstance(item, Skipped):
            assert item.origin and item.reason
        else:
            assert isinstance(item, Document) and item.id and item.origin
            assert any(p.text.strip() for p in item.paragraphs)
            assert all(fold(word) == word for word in (item.title, item.outlet, item.author))
            assert item.published is None or item.published.tzinfo is not None
            assert item.language == "" or len(item.language) == 2


if __name__ == "__main__":
    main()
