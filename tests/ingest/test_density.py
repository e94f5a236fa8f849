"""Laws of the fallback that finds the article by where most prose is."""

from __future__ import annotations

from compare.ingest.density import dense, whole
from compare.ingest.limits import DEFAULTS
from compare.ingest.maintext import parse
from compare.ingest.markup import Node

STORY = tuple(
    f"In street number {n} of Oakfield the water stood as high as the {what}, and nobody had seen it so since the year {1900 + n}."
    for n, what in enumerate(("doors", "windows", "cellars", "letter boxes", "steps", "fences"))
)
TEASERS = "".join(
    f'<li><a href="/{n}">Ten things that you should know about gardens, part {n}</a></li>' for n in range(30)
)
BODY = "".join(f"<p>{text}</p>" for text in STORY)


def tree(body: str) -> Node:
    found, why = parse(f"<html><head><title>x</title></head><body>{body}</body></html>", DEFAULTS)
    assert found is not None, why
    return found


def test_the_densest_element_is_the_article() -> None:
    """Lists of links, menus and forms are longer than the story, and are not it."""
    page = tree(f"<nav>{TEASERS}</nav><div><ul>{TEASERS}</ul></div><div id=a>{BODY}</div><form>{BODY * 3}</form>")
    assert dense(page) == STORY


def test_text_outside_paragraphs_counts() -> None:
    """A page that parts its lines with breaks has its article found too."""
    page = tree(f"<div><ul>{TEASERS}</ul></div><div>{'<br><br>'.join(STORY)}</div>")
    assert " ".join(STORY) in " ".join(dense(page)).replace("  ", " ") or set(STORY) <= set(dense(page))


def test_what_lost_most_is_made_whole() -> None:
    """An extract with less than half of the prose around it is replaced, one with more is left as it is."""
    page = tree(f"<div>{BODY}</div>")
    assert whole(STORY[:2], dense(page)) == (STORY, True)
    assert whole(STORY[:5], dense(page)) == (STORY[:5], False)
    assert whole((), dense(page)) == (STORY, True)


def test_another_text_of_the_page_is_not_taken_instead() -> None:
    """A short article beside long comments stays: what the extract found lies elsewhere."""
    page = tree(f"<article><p>The bridge is closed.</p></article><div>{BODY}</div>")
    assert whole(("The bridge is closed.",), dense(page)) == (("The bridge is closed.",), False)


def test_a_page_without_prose_has_none() -> None:
    """Links alone are no article."""
    assert dense(tree(f"<ul>{TEASERS}</ul>")) == ()


def test_prose_in_phrases_counts() -> None:
    """A page that puts its paragraphs into spans has them found; the words of links do not count."""
    spans = "<br>".join(f"<span>{text}</span>" for text in STORY)
    page = tree(f"<div><ul>{TEASERS}</ul></div><div><a>{STORY[0] * 9}</a></div><div>{spans}</div>")
    assert dense(page) == STORY


def test_comments_are_never_the_article() -> None:
    """However long they are; a page that is called so as a whole is read all the same."""
    comments = f'<ul class="comment-list">{"".join(f"<li><p>{text}</p></li>" for text in STORY * 3)}</ul>'
    assert dense(tree(f"<div>{BODY}</div>{comments}")) == STORY
    page, _ = parse(f"<html><body class='post comments-open'><div>{BODY}</div></body></html>", DEFAULTS)
    assert page is not None and dense(page) == STORY


def test_a_paragraph_that_is_all_there_is_is_found() -> None:
    """Of what is no whole page the parser gives one element, which what holds its prose may stand around."""
    page, _ = parse(f"<p>{STORY[0]} <i>So far</i> as <b>we know</b>.</p>", DEFAULTS)
    assert page is not None and dense(page) == (f"{STORY[0]} So far as we know.",)
