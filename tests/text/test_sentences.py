"""Where a sentence ends, and where it only looks so."""

import pytest

from compare.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, "en")]


@pytest.mark.parametrize(
    "text",
    [
        "In those days then-Sen. Mary Harker voted for the quay.",
        "The mayor and Ms. Lunn met at the mill.",
        "The bill of Mary Harker, D-N.Y., was read out.",
        "Jo Pell, R-Ky.; Ana Lunn, D-N.Y.; and Bo Harker voted against it.",
        "The ferry left at 9 p.m. on the day of the storm.",
        "It fell to Vice-Adm. Mary Harker to tell them.",
        "“Who paid for it?” asked the mayor of Tarn.",
        "He would say . . . nothing of it.",
        "The quay is No. 5 of seven.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    """A title, a state, an hour, a question that somebody asks, an ellipsis: the sentence goes on."""
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They left Tarn. The mayor stayed.", ["They left Tarn.", "The mayor stayed."]),
        ("He went to the U.S. It rained there.", ["He went to the U.S.", "It rained there."]),
        ("The quay is gone. https://tarn.example/quay", ["The quay is gone.", "https://tarn.example/quay"]),
        ("Who knew? Nobody did.", ["Who knew?", "Nobody did."]),
    ],
)
def test_what_ends_is_cut(text: str, parts: list[str]) -> None:
    """A capital behind a stop begins a sentence, and an address of the web stands alone."""
    assert cut(text) == parts
