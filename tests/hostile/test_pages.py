"""Pages made to hold a parser up: nesting, links, attributes, what never closes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import compare

STORY = (
    "The council of Oakfield voted on Monday evening to close the old bridge over the Ember until the river has fallen.",
    "Mayor Ada Quill said that engineers had found two cracks in the northern pier, and that nobody would be let across.",
    "“We would rather be late than sorry,” she told reporters in the town hall, where some eighty people had gathered.",
)
BODY = "".join(f"<p>{text}</p>" for text in STORY)
PAGES = {
    "nested": "<div>" * 100_000 + BODY,
    "nested and closed": "<div>" * 100_000 + BODY + "</div>" * 100_000,
    "nested tables": "<table><tr><td>" * 5_000 + BODY,
    "nested in lists": "<ul><li>" * 20_000 + BODY,
    "links": BODY + '<a href="/x">more</a> ' * 100_000,
    "an attribute": f'<div class="{"comment " * 600_000}">{BODY}</div>',
    "attributes": "<p " + " ".join(f"a{n}=b" for n in range(100_000)) + f">{BODY}",
    "tags of a million letters": BODY + "<" + "x" * 1_000_000 + ">",
    "comments": BODY + "<!-- " * 200_000,
    "entities": BODY + "&" * 500_000 + "&amp" * 100_000,
    "stray ends": BODY + "</div>" * 200_000,
    "formatting": BODY + "<b><i><u>" * 50_000,
    "scripts": BODY + "<script>" * 100_000,
    "linked data": BODY + '<script type="application/ld+json">' + "[" * 500_000 + "</script>",
    "linked data in circles": BODY
    + '<script type="application/ld+json">['
    + '{"@id": "a", "author": {"@id": "a"}},' * 9000
    + "1]</script>",
    "white space": BODY + " \n" * 1_000_000,
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_cannot_hold_reading_up(kind: str, tmp_path: Path) -> None:
    """Its story is there within seconds; read plainly where it must be, and then it says so."""
    (tmp_path / "a.html").write_text(
        f"<!doctype html><html><body><article>{PAGES[kind]}</article></body></html>", "utf-8"
    )
    start = time.process_time()
    (document,) = compare.read(tmp_path, boilerplate=False, workers=0).documents
    assert time.process_time() - start < 25
    assert set(STORY) <= {p.text for p in document.paragraphs}, document.notes
