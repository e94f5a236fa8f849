"""Pages with known article bodies -> how well each way of finding the article does, alone and behind trafilatura.

python benchmarks/main_text.py FOLDER [--write docs/reading.md]

FOLDER holds `pages/*.html.gz` and `ground-truth.json` (`{"page": {"articleBody": "…"}}`, as the article extraction benchmark
has them). Of each page: precision and recall of word 4-grams of what is not marked as boilerplate; the mean over pages, then F1.
resiliparse, which we do not need, is measured where it is installed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from pages import head, put, row

from compare.ingest.charset import decode
from compare.ingest.density import dense, whole
from compare.ingest.limits import DEFAULTS
from compare.ingest.maintext import main_text, parse
from compare.ingest.markup import Node, blocks
from compare.ingest.paragraphs import split
from compare.ingest.prescan import declared_charset
from compare.model import Document, Kind, Paragraph
from compare.text.boilerplate.marking import marked

OPENING, CLOSING = "<!-- main text -->", "<!-- end of main text -->"
Texts = tuple[str, ...]
Way = Callable[[str, Node], Texts]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--write", type=Path)
    given = asked.parse_args()
    lines = list(table(given.folder))
    print("\n".join(lines))
    if given.write:
        put(given.write, OPENING, CLOSING, lines)


def table(folder: Path) -> Iterator[str]:
    """Yield a line for each way; the clock runs for the way alone, not for decoding and parsing."""
    bodies = {
        name: told["articleBody"] for name, told in json.loads((folder / "ground-truth.json").read_text()).items()
    }
    pages = {name: _decoded(folder / "pages" / f"{name}.html.gz") for name in bodies}
    _extract(_tree(next(iter(pages.values()))))  # which loads the library
    known = {name: _extract(_tree(markup)) for name, markup in pages.items()}
    yield head("way", "precision", "recall", "F1", "nothing found on", "other text than trafilatura's on", "ms a page")
    for name, way in ways().items():
        trees = {page: _tree(markup) for page, markup in pages.items()}
        start = time.process_time()
        found = {page: way(markup, trees[page]) for page, markup in pages.items()}
        spent = time.process_time() - start
        changed = sum(found[page] != known[page] for page in pages)
        yield row(name, *_scores(found, bodies), changed, f"{1000 * spent / len(pages):.1f}")
    if not find_spec("resiliparse"):
        yield "\nresiliparse is not installed, so that it was left out."


def ways() -> dict[str, Way]:
    """Return the ways by their names."""
    found: dict[str, Way] = {
        "trafilatura": lambda _, tree: _extract(tree),
        "trafilatura, then the densest element": lambda _, tree: whole(_extract(tree), dense(tree))[0],
        "the densest element": lambda _, tree: dense(tree),
        "all blocks": lambda markup, _: blocks(markup),
    }
    if find_spec("resiliparse"):
        found["trafilatura, then resiliparse"] = lambda markup, tree: whole(_extract(tree), resiliparse(markup))[0]
        found["resiliparse"] = lambda markup, _: resiliparse(markup)
    return found


def resiliparse(markup: str) -> Texts:
    """Return the paragraphs that resiliparse takes for the article."""
    from resiliparse.extract.html2text import extract_plain_text

    return split(extract_plain_text(markup, main_content=True, preserve_formatting=True, alt_texts=False))


def _extract(tree: Node) -> Texts:
    return main_text(tree, dense(tree))


def _decoded(path: Path) -> str:
    raw = gzip.decompress(path.read_bytes())
    decoded = decode(raw, declared_charset(raw))
    return decoded.text if decoded else ""


def _tree(markup: str) -> Node:
    tree, why = parse(markup, DEFAULTS)
    if tree is None:
        raise SystemExit(f"a page that is not parsed: {why}")
    return tree


def _scores(found: dict[str, Texts], bodies: dict[str, str]) -> tuple[str, str, str, int]:
    """Return precision, recall, F1 and on how many pages there is no story."""
    documents = [Document(page, tuple(map(Paragraph, texts)), outlet=page) for page, texts in found.items()]
    stories = ["\n".join(p.text for p in d.paragraphs if p.kind is Kind.STORY) for d in marked(documents)]
    precisions, recalls = [], []
    for story, body in zip(stories, map(bodies.__getitem__, found), strict=True):
        got, wanted = _grams(story), _grams(body)
        right = (got & wanted).total()
        precisions.append(right / max(1, got.total()))
        recalls.append(right / max(1, wanted.total()))
    precision, recall = sum(precisions) / len(found), sum(recalls) / len(found)
    score = 2 * precision * recall / (precision + recall)
    return f"{precision:.3f}", f"{recall:.3f}", f"{score:.3f}", sum(not story for story in stories)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


if __name__ == "__main__":
    main()
