"""Names as texts write them -> the spelling that stands for all those that differ in accents or capitals only."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

LEAST = 3  # letters of a word that may be written in other capitals: "US" is not "Us"
_STROKES = str.maketrans("ØøŁłĐđı", "OoLlDdi")  # letters that do not come apart into a letter and its mark
_LATIN = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
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
    if text.isascii() or not _LATIN.search(text):  # most that are not ASCII have curly quotes and dashes only
        return text
    return text.translate(_ACCENTED)


def spellings(counts: Mapping[str, int], is_word: Callable[[str], bool]) -> dict[str, str]:
    """Return each plain name as it is spelt mostly; given how often each name stands, and what is a word written small.

    All these have a capital where none is due; one that stands small as well may be a word beside a name (JOBS, Jobs, jobs),
    but not several words together (USA TODAY, USA Today).
    """
    words: Counter[str] = Counter()
    for name, times in counts.items():
        for word in name.split():
            words[word] += times
    usual = {
        word: first for word, first in _usual(words).items() if len(word) >= LEAST and not is_word(word.casefold())
    }
    spelt = {name: " ".join(usual.get(word, word) for word in name.split()) for name in counts}
    several: Counter[str] = Counter()
    for name, times in counts.items():
        several[spelt[name]] += times if " " in name else 0
    whole = {name: first for name, first in _usual(several).items() if " " in name}
    return {name: whole.get(form, form) for name, form in spelt.items()}


def _usual(counts: Mapping[str, int]) -> dict[str, str]:
    """Return the commonest form of those that are written in more than one."""
    written: defaultdict[str, list[str]] = defaultdict(list)
    for form in counts:
        written[form.casefold()].append(form)
    return {
        form: min(forms, key=lambda form: (-counts[form], form))
        for forms in written.values()
        if len(forms) > 1
        for form in forms
    }
