"""What `--own` set aside is called so in every view: nobody is told that it was not found, or that 0 % of it is told."""

import csv
import html
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

import compare
from compare.model import Comparison, Document, Origin, Sourcing
from compare.reports.csv import Style, diff_tables
from compare.reports.html import render
from compare.reports.html.words import PILCROW
from compare.reports.json import diff_json
from compare.reports.markdown import diff_markdown
from compare.reports.sourced import own_share, whose
from compare.reports.terminal import diff_view

Printed = Callable[..., str]

WIRE = (
    "OSTMARSH, May 3 (HNA) — A night tram left the rails at the Linden Bend early on Sunday, injuring eleven passengers.",
    "The operator, Pellbahn, said the driver had passed every medical check this spring and was speaking to investigators.",
    "Witnesses described a grinding noise before the second carriage leaned over and came to rest against a bakery.",
    "The line will stay closed until Friday while the damaged points are replaced, a spokeswoman for the operator said.",
)
BAKER = "Baker Otto Krumm had lit the ovens a quarter of an hour earlier, and thought of the rolls first, he told this paper."
POST = (
    "Mayor Dorte Vinn demanded a speed camera at Linden Bend, hours after a tram had hurt eleven passengers there.",
    "Pellbahn's driver had passed every medical check this spring, it said, and investigators were talking to him.",
    "Witnesses spoke of a grinding noise before the second carriage came to rest against the bakery.",
)
ASIDE = "Set aside as words of others, and not compared: "


def article(name: str, outlet: str, hour: int, *texts: str) -> Document:
    when = datetime(2026, 5, 3, hour, tzinfo=UTC)
    return Document.of("\n\n".join(texts), id=name, title=outlet, outlet=outlet, published=when, language="en")


AGENCY = article("d-agency", "Halyard News", 5, *WIRE)
COURIER = article("c-courier", "Pell Courier", 9, WIRE[0], WIRE[1], BAKER)
MAYOR = article("b-mayor", "Ostmarsh Post", 12, *POST)
COPY = article("a-copy", "Copyhouse", 13, *WIRE)


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare.diff([AGENCY, COURIER, MAYOR, COPY], own=True)


def words(page: str) -> str:
    seen = page.replace(str(PILCROW), "¶")
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", seen)).split())


def test_what_was_set_aside_is_told(found: Comparison, printed: Printed) -> None:
    """By paragraphs, and where it is all of an article."""
    told = f"{ASIDE}B ¶1–2; D ¶1–4, that is all of it"
    for page in (printed(diff_view(found), 160), diff_markdown(found).replace("\\", ""), words(render(found))):
        assert told in page
        assert "words of others, all set aside" in page.replace("Words of", "words of")
    assert [s["aside"] for s in diff_json(found)["sourcing"]] == [[], [0, 1], [], [0, 1, 2, 3]]  # type: ignore[attr-defined]
    assert diff_json(found)["own"] is True


def test_nothing_set_aside_is_told_as_nothing(printed: Printed) -> None:
    """Who asks for own words learns that all were; who does not ask learns nothing of it."""
    own, whole = (compare.diff([AGENCY, MAYOR], own=asked) for asked in (True, False))
    pages = [lambda found: printed(diff_view(found), 160), diff_markdown, lambda found: words(render(found))]
    for page in pages:
        assert f"{ASIDE}nothing" in page(own)  # type: ignore[operator]
        assert ASIDE not in page(whole)  # type: ignore[operator]


def test_no_cell_says_that_it_was_not_found(found: Comparison, printed: Printed) -> None:
    """Names and figures may stand in what was set aside; of points this is known of an article that is set aside as a whole."""
    page = printed(diff_view(found), 80)
    grid = page[page.index("Names found in some") :].split("\n\n")[0].splitlines()
    assert all(line.split()[-1] == "aside" for line in grid[3:] if line and "--all shows" not in line), page
    shares = page[page.index("How much of each the others tell") :]
    assert shares.count("set aside") == 6
    points = page[page.index("Told by two or more") : page.index("What each adds")]
    cells = [line.split()[-1] for line in points.splitlines() if re.search(r" (aside|[?–]|\d)\Z", line)]
    assert set(cells) == {"aside"}
    assert "aside: not in what is left" in page


def test_the_page_claims_nothing_of_it(found: Comparison) -> None:
    """No share of 0 %, and no passage that is said not to be found in it."""
    page = words(render(found))
    heat = page[page.index("How much of each article, of what was not set aside") : page.index("Point by point")]
    assert heat.count("set aside") == 7  # the caption, and six cells
    assert not re.search(r"not found in D\b|, D \d+ %", page)
    assert "perhaps set aside in" in page
    assert "set aside, words of others" in page


def test_tables_say_it_too(found: Comparison) -> None:
    """Of points, of names, of paragraphs."""
    tables = {}
    for name, write in diff_tables(found, Style()).items():
        out = io.BytesIO()
        write(out)
        tables[name] = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert {r["status"] for r in tables["points.csv"] if r["document"] == COPY.id} <= {"aside", "omitted"}
    assert "absent" not in {r["presence"] for r in tables["names.csv"] if r["document"] == COPY.id}
    assert [r["kind"] for r in tables["paragraphs.csv"] if r["document"] == COURIER.id] == ["aside", "aside", "story"]


def test_own_words_are_measured_only_where_anything_was_found() -> None:
    """Nothing copied found among these articles is no 100 %, and who credits an agency may owe it any word."""
    letter = {"a": "A"}.__getitem__
    bare, credited = Sourcing("x", 1.0), Sourcing("x", 1.0, ("AFP",))
    assert (own_share(bare), own_share(credited)) == (None, None)
    assert list(whose(bare, letter)) == ["no copied words found among these articles"]
    assert list(whose(credited, letter)) == ["no copied words found among these articles", "credits AFP"]
    copied = compare.diff([AGENCY, COURIER]).sourcing[1]
    assert copied.copied[0].origin is Origin.WIRE or copied.copied[0].document == AGENCY.id
    assert own_share(copied) == copied.own < 1


def test_two_articles_show_what_is_set_aside_in_its_place(printed: Printed) -> None:
    """In full, under its name, and counted by itself."""
    page = " ".join(printed(diff_view(compare.diff([AGENCY, COURIER], own=True)), 80).split())
    assert f"B ¶2 set aside: words of others {WIRE[1]}" in page
    assert "only here set aside A Halyard News" in page
