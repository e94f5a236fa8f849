"""The table of rules, joined: to know one more kind of boilerplate, add one line to the part that it belongs to."""

from __future__ import annotations

from compare.text.boilerplate import rules_frame as frame
from compare.text.boilerplate import rules_offers as offers
from compare.text.boilerplate.rule import MARK, NUMBER, Rule
from compare.text.boilerplate.rules_comments import COMMENT_HEADINGS, FORM, TEASER_HEADINGS
from compare.text.boilerplate.rules_origin import ORIGINS
from compare.text.boilerplate.speech import FIRST_WORDS, is_page_speech

__all__ = ["COMMENT_HEADINGS", "FORM", "RULES", "TEASER_HEADINGS"]

# The first that holds names the reason.
RULES: tuple[Rule, ...] = (
    *frame.DEBRIS,
    COMMENT_HEADINGS,
    TEASER_HEADINGS,
    *FORM,
    *frame.SHARING,
    *frame.ADVERTS,
    *frame.PLAYERS,
    *offers.PAYWALLS,
    *offers.NEWSLETTERS,
    *offers.CONSENT,
    *ORIGINS,
    *frame.TEASERS,
    *offers.CONTACTS,
    *frame.MENUS,
    *frame.EMBEDS,
    Rule("page speech", is_page_speech, 18, quotable=False, heads=(NUMBER, MARK, *FIRST_WORDS)),
)
