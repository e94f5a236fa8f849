"""Text -> terms: the stems that carry meaning, with the place and the manner in which each stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from compare.text.remembered import Remembered
from compare.text.stems import forgetful_stemmer
from compare.text.stopwords import stopwords

# A number with its separators, an acronym with stops, or a word with inner apostrophes: whichever begins here, read to
# its end in one pass.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\W_]")
ENDS_SENTENCE = frozenset('.!?:;…"“”„«»‘(—–-\n•')

NUMERALS = {
    "en": "two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 "
    "fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 "
    "eighty 80 ninety 90 dozen 12",
    "de": "zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 zwanzig 20 dreißig 30",
    "es": "dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 veinte 20 treinta 30",
    "fr": "deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 vingt 20 trente 30",
    "it": "due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 dodici 12 venti 20 trenta 30",
    "nl": "twee 2 drie 3 vier 4 vijf 5 zes 6 zeven 7 acht 8 negen 9 tien 10 elf 11 twaalf 12 twintig 20 dertig 30",
    "pt": "dois 2 duas 2 três 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 dez 10 onze 11 doze 12 vinte 20 trinta 30",
}
_NUMERALS = {
    language: dict(zip(words.split()[::2], words.split()[1::2], strict=True)) for language, words in NUMERALS.items()
}


NUMERAL_VALUES = {language: {word: float(n) for word, n in known.items()} for language, known in _NUMERALS.items()}


class Term(NamedTuple):
    """One word that carries meaning.

    `stem` is what is compared (digits for a number or a numeral), `word` what was written, `start` its place in the text
    in characters. `capital`: written with a first capital; `initial`: at the start of a sentence, where that tells
    nothing; `adjacent`: only spaces stand between it and the term before, so that the two make a bigram.
    """

    stem: str
    word: str
    start: int
    capital: bool
    initial: bool
    adjacent: bool

    @property
    def number(self) -> bool:
        """Return whether the stem is a number."""
        return self.stem[0].isdecimal()


def terms(text: str, language: str) -> Iterator[Term]:
    """Yield the terms of a text in order; stop words of the language are left out.

    >>> [t.stem for t in terms("Two ferries sank, killing 1,200.", "en")]
    ['2', 'ferri', 'sink', 'kill', '1200']
    """
    known = roots(language)
    end, last = 0, -1
    for found in _WORD.finditer(text):
        word = found[0]
        if root := known[word]:
            start = found.start()
            gap = text[end:start]
            initial = end == 0 or (gap != " " and not ENDS_SENTENCE.isdisjoint(gap))
            adjacent = last == end and gap.isspace()
            last = found.end()
            yield Term(root, word, start, word[0].isupper(), initial, adjacent)
        end = found.end()


def stems(text: str, language: str, start: int = 0, end: int | None = None) -> dict[str, str]:
    """Return the stems of the terms in characters start to end of a text, each with the word that is first written for it.

    >>> stems("Ships sank. The ship sinks.", "en")
    {'sink': 'sank', 'ship': 'Ships'}
    """
    stretches = text[start:end].split()  # no word reaches over white space
    stretches.reverse()  # so that the first of several words is what stays
    return dict(chain.from_iterable(map(_stretches(language).__getitem__, stretches)))


def whole_words(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield neighbouring stretches of a text so that each holds the words that begin in it, to their ends.

    >>> list(whole_words("Meeks, D-N.Y. left", [(0, 11), (11, 18)]))
    [(0, 13), (13, 18)]
    """
    place = 0
    for start, end in spans:
        first = max(start, place)
        place = max(first, end)
        if text[end : end + 1].strip():  # else white space parts the two, and nothing is cut
            for word in _WORD.finditer(text, first):
                if word.start() >= end:
                    break
                place = max(place, word.end())
        yield first, place


class Roots(Remembered[str]):
    """A word as it is written -> its stem, "" for a stop word."""

    def __init__(self, language: str) -> None:
        super().__init__(lambda word: self.root(word, plain(word.lower())))
        self._stem, self._stop = forgetful_stemmer(language), stopwords(language)
        self._numerals = _NUMERALS.get(language, {})

    def root(self, word: str, low: str) -> str:
        """Return the stem of a word, given in plain small letters too; it is not remembered."""
        if low in self._stop:
            return low.upper() if word.isupper() and len(word) > 1 else ""  # US is not us
        if low[0].isdecimal():
            return low.replace(",", "")
        return self._numerals.get(low) or self._stem(low)


roots = cache(Roots)


@cache
def _stretches(language: str) -> Remembered[tuple[tuple[str, str], ...]]:
    """Return what holds, for what stands between white space, the stems of its terms and the words, the last first."""
    known = roots(language)

    def read(stretch: str) -> tuple[tuple[str, str], ...]:
        return tuple([(root, word) for word in reversed(_WORD.findall(stretch)) if (root := known[word])])

    return Remembered(read)


def plain(low: str) -> str:
    """Return a word with straight apostrophes, without the possessive, and an acronym without its stops."""
    if low.isalpha():
        return low
    low = low.replace("’", "'")
    return low.removesuffix("'s") if low[0].isdecimal() else low.removesuffix("'s").replace(".", "")
