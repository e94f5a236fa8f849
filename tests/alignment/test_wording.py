"""Words in which two sentences differ, as places that a page can cite."""

from hypothesis import given
from hypothesis import strategies as st

import compare
from compare import Document, Paragraph, Span
from compare.alignment.wording import wording

ONE = "Fog lay low. The ferry left Tarn with 14 people on Friday."
TWO = "“The ferry left Holm with 14 people,” said Lunn."


def test_spans_hold_the_words_that_differ() -> None:
    """Offsets count from the start of the paragraph, not of the sentence."""
    found = wording(ONE, TWO, Span(13, len(ONE)), Span(0, len(TWO)))
    assert found
    assert [ONE[s.start : s.end] for s in found.changed_here] == ["Tarn", "on Friday"]
    assert [TWO[s.start : s.end] for s in found.changed_there] == ["Holm", "said Lunn"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_what_is_left_is_the_same_on_both_sides(one: str, two: str) -> None:
    """Without the changed words both sentences have the same ones, and no span leaves its paragraph."""
    found = wording(one, two, Span(0, len(one)), Span(0, len(two)))
    assert found
    sides = ((one, found.changed_here), (two, found.changed_there))
    assert all(0 <= s.start < s.end <= len(text) for text, spans in sides for s in spans)
    assert found.mirrored.mirrored == found
    kept = []
    for text, spans in sides:
        for span in reversed(spans):
            text = text[: span.start] + " " + text[span.end :]
        kept.append(wording(text, text, Span(0, len(text)), Span(0, len(text))) and text)
    again = wording(kept[0] or "", kept[1] or "", Span(0, len(kept[0] or "")), Span(0, len(kept[1] or "")))
    assert again
    assert not again.changed_here
    assert not again.changed_there


def test_links_cite_the_paragraphs_as_they_were_read() -> None:
    """Through the whole comparison, white space and marks included."""
    left, right = (Document(n, (Paragraph(text),), language="en") for n, text in (("a", f"  {ONE}"), ("b", TWO)))
    rows = compare.diff([left, right]).coverage
    (row,) = (r for r in rows if r.document == "a")
    (link,) = row.links
    assert link.wording
    here, there = left.paragraphs[row.paragraph].text, right.paragraphs[link.paragraph].text
    assert "Tarn" in [here[s.start : s.end] for s in link.wording.changed_here]
    assert "Holm" in [there[s.start : s.end] for s in link.wording.changed_there]
