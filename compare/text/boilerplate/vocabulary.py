"""Words with which a page speaks to its reader, in nine languages: what it offers, asks for, and says of itself."""

from __future__ import annotations

from compare.text.boilerplate.lines import phrases_of, words_of

# What readers are told to do with what the outlet offers.
ASKS = words_of(
    "get receive join subscribe want download follow listen watch try register sign stay never don't start upgrade "
    "unlock support become enjoy choose discover find catch tune read keep donate enter add turn activate buy "
    "order install check see like need love manage continue log click abonnieren abonniere melden melde holen hol "
    "erhalten laden folgen folge testen bestellen registrieren sichern jetzt hören lesen verpassen bleiben werden "
    "immer kein keine nichts mit abonnez-vous inscrivez-vous recevez téléchargez suivez retrouvez découvrez "
    "rejoignez profitez écoutez soutenez s'abonner pour suivez-nous suscríbete suscríbase recibe reciba descarga "
    "descargue descárgate sigue siga síguenos únete únase apúntate regístrate escucha consulta inscríbete ¿quieres "
    "quieres accede iscriviti abbonati ricevi scarica segui seguici unisciti resta ascolta entra clicca vuoi "
    "abonneer schrijf meld ontvang volg luister probeer word wil assine inscreva-se receba baixe participe "
    "cadastre-se ouça acompanhe entre quer đăng tải theo mời nhận"
)
# What nobody but an outlet offers, and what others have too: of the second only what is `OURS` is furniture.
WARES = phrases_of(
    "newsletter|inbox|bulletin|digest|e-paper|epaper|news alerts|breaking news alert|email alerts|"
    "push notification|push alerts|unlimited access|free trial|whatsapp channel|morning briefing|daily briefing|"
    "your letterbox|your door|subscriber-only|premium content|quality journalism|independent journalism|"
    "local journalism|our journalism|whatsapp-kanal|postfach|mailbox|push-nachricht|digital-abo|probeabo|"
    "boîte mail|infolettre|lettre d'information|canal de whatsapp|boletín|bandeja de entrada|canale whatsapp|"
    "canale telegram|nieuwsbrief|whatsapp-kanaal|boletim|canal do|grupo de whatsapp|grupo do whatsapp|bản tin|"
    "google news|google discover|abonnés|chaîne whatsapp|canal de telegram|google noticias|google notícias|"
    "apple news|become a member|become a subscriber|werden sie mitglied|devenez membre|hazte socio|word lid"
)
COMMON_WARES = phrases_of(
    "email|e-mail|briefing|podcast| app | app.| app,| app:| app!| apps |-app|subscription|membership|channel|"
    "whatsapp|telegram|facebook|instagram|twitter|youtube|tiktok|linkedin|bluesky|threads|reddit|alerts|"
    "notifications|coverage|live stream|livestream|live blog|app store|google play|abonnement|application|appli |"
    "aplicación|suscripción|canal|canale|abbonamento|aplicativo|ứng dụng|kênh|abo |print edition|digital edition|"
    "sunday edition|pódcast"
)
OURS = words_of(
    "our us we your ours unser unseren unserer unserem unsere uns wir ihr ihren notre nos nous votre vos vous "
    "nuestro nuestra nuestros nuestras tu tus su nostro nostra nostri nostre tua tuo vostra onze ons je jouw nosso "
    "nossa nossos nossas seu sua here hier ici aquí qui aqui free kostenlos gratis gratuit gratuitement gratuita "
    "gratuito chúng"
)
# How readers are asked to write, and to whom; some verbs hold the whole call.
CONTACTS = words_of(
    "email e-mail ring call write contact tell get send text message whatsapp share let drop phone reach submit "
    "mail schreiben kontaktieren mailen senden schicken melden écrivez contactez envoyez écrivez-nous "
    "contactez-nous envoyez-nous escríbenos contáctanos envíanos cuéntanos escriba envíe scriveteci scrivici "
    "inviaci contattaci segnala stuur tip deel bel escreva envie mande fale liên"
)
NEWSROOM = words_of(
    "us newsroom newsdesk editor editors reporters reporter tips uns redaktion nous rédaction nos redacción "
    "redazione ons redactie redação conosco tòa -nous"
)
CONTACT_US = words_of(
    "écrivez-nous contactez-nous envoyez-nous escríbenos contáctanos envíanos cuéntanos scriveteci scrivici "
    "inviaci contattaci"
)
# Where an outlet can be followed.
FOLLOWING = words_of("follow folgen folge suivez sigue siga síguenos segui seguici volg theo")
NETWORKS = words_of(
    "twitter facebook instagram youtube tiktok linkedin whatsapp telegram bluesky threads mastodon pinterest"
    " snapchat spotify twitch xing flipboard zalo"
)
# Counters of what may still be read without paying.
METERED = phrases_of(
    "you have |you've |this is your |sie haben |das ist ihr |il vous reste |te quedan |te queda |le quedan |"
    "ti restano |hai ancora |je hebt nog |u hebt nog |você tem |você ainda tem "
)
PIECES = words_of(
    "article articles preview previews story stories artikel artículo artículos articoli articolo artigo artigos "
    "matérias notas views"
)
LEFT = words_of(
    "free remaining left last limit kostenlose kostenlosen kostenloser gratuits gratuit gratis gratuiti restantes "
    "lire grátis gratuitos gratuitas"
)
# How German buttons end.
INFINITIVES = words_of(
    "testen abonnieren lesen weiterlesen bestellen anmelden registrieren herunterladen sichern kaufen "
    "mitdiskutieren kommentieren spenden anhören ansehen klicken abstimmen teilnehmen bewerben einloggen teilen"
)
# Consent: to what, whose, and for what.
COOKIES = phrases_of(
    "we and our |and our partners|nos partenaires|unsere partner|cookie|tracking technolog|similar technologies"
)
THIS_PAGE = phrases_of(
    "this site|this website|this page|on this device|diese website|diese seite|dieser website|ce site|este sitio|"
    "esta web|esta página|questo sito|deze website|deze site|este site"
)
CONSENT_SUBJECTS = words_of(
    "we our you your wir uns sie ihre nous notre vous votre nosotros nuestro usted tu utilizamos usamos aceptas "
    "acepta noi nostro utilizziamo wij onze uw nós nosso você chúng"
)
CONSENT_MATTERS = phrases_of(
    "partner|site|website|browser|device|experience|privacy|consent|setting|traffic|advertis|personal|choice|"
    "policy|accept|agree|essential|preference|gerät|zustimm|einwillig|datenschutz|akzeptier|appareil|accepter|"
    "expérience|aceptar|aceptas|dispositivo|experiencia|accett|esperienza|consenso|toestemming|accepteer|ervaring|"
    "aceitar|experiência|política|sitio|sito|webseite|seite"
)
# What was done with a page, and with something that may be a report of others.
MADE = words_of(
    "amended corrected updated edited translated republished reprinted adapted syndicated supplied provided "
    "produced published appeared sponsored commissioned misstated incorrectly misspelled misidentified clarified "
    "generated written compiled excerpted brought contains funded supported distributed licensed"
)
MADE_OF_REPORT = words_of("amended corrected updated supplied provided compiled republished misstated incorrectly")
# Words of reported speech.
SAID = words_of(
    "said says told added wrote writes asked argued warned explained sagte sagt erklärte teilte dijo dice explicó "
    "señaló dit déclaré expliqué indiqué detto dichiarato spiegato zei zegt disse afirmou according laut según "
    "selon secondo volgens segundo"
)
