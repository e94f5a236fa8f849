"""Laws of dicts and documents that the caller hands over."""

from __future__ import annotations

import io
import json
from types import MappingProxyType

import numpy as np
import pytest

from compare.errors import InputError
from compare.ingest.corpora.opening import open_corpus
from compare.model import Document, Kind, Paragraph, Skipped


def test_a_record_without_text_is_skipped_with_its_place(opened) -> None:
    """The others keep theirs."""
    told = opened([{"text": "one"}, {"title": "none"}, {"text": 7}, {"text": " \u200b"}, {"content": "two"}])
    assert told.texts == ("one", "two") and told.ids == ("0", "4")
    assert told.skipped == (
        Skipped("record 1", "no text"),
        Skipped("record 2", "text is not a string"),
        Skipped("record 3", "empty"),
    )


def test_a_record_without_id_among_others_gets_one_of_its_content(opened) -> None:
    """The one that `read` would give; equal ones are told apart by their places."""
    told = opened([{"id": 7, "text": "one"}, {"title": "T", "text": "two"}, {"title": "T", "text": "two"}])
    name = Document.of("two", title="T").id
    assert told.ids == ("7", f"{name}@record 1", f"{name}@record 2")


def test_two_records_of_one_id_are_refused(opened) -> None:
    """The message names one such id."""
    with pytest.raises(InputError, match="1 ids stand for more than one document, such as 'a'; make them distinct"):
        opened([{"id": "a", "text": "one"}, {"id": "a", "text": "two"}])


def test_kept_records_are_the_same_objects() -> None:
    """Mappings of any kind and documents, from a list or from a stream."""
    given = [{"text": "one", "stars": 4}, MappingProxyType({"text": "two"}), Document.of("three", id="c")]
    corpus = open_corpus(iter(given))
    list(corpus.batches())
    kept = corpus.kept(np.array([0, 1, 2]))
    assert all(a is b for a, b in zip(given, kept, strict=True))


def test_a_document_says_its_story_only(opened) -> None:
    """Boilerplate is no text; a document of nothing else is a row all the same."""
    parts = (Paragraph("Menu", Kind.BOILERPLATE), Paragraph("One."), Paragraph("Two."))
    assert opened([Document("a", parts), Document("b", parts[:1])]).texts == ("One.\n\nTwo.", "")


def test_paragraphs_are_joined_by_blank_lines(opened) -> None:
    """A list is taken as it is; a named column is the only place."""
    assert opened([{"paragraphs": ["One.", "", "Two."], "text": "no"}]).texts == ("One.\n\n\n\nTwo.",)
    assert opened([{"story": "yes", "text": "no"}], columns={"text": "story"}).texts == ("yes",)


def test_a_stranger_among_records_is_refused(opened) -> None:
    """With its place."""
    with pytest.raises(InputError, match="record 1 is neither a mapping nor a Document but str"):
        opened([{"text": "one"}, "two"])


def test_copies_are_lines_of_json(written) -> None:
    """A list in a JSON file is copied article by article."""
    path = written("a.json", json.dumps([{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}]).encode())
    corpus = open_corpus(path)
    list(corpus.batches())
    corpus.copy(np.array([1]), out := io.BytesIO())
    assert json.loads(out.getvalue())["paragraphs"] == ["Two."]


def test_many_records_come_in_several_batches() -> None:
    """Whatever their number, none is lost between two batches."""
    batches = list(open_corpus({"text": f"text {n}"} for n in range(10_000)).batches())
    assert len(batches) > 1 and [t for b in batches for t in b] == [f"text {n}" for n in range(10_000)]
