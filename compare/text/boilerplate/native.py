"""The kernel in C: rules in, and for each page what is seen of it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from compare.text.boilerplate._sight import Table
from compare.text.boilerplate.lines import BRIEF, LONGEST, QUOTES, START, TERMINAL, TRAILING, Line
from compare.text.boilerplate.rule import Rule
from compare.text.boilerplate.sighting import CAPITALS_AT_LEAST, CELLS, MIXED, NAMES, STOPS, Near, Sight

_SHORTS = ((), (0,), (1,), (0, 1))  # a bit each


class Native:
    """See `Kernel` for what each method does."""

    name = "C"

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._table = Table(
            tuple(rules),
            tuple((r.words, r.quotable, r.brief, r.bare, r.edge, r.heads, r.needs) for r in rules),
            ("".join(QUOTES), TERMINAL, TRAILING, CELLS, STOPS),
            (LONGEST, BRIEF, MIXED, START, NAMES, CAPITALS_AT_LEAST),
        )

    def look(self, pages: Iterable[Sequence[str]]) -> Iterator[Sight]:
        for page in pages:
            total = len(page)
            starts, near, any_long, loud, shorts = self._table.look(list(page))
            yield Sight(
                array("q", starts),
                [
                    Near(Line(text, low, core, words, at, total, quoting, sentence), rules, parted, 0)
                    for (at, text, low, core, words, quoting, sentence, rules), parted in near
                ],
                [at for at, text in enumerate(page) if len(text) > LONGEST] if any_long else (),
                loud,
                _SHORTS[shorts],
            )

    def fitting(self, x: Line, found: int) -> Sequence[Rule]:  # noqa: ARG002 - a look at the line itself is as cheap
        return self._table.fitting(x.text, x.at_edge)
