"""Rules on where a text comes from: credits, bylines, agencies, owners, and what the page says about itself."""

from __future__ import annotations

from compare.text.boilerplate import appeals as appeals
from compare.text.boilerplate import authors as authors
from compare.text.boilerplate import credits as credits_
from compare.text.boilerplate import makers as makers
from compare.text.boilerplate import shapes as shapes
from compare.text.boilerplate.lines import BULLETS, DASHES, OPEN
from compare.text.boilerplate.rule import Rule, alone, leading, opening, phrase

ORIGINS = (
    opening("agency", "text supplied by", "copy supplied by", "content provided by", "video provided by", words=12),
    opening("agency", "compiled by ", words=12),
    leading(
        "agency",
        "mit informationen de",
        "con informaciones de",
        "avec notre",
        "a cura d",
        "da redação",
        "by agencies",
        words=8,
    ),
    leading(
        "byline", "propos recueillis", "écrit par ", "van onze ", "von unserem ", "von unserer ", "de notre ", words=10
    ),
    leading("update", "amended on ", "amended: ", "corrected on ", "correction (", words=30),
    opening("update", "mise à jour :", "actualización:", "aggiornamento:", "atualização:", "correction (", words=25),
    leading(
        "copyright",
        "registered office",
        "part of the ",
        "published by ",
        "all content copyright",
        "printed by ",
        words=14,
    ),
    phrase("copyright", "is a trademark of|is a registered trademark|in whole or in part is", words=30),
    opening("agency", "source: read full", "source: read the full", words=6),
    Rule("credit", credits_.is_credit, 24, needs=credits_.NAMED),
    Rule("credit", credits_.is_labelled_credit, heads=credits_.LABELS),
    Rule("credit", credits_.is_owned_credit, 14, needs=(":",)),
    Rule("credit", credits_.is_credited_caption, 40, needs=credits_.CREDITED),
    Rule("credit", credits_.is_image_via, 12, needs=(" via ",)),
    Rule("credit", credits_.is_toggled_credit, heads=("enlarge this image",)),
    Rule("byline", authors.is_byline, 16, bare=True, edge=True, heads=authors.BEFORE_NAMES),
    Rule("byline", authors.is_labelled_byline, 10, bare=True, edge=True, needs=(":",)),
    Rule("byline", authors.is_name_and_outlet, edge=True, needs=(", ",)),
    Rule("byline", authors.is_name_and_role, 14, bare=True, edge=True, needs=(", ",)),
    Rule("byline", authors.is_signature, 16, edge=True, heads=DASHES),
    Rule("byline", authors.is_biography, 80, edge=True, needs=(*authors.REACH, "@")),
    Rule("byline", authors.is_biography, 80, edge=True, heads=(*DASHES, *BULLETS)),
    Rule("byline", authors.is_short_biography, 45, edge=True, needs=authors.SHORT_TRADES),
    Rule("print edition", shapes.is_page_reference, 7, edge=True, heads=OPEN),
    opening("print edition", "a version of this article appear", "a version of this story appear", words=50),
    opening("print edition", "this article appeared in print", words=50),
    alone("agency", "staff reporter", "staff writer", "staff writers", "news desk", "web desk", "redactie"),
    alone("agency", "redaktion", "press association", "pa media", "door onze redactie", "por redação"),
    alone("agency", "von unserer redaktion", "the associated press", "associated press", "usa today"),
    alone("agency", "agence france-presse", "with post wires", "from wire reports", "wire services"),
    alone("agency", "staff and agencies", "staff report", "staff reports", "agencies", "news agencies"),
    alone("agency", "with agencies", "from staff and wire reports", "avec agences", "la rédaction", "redacción"),
    alone("agency", "la redazione", "da redação", "agencias", "press release"),
    Rule("agency", makers.is_stub, 7, heads=("(",)),
    Rule("agency", makers.is_stub, 7, edge=True, needs=tuple(makers.WIRES)),
    Rule("agency", lambda x: x.at_end and "(theo " in x.low, 8, edge=True, needs=("(theo ",)),
    Rule("agency", lambda x: x.at_end and x.low.endswith(makers.WITH_WIRES), 8, edge=True, needs=makers.WITH_WIRES),
    Rule("agency", makers.is_contribution, 45, needs=(" contributed ", " contributed.")),
    phrase(
        "agency",
        "based in part on wire|based on wire service|based on wire reports|from wire service reports",
        words=20,
    ),
    phrase("copyright", "for licensing opportunities of our|is available without charge to any eligible", words=60),
    Rule("agency", makers.is_desk, 80, quotable=False, heads=makers.JOBS),
    opening("agency", "contributing: ", "with reporting by", "with files from", "with additional reporting", words=60),
    opening("agency", "with additional material", "with assistance by", "with a file from", words=60),
    opening("agency", "with assistance from", "compiled from ", words=60),
    opening("agency", "h/t ", "h/t: ", "hat tip:", "distributed by ", words=8),
    Rule("agency", makers.is_dateline_of_reporters, 16, edge=True, needs=(" reported from ",)),
    opening("agency", "con información de ", "avec afp", "avec reuters", "(avec ", "(con información", words=14),
    opening("agency", "mit material von", "mit material d", "mit agenturmaterial", "mit informationen von", words=14),
    opening("agency", "con informazioni di", "met medewerking van", "com informações d", "com agência", words=14),
    opening("agency", "dieser artikel erschien", "dieser text erschien", "dieser beitrag erschien", words=30),
    opening("agency", "dieser artikel wurde", "dieser text wurde", "diese meldung wurde", words=40),
    opening("agency", "cet article a été", "cet article est paru", "este artículo fue", words=40),
    opening("agency", "este artículo se publicó", "esta nota fue", "questo articolo è stato", words=40),
    opening("agency", "dit artikel verscheen", "este texto foi", "esta reportagem foi", "este artigo foi", words=40),
    opening("agency", "originally published", "reprinted with permission", "republished with", words=30),
    opening("agency", "re-published with", words=30),
    opening("agency", "this article first appeared", "this article originally appeared", words=40),
    opening("agency", "the associated press contributed", "ap contributed", words=30),
    Rule("copyright", makers.is_copyright, 60, needs=("©", "copyright", "(c) ")),
    opening("copyright", "for syndication enquiries", "reprints and permissions", "order reprints", words=20),
    opening("copyright", "bản quyền", words=20),
    opening("disclaimer", "disclaimer:", words=120),
    Rule("disclaimer", shapes.is_waiver, 60, heads=shapes.VIEWS),
    opening("disclaimer", "this is a rush transcript", "npr transcripts are created", words=120),
    opening("disclaimer", "a lightly edited transcript", words=120),
    opening("disclaimer", "the statements, views and opinions", "analysis/opinion", words=60),
    alone("update", "update", "updated", "breaking", "developing story", "breaking news", "exclusive", "live updates"),
    alone("update", "developing", "more to come", "more to follow", "correction", "eilmeldung", "mehr in kürze"),
    alone("update", "plus d'informations à suivre", "noticia en desarrollo", "notizia in aggiornamento", "just in"),
    opening("update", "this is a developing story", "this is a breaking news", "this story is developing"),
    opening("update", "this story is still developing", "this is a breaking story", "more details to follow"),
    opening("update", "this story has been updated", "this article has been updated", words=18),
    opening("update", "this post has been updated", "check back for", "this story will be updated", words=18),
    opening("update", "this post will be updated", "please check back", "refresh this page", words=18),
    opening("update", "this page will be updated", words=18),
    opening("update", "correction: an earlier", "correction: this", "clarification: ", "editor's note:", words=60),
    opening("update", "hinweis der redaktion", "anmerkung der redaktion", "note de la rédaction", words=60),
    opening("update", "nota de la redacción", "nota del editor", "nota da redação", "nota della redazione", words=60),
    opening("byline", "about the author", "about the writer", "über den autor", "über die autorin", words=60),
    opening("byline", "à propos de l'auteur", "sobre el autor", "sobre o autor", "over de auteur", words=60),
    opening("update", "this article is more than", words=9),
    Rule("update", appeals.is_note_on_itself, 60, quotable=False, heads=appeals.ITSELF),
    phrase(
        "agency",
        "news agency contributed to this|was used in this report",
        words=30,
    ),
    phrase(
        "copyright",
        "all rights reserved|alle rechte vorbehalten|todos los derechos reservados|tous droits réservés|"
        "tutti i diritti riservati|riproduzione riservata|alle rechten voorbehouden|todos os direitos reservados|"
        "may not be published, broadcast|without permission is prohibited|click here for reprint permission",
        words=70,
    ),
    phrase(
        "copyright",
        "redistribution prohibited|reproduction is prohibited|reproduction prohibited|prohibida la reproducción|"
        "prohibida su reproducción|reproduction interdite|nachdruck verboten|nachdruck nur mit|"
        "proibida a reprodução",
        words=40,
    ),
    phrase(
        "disclaimer",
        "do not necessarily reflect the|do not necessarily represent the|abides by a strict set of editorial|"
        "is not responsible for the content of external|ne reflètent pas nécessairement|"
        "no reflejan necesariamente",
        words=70,
    ),
    phrase(
        "update",
        "this story is still developing|this is a developing story",
        words=30,
    ),
)
