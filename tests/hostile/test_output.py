"""Markup, formulas and turned writing in every field and name are text in pages, Markdown and tables (rows 8 to 10, 16)."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt

import compare

COMMAND = (sys.executable, "-P", "-m", "compare")
POISON = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"' onmouseover=alert(1) x='\"",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<svg onload=alert(1)><style>*{display:none}</style></svg>",
    "</style></title></textarea><!-- --><base href=//a.example>",
    "{{ 7*7 }}{% raw %}${7*7}\u2028\u2029]]>",
    "\u202eelif\u202c\u2066x\u2069\u200b\x1b[31m\x9b0m",
    "[a](javascript:alert(1)) ![b](http://a.example/c.png) <http://a.example> `x` | **y**",
    '=HYPERLINK("http://a.example")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "[bold]b[/x] [link=http://a.example]l[/link] :smile:",
)
STORY = "{} The ferry left Corran at nine with forty people on board. {} The coastguard said “nobody {} was hurt” on Monday."
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Return a folder in which every field of every article, and the files' names, are poison."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for at, poison in enumerate(POISON):
        for outlet in range(2):
            told = dict.fromkeys(("title", "author", "url", "lang"), poison)
            text = (
                STORY.format(poison, poison, poison)
                + f"\n\nIn house {at} of outlet {outlet} they say {poison} and more."
            )
            record = {**told, "id": f"{poison}{outlet}", "outlet": f"{poison}{outlet}", "text": text}
            (folder / f"{at}-{outlet} {poison.replace('/', '∕')[:60]}.json").write_text(json.dumps(record), "utf-8")
    return folder


def written(pile: Path, *options: str) -> Path:
    """Return what a report is written to."""
    out = f"{pile.parent}/{options[-1]}"
    subprocess.run([*COMMAND, "report", str(pile), *options[:-1], "-o", out], capture_output=True, check=True)
    return Path(out)


def test_markup_in_a_text_adds_nothing_to_a_page(pile: Path) -> None:
    """No element, no attribute, no address of its own; the page's scripts and styles are those of any page."""
    page = written(pile, "report.html").read_text("utf-8")
    assert not UNSEEN.search(page)
    tree = html.document_fromstring(page.encode())
    assert not tree.xpath("//img | //iframe | //object | //embed | //base | //form[@action]")
    assert not [name for e in tree.iter() for name in e.attrib if name.startswith("on")]
    for address in tree.xpath("//@href | //@src | //@action | //@*[local-name()='href']"):
        assert address.startswith(("#", "http://", "https://")), address
    own = "".join(e.text or "" for e in tree.iter("script", "style"))
    assert "alert" not in own and "*{display" not in own
    assert "alert(1)" in "".join(tree.itertext())  # as text it is all there


def test_markup_in_a_text_adds_nothing_to_markdown(pile: Path) -> None:
    """No tag, no picture, no link that is not ours, whatever reads it."""
    told = written(pile, "--format", "markdown", "report.md").read_text("utf-8")
    tokens = [
        t for block in MarkdownIt("commonmark").enable("table").parse(told) for t in (block, *(block.children or ()))
    ]
    assert not [t for t in tokens if t.type in ("html_block", "html_inline", "image")]
    for token in tokens:
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith(("#", "http://", "https://"))
    assert not UNSEEN.search(told.replace("\n", ""))


def test_no_cell_is_a_formula(pile: Path) -> None:
    """A spreadsheet shows what begins as one does, and computes nothing."""
    folder = written(pile, "--format", "csv", "tables/")
    cells = [
        cell
        for path in sorted(folder.glob("*.csv"))
        for row in csv.reader(path.open(encoding="utf-8-sig"))
        for cell in row
    ]
    number = re.compile(r"-?\d+(\.\d+)?")
    assert cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r") and not number.fullmatch(cell)]
    assert [cell for cell in cells if cell.startswith("'=")]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("e", "e\u200b"),
        lambda text: text.replace("ferry", "fer\u00adry"),
        lambda text: text.replace("é", "e\u0301"),
        lambda text: text.replace(" ", "\u00a0\u2003"),
        lambda text: f"\ufeff\u202e{text}\u202c",
        lambda text: text.replace("“", '"').replace("”", '"'),
    ],
    ids=["zero width", "soft hyphens", "accents apart", "wide spaces", "turned", "straight quotes"],
)
def test_what_looks_alike_is_alike(change: object, tmp_path: Path) -> None:
    """One form of a text is compared, however it hides what it is."""
    text = "The café on the ferry was shut, said Ada Quill: “Nobody was hurt, and nobody will be.” The boat sails again on Monday."
    assert callable(change)
    (tmp_path / "a.txt").write_text(text * 2, "utf-8")
    (tmp_path / "b.txt").write_text(change(text * 2), "utf-8")
    (cluster,) = compare.cluster(compare.read(tmp_path)).duplicates
    assert [match.relation for match in cluster.matches] == ["exact"]
