"""Lines that recur on the pages of an outlet are learnt over a run, whichever door it comes in by: they belong to no story."""

from __future__ import annotations

import json
import mailbox
import random
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

import compare
from compare.model import Document, Kind

OUTLET = "Ashby Times"
SLOGANS = [
    "The Ashby Times has belonged to its readers since the great flood, and so it will for as long as the river runs.",
    "Every copy that is sold on a market day pays for one that is read to those who cannot read it themselves any more.",
]
PLACES = "Oakfield Holm Tarn Ember Quarry Marsh Linden Kestrel Birch Heron Otter Alder".split()
DEEDS = "closed opened painted sold moved flooded mended counted praised feared measured lost".split()


def story(number: int) -> list[str]:
    """Return the paragraphs of an article that has nothing in common with others."""
    dice = random.Random(number)
    return [
        f"The {dice.choice(PLACES)} council {dice.choice(DEEDS)} the {dice.choice(PLACES)} bridge of {dice.choice(PLACES)} "
        f"on day {dice.randrange(400)}, and {dice.choice(PLACES)} {dice.choice(DEEDS)} {dice.randrange(900)} boats."
        for _ in range(4)
    ]


PAGES = [[*story(number), *SLOGANS] for number in range(5)]


def as_texts(folder: Path) -> None:
    (folder / OUTLET).mkdir()
    for number, page in enumerate(PAGES):
        (folder / OUTLET / f"{number}.txt").write_text("\n\n".join(page), "utf-8")


def as_pages(folder: Path) -> None:
    site = f'<meta property="og:site_name" content="{OUTLET}">'
    for number, page in enumerate(PAGES):
        body = "".join(f"<p>{text}</p>" for text in page)
        markup = f"<!doctype html><html><head><title>Day {number}</title>{site}</head><body><article>{body}</article></body></html>"
        (folder / f"{number}.html").write_text(markup, "utf-8")


def as_lines(folder: Path) -> None:
    lines = [json.dumps({"id": str(n), "outlet": OUTLET, "paragraphs": page}) for n, page in enumerate(PAGES)]
    (folder / "pile.jsonl").write_text("\n".join(lines), "utf-8")


def as_rows(folder: Path) -> None:
    rows = [
        "id,outlet,text",
        *(f'{n},{OUTLET},"{chr(10).join((text + chr(10)) for text in page)}"' for n, page in enumerate(PAGES)),
    ]
    (folder / "pile.csv").write_text("\n".join(rows), "utf-8")


def as_mails(folder: Path) -> None:
    box = mailbox.mbox(folder / "pile.mbox")
    for number, page in enumerate(PAGES):
        mail = EmailMessage()
        mail["From"], mail["Subject"], mail["Message-ID"] = (
            f"{OUTLET} <news@ashby.example>",
            f"Day {number}",
            f"<{number}@a>",
        )
        mail.set_content("\n\n".join(page))
        box.add(mail)
    box.close()


def as_feed(folder: Path) -> None:
    items = ""
    for number, page in enumerate(PAGES):
        body = "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in page)
        items += f"<item><guid>{number}</guid><title>Day {number}</title><description>{body}</description></item>"
    (folder / "feed.xml").write_text(f"<rss><channel><title>{OUTLET}</title>{items}</channel></rss>", "utf-8")


WAYS = {way.__name__: way for way in (as_texts, as_pages, as_lines, as_rows, as_mails, as_feed)}


def furniture(documents: tuple[Document, ...]) -> Iterator[list[str]]:
    for document in documents:
        yield [p.text for p in document.paragraphs if p.kind is Kind.BOILERPLATE]


def data(*arguments: object) -> dict:
    """Return what a verb prints as JSON."""
    command = [sys.executable, "-P", "-m", "compare", *map(str, arguments), "--format", "json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


@pytest.mark.parametrize("way", WAYS)
def test_a_line_recurs_however_the_pages_come(way: str, tmp_path: Path) -> None:
    """In files of a folder, pages of a site, lines, rows, mails or entries; with workers and without."""
    WAYS[way](tmp_path)
    for workers in (0, 2):
        reading = compare.read(tmp_path, workers=workers)
        assert len(reading.documents) == len(PAGES)
        assert all(found == SLOGANS for found in furniture(reading.documents))


def test_a_page_alone_says_nothing_of_what_recurs(tmp_path: Path) -> None:
    """Learnt from one run, nothing is carried into the next."""
    as_lines(tmp_path)
    compare.read(tmp_path)
    (tmp_path / "pile.jsonl").write_text((tmp_path / "pile.jsonl").read_text().split("\n")[0])
    assert list(furniture(compare.read(tmp_path).documents)) == [[]]


def test_every_verb_knows_what_recurs(tmp_path: Path) -> None:
    """What is no story counts for nothing: in clusters, in a report, between two of a pile, in a diff of three."""
    as_lines(tmp_path)
    pile = tmp_path / "pile.jsonl"
    bare = [len(" ".join(page[:-2]).split()) for page in PAGES]
    for verb in ("cluster", "report"):
        found = data(verb, pile)
        assert [d["words"] for d in found["documents"]] == bare
    names = []
    for number, line in enumerate(pile.read_text().split("\n")):
        names.append(tmp_path / f"{number}.json")
        names[-1].write_text(line)
    kinds = [[p["kind"] for p in d["paragraphs"]] for d in data("diff", *names)["documents"]]
    assert kinds == [["story"] * 4 + ["boilerplate"] * 2] * len(PAGES)
    shared = data("explain", "0", "1", *names)["shared"]
    assert not {"readers", "river", "reader", "flood"} & {piece["text"] for piece in shared}


def test_dedup_of_stories_knows_what_recurs(tmp_path: Path) -> None:
    """Pages that have only their furniture in common are copies as texts, and none as stories."""
    as_lines(tmp_path)
    options = ("--threshold", "0.15")
    assert len(data("dedup", tmp_path / "pile.jsonl", *options)["kept"]) == 1
    assert len(data("dedup", tmp_path / "pile.jsonl", "--ignore-boilerplate", *options)["kept"]) == len(PAGES)
