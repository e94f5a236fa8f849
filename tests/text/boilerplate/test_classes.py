"""Laws of boilerplate, class by class: what a page says around a story, and sentences of stories that come close."""

from __future__ import annotations

import pytest

from compare.text.boilerplate.marking import reasons

STORY = [
    "The lighthouse at Cape Orrin went dark on Sunday after its last keeper handed in the key, the island council said.",
    "Volunteers had kept the lamp burning for eleven years, at a cost of four thousand crowns a winter.",
    "Skipper Ines Vael steered by it for half her life and called the evening a small funeral.",
    "A beacon on a steel mast, lit by the sun, took over at nine minutes past six.",
    "The tower stays open to visitors on the first Saturday of each month until October.",
]


def within(text: str) -> str:
    """Return the reason found for a line between paragraphs of story."""
    return reasons([*STORY[:3], text, *STORY[3:]])[3]


def first(text: str) -> str:
    """Return the reason found for the first line of a page."""
    return reasons([text, *STORY])[0]


def last(text: str) -> str:
    """Return the reason found for the last line of a page."""
    return reasons([*STORY, text])[-1]


def unmarked(texts: str) -> list[str]:
    """Return the lines that stay story between paragraphs of story."""
    return [text for text in texts.strip().splitlines() if not within(text)]


def marked(texts: str) -> list[str]:
    """Return the lines that are marked in any place of a page, with the reason."""
    found = [(text, place(text)) for text in texts.strip().splitlines() for place in (first, within, last)]
    return [f"{why}: {text}" for text, why in found if why]


def test_menus_are_furniture_and_tables_are_not() -> None:
    """Cells between bars are a menu if they name sections; a table's rows and prose about the news are story."""
    assert not unmarked("""
Home | News | Harbour | Tides
Startseite › Politik › Inseln
News Sport Business Weather
Home / News / Harbour
Privacy | Terms | Contact
Skip to content
Back to top
Zum Inhalt springen
Aller au contenu
""")
    assert not marked("""
Tower | Height | Year
North tower | 42 | 1871
News of the dark lamp spread quickly.
Sport, business and politics met at the dinner.
Money, money, money
Home is where the boat lies, skippers say.
""")


def test_share_rows_are_furniture_and_sharing_is_not() -> None:
    """Buttons to pass a page on are furniture, whatever the network's name; prose on shares and prints is story."""
    assert not unmarked("""
Share this on Gullnet
Email a friend
Print this page
Copy link
Link copied!
Auf WhatsApp teilen
Partager sur Facebook
Compartir en WhatsApp
Condividi su WhatsApp
Deel dit artikel
Compartilhar no WhatsApp
Chia sẻ
Facebook 0 Twitter 0 WhatsApp 0
""")
    assert not marked("""
Share prices fell by four percent.
Print works closed across the valley.
Email traffic doubled during the strike.
Copy the keeper and you will live long, islanders joke.
No comment.
""")


def test_credits_are_furniture_and_what_a_picture_shows_is_not() -> None:
    """Whose picture it is is furniture; a sentence on a photo is story, as is a caption without labels."""
    assert not unmarked("""
Photo: The lamp on its last night. Credit: Jo Doe / Cape Post
Cape Post pictures: Jo Doe
Pictures: Cape Post readers
Photo by Jo Doe on Unsplash
Illustration: Jo Doe
Bildquelle: Jo Doe
Crédit photo : Jo Doe
Foto: Divulgação
File photo
Archivbild
""")
    assert not marked("""
Photos of the tower were shared within minutes.
The photo shows the keeper on the stairs.
Picture the scene: a lamp, a fog bank, a stone wall.
Foto von dem Turm wurden geteilt.
Islanders gather below the tower. Photo: Jo Doe
Photo finish: Orrin beats Vael by a nose
""")


def test_offers_of_newsletters_are_furniture_and_news_of_them_is_not() -> None:
    """What an outlet sends, told to take in any words, is furniture; how many read such a thing is story."""
    assert not unmarked("""
Get our Friday bulletin straight to your inbox
Don’t miss a tide! Get the Cape Post morning digest: five stories, free.
Want more like this? Sign up for our newsletter.
Enter your email address to subscribe
No spam. Unsubscribe at any time.
Unser Newsletter: Jeden Morgen das Wichtigste von der Insel.
Das Wichtigste des Tages direkt in Ihr Postfach
Recevez chaque matin l'essentiel dans votre boîte mail
Recibe cada mañana las noticias más importantes en tu correo
Schrijf je in voor onze nieuwsbrief
Receba as principais notícias no seu e-mail
Đăng ký nhận bản tin
""")
    assert not marked("""
The newsletter reached forty thousand inboxes on Friday.
Subscribers to the newspaper fell by a tenth last year.
Subscribe to that view or not, the figures are plain.
Sign up now, the minister urged islanders.
Der Newsletter der Stadt erscheint freitags.
El boletín del ayuntamiento sale los viernes.
“Sign up for our newsletter,” the leaflet said.
""")


def test_paywalls_are_furniture_and_prices_are_not() -> None:
    """What may be read, and what reading costs, is furniture; memberships and articles of faith are story."""
    assert not unmarked("""
You have 2 free previews left this month.
You have read 3 of 5 free articles.
Subscribe to continue reading
Already a subscriber? Log in
Unlock the full story with a subscription
This article is for subscribers only.
Jetzt vier Wochen testen
Artikel nur für Abonnenten
Il vous reste 70% de cet article à lire.
Contenido exclusivo para suscriptores
Questo articolo è riservato agli abbonati
Dit artikel is alleen voor abonnees
Já é assinante? Faça login
""")
    assert not marked("""
You have to understand the story of this island first.
Already a member of the council, she ran for mayor in 2019.
Premium fuel costs two crowns.
Jetzt lesen die Kinder wieder.
Le journal a perdu des abonnés.
Support for the keeper fell to a third.
""")


def test_tags_are_furniture_and_sentences_on_topics_are_not() -> None:
    """A label and a list say what a page is filed under."""
    assert not unmarked("""
Tags: lighthouses, Orrin, keepers
Topics: Orrin
Filed under: Harbour, Islands
Themen: Leuchtturm, Inseln
Thèmes : phares, îles
Từ khóa: hải đăng, đảo
#lighthouse #orrin
""")
    assert not marked("""
Tags were fitted to forty gulls.
Topics: they were many, and the keeper took them one by one.
Topics ranged from fishing to tax.
""")


def test_calls_to_the_reader_are_furniture_and_calls_to_others_are_not() -> None:
    """Readers are asked to tell the newsroom; asking them to tell the police is news."""
    assert not unmarked("""
Are you affected? Ring the newsroom or drop in at 3 Quay Street.
Cape Post, 3 Quay Street, Orrin. News tips welcome.
Got a story? Email desk@example.org
Do you know more?
Send your pictures to pictures@example.org
If you have a story, ring our newsdesk.
Haben Sie Hinweise? Schreiben Sie uns
Vous avez une information ? Écrivez-nous
Hai una notizia da segnalarci? Scrivici
Heb je een tip? Mail de redactie
""")
    assert not marked("""
Call police on 101 if you saw the boat.
Anyone who saw the boat is asked to contact the police.
Contact your doctor if the cough lasts more than three weeks.
Are you affected by grief? So is everybody, she wrote in her diary.
Do you know more about boats than he does? Few do.
Tell us why, the crowd shouted.
INES VAEL: Tell us what you found.
Write to your member of parliament, the campaigners urge.
""")


def test_plugs_are_furniture_and_what_apps_do_is_not() -> None:
    """An outlet's app, programme, podcast and channels are furniture; those of others are story."""
    assert not unmarked("""
Cape Radio news, on the hour, every hour. Listen again on our app.
Download our app
Watch live on channel 4
Subscribe to our podcast
Follow us on Facebook
Follow the Cape Post on Instagram
Join our WhatsApp channel
Laden Sie unsere App herunter
Rejoignez notre chaîne WhatsApp
Síguenos en Google Noticias
Seguici su Facebook
Toda la actualidad en nuestra app
""")
    assert not marked("""
The app sends an alert when the water rises.
Residents can download the council's app from Monday.
Follow the path on the map to the X and dig.
Follow the money, the detective told Twitter users.
Siga a linha do trem até a ponte.
The channel has two million followers on YouTube.
Like others on YouTube, the company makes money from adverts.
WhatsApp was down for two hours.
""")


@pytest.mark.parametrize(
    "text",
    [
        "Published: Thursday 14 May 2026, 5.05pm",
        "14 May 2026",
        "14 May 2026 – I. Vael",
        "By Ines Vael | Published 3 hours ago",
        "Cape Post | Your island at a glance | 4 March 2026, 08:02",
        "Veröffentlicht: 18. Januar 2026, 07:45 Uhr",
        "Publié le 14 mai 2026 à 10h30, mis à jour à 12h05",
        "Publicado em 3 de março de 2026 às 12h40",
        "Gepubliceerd: 3 maart 2026 Laatste update: 5 maart 2026",
        "Thứ năm, 14/5/2026, 10:12 (GMT+7)",
        "miércoles 18 de marzo de 2020 , 21:09h",
        "Vor 3 Stunden",
        "3 min read",
        "Tempo de leitura: 2 min",
        "1,204 views",
    ],
)
def test_when_a_page_appeared_is_furniture(text: str) -> None:
    """Dates, stamps, times ago and counters above a story belong to the page."""
    assert first(text)


def test_dates_within_a_story_are_story() -> None:
    """A date that heads a part of the story, a figure of a month and a sentence with a date stay."""
    assert not reasons([*STORY, "14 May 2026", *STORY])[len(STORY)]
    assert not marked("""
March 2016
February 2015: 238,000
-- January 2016: 5.1
On 14 May 2026 the lamp went dark.
14 May 2026: the lamp goes dark.
Published in 1971, the book sold a million copies.
Publié en 1971, le livre a été vendu à un million d'exemplaires.
Veröffentlicht wurde der Bericht am Montag.
3 minutes later the boat struck.
12 people were hurt.
12 votes to 9
""")


@pytest.mark.parametrize(
    "text",
    [
        "By Ines Vael in Oslo",
        "By Ines Vael, Islands Correspondent",
        "Ines Vael, Chief Reporter",
        "Ines Vael, harbour reporter",
        "Written by Ines Vael",
        "Author: Ines Vael",
        "Par Ines Vael, envoyée spéciale à Oslo",
        "Door onze redactie",
        "POR REDACCIÓN JUDICIAL",
    ],
)
def test_bylines_are_furniture_at_the_top(text: str) -> None:
    """Who wrote it stands above it."""
    assert first(text)


def test_names_in_a_story_are_no_bylines() -> None:
    """Sentences, headings and headlines that open like bylines are story."""
    assert not marked("""
By Monday the water had reached the second floor.
Von Berlin nach Orrin dauert die Fahrt neun Stunden.
Par temps de brouillard, le ferry ne circule pas.
Di Maio ha vinto le elezioni
De Blasio Wins Second Term
Ines Vael, mayor of Orrin
Paris, France
The United States is the largest contributor to the fund.
Ines Vael is a reporter who was jailed for her work, her brother said.
""")


@pytest.mark.parametrize(
    "text",
    [
        "This report was supplied by Halfmoon News Agency.",
        "Mit Material des Inselbüros. Redaktion: Ines Vael",
        "Con información de EFE",
        "Le Courrier avec AFP",
        "(ANSA)",
        "dpa/xyz",
        "bw/jm (AFP, dpa)",
        "Quelle: dpa",
        "Theo Reuters",
        "Com informações da Reuters",
        "With additional reporting by Al Roe in Oslo",
        "Edited by Al Roe",
        "Ines Vael is a staff writer at the Cape Post.",
        "About the author: Ines Vael is a reporter in Oslo.",
        "The Cape Post, 3 Quay Street, Orrin. Tel: 01234 567890",
    ],
)
def test_who_supplied_a_text_is_furniture_at_the_end(text: str) -> None:
    """Agencies, editors, authors and addresses sign a page."""
    assert last(text)


def test_agencies_in_a_story_are_story() -> None:
    """What agencies do and report, and who edited a book, is story."""
    assert not marked("""
Reuters was founded in 1851.
AFP reported that nine people died.
According to dpa, nine people died.
Edited by his widow, the diaries appeared in 1999.
Supplied by a firm in Orrin, the cables rusted within a year.
The report was updated after the minister complained.
This story was a hoax written by a student.
This story is about two brothers and a boat.
Tel Aviv, Israel
""")


def test_notes_of_a_page_on_itself_are_furniture() -> None:
    """What was amended, and when, is not the story."""
    assert not unmarked("""
This article was amended on 3 May 2026.
This story was updated at 5:40 p.m.
Correction: An earlier version of this article misstated the keeper's age.
Editor's note: This story has been updated.
This column originally appeared in the Cape Post.
This interview has been lightly edited for length and clarity.
""")
    assert not marked("""
Correction: the market falls 10 per cent
Updated rules take effect on 1 May.
Correction is what the keeper asked for, and what she got.
""")


def test_consent_is_furniture_and_cookies_are_not() -> None:
    """What a page stores and asks leave for is furniture; rules on cookies, and cookies baked, are story."""
    assert not unmarked("""
We value your privacy
We and our 214 partners store and access information on your device.
The Cape Post and its 61 partners store cookies on your device.
This site uses only essential cookies.
Accept all | Settings
Cookies zulassen
Wir benötigen Ihre Einwilligung
En poursuivant votre navigation, vous acceptez l'utilisation de cookies
Questo sito utilizza cookie tecnici e di profilazione
""")
    assert not marked("""
We value our fishermen, and so should the minister.
We and our children will remember.
By clicking the pen he drove everyone mad.
The cookies were baked in the parish hall and sold for charity.
The watchdog found that the site stored cookies without the consent of its visitors.
Google will let users reject tracking cookies on every website from May.
I agree.
Got it?
""")


def test_forms_are_furniture_and_comments_on_the_news_are_not() -> None:
    """Forms for comments, and proofs that nobody is a machine, belong to the page."""
    assert not unmarked("""
Leave a reply
Log in or create an account to comment
Your comment is awaiting moderation.
Schreiben Sie den ersten Kommentar
Votre adresse e-mail ne sera pas publiée
Tu dirección de correo electrónico no será publicada
Il tuo indirizzo email non sarà pubblicato
Je e-mailadres wordt niet gepubliceerd
I'm not a robot
Please verify you are a human
""")
    assert not marked("""
Comments by the mayor were met with silence.
Enter the code on your phone and the door opens.
Kommentare des Ministers sorgten für Ärger.
Para comentar el partido llegó el presidente.
Register to vote by 1 May to take part in the election.
""")


def test_teasers_and_adverts_are_furniture() -> None:
    """What leads away from a story is no part of it."""
    assert not unmarked("""
Continue reading at Cape Post »
Editor's picks
Recommended for you
Related: Keeper’s boat found
Read this: Ten lamps that went dark
DARK LAMPS: Ten things to know of the keepers
Te puede interesar: Vuelve la luz
More from the region
Sponsored content
Sponsored by Orrin Bank
La suite de cet article après la publicité
Click here to read more
Was this article useful?
12 of 24 found this helpful
Image 1 of 12
""")
    assert not marked("""
Continue reading the tides, her father told her.
More in sorrow than in anger, she resigned.
Plus de 300 personnes ont manifesté.
H.R. 353: Lamps and Other Lights Maintenance Act of 2017
INES VAEL: I kept the lamp for eleven years.
INES VAEL: But who would have kept the lamp then—
Lire la suite du procès demande du courage.
Related crimes rose, the report found.
Sponsored by a brewery, the team won again.
Rate this low has not been seen since 1988.
Poll: most islanders want the horn back
""")


def test_ownership_is_furniture_and_law_is_not() -> None:
    """Copyright in any of its forms."""
    assert not unmarked("""
© 2026 Cape Post
Cape Post Media © 2026
(C) Cape Post 2026
Copyright Cape Post 2026
All content copyright Cape Post
Riproduzione riservata
Nachdruck nur mit Genehmigung
Bản quyền thuộc Cape Post
""")
    assert not marked("""
Copyright law is old.
(c) the tenant shall return the key within thirty days.
""")


def test_lines_of_a_pages_words_are_furniture_in_any_order() -> None:
    """No rule knows these lines: each word of them is of the vocabulary of pages, and nothing is told."""
    assert not unmarked(
        """
Log in to keep reading the Cape Post
Download the Cape Post app for more
Manage your email preferences
Get all the latest headlines by email
Kommentar jetzt abschicken
Newsletter gratis en tu correo
"""
    )
    assert not marked("""
Facebook will allow comments on all stories.
Readers download the app, and delete it.
Here is the back story.
What is the story here?
Tap, tap, tap.
The article reads:
""")


def test_a_row_or_paragraph_of_furniture_is_furniture() -> None:
    """Cells and sentences that are furniture each make furniture together; one of story makes all story."""
    assert within("Log in with Gullnet | Forgotten your password?")
    assert within("© 2026 Cape Post. Follow us on Facebook. News tips welcome.")
    assert not within(f"{STORY[0]} Follow us on Facebook.")
