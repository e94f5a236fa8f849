"""Dedup of paragraphs and sentences: what was said before is cut out of what says it again."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations
from pathlib import Path

import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.errors import InputError, SettingsError
from compare.model import Document, Paragraph
from compare.settings import Settings

FERRY = "A ferry ran aground off Cape Tarn on Monday in thick fog."
HURT = "Nine people were taken to hospital, the coastguard said later."
CAPTAIN = "The captain told the harbour office that he had not seen the beacon."
TOWN = "The mayor of Oakfield opened a new bridge across the Lower Wend."
SHORT = "Mr. Ito agreed."
PARTS = [FERRY, HURT, CAPTAIN, TOWN, SHORT]

Record = dict[str, object]


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def kept(pile: object, level: str = "paragraph", **options: object) -> list[object]:
    return list(compare.dedup(pile, level=level, **options).kept)  # type: ignore[arg-type]  # passed as they come


def test_a_paragraph_said_twice_in_one_document_stays_once() -> None:
    """The first of equal paragraphs stays where it is."""
    assert kept([text(FERRY, HURT, FERRY, CAPTAIN)]) == [text(FERRY, HURT, CAPTAIN)]


def test_a_paragraph_said_before_is_cut_out_of_the_next_document() -> None:
    """Of bare texts the earlier one keeps it."""
    assert kept([text(FERRY, HURT), text(TOWN, HURT)]) == [text(FERRY, HURT), TOWN]


def test_a_document_that_lost_all_is_gone() -> None:
    """Nothing is left of it that is not elsewhere."""
    assert kept([text(FERRY, HURT), HURT, text(HURT, FERRY)]) == [text(FERRY, HURT)]


def test_a_document_that_was_empty_stays() -> None:
    """It is nobody's copy, and nothing was cut out of it."""
    assert kept(["", FERRY, "", FERRY]) == ["", FERRY, ""]
    assert kept([""]) == [""]
    assert kept([]) == []


def test_a_sentence_is_cut_out_of_its_paragraph() -> None:
    """What stays keeps its paragraphs, and the space that stood before it."""
    found = kept([f"{FERRY} {HURT}", text(f"{TOWN} {FERRY}", f"{HURT}  {CAPTAIN}")], "sentence")
    assert found == [f"{FERRY} {HURT}", text(TOWN, CAPTAIN)]


def test_sentences_without_spaces_stay_without() -> None:
    """Nothing is put between two sentences of Chinese."""
    one, two, three = "周二东门大桥将关闭六个星期。", "工程师在两个桥墩上发现裂缝。", "市长说没有别的办法可以想了。"
    assert kept([one, f"{two}{three}{one}", f"{one}{two}"], "sentence") == [one, f"{two}{three}"]


def test_short_pieces_stay() -> None:
    """Pieces of fewer than five words stand in many texts by chance."""
    pile = [text(FERRY, SHORT), text(TOWN, SHORT), SHORT]
    assert kept(pile) == pile
    assert kept([f"{FERRY} {SHORT}", f"{TOWN} {SHORT}"], "sentence") == [f"{FERRY} {SHORT}", f"{TOWN} {SHORT}"]


@pytest.mark.parametrize(
    ("records", "stays"),
    [
        ([{"id": "b"}, {"id": "a"}], "a"),
        ([{"id": "a", "date": "2031-05-02"}, {"id": "b", "date": "2031-05-01"}], "b"),
        ([{"id": "a"}, {"id": "b", "date": "2031-05-01"}], "b"),
    ],
)
def test_who_keeps_a_paragraph(records: list[Record], stays: str) -> None:
    """The document of the earliest date, else that of the lowest id."""
    found = kept([{**record, "text": text(FERRY, str(record["id"]) * 50)} for record in records])
    assert {str(r["id"]): FERRY in str(r["text"]) for r in found} == {"a": stays == "a", "b": stays == "b"}  # type: ignore[index]  # records


def test_of_near_copies_the_longer_stays() -> None:
    """A paragraph that says a little more is kept in place of the other."""
    longer = f"{FERRY} {HURT} {CAPTAIN} {TOWN}"
    found = kept([{"id": "a", "text": text(longer[:-10], "Alone here.")}, {"id": "b", "text": longer}])
    assert [r["text"] for r in found] == ["Alone here.", longer]  # type: ignore[index]  # records


RECORDS: list[Record] = [
    {"id": "a", "text": text(FERRY, HURT), "note": 1},
    {"id": "b", "text": text(HURT, CAPTAIN), "note": 2},
    {"id": "c", "text": HURT, "note": 3},
    {"id": "d", "text": f"{TOWN}\n\n\n\n{SHORT} ", "note": 4},
]
LEFT: list[Record] = [RECORDS[0], {**RECORDS[1], "text": CAPTAIN}, RECORDS[3]]


def test_records_keep_their_other_fields() -> None:
    """What changed is a copy with another text, what did not is the record itself; the caller's are as they were."""
    records = [dict(r) for r in RECORDS]
    found = kept(records)
    assert found == LEFT
    assert found[0] is records[0]
    assert records == RECORDS


def test_lists_of_paragraphs_stay_lists() -> None:
    """A record that came with paragraphs goes with paragraphs."""
    found = kept([{"id": "a", "paragraphs": [FERRY, HURT]}, {"id": "b", "paragraphs": [HURT, CAPTAIN, TOWN]}])
    assert found[1] == {"id": "b", "paragraphs": [CAPTAIN, TOWN]}


def test_documents_stay_documents() -> None:
    """With all that is known of them but the paragraphs that are gone."""
    one, two = (Document(n, tuple(map(Paragraph, p)), outlet="Echo") for n, p in (("a", (FERRY, HURT)), ("b", PARTS)))
    found = kept([one, two])
    assert found == [one, Document("b", tuple(map(Paragraph, (CAPTAIN, TOWN, SHORT))), outlet="Echo")]
    assert found[0] is one


def _pandas(records: Sequence[Mapping[str, object]]) -> object:
    return pandas.DataFrame(records, index=[f"row{n}" for n in range(len(records))])


FRAMES: list[tuple[Callable[[list[Record]], object], Callable[[object], list[Record]]]] = [
    (_pandas, lambda t: t.to_dict("records")),  # type: ignore[attr-defined]  # of pandas
    (polars.DataFrame, lambda t: t.to_dicts()),  # type: ignore[attr-defined]  # of polars
    (pyarrow.Table.from_pylist, lambda t: t.to_pylist()),  # type: ignore[attr-defined]  # of pyarrow
]


@pytest.mark.parametrize(("make", "rows"), FRAMES)
def test_tables_stay_tables(make: Callable, rows: Callable) -> None:
    """Of the same kind, with the same columns and types, even where the texts are lists of paragraphs."""
    for records in (RECORDS, [{**r, "text": str(r["text"]).split("\n\n")} for r in RECORDS]):
        table = make(records)
        found = compare.dedup(table, level="paragraph").kept
        assert type(found) is type(table)
        own = [{**r, "text": list(r["text"]) if not isinstance(r["text"], str) else r["text"]} for r in rows(found)]
        assert own == (LEFT if records is RECORDS else [records[0], {**records[1], "text": [CAPTAIN]}, records[3]])
        assert (
            [found.schema] == [table.schema] if hasattr(table, "schema") else list(found.dtypes) == list(table.dtypes)
        )


@pytest.mark.parametrize("kind", [pyarrow.large_string(), pyarrow.string(), pyarrow.dictionary("int32", "string")])
def test_columns_keep_their_type(kind: pyarrow.DataType) -> None:
    """Of whatever strings a column is, it stays so."""
    table = pyarrow.table({"text": pyarrow.array([r["text"] for r in RECORDS]).cast(kind)})
    found = compare.dedup(table, level="paragraph").kept
    assert found.schema == table.schema  # type: ignore[attr-defined]  # of pyarrow
    assert found.column("text").to_pylist() == [r["text"] for r in LEFT]  # type: ignore[attr-defined]  # the same


@pytest.mark.parametrize(
    "make", [pandas.Series, lambda t: pandas.Series(t, dtype="category"), polars.Series, pyarrow.chunked_array]
)
def test_series_stay_series(make: Callable) -> None:
    """Texts in one column come back in one."""
    texts = [r["text"] for r in RECORDS]
    series = make([texts] if make is pyarrow.chunked_array else texts)
    found = compare.dedup(series, level="paragraph").kept
    assert type(found) is type(series)
    assert list(map(str, found)) == [r["text"] for r in LEFT]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(r, indent=None) + "\n" for r in RECORDS).replace(": 1}", ":   1 }"), "utf-8")
    return path


def copied(found: compare.Dedup) -> bytes:
    out = io.BytesIO()
    found.copy(out)
    return out.getvalue()


@pytest.mark.parametrize("level", ["paragraph", "sentence"])
def test_lines_from_which_nothing_is_gone_are_written_as_they_came(corpus: Path, level: str) -> None:
    """Byte for byte; of the others the text alone is another, and those that lost all are not written."""
    came = corpus.read_bytes().splitlines(keepends=True)
    lines = copied(compare.dedup(corpus, level=level)).splitlines(keepends=True)
    assert [lines[0], lines[2]] == [came[0], came[3]]
    assert json.loads(lines[1]) == LEFT[1]
    assert len(lines) == 3


def test_parquet_and_folders_are_written_too(tmp_path: Path) -> None:
    """A row, or an article with a file of its own, becomes a line of JSON with what is left."""
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(RECORDS), tmp_path / "b.parquet")
    assert list(map(json.loads, copied(compare.dedup(tmp_path / "b.parquet", level="paragraph")).splitlines())) == LEFT
    (tmp_path / "a.txt").write_text(f"{HURT}\n\n{CAPTAIN}\n", "utf-8")
    lines = list(map(json.loads, copied(compare.dedup(tmp_path, level="paragraph")).splitlines()))
    assert lines[0]["paragraphs"] == [CAPTAIN]
    assert [line["id"] for line in lines] == ["a.txt", "a", "d"]


def test_texts_in_memory_are_not_copied() -> None:
    """They are in `kept`, and the message says so."""
    with pytest.raises(InputError, match="the texts that stay are in `kept`"):
        compare.dedup([text(FERRY, HURT), HURT], level="paragraph").copy(io.BytesIO())


def test_a_level_that_does_not_exist_is_refused() -> None:
    """The message names those that do."""
    with pytest.raises(SettingsError, match="choose one of document, paragraph, sentence"):
        kept([FERRY], "word")


def test_pieces_are_named_by_document_and_number() -> None:
    """So that what goes, and for what, can be found."""
    (gone,) = compare.dedup(RECORDS[:2], level="paragraph").removed
    assert (gone.id, gone.duplicate_of) == ("b#0000", "a#0001")


@pytest.mark.parametrize("level", ["paragraph", "sentence"])
def test_any_order_keeps_the_same(level: str) -> None:
    """Records with ids in any order come out with the same texts."""
    orders = [kept(order, level) for order in permutations(RECORDS)]
    assert all(sorted(found, key=lambda r: r["id"]) == LEFT for found in orders)  # type: ignore[index]  # records


PILES = st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5), max_size=6)


@given(PILES, st.sampled_from(["paragraph", "sentence"]), st.sampled_from([" ", "\n\n", "\n"]))
def test_each_piece_stays_once_and_nothing_else_goes(pile: list[list[str]], level: str, gap: str) -> None:
    """Of long pieces one stays, wherever they stood; a second dedup removes nothing."""
    by = " " if level == "sentence" and gap == " " else "\n\n" if gap == " " else gap
    texts = [by.join(parts) for parts in pile]
    found = kept(texts, level)
    together = "\n".join(map(str, found))
    for part in PARTS:
        times = sum(parts.count(part) for parts in pile)
        assert together.count(part) == (times if part == SHORT else min(times, 1)) or level == "paragraph"
    assert not compare.dedup(found, level=level).removed


def test_workers_and_excerpts_go_with_levels() -> None:
    """Any number of threads gives the same; an excerpt of a paragraph goes where that was asked for."""
    long = " ".join(f"word{n}" for n in range(100))
    pile = [text(long, FERRY), " ".join(long.split()[20:60])]
    assert kept(pile, workers=3) == pile
    assert kept(pile, settings=Settings(excerpts=True), workers=2) == pile[:1]
