"""Rules on the frame of a page: menus, share rows, adverts, players, galleries, teasers, embeds, transcripts, debris."""

from __future__ import annotations

from compare.text import boilerplate_rows as rows
from compare.text import boilerplate_shapes as shapes
from compare.text.boilerplate_lines import Rule, alone, label, opening, phrase

DEBRIS = (
    Rule("debris", shapes.is_debris, 200),
    Rule("debris", shapes.is_code, 200),
    alone("debris", "x youtube video", "%s"),
)
MENUS = (
    alone(
        "menu",
        "home",
        "menu",
        "search",
        "skip to content",
        "skip to main content",
        "skip navigation",
        "jump to content",
    ),
    alone(
        "menu", "skip to navigation", "back to top", "return to top", "go to top", "scroll to top", "top of page", "top"
    ),
    alone("menu", "main menu", "navigation", "close menu", "open menu", "toggle navigation", "site map", "sitemap"),
    alone("menu", "about us", "contact us", "contact", "careers", "help", "faq", "advertise", "advertise with us"),
    alone("menu", "my account", "log in", "account", "settings", "follow", "following", "unfollow", "back", "view all"),
    alone(
        "menu",
        "see all",
        "show more",
        "show less",
        "load more",
        "view more",
        "see more",
        "read less",
        "expand",
        "continue",
    ),
    alone(
        "menu", "back to home", "home page", "homepage", "complaints and corrections", "corrections", "accessibility"
    ),
    alone("menu", "zum inhalt springen", "zum inhalt", "zur startseite", "startseite", "nach oben", "zum seitenanfang"),
    alone(
        "menu", "zurück", "weiter", "menü", "suche", "über uns", "kontakt", "mehr anzeigen", "navigation überspringen"
    ),
    alone(
        "menu", "aller au contenu", "aller au contenu principal", "accueil", "haut de page", "retour en haut", "retour"
    ),
    alone(
        "menu",
        "recherche",
        "rechercher",
        "qui sommes-nous",
        "nous contacter",
        "voir plus",
        "voir tout",
        "afficher plus",
    ),
    alone(
        "menu",
        "ir al contenido",
        "saltar al contenido",
        "inicio",
        "volver arriba",
        "volver",
        "buscar",
        "menú",
        "contacto",
    ),
    alone("menu", "ir arriba", "quiénes somos", "mostrar más", "vai al contenuto", "torna su", "torna all'inizio"),
    alone(
        "menu",
        "cerca",
        "chi siamo",
        "contatti",
        "mostra altro",
        "naar inhoud",
        "naar boven",
        "terug",
        "zoeken",
        "over ons",
    ),
    alone(
        "menu",
        "toon meer",
        "ir para o conteúdo",
        "voltar ao topo",
        "voltar",
        "início",
        "quem somos",
        "contato",
        "contactos",
    ),
    alone("menu", "trang chủ", "lên đầu trang", "về đầu trang", "quay lại", "tìm kiếm", "liên hệ", "mục lục"),
    opening(
        "menu",
        "you are here:",
        "sie sind hier:",
        "vous êtes ici",
        "home >",
        "home »",
        "home ›",
        "startseite >",
        words=20,
    ),
    opening("menu", "startseite ›", "accueil >", "accueil ›", "inicio >", "ga naar de inhoud", words=20),
    Rule("menu", rows.is_menu, 50),
    Rule("menu", rows.is_sections, 40),
    Rule("tags", rows.is_tags, 40),
    Rule("update", rows.is_date_line, 12),
    Rule("update", rows.is_stamp_line, 18),
    Rule("counter", rows.is_counter, 7),
    Rule("head row", rows.is_head_row, 24),
    Rule("ticker", rows.is_ticker, 8),
)
SHARING = (
    Rule("share row", shapes.is_share_row, 16),
    opening("share row", "read or share this", "share this:", "share on facebook", words=20),
    opening("share row", "share this article", "share this story", "share this post", words=20),
    opening(
        "share row", "share this on ", "share this with", "share this page", "share this video", "share via ", words=9
    ),
    opening(
        "share row", "share on ", "share to ", "share with ", "tweet this", "tweet about this", "post to ", words=5
    ),
    opening("share row", "email this", "e-mail this", "email a friend", "e-mail a friend", "email article", words=9),
    opening("share row", "email to a friend", "send to a friend", "send by ", "send via ", "send this to", words=7),
    opening(
        "share row", "print this", "print article", "print story", "print page", "print recipe", "copy link", words=7
    ),
    opening(
        "share row", "copy this link", "copy url", "copy the link", "link copied", "bookmark this", "pin it", words=9
    ),
    opening("share row", "save this article", "save this story", "save article", "save for later", "save to ", words=7),
    opening("share row", "add to favo", "add to reading list", "add to bookmarks", "gift this article", words=8),
    opening(
        "share row",
        "teile diesen artikel",
        "diesen artikel teilen",
        "diesen beitrag teilen",
        "artikel teilen",
        words=12,
    ),
    opening(
        "share row", "teilen auf", "auf facebook teilen", "auf twitter teilen", "auf x teilen", "per mail ", words=6
    ),
    opening("share row", "per e-mail ", "artikel drucken", "seite drucken", "artikel merken", "zur merkliste", words=6),
    opening("share row", "comparte esta", "comparte este", "compartir en", "compartir esta", "compartir el", words=8),
    opening("share row", "compartir artículo", "enviar por", "copiar enlace", "guardar artículo", words=8),
    opening("share row", "partager cet article", "partager l'article", "partager sur", "partagez cet", words=8),
    opening("share row", "envoyer par", "imprimer l'article", "copier le lien", "ajouter à vos favoris", words=8),
    opening("share row", "condividi l'articolo", "condividi su", "condividi questo", "condividi via", words=8),
    opening("share row", "invia per", "copia link", "copia il link", "stampa articolo", "salva articolo", words=6),
    opening(
        "share row", "deel dit", "deel op", "deel via", "delen via", "delen op", "kopieer link", "mail dit", words=6
    ),
    opening("share row", "compartilhe", "compartilhar", "enviar por e-mail", "copiar link", "partilhar", words=6),
    opening("share row", "chia sẻ bài", "chia sẻ trên", "sao chép liên kết", "in bài", words=8),
    phrase("share row", "read or share this story", "comment gift article share", words=40),
    Rule("share row", lambda x: x.low.endswith(("click to tweet", "tweet this")), 50),
)
ADVERTS = (
    alone("advert", "advertisement", "advertisement advertisement", "ad", "ads", "advertising", "advertorial"),
    alone("advert", "sponsored", "sponsored content", "sponsored post", "sponsored by", "promoted", "paid post"),
    alone("advert", "story continued below", "story continues below", "article continues below", "ad feedback"),
    alone(
        "advert", "continue reading below", "loading", "remove ads", "report this ad", "hide ad", "skip ad", "close ad"
    ),
    alone(
        "advert", "paid partnership", "partner content", "scroll to continue", "scroll down to continue", "presented by"
    ),
    alone("advert", "anzeige", "werbung", "publicidad", "publicité", "annonce", "annonces", "contenu sponsorisé"),
    alone(
        "advert", "pubblicità", "advertentie", "quảng cáo", "publicidade", "reclame", "anuncio", "anuncios", "anúncio"
    ),
    alone(
        "advert", "gesponsert", "bezahlter inhalt", "contenido patrocinado", "patrocinado", "contenuto sponsorizzato"
    ),
    alone("advert", "gesponsord", "conteúdo patrocinado", "nội dung tài trợ", "continua después de la publicidad"),
    alone("advert", "continúa después de la publicidad", "continua após a publicidade", "la suite après la publicité"),
    alone(
        "advert", "artikel gaat verder onder de advertentie", "nach der anzeige weiterlesen", "weiter nach der anzeige"
    ),
    opening("advert", "story continues below advert", "story continues after", "article continues after", words=12),
    opening("advert", "article continues below", "advertisement - story", "advertisement - scroll", words=12),
    opening("advert", "continue reading the main", "advertisement continue reading", "scroll to continue", words=12),
    opening("advert", "this content is brought to you", "this article contains affiliate", "we may earn a", words=50),
    opening("advert", "we may receive a commission", "we may receive compensation", "we earn a commission", words=50),
    opening("advert", "der artikel wird nach der anzeige", "lesen sie nach der anzeige", words=12),
)
PLAYERS = (
    alone(
        "player",
        "watch now",
        "watch",
        "watch live",
        "video",
        "videos",
        "audio",
        "listen",
        "listen live",
        "play",
        "pause",
    ),
    alone(
        "player",
        "scroll down for video",
        "scroll down for videos",
        "mute",
        "unmute",
        "skip",
        "full screen",
        "transcript",
    ),
    alone(
        "player", "video loading", "poll loading", "now playing", "play video", "play audio", "listen to this article"
    ),
    alone(
        "player", "watch the video", "watch video", "listen now", "close", "replay", "up next", "watch below", "live"
    ),
    alone(
        "player", "watch the video below", "watch the video above", "listen to the interview", "listen to this story"
    ),
    alone("player", "video anzeigen", "ver video", "voir la vidéo", "guarda il video", "bekijk de video", "xem video"),
    alone("player", "artikel anhören", "écouter l'article", "écouter cet article", "escuchar", "escuchar artículo"),
    alone("player", "ascolta l'articolo", "luister naar dit artikel", "ouvir", "ouça este conteúdo", "nghe đọc bài"),
    opening("player", "please enable javascript", "for mobile users, click", "javascript is disabled", words=25),
    opening("player", "using a mobile device?", "mobile users click", "enable javascript", words=25),
    opening("player", "bitte aktivieren sie javascript", "veuillez activer javascript", "activa javascript", words=25),
    opening("player", "scroll down for ", "click here", "tap here", "click to ", "tap to ", words=40),
    opening("player", "click the play", "press play", "click play", "click on the video", words=20),
    opening(
        "player", "hier klicken", "klicken sie hier", "cliquez ici", "haga clic", "haz clic", "clicca qui", words=25
    ),
    opening("player", "klik hier", "clique aqui", "bấm vào đây", "nhấn vào đây", words=25),
    opening("player", "watch the video above", "watch the video below", "watch the interview here", words=14),
    opening(
        "player", "watch the clip", "watch below:", "watch live on", "watch live at", "watch the full video", words=14
    ),
    opening("player", "video loading ", "your browser does not support", "this video is not available", words=25),
    opening("player", "this video can not be played", "sorry, this video", "media playback is", words=25),
    opening("player", "ihr browser unterstützt", "votre navigateur ne", "tu navegador no", "su navegador no", words=25),
    opening(
        "player", "don't see the graphic", "don't see the video", "can't see the video", "can't see this", words=25
    ),
    phrase("player", "listen · ", "listen • ", "replay more videos", "play slideshow", words=80),
    alone("gallery", "photo", "photos", "image", "images", "picture", "gallery", "in pictures", "view photo"),
    alone("gallery", "view gallery", "view photos", "hide caption", "show caption", "foto", "ảnh", "photo gallery"),
    alone("gallery", "slideshow", "enlarge this image", "enlarge this image toggle caption", "view full size"),
    alone("gallery", "photo credit", "fotos", "bild", "bildergalerie", "fotostrecke", "zur galerie", "diaporama"),
    alone("gallery", "en images", "galería", "galería de fotos", "fotogalleria", "fotoserie", "galeria de fotos"),
    alone("gallery", "next image", "previous image", "next photo", "previous photo", "view fullscreen", "open image"),
    opening(
        "gallery", "slideshow (", "view gallery", "bilderstrecke", "fotogalería", "fotostrecke", "gallery:", words=6
    ),
    opening("gallery", "image caption", "image source", "image copyright", "media caption", words=6),
)
TEASERS = (
    Rule("teaser", shapes.is_bracketed_teaser),
    Rule("teaser", shapes.is_glued_teaser),
    label("teaser", "more", "read more", "related", "see also", "read also", "also see", "also read", "read next"),
    label("teaser", "up next", "don't miss", "must read", "recommended", "you may also like", "further reading"),
    label("teaser", "watch", "watch this", "now watch", "video", "listen", "watch more", "watch live", "watch now"),
    label("teaser", "read", "graphic", "in the news", "trending", "related post", "related video", "related reading"),
    label(
        "teaser", "more on this", "related story", "related stories", "related article", "see more", "more like this"
    ),
    label(
        "teaser", "from the archive", "previously", "explainer", "interactive", "podcast", "quiz", "gallery", "photos"
    ),
    label(
        "teaser",
        "lesen sie auch",
        "lesen sie mehr",
        "mehr zum thema",
        "mehr dazu",
        "lesen sie hier",
        "auch interessant",
    ),
    label(
        "teaser", "lesetipp", "zum thema", "passend dazu", "weiterlesen", "lesen sie dazu", "siehe auch", "lies auch"
    ),
    label("teaser", "leer más", "lee también", "lea también", "lee además", "lea además", "te puede interesar"),
    label("teaser", "le puede interesar", "ver también", "vea también", "más información", "mira también", "lea más"),
    label(
        "teaser", "lire aussi", "à lire aussi", "à lire", "voir aussi", "lire également", "à lire également", "à voir"
    ),
    label("teaser", "leggi anche", "lees ook", "leggi pure", "vedi anche", "bekijk ook", "lees meer", "zie ook"),
    label("teaser", "xem thêm", "đọc thêm", "leia também", "leia mais", "veja também", "saiba mais", "veja mais"),
    opening("teaser", "related stories ", "related articles ", "read more about ", words=25),
    opening(
        "teaser", "read more on ", "read more at ", "read more here", "read more in ", "read the original", words=25
    ),
    opening("teaser", "read the full article", "read full article", "read the full story", "read full story", words=20),
    opening("teaser", "read the whole", "read more from ", "read the rest", "read our full", "view the full", words=20),
    opening(
        "teaser", "continue reading", "continue to full", "keep reading", "weiterlesen ", "lire la suite ", words=10
    ),
    opening("teaser", "seguir leyendo", "sigue leyendo", "continúe leyendo", "continua a leggere", words=10),
    opening("teaser", "verder lezen", "lees verder ", "continue lendo", "leggi tutto ", "leer más ", words=10),
    opening("teaser", "for more on this", "for more news", "for more information about our", words=20),
    opening("teaser", "lesen sie auch ", "lire aussi ", "à lire aussi ", "leggi anche ", "lesen sie hier", words=25),
    opening("teaser", "lees ook ", "lee también ", "leia também ", "lea también ", "veja também ", words=25),
    opening("teaser", "more from ", "more in ", "also on ", "also in ", "mehr aus ", "plus de ", "meer uit ", words=5),
    Rule("teaser", lambda x: x.text.endswith((" Read more", " Read More", " READ MORE"))),
)
EMBEDS = (
    Rule("transcript", shapes.is_furniture_of_speech),
    Rule("transcript", shapes.is_sound, 14),
    Rule("embed", shapes.is_attribution, 16),
    Rule("embed", shapes.is_bare_embed, 40),
    opening("embed", "view this post on instagram", "a post shared by", "view this post on", words=30),
    opening("embed", "sieh dir diesen beitrag auf", "voir cette publication sur", "ver esta publicación en", words=30),
    opening("embed", "visualizza questo post", "dit bericht op instagram", "ver essa foto no instagram", words=30),
)
