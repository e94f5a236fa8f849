"""Laws of finding rules: what is found for a line holds every rule that a look at all of them would find."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.boilerplate.finding import Finder
from compare.text.boilerplate.lines import Line, line
from compare.text.boilerplate.needs import Needs
from compare.text.boilerplate.rule import Rule
from compare.text.boilerplate.rules import RULES

FINDER = Finder(RULES)
TESTS = Path(__file__).parent
# What rules look for, and marks, ends and words of stories to put around it.
PHRASES = sorted({phrase for rule in RULES for phrase in (*rule.heads, *rule.needs)})
AROUND = [
    *" .,:;!?…’'“”\"«»()[]|•·-–—/#@©°_\u00a0\u00b2\t\n",
    *(
        "Ashby",
        "Jo Doe",
        "the harbour",
        "said",
        "our",
        "free",
        "inbox",
        "12",
        "3 May 2026",
        "afp",
        "ǅ",
        "ß",
        "İ",
        "桥",
        "\ud800",
    ),
]


def plain(x: Line) -> list[Rule]:
    """Return the rules that hold for a line, each of them asked."""
    return [rule for rule in RULES if rule.fits(x)]


def found(lines: list[Line]) -> Iterable[list[Rule]]:
    """Return for each line the rules that hold among those that were found."""
    for x, needs in zip(lines, FINDER.found(lines), strict=True):
        yield [rule for rule in FINDER.fitting(x, needs) if rule.fits(x)]


def placed(text: str) -> list[Line]:
    """Return the line at the start, in the middle and at the end of a page; rules are asked of no empty one."""
    return [line(text, index, 12) for index in (1, 6, 11) if text.strip()]


@pytest.mark.parametrize("name", ["test_classes.py", "test_marking.py"])
def test_no_rule_is_missed_in_the_samples(name: str) -> None:
    """Of every line in the tests of boilerplate, whole or cut in two, at any place of a page."""
    texts = [text.strip('", ') for text in (TESTS / name).read_text(encoding="utf-8").splitlines()]
    halves = [half for text in texts for half in (text[: len(text) // 2], text[len(text) // 2 :])]
    lines = [x for text in (*texts, *halves) for x in placed(text)]
    assert list(found(lines)) == [plain(x) for x in lines]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_rule_is_missed_for_its_own_words(rule: Rule) -> None:
    """What a rule looks for finds it: alone, in capitals, between marks, as a sentence and inside one."""
    for text in (*rule.heads, *rule.needs):
        shapes = (text, f"({text.title()})", f"— {text} Ashby.", f"Ashby {text}us, here!")
        lines = [x for shape in shapes for x in placed(shape)]
        assert list(found(lines)) == [plain(x) for x in lines]


@given(st.lists(st.lists(st.sampled_from(PHRASES) | st.sampled_from(AROUND), max_size=8).map("".join), max_size=4))
def test_no_rule_is_missed_in_any_text(texts: list[str]) -> None:
    """Whatever the words and marks of a page are, and however they follow each other."""
    lines = [line(text, i, len(texts)) for i, text in enumerate(texts) if text.strip()]
    assert list(found(lines)) == [plain(x) for x in lines]


@given(st.lists(st.text().filter(lambda text: "\n" not in text)), st.data())
def test_a_need_that_stands_in_a_text_is_found(texts: list[str], data: st.DataObject) -> None:
    """A phrase is found in every text that has it: a letter, a word, or all of the text."""
    known = [text for text in texts if text]
    phrases = [data.draw(st.sampled_from([text, text[:1], text[-3:]])) for text in known]
    needs = [phrase for phrase in phrases if not any("\ud800" <= c <= "\udfff" for c in phrase)]
    bits = Needs([[need] for need in needs]).found(texts)
    for at, need in enumerate(needs):
        assert all(found >> at % 64 & 1 for text, found in zip(texts, bits, strict=True) if need in text)
