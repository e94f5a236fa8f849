"""Laws of mending JSON: what no text or number can hold goes, everything else stays, and what is no JSON stays none."""

from __future__ import annotations

import json
from collections.abc import Callable

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.mending import whole
from compare.model import Reading

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_sound_json_stays_as_it_is(value: object) -> None:
    """Pairs of escapes, long numbers and strings that look like either among it."""
    raw = json.dumps(value).encode()
    assert whole(raw) == (raw, ())


@given(st.lists(st.sampled_from([r"\\", r"\"", r"\n", "x", "1e999", r"\ud83d", r"\uDC26", r"\u00e9", "{", ","])))
def test_any_escapes_in_any_order_give_text(parts: list[str]) -> None:
    """Halves are replaced and counted, pairs are one character, what only looks like an escape is none."""
    raw = '["' + "".join(parts) + '"]'
    mended, notes = whole(raw.encode())
    (wanted,) = json.loads(raw)
    assert orjson.loads(mended) == [wanted.encode("utf-16", "surrogatepass").decode("utf-16", "replace")]
    assert bool(notes) == ("\ufffd" in orjson.loads(mended)[0])


@pytest.mark.parametrize("number", ["1e999", "-1E+9999", "0.4e00669999999999999999999999", "123123e100000", "9" * 4000])
def test_a_number_beyond_all_measure_is_left_out(number: str) -> None:
    """It stands for nothing; one that only looks so stays."""
    mended, notes = whole(f'{{"a": {number}, "b": "{number}", "c": 1e300, "d": 1e-9999}}'.encode())
    assert orjson.loads(mended) == {"a": None, "b": number, "c": 1e300, "d": 0.0}
    assert notes == ("numbers beyond all measure, left out: 1",)


@pytest.mark.parametrize(
    "raw", ["01e999", "[1e999.5]", "[--1e999]", "[+1e999]", "[1e999null]", "NaN", "[.5e999]", "1e999e1"]
)
def test_what_is_not_json_stays_none(raw: str) -> None:
    """Mending makes no number out of what was none."""
    with pytest.raises(orjson.JSONDecodeError):
        orjson.loads(whole(raw.encode())[0])


@pytest.mark.parametrize("pump", ['"', '\\"', "1", "1e9", "\\ud83d", '{"a":1e999,'])
def test_broken_files_take_no_longer_than_they_are(pump: str) -> None:
    """A megabyte of anything is gone through at once."""
    whole(('["' + pump * 100_000 + "1e999").encode())


def test_an_article_with_half_a_character_is_read(taken: Callable[..., Reading]) -> None:
    """A program that cut a text in the middle of an emoji costs that emoji; the document's notes say so."""
    line = r'{"id": "a", "text": "The ferry sails again. \ud83d\ude00 Really \ud83d", "views": 1e400}'
    (found,) = taken("a.jsonl", line + "\n").documents
    assert found.text == "The ferry sails again. \U0001f600 Really \ufffd"
    assert found.notes == (
        "half characters that could not be read: 1",
        "numbers beyond all measure, left out: 1",
    )
