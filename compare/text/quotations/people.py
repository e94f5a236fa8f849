"""An article's names -> the fullest form of each, and whether "he" or "she" may be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice

from compare.text.names import TITLES

_PARTICLES = frozenset("de del der den van von bin ibn al el la le du da di dos".split())
# Words that have a capital where a sentence begins, and are no given names: But Ito; While Ito; Under Ito.
OPENERS = frozenset(
    """the a an but and or so yet nor as when whenever while if after before despite though although unless under over with without
    even both most many some few several then like unlike for to of in on at by from since until because whereas where how what
    why who whose that this these those such another other all any each every no not only also just still again once twice now
    here there thus afterward afterwards overnight continued meanwhile however among amid
    during per via upon against between about does do did is are was were has have
    had can could should would said says asked asks give gave given let see yes well because perhaps maybe instead later earlier
    former then-candidate then-president president-elect candidate-turned-president""".split()
)
_REACH, _PLACES = 48, 100  # characters looked at before a surname, and places where it stands
_LETTERS = re.compile(r"[^\W_]*")
# What stands behind a word that may be of a name, and a space, as far as it is letters and digits.
_FOLLOWING = re.compile(rf"(?<!\S)(?:[^\W\d_a-zß-öø-ÿ]\S*|(?:{'|'.join(sorted(_PARTICLES))}))\s* (?=([^\W_]*))")
_MEN = frozenset("mr sir lord king prince herr señor don monsieur signor pope spokesman chairman".split())
_WOMEN = frozenset(
    "mrs ms miss lady queen princess frau señora doña madame signora mevrouw spokeswoman chairwoman".split()
)
_HE = frozenset("he er él il lui hij ele egli".split())
_SHE = frozenset("she sie ella elle lei zij ela".split())
_LONGEST = 5  # words of one person's name
_OFFICE = 3  # words of an office behind its title: of State Ito


class People:
    """The people of one article, looked up in its paragraphs when they are asked for."""

    def __init__(self, paragraphs: Sequence[tuple[int, str]]) -> None:
        self._paragraphs = paragraphs
        self._said: dict[str, bool] = {}  # surname -> whether a man
        self._runs: dict[str, list[list[str]]] = {}
        self._names: dict[str, bool] = {}

    def full(self, name: str) -> str:
        """Return the one fuller form under which the article has a surname, without titles; else the name as it is."""
        bare = without_title(name)
        words = [word for word in bare.split() if not is_title(word)]
        if len(words) != 1:
            return bare
        runs = (without_title(" ".join([*_given(run), words[0]])).split() for run in self._before(words[0]))
        forms = [run for run in runs if 2 <= len(run) <= _LONGEST and not any(map(is_title, run[:-1]))]
        return " ".join(forms[0]) if len({form[0].lower()[:3] for form in forms}) == 1 else bare

    def is_name(self, word: str) -> bool:
        """Return whether a word has a capital somewhere inside a sentence."""
        bare = word.removesuffix("’s").removesuffix("'s")
        if bare not in self._names:
            at = self._text.find(" " + bare)
            while at > 0 and not (self._text[at - 1].islower() or self._text[at - 1].isdecimal()):
                at = self._text.find(" " + bare, at + 1)
            self._names[bare] = at > 0
        return self._names[bare]

    def may_be(self, name: str, pronoun: str) -> bool:
        """Return whether a pronoun may mean somebody, and remember that it does."""
        man = True if pronoun in _HE else False if pronoun in _SHE else None
        if man is None:
            return False
        known = self._man(name)
        if known is None:
            self._said[name.split()[-1].lower()] = man
        return known is None or known is man

    def _man(self, name: str) -> bool | None:
        """Return whether somebody is a man by a title, or by what was said before; None where nothing tells."""
        surname = name.split()[-1] if name.split() else ""
        if surname.lower() not in self._said:
            titles = {word.lower().rstrip(".") for run in [name.split()[:-1], *self._before(surname)] for word in run}
            if titles.isdisjoint(_MEN) == titles.isdisjoint(_WOMEN):
                return None
            self._said[surname.lower()] = not titles.isdisjoint(_MEN)
        return self._said[surname.lower()]

    @cached_property
    def _standing(self) -> Mapping[str, list[int]]:
        """Return the places of each word behind one that may be of a name, by what it begins with up to any mark."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for word in _FOLLOWING.finditer(self._text):
            found[word[1]].append(word.end())
        return found

    @cached_property
    def _text(self) -> str:
        return "\n".join(text for _, text in self._paragraphs)

    def _before(self, surname: str) -> list[list[str]]:
        """Return the capitalised words that stand before a surname, wherever some do."""
        if surname not in self._runs:
            begins = _LETTERS.match(surname)
            places = self._standing.get(begins[0], ()) if begins else ()
            stands = (at for at in places if surname and self._is_at(surname, at))
            fore = (_forenames(self._line_before(at).split()) for at in stands)
            self._runs[surname] = list(islice((words for words in fore if words), _PLACES))
        return self._runs[surname]

    def _line_before(self, at: int) -> str:
        """Return what stands before a word, as far as it is looked at; no name runs over from the paragraph before."""
        return self._text[max(0, at - 1 - _REACH) : at].rpartition("\n")[2]

    def _is_at(self, word: str, at: int) -> bool:
        end = at + len(word)
        return self._text.startswith(word, at) and not self._text[end : end + 1].isalnum()


def _given(words: Sequence[str]) -> Sequence[str]:
    """Return the words before a surname without those that only open the sentence."""
    last = max((at for at, word in enumerate(words) if word.lower() in OPENERS), default=-1)
    return words[last + 1 :]


def _forenames(words: list[str]) -> list[str]:
    """Return the words at the end of a list that may stand before a surname: names, initials, titles, particles."""
    first = len(words)
    while first and _may_precede(words[first - 1]):
        first -= 1
    while first < len(words) and words[first] in _PARTICLES:
        first += 1
    if first > 1 and words[first - 1] == "of" and words[first - 2].lower() in TITLES:
        first = max(first, len(words) - 1)  # Secretary of State [Mary] Harker
    return words[first:]


def _may_precede(word: str) -> bool:
    bare = word.rstrip(".")
    ends = bare != word and len(bare) > 1 and bare.lower() not in TITLES
    return word in _PARTICLES or (word[0].isupper() and not ends and bare.replace("-", "").replace("’", "").isalpha())


def is_title(word: str) -> bool:
    """Return whether a word is a title that stands before a name, with or without its stop."""
    return word.lower().rstrip(".") in TITLES


def without_title(name: str) -> str:
    """Return a name without the titles before it; a title with one word behind it stays: Mr. Ito.

    >>> without_title("FBI Director Mary Harker"), without_title("Mr. Ito"), without_title("Secretary of State Mary Harker")
    ('Mary Harker', 'Mr. Ito', 'Mary Harker')
    """
    words = name.split()
    last = max((i for i, word in enumerate(words) if is_title(word)), default=-1)
    bare = words[last + 1 :]
    if bare[:1] == ["of"] and len(bare) > _OFFICE:
        bare = bare[-2:]  # what the office is of has as many words as it likes, and a name two as a rule
    return " ".join(bare) if last >= 0 and len(bare) > 1 else name
