"""Who is in a story, under one name each, and who of the outlets names them."""

import compare
from compare import Document, NameEntry, Paragraph, Presence


def ledger(*texts: str) -> dict[str, NameEntry]:
    documents = [Document(str(n), (Paragraph(text),), language="en") for n, text in enumerate(texts)]
    return {entry.name: entry for entry in compare.diff(documents).names}


def presence(entry: NameEntry) -> list[Presence]:
    return [found.presence for found in entry.outlets]


def test_spellings_initials_and_surnames_are_one_person() -> None:
    """Under the name that is written most."""
    found = ledger(
        "Mohamed Lunn left Tarn. Lunn, 51, is a pilot. Mohamed Lunn was calm.",
        "A pilot, Mohammed Lunn, left Tarn.",
        "Nobody in Tarn was as calm as Mohamed J. Lunn.",
    )
    assert {m.text for m in found["Mohamed Lunn"].mentions} >= {"Mohamed Lunn", "Mohammed Lunn"}
    assert "Mohammed Lunn" not in found


def test_an_acronym_stands_with_what_it_stands_for() -> None:
    """Whoever writes which."""
    found = ledger("The Tarn Pilots Union struck on the quay.", "Pilots of the TPU struck on the quay.")
    assert presence(found["Tarn Pilots Union"]) == [Presence.NAMED, Presence.NAMED]
    assert found["Tarn Pilots Union"].kind == "organisation"


def test_whoever_is_only_described_is_not_absent() -> None:
    """By a role that nobody else has, in a paragraph that tells the same."""
    found = ledger(
        "Harbour master Dougal Pym shut the Tarn harbour for two days because of the oil, said the mayor Petra Lunn.",
        "The mayor said that the Tarn harbour was shut for two days because of the oil.",
        "The annual fair drew many visitors.",
    )
    lunn = found["Petra Lunn"]
    assert (lunn.kind, lunn.roles) == ("person", ("mayor",))
    assert presence(lunn) == [Presence.NAMED, Presence.DESCRIBED, Presence.ABSENT]
    assert [a.words.text for a in lunn.outlets if a.words] == ["The mayor"]


def test_a_role_that_two_have_describes_neither() -> None:
    """The senator may be the other one."""
    found = ledger(
        "Senator Petra Lunn and Senator Ines Halvard shut the Tarn harbour for two days because of the oil.",
        "The senator shut the Tarn harbour for two days because of the oil.",
    )
    assert presence(found["Petra Lunn"]) == [Presence.NAMED, Presence.ABSENT]


def test_a_name_inside_a_longer_word_is_none() -> None:
    """Tarn is not in Tarnish."""
    found = ledger("Boats lay in Tarn.", "The word Tarnish was painted on boats.")
    assert presence(found["Tarn"]) == [Presence.NAMED, Presence.ABSENT]


def test_days_and_ordinals_are_no_names() -> None:
    """Nor are words that the story also writes small."""
    found = ledger(
        "On Monday’s ferry the First Harbour Board met in Nov. 2030.", "The Harbour was full; the harbour is old."
    )
    assert not {"Monday", "First", "Nov", "Harbour"} & found.keys()


def test_a_name_is_mentioned_as_its_paragraph_writes_it() -> None:
    """With the hyphens, apostrophes and initials of the place, also where it is not seen to be a name there."""
    texts = ("They drank at the Old Tup's Head with Ann O'Dare.", "Old Tup’s Head was full. O’Dare knew why.")
    documents = [Document(str(n), (Paragraph(text),), language="en") for n, text in enumerate(texts)]
    mentions = [mention for entry in compare.diff(documents).names for mention in entry.mentions]
    assert all(mention.text in texts[int(mention.document)] for mention in mentions)
    assert {"Old Tup’s Head", "Old Tup's Head", "O’Dare"} <= {mention.text for mention in mentions}


def test_a_role_with_more_told_of_it_is_somebody_elses() -> None:
    """The opposition leader is not the Tarnish leader, and a student may be any."""
    naming = "The opposition leader Jo Lunn said that the harbour of Dunscar was shut for two days because of the oil."
    other = "The Tarnish leader said that the harbour of Dunscar was shut for two days because of the oil."
    assert presence(ledger(naming, other)["Jo Lunn"])[1] is not Presence.DESCRIBED
    naming, other = (
        text.replace("opposition leader", "student").replace("Tarnish leader", "student") for text in (naming, other)
    )
    assert presence(ledger(naming, other)["Jo Lunn"])[1] is not Presence.DESCRIBED


def test_a_house_and_a_place_stand_for_no_longer_name() -> None:
    """The House is not the Green House, and Ohio is not Mary Ohio."""
    found = ledger(
        "They left the Green House, and the House voted. In Ohio, Mary Ohio was mayor.", "The House voted in Ohio."
    )
    assert {"Green House", "House", "Ohio", "Mary Ohio"} <= found.keys()
    assert presence(found["Mary Ohio"]) == [Presence.NAMED, Presence.ABSENT]


def test_a_name_is_not_what_the_story_writes_small() -> None:
    """A travel ban is none, in whatever letters."""
    found = ledger("They fought the Travel Ban of Tarn.", "The travel ban of Tarn was lifted.")
    assert "Travel Ban" not in found


def rows(*texts: str, titles: tuple[str, ...] = ()) -> dict[str, list[Presence]]:
    """Return how each text has each name, the first under the first title."""
    headed = [*titles, *[""] * (len(texts) - len(titles))]
    documents = [
        Document(str(n), (Paragraph(text),), title, language="en")
        for n, (text, title) in enumerate(zip(texts, headed, strict=True))
    ]
    return {entry.name: presence(entry) for entry in compare.diff(documents).names}


NAMED, ABSENT = Presence.NAMED, Presence.ABSENT


def test_a_name_with_accents_is_the_name_without() -> None:
    """Wherever it stands, under the spelling that is commonest, and as each text writes it."""
    texts = (
        "In Tarn, President Ana Núñez Łęk left. Later Ana Núñez Łęk wept.",
        "They asked Nunez Lek and nobody else.",
    )
    found = ledger(*texts)
    assert presence(found["Ana Núñez Łęk"]) == [NAMED, NAMED]
    assert {m.text for m in found["Ana Núñez Łęk"].mentions} == {"Ana Núñez Łęk", "Nunez Lek"}
    assert not {"Nunez Lek", "Núñez Łęk"} & found.keys()


def test_capitals_alone_make_no_other_name() -> None:
    """Of acronyms, inside words, and of what is shouted; the name is shown as most write it."""
    found = rows(
        "They left the TARPO, and PETRA LUNN spoke of HarbourCare in Tarn.",
        "They left Tarpo, and Petra Lunn spoke of Harbourcare in Tarn with Petra Lunn.",
        "They stayed in Tarpo, and Lunn spoke of Harbourcare.",
    )
    assert found["Tarpo"] == found["Petra Lunn"] == found["Harbourcare"] == [NAMED] * 3
    assert not {"TARPO", "HarbourCare", "PETRA LUNN"} & found.keys()


def test_capitals_tell_a_name_from_a_word() -> None:
    """What begins a sentence is no acronym, and where the story writes a word small too, capitals make two names."""
    assert rows("In Tarn they met ADIT again.", "Adit of stone was found in Tarn.")["ADIT"] == [NAMED, ABSENT]
    found = rows("In Tarn they asked Mr. Oar.", "In Tarn they left the Union of OAR.", "In Tarn an oar broke.")
    assert found["Oar"] == [NAMED, ABSENT, ABSENT]


def test_a_name_is_known_by_its_capitals_where_a_sentence_begins() -> None:
    """Inside a word, or where it is shouted and is a name elsewhere; of several words some may be small, and each be a word."""
    found = rows(
        "They rose in Tarn, with HarbourCare, Tarn Tonight and the Oil Board.",
        "TARN – Harbourcare rose, and so, tonight, did TARN TONIGHT and the Oil board.",
    )
    assert all(found[name] == [NAMED, NAMED] for name in ("HarbourCare", "Tarn", "Tarn Tonight", "Oil Board"))
    assert "TARN TONIGHT" not in found
    assert rows("It rained. HarbourCare rose in Tarn.", "They left Tarn.")["HarbourCare"] == [NAMED, ABSENT]


def test_a_short_given_name_is_the_long_one() -> None:
    """Of one surname: Liz is Elizabeth, and who is meant by it if there is another of the name nobody knows."""
    found = rows("In Tarn, Senator Elizabeth Pym spoke. Elizabeth Pym left.", "In Tarn, Senator Liz Pym spoke.")
    assert found["Elizabeth Pym"] == [NAMED, NAMED]
    assert "Liz Pym" not in found
    found = rows("In Tarn, Senator Elizabeth Pym and Hugo Pym spoke.", "In Tarn, Senator Liz Pym spoke.")
    assert found["Elizabeth Pym"] == [NAMED, ABSENT]


def test_a_name_in_the_title_is_named() -> None:
    """Though no paragraph has it; a word of the story that has a capital in the title is none."""
    titles = ("", "Harbour shut: Pym blames Dunscar Council", "Mole Light Out")
    texts = (
        "In Tarn, Hugo Pym met the Dunscar Council and Ann Mole. They like Pym and Mole.",
        "The harbour was shut.",
        "A mole was hit.",
    )
    found = rows(*texts, titles=titles)
    assert found["Hugo Pym"] == found["Dunscar Council"] == [NAMED, NAMED, ABSENT]
    assert found["Ann Mole"] == [NAMED, ABSENT, ABSENT]


def test_the_first_word_of_a_name_may_stand_for_it() -> None:
    """Where an article that gives it in full calls it so: nobody is said to lack it."""
    found = ledger(
        "In Tarn, the Corvane Line was fined. They asked Corvane for papers.", "Six ships of the Corvane fleet are old."
    )
    outlets = found["Corvane Line"].outlets
    assert [a.presence for a in outlets] == [NAMED, Presence.DESCRIBED]
    assert outlets[1].words is not None
    assert outlets[1].words.text == "Corvane"


def test_the_first_word_of_two_names_stands_for_neither() -> None:
    """Nor does a place."""
    two = "In Tarn, the Corvane Line was fined, and the Corvane Tower fell. They asked Corvane for papers."
    other = "Six ships of the Corvane fleet are old."
    assert rows(two, other)["Corvane Line"] == [NAMED, ABSENT]
    place = "They fined the Corvane Line in Corvane, and it rained in Corvane, they said."
    assert rows(place, other)["Corvane Line"] == [NAMED, ABSENT]


def test_a_place_keeps_its_first_word_where_a_sentence_begins() -> None:
    """Los and San begin nothing but names."""
    found = rows("It rained. Los Corvanes was dark.", "San Orrin, too, was dark.")
    assert {"Los Corvanes", "San Orrin"} <= found.keys()


def test_a_shouted_name_is_found_in_other_letters() -> None:
    """Also inside a longer one, where it is no name by itself."""
    assert rows("In Tarn they left PORT CORVANE.", "They met the Order of Port Corvane.")["PORT CORVANE"] == [NAMED] * 2
