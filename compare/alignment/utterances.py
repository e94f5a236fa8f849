"""A side's quotations -> utterances that can be compared, and how two of them render one thing said."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.alignment.cutting import is_cut
from compare.alignment.links import longest_run
from compare.alignment.pairs import AlignedPair, Side
from compare.model import Attribution, Quote, Rendering
from compare.text.kinds import BODIES, KNOWN_PLACES, PLACES
from compare.text.names import TITLES
from compare.text.terms import stems
from compare.text.tokens import tokens

LEAST_TOKENS = 4  # a shorter quotation is a word in marks, not an utterance
SAFE_TOKENS = 6  # a shorter one is a phrase that anybody may use, unless one speaker or one linked passage holds both
OTHERS_TOKENS = 7  # a shorter one is a phrase that two speakers may use, each of their own matter
LEAST_RUN = 3
SAME = 0.9  # share of the longer quotation that stands in common runs
CUT = 0.6  # share of the shorter one
CUT_TOKENS = 5
REWORDED = 0.5  # share of the lighter quotation's weight that both hold
LEAST_STEMS = 3
LEAST_SHARED = 2  # stems
SURE_LINK = 0.6  # the same, from which on it may be one in other words though nobody says whose
LINKED = 0.3  # probability that two passages tell a same fact, from which on a short phrase may be one utterance
ANCHORS = 2  # names and figures that two quotations in two languages share
LARGEST = 1_000_000  # tokens of one times tokens of the other, beyond which only the longest run is looked for

_ANCHOR = re.compile(r"(?<=[^\W\d_.!?:] )[^\W\d_a-zß-öø-ÿ]\w{2,}|\d[\d.,]*\d|\d")
_STOP = re.compile(r"(?<=[.!?…。]) ")
_NAMELESS = TITLES | frozenset("the a an of de der die das el la le il i o von van former".split())

_DETERMINERS = frozenset("the a an his her its their".split())
_MEMBERS = frozenset(
    "republican democrat conservative liberal independent".split()
)  # "the Kentucky Republican" is no name


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """A quotation of one document (by its place), ready to be compared; `who`: the words of its speaker's name."""

    document: int
    quote: Quote
    tokens: tuple[str, ...]
    triples: frozenset[tuple[str, str, str]]
    stems: frozenset[str]
    parts: tuple[frozenset[str], ...]  # the stems of its longer sentences, or of the whole
    who: frozenset[str]


def utterances(at: int, side: Side) -> Iterator[Utterance]:
    """Yield the quotations of one side that are long enough to be told apart."""
    for quote in side.quotes:
        words = tuple(tokens(quote.text))
        if len(words) >= LEAST_TOKENS and not _is_title(quote.text):
            triples = frozenset(zip(words, words[1:], words[2:], strict=False))
            parts = tuple(frozenset(stems(part, side.document.language)) for part in _STOP.split(quote.text))
            held = frozenset().union(*parts)
            longer = tuple(part for part in parts if len(part) >= LEAST_STEMS)
            yield Utterance(at, quote, words, triples, held, longer or (held,), name_words(quote.speaker))


def _is_title(text: str) -> bool:
    """Return whether all longer words have capitals: “Man of the Woods”, a title, not what somebody said."""
    if not text[:1].isupper() or text[-1] in "?!…":
        return False
    longer = [word for word in text.split() if len(word.strip(".,!?’'")) > LEAST_RUN]
    return bool(longer) and all(word[:1].isupper() for word in longer)


def name_words(speaker: str) -> frozenset[str]:
    """Return the telling words of a speaker's name in small letters; none of a description.

    >>> sorted(name_words("Mr. Jan van der Meer")), name_words("the union’s lawyers")
    (['jan', 'meer'], frozenset())
    >>> name_words("Kentucky Republican")
    frozenset()
    """
    words = [word.strip(".,'’") for word in speaker.split()]
    if words[:1] and words[0].lower() in _DETERMINERS:
        return frozenset()  # "the Florida senator" tells where somebody is from
    telling = [word for word in words if word.lower() not in _NAMELESS and word not in ("der", "den", "del", "bin")]
    if not telling or words[-1].lower() in _MEMBERS or not all(word[:1].isupper() for word in telling):
        return frozenset()
    return frozenset(word.lower().removesuffix("’s").removesuffix("'s") for word in telling)


def is_persons(utterance: Utterance) -> bool:
    """Return whether a speaker's name is somebody's in full, and no body's or place's: who is another, is another person."""
    words = utterance.quote.speaker.lower().split()
    bodies = BODIES | PLACES | KNOWN_PLACES | {"house"}
    return len(utterance.who) > 1 and bodies.isdisjoint(words) and not utterance.quote.guessed


def attribution(one: Utterance, two: Utterance) -> Attribution:
    """Return whether two quotations of one utterance are given to one speaker; descriptions tell nothing, nor guesses."""
    guessed = one.quote.guessed or two.quote.guessed
    if one.who and two.who:
        return Attribution.SAME if one.who & two.who else Attribution.UNTOLD if guessed else Attribution.CHANGED
    if guessed:
        return Attribution.UNTOLD
    if (one.who and _is_unsaid(two)) or (two.who and _is_unsaid(one)):
        return Attribution.DROPPED
    return Attribution.UNTOLD


def _is_unsaid(utterance: Utterance) -> bool:
    """Return whether a quotation is given to nobody, not even to a "she" whose name is not found."""
    return not utterance.quote.speaker and not utterance.quote.cue


def rendering(one: Utterance, two: Utterance, pair: AlignedPair, linked: float) -> Rendering | None:
    """Return how one quotation renders the other, None where they are two; `linked` is how likely their passages are."""
    given = attribution(one, two)
    if pair.foreign:
        return _translated(one, two, given)
    known = given is not Attribution.CHANGED and (given is Attribution.SAME or linked >= LINKED)
    common, shorter = in_runs(one.tokens, two.tokens), min(len(one.tokens), len(two.tokens))
    if common and (known or _is_telling(one, two, common, given)):
        whole, least = common >= SAME * max(len(one.tokens), len(two.tokens)), max(CUT_TOKENS, CUT * shorter)
        if whole or common >= least:
            unchanged = one.tokens == two.tokens or is_cut(
                one.quote.text, two.quote.text, math.ceil(min(common, least))
            )
            return Rendering.REWORDED if not unchanged else Rendering.SAME if whole else Rendering.CUT
    if not known or min(len(one.stems), len(two.stems)) < LEAST_STEMS:
        return None
    shared = one.stems & two.stems
    lighter = min(pair.weights.general(one.stems), pair.weights.general(two.stems))
    is_reworded = len(shared) >= LEAST_SHARED and pair.weights.general(shared) >= REWORDED * lighter
    if given is not Attribution.SAME and linked < SURE_LINK:  # nobody says that they are one's words
        return None
    if not is_reworded:
        return None
    is_part = is_cut(one.quote.text, two.quote.text, min(shorter, SAFE_TOKENS))
    return Rendering.CUT if is_part else Rendering.REWORDED


def in_common(one: Utterance, two: Utterance) -> float:
    """Return the share of the shorter of two quotations that stands in runs of three or more words in the other."""
    return min(1.0, in_runs(one.tokens, two.tokens) / min(len(one.tokens), len(two.tokens)))


def is_one(one: Utterance, two: Utterance) -> bool:
    """Return whether two quotations have so many words in runs in common that they are one utterance, changed or not."""
    return in_runs(one.tokens, two.tokens) >= max(CUT_TOKENS, CUT * min(len(one.tokens), len(two.tokens)))


def _is_telling(one: Utterance, two: Utterance, common: int, given: Attribution) -> bool:
    """Return whether common runs are more than a phrase: long, with words that carry meaning; from two mouths, longer yet."""
    shared = len(one.stems & two.stems)
    if given is Attribution.CHANGED:
        return shared >= LEAST_STEMS and longest_run(one.tokens, two.tokens) >= OTHERS_TOKENS
    return common >= SAFE_TOKENS and shared >= LEAST_SHARED


def _translated(one: Utterance, two: Utterance, given: Attribution) -> Rendering | None:
    """Return what two quotations in two languages are by their names and figures alone, from one speaker's mouth."""
    if in_runs(one.tokens, two.tokens) >= SAME * max(len(one.tokens), len(two.tokens)):
        return Rendering.SAME
    anchors = set(_ANCHOR.findall(one.quote.text)) & set(_ANCHOR.findall(two.quote.text))
    return Rendering.TRANSLATED if given is Attribution.SAME and len(anchors) >= ANCHORS else None


def in_runs(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    """Return how many tokens stand in runs of three or more that both hold in the same order.

    What was left out, and what brackets put in, stands between the runs. Longest common subsequence by rapidfuzz.

    >>> in_runs(tuple("we will go on as we did before".split()), tuple("we will go as we did".split()))
    6
    """
    from rapidfuzz.distance import LCSseq  # a compiled library: loaded only where texts are compared

    if len(one) * len(two) > LARGEST:
        return longest_run(one, two)
    blocks = LCSseq.opcodes(one, two)
    return sum(b.src_end - b.src_start for b in blocks if b.tag == "equal" and b.src_end - b.src_start >= LEAST_RUN)
