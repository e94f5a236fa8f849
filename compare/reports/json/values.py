"""Values of every schema -> JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import orjson

from compare.model import Evidence

Json = dict[str, object]


def dumps(value: Json, *, indent: bool = True) -> bytes:
    """Return JSON as UTF-8, ended by a newline; a lone surrogate becomes "?", for JSON cannot hold it."""
    option = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)
    try:
        return orjson.dumps(value, option=option)
    except TypeError:  # orjson refuses surrogates
        return orjson.dumps(_valid(value), option=option)


def moment(time: datetime | None) -> str | None:
    """Return a time in ISO 8601, None for none."""
    return time.isoformat() if time else None


def evidence_of(evidence: Iterable[Evidence]) -> list[Json]:
    """Return what was found in common, in its order."""
    return [{"kind": e.kind.value, "text": e.text, "weight": e.weight} for e in evidence]


def _valid(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8") if not value.isascii() else value
    if isinstance(value, dict):
        return {_valid(k): _valid(v) for k, v in value.items()}
    return [_valid(v) for v in value] if isinstance(value, list) else value
