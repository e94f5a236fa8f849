"""Paragraphs -> the names in them: runs of capitalised words that are not capitals for beginning a sentence only."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from compare.text.sentences import sentences
from compare.text.stopwords import stopwords

_PART = r"[^\W\d_a-zß-öø-ÿ][\w]*(?:['’-]\w+)*"
_RUN = re.compile(rf"{_PART}(?: (?:(?:de|del|der|van|von|den|bin|al|el|la|du|da|di|of|the) )?{_PART})*")
TITLES = frozenset(
    """mr mrs ms dr prof sir lord lady president minister prime senator sen rep governor gov mayor king queen prince princess
    pope judge justice general gen colonel captain sergeant officer
    chancellor secretary councillor ceo chief chairman chairwoman director spokesman spokeswoman bürgermeister
    herr frau señor señora don doña
    monsieur madame signor signora mevrouw""".split()
)
_PIECE = re.compile(r"\S+")
_OPENING = ("", *'"“„«‘(:—–-')
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december montag dienstag mittwoch donnerstag freitag samstag sonntag lunes martes miércoles jueves
    viernes sábado domingo i""".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands: characters start to end of a paragraph's text, titles left out."""

    paragraph: int
    start: int
    end: int
    text: str
    titled: bool


def names(paragraphs: Sequence[tuple[int, str]], language: str, known: Collection[str] = ()) -> list[Name]:
    """Return the names of (index, text) paragraphs in order.

    A capital at the start of a sentence tells nothing, so that a word there belongs to a name only if it is `known` to be
    one, or written with a capital elsewhere in these paragraphs. Where all nouns have capitals (German), only runs of two
    or more words count.
    """
    runs = [(index, text, run) for index, text in paragraphs for run in _runs(text, language)]
    inside = {text[a:b] for _, text, run in runs for a, b in run.words[run.initial :]}.union(known)
    found = (_name(index, text, run, inside, stopwords(language)) for index, text, run in runs)
    return [name for name in found if name and (language != "de" or _is_german(name.text))]


def _is_german(text: str) -> bool:
    """Return whether a run of capitalised nouns may be a name: two words or more, nothing but "von" between them."""
    return " " in text and not any(word.islower() and word != "von" for word in text.split())


@dataclass(frozen=True, slots=True)
class _Run:
    """Places of neighbouring capitalised words; `initial`: the first begins a sentence; `titled`: after a title."""

    words: tuple[tuple[int, int], ...]
    initial: bool
    titled: bool


def _runs(text: str, language: str) -> Iterator[_Run]:
    starts = {start for start, _ in sentences(text, language)}
    for found in _RUN.finditer(text):
        places = [(found.start() + m.start(), found.start() + m.end()) for m in _PIECE.finditer(found.group())]
        initial = places[0][0] in starts or text[: places[0][0]].rstrip()[-1:] in _OPENING
        for at, part in _split(text, places):
            titled = at > 0 and text[slice(*places[at - 1])].lower().rstrip(".") in TITLES
            yield _Run(part, initial and at == 0, titled)


def _split(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
    """Yield (first place, places) of the stretches between titles, days and months, which belong to no name."""
    start = 0
    for at in range(len(places) + 1):
        word = text[slice(*places[at])].lower().rstrip(".") if at < len(places) else ""
        if at == len(places) or word in TITLES or word in _NO_NAMES:
            if at > start:
                yield start, tuple(places[start:at])
            start = at + 1


def _name(index: int, text: str, run: _Run, inside: Collection[str], stop: Collection[str]) -> Name | None:
    words = run.words
    if run.initial and text[slice(*words[0])] not in inside:
        words = words[1:]
    while (
        words and text[slice(*words[0])].lower().replace("’", "'") in stop
    ):  # "The", or an "of" left over at the front
        words = words[1:]
    if not words:
        return None
    start, end = words[0][0], words[-1][1]
    name = text[start:end].removesuffix("’s").removesuffix("'s")
    return Name(index, start, start + len(name), name, run.titled) if len(name) > 1 else None
