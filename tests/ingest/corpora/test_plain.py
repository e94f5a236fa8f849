"""The compiled reader of JSON lines: what it accepts it reads as orjson and `fields` do, and what is plain it accepts."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import product

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip(
    "compare.ingest.corpora._jsonl", reason="the compiled reader is not built here: no C compiler was found"
)

from compare.ingest.corpora import blocks, plain
from compare.ingest.corpora._jsonl import fields
from compare.ingest.corpora.blocks import Block, Raw
from compare.ingest.corpora.facts import tells
from compare.ingest.corpora.jsonl import Jsonl
from compare.ingest.corpora.plain import MOST, PlainReader
from compare.ingest.corpora.shelf import Shelf
from compare.ingest.fields import WORD, Columns, columns_of, id_of, text_of
from compare.ingest.limits import Options
from compare.ingest.sources import Source
from compare.sketches.texts import strings

Bytes = st.SearchStrategy[bytes]

# -- lines of JSON, most of them plain ------------------------------------------------------------------------------

CHARACTERS = [
    "fog",
    "A",
    "7",
    " ",
    "_",
    "-",
    "渡し船",
    "É",
    "Ж",
    "½",
    "\u2028",
    "\x7f",
    "\ufeff",
    "\xa0",
    "\u200b",
    "😀" * 9,
]
ESCAPES = r"\n \" \\ \/ \b\f\r\t \u0041 \u00e9 \u0000 \u2028 \uD83D\uDC26 \u001f \uFFFF".split()
PIECES = [*map(str.encode, CHARACTERS + ESCAPES), b"x" * 70]
HALVES = rb"\ud800 \uDFFF \udc00\ud800 \ud83dx \ud83d\u0041 \ud83d\n \ud83d\ud83d\udc26".split()
NO_ESCAPES = rb"\ \x41 \u12 \u12g4 \' \U0041 \0 \u+041".split()
# overlong, half a surrogate pair, beyond Unicode, cut off, of other encodings, control characters
NO_UTF8 = "c080 c1bf e080af eda080 f08080af f4908080 f8888080 c3 e4b8 f09f90 80 fffe ff e9 00 01 09 1f 0d 0a".split()
ODD_PIECES = [*HALVES, *NO_ESCAPES, *map(bytes.fromhex, NO_UTF8), b'"']


def rarely(usual: Bytes, odd: Bytes) -> Bytes:
    """Make what is usual, one time in many what is not."""
    return st.integers(0, 150).flatmap(lambda n: odd if n == 7 else usual)


def mostly(usual: Sequence[bytes], odd: Sequence[bytes]) -> Bytes:
    return rarely(st.sampled_from(usual), st.sampled_from(odd))


SPACE = mostly([b"", b"", b"", b" ", b"\t", b"\r", b"  "], [b"\0", b"\x0b", b"\x0c", b"\xa0", b"\xe3\x80\x80"])
STRINGS = st.lists(mostly(PIECES, ODD_PIECES), max_size=6).map(lambda parts: b'"' + b"".join(parts) + b'"')
TEXTS = st.tuples(st.sampled_from([b"The ferry", b"", "渡".encode(), b" \\t"]), STRINGS).map(
    lambda t: b'"' + t[0] + t[1][1:]
)

NUMBERS = (
    b"0 7 -1 1.5 -0 -0.0 0.12345678901234567 1e5 1E-05 2.5e+3 9999999999999999999 -999999999999999999 1e99".split()
)
HUGE = (
    b"-9999999999999999999 18446744073709551615 18446744073709551616 -9223372036854775808 -9223372036854775809".split()
)
HUGE += [*b"1e100 1e308 1e309 -1e999 1e-400 1e0000001".split(), b"9" * 64, b"9" * 65, b"9" * 400, b"0." + b"1" * 900]
NO_NUMBERS = b"00 01 -01 1. .5 1.e5 - -- +1 1e 1e+ 0x1 NaN Infinity -Infinity 1_000 1e5.5".split()
NO_VALUES = [b"True", b"nul", b"nullx", b"undefined", b"'a'", b"", b"{,}", b"[1,]", b'{"a"}', b"{1:2}", b"[}", b"\x0b1"]
NO_VALUES += [b"[" * n + b"]" * n for n in (30, 31, 32, 33, 1022, 1023, 1024, 1025, 5000)]
LEAVES = STRINGS | mostly([*NUMBERS, b"true", b"false", b"null"], [*HUGE, *NO_NUMBERS, *NO_VALUES])


def listed(parts: Bytes) -> Bytes:
    return st.lists(st.tuples(SPACE, parts, SPACE).map(b"".join), max_size=3).map(b",".join)


def pairs(keys: Bytes, values: Bytes) -> Bytes:
    return st.tuples(keys, SPACE, st.just(b":"), SPACE, values).map(b"".join)


def nested(values: Bytes) -> Bytes:
    return listed(values).map(b"[%b]".__mod__) | listed(pairs(STRINGS, values)).map(b"{%b}".__mod__)


VALUES = st.recursive(LEAVES, nested, max_leaves=6)
IDS = [
    b'"a-1"',
    b'"<urn:uuid:1>"',
    rb'"\u0041"',
    b"17",
    b'""',
    b"null",
    '"é"'.encode(),
    b'" x"',
    b'"\x7f"',
    rb'"a\u0000"',
]
NO_IDS = [b'" "', rb'"\u00a0"', rb'"\u0000"', rb'"\u001f\n"', b"true", b"false", b"1.0", b"[]", b'["a"]', b"{}"]
KEYS = ["title", "url", "source", "date", "k", "", "x" * 63, "x" * 64, "text ", "Text", "\x7f"]
ODD_KEYS = [
    rb'"\u0074ext"',
    rb'"\u0069d"',
    rb'"te\u0078t"',
    '"größe"'.encode(),
    rb'"a\"b"',
    b'"te\xffxt"',
    b'"\0"',
    b"text",
    b"1",
]
ODD_KEYS += [b'"paragraphs"', b'"body"', b'"content"', b'"text"', b'"id"', b'"x%b"' % (b"x" * 64)]

OWN = pairs(rarely(st.just(b'"id"'), st.just(b'"k"')), mostly(IDS, NO_IDS) | st.sampled_from(NUMBERS + HUGE) | STRINGS)
OTHER = pairs(mostly([json.dumps(key).encode() for key in KEYS], ODD_KEYS), VALUES | TEXTS)


@st.composite
def records(draw: st.DrawFn) -> bytes:
    """Draw an object that has, as a rule, a text and maybe an id."""
    members = [draw(pairs(mostly([b'"text"'], [b'"content"', b'"k"']), TEXTS)), *draw(st.lists(OTHER, max_size=2))]
    members += draw(st.lists(OWN, max_size=1))
    return draw(SPACE) + b"{" + b",".join(draw(st.permutations(members))) + draw(SPACE) + b"}" + draw(SPACE)


NO_RECORDS = [
    b"",
    b" ",
    b"\r",
    b"{}",
    b"[]",
    b"null",
    b'"text"',
    b'{"text":"a"} x',
    b'{"text":"a"}{}',
    b'{"text":"a",}',
    b"{,}",
]
NO_RECORDS += [
    b'{"text":null}',
    b'{"text":["a"]}',
    b'{"text":7}',
    b'{"text":"a"',
    b'{"text":"a',
    b'{"text":" _"}',
    b'{"id":1}',
]
LINES = rarely(records(), st.sampled_from(NO_RECORDS))


@st.composite
def files(draw: st.DrawFn, most: int = 2) -> bytes:
    """Draw lines, of which some are bent at random bytes."""
    end = draw(st.sampled_from([b"\n", b"\r\n"]))
    raw = end.join(draw(st.lists(LINES, min_size=1, max_size=most))) + draw(st.sampled_from([end, b""]))
    raw = draw(mostly([b""], [b"\xef\xbb\xbf", b"\xff\xfe"])) + raw
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        at, gone = draw(st.integers(0, len(raw))), draw(st.integers(0, 2))
        raw = (
            raw[:at]
            + draw(st.binary(max_size=2) | st.sampled_from([b'"', b",", b"}", b"\\", b"\n"]))
            + raw[at + gone :]
        )
    return raw


# -- the laws ---------------------------------------------------------------------------------------------------------

CHOSEN: list[dict[str, str]] = [
    {},
    {"text": "content"},
    {"text": "k", "paragraphs": "title"},
    {"id": "k"},
    {"title": "text"},
]
CHOSEN += [{"id": "text"}, {"id": "content"}, {"text": "größe"}, {"text": ""}, {"text": "a\ud800", "id": "\udc80"}]


def columns(chosen: Mapping[str, str] | None = None) -> Columns:
    return columns_of(Options(columns=chosen or {}))


def assert_read_as_in_python(raw: bytes, under: Columns, name: str | None = None) -> bool:
    """Compare what was found with what orjson and `fields` find, line by line; return whether the lines were accepted."""
    reader = PlainReader(under)
    if name is not None:
        reader.look_under(name)
    found = reader.read(raw)
    if found is None:
        return False
    block = Block.of(Raw(raw, 0))
    values = [orjson.loads(line) for line in block.lines]
    assert [*zip(strings(found.texts), [""] * len(values), strict=True)] == [text_of(value, under) for value in values]
    assert found.ids == [id_of(value, under["id"]) for value in values]
    assert found.starts.tolist() == block.starts
    assert found.tells.tolist() == [tells(value, under) for value in values]
    return True


@given(files(), st.just({}) | st.sampled_from(CHOSEN), st.data())
def test_what_is_accepted_is_what_python_finds(raw: bytes, chosen: dict[str, str], data: st.DataObject) -> None:
    """Every line is JSON, and its text, its id, its place and whether it tells more are the same; under any names."""
    under = columns(chosen)
    assert_read_as_in_python(raw, under)
    assert_read_as_in_python(raw, under, data.draw(st.sampled_from(under["paragraphs"] + under["text"])))


@given(files(most=8), st.just({}) | st.sampled_from(CHOSEN), st.sampled_from([1, 60, 1 << 19]))
def test_a_corpus_is_the_same_without_the_compiled_reader(
    asked: Callable[[Jsonl], object], raw: bytes, chosen: dict[str, str], block: int
) -> None:
    """Its texts at first and again, ids, facts and what is skipped, however the blocks fall and whatever was accepted."""

    def corpus() -> Jsonl:
        options = Options(columns=chosen)
        return Jsonl(Source("a.jsonl", "a.jsonl", "a"), options, Shelf(options, BytesIO(raw)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", block)
        found = asked(corpus())
        patch.setattr(plain, "_fields", lambda: None)
        assert asked(corpus()) == found


NEWS: dict[str, Iterable[Mapping[str, object]]] = {
    "feeds": [
        {"id": "a-1", "text": "The “bridge”\nis shut.\t🦆 \\ /", "title": "Bridge", "url": "https://a.example/1?b=c&d"},
        {
            "id": "<urn:uuid:00000000-1111-2222-3333-444444444444>",
            "text": "Fähre auf Grund",
            "date": "2031-04-02T14:30:00Z",
        },
        {"id": "", "text": "no id"},
        {"id": None, "text": "no id", "authors": ["A. Poe", "B. Roe"], "lang": None, "paywall": False},
    ],
    "numbers": [
        {"text": "a", "id": 2**63 - 1, "score": 0.9834720134587234, "loss": 1.2e-05, "time": 1924992000},
        {"text": "b", "id": 0, "score": 0.1234567890123456789, "views": -1, "pos": [52.52, 13.405], "big": 2**64},
    ],
    "scripts": [
        *(
            {"text": text}
            for text in ["渡し船が沈んだ。", "Мост закрыт", "Η γέφυρα", "الجسر مغلق", "הגשר סגור", "다리"]
        ),
        *({"text": text} for text in ["पुल बंद है", "ปิดสะพาน", "Éé", "đò", "ხიდი", "Կամուրջ", "1"]),
    ],
    "nested": [{"text": "a", "meta": {"source": {"name": "Post", "ids": [1, [2, {"größe": "\0\x1f"}]]}, "tags": []}}],
}


@pytest.mark.parametrize("name", NEWS)
@pytest.mark.parametrize("as_ascii", [True, False])
@pytest.mark.parametrize("end", ["\n", "\r\n", " \n"])
def test_ordinary_records_are_accepted(name: str, as_ascii: bool, end: str) -> None:
    """However they are written: escaped or not, with or without a space between, an end to the last line."""
    for between in ((", ", ": "), (",", ":")):
        lines = [json.dumps(record, ensure_ascii=as_ascii, separators=between) for record in NEWS[name]]
        assert assert_read_as_in_python((end.join(lines) + end).encode(), columns())
        assert assert_read_as_in_python(end.join(lines).encode(), columns())


def test_texts_under_another_name_are_accepted_after_the_first_lines(
    asked: Callable[[Jsonl], object], monkeypatch
) -> None:
    """And no line of a plain file is parsed more than it has to be: for its facts, once."""
    monkeypatch.setattr(blocks, "BLOCK", 1)
    parsed: list[bytes] = []
    monkeypatch.setattr("compare.ingest.corpora.lines.orjson.loads", lambda raw: parsed.append(raw) or json.loads(raw))
    lines = [b'{"content":"text %d","id":%d}\n' % (n, n) for n in range(20)]
    options = Options()
    asked(Jsonl(Source("a", "a", "a"), options, Shelf(options, BytesIO(b"".join(lines)))))
    assert parsed == [lines[0].rstrip()]


def accepted(value: bytes, key: bytes = b"k") -> bool:
    """Return whether a value is accepted; it is then what it is in Python."""
    return assert_read_as_in_python(b'{"text":"a","' + key + b'":' + value + b"}", columns())


def is_json(value: bytes) -> bool:
    try:
        orjson.loads(b'{"k":' + value + b"}")
    except orjson.JSONDecodeError:
        return False
    return True


def assert_accepted_as_json(values: Iterable[bytes]) -> None:
    reader = PlainReader(columns())
    for value in values:
        assert (reader.read(b'{"text":"a","k":' + value + b"}") is not None) == is_json(value), value


def test_short_numbers_are_accepted_when_they_are_json() -> None:
    """All of up to five signs, an exponent of two digits at most; a whole one is an id as well, and no other is."""
    numbers = [bytes(signs) for size in range(6) for signs in product(b"-+0.19eE", repeat=size)]
    numbers = [n for n in numbers if len(n.lower().partition(b"e")[2].lstrip(b"+-")) < 3]
    assert_accepted_as_json(numbers)
    for number in filter(is_json, numbers):
        assert accepted(number, b"id") == (number.lstrip(b"-").isdigit() and number != b"-0"), number


def test_short_strings_are_accepted_when_they_are_json() -> None:
    """All escapes of one character and of one UTF-16 unit, all pairs at the ends of their ranges, all pairs of bytes."""
    ends = [0, 0x41, 0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFFFF]
    assert_accepted_as_json(rb'"\%c"' % c for c in range(256))
    assert_accepted_as_json(rb'"\u%04x"' % unit for unit in range(0x10000))
    assert_accepted_as_json(rb'"\u%04X\u%04x"' % pair for pair in product(ends, repeat=2))
    assert_accepted_as_json(b'"%c%c"' % pair for pair in product(range(256), repeat=2) if 0x0A not in pair)
    around = [0x22, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    leads = [0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8]
    assert_accepted_as_json(b'"%c%c%c"' % rest for rest in product(leads, around, around))
    assert_accepted_as_json(b'"%c%c%c%c"' % rest for rest in product(leads[9:], around, around, around))


def test_short_values_are_accepted_when_they_are_json() -> None:
    """All of up to five brackets, commas, colons, strings and numbers."""
    signs = [b"{", b"}", b"[", b"]", b",", b":", b'"a"', b"1"]
    assert_accepted_as_json(b"[%b]" % b"".join(value) for size in range(6) for value in product(signs, repeat=size))


def test_every_character_is_read_as_it_is() -> None:
    """Written or escaped; a text of all that are neither letter nor digit says nothing."""
    every = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]
    for block in ("".join(every[first : first + 0x8000]) for first in range(0, len(every), 0x8000)):
        record = {"text": "a" + block, "id": "a" + block}
        for as_ascii in (True, False):
            assert assert_read_as_in_python(json.dumps(record, ensure_ascii=as_ascii).encode(), columns())
    silent = "".join(c for c in every if not WORD.match(c))
    assert PlainReader(columns()).read(json.dumps({"text": silent}).encode()) is None


@pytest.mark.parametrize("before", range(40))
def test_a_string_may_end_anywhere(before: int) -> None:
    """At and beside the ends of what the processor compares at once; a line ends within its buffer."""
    for tail in (b'"}', b'"', b"", b"\\", rb"\u004", rb"\ud83d\udc2", b"\xe4\xb8", b'\x1f"}', b'\xff"}'):
        raw = b'{"text":"7' + b"a" * before + tail
        assert assert_read_as_in_python(raw, columns()) == (tail == b'"}')
        assert assert_read_as_in_python(raw + b'\n{"text":"b"}', columns()) == (tail == b'"}')


def test_what_is_deep_or_long_is_left_to_python() -> None:
    """Nesting, digits and names up to a limit; there is one for how many names may be asked for, too."""
    for depth in (31, 33, 1023, 1024, 100_000):
        assert accepted(b"[" * depth + b"]" * depth) == accepted(b'{"":' * depth + b"0" + b"}" * depth) == (depth < 32)
    for size in (63, 64, 65, 1000):
        assert (
            accepted(b"1" * size) == accepted(b"0." + b"1" * (size - 1)) == accepted(b"0", b"k" * size) == (size < 65)
        )
    assert accepted(b"9" * 19, b"id") and accepted(b"-" + b"9" * 18, b"id")
    assert not accepted(b"9" * 20, b"id") and not accepted(b"-" + b"9" * 19, b"id")
    many = tuple(map(str, range(MOST + 1)))
    for names in (many[1:], many):
        assert assert_read_as_in_python(b'{"7":"a"}', {**columns(), "paragraphs": (), "text": names}, "7") == (
            len(names) <= MOST
        )


def test_other_arguments_are_refused() -> None:
    """Bytes and tuples of at most 64 bytes are asked for, nothing else; nothing is kept of what was refused or accepted."""
    for wrong in (
        ("", b"t", b"i", (), ()),
        (b"", "t", b"i", (), ()),
        (b"", b"t", b"i", [], ()),
        (b"", b"t", b"i", (), (1,)),
    ):
        with pytest.raises(TypeError):
            fields(*wrong)  # type: ignore[arg-type]  # this is what is refused
    with pytest.raises(ValueError, match="65 names are more than 64"):
        fields(b"", b"t", b"i", (b"a",) * 65, ())
    assert fields(b"", b"t", b"i", (), ()) == (b"", b"", [], bytes(8), b"")


def test_nothing_is_kept() -> None:
    """Memory is as it was, whatever was asked."""
    good, bad = b'{"t":"a","i":"b"}\n' * 1000, b'{"t":"a","i":"b"}\n' * 1000 + b"{"
    tracemalloc.start()
    try:
        for _ in range(2):
            before = tracemalloc.get_traced_memory()[0]
            for raw in (good, bad) * 20:
                fields(raw, b"t", b"i", (b"x",), ())
        assert tracemalloc.get_traced_memory()[0] - before < len(good)
    finally:
        tracemalloc.stop()


def test_threads_do_not_disturb_each_other() -> None:
    """Four that read at once find what one finds."""
    raw = [b"".join(b'{"text":"text %d of %d","id":%d}\n' % (n, of, n) for n in range(2000)) for of in range(16)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda one: fields(one, b"text", b"id", (), ()), raw))
    assert found == [fields(one, b"text", b"id", (), ()) for one in raw]
