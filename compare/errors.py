"""Everything a caller may want to catch.

CompareError
    ReadError        an input could not be turned into a document
    SettingsError    a setting is out of range, or two contradict each other
    InputError       a call was given nothing it can work on
"""

from __future__ import annotations


class CompareError(Exception):
    """Root of all errors that this package raises on purpose."""


class ReadError(CompareError):
    """An input could not be turned into a document; `origin` says where, `reason` why."""

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason


class SettingsError(CompareError):
    """A setting is out of range, or two contradict each other."""


class InputError(CompareError):
    """A call was given nothing it can work on: no path, no document, twice the same id."""
