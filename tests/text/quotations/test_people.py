"""The names of an article: whoever stands before a surname is found."""

from hypothesis import given
from hypothesis import strategies as st

from compare.text.quotations.people import People

WORDS = st.sampled_from("Petra Ito Lunn, Lunn Lunn’s lunn van der “Petra J. Mr. of iPet Lunn-Ito É 3 Ⓐ said".split())
GAPS = st.sampled_from([" ", " ", "  ", "\n", " \n", "\n ", "\t ", "\u00a0"])


@given(st.lists(st.tuples(WORDS, GAPS), max_size=12), st.sampled_from(["Lunn", "Ito", "“Petra", "É", "lunn", ""]))
def test_what_stands_before_a_surname_is_found_wherever_it_stands(text: list[tuple[str, str]], surname: str) -> None:
    """The index knows each place that a search from front to end finds."""
    people = People([(0, "".join(word + gap for word, gap in text))])
    assert people._before(surname) == _searched(people, surname)


def _searched(people: People, surname: str) -> list[list[str]]:
    from compare.text.quotations.people import _REACH, _forenames

    text = people._text
    places = [at for at in range(len(text)) if surname and text[at] == " " and people._is_at(surname, at + 1)]
    found = (_forenames(text[max(0, at - _REACH) : at].split()) for at in places)
    return [words for words in found if words]
