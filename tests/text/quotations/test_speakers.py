"""Who speaks a quotation, as the text around it tells."""

import pytest

from compare.text.quotes import quotes, told_by


def speakers(*paragraphs: str, language: str = "en") -> list[str]:
    return [quote.speaker for quote in quotes(list(enumerate(paragraphs)), language)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We won,” said Mary Harker, the mayor of Tarn.", "Mary Harker"),
        ("“We won,” said the mayor, Mary Harker.", "Mary Harker"),
        ("“We won,” Mary Harker, who runs the mill, told reporters.", "Mary Harker"),
        ("“We won,” said Jan van der Meer.", "Jan van der Meer"),
        ("“Why now?” Mary Harker asked.", "Mary Harker"),
        ("Mary Harker praised the crew, calling it “the best in Tarn”.", "Mary Harker"),
        ("On Monday Mary Harker denied that it was “a plain lie”.", "Mary Harker"),
        ("The bridge, according to Mary Harker, is “a danger to us all”.", "Mary Harker"),
        ("Petra Lunn was accused by Mary Harker of “lying to us all”.", "Mary Harker"),
        ("It was dubbed “the long night of Tarn” by Mary Harker.", "Mary Harker"),
        ("Mary Harker’s claim that it was “a plain lie” came late.", "Mary Harker"),
        ("“We won.” — Mary Harker", "Mary Harker"),
        ("Harker: “We won, and nobody will take that from us.”", "Harker"),
        ("Mary Harker said in her own statement that “nobody lied to us”.", "Mary Harker"),
        ("“We won,” said Secretary of State Mary Harker.", "Mary Harker"),
        ("“We won,” said the union’s lawyers.", "the union’s lawyers"),
        ("Several officials of the port said it was “a plain lie”.", "Several officials of the port"),
        ("“We won,” police said.", "police"),
    ],
)
def test_the_subject_of_the_verb_of_speech_speaks(text: str, speaker: str) -> None:
    """By name or by description, before the verb or behind it, whatever stands between."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Wir haben gewonnen“, sagte Petra Lunn.", "Petra Lunn"),
        ("de", "Der Sprecher der Reederei erklärte: „Wir haben gewonnen.“", "Der Sprecher der Reederei"),
        ("es", "«Hemos ganado», dijo la alcaldesa María Lunn.", "María Lunn"),
        ("fr", "« Nous avons gagné », a déclaré Marie Lunn, la maire.", "Marie Lunn"),
        ("it", "«Abbiamo vinto», ha detto Maria Lunn.", "Maria Lunn"),
        ("nl", "“We hebben gewonnen”, zei Jan van der Meer.", "Jan van der Meer"),
        ("pt", "“Nós vencemos”, disse Maria Lunn.", "Maria Lunn"),
    ],
)
def test_other_languages_have_their_own_verbs(language: str, text: str, speaker: str) -> None:
    """The lists of each language say what speech is."""
    assert speakers(text, language=language) == [speaker]


def test_a_surname_is_told_by_its_full_name() -> None:
    """One who was named in full once is so named everywhere, unless two share the surname."""
    assert speakers("Mary Harker runs the mill at Tarn.", "“We won,” said Ms Harker.") == ["Mary Harker"]
    assert speakers("We met Mary Harker and Paul Harker.", "“We won,” said Harker.") == ["Harker"]


def test_a_pronoun_is_nobody_whose_title_contradicts_it() -> None:
    """“She” is not Mr Lunn."""
    assert speakers("“We won,” said Mr Lunn.", "“Twice,” she said, and left.") == ["Mr Lunn", ""]


def test_a_quotation_alone_is_whoever_spoke_or_was_announced() -> None:
    """A colon announces; a quotation not closed goes on in the next paragraph, with marks or without."""
    assert speakers("Mary Harker put it so:", "“We will go on.”") == ["Mary Harker"]
    assert speakers("Mary Harker said: “We go on.", "“And on.”") == ["Mary Harker", "Mary Harker"]
    running = quotes([(0, "Mary Harker said: “We go on."), (1, "And on,” and left.")], "en")
    assert [(q.text, q.speaker, q.runs_on) for q in running] == [
        ("We go on.", "Mary Harker", True),
        ("And on,", "Mary Harker", False),
    ]


def test_straight_single_marks_are_marks() -> None:
    """'…' quotes; the apostrophe of players' does not close it."""
    assert [q.text for q in quotes([(0, "'It's the players' bus,' said Mary Harker.")], "en")] == [
        "It's the players' bus,"
    ]


def test_a_doubted_word_has_no_speaker() -> None:
    """One or two words in marks inside a sentence without a verb of speech were perhaps said by nobody."""
    assert speakers("Mary Harker ran the “deep end” of the pool.") == [""]


def test_a_sentence_without_marks_has_its_teller() -> None:
    """The same reading, for what is told in other words."""
    assert told_by("Mary Harker said that the bridge was closed.", "en") == "Mary Harker"
    assert told_by("The bridge was closed, a spokesman said.", "en") == ""


@pytest.mark.parametrize(
    "text", ["“a” said " * 4000, "Aa " * 20000 + "“x y z”", " said" * 20000 + "“x y z w”", "“" * 50000, "'a " * 20000]
)
def test_hostile_marks_are_read_to_their_end(text: str) -> None:
    """However many they are: what is found stands where it is said to stand."""
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes([(0, text)], "en"))


def test_a_pronoun_means_whom_the_paragraph_before_names() -> None:
    """Though somebody else was quoted last: what stands between has no quotation, and yet a speaker."""
    told = ("“We won,” the old chairman said.", "Mary Harker denied it on Monday.", "“They lost,” she told reporters.")
    assert speakers(*told) == ["the old chairman", "Mary Harker"]
    further = (*told[:2], "She had come late.", told[2])
    assert speakers(*further) == ["the old chairman", "Mary Harker"]


def test_words_that_open_a_sentence_are_no_given_names() -> None:
    """But Harker; While Harker: she is Harker all the same."""
    assert speakers("But Harker left. While Harker slept, it burned.", "“We won,” Harker said.")[-1] == "Harker"
    assert speakers("But Mary Harker left.", "“We won,” Harker said.")[-1] == "Mary Harker"


def test_what_something_is_called_nobody_says() -> None:
    """A nickname and a title are no utterance, unless somebody gave it."""
    assert speakers("The bomb, known as the “mother of all storms”, fell.") == [""]
    assert speakers("Harker read a book titled “The Long Night of Tarn”.") == [""]


def test_a_name_before_a_description_is_who_speaks() -> None:
    """Harker, chairwoman of the council said."""
    assert speakers("“We won,” Harker, chairwoman of the council told reporters.") == ["Harker"]


def test_each_is_signed() -> None:
    """Voices of readers, one behind the other in one paragraph."""
    text = "“It was a great day.” ― Mary Harker “It was the worst day of all.” ― Petra Lunn"
    assert speakers(text) == ["Mary Harker", "Petra Lunn"]


def test_who_is_looked_up_elsewhere_is_guessed() -> None:
    """Not whoever the paragraph names, nor "she" of the one before."""
    found = quotes(
        [
            (0, "Mary Harker resigned."),
            (1, "“I had to,” she said."),
            (2, "The quay was closed."),
            (3, "“It was rotten for many years.”"),
            (4, "“We won,” said Petra Lunn. “Twice.”"),
        ]
    )
    assert [quote.guessed for quote in found] == [False, bool(found[1].speaker), False, False]
