"""Names as they stand -> who is who: surnames with full names, acronyms with what they stand for, spellings and short forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from compare.alignment.given_names import is_short_form
from compare.alignment.spelling import unaccented
from compare.text.kinds import BODIES, KNOWN_PLACES

LONGEST = 4  # words of a name that shorter ones stand for
NAMESAKES = 20  # full names with one surname that are held against each other
SPELT = 1  # letters by which two spellings of a given name differ
LEAST_LETTERS = 5  # of a given name that may be spelt in two ways
LEAST_ACRONYM = 4  # letters of initials that are written as a word
_JOINING = frozenset("of for the and de del von van".split())
_INITIAL = re.compile(r" [A-Z]\.?(?= [A-Z])")


def plain(name: str) -> str:
    """Return a name as it is compared: straight apostrophes, no accents, no hyphens, no middle initials.

    >>> plain("Petra J. Lunn-Okâfor")
    'Petra Lunn Okafor'
    """
    name = unaccented(name)
    if name.isalpha():  # most are one word
        return name
    return _INITIAL.sub("", name).replace("St. ", "St ").replace("’", "'").replace("-", " ")


def holds(text: str, words: str) -> bool:
    """Return whether a text holds words that are no parts of longer ones."""
    at = text.find(words)
    while at >= 0:
        if not (at and text[at - 1].isalnum()) and not text[at + len(words) : at + len(words) + 1].isalnum():
            return True
        at = text.find(words, at + 1)
    return False


def as_written(text: str, words: str) -> str:
    """Return plain words as a text that holds them writes them.

    >>> as_written("At St. Petra J. Lunn-Okâfor’s", "Petra Lunn Okafor")
    'Petra J. Lunn-Okâfor'
    """
    if words in text:
        return words
    spelt = re.escape(words).replace("'", "['’]").replace(r"\ ", r"(?: [A-Z]\.?)*[ -]")
    found = re.search(rf"(?<![^\W_]){spelt}(?![^\W_])", unaccented(text))  # sign by sign: places are the same
    return text[found.start() : found.end()] if found else words


def fullest(counts: Mapping[str, int]) -> dict[str, str]:
    """Return the full form of each plain name: the commonest longer name that ends with it, or whose initials it is."""
    spelt = _spellings(counts)
    longer: defaultdict[str, set[str]] = defaultdict(set)
    acronyms = _acronyms(counts)
    for text in counts:
        words = text.split()
        if 1 < len(words) <= LONGEST:
            for at in range(1, len(words)):
                if words[at - 1] not in _JOINING and not _is_own(words[at:]):
                    longer[" ".join(words[at:])].add(spelt.get(text, text))
            initials = "".join(word[0] for word in words if word[0].isupper())
            for acronym in acronyms.get(initials, ()):
                longer[acronym].add(spelt.get(text, text))
    return {text: _full(text, spelt, longer.get(text, set()), counts) for text in counts}


def _acronyms(counts: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
    """Return the names that may be initials, by these in capitals: a longer one may be written as a word, Nato."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for text in counts:
        if text.isupper() or (len(text) >= LEAST_ACRONYM and text.isalpha() and not _is_own([text])):
            found[text.upper()].append(text)
    return found


def _full(text: str, spelt: Mapping[str, str], longer: Collection[str], counts: Mapping[str, int]) -> str:
    words = text.split()
    if len(words) > LONGEST or "of" in words:
        return _tail(words, counts) or text
    if len(words) == 1 and 2 * counts.get(f"{text}s", 0) >= counts[text]:  # a Republican, Republicans
        return f"{text}s"
    return spelt.get(text) or _within(words, counts) or _best(text, longer, counts)


def _is_own(words: Sequence[str]) -> bool:
    """Return whether the end of a longer name is a name of its own, or none: Tarn House, the House; Ana Washington, Washington."""
    low = words[0].lower()
    return len(words) == 1 and (low in BODIES or low in KNOWN_PLACES or low == "house")


def _within(words: Sequence[str], counts: Mapping[str, int]) -> str:
    """Return the commoner name that a longer one ends with and says more of: "Green Hall" of "Halvard Green Hall"."""
    tail = " ".join(words[1:])
    is_name = len(words) > 2 and words[1] not in _JOINING and words[-1].lower() not in BODIES
    return tail if is_name and counts.get(tail, 0) > counts[" ".join(words)] else ""


def _tail(words: Sequence[str], counts: Mapping[str, int]) -> str:
    """Return the name that an office runs into: "Petra Lunn" of "Board of Elections Petra Lunn"."""
    if words[-1].lower() in BODIES:  # the "Port Committee" of a "Tarn and Dunscar Joint Port Committee" is any
        return ""
    ends = range(2, len(words) - 1)
    tails = (" ".join(words[at:]) for at in ends if words[at - 1] not in ("of", "for") and "of" not in words[at:])
    return next((tail for tail in tails if tail in counts), "")


def _best(text: str, longer: Collection[str], counts: Mapping[str, int]) -> str:
    """Return the longer name that a name stands for: the only one, or one that the story uses more than once."""
    if not longer:
        return text
    if " " in text:  # what says more of a name is rarer than the name
        longer = [name for name in longer if counts[name] >= counts[text]]
        if not longer:
            return text
    best = min(longer, key=lambda name: (-counts[name], len(name), name))
    return best if len(longer) == 1 or counts[best] > 1 else text


def _spellings(counts: Mapping[str, int]) -> dict[str, str]:
    """Return, for full names that are another's in other letters (Mohamed, Mohammed) or short (Liz), the commonest spelling."""
    by_surname: defaultdict[str, list[str]] = defaultdict(list)
    for text in sorted(counts, key=lambda name: (-counts[name], name)):
        given, _, surname = text.rpartition(" ")
        if given:
            by_surname[surname].append(text)
    spelt: dict[str, str] = {}
    for names in by_surname.values():
        long = [name for name in names if len(name.rpartition(" ")[0]) >= LEAST_LETTERS]
        spelt |= {name: first for name in long[1:NAMESAKES] if (first := _commoner(name, long))}
        spelt |= _shortened(names) if len(names) <= NAMESAKES else {}
    return spelt


def _shortened(names: Sequence[str]) -> dict[str, str]:
    """Return, of the names with one surname, the commonest for all if one given name is the short form of the other's.

    Not where the story has anybody else of that name: Liz may be short for the sister.
    """
    two = [name for name in names if name.count(" ") == 1]
    given = {name: name.split()[0] for name in two}
    for full in given.values():
        called = {full, *(short for short in given.values() if is_short_form(short, full))}
        if len(called) > 1 and all(called.intersection(name.split()[:-1]) for name in names):
            return dict.fromkeys(two[1:], two[0])
    return {}


def _commoner(name: str, names: Sequence[str]) -> str:
    from rapidfuzz.distance import Levenshtein  # a compiled library: loaded only where texts are compared

    before = names[: names.index(name)]
    return next((other for other in before if Levenshtein.distance(other, name, score_cutoff=SPELT) <= SPELT), "")
