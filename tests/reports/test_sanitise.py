"""Tests of compare.reports.sanitise: whatever is in a text, a terminal shows it and does nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reports.sanitise import visible


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]8;;http://x\x07link", "␛]8;;http://x␇link"),
        ("\x9b2J", "\\x9b2J"),
        ("over\rwritten", "over␍written"),
        ("e\x08d\x7f", "e␈d␡"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("a\u200db", "a\\u200db"),
        ("\udc80", "\\udc80"),
        ("\U000e0041", "\\U000e0041"),
        ("one\ntwo\tthree\u2028four", "one two three four"),
        ("Donau\u00addampf", "Donaudampf"),
    ],
)
def test_what_acts_or_hides_is_shown(hostile: str, shown: str) -> None:
    """Control sequences, direction controls and invisible characters are printed as signs or escapes."""
    assert visible(hostile) == shown


HONEST = ["“naïve”…", "東京 한국", "می\u200cخواهم", "👨\u200d👩\u200d👧", "क्\u200dष", "[sic] :smile:"]


@pytest.mark.parametrize("honest", HONEST)
def test_honest_text_stays(honest: str) -> None:
    """Letters of every script, emoji and the joiners they need are not touched, nor is what looks like markup."""
    assert visible(honest) == honest


@given(st.text(st.characters(), max_size=60))
def test_nothing_printed_acts(text: str) -> None:
    """No text leaves a control, a line end or a surrogate behind, and making it visible twice changes nothing."""
    shown = visible(text)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert visible(shown) == shown
    shown.encode("utf-8")
