"""What a report compares, and by whom: the same for any number of workers; what is only listed is not compared."""

import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import compare
from compare.crew.comparing import Comparing
from compare.model import Document, Report
from compare.pipeline import outline
from compare.reports.html import render, worth
from compare.reports.markdown import report_markdown
from compare.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples" / "articles"


@pytest.fixture(scope="module")
def listed() -> Report:
    """Return the outline of the samples: stories, none of them compared."""
    return outline(compare.read(SAMPLES))


@pytest.fixture(scope="module")
def whole(listed: Report) -> Report:
    return Comparing(workers=0).whole(listed)


def test_any_number_of_workers_gives_the_same_report(listed: Report, whole: Report) -> None:
    """Every comparison, its documents too."""
    assert Comparing(workers=2).whole(listed) == whole == compare.report(compare.read(SAMPLES), workers=1)
    assert all(told.comparison for told in whole.stories if told.tellings > 1)


def test_a_story_alone_brings_its_documents_and_their_copies(whole: Report) -> None:
    """Enough to show it; nothing of any other."""
    for told, alone in zip(whole.stories, whole.apart(), strict=True):
        assert alone.stories == (told,)
        assert tuple(d.id for d in alone.clustering.documents) == told.story.members
        assert {i for c in alone.clustering.duplicates for i in c.members} <= set(told.story.members)


def test_only_so_many_are_compared_as_are_wanted(listed: Report, whole: Report) -> None:
    """Those of the most outlets; the others are listed with what would be compared."""
    found = compare.report(compare.read(SAMPLES), most=1)
    assert found.stories[0] == whole.stories[0]
    for told, compared in zip(found.stories[1:], whole.stories[1:], strict=True):
        assert told.comparison is None
        assert told.tellings == compared.tellings > 1
        assert compared.comparison
        assert told.listed == tuple(d.id for d in compared.comparison.documents)
    assert Comparing().whole(listed, 0) == listed


def test_a_page_has_compared_what_it_tells_in_full(listed: Report, whole: Report) -> None:
    """Where there is room for all, it is the page of the whole report; where there is little, no story is missed."""
    assert worth(listed) == {told.story.id for told in whole.stories}
    assert render(Comparing().of(listed, worth(listed))) == render(whole)
    for largest in (300_000, 600_000):
        full = set(re.findall('<article class="story" id="([^"]+)"', render(whole, largest=largest)))
        assert full <= worth(listed, largest=largest)
        found = Comparing().of(listed, worth(listed, largest=largest))
        assert set(re.findall('<article class="story" id="([^"]+)"', render(found, largest=largest))) == full


def test_what_is_only_listed_is_said(listed: Report) -> None:
    """In Markdown and on the page, with how to see it in full."""
    found = Comparing().whole(listed, 1)
    told = report_markdown(found, all=True)
    assert "## Stories that are only listed" in told
    assert "--all tells all" in told
    for story in (each.story for each in found.stories):
        assert story.title in told
    assert "others are only listed" in render(found)
    assert "the stories told in full that both tell" in render(found)


def test_an_encoder_is_asked_by_this_process_alone(whole: Report) -> None:
    """It need not be such as can be sent to a worker."""

    class Encoder:
        def __init__(self) -> None:
            self.process, self.unsent = os.getpid(), lambda: None

        def encode(self, texts: list[str]) -> list[list[float]]:
            assert os.getpid() == self.process
            return [[float(len(text)), 1.0] for text in texts]

    documents = tuple(d for told in whole.stories[:1] if told.comparison for d in told.comparison.documents)
    assert compare.report(documents, encoder=Encoder(), workers=2).stories


def test_fewer_workers_than_none_are_refused(listed: Report) -> None:
    with pytest.raises(compare.SettingsError, match="there cannot be -1 workers"):
        Comparing(Settings(), workers=-1).whole(listed)


@pytest.mark.parametrize("form", ["html", "json", "csv", "markdown"])
def test_the_command_writes_the_same_bytes_with_any_number_of_workers(form: str, tmp_path: Path) -> None:
    """Every file of a folder, under the same name."""
    written = []
    for workers in ("0", "2"):
        place = tmp_path / f"{form}-{workers}"
        name = f"{place}/" if form in ("html", "csv") else str(place)
        command = [sys.executable, "-m", "compare", "report", str(SAMPLES), "-o", name, "--format", form]
        subprocess.run([*command, "--workers", workers], check=True)
        files = sorted(place.iterdir()) if place.is_dir() else [place]
        written.append([(path.name.removesuffix(f"-{workers}"), path.read_bytes()) for path in files])
    assert written[0] == written[1]
    assert written[0]


def test_a_killed_worker_changes_nothing(listed: Report, whole: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every worker is killed at its first story; all are compared here then."""
    from compare.ingest import starting

    dying = f"lambda *a, **k: os.kill(os.getpid(), {int(signal.SIGKILL)})"
    killed = f"import os, compare.crew.comparing as c; c.compare_documents = {dying}; "
    monkeypatch.setattr(starting, "START", starting.START.replace("from {}", killed + "from {}"))
    assert Comparing(workers=2).whole(listed) == whole


def test_a_story_of_no_words_is_listed_and_compared(listed: Report) -> None:
    """A report of nothing has nothing to compare."""
    nothing = outline([Document.of("One article alone.", id="a")])
    assert Comparing(workers=2).whole(nothing) == nothing == replace(nothing, stories=())
