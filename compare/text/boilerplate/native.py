"""The kernel in C: rules in, and for each page what is seen of it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from compare.text.boilerplate._sight import Table
from compare.text.boilerplate.lines import BRIEF, LONGEST, QUOTES, START, TERMINAL, TRAILING, Line
from compare.text.boilerplate.rule import Rule
from compare.text.boilerplate.sighting import CAPITALS_AT_LEAST, CELLS, MIXED, NAMES, STOPS, Sight

_CLOSE, _LOUD, _SHORT, _LONG = 1, 2, 4, 8  # see _sight.c


class Native:
    """See `Kernel` for what each method does."""

    name = "C"

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._table = Table(
            tuple((r.words, r.quotable, r.brief, r.bare, r.edge, r.heads, r.needs) for r in rules),
            ("".join(QUOTES), TERMINAL, TRAILING, CELLS, STOPS),
            (LONGEST, BRIEF, MIXED, START, NAMES, CAPITALS_AT_LEAST),
        )

    def look(self, pages: Iterable[Sequence[str]]) -> Iterator[Sight]:
        for page in pages:
            any_of, flags, starts = self._table.look(list(page))
            near, long, short = (_places(flags, kind) if any_of & kind else () for kind in (_CLOSE, _LONG, _SHORT))
            yield Sight(array("q", starts), dict.fromkeys(near, 0), long, bool(any_of & _LOUD), short)

    def fitting(self, x: Line, found: int) -> list[Rule]:  # noqa: ARG002 - a look at the line itself is as cheap
        rules = self._rules
        return [rules[at] for at in self._table.fitting(x.text, x.at_edge)]


def _places(flags: bytes, kind: int) -> list[int]:
    return [at for at, flag in enumerate(flags) if flag & kind]
