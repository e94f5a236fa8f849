"""Laws of reading Markdown."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from compare.model import Kind, Reading

BODY = """# Oakfield *closes* its bridge

By Ada Quill

The bridge over the **Ember** is
[shut](https://courier.example.com/shut "now") until `May`. ![A bridge](bridge.png)

- Nobody was hurt.
- The market is off.

> “Better late than sorry,” she said.

| Day | Visitors |
|---|---|
| Monday | 12,000 |

<p>It is <b>over</b>.</p>
"""
FRONT = """---
title: "Bridge shut"
date: 2031-04-02T14:30:00Z
author: Jan de Boer
source: Oakfield Courier
url: https://courier.example.com/bridge
lang: en-GB
tags: [bridge, market]
---
"""


def test_marks_are_no_text(taken: Callable[..., Reading]) -> None:
    """Emphasis, links, pictures, lists, quotations and tables leave their words; the heading is the title."""
    (found,) = taken("courier.md", BODY).documents
    assert [p.text for p in found.paragraphs] == [
        "By Ada Quill",
        "The bridge over the Ember is shut until May.",
        "Nobody was hurt.",
        "The market is off.",
        "“Better late than sorry,” she said.",
        *("Day", "Visitors", "Monday", "12,000"),
        "It is over.",
    ]
    assert found.paragraphs[0].kind is Kind.BOILERPLATE
    assert (found.title, found.author, found.outlet) == ("Oakfield closes its bridge", "Ada Quill", "courier")
    assert (found.published, found.url, found.language) == (None, "", "")


@pytest.mark.parametrize("front", [FRONT, FRONT.replace("---", "+++").replace(": ", " = ")], ids=["yaml", "toml"])
def test_front_matter_is_metadata(front: str, taken: Callable[..., Reading]) -> None:
    """What it tells goes before what the text tells, and none of it is text."""
    (found,) = taken("a.md", front + BODY).documents
    assert (found.title, found.author, found.outlet) == ("Bridge shut", "Jan de Boer", "Oakfield Courier")
    assert (found.published, found.url) == (
        datetime(2031, 4, 2, 14, 30, tzinfo=UTC),
        "https://courier.example.com/bridge",
    )
    assert found.language == "en" and found.text.startswith("The bridge over")


def test_a_rule_is_no_front_matter(taken: Callable[..., Reading]) -> None:
    """A text that begins with a line across the page and never closes it keeps its words."""
    assert "Words." in taken("a.md", "---\n\nWords.\n").documents[0].text


@pytest.mark.parametrize(
    "pump", ["[", "*a ", "![", "> ", "- ", "<a ", "[a](", "**a ", "|a", "`", "&amp;", "[a]: /b\n", "    " * 9 + "- a\n"]
)
def test_marks_that_never_close_take_no_time(pump: str, taken: Callable[..., Reading]) -> None:
    """A hundred thousand characters of them are read within seconds."""
    start = time.process_time()
    taken("a.md", pump * (100_000 // len(pump)))
    assert time.process_time() - start < 10
