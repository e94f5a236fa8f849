"""Words of a vocabulary -> what counting has to know of each: stem, name, value, month, all as numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from math import nan

import numpy as np

from compare.text.months import MAY, MONTHS
from compare.text.numerals import CURRENCY_WORDS, MAGNITUDES, PERCENT_WORDS, SHORT_MAGNITUDES, digits_value
from compare.text.stream.romanised import romanised
from compare.text.stream.streaming import ROW, Rows, Trait, Vocabulary
from compare.text.terms import NUMERAL_VALUES, plain, roots
from compare.text.tokens import UNSPACED

COGNATE = 5  # letters that a cognate shares, of words that have more
_Row = tuple[int, int, int, int, float, float, int, int]
_KNOWN = 1 << 18  # texts whose hashes are remembered
_YEARS = range(1600, 2200)


class Lexicon:
    """What is known of the words of one vocabulary, all of one language; it grows as the vocabulary does.

    Both may be dropped together at any time and begun anew: features are hashes, which do not depend on them.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._roots, self._numerals = roots(language), NUMERAL_VALUES.get(language, {})
        self._said = _said(self._numerals)
        self._held, self._count = np.empty(0, ROW), 0
        self._hashes = _Hashes()

    def rows(self, vocabulary: Vocabulary) -> Rows:
        """Return a row for each word of the vocabulary, always the same one; words not yet known are learnt."""
        words = vocabulary.words(self._count)
        count = self._count + len(words)
        if count > len(self._held):
            grown = np.zeros(count + count // 2, ROW)
            grown[: self._count] = self._held[: self._count]
            self._held = grown
        self._held[self._count : count] = np.fromiter(self._described(words), ROW, len(words))
        self._count = count
        return self._held[:count]

    def _described(self, words: Sequence[str]) -> Iterator[_Row]:
        hashes = self._hashes
        for written in words:
            word = written if written.isascii() else unicodedata.normalize("NFC", written)
            yield self._number(word, hashes) if word[0].isdecimal() else self._word(word, hashes)

    def _word(self, word: str, hashes: _Hashes) -> _Row:
        form = word.lower().replace("’", "'")
        low = plain(form)
        root, name = self._roots.root(word, low), romanised(low)
        value = self._numerals.get(low, nan)
        has_cognate = len(name) > COGNATE and root and value != value and name.isascii() and name.isalpha()
        cognate = hashes[name[:COGNATE]] if has_cognate else 0
        magnitude, month, trait = self._said.get(low, _NOTHING)
        if len(word) == 1 and _is_unspaced(word):
            trait |= Trait.CHARACTER
        return hashes[root], hashes[form], hashes[name], cognate, value, magnitude, 5 if word == MAY else month, trait

    def _number(self, word: str, hashes: _Hashes) -> _Row:
        value, form = digits_value(word, self.language), hashes[word]
        trait = _digits_trait(word, value) if value is not None and word.isdecimal() else 0
        root = self._roots.root(word, plain(word))
        return hashes[root], form, form, 0, nan if value is None else value, 0.0, 0, trait


class _Hashes(dict[str, int]):
    """Text -> its hash, 0 for no text; emptied when it grows past a bound, for memory stays flat."""

    def __missing__(self, text: str) -> int:
        if len(self) >= _KNOWN:
            self.clear()
        made = self[text] = hash_of(text) if text else 0
        return made


def hash_of(text: str) -> int:
    """Return the 64-bit BLAKE2b of a text, the same for ever; it is never 0, which stands for no text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1


_NOTHING = (0.0, 0, 0)


def _said(numerals: Mapping[str, float]) -> dict[str, tuple[float, int, int]]:
    """Return the magnitude, the month and the trait of each word that has one; a numeral is no month: sept is seven."""
    words = {*MAGNITUDES, *MONTHS, *CURRENCY_WORDS, *PERCENT_WORDS}
    return {
        word: (MAGNITUDES.get(word, 0.0), 0 if word in numerals else MONTHS.get(word, 0), _word_trait(word))
        for word in words
    }


def _is_unspaced(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in UNSPACED)


def _word_trait(word: str) -> int:
    money, percent = Trait.MONEY * (word in CURRENCY_WORDS), Trait.PERCENT * (word in PERCENT_WORDS)
    return money | percent | Trait.SHORT * (word in SHORT_MAGNITUDES)


def _digits_trait(word: str, value: float) -> int:
    is_day = len(word) <= 2
    is_year = len(word) == 4 and value in _YEARS
    return Trait.DAY * is_day | Trait.YEAR * is_year
