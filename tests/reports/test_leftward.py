"""Text that is written from right to left, in the columns of a terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reports.terminal.leftward import END, ISOLATE, isolated

SHIP, HURT = "عبّارة", "פצועים"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (f"{SHIP} 14.", f"<{SHIP} 14.>"),  # its full stop stands at its left
        (f"most widely covered: {SHIP} 14", f"most widely covered: <{SHIP} 14>"),
        (f"He said “{HURT}”, and left.", f"He said <“{HURT}”>, and left."),  # our direction goes on
        (f"1. {SHIP}", f"1. <{SHIP}>"),  # the number of a story is ours
        (f"17 {HURT}", f"<17 {HURT}>"),  # that of the wounded is not
        (f"A  {SHIP}  3 Mar  {HURT}", f"A  <{SHIP}>  3 Mar  <{HURT}>"),
        (f"{SHIP} │ {HURT}", f"<{SHIP}> │ <{HURT}>"),
        (f"\x1b[1m{SHIP}\x1b[0m  ¶3", f"\x1b[1m<{SHIP}\x1b[0m>  ¶3"),
        (f"{SHIP} (Harbour Log 2024).", f"<{SHIP} (Harbour Log 2024).>"),
        ("A ferry sank.", "A ferry sank."),
    ],
)
def test_each_piece_is_a_unit_of_its_own(line: str, shown: str) -> None:
    """What surrounds it, columns and words of ours, keeps its place and its order."""
    assert isolated(line).replace(ISOLATE, "<").replace(END, ">") == shown


@given(st.text(st.sampled_from("aא ب1.“”()│|\n\x1b[1m") | st.characters(exclude_characters=ISOLATE + END)))
def test_nothing_is_lost_and_every_isolate_ends_in_its_line(page: str) -> None:
    """Whatever the text, only the signs of isolates are added, in pairs."""
    shown = isolated(page)
    assert re.sub(f"[{ISOLATE}{END}]", "", shown) == page
    for line in shown.split("\n"):
        assert re.sub(f"[^{ISOLATE}{END}]", "", line).replace(ISOLATE + END, "") == ""
