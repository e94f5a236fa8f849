"""The reader's surroundings -> what their terminal can do."""

from __future__ import annotations

import os


def is_dumb() -> bool:
    """Return whether the terminal says of itself that it can only write on: no styles, no going back, no pages."""
    return os.environ.get("TERM", "") in ("dumb", "unknown")
