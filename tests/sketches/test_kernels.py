"""The compiled kernel and the one in Python, side by side."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from compare.settings import Settings
from compare.sketches.kernel import kernel
from compare.sketches.oracle import ORACLE
from compare.sketches.sketching import Plan


@pytest.mark.parametrize("texts", [[], [""], ["one lone text of several words", "", "two"]])
@pytest.mark.parametrize("sample", [True, False])
def test_few_texts_or_none_are_sketched_alike(texts: list[str], sample: bool) -> None:
    """Every column is the same, of no text too."""
    plan = Plan.of(Settings(), sample=sample)
    one, two = kernel().sketch(texts, plan), ORACLE.sketch(texts, plan)
    for column in dataclasses.fields(one):
        assert np.array_equal(getattr(one, column.name), getattr(two, column.name))
