"""Speaker as a sentence gives it -> the same, cut to what can be a name or a role; nobody, where it is neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from compare.text.kinds import BODIES
from compare.text.names import TITLES
from compare.text.quotations.lexicon import Lexicon
from compare.text.quotations.people import OPENERS
from compare.text.quotations.phrases import NOBODY, UNSAID, Source

_LONGEST = (
    4  # words of a person's name, titles and small words apart; a longer run is a headline, unless it ends as a body's
)
_LONGEST_BODY = 7
_LONGEST_DESCRIPTION = 10
_BANNER = 6  # letters of a word in capitals that is no acronym
_GLUED = re.compile(r"(?:[^\W\dA-Z_]{2}[A-Z]\w*){2}|[^\W\d_]\d{4}")  # LunnShareReply, Lunn2031
_CODE = re.compile(r"[A-Z]{1,3}-[A-Z][\w.]*")  # of which party, from where: R-Tarn
# What people write or agree on, and what no one of them says by itself.
_THINGS = frozenset(
    """rule rules law laws act order orders clause amendment article section bill statute constitution treaty resolution policy
    doctrine thing things idea logic logo week month year day night morning evening""".split()
)

_NAMES = frozenset(("will", "may", "can"))  # verbs that may begin a name
_BESIDE_NOUNS = frozenset(("to", "'s", "used", "wanted", "will", "may", "might", "can", "must"))


@cache
def _bare_verbs(words: Lexicon) -> frozenset[str]:
    return words.auxiliaries - {"to", "will", "may", "'s", "might"}


@cache
def _openers(words: Lexicon) -> frozenset[str]:
    return words.adverbs | (OPENERS - words.determiners - words.prepositions)


def clean(source: Source, words: Lexicon) -> Source:
    """Return a source whose speaker is cut to a clean name or role, NOBODY where nothing is left of it."""
    if not source.speaker or source.pronoun:
        return source
    said = source.speaker.split()
    kept = _name(said, words) if source.named else _description(said, words)
    if kept:
        return source._replace(speaker=" ".join(kept))
    return UNSAID._replace(cue=source.cue) if source.cue else NOBODY  # who says it has no name; nobody else says it


def _name(said: Sequence[str], words: Lexicon) -> Sequence[str]:
    """Return a name without banners before it, and without what is glued behind it."""
    said = _unglued(_without_banner(_without_openers(said, words)))
    if not said:
        return ()
    low = [word.strip(".,’'").lower().replace("’", "'") for word in said]
    person = takewhile(lambda word: word not in words.prepositions, low)  # Petra Lunn of Tarn
    telling = [word for word in person if word not in TITLES]
    if any(map(_CODE.fullmatch, said)) or low[-1] in _THINGS or low[-1] in words.nobody:
        return ()
    if not _bare_verbs(words).isdisjoint(low[1:]) or low[0] in words.nobody or not _may_begin(low[0], words):
        return ()
    return said if len(telling) <= (_LONGEST_BODY if BODIES.intersection(low) else _LONGEST) else ()


def _may_begin(low: str, words: Lexicon) -> bool:
    """Return whether a speaker may begin with a word: not with "I've" or "Would"; "9th" may, "2031" may not."""
    contracted = "'" in low and low.partition("'")[0] in words.pronouns
    return (low not in words.auxiliaries or low in _NAMES) and not contracted and not low.isdecimal()


def _without_openers(said: Sequence[str], words: Lexicon) -> Sequence[str]:
    """Return a name without words that only open its sentence: Afterward Ito; Under Mr. Ito is about him, and drops all."""
    while said and said[0].lower() in _openers(words):
        said = said[1:]
    first = said[0].lower() if said else ""
    return () if first in words.prepositions or first in words.breaks else said


def _without_banner(said: Sequence[str]) -> Sequence[str]:
    """Return a name without a line in capitals before it: ADVERTISEMENT Petra Lunn."""
    loud = next((at for at, word in enumerate(said) if not (word.isupper() and len(word) > 1)), len(said))
    is_banner = 0 < loud < len(said) and (loud > 1 or len(said[0]) >= _BANNER)
    return said[loud:] if is_banner else said


def _unglued(said: Sequence[str]) -> Sequence[str]:
    """Return a name up to where it begins anew, or another is glued to it: Petra Lunn Petra Ann LunnTrial."""
    again = next((at for at in range(2, len(said)) if said[at] == said[0]), len(said))
    said = said[:again]
    return () if any(map(_GLUED.search, said)) and len(said) > 1 else said


def _description(said: Sequence[str], words: Lexicon) -> Sequence[str]:
    """Return a description if it is one of somebody, as far as its form tells: it has no verb, and breaks off nowhere."""
    low = [word.strip(".,").lower().replace("’", "'") for word in said]
    verbs = words.auxiliaries - _BESIDE_NOUNS
    hangs = low[-1] in words.prepositions | words.determiners | words.conjunctions | words.adverbs
    bare = not _may_begin(low[0], words) or low[0] in words.cues or len(low[0]) < 2 and low[0] != "a"
    if hangs or bare or verbs.intersection(low) or len(low) > _LONGEST_DESCRIPTION:
        return ()
    head = next((at for at in range(1, len(low)) if low[at] in words.prepositions), len(low)) - 1
    return () if low[head] in _THINGS or said[-1].isdecimal() else said
