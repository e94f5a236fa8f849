"""The order of a report, and how a reader names one of its stories."""

import pytest

from compare.errors import InputError
from compare.model import Clustering, Document, DuplicateCluster, Match, Pair, Paragraph, Relation, Story
from compare.stories.ranking import chosen, ranked


def document(name: str, outlet: str = "") -> Document:
    return Document(name, (Paragraph(f"By {name}."),), outlet=outlet)


@pytest.fixture
def found() -> Clustering:
    """A story of three articles by one outlet, one of two outlets, a text that four print, and an article alone."""
    ids = [*"abc", *"de", *"fghi", "j"]
    documents = tuple(document(i, "One" if i in "abc" else "") for i in ids)
    matches = tuple(Match(Pair("f", i), Relation.EXACT, 1.0, 1.0) for i in "ghi")
    stories = tuple(Story(members[0], tuple(members)) for members in ("abc", "de", "fghi", "j"))
    return Clustering(documents, (DuplicateCluster("f", tuple("fghi"), matches),), stories)


def test_the_most_widely_covered_story_comes_first(found: Clustering) -> None:
    """Outlets count, not articles; a text that is only copied comes after what is told in several ways."""
    assert [s.members[0] for s in ranked(found)] == ["d", "a", "f"]


def test_a_story_is_named_by_number_id_or_article(found: Clustering) -> None:
    """All three lead to it, and what leads nowhere is told with what there is."""
    stories = ranked(found)
    for name in ("2", stories[1].id, "c"):
        assert chosen(stories, name).members == ("a", "b", "c")
    for name in ("0", "4", "j", "nothing"):
        with pytest.raises(InputError, match="such as story-"):
            chosen(stories, name)
    with pytest.raises(InputError, match="there is none"):
        chosen((), "1")
