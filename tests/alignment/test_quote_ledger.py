"""The ledger of quotations: who quotes, cuts, reports, and whom they name."""

from itertools import permutations

import compare
from compare import Attribution, Document, Paragraph, QuoteEntry, Rendering
from compare.alignment.pairs import Side
from compare.alignment.reporting import Telling, is_likely
from compare.alignment.utterances import utterances

SAID = "“The quay was rotten for eleven years and nobody in this town hall cared,” said {}."


def document(name: str, *paragraphs: str, language: str = "en") -> Document:
    return Document(name, tuple(map(Paragraph, paragraphs)), language=language)


def entries(*documents: Document) -> tuple[QuoteEntry, ...]:
    return compare.diff(documents).quotes


def test_another_speaker_or_none_is_said() -> None:
    """The same words from two mouths, and from nobody's."""
    one = document("a", SAID.format("Mary Harker"))
    (changed,) = entries(one, document("b", SAID.format("Petra Lunn")))
    assert (changed.relation, changed.attribution) == (Rendering.SAME, Attribution.CHANGED)
    (dropped,) = entries(
        one,
        document("b", "It was read out: “The quay was rotten for eleven years and nobody in this town hall cared.”"),
    )
    assert dropped.attribution in (Attribution.DROPPED, Attribution.UNTOLD)
    (same,) = entries(
        one,
        document("b", "Ms Harker told us: “The quay was rotten for eleven years and nobody in this town hall cared.”"),
    )
    assert same.attribution is Attribution.SAME
    assert not same.uncertain


def test_cuts_and_brackets_leave_an_utterance_what_it_is() -> None:
    """An ellipsis and a word put in stand between the runs that both hold."""
    cut = document(
        "b", "Harker said: “The quay was rotten for eleven years … nobody in this [wretched] town hall cared.”"
    )
    (entry,) = entries(document("a", SAID.format("Mary Harker")), cut)
    assert entry.relation in (Rendering.SAME, Rendering.CUT)


def test_words_told_without_marks_are_found_wherever_they_stand() -> None:
    """Verbatim in plain text is certain."""
    plain = document(
        "b", "A storm came.", "We heard that the quay was rotten for eleven years and nobody in this town hall cared."
    )
    (entry,) = entries(document("a", SAID.format("Mary Harker")), plain)
    assert entry.relation is Rendering.REPORTED
    assert [(m.document, m.paragraph, m.quoted, m.uncertain) for m in entry.mentions] == [
        ("a", 0, True, False),
        ("b", 1, False, False),
    ]


def test_a_common_phrase_is_no_utterance() -> None:
    """Two people may both say that it is a very sad day."""
    one = document("a", "“It is a very sad day,” said Mary Harker of the flood.")
    two = document("b", "“It is a very sad day,” said Petra Lunn of the vote in the council.")
    assert entries(one, two) == ()


def test_two_languages_share_names_and_figures_only() -> None:
    """One speaker, two names or figures: translated, and uncertain; without them nothing is claimed."""
    one = document(
        "a", "“In Tarn stehen wegen der Flut vom Sonntag 412 Häuser unter Wasser”, sagte Mary Harker.", language="de"
    )
    two = document("b", "“There are 412 houses under water in Tarn because of the flood,” said Mary Harker.")
    found = entries(one, two)
    assert [(e.relation, e.uncertain) for e in found] == [(Rendering.TRANSLATED, True)]
    assert (
        entries(document("a", "„Wir haben gewonnen, und zwar ganz deutlich“, sagte Mary Harker.", language="de"), two)
        == ()
    )


def test_the_ledger_does_not_depend_on_the_order_of_documents() -> None:
    """Any order of three outlets gives the same entries."""
    three = [
        document("a", SAID.format("Mary Harker"), "“We will sue the builders of it,” she said."),
        document("b", "“The quay was rotten for eleven years,” Harker said."),
        document(
            "c",
            "Mary Harker said the quay had been rotten for eleven years and that nobody in the town hall had cared.",
        ),
    ]
    found = [entries(*order) for order in permutations(three)]
    assert all(one == found[0] for one in found)
    assert found[0]


def test_a_repeated_quotation_is_one_entry() -> None:
    """A thousand pull quotes are mentions of one utterance."""
    many = document("a", *[SAID.format("Mary Harker")] * 1000)
    (entry,) = entries(many, document("b", SAID.format("Mary Harker")))
    assert len(entry.mentions) == 1001


def test_a_refrain_is_held_against_itself_once() -> None:
    """A hundred times the same words from one mouth cost what one does."""
    here, there = (document(name, " ".join([SAID.format("Mary Harker")] * 2_000)) for name in ("a", "b"))
    (entry,) = entries(here, there)
    assert entry.attribution is Attribution.SAME
    assert len(entry.mentions) == 4_000


def test_a_quotation_with_an_entry_of_its_own_reports_no_other() -> None:
    """Two quote the first thing that she says, the third the second: no sentence of the two reports what the third quotes."""
    first = "“The ferry to Tarn will sail again on Sunday, and nobody will have to walk,” said Mary Harker on the quay."
    second = (
        "“This is the most important ferry to Tarn since the war, and everyone should be on the quay,” Harker said."
    )
    found = entries(document("a", first), document("b", first), document("c", second))
    assert any(entry.relation is Rendering.SAME for entry in found)
    assert all(mention.quoted for entry in found for mention in entry.mentions if mention.document != "c")


def test_a_body_and_whom_it_quotes_are_no_two_speakers() -> None:
    """Another speaker is claimed only of people named in full, and none only where no name stands near."""
    one = document("a", SAID.format("Mary Harker"))
    (body,) = entries(one, document("b", SAID.format("the Tarn Council")))
    assert body.attribution is Attribution.UNTOLD
    near = "It was read out: “The quay was rotten for eleven years and nobody in this town hall cared.”"
    (told,) = entries(one, document("b", "Harker had left.", near))
    assert told.attribution is not Attribution.DROPPED


def test_the_score_is_what_the_wordings_share() -> None:
    """All of it, or what is left of it."""
    one = document("a", SAID.format("Mary Harker"))
    (same,) = entries(one, document("b", SAID.format("Harker")))
    assert same.score == 1.0
    (cut,) = entries(one, document("b", "“The quay was rotten for eleven years and all of us knew,” said Mary Harker."))
    assert 0.5 < cut.score < 1.0


def test_a_short_run_is_no_sure_report() -> None:
    """Five words that anybody may write are a report only where the two paragraphs tell a same fact."""
    side = Side.of(document("a", "“A great day at the old mill!” said Mary Harker."))
    (said,) = utterances(0, side)
    far, near = (
        Telling(side.passages[0], 0, 9, (linked, 0.0, 1.0, 1.0, 0.9), run=5, verbatim=True) for linked in (0.0, 0.8)
    )
    assert not is_likely(said, far)
    assert is_likely(said, near)


def test_changed_words_are_not_cut_short() -> None:
    """A word more or another is the same utterance in other words, for certain; what is left out at an end is cut."""
    said = "“Unless Tarn will treat the harbour fairly, such a meeting is fruitless, and I go home,” said Mary Harker."
    changed = "“Unless Tarn is going to treat the harbour fairly, such a meeting would be fruitless and I go home,” Harker said."
    (entry,) = entries(document("a", said), document("b", changed))
    assert (entry.relation, entry.uncertain) == (Rendering.REWORDED, False)
    (cut,) = entries(document("a", said), document("b", "“Such a meeting is fruitless, and I go home,” Harker said."))
    assert cut.relation is Rendering.CUT


def test_a_report_holds_what_a_quotation_says() -> None:
    """The names that all of a story shares are no report of it; neither is a sentence in which nobody says anything."""
    quoting = [
        document(
            "a",
            "“When she was named to the Tarn Harbour Court, the council confirmed her unanimously,” said Petra Lunn.",
        ),
        document("b", "Ana Okafor sits on the Tarn Harbour Court in Dunscar and learned of it while she was fishing."),
    ]
    assert not any(entry for entry in entries(*quoting) if not entry.uncertain)


def test_a_report_names_who_says_it_where_it_does() -> None:
    """A sentence about somebody is not theirs."""
    one = document("a", SAID.format("Mary Harker"))
    told = "Mary Harker said the quay was rotten for eleven years and nobody in this town hall cared."
    about = "For all of Mary Harker’s work the quay was rotten for eleven years and nobody in this town hall cared."
    for text, speaker in ((told, "Mary Harker"), (about, "")):
        (entry,) = entries(one, document("b", text))
        assert [mention.speaker for mention in entry.mentions if not mention.quoted] == [speaker]


def test_who_reads_out_a_letter_is_no_other_speaker() -> None:
    """Another speaker is claimed only where the first is not named beside the quotation as well."""
    wrote = document("a", SAID.format("Mary Harker"))
    read = document(
        "b",
        "Reading from Mary Harker’s letter, Petra Lunn said: "
        "“The quay was rotten for eleven years and nobody in this town hall cared.”",
    )
    (entry,) = entries(wrote, read)
    assert entry.attribution is not Attribution.CHANGED


def test_a_guess_is_no_other_speaker() -> None:
    """Whom the paragraph is only about does not change who speaks."""
    about = document(
        "b", "Petra Lunn walked along the bay. It “was rotten for eleven years and nobody in this town hall cared.”"
    )
    (entry,) = entries(document("a", SAID.format("Mary Harker")), about)
    assert entry.attribution is not Attribution.CHANGED
