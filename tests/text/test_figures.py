"""Figures, names and quotations in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.figures import figures
from compare.text.hedges import Hedge
from compare.text.names import names
from compare.text.quotations.marks import quoted_spans
from compare.text.quotes import quotes


@pytest.mark.parametrize(
    ("text", "value", "unit", "counts"),
    [
        ("fourteen passengers", 14, "", "passeng"),
        ("1,200,000 crowns", 1_200_000, "", "crown"),
        ("1.2 million crowns", 1_200_000, "", "crown"),
        ("$3.5bn", 3_500_000_000, "$", ""),
        ("£40", 40, "£", ""),
        ("31 percent of voters", 31, "%", ""),
        ("31% of voters", 31, "%", ""),
        ("300 euros", 300, "€", ""),
    ],
)
def test_a_figure_has_one_form(text: str, value: float, unit: str, counts: str) -> None:
    """However it is written."""
    (found,) = figures(text, "en")
    assert (found.value, found.unit, found.counts) == (value, unit, counts)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("1.200.000 Euro", "de", 1_200_000), ("3,5 Prozent", "de", 3.5), ("1.2 Millionen Menschen", "de", 1_200_000)],
)
def test_separators_follow_the_language(text: str, language: str, value: float) -> None:
    """A comma is a decimal comma where it is one."""
    assert [f.value for f in figures(text, language)] == [value]


def test_numbers_in_two_words_are_one() -> None:
    """Eighty-seven is not seven."""
    assert [f.value for f in figures("eighty-seven percent of forty-one firms", "en")] == [87, 41]


@pytest.mark.parametrize("text", ["the 14th", "won 8-7", "t.co/9bYF", "Boeing 737-800", "page_3", "x=4"])
def test_parts_of_something_else_are_no_figures(text: str) -> None:
    """Ordinals, scores, addresses and codes count nothing."""
    assert figures(text, "en") == []


@pytest.mark.parametrize("text", ["in 2031", "at 5 p.m.", "on 14 May", "on May 14", "at 10:30", "a Jan. 4 deadline"])
def test_moments_are_no_figures(text: str) -> None:
    """Years, days and times of day count nothing."""
    assert figures(text, "en") == []


def test_rough_figures_say_so() -> None:
    """Nearly, about, at least: not exact."""
    assert [f.about for f in figures("nearly 80 cars and 14 lorries", "en")] == [True, False]


@given(st.text(max_size=200), st.sampled_from(["en", "de", "", "vi"]))
def test_figures_stand_where_they_say(text: str, language: str) -> None:
    """Whatever the text, a figure's place holds its words."""
    for figure in figures(text, language):
        assert text[figure.start : figure.end] == figure.text


def named(text: str, language: str = "en") -> list[str]:
    return [n.text for n in names([(0, text)], language)]


def test_names_are_runs_of_capitals() -> None:
    """Full names, places, and single words that are not capitals for their place only."""
    text = "Fog hid Cape Tarn. “I saw nothing,” said Dougal Pym. Pym was on watch. Sailors slept."
    assert named(text) == ["Cape Tarn", "Dougal Pym", "Pym"]


def test_titles_and_days_are_no_part_of_names() -> None:
    """A person is titled, and not called by the day."""
    found = names([(0, "On Monday Prime Minister Ines Halvard met Dr Dora Kessling.")], "en")
    assert [(n.text, n.titled) for n in found] == [("Ines Halvard", True), ("Dora Kessling", True)]


def test_german_nouns_are_no_names() -> None:
    """Where all nouns have capitals, one capital tells nothing."""
    assert named("Die Fähre sank vor der Küste, sagte Kapitänin Ines Halvard.", "de")[-1].endswith("Ines Halvard")
    assert "Fähre" not in named("Die Fähre sank vor der Küste.", "de")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said: “We won.”", ["We won."]),
        ('"We won," he said. "Twice."', ["We won,", "Twice."]),
        ("« Nous avons gagné », dit-elle", [" Nous avons gagné "]),
        ("„Wir haben gewonnen“, sagte sie.", ["Wir haben gewonnen"]),
        ("「我们赢了」他说", ["我们赢了"]),
        ("‘It’s ours,’ she said. That’s all.", ["It’s ours,"]),
        ("“He called it ‘a farce’ twice,” she said.", ["He called it ‘a farce’ twice,"]),
        ("“We go on", ["We go on"]),
        ("It is 5' 6\" tall", []),
        ("the players’ and the dogs’ names", []),
    ],
)
def test_quotation_marks_of_many_kinds(text: str, inside: list[str]) -> None:
    """Outermost marks count, apostrophes are none, an open quotation runs to the end."""
    assert [text[a:b] for a, b in quoted_spans(text)] == inside


@given(st.text(alphabet='“”"„«»‘’「」 ab.', max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    """Whatever the marks, the spans stand in order inside the text."""
    spans = quoted_spans(text)
    assert all(0 <= a <= b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“We won,” said Petra Lunn.", ["Petra Lunn"]),
        ("Petra Lunn said: “We won.”", ["Petra Lunn"]),
        ("“We won,” Petra Lunn told reporters. “Twice.”", ["Petra Lunn", "Petra Lunn"]),
        ("Petra Lunn, 51, was on deck. “We won,” she said.", ["Petra Lunn"]),
        ("“We won,” said Sen. Petra Lunn, of Tarn.", ["Petra Lunn"]),
        ("A sign read “No entry” and nobody spoke.", ["A sign"]),
        ("The word “exit” hung over the door.", [""]),
    ],
)
def test_speakers_are_named_beside_their_words(text: str, speakers: list[str]) -> None:
    """Before or after the quotation, by name or by pronoun; where nobody is named, nobody is made up."""
    assert [q.speaker for q in quotes([(0, text)])] == speakers


def test_a_speaker_goes_on_in_the_next_paragraph() -> None:
    """“She” is who spoke last."""
    found = quotes([(0, "“We won,” said Petra Lunn."), (1, "“Nobody was hurt,” she added.")])
    assert [q.speaker for q in found] == ["Petra Lunn", "Petra Lunn"]


@pytest.mark.parametrize("text", ["14 marines", "12 decided voters", "14 apricots", "20 janitors", "100 novels"])
def test_words_that_begin_like_months_are_counted(text: str) -> None:
    """A month is a whole word."""
    assert [f.value for f in figures(text, "en")] == [float(text.split()[0])]


@pytest.mark.parametrize(("text", "language"), [("14 août", "fr"), ("14 gennaio", "it"), ("3. März", "de")])
def test_days_in_other_languages_are_moments(text: str, language: str) -> None:
    """No figures either."""
    assert figures(text, language) == []


def test_absurd_numbers_are_none() -> None:
    """Five million million million … dollars end no run."""
    assert figures("5 " + "million " * 60 + "dollars", "en") == []


def test_a_thousand_quotations_are_read_at_once() -> None:
    """Neither marks nor names make reading quadratic."""
    assert len(quotes([(0, '"aa" Bb ' * 3000)])) == 3000


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("more than 70 cars", Hedge.LEAST),
        ("at least 70 cars", Hedge.LEAST),
        ("up to 70 cars", Hedge.MOST),
        ("fewer than 70 cars", Hedge.MOST),
        ("as many as 70 cars", Hedge.MOST),
        ("nearly 70 cars", Hedge.ABOUT),
        ("some 70 cars", Hedge.ABOUT),
        ("70 cars", Hedge.EXACT),
    ],
)
def test_hedges_say_in_which_direction(text: str, hedge: Hedge) -> None:
    """At least is not at most."""
    assert [f.hedge for f in figures(text, "en")] == [hedge]


@pytest.mark.parametrize(
    ("text", "value", "most", "unit"),
    [
        ("10 to 15 million people", 10e6, 15e6, ""),
        ("between 10 and 15 boats", 10, 15, ""),
        ("$10 to $15 million", 10e6, 15e6, "$"),
        ("two hundred and fifty boats", 250, 250, ""),
        ("two dozen boats", 24, 24, ""),
        ("half a million euros", 5e5, 5e5, "€"),
        ("0.4 percentage points", 0.4, 0.4, "percentage points"),
        ("31 per cent", 31, 31, "%"),
        ("a 70-year-old pilot", 70, 70, "years old"),
        ("pilots aged 17", 17, 17, "years old"),
        ("Petra Lunn, 51, sang", 51, 51, "years old"),
    ],
)
def test_ranges_ages_and_words(text: str, value: float, most: float, unit: str) -> None:
    """One figure each, with both ends where it has two."""
    assert [(f.value, f.most, f.unit) for f in figures(text, "en")] == [(value, most, unit)]


def test_a_change_is_no_range() -> None:
    """From 35 to 21 are two figures; one in five is none of five."""
    assert [f.value for f in figures("cut from 35 percent to 21 percent", "en")] == [35, 21]
    assert [f.value for f in figures("from 35 to 40 boats", "en")] == [35, 40]
    assert 5 not in [f.value for f in figures("one in 5 boats", "en")]


@pytest.mark.parametrize(
    ("text", "value", "counts"),
    [
        ("three security officers", 3, "offic"),
        ("28 Harker tanks", 28, "tank"),
        ("11 high-cost states", 11, "state"),
        ("the two highest ranking members", 2, "member"),
        ("a 55-mile road of stones", 55, "mile"),
        ("81,000 asylum-seekers", 81_000, "seeker"),
        ("fourteen injured passengers", 14, "injur"),
        ("40 people with signs", 40, "person"),
        ("rose 11,000 last month", 11_000, ""),
        ("killed 12 in Tarn", 12, ""),
        ("revised to 174,000 Friday", 174_000, ""),
        ("some 25,000 expected guests", 25_000, ""),
    ],
)
def test_what_is_counted_is_the_head_of_its_phrase(text: str, value: float, counts: str) -> None:
    """Of what kind it is stands before it; where the clause goes on without it, nothing is said to be counted."""
    (found,) = figures(text, "en")
    assert (found.value, found.counts) == (value, counts)


@pytest.mark.parametrize(
    "text",
    [
        "Article 50 of the treaty",
        "between 2031 and 2035",
        "two-thirds of them",
        "Flight 3411 was full",
        "Section 12 says so",
        "it was No. 5",
    ],
)
def test_a_number_that_names_something_counts_nothing(text: str) -> None:
    """A part of a name or of a law."""
    assert figures(text, "en") == []


@pytest.mark.parametrize("text", ["Jo McLunn, 54, is mayor", "between the ages of 25 and 54"])
def test_an_age_stands_behind_any_name_and_in_pairs(text: str) -> None:
    """Whatever capitals the name has inside."""
    assert (54.0, "years old") in [(f.value, f.unit) for f in figures(text, "en")]


@pytest.mark.parametrize(
    ("text", "names_in_it"),
    [
        ("They met near Tarn’s Dunscar Guard, in Tarn.", ["Tarn", "Dunscar Guard", "Tarn"]),
        ("They met Sen. Mary Harker of Ohio today.", ["Mary Harker", "Ohio"]),
        ("They said the Dunscar Press Secretary Mary Harker left.", ["Dunscar", "Mary Harker"]),
        ("They asked the Dunscar Director again.", ["Dunscar"]),
        ("They asked House Majority Leader Jo Lunn of the port, R-Tarn., again.", ["House", "Jo Lunn"]),
        ("They run a Tarn-based mill with Jo Kim-jin.", ["Tarn", "Jo Kim-jin"]),
        ("They wrote to @MaryHarker of #SaveTheQuay at x.co/T4SxW3.", []),
        ("They were at St. Orm and Mt. Dunscar.", ["St. Orm", "Mt. Dunscar"]),
        ("They sang “one more time. Thank you” to her.", []),
        ("They wrote HARBOUR WALL FALLS AGAIN on it.", []),
        ("They read of the March of the Women's Guard there.", ["Women's Guard"]),
        ("They flew to Tarn, Va., at 9 ET.", ["Tarn"]),
    ],
)
def test_what_is_no_part_of_a_name_is_left_out(text: str, names_in_it: list[str]) -> None:
    """Owners, titles, states, adjectives, handles, first words of sentences inside quotations, and headlines."""
    assert named(text) == names_in_it


@given(st.text(alphabet="TarnLu’s-. ofSe@#/McA\n", max_size=200))
def test_names_stand_where_they_say(text: str) -> None:
    """Whatever is split."""
    assert all(text[n.start : n.end] == n.text for n in names([(0, text)], "en"))
