"""Rules on what a page wants of its reader: newsletters, subscriptions, consent, news, a rating, a follower."""

from __future__ import annotations

from compare.text import boilerplate_appeals as appeals
from compare.text import boilerplate_makers as makers
from compare.text.boilerplate_lines import Rule, alone, opening, phrase

NEWSLETTERS = (
    alone("newsletter", "newsletter", "newsletters", "subscribe", "subscribe now", "subscribe today", "subscribe here"),
    alone(
        "newsletter", "sign up", "sign up now", "newsletter sign up", "sign me up", "manage newsletters", "your email"
    ),
    alone("newsletter", "email address", "your email address", "e-mail address", "join now", "donate", "donate now"),
    alone(
        "newsletter", "newsletter abonnieren", "jetzt abonnieren", "suscríbete", "suscribirse", "suscribirme", "e-paper"
    ),
    alone(
        "newsletter",
        "s'abonner",
        "je m'abonne",
        "iscriviti",
        "abonnez-vous",
        "abbonati",
        "unsubscribe",
        "notifications",
    ),
    alone(
        "newsletter", "abonnieren", "abonneer", "abonneren", "schrijf je in", "aanmelden", "inscreva-se", "nieuwsbrief"
    ),
    alone(
        "newsletter", "đăng ký", "assine", "assine já", "boletín", "boletines", "infolettre", "faire un don", "spenden"
    ),
    opening(
        "newsletter", "sign up for the", "sign up for our", "sign up to our", "sign up to the", "sign up for daily"
    ),
    opening(
        "newsletter", "sign up for breaking", "sign up here", "sign up today", "sign up to receive", "sign up to get"
    ),
    opening("newsletter", "sign up now", "sign up for more", "sign up for free", "sign up for a free", "sign up by"),
    opening("newsletter", "subscribe to our", "subscribe on ", "subscribe now", "subscribe here", "subscribe today"),
    opening(
        "newsletter", "subscribe for ", "subscribe to get", "subscribe to receive", "subscribe with ", "subscribe via"
    ),
    opening("newsletter", "join our newsletter", "download our app", "download the app", "get the app", "get our app"),
    opening(
        "newsletter", "join our whatsapp", "join us on", "join our channel", "join our community", "join our mailing"
    ),
    opening("newsletter", "thanks for subscribing", "thank you for subscribing", "thank you for signing up", words=40),
    opening("newsletter", "thanks for signing up", "please enter a valid email", "enter your email", words=40),
    opening(
        "newsletter", "please check your inbox", "you can unsubscribe", "you have successfully subscribed", words=30
    ),
    opening("newsletter", "something went wrong", "please try again later", "an error has occurred", words=14),
    opening("newsletter", "your email address", "invalid email address", "by subscribing", "by registering", words=40),
    opening("newsletter", "by providing your email", "by entering your email", "by submitting your email", words=60),
    opening("newsletter", "newsletter sign up continue reading", words=200),
    opening("newsletter", "newsletter sign up", "newsletter:", "newsletter –", "abonnieren sie", words=40),
    opening("newsletter", "melden sie sich für", "melden sie sich jetzt", "melden sie sich hier", words=40),
    opening("newsletter", "melden sie sich zu", "jetzt anmelden", "mit der anmeldung", words=40),
    opening("newsletter", "abonnez-vous", "inscrivez-vous", "en vous inscrivant", "recevez chaque", words=40),
    opening("newsletter", "suscríbete a", "suscríbase a", "recibe nuestro", "recibe cada", "recibe las", words=30),
    opening("newsletter", "apúntate a", "regístrate para", "únete a nuestro", "únase a nuestro", words=30),
    opening("newsletter", "iscriviti a", "schrijf je in voor", "đăng ký nhận", "meld je aan voor", words=30),
    opening("newsletter", "inscreva-se", "receba as notícias", "receba no seu", "receba em seu", words=30),
    Rule("newsletter", appeals.is_offer, 45),
    phrase("newsletter", "by signing up, you agree", "by signing up you agree", words=120),
    phrase("newsletter", "sending you newsletters", "leave this field empty", words=120),
    phrase("newsletter", "our privacy notice", "privacy policy thanks", words=60),
    phrase("newsletter", "delivered to your inbox", "sign up here", "straight to your inbox", words=60),
    phrase("newsletter", "sign up for our newsletter", "subscribe to our newsletter", words=60),
    phrase("newsletter", "sign up to our newsletter", "delivered straight to your", words=60),
)
PAYWALLS = (
    opening(
        "paywall", "already a subscriber", "already a member", "already have an account", "already registered", words=20
    ),
    opening("paywall", "already subscribed", "not a subscriber", "not a member", "don't have an account", words=20),
    opening(
        "paywall", "subscribe to continue", "subscribe to read", "subscribe to unlock", "subscribe from ", words=25
    ),
    opening("paywall", "log in to read", "log in to continue", "login to continue", "log in to view", words=25),
    opening("paywall", "sign in to read", "sign in to continue", "register to read", "register to continue", words=25),
    opening("paywall", "register for free", "register now", "create a free account", "create an account", words=25),
    opening("paywall", "create your free", "to continue reading", "to keep reading", "to read the full", words=30),
    opening(
        "paywall", "to read this article", "to read the rest", "to read this story", "want to read more?", words=30
    ),
    opening("paywall", "this article is for subscribers", "this article is free", "this article is only", words=30),
    opening("paywall", "this article is available to", "this article is reserved", "this story is for", words=30),
    opening("paywall", "this content is only", "this content is exclusive", "this content is for", words=30),
    opening("paywall", "you've reached your", "you have reached your", "you've read", "you have read all", words=25),
    opening("paywall", "you've hit your", "you've used all", "your free trial", "your subscription", words=25),
    opening("paywall", "unlock this article", "unlock this story", "get unlimited", "start your free", words=25),
    opening(
        "paywall", "free for subscribers", "subscribers only", "for subscribers", "exclusive to subscribers", words=8
    ),
    opening("paywall", "if you value our", "support our journalism", "support independent", "support local", words=40),
    opening("paywall", "our journalism is", "help us keep", "we rely on readers", "become a supporter", words=40),
    opening("paywall", "become a member", "become a subscriber", "cancel anytime", "cancel any time", words=25),
    opening("paywall", "dieser artikel ist nur", "dieser artikel ist exklusiv", "dieser inhalt ist", words=30),
    opening(
        "paywall", "sie sind bereits abonnent", "bereits abonnent", "sie haben bereits ein", "schon abonnent", words=20
    ),
    opening("paywall", "weiterlesen mit", "jetzt weiterlesen", "um weiterzulesen", "lesen sie weiter mit", words=20),
    opening("paywall", "sie möchten weiterlesen", "mit einem abo", "testen sie jetzt", "jetzt testen", words=20),
    opening("paywall", "il vous reste", "cet article est réservé", "article réservé", "contenu réservé", words=25),
    opening("paywall", "la suite est réservée", "déjà abonné", "vous êtes abonné", "pour lire la suite", words=25),
    opening("paywall", "este contenido es exclusivo", "contenido exclusivo para", "solo para suscriptores", words=25),
    opening(
        "paywall", "ya eres suscriptor", "ya soy suscriptor", "¿ya eres suscriptor", "para seguir leyendo", words=25
    ),
    opening("paywall", "questo contenuto è riservato", "contenuto riservato", "sei già abbonato", words=25),
    opening("paywall", "articolo riservato", "per continuare a leggere", "hai già un abbonamento", words=25),
    opening("paywall", "dit artikel is alleen", "al abonnee", "ben je al abonnee", "bent u al abonnee", words=25),
    opening(
        "paywall", "verder lezen?", "já é assinante", "conteúdo exclusivo para", "exclusivo para assinantes", words=25
    ),
    opening("paywall", "para continuar lendo", "bạn cần đăng nhập", "nội dung dành riêng", words=25),
    phrase(
        "paywall", "free previews left", "free articles left", "free article left", "free articles remaining", words=30
    ),
    phrase("paywall", "free stories left", "free articles this month", "free article this month", words=30),
    phrase("paywall", "already a subscriber?", "subscribe to continue reading", "not a subscriber?", words=40),
    phrase("paywall", "article gratuit", "artículos gratis este mes", "articoli gratuiti", words=20),
)
CONSENT = (
    alone("cookies", "accept", "accept all", "accept cookies", "accept all cookies", "reject", "reject all", "decline"),
    alone(
        "cookies",
        "cookie policy",
        "cookie settings",
        "manage cookies",
        "cookies",
        "cookie notice",
        "cookie preferences",
    ),
    alone(
        "cookies", "privacy policy", "privacy notice", "terms of use", "terms of service", "terms & conditions", "legal"
    ),
    alone(
        "cookies", "terms and conditions", "privacy", "impressum", "imprint", "your privacy choices", "agree", "i agree"
    ),
    alone(
        "cookies",
        "manage choices",
        "manage preferences",
        "manage settings",
        "manage my choices",
        "no thanks",
        "dismiss",
    ),
    alone("cookies", "got it", "allow all", "allow", "more options", "save and close", "privacy settings", "i accept"),
    alone("cookies", "we value your privacy", "your privacy", "your privacy matters", "we care about your privacy"),
    alone(
        "cookies", "do not sell my personal information", "do not sell or share my personal information", "ad choices"
    ),
    alone(
        "cookies",
        "datenschutz",
        "datenschutzerklärung",
        "alle akzeptieren",
        "akzeptieren",
        "ablehnen",
        "nutzungsbedingungen",
    ),
    alone("cookies", "einstellungen", "zustimmen", "agb", "tout accepter", "accepter", "refuser", "tout refuser"),
    alone("cookies", "mentions légales", "politique de confidentialité", "continuer sans accepter", "paramétrer"),
    alone(
        "cookies", "aceptar", "aceptar todo", "aceptar todas", "rechazar", "rechazar todo", "aviso legal", "privacidad"
    ),
    alone(
        "cookies", "política de privacidad", "política de cookies", "configurar", "accetta", "accetta tutti", "rifiuta"
    ),
    alone("cookies", "informativa privacy", "informativa sulla privacy", "accepteren", "alles accepteren", "weigeren"),
    alone("cookies", "privacybeleid", "aceitar", "aceitar todos", "rejeitar", "termos de uso", "đồng ý"),
    opening("cookies", "we use cookies", "this site uses cookies", "we value your privacy", "we and our", words=80),
    opening("cookies", "this website uses cookies", "our site uses cookies", "our website uses cookies", words=80),
    opening("cookies", "this site uses only", "this site is using cookies", "cookies on this site", words=80),
    opening("cookies", "by continuing to use", "by continuing to browse", "by using this site", words=50),
    opening("cookies", "by using our site", "by clicking accept", "by clicking “accept", "by clicking on", words=60),
    opening("cookies", "by clicking", "you can change your cookie", "you can withdraw your consent", words=60),
    opening("cookies", "wir verwenden cookies", "diese website verwendet cookies", "diese seite verwendet", words=80),
    opening("cookies", "wir nutzen cookies", "wir und unsere", "wir brauchen ihre zustimmung", words=80),
    opening("cookies", "an dieser stelle finden sie", "ich bin damit einverstanden", "externer inhalt", words=80),
    opening("cookies", "empfohlener redaktioneller inhalt", "empfohlener externer inhalt", words=80),
    opening(
        "cookies", "utilizamos cookies", "usamos cookies", "este sitio utiliza", "este sitio web utiliza", words=80
    ),
    opening("cookies", "nous utilisons des cookies", "ce site utilise", "nous et nos partenaires", words=80),
    opening("cookies", "ce contenu est bloqué", "ce contenu n'est pas visible", "vous avez refusé", words=60),
    opening("cookies", "utilizziamo i cookie", "questo sito utilizza", "questo sito usa", "noi e i nostri", words=80),
    opening(
        "cookies", "wij gebruiken cookies", "we gebruiken cookies", "deze website maakt", "deze site gebruikt", words=80
    ),
    opening("cookies", "este site usa", "este site utiliza", "nós usamos cookies", "nós utilizamos", words=80),
    Rule("cookies", appeals.is_consent, 80),
)
CONTACTS = (
    Rule("contact", makers.is_address, 4),
    Rule("contact", appeals.is_call_for_news, 45),
    opening("contact", "follow us", "like us on", "find us on", "follow me on", "follow our ", "add us on", words=30),
    opening("contact", "folgen sie uns", "folge uns", "suivez-nous", "suivez toute l'actualité", "síguenos", words=30),
    opening("contact", "seguici", "segui ", "volg ons", "siga-nos", "siga o ", "siga a ", "theo dõi chúng", words=16),
    opening("contact", "email us at", "contact us at", "send tips", "send us ", "email us", "contact us", words=30),
    opening("contact", "have something to add", "do you have a story", "got a story", "have a story", words=50),
    opening("contact", "got a tip", "got a news", "we pay for your stories", "have a tip", "have you got a", words=50),
    opening(
        "contact", "you can reach this", "do you have a tip", "do you have information", "do you know more", words=40
    ),
    opening("contact", "do you have a news", "know something", "are you affected", "have you been affected", words=40),
    opening(
        "contact", "were you there?", "did you see what happened", "did you witness", "spotted a mistake", words=40
    ),
    opening("contact", "tell us what you think", "let us know what you", "what do you think?", words=30),
    opening(
        "contact", "haben sie hinweise", "haben sie informationen", "wissen sie mehr", "schreiben sie uns", words=40
    ),
    opening(
        "contact", "écrivez-nous", "contactez-nous", "une information à nous", "vous avez une information", words=40
    ),
    opening("contact", "¿tienes una historia", "¿tienes información", "¿tiene información", "escríbenos", words=40),
    opening("contact", "hai una segnalazione", "heb je een tip", "heb jij een tip", "tip de redactie", words=40),
    opening("contact", "tem alguma", "mọi thông tin", "mọi ý kiến", "thông tin phản hồi", words=40),
    opening(
        "contact",
        "tel:",
        "tel.:",
        "tel ",
        "phone:",
        "telephone:",
        "fax:",
        "telefon:",
        "téléphone",
        "teléfono:",
        words=8,
    ),
    opening("contact", "newsroom:", "newsdesk:", "editorial:", "advertising:", "redaktion:", "redacción:", words=12),
    Rule("contact", lambda x: x.core.startswith("follow ") and (" on twitter" in x.low or "@" in x.low), 25),
    phrase("contact", "in the comments below", "comments section below", words=40),
    phrase("contact", "let us know in the comments", "sound off in the comments", words=40),
    phrase("contact", "tell us how you feel", "tell us in the comments", words=40),
    phrase("contact", "share it in the comments", "leave a comment below", words=40),
    phrase("contact", "news tips welcome", "tips are welcome", "tips welcome", words=20),
    opening(
        "rating", "rate this", "was this article", "was this page", "was this helpful", "did you find this", words=12
    ),
    opening("rating", "how would you rate", "vote now", "cast your vote", "take our poll", "take our quiz", words=14),
    opening("rating", "view results", "see results", "total votes", "average rating", "your rating", words=8),
    opening(
        "rating", "thank you for voting", "thanks for voting", "thanks for your feedback", "give feedback", words=12
    ),
    opening("rating", "war dieser artikel", "fanden sie diesen", "wie bewerten sie", "cet article vous a", words=14),
    opening("rating", "avez-vous trouvé cet", "¿te ha resultado", "¿le ha resultado", "valora este", words=14),
    opening("rating", "vond je dit", "was dit artikel", "ti è piaciuto", "avalie esta", "você achou", words=14),
)
