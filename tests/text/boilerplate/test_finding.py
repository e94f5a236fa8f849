"""Laws of finding rules: what is found for a line holds every rule that a look at all of them would find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.boilerplate import judging, marking
from compare.text.boilerplate.finding import Finder
from compare.text.boilerplate.judging import judge
from compare.text.boilerplate.lines import START, Line, core, flat, folded, line, start_of_core
from compare.text.boilerplate.needs import Needs
from compare.text.boilerplate.rule import Rule
from compare.text.boilerplate.rules import RULES
from compare.text.boilerplate.sighting import ANYTHING, MIXED, Near
from compare.text.boilerplate.survey import ODD

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
        "É",
        "\u212a",
        "ﬁ",
        "İ",
        "桥",
        "\ud800",
    ),
]


Reason = tuple[str, Callable[[Line], bool]]  # some stand in the table twice, for two ways that a line may begin


def plain(x: Line) -> list[Reason]:
    """Return the reasons that hold for a line, each rule asked."""
    return distinct(rule for rule in RULES if rule.fits(x))


def distinct(rules: Iterable[Rule]) -> list[Reason]:
    """Return the reasons of rules, each once."""
    return list(dict.fromkeys((rule.name, rule.holds) for rule in rules))


def found(lines: list[Line]) -> Iterable[list[Reason]]:
    """Return for each line the reasons that hold among those that were found; none, where none was said to be possible."""
    for x, seen in zip(lines, FINDER.survey([x.text for x in lines]), strict=True):
        rules = distinct(rule for rule in FINDER.fitting(x, seen.needs) if rule.fits(x))
        assert seen.words == x.length
        yield rules if FINDER.may_fit(seen, x.at_edge) else []


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
    own = (*rule.heads, *rule.needs)
    for text in own[:: 1 + len(own) // 400]:  # of thousands some
        shapes = (text, f"({text.title()})", f"— {text} Ashby.", f"Ashby {text}us, here!")
        lines = [x for shape in shapes for x in placed(shape)]
        assert list(found(lines)) == [plain(x) for x in lines]


@given(st.lists(st.lists(st.sampled_from(PHRASES) | st.sampled_from(AROUND), max_size=8).map("".join), max_size=4))
def test_no_rule_is_missed_in_any_text(texts: list[str]) -> None:
    """Whatever the words and marks of a page are, and however they follow each other."""
    lines = [line(text, i, len(texts)) for i, text in enumerate(texts) if text.strip()]
    assert list(found(lines)) == [plain(x) for x in lines]


@given(st.lists(st.lists(st.sampled_from(PHRASES) | st.sampled_from(AROUND), max_size=8).map("".join), max_size=12))
def test_a_page_has_the_reasons_that_a_look_at_every_line_gives(texts: list[str]) -> None:
    """What is passed over without a close look has no reason: of itself, part by part, or in a run of lines."""
    (judged,) = judge([texts])
    lines = [line(text, at, len(texts)) for at, text in enumerate(texts)]
    near = [Near(x, FINDER.fitting(x, ANYTHING), x.length <= MIXED and not x.quoting, ANYTHING) for x in lines]
    plainly = [judging._reason(text, each) for text, each in zip(texts, near, strict=True)]
    assert judged.own == plainly
    looked_at = judged._replace(running=True)
    assert marking._settled(texts, judged, "", {}) == marking._settled(texts, looked_at, "", {})


@given(st.lists(st.text(max_size=60) | st.sampled_from(PHRASES)), st.integers(1, 5))
def test_pages_that_are_looked_at_together_change_nothing(texts: list[str], size: int) -> None:
    """A page is judged the same alone and among others."""
    pages = [texts[at : at + size] for at in range(0, len(texts), size)]
    assert [judged.own for judged in judge(pages)] == [next(judge([page])).own for page in pages]


@given(st.text())
def test_the_start_of_a_core_needs_no_whole_core(text: str) -> None:
    """What a long line begins with is told without folding all of it."""
    assert start_of_core(flat(text)) == core(text)[:START]


def test_odd_signs_are_all_that_fold_to_other_letters() -> None:
    """A sign is odd that is space, folds to ASCII letters, or folds to a letter of a rule and is not its capital."""
    letters = {c for phrase in PHRASES for c in phrase if c > "\x7f"}
    for c in map(chr, (n for n in range(0x80, 0x110000) if not 0xD800 <= n < 0xE000)):
        low = c.casefold()
        strange = any(d < "\x80" for d in low) or (low != c and set(low) & letters and low.upper() != c)
        assert c in ODD or not (strange or c.isspace())


@given(st.lists(st.text().filter(lambda text: "\n" not in text)), st.data())
def test_a_need_that_stands_in_a_text_is_found(texts: list[str], data: st.DataObject) -> None:
    """A phrase is found in every text that has it: a letter, a word, or all of the text."""
    lows = [folded(text) for text in texts]
    phrases = [data.draw(st.sampled_from([text, text[:1], text[-3:]])) for text in lows if text]
    needs = [phrase for phrase in phrases if not any("\ud800" <= c <= "\udfff" for c in phrase)]
    raw = "".join(f"{low}\n" for low in lows).encode("utf-8", "surrogatepass")
    bits = Needs([[need] for need in needs]).found(raw, np.flatnonzero(np.frombuffer(raw, np.uint8) == 10))
    for at, need in enumerate(needs):
        assert all(found >> at % 64 & 1 for text, found in zip(lows, bits, strict=True) if need in text)
