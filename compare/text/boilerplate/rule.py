"""The shape of a rule on boilerplate, and the ways to make one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from compare.text.boilerplate.lines import BRIEF, OPENING, Line, core, head, holds_any, phrases_of

# Heads that stand for any sign of a number, and for any mark.
NUMBER, MARK = "0", "."


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason to call a line of at most `words` words boilerplate.

    A rule that is not `quotable` never holds for a line that quotes, one that is `brief` only where the core is two signs
    long at most, one that is `bare` for none that ends as sentences
    do, one of the `edge` only for the first and last lines of a page. What follows changes no answer and saves time:
    where a rule holds, the line's `low` or its `core` begins with one of the `heads`, and one of the `needs` stands in its
    `low`, with `. ` before it and a space behind. None given: any. The head `0` stands for any sign of a number, `.` for any mark.
    """

    name: str
    holds: Callable[[Line], bool]
    words: int = 30
    quotable: bool = True
    brief: bool = False
    bare: bool = False
    edge: bool = False
    heads: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def fits(self, x: Line) -> bool:
        """Tell whether the line is one that the rule is for, and the reason holds."""
        placed = (self.quotable or not x.quoting) and (not self.edge or x.at_edge)
        shaped = not (self.bare and x.sentence) and not (self.brief and len(x.core) > BRIEF) and x.length <= self.words
        return placed and shaped and self.holds(x)


def alone(name: str, *lines: str) -> Rule:
    """Make a rule for lines that hold these words and nothing else."""
    known = frozenset(core(text) for text in lines)
    return Rule(name, lambda x: x.core in known, _words_of_longest(lines) + 2, heads=tuple(known))


def button(name: str, *lines: str) -> Rule:
    """Make a rule for lines that hold these words and nothing else, and do not end as sentences do."""
    return replace(alone(name, *lines), bare=True)


def _words_of_longest(lines: Iterable[str]) -> int:
    return max(len(text.split()) for text in lines)


def counted(name: str, *lines: str) -> Rule:
    """Make a rule for lines that hold these words, with or without a number: `Comments (12)`."""
    known = frozenset(core(text) for text in lines)
    return Rule(name, lambda x: x.core.strip("0123456789 ()") in known, needs=tuple(known))


def opening(name: str, *starts: str, words: int = 30) -> Rule:
    """Make a rule for lines that open so, marks before them apart, and quote nobody."""
    return Rule(name, lambda x: x.low.startswith(starts) or x.core.startswith(starts), words, False, heads=starts)


def leading(name: str, *starts: str, words: int = 10) -> Rule:
    """Make a rule for lines that open so and do not end as sentences do: `Sponsored by Ashby Bank`."""
    return Rule(name, lambda x: x.low.startswith(starts), words, False, bare=True, heads=starts)


def phrase(name: str, phrases: str, *, words: int) -> Rule:
    """Make a rule for lines that hold one of these phrases, given with bars between them, and quote nobody."""
    known = phrases_of(phrases)
    return Rule(name, lambda x: holds_any(x.low, known), words, quotable=False, needs=known)


def opened_by(words: Iterable[str], ends: str) -> tuple[str, ...]:
    """Return what stands in a line where one of the words opens a sentence, behind such an end, or a cell of a row."""
    before = (*(f"{end} " for end in ends + "|•·"), *OPENING)
    return tuple(start + word for word in words for start in before)


def label(name: str, *labels: str) -> Rule:
    """Make a rule for headlines behind a label and a colon: `Related: Ten ways to bake bread`, below the first line."""
    starts = tuple(f"{text}{colon}" for text in labels for colon in (":", " :"))
    return Rule(name, lambda x: x.place > 0 and x.core.startswith(starts) and _is_headline(x), heads=starts)


def _is_headline(x: Line) -> bool:
    rest = x.text.partition(":")[2].strip()
    return not (x.sentence and rest[-1:] not in "?!") and not head(rest).islower()
