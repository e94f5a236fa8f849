"""The compiled kernel sees what the one in Python sees, for whatever a page may hold."""

import gc
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip(
    "compare.text.boilerplate._sight", reason="the compiled kernel is not built here: no C compiler was found"
)

from compare.text.boilerplate import judging
from compare.text.boilerplate._sight import Table
from compare.text.boilerplate.finding import Finder
from compare.text.boilerplate.judging import Judged, judge
from compare.text.boilerplate.lines import LONGEST, Line, line
from compare.text.boilerplate.native import Native
from compare.text.boilerplate.rule import MARK, NUMBER, Rule
from compare.text.boilerplate.rules import RULES
from compare.text.boilerplate.sighting import Kernel

NATIVE, PYTHON = Native(RULES), Finder(RULES)
PHRASES = sorted({phrase for rule in RULES for phrase in (*rule.heads, *rule.needs)})
# Marks, ends, rows, and signs that fold to others, to several, or to what is no letter.
ODD = [
    *" .,:;!?…’'“”\"«»()[]|•·-–—#@©°_0²½\t\n\r\x1c\x85\xa0\u2003\u2028\u3000\0",
    *(
        "ß",
        "É",
        "ǅ",
        "İ",
        "ŉ",
        "ΐ",
        "ﬃ",
        "\u0345",
        "\u212a",
        "Ⓐ",
        "桥",
        "\U00010400",
        "🚲",
        "\ud800",
        " | ",
        ". ",
        "  ",
    ),
    *("Ashby", "Jo Doe", "the harbour", "THE HARBOUR", "said", "12", "3 May 2026", "sign up", "read more", "comments"),
]
TEXTS = st.lists(st.sampled_from(PHRASES) | st.sampled_from(ODD), max_size=9).map("".join) | st.text(max_size=30)
PAGES = st.lists(st.lists(TEXTS | TEXTS.map(lambda text: text * 40), max_size=9), max_size=3)


def judged_by(kernel: Kernel, pages: list[list[str]]) -> list[Judged]:
    """Return what is known of pages with a kernel."""
    with patch.object(judging, "kernel", lambda: kernel):
        return list(judge(pages))


@given(PAGES)
def test_both_kernels_lead_to_the_same_reasons(pages: list[list[str]]) -> None:
    """Of each paragraph, and of what recurs or may be a run."""
    assert judged_by(NATIVE, pages) == judged_by(PYTHON, pages)


@given(PAGES)
def test_both_kernels_see_the_same(pages: list[list[str]]) -> None:
    """A line comes from C as Python makes it."""
    for page, ours, plain in zip(pages, NATIVE.look(pages), PYTHON.look(pages), strict=True):
        assert (ours.starts, list(ours.long), ours.loud) == (plain.starts, plain.long, plain.loud)
        assert list(ours.short) == plain.short
        for near in ours.near:
            assert near.line == line(page[near.line.place][:LONGEST], near.line.place, len(page))


def chosen_by(rule: Rule, x: Line) -> bool:
    """Tell whether a line is one that the rule is for, with a head and a need."""
    shaped = x.length <= rule.words and not (rule.bare and x.sentence) and not (rule.brief and len(x.core) > 2)
    placed = (rule.quotable or not x.quoting) and (x.at_edge or not rule.edge)
    low = f". {x.low} "
    return shaped and placed and begins(rule, x) and (not rule.needs or any(need in low for need in rule.needs))


def begins(rule: Rule, x: Line) -> bool:
    """Tell whether a line begins with a head of a rule."""
    firsts = {text[0] for text in (x.low, x.core) if text}
    kinds = {NUMBER if c.isalnum() else MARK for c in firsts if not c.isalpha()}
    heads = tuple(head for head in rule.heads if head not in (NUMBER, MARK))
    return not rule.heads or not kinds.isdisjoint(rule.heads) or x.low.startswith(heads) or x.core.startswith(heads)


@given(TEXTS, st.sampled_from([0, 6, 11]))
def test_what_may_hold_is_what_a_rule_says_of_itself(text: str, place: int) -> None:
    """The rules for such a line of which a head and a need stand in it: these and no others."""
    x = line(text[:LONGEST], place, 12)
    assert NATIVE.fitting(x, 0) == [rule for rule in RULES if chosen_by(rule, x)]


SPELLED = st.text(st.sampled_from("ab:é’. "), min_size=1, max_size=6).map(str.casefold)


@given(st.lists(st.tuples(st.lists(SPELLED, max_size=3), st.lists(SPELLED, max_size=3)), max_size=70), TEXTS | SPELLED)
def test_any_table_chooses_so(phrases: list[tuple[list[str], list[str]]], text: str) -> None:
    """Whatever the heads and the needs, and however many rules have them."""
    rules = [
        Rule(str(at), bool, 5, heads=tuple(heads), needs=tuple(needs)) for at, (heads, needs) in enumerate(phrases)
    ]
    x = line(text, 0, 1)
    assert Native(rules).fitting(x, 0) == [rule for rule in rules if chosen_by(rule, x)]


def test_long_texts_and_empty_ones() -> None:
    """Only the first signs of a long text are read."""
    pages = [["a" * 10**7, "ß " * LONGEST, "🚲" * (LONGEST + 1), "", " \n ", "x" * LONGEST], []]
    assert judged_by(NATIVE, pages) == judged_by(PYTHON, pages)


def hostile() -> Iterator[Callable[[], object]]:
    """Yield calls that no caller of ours makes."""
    signs, limits, fact = ("",) * 5, (9, 2, 4, 3, 7, 7), (3, True, False, False, False, ("a",), ())
    table = Table((RULES[0],), (fact,), signs, limits)
    yield lambda: table.look(("a",))  # type: ignore[arg-type]
    yield lambda: table.look(["a", 3])  # type: ignore[list-item]
    yield lambda: table.fitting("a" * 10, True)
    yield lambda: table.fitting(b"a", True)  # type: ignore[arg-type]
    yield lambda: Table((), (fact,), signs, limits)
    yield lambda: Table((RULES[0],), ((3,),), signs, limits)
    yield lambda: Table((RULES[0],), (3,), signs, limits)  # type: ignore[arg-type]
    yield lambda: Table((RULES[0],), ((10**6, *fact[1:]),), signs, limits)
    yield lambda: Table((RULES[0],), ((10**30, *fact[1:]),), signs, limits)
    yield lambda: Table((RULES[0],), ((*fact[:5], ("",), ()),), signs, limits)
    yield lambda: Table((RULES[0],), ((*fact[:5], (3,), ()),), signs, limits)
    yield lambda: Table((), (), signs, (-1, *limits[1:]))
    yield lambda: Table((), (), signs[1:], limits)


@pytest.mark.parametrize("call", list(hostile()))
def test_what_is_no_page_and_no_rule_is_refused(call: Callable[[], object]) -> None:
    """With an error that Python has for it."""
    with pytest.raises((TypeError, ValueError, OverflowError)):
        call()


def kept_after(work: Callable[[], None]) -> int:
    """Return the bytes that Python holds when a work was done many times."""
    for _ in range(500):
        work()
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_nothing_is_kept() -> None:
    """Looking at pages, refusing them and making tables leave no memory and no references behind."""
    page = ["Read more", "Straße | Ashby | Ömer", "Sign up now. Follow us!", "the harbour " * 200]
    small, before = RULES[:9], sys.getrefcount(RULES[0])

    def work() -> None:
        list(Native(small).look([page]))
        NATIVE.fitting(line(page[0], 0, 4), 0)
        with suppress(TypeError):
            NATIVE._table.look([3])  # type: ignore[list-item]

    tracemalloc.start()
    try:
        held = [kept_after(work) for _ in range(2)]  # what the first keeps, Python keeps for what comes
        assert held[1] - held[0] < 20_000
    finally:
        tracemalloc.stop()
    assert sys.getrefcount(RULES[0]) <= before + 1  # `small` has it too
