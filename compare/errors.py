"""Everything a caller may want to catch.

CompareError
    ReadError        an input could not be turned into a document
    SettingsError    a setting is out of range, or two contradict each other
    InputError       a call was given nothing it can work on
    ExtraError       a library is missing that comes with an extra

SlowKernelWarning    nothing is wrong but the speed
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


class SlowKernelWarning(UserWarning):
    """The compiled kernel is missing; the one in Python gives equal results, slower."""


class ExtraError(CompareError):
    """Something was asked for that needs a library which is not installed; says which extra of this package brings it."""

    def __init__(self, what: str, library: str, extra: str) -> None:
        super().__init__(f"{what} needs {library}: pip install 'story-compare[{extra}]'")
