"""Meetings of sentences -> those of which one denies what the other tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from compare.alignment.pairs import AlignedPair
from compare.alignment.slots import Meeting, Telling

SCOPE = 5  # terms behind a word that denies (before it, where that says so of what came) that it speaks of
WEIGHT = 6.0  # in general news, of what is denied here and told there
MOST, NEAR = 8, 12  # words of denial in one sentence; characters around one that may take it back
SHARE = 0.6  # of what is denied, that the other tells
WHOLE = 0.9  # of the lighter sentence, that the other holds: then one denied word is enough
_THERE_IS = r"there(?: (?:is|was|were|are|has been|had been|have been|will be)|['’]s)"
_DENYING = re.compile(
    rf"\b(?:not|never|{_THERE_IS} no|denie[sd]|deny|denying|refuted?|debunked|[a-z]+n['’]t|nicht|kein\w*|nie)\b",
    re.IGNORECASE,
)
# Words without which a sentence tells a thing as a fact.
_DOUBTING = re.compile(
    r"\b(?:not|never|no|none|nor|neither|without|cannot|denie[sd]|deny|denying|denial|refus\w+|reject\w*|fail\w*|unable|yet to|"
    r"if|whether|unlikely|prevent\w*|avoid\w*|instead of|suspect\w*|alleg\w*|accus\w*|rumou?r\w*|would|could|should|"
    r"[a-z]+n['’]t|hoax|untrue|false\w*|fake|nicht|kein\w*|ohne|nie)\b|\?",
    re.IGNORECASE,
)
_SPARED = re.compile(
    r"not only|no longer|no doubt|not just|no one|not yet|no matter|why not|if not|or not|not all|not every|no more|not the only"
    r"|not immediately|not necessarily|n['’]t just|n['’]t only|n['’]t yet|n['’]t immediately|not guilty|denie[sd] by",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?“”\"()]|\b(?:but|because|although|while|who|which|and)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence that denies and one that tells it; `shared` are the stems of what is denied."""

    denying: Telling
    telling: Telling
    shared: frozenset[str]
    linked: float  # probability that the two paragraphs tell a same fact


class Scope(NamedTuple):
    """The stems before a word of denial, whether that is "there is no", and the stems that it speaks of, nearest first."""

    before: list[str]
    bare: bool
    denied: list[str]


def denials(met: Sequence[Meeting], pair: AlignedPair) -> Iterator[Denial]:
    """Yield the sentences of which one denies what the other tells without a word of doubt, once for two passages."""
    found: set[tuple[int, int]] = set()
    scopes: dict[Telling, tuple[Scope, ...]] = {}
    for meeting in met if not pair.foreign else ():
        at = (meeting.one.place, meeting.two.place)
        for here, there in ((meeting.one, meeting.two), (meeting.two, meeting.one)):
            if here.denies and at not in found:
                if here not in scopes:
                    scopes[here] = tuple(_scopes(here))
                shared = _denied(scopes[here], there, meeting)
                if shared and not _DOUBTING.search(there.text):
                    found.add(at)
                    yield Denial(here, there, shared, meeting.linked)


def _denied(scopes: Sequence[Scope], there: Telling, meeting: Meeting) -> frozenset[str]:
    """Return the stems of what one sentence denies and the other tells in one place; none where it tells too little of it."""
    general = meeting.weights.general
    for before, bare, scope in scopes:
        shared = frozenset(scope) & there.sentence.stems
        if not scope or scope[0] not in shared or not _close(shared, there):
            continue
        whole = meeting.contained >= WHOLE and len(shared) == len(frozenset(scope))  # "Lunn is not dead"
        # whoever is said not to do it does it there; "there was no such panel" has no such person
        about = bare or not there.sentence.stems.isdisjoint(before)
        about = about and any(there.passage.words[stem].islower() for stem in shared)
        weight = general(shared)
        if about and (whole or (len(shared) > 1 and weight >= max(WEIGHT, SHARE * general(frozenset(scope))))):
            return shared
    return frozenset()


def _close(stems: frozenset[str], telling: Telling) -> bool:
    """Return whether stems stand near one another in a sentence."""
    at = [n for n, (term, _) in enumerate(telling.terms) if term.stem in stems]
    return bool(at) and at[-1] - at[0] <= SCOPE + 1


def _scopes(telling: Telling) -> Iterator[Scope]:
    """Yield what each word of denial in a sentence speaks of; a question denies nothing."""
    text, offset = telling.text, telling.sentence.span.start
    if "?" in text:
        return
    for cue in islice(_DENYING.finditer(text), MOST):
        spared = _SPARED.search(text, max(0, cue.start() - NEAR), cue.end() + NEAR)
        if spared and spared.start() < cue.end() and cue.start() < spared.end():
            continue
        end = _CLAUSE.search(text, cue.end())
        last = offset + (end.start() if end else len(text))
        before = [t.stem for t, start in telling.terms if start < offset + cue.start()][: -SCOPE - 1 : -1]
        bare = cue.group().lower().startswith("there")
        yield Scope(before, bare, [t.stem for t, start in telling.terms if offset + cue.end() <= start < last][:SCOPE])
