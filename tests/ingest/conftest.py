"""A fixture that writes one input and reads it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from compare.ingest.limits import DEFAULTS, Limits
from compare.ingest.reading import read
from compare.model import Reading

Taken = Callable[..., Reading]


@pytest.fixture
def taken(tmp_path: Path) -> Taken:
    """Return a function: file name and content -> what reading it gives."""

    def write_and_read(name: str, content: str | bytes, limits: Limits = DEFAULTS, **columns: str) -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read([path], limits, columns, workers=0)  # a process for each would take longer than all the rest

    return write_and_read
