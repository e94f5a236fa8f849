"""A line -> whether the page speaks to its reader: offers, paywalls, calls for news, consent, notes on itself."""

from __future__ import annotations

import re
from collections.abc import Collection

from compare.text.boilerplate_lines import Line, words_of

_SENTENCES = re.compile(r"[.!?…] ")
_CLAUSES = re.compile(r"[.!?…:] ")
_SAID = words_of(
    "said says told added wrote writes asked argued warned explained sagte sagt erklärte teilte dijo dice explicó"
    " señaló dit déclaré expliqué indiqué detto dichiarato spiegato zei zegt disse afirmou according laut según selon"
    " secondo volgens segundo"
)
# What readers are told to do with what the outlet offers.
_ASKS = words_of(
    "get receive join subscribe want download follow listen watch try register sign stay never don't start upgrade"
    " unlock support become become enjoy choose discover find catch tune read keep donate enter add turn activate buy"
    " order install check see like need love manage continue log click"
    " abonnieren abonniere melden melde holen hol erhalten laden folgen folge testen bestellen registrieren sichern"
    " jetzt hören lesen verpassen bleiben werden immer kein keine nichts mit"
    " abonnez-vous inscrivez-vous recevez téléchargez suivez retrouvez découvrez rejoignez profitez écoutez soutenez"
    " s'abonner pour suivez-nous"
    " suscríbete suscríbase recibe reciba descarga descargue descárgate sigue siga síguenos únete únase apúntate"
    " regístrate escucha consulta inscríbete ¿quieres quieres accede"
    " iscriviti abbonati ricevi scarica segui seguici unisciti resta ascolta entra clicca vuoi"
    " abonneer schrijf meld ontvang volg luister probeer word wil"
    " assine inscreva-se receba baixe participe cadastre-se ouça acompanhe entre quer"
    " đăng tải theo mời nhận"
)
# What nobody but an outlet offers, and what others have too: of the second only `ours` is furniture.
_WARES = (
    *("newsletter", "inbox", "bulletin", "digest", "e-paper", "epaper", "news alerts", "breaking news alert"),
    *("email alerts", "push notification", "push alerts", "unlimited access", "free trial", "whatsapp channel"),
    *(
        "morning briefing",
        "daily briefing",
        "your letterbox",
        "your door",
        "subscriber-only",
        "premium content",
        "quality journalism",
    ),
    *(
        "independent journalism",
        "local journalism",
        "our journalism",
        "whatsapp-kanal",
        "postfach",
        "mailbox",
        "push-nachricht",
    ),
    *("digital-abo", "probeabo", "boîte mail", "infolettre", "lettre d'information", "canal de whatsapp"),
    *("boletín", "bandeja de entrada", "canale whatsapp", "canale telegram", "nieuwsbrief", "whatsapp-kanaal"),
    *("boletim", "canal do", "grupo de whatsapp", "grupo do whatsapp", "bản tin", "google news", "google discover"),
    *("abonnés", "chaîne whatsapp", "canal de telegram", "google noticias", "google notícias", "apple news"),
)
_COMMON_WARES = (
    *(
        "email",
        "e-mail",
        "briefing",
        "podcast",
        " app ",
        " app.",
        " app,",
        " app:",
        " app!",
        " apps ",
        "-app",
        "subscription",
        "membership",
        "channel",
        "whatsapp",
    ),
    *("telegram", "facebook", "instagram", "twitter", "youtube", "tiktok", "linkedin", "bluesky", "threads", "reddit"),
    *("alerts", "notifications", "coverage", "live stream", "livestream", "live blog", "app store", "google play"),
    *("abonnement", "application", "appli ", "aplicación", "suscripción", "canal", "canale", "abbonamento"),
    *("aplicativo", "ứng dụng", "kênh", "abo ", "print edition", "digital edition", "sunday edition"),
)
_OURS = words_of(
    "our us we your ours unser unseren unserer unserem unsere uns wir ihr ihren notre nos nous votre vos vous nuestro"
    " nuestra nuestros nuestras nos tu tus su nostro nostra nostri nostre tua tuo vostra onze ons je jouw nosso nossa"
    " nossos nossas seu sua here hier ici aquí qui aqui free kostenlos gratis gratuit gratuitement gratuita gratuito chúng"
)
_CONTACTS = words_of(
    "email e-mail ring call write contact tell get send text message whatsapp share let drop phone reach submit mail"
    " schreiben kontaktieren mailen senden schicken melden écrivez contactez envoyez écrivez-nous contactez-nous"
    " envoyez-nous escríbenos contáctanos envíanos cuéntanos escriba envíe scriveteci scrivici inviaci contattaci"
    " segnala mail stuur tip deel bel escreva envie mande fale liên"
)
_NEWSROOM = words_of(
    "us newsroom newsdesk editor editors reporters reporter tips uns redaktion nous rédaction nos redacción redazione"
    " ons redactie redação conosco tòa -nous"
)
_JOINED = ("écrivez-nous", "contactez-nous", "envoyez-nous", "escríbenos", "contáctanos", "envíanos", "cuéntanos")
_JOINED = (*_JOINED, "scriveteci", "scrivici", "inviaci", "contattaci")
_CONTACTS |= frozenset(_JOINED)
_BEFORE = "([*•→►>-–—¡¿,"
_COOKIES = ("cookie", "tracking technolog", "similar technologies")
_CONSENT_SUBJECTS = words_of(
    "we our you your wir uns sie ihre nous notre vous votre nosotros nuestro usted tu utilizamos usamos aceptas acepta"
    " noi nostro utilizziamo wij onze uw nós nosso você chúng"
)
_FOLLOWING = words_of("follow folgen folge suivez sigue siga síguenos segui seguici volg theo like join find")
_NETWORKS = words_of(
    "twitter facebook instagram youtube tiktok linkedin x whatsapp telegram bluesky threads mastodon pinterest snapchat"
    " spotify twitch xing flipboard zalo"
)
_METERED = (
    *(
        "you have ",
        "you've ",
        "this is your ",
        "sie haben ",
        "das ist ihr ",
        "il vous reste ",
        "te quedan ",
        "te queda ",
    ),
    *("le quedan ", "ti restano ", "hai ancora ", "je hebt nog ", "u hebt nog ", "você tem ", "você ainda tem "),
)
_PIECES = words_of(
    "article articles preview previews story stories artikel articles artículo artículos articoli articolo artigo artigos"
    " matérias notas views"
)
_LEFT = words_of(
    "free remaining left last limit kostenlose kostenlosen kostenloser gratuits gratuit gratis gratuiti restantes lire"
    " grátis gratuitos gratuitas"
)
_INFINITIVES = words_of(
    "testen abonnieren lesen weiterlesen bestellen anmelden registrieren herunterladen sichern kaufen mitdiskutieren"
    " kommentieren spenden anhören ansehen klicken abstimmen teilnehmen bewerben einloggen teilen"
)
_THIS_PAGE = (
    *("this site", "this website", "this page", "on this device", "diese website", "diese seite", "dieser website"),
    *("ce site", "este sitio", "esta web", "esta página", "questo sito", "deze website", "deze site", "este site"),
)
_CONSENT_MATTERS = (
    *("partner", "site", "website", "browser", "device", "experience", "privacy", "consent", "setting", "traffic"),
    *("advertis", "personal", "choice", "policy", "accept", "agree", "essential", "preference", "gerät", "zustimm"),
    *("einwillig", "datenschutz", "akzeptier", "appareil", "consent", "accepter", "expérience", "aceptar", "aceptas"),
    *("dispositivo", "experiencia", "accett", "esperienza", "consenso", "toestemming", "accepteer", "ervaring"),
    *("aceitar", "experiência", "política", "sitio", "sito", "webseite", "seite"),
)
_ITSELF = tuple(
    f"{which} {what} "
    for which in ("this", "an earlier version of this", "a previous version of this", "a version of this")
    for what in (
        "article",
        "story",
        "post",
        "piece",
        "column",
        "page",
        "content",
        "interview",
        "essay",
        "op-ed",
        "report",
    )
)
_MADE = words_of(
    "amended corrected updated edited translated republished reprinted adapted syndicated supplied provided produced"
    " published appeared sponsored commissioned misstated incorrectly misspelled misidentified clarified generated"
    " written compiled excerpted brought contains funded supported distributed licensed"
)
_MADE_OF_REPORT = words_of("amended corrected updated supplied provided compiled republished misstated incorrectly")


def is_offer(x: Line) -> bool:
    """`Get our Friday bulletin straight to your inbox`: what the outlet sends or sells, told to take."""
    clauses = _opened(x, _CLAUSES, _ASKS)
    if not clauses or _reports(x):
        return False
    offers = [clause for clause in clauses if _is_ware(clause)]
    words = sum(len(offer.split()) for offer in offers)
    return 2 * words >= len(x.words) or (words > 0 and len(x.words) <= 20)


def _opened(x: Line, ends: re.Pattern[str], words: Collection[str]) -> list[str]:
    """Return the sentences or clauses whose first word is one of these."""
    parts = (part.strip() for part in ends.split(x.low))
    return [part for part in parts if part.partition(" ")[0].strip(_BEFORE) in words]


def _is_ware(text: str) -> bool:
    if any(ware in text for ware in _WARES):
        return True
    return any(ware in f"{text} " for ware in _COMMON_WARES) and any(w.strip(".,!?") in _OURS for w in text.split())


def _reports(x: Line) -> bool:
    """Tell whether somebody is said to say it."""
    return any(w.strip(".,;:") in _SAID for w in x.low.split())


def is_follow(x: Line) -> bool:
    """`Follow the Echo on Instagram`: a call to follow, and where."""
    first = x.core.partition(" ")[0]
    return first in _FOLLOWING and ("@" in x.low or any(w.strip(".,!:") in _NETWORKS for w in x.low.split()[1:]))


def is_meter(x: Line) -> bool:
    """`You have 2 free previews left this month.`: how much of the page's wares the reader may still read."""
    if not x.low.startswith(_METERED):
        return False
    words = frozenset(w.strip(".,!:") for w in x.low.split())
    return not words.isdisjoint(_PIECES) and not words.isdisjoint(_LEFT)


def is_infinitive_button(x: Line) -> bool:
    """`Jetzt vier Wochen testen`: how buttons and offers are worded in German."""
    return x.low.startswith(("jetzt ", "hier ", "gleich ")) and x.core.rpartition(" ")[2] in _INFINITIVES


def is_call_for_news(x: Line) -> bool:
    """`Are you affected? Ring the newsroom`: readers are asked to write, call or send something to the outlet."""
    calls = _opened(x, _SENTENCES, _CONTACTS)
    return any(_is_call(call.replace(",", " ").split(), x.low) for call in calls) and not _reports(x)


def _is_call(words: list[str], low: str) -> bool:
    if words[0] in _JOINED or words[:3] in (["get", "in", "touch"], ["let", "us", "know"]):
        return True
    to_us = any(w.strip(".,!?:") in _NEWSROOM for w in words[1:8]) or ("your" in words and "@" in low)
    asked = words[0] not in ("get", "let", "share", "deel", "tip")
    return asked and to_us and ("?" in low or "@" in low or len(low) <= 120)


def is_consent(x: Line) -> bool:
    """`The Echo and its 61 partners store cookies on your device.`: cookies, whose they are, and what may be done."""
    if not any(c in x.low for c in _COOKIES) or _reports(x):
        return False
    meant = any(p in x.low for p in _THIS_PAGE) or any(w.strip(".,") in _CONSENT_SUBJECTS for w in x.low.split())
    return meant and any(m in x.low for m in _CONSENT_MATTERS)


def is_note_on_itself(x: Line) -> bool:
    """`This article was amended on 3 May`: what was done with the page, not what it tells."""
    if not x.core.startswith(_ITSELF):
        return False
    start = next(start for start in _ITSELF if x.core.startswith(start))
    known = _MADE_OF_REPORT if start == "this report " else _MADE
    verbs = x.core[len(start) :].replace(",", "").replace(".", "").split()[:4]
    return "a" not in verbs[:3] and any(w in known for w in verbs)
