"""Lines with the reasons found so far -> reasons for whole runs of lines: comments, lists of teasers, bylines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from compare.text.boilerplate.authors import is_affiliation, is_name
from compare.text.boilerplate.lines import BULLETS, LONGEST, Line, line
from compare.text.boilerplate.rules import COMMENT_HEADINGS, FORM, TEASER_HEADINGS
from compare.text.boilerplate.sighting import CAPITALS_AT_LEAST, Sight

# A cut needs this many words of story before it, so that a heading at the top cannot swallow an article.
STORY_BEFORE = 40
TEASERS_AT_MOST = 10


def may_run(texts: Sequence[str], sight: Sight, own: Sequence[str | None]) -> bool:
    """Tell whether a run may hold on a page, given the reasons that paragraphs have of themselves."""
    foot = _foot(len(texts))
    if sight.loud or any(near.line.place in foot and TEASER_HEADINGS.fits(near.line) for near in sight.near):
        return True
    if sight.near and any(reason and reason.startswith("comment") for reason in own):
        return True
    firsts = ((texts[at][:LONGEST], texts[at + 1][:LONGEST]) for at in sight.short)
    return any(is_name(line(a, 0, 0)) and is_affiliation(line(b, 1, 0)) for a, b in firsts)


def comments(lines: Sequence[Line], reasons: Sequence[str]) -> range:
    """Return the lines from the first readers' comment or comment heading to the end of the page, if both are sure.

    The story must stand before them: enough words of it, and not far fewer than come after, forms aside.
    """
    if not any(reason.startswith("comment") for reason in reasons):
        return range(0)
    liked = [_is_liked(lines, i) for i in range(len(lines))]
    before = [0, *accumulate(0 if r or not x.sentence else x.length for x, r in zip(lines, reasons, strict=True))]
    after = [0, *accumulate(0 if r or own else x.length for x, r, own in zip(lines, reasons, liked, strict=True))]
    for i in _comment_starts(lines, liked):
        if before[i] >= STORY_BEFORE and 2 * before[i] >= after[-1] - after[i]:
            return range(i, len(lines))
    return range(0)


def _comment_starts(lines: Sequence[Line], liked: Sequence[bool]) -> Iterator[int]:
    """Yield the comments that readers liked, and the headings that lines of a form follow: closely, or one of three."""
    form = [any(rule.fits(x) for rule in FORM) for x in lines]
    forms_below = sum(form)
    for i, x in enumerate(lines):
        forms_below -= form[i]
        proven = any(form[i + 1 : i + 4]) or 3 * forms_below >= len(lines) - 1 - i > 0
        if liked[i] or (proven and COMMENT_HEADINGS.fits(x)):
            yield i


def _is_liked(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a bullet stands at `at` and the lines up to the next bullet hold `Liked by`."""
    if not lines[at].text.startswith(BULLETS):
        return False
    below = takewhile(lambda x: not x.text.startswith(BULLETS), lines[at + 1 : at + 8])
    return any(x.low.startswith("liked by") for x in below)


def _foot(total: int) -> range:
    """Return where a heading of teasers may stand."""
    return range(max(0, total - TEASERS_AT_MOST - 5) + 1, total - 1)


def teasers(lines: Sequence[Line], reasons: Sequence[str]) -> range:
    """Return the headlines listed below `Read more` up to the end of the page or to the first line already marked."""
    for at in reversed(_foot(len(lines))):
        if TEASER_HEADINGS.fits(lines[at]):
            below = [x for x, r in zip(lines[at + 1 :], reasons[at + 1 :], strict=True) if not r]
            if below and _are_headlines(below):
                return range(at + 1, len(lines))
    return range(0)


def _are_headlines(lines: Sequence[Line]) -> bool:
    bare = sum(not x.sentence for x in lines)
    return (
        len(lines) <= TEASERS_AT_MOST
        and 2 * bare >= len(lines)
        and all(x.length <= 25 and not x.quoting for x in lines)
    )


def bylines(lines: Sequence[Line], reasons: Sequence[str]) -> range:
    """Return a name and the outlet below it, among the first lines: each alone proves nothing."""
    for at in range(min(2, len(lines) - 2)):
        if not reasons[at] and is_name(lines[at]) and is_affiliation(lines[at + 1]):
            return range(at, at + 2)
    return range(0)


def capitals(lines: Sequence[Line], reasons: Sequence[str]) -> list[int]:
    """Return the lines wholly in capitals between others that are not: linked headlines, as some outlets print them."""
    loud = [_is_loud(x) for x in lines]
    around = [False, *loud, False]
    return [i for i in range(1, len(lines)) if loud[i] and not (around[i] or around[i + 2]) and not reasons[i]]


def _is_loud(x: Line) -> bool:
    if x.length < CAPITALS_AT_LEAST or not x.text.isupper() or x.sentence or x.text.endswith(":"):
        return False
    return 2 * sum(c.isupper() for c in x.text) >= len(x.text)  # scripts without capitals have few
