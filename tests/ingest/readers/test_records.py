"""Laws of reading JSON lines, objects and lists."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import SettingsError
from compare.ingest.fields import FIELDS, document_of
from compare.ingest.limits import Limits, Options
from compare.model import Document, Paragraph, Reading, content_id

RECORD = {
    "id": "a-1",
    "title": "Oakfield closes its bridge",
    "outlet": "Oakfield Courier",
    "author": "Jan de Boer",
    "published": "2031-04-02T14:30:00Z",
    "url": "https://courier.example.com/bridge",
    "lang": "en-GB",
    "text": "The bridge is shut.\n\nNobody was hurt.",
}


def lines(*records: object) -> str:
    """Return records as JSON lines; a string stands for a line as it is."""
    return "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)


def test_every_field_of_a_record_is_read(taken: Callable[..., Reading]) -> None:
    """The contract's names give the document's fields."""
    assert taken("a.jsonl", lines(RECORD)).documents[0] == Document(
        id="a-1",
        paragraphs=(Paragraph("The bridge is shut."), Paragraph("Nobody was hurt.")),
        title="Oakfield closes its bridge",
        outlet="Oakfield Courier",
        author="Jan de Boer",
        published=datetime(2031, 4, 2, 14, 30, tzinfo=UTC),
        url="https://courier.example.com/bridge",
        language="en",
        origin=taken("a.jsonl", lines(RECORD)).documents[0].origin,
    )


def test_the_same_record_is_the_same_article_in_every_format(taken: Callable[..., Reading]) -> None:
    """Lines, an object, a pretty object, a list and a .json of lines differ in origin only."""
    forms = {
        "a.jsonl": lines(RECORD),
        "a.ndjson": json.dumps(RECORD),
        "a.json": json.dumps(RECORD),
        "b.json": json.dumps(RECORD, indent=2),
        "c.json": json.dumps([RECORD]),
        "d.json": lines(RECORD, {**RECORD, "id": "a-2"}),
        "e": "\ufeff" + json.dumps([RECORD], indent=1),
        "f.data": lines(RECORD, RECORD | {"id": "a-2"}),
    }
    found = {name: taken(name, content).documents[0] for name, content in forms.items()}
    assert len({(d.id, d.title, d.paragraphs, d.published, d.outlet) for d in found.values()}) == 1
    ends = {name: d.origin.rpartition("/")[2] for name, d in found.items()}
    assert ends == {
        "a.jsonl": "a.jsonl:1", "a.ndjson": "a.ndjson:1", "a.json": "a.json", "b.json": "b.json",
        "c.json": "c.json[0]", "d.json": "d.json:1", "e": "e[0]", "f.data": "f.data:1",
    }  # fmt: skip


@pytest.mark.parametrize(("field", "name"), [(field, name) for field, names in FIELDS.items() for name in names])
def test_every_usual_name_of_a_field_is_known(field: str, name: str) -> None:
    """Each name that the table lists is read."""
    value: object = {"published": "2031-04-02", "paragraphs": ["x"], "lang": "en"}.get(field, "word")
    record = {"text": "story"} | {name: value} if field not in ("text", "paragraphs") else {name: value}
    plain, named = document_of({"text": "story"}, "o", FIELDS), document_of(record, "o", FIELDS)
    assert isinstance(named, Document) and named != plain


def test_a_list_of_paragraphs_is_taken_as_it_is(taken: Callable[..., Reading]) -> None:
    """Empty ones, line breaks and bullets survive, so that indices are the caller's."""
    given_list = ["One.", "", "Two\nlines\n\nand more", " • x ", "By Ada Quill"]
    (document,) = taken("a.jsonl", lines({"paragraphs": given_list, "text": "other"})).documents
    assert [p.text for p in document.paragraphs] == given_list


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1).filter(
        lambda ps: any(p.strip() for p in ps)
    )
)
def test_any_list_of_paragraphs_comes_back(paragraphs: list[str]) -> None:
    """Whatever the strings, there are as many paragraphs with the same texts."""
    found = document_of({"paragraphs": paragraphs}, "o", FIELDS)
    assert isinstance(found, Document) and [p.text for p in found.paragraphs] == paragraphs


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.sampled_from([n for names in FIELDS.values() for n in names]), v),
    )
)
def test_no_value_raises(value: object) -> None:
    """Any JSON value gives a document or a reason."""
    found = document_of(value, "o", FIELDS)
    assert found.origin == "o"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "cut off in the mid', "not JSON"),
        ('{"text": NaN}', "not JSON"),
        ('{"text": "\\ud800"}', "not JSON"),
        ('{"text": "a"} {"text": "b"}', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"a":' * 100_000, "not JSON"),
        ("plain words", "not JSON"),
        ('["text"]', "not a JSON object"),
        ("null", "not a JSON object"),
        ("7", "not a JSON object"),
        ("{}", "no text"),
        ('{"text": 7}', "text is not a string"),
        ('{"text": " \\n\\u00a0 "}', "empty"),
        ('{"paragraphs": ["", " "]}', "empty"),
        ('{"paragraphs": ["a", 7]}', "paragraphs are not all strings"),
    ],
)
def test_a_bad_line_is_skipped_with_its_number_and_the_rest_is_read(
    line: str, reason: str, taken: Callable[..., Reading]
) -> None:
    """One broken record costs one record."""
    reading = taken(
        "a.jsonl", lines({"id": 1, "text": "one"}, "", line, {"id": 2, "text": "two"}) + '{"id": 3, "text": "thr'
    )
    assert [d.id for d in reading.documents] == ["1", "2"]
    bad, cut = reading.skipped
    assert bad.origin.endswith("a.jsonl:3") and bad.reason.startswith(reason)
    assert cut.origin.endswith("a.jsonl:5")


@pytest.mark.parametrize("own", [True, 1.5, [1], {"a": 1}, None, "", " "])
def test_an_id_that_is_no_name_gives_way_to_the_content(own: object, taken: Callable[..., Reading]) -> None:
    """Only strings and whole numbers name an article; others get a hash of what it says."""
    (document,) = taken("a.jsonl", lines({"id": own, "title": "T", "text": "One.\n\nTwo."})).documents
    assert document.id == content_id(["T", "One.", "Two."])


def test_whole_numbers_are_ids(taken: Callable[..., Reading]) -> None:
    """0 and 18446744073709551615 are names as good as any; a number too large for JSON readers is not."""
    ids = [
        d.id for d in taken("a.jsonl", lines(*({"id": n, "text": f"number {n}"} for n in (0, 7, 2**64 - 1)))).documents
    ]
    assert ids == ["0", "7", str(2**64 - 1)]
    reading = taken("b.jsonl", lines({"id": 1, "text": "x"}, '{"id": 1' + "0" * 100_000 + ', "text": "y"}'))
    assert len(reading.documents) + len(reading.skipped) == 2


def test_names_in_lists_and_objects_are_read(taken: Callable[..., Reading]) -> None:
    """Authors in a list and an outlet in an object are words all the same."""
    record = {
        "text": "x",
        "authors": ["Ada Quill", {"name": "Jan de Boer"}],
        "source": {"id": 3, "name": "Oakfield Courier"},
    }
    (document,) = taken("a.jsonl", lines(record)).documents
    assert (document.author, document.outlet) == ("Ada Quill, Jan de Boer", "Oakfield Courier")


def test_an_outlet_that_is_missing_is_the_host(taken: Callable[..., Reading]) -> None:
    """Without a field the address tells, and without an address nothing does."""
    documents = taken(
        "a.jsonl",
        lines({"text": "x", "url": "http://www.a.example/1"}, {"text": "y"}, {"text": "z", "url": "http://["}),
    ).documents
    assert [d.outlet for d in documents] == ["a.example", "", ""]


def test_an_object_in_a_file_of_its_own_is_named_by_the_file(taken: Callable[..., Reading]) -> None:
    """Without id and outlet it is as a text file would be."""
    (document,) = taken("courier.json", '{"text": "x"}').documents
    assert (document.id, document.outlet) == ("courier.json", "courier")


def test_columns_name_the_fields_of_a_table(taken: Callable[..., Reading]) -> None:
    """A named column is the only place a field is read from."""
    content = lines(
        {"headline_x": "T", "story": "words", "text": "not this", "paragraphs": ["nor this"], "when": "2031-04-02"}
    )
    (document,) = taken("a.jsonl", content, title="headline_x", text="story", date="when").documents
    assert (document.title, document.text) == ("T", "words")
    assert document.published == datetime(2031, 4, 2, tzinfo=UTC)


def test_a_field_that_does_not_exist_is_refused() -> None:
    """The message names the fields that do."""
    with pytest.raises(SettingsError, match="no field is named 'headline'; choose one of id, title"):
        Options(Limits(), {"headline": "x"})
    with pytest.raises(SettingsError, match="max_bytes is 0"):
        Limits(max_bytes=0)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_records_in_other_encodings_are_read(name: str, encoding: str, taken: Callable[..., Reading]) -> None:
    """A byte order mark, UTF-16 and the old Windows encoding are no hindrance."""
    text = "Die Brücke müsse schließen, sagte die Bürgermeisterin. Größere Schäden gebe es nicht."
    content = "".join(json.dumps({"id": n, "text": text}, ensure_ascii=False) + "\n" for n in (1, 2))
    assert [d.text for d in taken(name, content.encode(encoding)).documents] == [text, text]


def test_a_line_over_the_cap_is_skipped_and_never_held(taken: Callable[..., Reading]) -> None:
    """The next line is read, and numbers stay right."""
    content = lines({"id": 1, "text": "one"}, {"id": 2, "text": "x" * 300_000}, {"id": 3, "text": "three"})
    reading = taken("a.jsonl", content, limits=Limits(max_bytes=1000))
    assert [d.origin[-2:] for d in reading.documents] == [":1", ":3"]
    assert reading.skipped[0].reason == "300,022 bytes, over the cap of 1,000; raise it with --max-bytes"


def test_a_list_over_the_cap_says_what_to_do(taken: Callable[..., Reading]) -> None:
    """A file that must be held whole has a cap of its own; a long article in it is skipped alone."""
    content = json.dumps([{"id": 1, "text": "x" * 2000}, {"id": 2, "text": "two"}])
    assert [d.id for d in taken("a.json", content, limits=Limits(max_bytes=1000)).documents] == ["2"]
    assert (
        taken("a.json", content, limits=Limits(max_file_bytes=1000))
        .skipped[0]
        .reason.endswith("write it as JSON lines")
    )


def test_a_record_of_news_please(taken: Callable[..., Reading]) -> None:
    """Its names are known, as a file for each article and as a line of many."""
    record = {
        "authors": ["Ada Quill"],
        "date_download": "2031-04-09 10:00:00",
        "date_modify": None,
        "date_publish": "2031-04-02 14:30:00",
        "description": "The bridge is shut.",
        "filename": "https%3A%2F%2Fcourier.example.com%2Fbridge.json",
        "image_url": None,
        "language": "en",
        "localpath": None,
        "maintext": "The bridge is shut.\nNobody was hurt.",
        "source_domain": "courier.example.com",
        "title": "Oakfield closes its bridge",
        "title_page": None,
        "title_rss": None,
        "url": "https://courier.example.com/bridge",
    }
    for name, content in (("a.json", json.dumps(record)), ("a.jsonl", lines(record, record))):
        found = taken(name, content).documents[0]
        assert (found.title, found.author, found.outlet) == (
            "Oakfield closes its bridge",
            "Ada Quill",
            "courier.example.com",
        )
        assert (found.published, found.language) == (datetime(2031, 4, 2, 14, 30, tzinfo=UTC), "en")
        assert found.url == "https://courier.example.com/bridge" and "Nobody was hurt." in found.text


@pytest.mark.parametrize(
    "wrapped",
    [
        {"status": "ok", "articles": [RECORD]},
        {"response": {"status": "ok", "results": [RECORD]}},
        {"took": 3, "hits": {"total": 1, "hits": [{"_id": "x", "_source": RECORD}]}},
        {"data": [RECORD], "next": None},
    ],
    ids=["articles", "results", "hits", "data"],
)
def test_an_answer_of_a_service_is_a_list(wrapped: object, taken: Callable[..., Reading]) -> None:
    """Whatever it is wrapped in, a record is the same."""
    (found,) = taken("a.json", json.dumps(wrapped)).documents
    assert (found.id, found.title, found.origin[-9:]) == ("a-1", RECORD["title"], "a.json[0]")


def test_a_feed_in_json(taken: Callable[..., Reading]) -> None:
    """Its content is HTML or text, its title the outlet."""
    page = {
        "id": "1",
        "url": "https://courier.example.com/1",
        "title": "Bridge",
        "content_html": "<p>It is <b>shut</b>.</p><p>Nobody was hurt.</p>",
        "date_published": "2031-04-02T14:30:00Z",
        "authors": [{"name": "Ada Quill"}],
        "language": "en-GB",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Oakfield Courier",
        "items": [page, {"id": "2", "content_text": "Words."}, {"id": "3"}],
    }
    found = taken("feed.json", json.dumps(feed))
    first, second = found.documents
    assert [p.text for p in first.paragraphs] == ["It is shut.", "Nobody was hurt."]
    assert (first.outlet, first.author, first.language) == ("Oakfield Courier", "Ada Quill", "en")
    assert first.published == datetime(2031, 4, 2, 14, 30, tzinfo=UTC)
    assert (second.text, second.title, second.published, second.outlet) == ("Words.", "", None, "Oakfield Courier")
    assert [s.reason for s in found.skipped] == ["no text"]
