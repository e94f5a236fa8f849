"""Two figures -> whether they can be one number, rounded here and exact there."""

from __future__ import annotations

from functools import lru_cache
from math import floor, log10

from compare.text.figures import Figure
from compare.text.hedges import Hedge

MOST_ROUNDED = 0.05  # share of a number that rounding takes or adds where no word says that it is rough
ROUGHLY = 0.1  # the same of one that is said to be rough ("nearly 80")
BEYOND = 0.15  # how far above "more than 70" the number may lie that is meant
SLACK = 0.02
Value = tuple[float, str]  # with its unit

COUNTED = 100.0  # people and things are counted one by one below it: 22 is no rounding of 23


def agree(one: Figure, two: Figure) -> bool:
    """Return whether two figures of one unit can be the same number: their intervals share a value.

    >>> from compare.text.figures import figures
    >>> def told(a, b): return agree(*figures(a, "en"), *figures(b, "en"))
    >>> told("nearly 1,200 jobs", "1,187 jobs"), told("22 jobs", "23 jobs"), told("more than 70 jobs", "84 jobs")
    (True, False, False)
    """
    (low, high), (least, most) = interval(one), interval(two)
    return low <= most and least <= high


def interval(figure: Figure) -> tuple[float, float]:
    """Return between which values the number lies that a figure gives."""
    low, high = figure.value, max(figure.value, figure.most)
    if figure.hedge is Hedge.LEAST:
        return low * (1 - SLACK), high * (1 + BEYOND)
    if figure.hedge is Hedge.MOST:
        return low * (1 - BEYOND), high * (1 + SLACK)
    if figure.hedge is Hedge.ABOUT:
        return low - max(ROUGHLY * low, _rounding(figure)), high + max(ROUGHLY * high, _rounding(figure))
    return low - _rounding(figure), high + _rounding(figure)


def share_value(one: frozenset[Value], two: frozenset[Value]) -> bool:
    """Return whether a value of the one stands among the others, or is one of them rounded to two digits.

    >>> fine = frozenset({(13653.0, "$")})
    >>> share_value(fine, frozenset({(14000.0, "$")})), share_value(fine, frozenset({(13000.0, "$")}))
    (True, False)
    """
    if not one or not two:
        return False
    return not one.isdisjoint(two) or not _rounded(one).isdisjoint(two) or not one.isdisjoint(_rounded(two))


@lru_cache(maxsize=256)  # those of a document are asked for by each passage of the other
def _rounded(values: frozenset[Value]) -> frozenset[Value]:
    """Return values as they are rounded to two digits."""
    return frozenset((float(f"{value:.1e}"), unit) for value, unit in values if value >= COUNTED)


def _rounding(figure: Figure) -> float:
    """Return half of what the last digit that is not an idle nought stands for; 0 for small counts."""
    value = figure.value
    if value <= 0 or (value < COUNTED and not figure.unit):
        return 0.0
    step = 1.0
    if value < COUNTED or value != int(value):
        while step > 1e-6 and round(value / step, 6) != int(round(value / step, 6)):
            step /= 10
        return step / 2
    while value % (step * 10) == 0 and step < 10 ** floor(log10(value)):
        step *= 10
    return min(step / 2, MOST_ROUNDED * value)
