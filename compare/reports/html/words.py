"""Values -> the words of a page: labels, shortened texts, addresses that may be followed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from compare.model import (
    Agreement,
    Clue,
    Document,
    Evidence,
    Presence,
    Status,
)
from compare.reports import phrases
from compare.reports.sanitise import visible
from compare.reports.values import pattern_of

CLUES = {
    Clue.NAME: " (name)",
    Clue.FIGURE: " (figure)",
    Clue.QUOTE: " (quoted)",
    Clue.MEANING: " (meaning)",
    Clue.JUDGE: " (judge)",
}
STATUSES = {Status.SHARED: "told in full", Status.PARTIAL: "told in part", Status.ONLY: "not found"}
AGREEMENTS = {
    Agreement.ALONE: "given once",
    Agreement.SAME: "the same wherever given",
    Agreement.ROUNDED: "also rounded",
    Agreement.UPDATED: "updated later",
    Agreement.CONFLICTING: "contradicted",
}
PILCROW = Markup('<span aria-hidden="true">¶</span><span class="vh">paragraph </span>')
MARK = Markup("<mark>{}</mark>")
PAGE = "en"  # the language of the words that are ours
PRESENCES = {Presence.NAMED: "named", Presence.DESCRIBED: "described", Presence.ABSENT: "not found"}


def safe(text: str) -> Markup:
    """Return a text as a page may hold it: nothing in it acts, hides or is markup. The one way of a text into a page."""
    return escape(visible(text))


def marked(text: str, values: Iterable[str]) -> Markup:
    """Return a text, safe, in which values are marked wherever they stand as they are written.

    >>> print(marked("<17> hurt, 1700 lost", ["17"]))
    &lt;<mark>17</mark>&gt; hurt, 1700 lost
    """
    shown, at, parts = visible(text), 0, Markup()
    patterns = "|".join(pattern_of(value) for value in values if value)
    for found in re.finditer(patterns, shown, re.IGNORECASE) if patterns else ():
        parts += escape(shown[at : found.start()]) + MARK.format(found[0])
        at = found.end()
    return parts + escape(shown[at:])


def spoken(text: str) -> Markup:
    """Return a text of ours, safe, whose signs of paragraphs are spoken as words.

    >>> print(spoken("<¶3>"))
    &lt;<span aria-hidden="true">¶</span><span class="vh">paragraph </span>3&gt;
    """
    return safe(text).replace("¶", PILCROW)


def percent(share: float) -> str:
    """Return a share as every view has it, its sign never on a line of its own."""
    return unbroken(phrases.percent(share))


def unbroken(text: str) -> str:
    """Return words of ours in which no sign of percent begins a line."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")


def contradictions(certain: int, perhaps: int) -> str:
    """Return how many conflicts there are, the certain ones apart from those that may be none; nothing where there are none.

    >>> contradictions(3, 25), contradictions(0, 25), contradictions(1, 0)
    ('3 conflicts · 25 perhaps', 'perhaps 25 conflicts', '1 conflict')
    """
    if certain:
        return phrases.counted(certain, "conflict") + (f" · {perhaps:,} perhaps" if perhaps else "")
    return f"perhaps {phrases.counted(perhaps, 'conflict')}" if perhaps else ""


def printed(value: object) -> object:
    """Return what a template prints: our own markup as it is, any other text so that nothing in it acts or hides.

    The template escapes what is no markup, as `safe` does.
    """
    return value if isinstance(value, Markup) else visible(str(value))


def web(url: str) -> str:
    """Return an address that a page may link to: of http or https, with a host; "" for any other.

    >>> web("https://example.org/a"), web("javascript:alert(1)"), web("http:/x"), web("https://[")
    ('https://example.org/a', '', '', '')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    plain = url.strip().isprintable() and not any(char.isspace() for char in url.strip())
    return url.strip() if plain and parts.scheme in ("http", "https") and parts.netloc else ""


@lru_cache(1_000)
def lang(language: str) -> Markup:
    """Return the attribute that tells the language of a text, where it is known and not that of the page.

    >>> [str(lang(language)) for language in ("de", "en-GB", 'x" onload="', "")]
    [' lang="de"', '', '', '']
    """
    known = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language)
    if not known or language[:2].lower() == PAGE and language[2:3] in ("", "-"):
        return Markup()
    return Markup(f' lang="{language}"')  # noqa: S704 - letters, digits and hyphens only


def cut(text: str, most: int) -> str:
    """Return at most so many characters, ended at a word where one ends late enough.

    >>> cut("A ferry hit the mole", 12), cut("short", 12)
    ('A ferry hit…', 'short')
    """
    if len(text) <= most:
        return text
    head = text[:most]
    whole = head.rpartition(" ")[0]
    return (whole if len(whole) > most * 0.6 else head).rstrip(" ,;:") + "…"


def headline(document: Document) -> str:
    """Return the title of a document, or else how it begins."""
    return document.title or cut(document.story[0][1] if document.story else document.id, 90)


def reasons(evidence: tuple[Evidence, ...], most: int = 4) -> str:
    """Return the heaviest of what two paragraphs share, words bare, the rest with its kind: `mole, East Mole (name)`."""
    ranked = sorted(evidence, key=lambda e: (-e.weight, e.kind, e.text))
    return ", ".join(e.text + CLUES.get(e.kind, "") for e in ranked[:most])
