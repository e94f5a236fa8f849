"""Every JSON output keeps to its published schema, to the last key, and comes back as it was."""

import copy
import json
import re
import subprocess
import sys
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

import compare
from compare import model, schemas
from compare.pipeline import quotations
from compare.reports import json as views
from compare.reports.parts import Part
from compare.settings import Settings

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples" / "articles"


def closed(schema: Any) -> Any:
    """Return a schema in which an object has the keys that are told, and no other: what is not published may not be written."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(part) for key, part in schema.items()}
    return inner | {"additionalProperties": False} if "properties" in schema else inner


def faults(value: Any, name: str = "") -> list[str]:
    schema = closed(schemas.load(name or value["schema"]))
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message[:200]}" for error in checker.iter_errors(value)]


def through(value: Any) -> Any:
    """Return what a reader gets of a value, which written again is the same to the byte."""
    written = views.dumps(value, indent=False)
    read = json.loads(written)
    assert views.dumps(read, indent=False) == written
    assert orjson.loads(views.dumps(value)) == read
    return read


def outputs(pile: Any) -> list[Any]:
    """Return every output that there is of some documents."""
    found = compare.report(pile)
    documents = found.clustering.documents
    quotes = {d.id: quotations(d) for d in documents}
    every = [
        views.report_json(found, Settings()),
        views.cluster_json(found.clustering, Settings()),
        views.cluster_json(found.clustering, Settings(), quotes),
        views.dedup_json(compare.dedup(list(documents)).report()),
    ]
    if len(documents) > 1:
        one, other = documents[0].id, documents[-1].id
        every.append(views.reasons_json(compare.explain(pile, one, other)))
        for how in ({}, {"own": True}, {"versions": True}):
            every.append(views.diff_json(compare.diff(documents[:4], **how)))
    return every


@pytest.mark.parametrize("name", schemas.names())
def test_a_schema_is_one(name: str) -> None:
    """Each file is valid itself, says which output it is of, and describes it; every object names what must be there."""
    schema = schemas.load(name)
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"story-compare/{name}"
    assert schema["$id"] == f"urn:story-compare:{name.replace('/', ':')}"
    assert schema["description"]
    for definition in (schema, *schema.get("$defs", {}).values()):
        assert "properties" not in definition or definition["required"]


def test_one_noun_has_one_shape() -> None:
    """A definition that several files hold is the same in each, so that each file stands alone and none says another thing."""
    shapes: dict[str, Any] = {}
    for name in schemas.names():
        for noun, shape in schemas.load(name).get("$defs", {}).items():
            assert shapes.setdefault(noun, shape) == shape, f"{name}: {noun}"
    removed = schemas.load("removed")
    assert removed["properties"] == shapes["removed"]["properties"]
    assert schemas.load("diff")["properties"] | {"schema": {}} == shapes["comparison"]["properties"] | {"schema": {}}


def test_words_for_kinds_are_those_of_the_model() -> None:
    """Every list of words in a schema is one of the program's, and no word is missing."""
    words = {
        tuple(sorted(map(str, kind)))
        for kind in vars(model).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum)
    }
    words.add(("", "organisation", "person", "place"))
    for name in schemas.names():
        for told in re.findall(r'"enum": (\[[^]]*\])', schemas.text(name)):
            assert tuple(sorted(json.loads(told))) in words, name
    settings_told = schemas.load("cluster")["$defs"]["settings"]["properties"]
    assert list(settings_told) == [field.name for field in fields(Settings)]


@pytest.fixture(scope="module")
def samples() -> list[Any]:
    return outputs(compare.read(str(SAMPLES)))


def test_every_output_of_the_samples_keeps_to_its_schema(samples: list[Any]) -> None:
    """All verbs, with details, of own words, of versions: every key is told, nothing is missing, all comes back as it was."""
    assert {output["schema"] for output in samples} == {
        f"story-compare/{name}" for name in schemas.names() if name != "removed/1"
    }
    for output in samples:
        assert faults(through(output)) == []


def test_what_is_not_told_is_found(samples: list[Any]) -> None:
    """A key that nobody published, one that is gone, a word that is none, anywhere: the test above would see it."""
    for output in samples[:3]:
        for spoil in (_added, _taken, _worded):
            spoiled = copy.deepcopy(output)
            spoil(spoiled["stories"][0]["evidence"][0])
            assert faults(spoiled), spoil


def _added(value: Any) -> None:
    value["new"] = 1


def _taken(value: Any) -> None:
    del value["score"]


def _worded(value: Any) -> None:
    value["shared"][0]["kind"] = "nothing"


@pytest.mark.parametrize("part", ["points", "quotes", "figures", "names", "paragraphs"])
def test_parts_keep_to_the_schema(part: str) -> None:
    """What `--show` leaves out may be missing."""
    pile = compare.read(str(SAMPLES / "havermouth-courier-ferry.html"), str(SAMPLES / "saltmarsh-echo-ferry.html"))
    found = compare.diff(pile)
    assert faults(through(views.diff_json(found, frozenset((Part(part),))))) == []


ODD = st.lists(
    st.builds(
        lambda n, title, outlet, texts, when: model.Document(
            f"{n}", tuple(model.Paragraph(text) for text in texts), title, outlet, published=when
        ),
        st.integers(0, 10**6),
        st.text(max_size=8),
        st.sampled_from(["", "Echo", "\ud800", "\x00"]),
        st.lists(
            st.text(max_size=12) | st.sampled_from(["“Nine,” she said.", "A ferry sank on Monday, 14 hurt."]),
            max_size=3,
        ),
        st.none() | st.datetimes(timezones=st.timezones()),
    ),
    max_size=4,
    unique_by=lambda d: d.id,
)


@settings(max_examples=40, deadline=None)
@given(ODD)
def test_outputs_of_odd_articles_keep_to_their_schemas(documents: list[Any]) -> None:
    """Empty ones, blank ones, surrogates, NULs, strange dates, none at all."""
    for output in outputs(documents):
        assert faults(through(output)) == []


def test_what_a_report_skips_and_a_dedup_removes_keeps_to_the_schema(tmp_path: Path) -> None:
    """Through the door: skipped inputs, and the lines of `--removed`."""
    text = "A ferry ran aground off Cape Tarn on Monday and nine people were taken to hospital, the coastguard said."
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    removed = tmp_path / "removed.jsonl"
    run = [sys.executable, "-P", "-m", "compare"]
    for verb, *options in (("report",), ("cluster", "--details"), ("dedup", "--removed", str(removed))):
        done = subprocess.run(
            [*run, verb, str(tmp_path), "--format", "json", *options], capture_output=True, check=True
        )
        output = json.loads(done.stdout)
        assert output["skipped"]
        assert faults(output) == []
    (line,) = removed.read_text("utf-8").splitlines()
    assert faults(json.loads(line), "removed") == []


def test_the_program_prints_its_schemas() -> None:
    """Their names, one of them as it stands in its file, and what there is where there is none."""
    run = [sys.executable, "-P", "-m", "compare", "schema"]
    told = subprocess.run(run, capture_output=True, check=True, text=True).stdout
    assert told.split() == list(schemas.names())
    for name in ("diff", "diff/1", "story-compare/diff/1"):
        done = subprocess.run([*run, name], capture_output=True, check=True)
        assert json.loads(done.stdout) == schemas.load("diff")
    done = subprocess.run([*run, "dif"], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (
        2,
        f"story-compare: no schema is called 'dif'; there are {', '.join(schemas.names())}\n",
    )


def test_a_schema_is_the_readers_own() -> None:
    """Whoever changes what was loaded changes nothing for others."""
    schemas.load("diff").clear()
    assert schemas.load("diff")["title"] == "story-compare/diff/1"


def test_docs_name_every_schema() -> None:
    """What is published is told."""
    told = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert all(f"`{name}`" in told for name in schemas.names())
