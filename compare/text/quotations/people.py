"""An article's names -> the fullest form of each, and whether "he" or "she" may be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from compare.text.names import TITLES
from compare.text.quotations.speakers import without_title

_CAPITALISED = r"(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov|[^\W\d_a-zß-öø-ÿ])\.|[^\W\d_a-zß-öø-ÿ](?:[\w'’-]*\w)?)"
_FULL = re.compile(rf"{_CAPITALISED}(?: (?:(?:de|del|der|den|van|von|bin|ibn|al|el|la|du|da|di|dos) )*{_CAPITALISED})+")
_INSIDE = re.compile(r"(?<=[^\W\d_A-Z] )([^\W\d_a-zß-öø-ÿ][\w-]*)")
_MEN = frozenset("mr sir lord king prince herr señor don monsieur signor pope spokesman chairman".split())
_WOMEN = frozenset("mrs ms miss lady queen princess frau señora doña madame signora mevrouw spokeswoman chairwoman".split())
_HE = frozenset("he er él il lui hij ele egli".split())
_SHE = frozenset("she sie ella elle lei zij ela".split())
_LONGEST = 5  # words of one person's name


class People:
    """The people of one article, read from its paragraphs when they are first asked for."""

    def __init__(self, paragraphs: Sequence[tuple[int, str]]) -> None:
        self._paragraphs = paragraphs
        self._said: dict[str, bool] = {}  # surname -> whether a man

    def full(self, name: str) -> str:
        """Return the one fuller form under which the article has a surname, without titles; else the name as it is."""
        bare = without_title(name)
        words = [word for word in bare.split() if word.lower().rstrip(".") not in TITLES]
        if len(words) != 1:
            return bare
        forms = self._forms.get(words[0].lower(), ())
        return forms[0] if len({form.split()[0].lower()[:3] for form in forms}) == 1 else bare

    def is_name(self, word: str) -> bool:
        """Return whether a word has a capital somewhere inside a sentence."""
        return word.removesuffix("’s").removesuffix("'s") in self._inside

    def may_be(self, name: str, pronoun: str) -> bool:
        """Return whether a pronoun may mean somebody, and remember that it does."""
        man = True if pronoun in _HE else False if pronoun in _SHE else None
        if man is None:
            return False
        known = self._man(name)
        if known is None:
            self._said[_surname(name)] = man
        return known is None or known is man

    def _man(self, name: str) -> bool | None:
        titles = {word.lower().rstrip(".") for word in name.split()}
        if titles & _MEN:
            return True
        if titles & _WOMEN:
            return False
        surname = _surname(name)
        return self._said.get(surname, self._titled.get(surname))

    @cached_property
    def _inside(self) -> frozenset[str]:
        return frozenset(found for _, text in self._paragraphs for found in _INSIDE.findall(text))

    @cached_property
    def _runs(self) -> list[list[str]]:
        return [run.group().split() for _, text in self._paragraphs for run in _FULL.finditer(text)]

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for run in self._runs:
            words = without_title(" ".join(_bare(run))).split()
            if 2 <= len(words) <= _LONGEST and words[0].lower().rstrip(".") not in TITLES:
                forms[words[-1].lower()].append(" ".join(words))
        return forms

    @cached_property
    def _titled(self) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for run in self._runs:
            title = run[0].lower().rstrip(".")
            if title in _MEN or title in _WOMEN:
                found.setdefault(_surname(" ".join(_bare(run))), title in _MEN)
        return found


def _surname(name: str) -> str:
    return name.split()[-1].lower() if name.split() else ""


def _bare(words: Iterable[str]) -> list[str]:
    """Return the words of a run up to the first possessive, the stop of a sentence left out."""
    kept: list[str] = []
    for word in words:
        bare = word.removesuffix("’s").removesuffix("'s")
        kept.append(bare)
        if bare != word:
            break
    if kept:
        kept[-1] = kept[-1].rstrip(".,'’-")
    return kept
