"""Paragraphs -> the names in them: runs of capitalised words that are not capitals for beginning a sentence only."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from compare.text.kinds import BODIES
from compare.text.moments import WEEKDAYS
from compare.text.months import MONTHS
from compare.text.roles import ADDRESS, BESIDE, ROLES, SHORT
from compare.text.sentences import sentences
from compare.text.stopwords import stopwords

TITLES = ADDRESS | ROLES | SHORT.keys() | BESIDE
LONGEST = 15  # words of a name; a longer run is a headline, a list, or no text
_PART = r"[^\W\d_a-zß-öø-ÿ][\w]*(?:['’-]\w+)*"
_RUN = re.compile(
    rf"{_PART}(?: (?:[A-Z]\. )?(?:(?:de|del|der|van|von|den|bin|al|el|la|du|da|di|of|for|the) )?{_PART})*"
)
_OPENING = ("", *'"“„«‘(:—–-')
_NO_NAMES = frozenset((*WEEKDAYS, *MONTHS, "may", "i", "photo", "file", "ms", "mr"))


class Name(NamedTuple):
    """A name as it stands: characters start to end of a paragraph's text, titles left out."""

    paragraph: int
    start: int
    end: int
    text: str
    titled: bool


class Run(NamedTuple):
    """Places of neighbouring capitalised words; `initial`: the first begins a sentence; `titled`: after a title."""

    paragraph: int
    text: str
    words: tuple[tuple[int, int], ...]
    initial: bool
    titled: bool


def names(paragraphs: Sequence[tuple[int, str]], language: str, known: Collection[str] = ()) -> list[Name]:
    """Return the names of (index, text) paragraphs in order.

    A capital at the start of a sentence tells nothing, so that a word there belongs to a name only if it is `known` to be
    one, or written with a capital elsewhere in these paragraphs. Where all nouns have capitals (German), only runs of two
    or more words count.
    """
    found = [
        run
        for at, text in paragraphs
        for run in runs(at, text, {start for start, _ in sentences(text, language)}, language)
    ]
    return settled(found, language, known)


def runs(paragraph: int, text: str, starts: Collection[int], language: str) -> list[Run]:
    """Return the runs of capitalised words of a paragraph, given where its sentences start."""
    return list(_runs(paragraph, text, starts, stopwords(language)))


def settled(found: Sequence[Run], language: str, known: Collection[str] = ()) -> list[Name]:
    """Return the names among the runs of a document."""
    inside = parts(found).union(known)
    named = (_name(run, inside, stopwords(language)) for run in found)
    return [name for name in named if name and (language != "de" or _is_german(name.text))]


def parts(found: Iterable[Run]) -> frozenset[str]:
    """Return the words that stand with a capital where none is due, with straight apostrophes."""
    return frozenset([run.text[a:b].replace("’", "'") for run in found for a, b in run.words[run.initial :]])


def _is_german(text: str) -> bool:
    """Return whether a run of capitalised nouns may be a name: two words or more, nothing but "von" between them."""
    return " " in text and not any(word.islower() and word != "von" for word in text.split())


def _runs(paragraph: int, text: str, starts: Collection[int], stop: Collection[str]) -> Iterator[Run]:
    for found in _RUN.finditer(text):
        written, first = found[0], found.start()
        if written.lower() in stop:
            continue
        words = written.split(" ")
        places = _places(words, first)
        initial = first in starts or text[max(0, first - 2) : first].rstrip()[-1:] in _OPENING
        lower = [bare(word).lower().rstrip(".") for word in words]
        for at, end in _split(lower, places, starts):
            if end - at <= LONGEST:
                titled = at > 0 and words[at - 1].lower().rstrip(".") in TITLES
                begins = (initial and at == 0) or places[at][0] in starts
                yield Run(paragraph, text, places[at:end], begins, titled)


def _places(words: Sequence[str], start: int) -> tuple[tuple[int, int], ...]:
    """Return the places of words with a space between each two, given that of the first."""
    places = []
    for word in words:
        places.append((start, start + len(word)))
        start += len(word) + 1
    return tuple(places)


def _split(
    words: Sequence[str], places: Sequence[tuple[int, int]], starts: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place (exclusive) of the stretches between titles, days and months, which are of no name.

    A title stands before a name: "Green" of "Petra Green" is none, nor is "Justice" of a "Justice Department".
    """
    start = 0
    for at, word in enumerate(words):
        apart = word in _NO_NAMES or (word in TITLES and _leads(words, start, at))
        if apart or (at > start and places[at][0] in starts):
            if at > start:
                yield start, at
            start = at + apart
    if start < len(words):
        yield start, len(words)


def _leads(words: Sequence[str], start: int, at: int) -> bool:
    """Return whether a title leads on to a name, or stands alone."""
    follows = words[at + 1] if at + 1 < len(words) else ""
    return follows not in BODIES if follows else at == start


def bare(word: str) -> str:
    """Return a word without the ending of the possessive."""
    return word.removesuffix("’s").removesuffix("'s")


def _name(run: Run, inside: Collection[str], stop: Collection[str]) -> Name | None:
    words, text = run.words, run.text
    first = text[slice(*words[0])].replace("’", "'")
    if run.initial and first not in inside and bare(first) not in inside:
        words = words[1:]
    while (
        words and text[slice(*words[0])].lower().replace("’", "'") in stop
    ):  # "The", or an "of" left over at the front
        words = words[1:]
    while words and text[slice(*words[-1])].lower() in stop:
        words = words[:-1]
    if not words:
        return None
    start = words[0][0]
    name = bare(text[start : words[-1][1]])
    end = start + len(name)
    return Name(run.paragraph, start, end, name, run.titled) if len(name) > 1 else None
