"""Paragraphs -> the names in them: runs of capitalised words that are not capitals for beginning a sentence only."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from compare.text.kinds import BODIES, KNOWN_PLACES, PLACES
from compare.text.moments import WEEKDAYS
from compare.text.months import MONTHS
from compare.text.roles import ADDRESS, BESIDE, QUALIFIERS, ROLES, SHORT
from compare.text.sentences import sentences
from compare.text.stopwords import stopwords

TITLES = ADDRESS | ROLES | SHORT.keys() | BESIDE
LONGEST = 15  # words of a name; a longer run is a headline, a list, or no text
# What a hyphen joins to a name, to make an adjective of it: Tarn-based, Halvard-era.
_ADJOINED = """based|era|backed|led|controlled|style|like|wide|born|funded|owned|run|friendly|aligned|related|leaning|dominated
    |linked|held|bound|area|trained|allied|supported|sponsored|inspired|brokered|speaking|appointed|only|made|free|type|majority"""
_PART = rf"[^\W\d_a-zß-öø-ÿ]\w*(?:['’]\w+|-(?!(?:{''.join(_ADJOINED.split())})\b)\w+)*"
_PARTICLE = r"(?:de|del|der|van|von|den|bin|al|el|la|du|da|di|of|for|the) "
_RUN = re.compile(rf"{_PART}(?:(?: |(?<=\b[SMF]t)\. )(?:[A-Z]\. )?(?:{_PARTICLE})?{_PART})*(?![/_@])")
# Before a run: of an address of the web, somebody's name on a network, a credit (Tarn Press/Jo Lunn).
_GLUED = frozenset("@#/._")
_OPENING = ("", *'"“„«‘([:—–-•')
_STOPS = frozenset(".!?…")
_CLOSING = _STOPS | frozenset("\"'”’)")
_ABBREVIATED = 3  # letters of a word with a stop behind it that may be an abbreviation
_NO_NAMES = frozenset(
    (
        *WEEKDAYS, *MONTHS, "may", "i", "photo", "photos", "file", "ms", "mr", "spring", "summer", "autumn", "fall", "winter",
        "et", "est", "edt", "pt", "pst", "pdt", "gmt", "bst", "cet", "utc", "hq", "via", "pic", "http", "https",
    )
)  # fmt: skip
# Abbreviations behind a place, with their stop: Tarn, Va.
_STATES = frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va
    vt wash wis wyo""".split()
)
_STOPPING = _STATES | SHORT.keys()
_LEADING = frozenset("green independent labour liberal".split())  # no titles behind another word: Bowling Green
# First words of places that begin no sentence but with a name: Los Angeles, where an article or an adjective may: "The", "New".
_BEFORE_PLACES = frozenset("los las san santa saint st el fort mount cape".split())
_YOUNGER = frozenset("jr sr ii iii iv".split())
_COUNTED = frozenset("one two three four many some most none all both each part".split())
_LANDS = BODIES | PLACES | frozenset("republic state states kingdom people day reserve house".split())  # of Tarn
_MEMBER = re.compile(r"[dri]-[a-z]+")  # of which party, from where: R-Tarn
# Roles that are as often names: at the end of a run, others are none.
SURNAMES = frozenset(
    """king prince bishop archbishop pope cardinal green major judge justice driver singer farmer coach officer head chair chief
    priest pastor general soldier page leader teacher nurse engineer father mother son brother sister wife independent labour
    liberal conservative democrat republican former foreign interior finance defense defence victim resident witness queen
    princess sheriff mayor chancellor constable captain sergeant colonel player pilot author writer editor""".split()
)
# Words that a name may hold in the possessive: Women's March, Attorney's Office; others own what follows: Tarn's Jo Lunn.
_OWNERS = frozenset(
    """women men children people mother father president governor attorney secretary king queen lord veteran valentine year
    fool sheriff speaker teacher worker farmer patient consumer voter investor moody lloyd""".split()
)


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
    named = (_name(part, inside, stopwords(language)) for run in found for part in _owned(run, inside))
    return [name for name in named if name and (language != "de" or _is_german(name.text))]


def _owned(run: Run, inside: Collection[str]) -> Iterator[Run]:
    """Yield a run, or its parts where one who is named elsewhere owns what follows: Tarn’s | Jo Lunn, but the Old Tup’s Head."""
    start = 0
    if len(run.words) > 1:
        words = [run.text[a:b].replace("’", "'") for a, b in run.words]
        for at, word in enumerate(words[:-1], start=1):
            owner = bare(word)
            known = owner != word and (owner in inside or owner.isupper() or owner.lower() in KNOWN_PLACES)
            if known and not _is_owner(words, start, at):
                yield _part(run, start, at)
                start = at
    yield _part(run, start, len(run.words)) if start else run


def _part(run: Run, start: int, end: int) -> Run:
    return run._replace(words=run.words[start:end], initial=run.initial and not start, titled=run.titled and not start)


def _is_owner(words: Sequence[str], start: int, at: int) -> bool:
    """Return whether a possessive is a part of a name: People's Party, St. Jo's Hospital, Lunn's Bank."""
    owner, owned = bare(words[at - 1]).lower(), words[at].lower()
    if owner in _OWNERS or words[start].startswith("St."):
        return True
    return at == len(words) - 1 and owner not in KNOWN_PLACES and (owned in BODIES or owned in PLACES)


def parts(found: Iterable[Run]) -> frozenset[str]:
    """Return the words that stand with a capital where none is due, with straight apostrophes."""
    return frozenset([run.text[a:b].replace("’", "'") for run in found for a, b in run.words[run.initial :]])


def _is_german(text: str) -> bool:
    """Return whether a run of capitalised nouns may be a name: two words or more, nothing but "von" between them."""
    return " " in text and not any(word.islower() and word != "von" for word in text.split())


def _runs(paragraph: int, text: str, starts: Collection[int], stop: Collection[str]) -> Iterator[Run]:
    for found in _RUN.finditer(text):
        written, first = found[0], found.start()
        if written.lower() in stop or (first and (text[first - 1] in _GLUED or text[first - 1].isalnum())):
            continue
        words = written.split(" ")
        if text.startswith(".", found.end()) and words[-1].lower() in _STOPPING:
            words.pop()  # the title of who follows: Republican Gov. Ito; or where a place lies
        places = _places(words, first)
        initial = first in starts or _begins(text, first)
        lower = [bare(word).lower().rstrip(".") for word in words]
        for at, end in _split(lower, places, starts):
            if end - at <= LONGEST and not _shouts(words[at:end]):
                titled = lower[at - 1] in TITLES if at else _is_titled(text, first)
                begins = (initial and at == 0) or places[at][0] in starts
                of = _apart(lower, at, end, titled)
                yield Run(paragraph, text, places[at:of], begins, titled)
                if of < end:
                    yield Run(paragraph, text, places[of + 1 : end], False, False)


def _shouts(words: Sequence[str]) -> bool:
    """Return whether several longer words are capitals: a headline in the text."""
    return len(words) > 2 and sum(word.isupper() and len(word) > _ABBREVIATED for word in words) > 1


def _begins(text: str, first: int) -> bool:
    """Return whether a capital is due at a place, for a quotation, a bracket or a sentence begins there."""
    before = text[max(0, first - 2) : first]
    mark = before.rstrip()[-1:]
    if mark in _OPENING or before in (" '", "'"):
        return True
    if mark not in _CLOSING:
        return False
    before = text[max(0, first - LONGEST) : first].rstrip(" \"'”’)")
    word = before[:-1].rsplit(None, 1)[-1] if before[:-1].strip() else ""
    return before[-1:] in _STOPS and (len(word) > _ABBREVIATED or word.islower())


def _is_titled(text: str, first: int) -> bool:
    """Return whether a title stands before a place: Sen. Ito, spokesman Ito."""
    if first < 2 or text[first - 1] != " ":
        return False
    start = max(0, first - 2 * LONGEST, text.rfind(" ", 0, first - 1) + 1)
    return text[start : first - 1].lower().rstrip(".") in TITLES


def _apart(lower: Sequence[str], start: int, end: int, titled: bool) -> int:
    """Return the place of an "of" that joins no name, else the end: [Sen.] Ana Pell of Tarn; one of Tarn."""
    if "of" not in lower[start + 1 : end - 1]:
        return end
    of = lower.index("of", start + 1)
    whose = of - start > 1 and lower[of - 1] not in _LANDS and (titled or " ".join(lower[of + 1 : end]) in KNOWN_PLACES)
    return of if whose or lower[start] in _COUNTED else end


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
        apart = word in _NO_NAMES or (word in TITLES and _leads(words, start, at)) or _is_beside(words, at)
        if apart or (at > start and places[at][0] in starts):
            if at > start:
                yield start, at
            start = at + apart
    if start < len(words):
        yield start, len(words)


def _leads(words: Sequence[str], start: int, at: int) -> bool:
    """Return whether a title leads on to a name, or stands alone."""
    follows = words[at + 1] if at + 1 < len(words) else ""
    if follows in _YOUNGER or (words[at] in _LEADING and (at > start or follows in _LANDS)):
        return False
    return follows not in BODIES if follows else at == start or (words[at] in ROLES and words[at] not in SURNAMES)


def _is_beside(words: Sequence[str], at: int) -> bool:
    """Return whether a word belongs to the title behind it, or tells the party of whom it stands behind: Press Secretary Ito."""
    if words[at] in QUALIFIERS:
        return at + 1 < len(words) and words[at + 1] in ROLES
    return words[at][1:2] == "-" and _MEMBER.fullmatch(words[at]) is not None


def bare(word: str) -> str:
    """Return a word without the ending of the possessive."""
    return word.removesuffix("’s").removesuffix("'s")


def _name(run: Run, inside: Collection[str], stop: Collection[str]) -> Name | None:
    words, text = run.words, run.text
    first = text[slice(*words[0])].replace("’", "'")
    if run.initial and not _is_sure(first, inside) and not (len(words) > 1 and first.lower() in _BEFORE_PLACES):
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


def _is_sure(first: str, inside: Collection[str]) -> bool:
    """Return whether a word at the start of a sentence is of a name: elsewhere it is, though not in capitals (WASHINGTON)."""
    word = bare(first)
    if first in inside or word in inside or has_inner_capitals(word):
        return True
    return word.isupper() and len(word) > _ABBREVIATED and word.capitalize() in inside


def has_inner_capitals(word: str) -> bool:
    """Return whether a word has capitals behind small letters, which no word has but a name.

    >>> has_inner_capitals("HarbourCare"), has_inner_capitals("TARPO")
    (True, False)
    """
    return word.isalpha() and not word.isupper() and any(letter.isupper() for letter in word[1:])
