"""Words -> their letters in Latin script without diacritics, so that one name is one in many languages."""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = """а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch
ъ - ы y ь - э e ю yu я ya і i ї i є ye ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz ѓ g ќ k ѕ dz"""
_GREEK = """α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o"""
_LATIN = "ß ss æ ae œ oe ø o đ d ł l ı i þ th ð d ħ h"
_PAIRS = f"{_CYRILLIC} {_GREEK} {_LATIN}".split()
_LETTERS = str.maketrans({one: two.replace("-", "") for one, two in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)})
_ADJECTIVE = re.compile("[иіы]й$")  # Зеленский, Zelensky
_DIACRITICS = re.compile("[\u0300-\u036f]+")


def romanised(low: str) -> str:
    """Return a lower-case word in Latin letters; letters of scripts that no table tells of stay as they are.

    >>> romanised("málaga"), romanised("путин"), romanised("зеленский"), romanised("αθήνα"), romanised("北")
    ('malaga', 'putin', 'zelensky', 'athina', '北')
    """
    if low.isascii():
        return low
    composed = _ADJECTIVE.sub("y", unicodedata.normalize("NFC", low)).translate(_LETTERS)
    return _DIACRITICS.sub("", unicodedata.normalize("NFD", composed)).translate(_LETTERS)  # vowels with accents too
