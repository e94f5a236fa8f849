"""Laws of reading many lines at a time."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.corpora import blocks
from compare.ingest.limits import Limits, Options
from compare.ingest.readers.records import lines
from compare.ingest.sources import Source

CONTENT = st.lists(st.sampled_from([b"\n", b"\r", b"a", b"b" * 7, b"c" * 20])).map(b"".join)


@given(CONTENT, st.integers(1, 12), st.integers(1, 30))
def test_lines_are_those_that_are_read_one_by_one(content: bytes, cap: int, block: int) -> None:
    """Whatever the cap and the block: the same lines, sizes and places."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", block)
        found = list(map(blocks.Block.of, blocks.blocks(io.BytesIO(content), cap)))
    ours = [
        b.size(at) if b.is_over(at, cap) else content[b.starts[at] : b.starts[at + 1]]
        for b in found
        for at in range(len(b.lines))
    ]
    source = Source("a", "a", "a")
    theirs = [line for _, line in lines(source, io.BytesIO(content), Options(Limits(max_bytes=cap)))]
    assert ours == theirs
    held = [b.lines[at] for b in found for at in range(len(b.lines)) if not b.is_over(at, cap)]
    assert held == [line.removesuffix(b"\n") for line in theirs if isinstance(line, bytes)]
