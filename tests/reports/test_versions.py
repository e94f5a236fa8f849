"""Later versions of an article that are folded as copies, and notes of correction, in every view."""

import csv
import html
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import RenderableType

import compare
from compare.model import Document, Paragraph, Report
from compare.reports.csv import Style, report_tables
from compare.reports.html import render
from compare.reports.html.words import PILCROW
from compare.reports.json import report_json
from compare.reports.markdown import diff_markdown, report_markdown
from compare.reports.notices import notices
from compare.reports.terminal import diff_view, report_view, story_view
from compare.reports.terminal.story import brief_block, compared
from compare.settings import Settings
from compare.text.boilerplate.marking import marked

Printed = Callable[..., str]

FIRST = (
    "The night tram between Ostmarsh and Pell Quay left the rails at the Linden Bend shortly after two, injuring nine.",
    "Operator Pellbahn said the driver, who has eleven years of service, had passed every medical check this spring.",
    "Witnesses described a grinding noise before the second carriage leaned over and came to rest against a bakery.",
    "The line will stay closed until Wednesday while the damaged points are replaced, a spokeswoman, Inga Halvard, said.",
)
NOTE = "Correction: An earlier version of this article said that nine passengers were injured. The number is eleven."
THEN = (FIRST[0].replace("nine", "eleven"), *FIRST[1:3], FIRST[3].replace("Wednesday", "Friday"), NOTE)
OTHER = (
    "Eleven people were hurt when a tram jumped the rails at Linden Bend, the fire brigade in Ostmarsh said.",
    "The carriage tore away the awning of Krumm's bakery, whose owner had lit the ovens a quarter of an hour earlier.",
    "Pellbahn, which runs the line, said it would not be back in service before Friday.",
)


def article(name: str, outlet: str, hour: int, *texts: str, url: str = "") -> Document:
    when = datetime(2026, 5, 3, hour, tzinfo=UTC)
    head = "Night tram derails at Linden Bend"
    return Document.of("\n\n".join(texts), id=name, title=head, outlet=outlet, published=when, url=url, language="en")


PAGE = "https://ostmarsh.example/tram"
EARLIER = article("z-first", "Ostmarsh Post", 6, *FIRST, url=PAGE)
(LATER,) = marked([article("a-later", "Ostmarsh Post", 10, *THEN, url=PAGE)])
COURIER = article("b-courier", "Pell Courier", 9, *OTHER)
SAID = "Ostmarsh Post of 3 May 2026 10:00 is a later version of A: 2 edited; with a note: correction"


def plain(page: str) -> str:
    return " ".join(page.split())


def words(page: str) -> str:
    return plain(html.unescape(re.sub(r"<[^>]+>", "", page.replace(str(PILCROW), "¶"))))


@pytest.fixture(scope="module")
def found() -> Report:
    return compare.report([LATER, EARLIER, COURIER])


def test_a_later_version_that_was_folded_is_told_with_what_changed(found: Report, printed: Printed) -> None:
    """In the terminal, in Markdown, on the page and in JSON: which is the later, how much changed, and in which words."""
    (told,) = found.stories
    assert [d.id for d in told.comparison.documents if told.comparison] == [EARLIER.id, COURIER.id]
    views: tuple[RenderableType, ...] = (report_view(found), story_view(found))
    pages = [plain(printed(view, 160)) for view in views]
    for page in (*pages, plain(report_markdown(found).replace("\\", "")), words(render(found))):
        assert SAID in page
        assert NOTE in page
        assert "Friday" in page
        assert "1 later version" in page
    (changed,) = report_json(found, Settings())["revisions"]  # type: ignore[misc]
    (revision,) = changed["revisions"]
    assert (revision["earlier"], revision["later"]) == (EARLIER.id, LATER.id)
    assert changed["story"] == told.story.id


def test_a_table_tells_each_change(found: Report) -> None:
    """Its two wordings, its places, and the notes, for those who count changes."""
    out = io.BytesIO()
    report_tables(found, Style())["revisions.csv"](out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert [row["change"] for row in rows] == ["correction", "edited", "edited"]
    assert [row["paragraph_before"] for row in rows] == ["", "1", "4"]
    assert rows[0]["text_after"] == NOTE
    assert {row["quiet"] for row in rows} == {"0"}


def test_versions_alone_are_told_too(printed: Printed) -> None:
    """A story that is one article and its versions has no comparison, and yet something changed in it."""
    found = compare.report([LATER, EARLIER])
    for page in (
        plain(printed(report_view(found), 160)),
        plain(report_markdown(found).replace("\\", "")),
        words(render(found)),
    ):
        assert "Ostmarsh Post of 3 May 2026 10:00 is a later version of Ostmarsh Post of 3 May 2026 06:00" in page
        assert "printed 2 times" in page or "printed several times" in page


def test_a_story_in_brief_says_how_much_was_changed(found: Report, printed: Printed) -> None:
    """In a line; the changes themselves stand in the story in full."""
    page = plain(printed(brief_block(compared(found)[0], 5, {d.id: d for d in (EARLIER, LATER, COURIER)}, {}), 160))
    assert SAID in page
    assert NOTE not in page


def test_the_same_text_at_another_time_is_no_news(printed: Printed) -> None:
    """Where nothing changed, nothing is told but that it is a copy."""
    again = replace(EARLIER, id="again", published=datetime(2026, 5, 3, 12, tzinfo=UTC))
    found = compare.report([again, EARLIER, COURIER])
    for page in (printed(report_view(found), 160), report_markdown(found), render(found)):
        assert "a later version of" not in page


def test_a_note_of_correction_is_no_boilerplate_to_hide(printed: Printed) -> None:
    """Of two articles it stands in its place, and is called what it is; so it does on the page, and among many articles."""
    assert LATER.paragraphs[-1].kind == "boilerplate"
    assert list(notices(LATER)) == [4]
    one, other = replace(EARLIER, url=""), replace(LATER, url="")
    two = compare.diff([one, other])
    assert two.revisions == ()
    assert f"B ¶5 correction {NOTE}" in plain(printed(diff_view(two), 80))
    assert f"¶5 correction — {NOTE}" in diff_markdown(two)
    assert f"¶5 correction{NOTE}" in words(render(two)).replace("correction ", "correction")
    three = compare.diff([one, other, COURIER])
    assert f"correction B¶5 {NOTE}" in plain(printed(diff_view(three), 160))
    assert f"**correction** B¶5: {NOTE}" in diff_markdown(three)


def test_a_note_is_told_once(printed: Printed) -> None:
    """With the revision that it belongs to, or else by itself."""
    two = compare.diff([EARLIER, LATER])
    assert two.revisions
    for page in (printed(diff_view(two), 160), diff_markdown(two)):
        assert plain(page).count(NOTE) == 1


def test_a_story_that_begins_with_a_note_is_read_all_the_same() -> None:
    """A note is looked for at both ends of a story, and in all that was set aside; in the middle it is news of others."""
    told = article("x", "Post", 1, "Update: the road is open again.", "Correction: said the minister.", "The end.")
    assert notices(told) == {0: "update"}


def test_two_versions_alone_tell_first_what_changed() -> None:
    """The page is called what it is; a title is told by its words, and a whole paragraph has a sign."""
    added = Paragraph("A second tram was held at Pell Quay until noon.")
    later = replace(
        LATER, title="Night tram leaves the rails at Linden Bend", paragraphs=(*LATER.paragraphs[:-1], added)
    )
    page = render(compare.diff([EARLIER, later]))
    assert "2 versions of one article" in page
    assert page.index("What changed between versions") < page.index("Who told it, and when")
    assert "Title before: <bdi>Night tram <del>derails</del> at Linden Bend" in page
    assert "Title now: <bdi>Night tram <ins>leaves the rails</ins> at Linden Bend" in page
    assert f"<ins>{added.text}</ins>" in page
    assert '<b aria-hidden="true">+</b>' in page
    assert page.index('-versions">Versions') < page.index('-outlets">Outlets')
