"""Versions of one article: what changed, and whether a note says so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import compare
from compare import Change, Document, Kind, Note, Notice, Paragraph, Revision
from compare.alignment.revisions import revision
from compare.text.notes import notice

NOON = datetime(2031, 10, 3, 12, tzinfo=UTC)
URL = "https://gazette.example/ferry"
FIRST = (
    "The ferry Halcyon ran aground off Merrow Point on Sunday with 212 passengers on board, the coastguard said.",
    "Captain Ivo Brandt said that a buoy had drifted in the night.",
    "Nobody was hurt, and a tug is on its way from Brennick.",
    "The ferry was built in 1998 and serves the island twice a day.",
)


def version(name: str, *paragraphs: str, hours: int = 0, title: str = "", url: str = URL) -> Document:
    texts = tuple(map(Paragraph, paragraphs))
    return Document(name, texts, title, "Gazette", "", NOON + timedelta(hours=hours), url, "en")


def changed(*later: str) -> Revision:
    return revision(version("old", *FIRST), version("new", *later, hours=2))


def told(found: Revision) -> list[tuple[tuple[Change, ...], int | None, int | None]]:
    return [(r.changes, r.before, r.after) for r in found.changes]


def test_the_same_text_was_not_revised() -> None:
    """Nothing changed, and nothing was done quietly."""
    found = changed(*FIRST)
    assert found.changes == ()
    assert not found.quiet


def test_an_edit_shows_its_words() -> None:
    """The number of passengers is the only word that differs."""
    found = changed(FIRST[0].replace("212", "221"), *FIRST[1:])
    (edit,) = found.changes
    assert (edit.changes, edit.before, edit.after) == ((Change.EDITED,), 0, 0)
    assert edit.wording is not None
    assert [FIRST[0][s.start : s.end] for s in edit.wording.changed_here] == ["212"]
    assert found.quiet


def test_added_and_removed_paragraphs_are_told_by_their_places() -> None:
    """One went, one came; the others stand as they stood."""
    found = changed(FIRST[0], FIRST[1], "Two passengers were treated for bruises on the island.", FIRST[3])
    assert told(found) == [((Change.REMOVED,), 2, None), ((Change.ADDED,), None, 2)]


def test_a_moved_paragraph_is_neither_removed_nor_added() -> None:
    """It was carried to the top; the fewest paragraphs are said to have moved."""
    found = changed(FIRST[3], *FIRST[:3])
    assert told(found) == [((Change.MOVED,), 3, 0)]


def test_a_paragraph_may_be_moved_and_edited() -> None:
    """Both are told of it."""
    found = changed(FIRST[3].replace("1998", "1989"), *FIRST[:3])
    assert told(found) == [((Change.EDITED, Change.MOVED), 3, 0)]


def test_repeated_paragraphs_are_matched_one_by_one() -> None:
    """A line that stands twice and then once was removed once."""
    old, new = version("old", "More soon.", FIRST[0], "More soon."), version("new", "More soon.", FIRST[0], hours=1)
    assert told(revision(old, new)) == [((Change.REMOVED,), 2, None)]


def test_a_note_makes_a_change_loud_even_where_it_is_boilerplate() -> None:
    """What is set aside is looked through for notes; one that stood there before says nothing new."""
    note = Paragraph("Correction: An earlier version misstated the number of passengers.", Kind.BOILERPLATE)
    edited = FIRST[0].replace("212", "221")
    old = version("old", *FIRST)
    new = Document("new", (*map(Paragraph, (edited, *FIRST[1:])), note), published=NOON)
    found = revision(old, new)
    assert [(n.paragraph, n.notice) for n in found.notes] == [(4, Notice.CORRECTION)]
    assert not found.quiet
    noted = Document("old", (*map(Paragraph, FIRST), note))
    assert revision(noted, new).quiet


def test_a_new_headline_is_a_change() -> None:
    """Marks and capitals apart."""
    old = version("old", *FIRST, title="Ferry aground")
    assert revision(old, version("new", *FIRST, title="Captain blamed for ferry", hours=1)).retitled
    assert not revision(old, version("new", *FIRST, title="FERRY AGROUND!", hours=1)).retitled


def test_versions_are_known_by_outlet_address_and_date() -> None:
    """From each to the next, whatever the order; another address is another article."""
    pile = [version("c", *FIRST[:2], hours=9), version("a", *FIRST), version("b", *FIRST[:3], hours=3)]
    found = compare.diff(pile).revisions
    assert [(r.earlier, r.later) for r in found] == [("a", "b"), ("b", "c")]
    assert found == compare.diff(pile[::-1]).revisions
    assert not compare.diff([version("a", *FIRST), version("b", *FIRST, hours=1, url="https://x.example")]).revisions


def test_versions_may_be_told() -> None:
    """Then the order says what dates do not, and no version is said to copy another."""
    pile = [Document(name, tuple(map(Paragraph, FIRST[:n])), language="en") for name, n in (("z", 3), ("a", 4))]
    found = compare.diff(pile, versions=True)
    assert [(r.earlier, r.later, r.count(Change.ADDED)) for r in found.revisions] == [("z", "a", 1)]
    assert found.sourcing == ()
    assert compare.diff(pile).revisions == ()
    three = [*pile, Document("m", tuple(map(Paragraph, FIRST)), language="en")]
    assert [(r.earlier, r.later) for r in compare.diff(three, versions=True).revisions] == [("z", "a"), ("a", "m")]


def test_versions_have_no_words_of_others() -> None:
    """They share nearly all of them: to set those aside would leave nothing."""
    pile = [Document(name, tuple(map(Paragraph, FIRST)), language="en") for name in ("z", "a")]
    with pytest.raises(compare.SettingsError, match="own"):
        compare.diff(pile, versions=True, own=True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Correction: The ferry carries 212 passengers.", Notice.CORRECTION),
        ("This article was corrected on Oct. 3 to give the name of the buoy.", Notice.CORRECTION),
        ("An earlier version of this story misspelled the captain's name.", Notice.CORRECTION),
        ("Editor’s note: This story has been updated with new figures.", Notice.UPDATE),
        ("UPDATE (14:05): The tug has arrived.", Notice.UPDATE),
        ("Korrektur: In einer früheren Version stand eine falsche Zahl.", Notice.CORRECTION),
        ("Dieser Artikel wurde am Montag aktualisiert.", Notice.UPDATE),
        ("Mise à jour : le remorqueur est arrivé.", Notice.UPDATE),
        ("Fe de erratas: el capitán se llama Ivo.", Notice.CORRECTION),
        ("Questo articolo è stato aggiornato alle 14.", Notice.UPDATE),
        ("Rectificatie: de kapitein heet Ivo.", Notice.CORRECTION),
        ("Este artigo foi atualizado às 14h.", Notice.UPDATE),
        ("The ministry corrected its figures on Friday.", None),
        ("Updates will follow from the harbour master.", None),
        ("He updated his will.", None),
        ("", None),
    ],
)
def test_notes_are_known_in_several_languages(text: str, kind: Notice | None) -> None:
    """By how they open, or by speaking of the article itself."""
    assert notice(text) is kind


def test_ten_thousand_paragraphs_alike_are_compared_at_once() -> None:
    """A live blog that repeats itself is no trap."""
    lines = [f"At {n} past the hour the tug had not yet arrived at the point." for n in range(3000)]
    found = revision(version("old", *lines), version("new", *lines[1:], hours=1))
    assert told(found) == [((Change.REMOVED,), 0, None)]


def test_a_title_may_be_the_note() -> None:
    """One that is new and says so in brackets or in front; one that said so before is no news."""
    text = ("The ferry hit the mole at seven.", "Nobody was hurt, the harbour said.")
    old = Document("a", (Paragraph(text[0]),), "Ferry hits mole", language="en")
    new = Document("b", tuple(map(Paragraph, text)), "Ferry hits mole (updated)", language="en")
    assert revision(old, new).notes == (Note(None, Notice.UPDATE),)
    assert not revision(old, new).quiet
    assert revision(new, replace(new, id="c", paragraphs=old.paragraphs)).quiet
