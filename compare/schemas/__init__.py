"""The shapes of the JSON that the program writes, as JSON Schema (draft 2020-12), one file each, with its version in its name.

Keys are added to an output without notice and never removed; its version changes only where a key would go or change its
meaning, and the schema of the old version stays.

    from compare import schemas

    schemas.names()        # ("cluster/1", "dedup/1", …)
    schemas.load("diff")   # the newest; "diff/1" or "story-compare/diff/1", as an output says of itself, is that one
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from compare.errors import InputError

Schema = dict[str, object]
OWNER = "story-compare/"


@cache
def names() -> tuple[str, ...]:
    """Return the names of all schemas with their versions, in order."""
    files = (file.name for file in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".json").replace("-", "/") for name in files if name.endswith(".json")))


def text(name: str) -> str:
    """Return a schema as it stands in its file; raise InputError for a name that none has."""
    return resources.files(__name__).joinpath(f"{_known(name).replace('/', '-')}.json").read_text("utf-8")


def load(name: str) -> Schema:
    """Return a schema as a new dictionary; raise InputError for a name that none has."""
    schema: Schema = json.loads(text(name))
    return schema


def _known(name: str) -> str:
    """Return the full name; without a version the newest of that name is meant."""
    wanted = name.removeprefix(OWNER)
    versions = [known for known in names() if wanted in (known, known.partition("/")[0])]
    if not versions:
        raise InputError(f"no schema is called {name!r}; there are {', '.join(names())}")
    return max(versions, key=lambda known: int(known.partition("/")[2]))
