"""Tests of what the views promise a reader: nothing lost, nothing twice, everything legible without colour."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

from compare.model import (
    Clustering,
    Comparison,
    DedupReport,
    DedupStats,
    Document,
    DuplicateCluster,
    Match,
    Pair,
    Paragraph,
    Point,
    Relation,
    Removed,
    Report,
    Skipped,
    Story,
    StoryReport,
    Teller,
)
from compare.reports.terminal import cluster_view, dedup_view, diff_view, report_view, skipped_view, story_view
from compare.reports.terminal.words import Clipped, said

Printed = Callable[..., str]


def many(names: int, points: int = 3) -> Comparison:
    """Return a comparison of many documents, each telling each point."""
    texts = [tuple(Paragraph(f"Point {p} by {n}.") for p in range(points)) for n in range(names)]
    documents = tuple(Document(f"d{n:02}", told, outlet=f"Outlet {n}") for n, told in enumerate(texts))
    told = tuple(Point(f"p{p}", f"Point {p}.", tuple(Teller(d.id, (p,)) for d in documents)) for p in range(points))
    return Comparison(documents, (), told)


def test_boilerplate_is_shown_only_on_request(pair: Comparison, trio: Comparison, printed: Printed) -> None:
    """What is not part of the story stays away unless it is asked for."""
    for value in (pair, trio):
        assert "newsletter" not in printed(diff_view(value))
        assert "newsletter" in printed(diff_view(value, boilerplate=True))


def test_certain_conflicts_come_first_and_look_different(trio: Comparison, printed: Printed) -> None:
    """A reader sees without colour which contradictions are sure."""
    page = printed(diff_view(trio))
    assert page.index("≠ differ  people hurt:") < page.index("? may differ  the hour")


def test_what_most_others_tell_is_left_out_first(printed: Printed) -> None:
    """Omissions are listed by how many others carry the point."""
    comparison = many(4)
    few = Point("few", "Two tell this.", (Teller("d00", (0,)), Teller("d01", (0,))), ("d02", "d03"))
    most = Point("most", "Three tell this.", tuple(Teller(f"d0{n}", (1,)) for n in range(3)), ("d03",))
    page = printed(diff_view(replace(comparison, points=(few, most))))
    last = page[page.index("D  Outlet 3", page.index("What each adds")) :]
    assert last.index("3 of 4  Three tell this.") < last.index("2 of 4  Two tell this.")


def test_an_uncertain_omission_is_not_called_one(trio: Comparison, printed: Printed) -> None:
    """A document that may tell a point is not said to leave it out."""
    page = printed(diff_view(trio))
    last = page[page.index("C  c-1", page.index("What each adds")) :]
    assert "A ferry hit the East Mole" not in last[: last.index("Where they")]


@pytest.mark.parametrize("names", [2, 9, 30])
@pytest.mark.parametrize("width", [40, 80, 160])
def test_any_number_of_outlets_fits(names: int, width: int, printed: Printed) -> None:
    """A matrix that is too wide becomes shorter and then a list; nothing overflows and no outlet is lost."""
    page = printed(diff_view(many(names)), width)
    assert max(map(cell_len, page.splitlines())) <= width
    assert all(f"Outlet {n}" in page for n in range(names))


@pytest.mark.parametrize("width", range(40, 181, 10))
def test_letter_name_and_counts_survive_any_width(width: int, trio: Comparison, printed: Printed) -> None:
    """The table of outlets gives up its strip before it gives up who is who."""
    page = printed(diff_view(trio), width)
    table = page[: page.index("Strips, a mark")]
    assert all(name in table for name in ("\nA  Halyard N", "\nB  Havermou", "\nC  c-1"))
    assert all(counts in table for counts in ("1 / 2 / 1", "2 / 0 / 1", "0 / 1 / 1"))


WIDE = {
    "cjk": "東京で地下鉄が脱線し、十七人がけがをした。" * 8,
    "emoji": "👨\u200d👩\u200d👧 👍🏽 🇩🇪 " * 30,
    "one word": "x" * 500,
    "right to left": "می\u200cخواهم " * 60,
}


@pytest.mark.parametrize("text", WIDE.values(), ids=WIDE)
@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_wide_and_endless_words_fit(
    text: str, width: int, trio: Comparison, pair: Comparison, report: Report, poisoned: Callable, printed: Printed
) -> None:
    """Characters of two cells, words without an end and joined emoji stay within the page."""
    views = [diff_view(poisoned(pair, text)), diff_view(poisoned(trio, text)), report_view(poisoned(report, text))]
    for view in views:
        assert max(map(cell_len, printed(view, width).splitlines())) <= width


def empty_views() -> list[RenderableType]:
    """Return a page of every kind of which there is nothing to say."""
    nothing = Clustering((), (), ())
    one = Document("a", (Paragraph("Alone."),))
    alone = Clustering((one,), (), (Story("", ("a",)),))
    return [
        report_view(Report(nothing, ())),
        report_view(Report(alone, ())),
        cluster_view(nothing),
        cluster_view(alone),
        dedup_view(DedupReport((), (), (), DedupStats(0, 0, 0, 0))),
        skipped_view(()),
        diff_view(Comparison((one, Document("b", ())), (), ())),
        diff_view(Comparison((one,), (), ())),
    ]


@pytest.mark.parametrize("view", empty_views())
def test_nothing_and_one_are_no_trouble(view: RenderableType, printed: Printed) -> None:
    """Empty results and single documents give a page."""
    assert printed(view).strip()


def test_an_article_without_a_title_is_called_by_its_beginning(printed: Printed) -> None:
    """Where outlet and title are missing, the id and the first words stand in."""
    one = Document("a", (Paragraph("Alone."),))
    assert "a  Alone." in printed(report_view(Report(Clustering((one,), (), (Story("", ("a",)),)), ())))


def test_a_reason_and_a_folder_are_said_once(printed: Printed) -> None:
    """Names stand below one another, without the folder that all of them lie in."""
    page = printed(
        skipped_view([Skipped(f"pile/old/{n}.bin", "binary") for n in range(2)] + [Skipped("pile/x.txt", "empty")])
    )
    assert page.splitlines()[0] == "Skipped: 3 inputs in pile/"
    assert [line.split() for line in page.splitlines()[1:]] == [
        ["old/0.bin", "binary"],
        ["old/1.bin"],
        ["x.txt", "empty"],
    ]


def test_many_skipped_for_one_reason_are_counted(printed: Printed) -> None:
    """More than twenty of a reason are one row, and a reason of its own stays visible."""
    skipped = (*(Skipped(f"{n}.bin", "binary") for n in range(21)), Skipped("x.txt", "empty"))
    page = printed(skipped_view(skipped))
    assert page.splitlines()[1].split() == ["21", "inputs,", "such", "as", "binary"]
    assert "3.bin" not in page and [line.strip() for line in page.splitlines()[2:5]] == ["0.bin", "1.bin", "2.bin"]
    assert "x.txt" in page
    assert "20.bin" not in page


def test_a_long_dedup_says_how_much_it_left_out(printed: Printed) -> None:
    """The table stops at fifty rows and says so; capped buckets are mentioned."""
    removed = tuple(Removed(f"r{n}", "kept", Relation.NEAR, 0.9, 0.95) for n in range(60))
    page = printed(dedup_view(DedupReport(("kept",), removed, (), DedupStats(61, 70, 60, 2))))
    assert "61 documents: 1 kept, 60 removed (60 near)" in page
    assert "… and 10 more" in page
    assert "2 buckets held too many documents" in page


def test_all_shows_all(printed: Printed) -> None:
    """What a list leaves out is counted, and nothing is left out when all are asked for."""
    comparison = many(3, 40)
    assert "… and 25 more; --all shows them" in printed(diff_view(comparison))
    assert "more; --all" not in printed(diff_view(comparison, all=True))


@pytest.mark.parametrize("width", range(1, 30))
def test_an_ellipsis_says_that_a_text_goes_on(width: int, printed: Printed) -> None:
    """A clipped text keeps to its lines and its width, and ends in an ellipsis."""
    lines = printed(Clipped(said("The minister said 東京 nothing at all of it"), 1), width).splitlines()
    assert len(lines) == 1
    assert cell_len(lines[0]) <= width
    assert lines[0].endswith("…") or width > 40


def test_the_counts_of_a_summary_add_up(report: Report, printed: Printed) -> None:
    """Articles of stories, of texts that are only copied, and those alone are all that were read."""
    texts = tuple(Document(n, (Paragraph("One text."),), outlet=n) for n in ("x-1", "x-2"))
    match = Match(Pair("x-1", "x-2"), Relation.EXACT, 1.0, 1.0)
    found = report.clustering
    found = replace(
        found,
        documents=(*found.documents, *texts),
        duplicates=(*found.duplicates, DuplicateCluster("x-1", ("x-1", "x-2"), (match,))),
        stories=(*found.stories, Story("One text", ("x-1", "x-2"))),
    )
    page = printed(report_view(Report(found, (*report.stories, StoryReport(found.stories[-1], None)))), 160)
    lines = [" ".join(line.split()) for line in page.splitlines()]
    assert lines[0].startswith("8 articles read")
    assert lines[2].startswith("1 story told by several 5 articles; most widely covered: Ferry hits mole")
    assert lines[3].startswith("1 text printed by several 2 articles; most widely covered: One text (2 outlets)")
    assert lines[4] == "1 article alone"


def test_a_story_may_stand_alone(report: Report, printed: Printed) -> None:
    """Without the summary, the number and the articles alone; a text that is only copied too."""
    page = printed(story_view(report))
    assert "\nFerry hits mole in fog, 14 hurt\n" in page
    assert "articles read" not in page
    assert "Copper Ladle" not in page
    copied = replace(report, stories=(StoryReport(report.stories[0].story, None),))
    assert "One text, printed by several" in printed(story_view(copied))


def test_all_names_every_copy_and_outlet(printed: Printed) -> None:
    """A list of copies is cut at eight and says so; `all` shows every one, in a report and in a clustering."""
    texts = tuple(Document(f"x{n:02}", (Paragraph("One text."),)) for n in range(20))
    matches = tuple(Match(Pair("x00", d.id), Relation.EXACT, 1.0, 1.0) for d in texts[1:])
    cluster = DuplicateCluster("x00", tuple(d.id for d in texts), matches)
    found = Clustering(texts, (cluster,), (Story("One text", cluster.members),))
    short = printed(cluster_view(found))
    assert "… and 11 more; --all shows them" in short
    assert "x19" not in short
    assert all(d.id in printed(cluster_view(found, all=True)) for d in texts)


def test_many_outlets_have_a_matrix_of_signs(printed: Printed) -> None:
    """Where paragraphs have no room beside each other, a sign tells who has it, and the paragraphs stand beneath."""
    found = many(16)
    told = replace(found.points[0], told_by=found.points[0].told_by[:3], omitted_by=("d03",), uncertain=("d04",))
    weakly = replace(told, told_by=(*told.told_by[:2], replace(told.told_by[2], uncertain=True)))
    page = printed(diff_view(replace(found, points=(told, weakly))), 80)
    assert "A B C D E F G H I J K L M N O P" in page
    assert "● ● ● – ? –" in page
    assert "● ● ○ – ? –" in page
    assert "A¶1  B¶1  C¶1?" in page
    assert "told by A¶1" in printed(diff_view(replace(found, points=(told,))), 50)
