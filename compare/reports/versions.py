"""A revision -> which version is the later, how much was changed, and whether a note says so, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compare.model import Change, Document, Revision
from compare.reports.dates import moment
from compare.reports.phrases import counted

Letters = Mapping[str, str]  # of the documents that are compared; a version that was folded as a copy has none


def worth_telling(found: Iterable[Revision]) -> list[Revision]:
    """Return the revisions of which there is more to say than that the same text was there again."""
    return [each for each in found if each.changes or each.retitled or each.notes]


def folded_away(members: Iterable[str], tellings: Iterable[str], revisions: Iterable[Revision]) -> list[str]:
    """Return how many members of a story are copies of those who tell it, and how many later versions: an outlet copies nobody."""
    rest = set(members).difference(tellings)
    later = rest & {found.later for found in revisions}
    counts = (len(rest - later), "copy", "copies"), (len(later), "later version", "later versions")
    return [counted(n, one, many) for n, one, many in counts if n]


def measure(found: Revision, earlier: Document, later: Document, letters: Letters) -> str:
    """Return which is the later, and how many paragraphs were changed how."""
    counts = [f"{n} {change}" for change in Change if (n := found.count(change))]
    which = f"{called(later, letters)} is a later version of {called(earlier, letters)}"
    return f"{which}: {', '.join(counts) or 'no paragraph changed'}"


def loudness(found: Revision) -> str:
    """Return whether a note says that something changed."""
    if not (found.changes or found.retitled):
        return "the same text"
    if found.quiet:
        return "quietly, no note says so"
    return "with a note: " + ", ".join(sorted({note.notice.value for note in found.notes}))


def called(document: Document, letters: Letters) -> str:
    """Return the letter of a version, or else its outlet and when it was published."""
    if document.id in letters:
        return letters[document.id]
    when = moment(document.published)
    return f"{document.name} of {when}" if when else document.name


def placed(document: Document, paragraph: int, role: str, letters: Letters) -> str:
    """Return where a paragraph of a version stands: `B¶3`, or `later ¶3` of one without a letter, which has that role."""
    return f"{letters[document.id]}¶{paragraph + 1}" if document.id in letters else f"{role} ¶{paragraph + 1}"
