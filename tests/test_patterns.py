"""Every regular expression of the package, found where it is, meets texts that would make a careless one go back for ever."""

import importlib
import pkgutil
import re
import time
from typing import Any

import pytest

import compare

LONG = 50_000
PUMPS = [
    "A",
    "A ",
    "a ",
    " ",
    "A.",
    ". ",
    ", A",
    "1",
    "1,",
    "1.",
    "12:",
    "A-",
    "de A ",
    "“",
    "\r\n",
    "a: b\n",
    "\n\n",
    '"A" ',
    "'",
    "’a",
    "<a ",
    "<!--",
    "&",
    "[ ",
    "=",
    "\n",
    "é",
    "中",
]


def patterns() -> list[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Return every compiled pattern that a module of the package holds, in whatever it holds it."""
    found = {}
    for module in pkgutil.walk_packages(compare.__path__, "compare."):
        if module.name == "compare.sketches.native":  # which is there only where it was compiled, and holds none
            continue
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for item in value if isinstance(value, tuple | list) else [value]:
                    if isinstance(item, re.Pattern):
                        found[item.pattern, item.flags] = f"{module.name}.{name}", item
    return sorted(found.values(), key=lambda pair: (pair[0], str(pair[1].pattern)))


def test_the_patterns_are_found() -> None:
    """There are some, in more than one room."""
    assert len({name.split(".")[1] for name, _ in patterns()}) > 1


@pytest.mark.parametrize(("name", "pattern"), patterns(), ids=lambda value: value if isinstance(value, str) else "")
def test_patterns_are_linear(name: str, pattern: re.Pattern[Any]) -> None:
    """A text of a hundred thousand characters is searched through in far less than the second that going back would take."""
    for pump in PUMPS:
        text, head, tail = pump * (LONG // len(pump)), "A ", "!"
        if isinstance(pattern.pattern, bytes):
            text, head, tail = text.encode(), b"A ", b"!"
        start = time.process_time()
        pattern.match(text + tail)
        for _ in zip(pattern.finditer(head + text + tail), range(LONG), strict=False):
            pass
        assert time.process_time() - start < 2, f"{name} on {pump!r}"
