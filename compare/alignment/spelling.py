"""Names as texts write them -> the spelling that stands for all those that differ in accents or capitals only."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

LEAST = 3  # letters of a word that may be written in other capitals: "US" is not "Us"
_STROKES = str.maketrans("ØøŁłĐđı", "OoLlDdi")  # letters that do not come apart into a letter and its mark
_ACCENTED = {
    at: whole[0]
    for at in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if len(whole := unicodedata.normalize("NFD", chr(at))) > 1 and whole[0].isascii()
} | _STROKES


def unaccented(text: str) -> str:
    """Return a text with Latin letters that lost their accents, each in its place.

    >>> unaccented("Señora Łucja Peña")
    'Senora Lucja Pena'
    """
    return text if text.isascii() else text.translate(_ACCENTED)


def spellings(counts: Mapping[str, int], is_word: Callable[[str], bool]) -> dict[str, str]:
    """Return each plain name as its words are spelt mostly; given how often each name stands, and what is a word written small.

    All these have a capital where none is due; one that stands small as well may be a word beside a name (JOBS, Jobs, jobs).
    """
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, times in counts.items():
        for word in name.split():
            written[word.casefold()][word] += times
    usual = {
        word: min(forms, key=lambda form: (-forms[form], form))
        for low, forms in written.items()
        if len(forms) > 1 and len(low) >= LEAST and not is_word(low)
        for word in forms
    }
    return {name: " ".join(usual.get(word, word) for word in name.split()) for name in counts}
