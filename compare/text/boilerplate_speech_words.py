"""The vocabulary of pages in nine languages: words that carry a line of furniture, and those that only fill it."""

from __future__ import annotations

from compare.text.boilerplate_lines import words_of

# Words that outlets use of themselves and their readers: one of them carries a line.
ANCHORS = words_of(
    "newsletter newsletters subscribe subscribed subscriber subscribers subscription subscriber-only unsubscribe"
    " cookie cookies consent login log sign signup sign-up signed account comment comments commenting moderation"
    " moderated captcha robot podcast podcasts app apps advert adverts advertise advertisement advertising ads"
    " sponsored share tweet whatsapp facebook twitter instagram youtube telegram linkedin tiktok reddit browser"
    " javascript privacy inbox email e-mail spam copyright website homepage click tap print download newsdesk"
    " newsroom bulletin digest e-paper epaper webcast livestream trending recommended premium unlimited password"
    " username trademark reprint reprints syndication permissions hotline paywall membership alerts notifications"
    " iplayer faq editors masthead editing abonnieren abonnenten abonnent abo probeabo digital-abo anmelden"
    " anmeldung registrieren einloggen loggen kommentar kommentare kommentieren kommentarfunktion datenschutz"
    " einwilligung zustimmen akzeptieren werbung anzeige drucken teilen weiterempfehlen postfach roboter"
    " meistgelesen startseite lesetipps redaktion nutzungsbedingungen impressum abmelden herunterladen absenden"
    " abschicken abonner abonnez-vous abonnement abonnements abonné abonnés connectez-vous inscrivez-vous"
    " commenter commentaire commentaires publicité confidentialité courriel mail imprimer partager partagez"
    " télécharger téléchargez infolettre rédaction cliquez pseudo consentement préférences suscríbete suscripción"
    " suscriptor suscriptores suscribirse regístrate boletín comentar comentario comentarios publicidad privacidad"
    " correo imprimir compartir compartida descarga navegador clic redacción abbonati abbonato abbonamento"
    " abbonarsi iscriviti accedi registrati commenta commentare commento commenti pubblicità casella stampa"
    " condividi scarica redazione notifiche clicca abonneer abonnee abonnees abonneren nieuwsbrief reageren"
    " reactie reacties inloggen toestemming advertentie artikelen delen printen downloaden redactie mailbox klik"
    " assine assinante assinantes assinatura inscreva-se cadastre-se boletim comentário comentários publicidade"
    " privacidade matéria matérias compartilhar compartilhe baixe aplicativo redação clique bài viết đăng nhập ký"
    " ứng dụng bình luận quảng cáo bản tin tòa soạn báo preferences round-up weiterlesen gérer conversation"
)
# Words that fill such lines; three of them make one, if nothing else stands there.
FILLERS = words_of(
    "read reading article stories news latest more related top most popular daily weekly monthly morning evening"
    " full access month months year trial offer here continue keep next previous home menu search section edition"
    " follow join watch listen hear live audio video videos player photo photos picture pictures gallery view"
    " views viewed show hide load open close save send link friend friends page site abuse reply replies post add"
    " leave write address name number characters remaining required fields policy terms conditions settings"
    " preferences manage choices choice choose options accept agree reject allow necessary only use uses"
    " information about contact help careers desk tips updates update breaking round-up exclusive member members"
    " donate digital register registered create thanks thank please try error loading results poll vote rate"
    " rating helpful useful recommend picks missed writer reporter reporting written edited additional agencies"
    " agency supplied provided rights reserved reproduction permission prohibited office unlock expired limit"
    " connected stay tune hot topics window opens reads wherever miss don't won't spread word enjoying enjoyed"
    " interview visit best awaiting tick box human prove similar mehr lesen lies hier jetzt alle neue neuen"
    " neueste nachrichten thema zum zur das die der nur notwendige zulassen ablehnen einstellungen ihr ihre ihren"
    " bitte bestätigen kein noch zeichen kostenlos testen täglich morgen abend wichtigsten wochen diesen dieser"
    " plus inhalt inhalte präsentiert empfehlen seite suche melden bereits ein haben lire lu lus ici tous toutes"
    " les la le actualité actualités vidéo gratuit gratuitement semaine matin soir offre offert profitez premier"
    " contenu partenaire dossier notre gérer paramétrer accepter refuser votre vos adresse nom ami envoyer lien"
    " copié copier réagir suite voir leer más aquí noticias noticia todas toda actualidad gratis mañana oferta"
    " contenido patrocinado relacionada relacionado gestionar configurar aceptar rechazar tu tus nombre amigo"
    " enviar enlace copiado hazte leggi qui tutte notizie notizia settimana giorno mattina offerta contenuto"
    " gestisci accetta rifiuta tuo tua nome amico invia copiato continua lees meer nieuws maand ochtend aanbod"
    " inhoud beheren accepteren weigeren je uw naam vriend verstuur gekopieerd neem laatste ler leia mais aqui"
    " notícias notícia grátis mês manhã conteúdo gerenciar aceitar rejeitar seu sua continuar đọc xem thêm tin tức"
    " mới nhất gửi miễn phí mỗi ngày tháng liên quan trang email change voice okay understand technologies topic"
    " printen euro euros print sections articles artikel artikelen artículo artículos articolo articoli artigo"
    " artigos week weeks headlines"
)
# Words between them, of no weight.
LINKS = words_of(
    "the a an to of for in on with your our you we us and or is are be been this that it at from by not no all"
    " any can will have has if when as now today every per i i'm it's you're you've we're we'll we'd would like"
    " may might also other just so into via how what who where do does did up off but than again must need want"
    " too time anytime out am im um auf für mit von und oder sie ihnen uns unser unsere unserer unseren unserem"
    " ist sind wir nicht ein eine einen den dem des es sich bei aus zu als dass man de du et ou en sur par pour"
    " dans avec un une vous nous notre nos ce cet cette ces est sont sans au aux à d'un l' el los las y o con por"
    " para una su sus nuestro nuestra nuestros este esta esto son sin al del desde lo il gli e nostro nostra"
    " nostri questo questa è sono senza dal della nella sulla dei degli het een met voor op van ons onze dit deze"
    " zijn zonder aan bij om te jouw os com em uma nosso nossa é são sem ao da na nas pelo pela của và cho trên"
    " tại trong bạn cần để get got know set first last day days never everything report reports data whole next"
    " mes mon ma meine mis mijn breaking story"
)
# Who is spoken to, or speaks: without them a sentence tells of others.
SPEAKING = words_of(
    "you your we our us i my me please thanks sie ihr ihre ihren ihnen uns unser unsere unseren unserem wir bitte"
    " vous votre vos nous notre nos tu tus te nuestro nuestra su sus tuo tua ti noi nostro nostra je jouw uw ons"
    " onze você seu sua nosso nossa bạn"
)
