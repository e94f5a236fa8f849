"""A line -> whether the page speaks to its reader: offers, paywalls, calls for news, consent, notes on itself."""

from __future__ import annotations

import re
from collections.abc import Collection

from compare.text.boilerplate import vocabulary as words
from compare.text.boilerplate.lines import OPENING, Line, holds_any, phrases_of
from compare.text.boilerplate.rule import opened_by

_SENTENCES = re.compile(r"[.!?…] ")
_CLAUSES = re.compile(r"[.!?…:] ")
SHORT = 20  # words of a paragraph that one offer makes furniture
SHORT_CALL = 120  # signs
_PAGES = phrases_of("article|story|post|piece|column|page|content|interview|essay|op-ed|report")
ITSELF = tuple(
    f"{which}this {what} "
    for which in ("", "an earlier version of ", "a previous version of ", "a version of ")
    for what in _PAGES
)

_OPEN_CALLS = (["get", "in", "touch"], ["let", "us", "know"])
_CALLING = words.CONTACTS | words.CONTACT_US
_CALLS = ("?", "@", *words.CONTACT_US, *(call[-1] for call in _OPEN_CALLS))  # without these only a short line is a call
CALLS = opened_by(sorted(_CALLING), ".!?…")
OFFERS = opened_by(sorted(words.ASKS), ".!?…:")
NOW = ("jetzt ", "hier ", "gleich ")


def is_offer(x: Line) -> bool:
    """`Get our Friday bulletin straight to your inbox`: what the outlet sends or sells, told to take."""
    clauses = _opened(x, _CLAUSES, words.ASKS)
    if not clauses or _reports(x):
        return False
    offers = [clause for clause in clauses if _is_ware(clause)]
    length = sum(len(offer.split()) for offer in offers)
    return bool(offers) and (x.length <= SHORT or 2 * length >= x.length)


def _opened(x: Line, ends: re.Pattern[str], openers: Collection[str]) -> list[str]:
    """Return the sentences or clauses whose first word is one of these."""
    parts = (part.strip() for part in ends.split(x.low))
    return [part for part in parts if part.partition(" ")[0].strip(OPENING) in openers]


def _is_ware(text: str) -> bool:
    if any(ware in text for ware in words.WARES):
        return True
    return any(ware in f"{text} " for ware in words.COMMON_WARES) and any(
        w.strip(".,!?") in words.OURS for w in text.split()
    )


def _reports(x: Line) -> bool:
    """Tell whether somebody is said to say it."""
    return any(w.strip(".,;:") in words.SAID for w in x.low.split())


def is_follow(x: Line) -> bool:
    """`Follow the Echo on Instagram`: a call to follow, and where."""
    first = x.core.partition(" ")[0]
    return first in words.FOLLOWING and (
        "@" in x.low or any(w.strip(".,!:") in words.NETWORKS for w in x.low.split()[1:])
    )


def is_meter(x: Line) -> bool:
    """`You have 2 free previews left this month.`: how much of the page's wares the reader may still read."""
    if not x.low.startswith(words.METERED):
        return False
    told = frozenset(w.strip(".,!:") for w in x.low.split())
    return not told.isdisjoint(words.PIECES) and not told.isdisjoint(words.LEFT)


def is_infinitive_button(x: Line) -> bool:
    """`Jetzt vier Wochen testen`: how buttons and offers are worded in German."""
    return x.low.startswith(NOW) and x.core.rpartition(" ")[2] in words.INFINITIVES


def is_call_for_news(x: Line) -> bool:
    """`Are you affected? Ring the newsroom`: readers are asked to write, call or send something to the outlet."""
    return holds_any(x.low, _CALLS) and _calls(x)


def is_short_call_for_news(x: Line) -> bool:
    """`Ring the newsroom on 01234 567`: of a line so short no question and no address is asked."""
    return len(x.low) <= SHORT_CALL and _calls(x)


def _calls(x: Line) -> bool:
    calls = _opened(x, _SENTENCES, _CALLING)
    return any(_is_call(call.replace(",", " ").split(), x.low) for call in calls) and not _reports(x)


def _is_call(call: list[str], low: str) -> bool:
    if call[0] in words.CONTACT_US or call[:3] in _OPEN_CALLS:
        return True
    to_us = any(w.strip(".,!?:") in words.NEWSROOM for w in call[1:8]) or (
        "your" in call and "@" in low and "(@" not in low
    )
    asked = call[0] not in ("get", "let", "share", "deel", "tip")
    return asked and to_us and ("?" in low or "@" in low or len(low) <= SHORT_CALL)


def is_consent(x: Line) -> bool:
    """`The Echo and its 61 partners store cookies on your device.`: cookies, whose they are, and what may be done."""
    if not holds_any(x.low, words.COOKIES) or _reports(x):
        return False
    meant = any(p in x.low for p in words.THIS_PAGE) or any(
        w.strip(".,") in words.CONSENT_SUBJECTS for w in x.low.split()
    )
    return meant and any(m in x.low for m in words.CONSENT_MATTERS)


def is_note_on_itself(x: Line) -> bool:
    """`This article was amended on 3 May`: what was done with the page, not what it tells."""
    if not x.core.startswith(ITSELF):
        return False
    start = next(start for start in ITSELF if x.core.startswith(start))
    known = words.MADE_OF_REPORT if start == "this report " else words.MADE
    verbs = x.core[len(start) :].replace(",", "").replace(".", "").split()[:4]
    return "a" not in verbs[:3] and any(w in known for w in verbs)
