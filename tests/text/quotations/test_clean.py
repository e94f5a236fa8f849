"""Speakers that are no clean name or role are nobody, and whom a text is only about is a guess."""

import pytest

from compare.text.quotations.clean import clean
from compare.text.quotations.lexicon import lexicon
from compare.text.quotations.phrases import Source
from compare.text.quotes import quotes


def found(*paragraphs: str) -> list[tuple[str, bool]]:
    """Return the speaker of each quotation, and whether guessed."""
    return [(quote.speaker, quote.guessed) for quote in quotes(list(enumerate(paragraphs)))]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Petra Lunn", "Petra Lunn"),
        ("Edward Lunn", "Edward Lunn"),
        ("Senator Petra Lunn of North Tarn", "Senator Petra Lunn of North Tarn"),
        ("ADVERTISEMENT Petra Lunn", "Petra Lunn"),
        ("MUST WATCH Lunn", "Lunn"),
        ("Afterward Petra Lunn", "Petra Lunn"),
        ("Petra Lunn Petra Ann LunnTrial", "Petra Lunn"),
        ("9th Circuit", "9th Circuit"),
        ("Tarn National Harbour Research Committee", "Tarn National Harbour Research Committee"),
        ("Mayor Wants Harbour Guards To Be Paid By Tarn", ""),
        ("Lunn LeaveShareReplyLike", ""),
        ("Under Mr. Lunn", ""),
        ("Tarn Harbour Rule", ""),
        ("R-Tarn", ""),
        ("Late Wednesday", ""),
        ("Here’s Petra Lunn", ""),
        ("I’ve", ""),
        ("Would", ""),
    ],
)
def test_a_name_is_cut_to_what_is_one(said: str, kept: str) -> None:
    """Banners, openings and what is glued on go; a headline, a rule, a day or a party is nobody."""
    assert clean(Source(said, "said", named=True), lexicon("en")).speaker == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("the union’s lawyers", "the union’s lawyers"),
        ("someone close to Lunn", "someone close to Lunn"),
        ("the 46-year-old", "the 46-year-old"),
        ("s widow", ""),
        ("the logic of the", ""),
        ("the idea", ""),
        ("were wearing sweatshirts", ""),
        ("you’re going", ""),
        ("his arrest in 2031", ""),
    ],
)
def test_a_description_breaks_off_nowhere(said: str, kept: str) -> None:
    """A verb in it, a small word at its end or a torn beginning: nobody is described."""
    assert clean(Source(said, "said"), lexicon("en")).speaker == kept


def test_whoever_speaks_without_a_clean_name_leaves_it_to_nobody_else() -> None:
    """Somebody speaks, and it is not whoever was named before."""
    assert clean(Source("the idea", "says"), lexicon("en")).pronoun


def test_no_name_runs_over_from_a_headline() -> None:
    """A title-case headline with a title behind it, and a caption in the paragraph before, are no forenames."""
    text = "President Lunn said the board had “betrayed the harbour.”"
    assert found("Board Refuses To Open Harbour Order President Lunn", text) == [("President Lunn", False)]
    assert found("Updated at 10:30 ET", text)[0][0] == "President Lunn"


def test_a_stop_without_a_space_ends_a_sentence() -> None:
    """What stands before it is no part of a name behind."""
    text = "“We lose money,” Petra Lunn said.She added: “It will go on.”"
    assert [speaker for speaker, _ in found(text)] == ["Petra Lunn", "Petra Lunn"]


def test_a_title_with_a_stop_ends_a_sentence_too() -> None:
    """Only its abbreviation goes on behind the stop."""
    text = "He had been a judge. Petra Lunn Jr.'s widow questioned it: “He has used his power.”"
    assert found(text)[0][0] == "Petra Lunn Jr.'s widow"


def test_whom_a_text_is_only_about_is_a_guess() -> None:
    """A court that owns what is quoted has not said it; with a verb of speech it has."""
    (about,) = found("The cross was old. The Tarn Circuit’s “reasonable observer,” in a word, is a fool.")
    assert about in {("", False), ("Tarn Circuit", True)}
    (said,) = found("The Tarn Circuit said that the cross “was old and may stay where it is.”")
    assert said == ("Tarn Circuit", False)


def test_a_numbered_rule_does_not_speak() -> None:
    """Rule 12 includes a sentence; nobody speaks it."""
    assert found("Harbour Rule 12 includes this: “No boat shall, directly or not, be moored here.”") == [("", False)]


def test_one_group_speaks() -> None:
    """“One” by itself is nobody; one of a kind is."""
    text = "Mayor Lunn will face opposition. One harbour group has already said she “threatens every boat in the bay.”"
    assert found(text) == [("One harbour group", False)]


def test_what_a_part_of_a_letter_warns_of_its_writer_does() -> None:
    """Not whoever refers to it."""
    text = (
        "“She has wronged our colleague,” Harker said, referring to the part of Okafor’s letter that warned Lunn would "
        "“chill the free use of the harbour.”"
    )
    assert [speaker for speaker, _ in found("Harker met Okafor in Tarn.", text)] == ["Harker", "Okafor"]


def test_who_sides_with_somebody_in_saying_says_it() -> None:
    """Not the other; with the other saying it, the other does."""
    sides = "Ana Lunn sides with Judge Okafor in believing that “a close look at the old maps is essential to us.”"
    assert found("Ana Lunn and Okafor met.", sides) == [("Ana Lunn", False)]


def test_a_name_behind_what_somebody_is() -> None:
    """Its editor, Petra Lunn, speaks: not the paper that was named before."""
    text = "Its editor, Petra Lunn, published a memo, saying that there was “serious reason to doubt all of this.”"
    assert found("The Tarn Post printed it.", text) == [("Petra Lunn", False)]
