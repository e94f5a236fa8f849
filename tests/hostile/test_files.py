"""Every hostile file alone: it ends, gives what can be read of it, and says what cannot (rows 1-4, 8-10 and 12-18)."""

from __future__ import annotations

from pathlib import Path

import pytest

import compare
from compare.model import Reading
from tests.hostile.inputs import ATTACKS, Attack

UNTYPED = "\x00\x07\x1b\x7f\x9b"


def of(attack: Attack, folder: Path) -> Reading:
    (folder / attack.name).write_bytes(attack.make())
    return compare.read(folder, workers=1)


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_a_hostile_file_gives_what_it_holds_or_a_reason(attack: Attack, tmp_path: Path) -> None:
    """Nothing raises, nothing hangs, nothing is lost without a word."""
    reading = of(attack, tmp_path)
    texts = "\n".join(d.text for d in reading.documents)
    assert bool(reading.documents) == bool(attack.gives), reading.skipped
    assert attack.gives in texts
    assert len(reading.skipped) >= len(attack.skips), reading.skipped
    for words in attack.skips:
        assert any(words in skipped.reason for skipped in reading.skipped), reading.skipped
    assert all(any(attack.notes in note for note in d.notes) for d in reading.documents if attack.notes)
    assert all(0 < len(s.reason) < 500 and s.reason.isprintable() and s.origin for s in reading.skipped)
    assert not any(sign in texts for sign in UNTYPED)
    assert not any(len(note) > 500 for d in reading.documents for note in d.notes)


def test_every_file_has_a_name_of_its_own() -> None:
    """Else one would lie on the other in the folder of them all."""
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)
