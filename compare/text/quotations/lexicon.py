"""Language -> the words by which quotations are given to speakers: verbs of speech, pronouns, and what bounds a phrase."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Lower-case words of one language, by what they do beside a quotation."""

    cues: frozenset[str]  # verbs of speech, all forms
    weak: frozenset[str]  # cues only right beside a quotation
    nouns: frozenset[str]  # cues that may be nouns
    sayings: frozenset[str]  # nouns that whoever says it owns: her claim that “…”
    gerunds: frozenset[str]  # forms that share the subject of another verb: saying, calling
    naming: frozenset[str]  # forms that a passive may use: dubbed “…” by Ito
    titling: frozenset[str]  # what follows is a name, and nobody's words: known as “…”
    pronouns: frozenset[str]
    sources: tuple[tuple[str, ...], ...]  # phrases that a source follows: according to
    agents: frozenset[str]  # by
    passives: frozenset[str]  # forms of "to be" that make a verb's subject its object: was told “…”
    relatives: frozenset[str]  # who, which
    auxiliaries: frozenset[str]  # stand between a subject and its verb
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    breaks: frozenset[str]  # conjunctions: a phrase does not cross them
    conjunctions: frozenset[str]  # and, or
    determiners: frozenset[str]
    nobody: frozenset[str]  # written with a capital, or in a subject's place, and never who speaks


_REGULAR = """add insist claim argue note explain state declare reply respond announce warn continue recall admit deny joke
    acknowledge observe conclude remark comment suggest urge vow complain boast predict maintain quip caution describe label
    dub term brand characterize characterise refer accuse criticize criticise blast slam bash mock praise hail laud dismiss
    reject denounce condemn decry lament blame allege assert contend confirm reiterate repeat stress emphasize emphasise
    promise pledge concede confess reveal disclose indicate shout yell scream chant exclaim fume whisper mutter murmur sigh
    snap scoff tease gush rave thunder bellow roar plead beg order instruct advise recommend propose ask inquire wonder
    question answer counter retort interject chime quote cite paraphrase report publish   voice express believe
    opine muse reflect recount   elaborate clarify specify detail outline summarize tout defend rebuke scold
    chide lecture lambast deride ridicule taunt attack assail challenge dispute threaten apologize thank bemoan grumble gripe
    protest object advocate affirm reaffirm assure reassure encourage    tweet post testify cry reiterate
    demand vent implore call retweet       hint fear hope worry expect proclaim pronounce
    rule estimate blurt retweet echo parrot fret relay signal forecast theorize theorise speculate
    surmise reason confide remind notify inform counsel clap chortle drawl intone cheer sneer hiss bark growl groan
    lash gasp""".split()
_IRREGULAR = """said say says saying told tell tells telling wrote write writes writing written read reads reading spoke speak
    speaks speaking spoken thought think thinks thinking felt feels feel feeling swore swears swearing rebutted quipped begged
    put puts putting dubbed snapped found finds ripped rips ripping tapped tweets tweeted tweeting admitted admits admitting
    hinted knocked went goes going sang sings singing emailed emailing texted texting pointed pointing
    shot""".split()
# Forms that are nouns as often: they are verbs where the words about them leave no other reading.
_NOUNS = """report order question answer term state fear hope note voice rule claim comment remark call promise pledge vow demand
    attack quote post tweet retweet protest object hint estimate signal forecast echo brand label slam blast praise charge
    challenge dispute reason cheer cry shout scream boast joke request rave rant snap tease sigh whisper murmur mutter scoff
    counter chant lecture rebuke taunt worry complaint advocate project concern detail outline welcome salute threat plan plea
    sign laugh chime publish counsel bark caution warn""".split()
# Verbs that tell of speech only right beside a quotation.
_WEAK = """continue continues continued continuing went goes going put puts putting found find finds read reads reading thought
    think thinks thinking felt feel feels feeling believe believes believed believing hope hopes hoped hoping fear fears feared
    fearing worry worries worried worrying expect expects expected expecting estimate estimates estimated estimating rule rules
    ruled ruling consider shot sang sings singing knocked spoke speak speaks speaking spoken hit lashed publish publishes
    published publishing order orders ordered ordering voice voices voiced voicing""".split()


def _forms(verb: str) -> tuple[str, str, str, str]:
    """Return a regular verb's base, third person, past and gerund."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    return verb, verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s"), verb + "ed", verb + "ing"


_ENGLISH = frozenset(form for verb in _REGULAR for form in _forms(verb)).union(_IRREGULAR)
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "titling": "known nicknamed titled entitled named codenamed subtitled headlined",
        "pronouns": "he she they i we it you",
        "sources": "according to|in the words of|as reported by",
        "agents": "by",
        "passives": "is are was were be been being get got",
        "sayings": """assertion claim comment comments remark remarks description statement argument promise pledge vow call letter
            memo warning accusation allegation belief contention suggestion insistence declaration admission confession apology
            slogan motto tweet tweets post message words phrase criticism complaint observation""",
        "relatives": "who which that",
        "auxiliaries": """is are was were be been being am has have had having do does did will would shall should can could may
            might must to 's 'd 've 's's not n't didn't doesn't wasn't isn't hasn't hadn't won't wouldn't couldn't can't seemed
            appeared wanted went continued tried refused declined began started vows vowed used""",
        "adverbs": """also later then now again once twice recently repeatedly often always never already still even just soon
            too today yesterday tonight both all earlier previously meanwhile instead only simply first back out on down up
            further first famously himself herself themselves itself""",
        "prepositions": """of to in on at for from with by about against between into through during under over after before
            since among within without toward towards across behind beyond near despite amid as like via per upon outside
            inside around until regarding following""",
        "breaks": """that because when while if than where since although though so until whether whereas unless what how why
            as after before which who whom whose but""",
        "conjunctions": "and or nor yet &",
        "determiners": """the a an this these those his her their its our my your some several many few two three four five six
            seven eight nine ten one another other others both most all no every each any either""",
        "nobody": """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
            september october november december there here it's that's yes no but and so or what how why when where that this
            these those such one here's there's other others another
            someone somebody anyone anybody everyone everybody nobody most half part""",
    },
    "de": {
        "cues": """sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont meinte meint schrieb schreibt
            schrieben geschrieben berichtete berichtet fragte fragt antwortete antwortet forderte fordert warnte warnt teilte
            kündigte ergänzte ergänzt fügte bekräftigte kritisierte kritisiert lobte lobt nannte nennt bezeichnete bezeichnet
            behauptete behauptet versicherte versichert kommentierte twitterte klagte urteilte rief ruft zitierte zitiert
            äußerte so heißt hieß erzählte erzählt räumte gab mahnte bedauerte begründete sprach spricht unterstrich""",
        "naming": "genannt bezeichnet zitiert",
        "pronouns": "er sie es ich wir man",
        "sources": "laut|nach angaben von|nach angaben der|nach angaben des|nach worten von|zufolge",
        "agents": "von",
        "passives": "wird werden wurde wurden",
        "relatives": "der die das welcher welche",
        "auxiliaries": "hat haben hatte hatten ist sind war waren wird werden wurde wurden habe sei sich",
        "adverbs": "auch dann später zuvor jedoch aber am noch nun weiter dazu bereits zudem dort gestern heute",
        "prepositions": "von in im an am auf aus bei mit nach seit vor für über unter um gegen zu zum zur durch bis zwischen",
        "breaks": "dass weil wenn als ob während obwohl nachdem bevor sodass wie",
        "conjunctions": "und oder",
        "determiners": """der die das den dem des ein eine einer einen einem eines sein seine ihr ihre mehrere einige viele
            zwei drei dieser diese dieses diesem unser unsere unserer unserem unseren""",
        "nobody": "montag dienstag mittwoch donnerstag freitag samstag sonntag es dies das damit dabei",
    },
    "es": {
        "cues": """dijo dice dijeron dicen dicho afirmó afirma afirmaron señaló señala explicó explica aseguró asegura declaró
            declara indicó indica agregó agrega añadió añade comentó comenta sostuvo sostiene manifestó manifiesta expresó
            expresa escribió escribe preguntó pregunta respondió responde anunció anuncia advirtió advierte destacó destaca
            subrayó subraya insistió insiste recordó recuerda reconoció reconoce admitió admite denunció denuncia criticó
            critica calificó califica llamó llama precisó precisa apuntó apunta concluyó concluye relató contó cuenta reiteró
            reitera confirmó confirma exclamó lamentó lamenta pidió pide tuiteó resaltó detalló informó""",
        "gerunds": "diciendo afirmando añadiendo señalando explicando asegurando",
        "naming": "llamado llamada calificado calificada citado",
        "pronouns": "él ella ellos ellas yo nosotros",
        "sources": "según|de acuerdo con|en palabras de|a juicio de",
        "agents": "por",
        "passives": "fue fueron ser es son",
        "relatives": "que quien quienes",
        "auxiliaries": "ha han había habían se le les lo la fue fueron",
        "adverbs": "también luego después además ayer hoy ya así",
        "prepositions": "a ante con contra de del desde durante en entre hacia hasta para por según sin sobre tras al",
        "breaks": "que porque cuando si mientras aunque como donde pues pero",
        "conjunctions": "y e o u",
        "determiners": "el la los las un una unos unas su sus este esta estos estas varios varias dos tres otro otra",
        "nobody": "lunes martes miércoles jueves viernes sábado domingo esto eso",
    },
    "fr": {
        "cues": """dit disent déclare déclaré affirme affirmé explique expliqué ajoute ajouté assure assuré indique indiqué
            estime estimé précise précisé souligne souligné rappelle rappelé annonce annoncé écrit écrivent répond répondu
            demande demandé raconte raconté confie confié lance lancé insiste insisté conclut conclu regrette regretté dénonce
            dénoncé critique critiqué qualifie qualifié commente commenté témoigne témoigné reconnaît reconnu admet admis
            promet promis martèle martelé poursuit poursuivi résume résumé soutient soutenu juge jugé tweeté prévient prévenu
            reprend note noté observe observé constate constaté s'exclame s'interroge appelle appelé""",
        "gerunds": "disant ajoutant expliquant affirmant assurant",
        "naming": "appelé appelée qualifié qualifiée cité baptisé",
        "pronouns": "il elle ils elles on je nous",
        "sources": "selon|d'après|d’après|aux yeux de|pour reprendre les mots de",
        "agents": "par",
        "relatives": "qui que",
        "auxiliaries": "a ont avait avaient est sont était s'est se lui leur y en",
        "adverbs": "aussi également ensuite encore ainsi mardi hier toujours",
        "prepositions": "à au aux avec chez contre dans de des du d'un d'une depuis en entre par pour sans selon sous sur vers",
        "breaks": "que parce quand lorsque si comme tandis alors où mais",
        "conjunctions": "et ou",
        "determiners": "le la les l'un un une des son sa ses leur leurs ce cette ces plusieurs deux trois certains",
        "nobody": "lundi mardi mercredi jeudi vendredi samedi dimanche cela c'est",
    },
    "it": {
        "cues": """disse dice dicono detto dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge sottolineato
            sottolinea ricordato ricorda scritto scrive scrisse risposto risponde commentato commenta annunciato annuncia
            osservato osserva sostenuto sostiene assicurato assicura raccontato racconta ribadito ribadisce concluso conclude
            precisato precisa definito definisce chiamato chiama chiesto chiede avvertito ammesso ammette confermato conferma
            denunciato denuncia criticato twittato esclamato""",
        "gerunds": "dicendo aggiungendo spiegando affermando",
        "naming": "definito definita chiamato chiamata citato",
        "pronouns": "lui lei egli ella loro io noi",
        "sources": "secondo|stando a|a detta di|per",
        "agents": "da dal dalla",
        "relatives": "che cui",
        "auxiliaries": "ha hanno aveva avevano è sono era si gli le",
        "adverbs": "anche poi inoltre ieri oggi ancora",
        "prepositions": "a al alla ai con da dal dalla di del della dei delle in nel nella per su sul sulla tra fra",
        "breaks": "che perché quando se mentre come dove ma",
        "conjunctions": "e ed o",
        "determiners": "il lo la i gli le un uno una suo sua questo questa alcuni alcune due tre",
        "nobody": "lunedì martedì mercoledì giovedì venerdì sabato domenica questo",
    },
    "nl": {
        "cues": """zei zegt zeggen zeiden gezegd verklaarde verklaart schreef schrijft geschreven vertelde vertelt meldde meldt
            aldus stelde stelt vindt vond noemde noemt benadrukte benadrukt antwoordde antwoordt vroeg vraagt liet laat
            waarschuwde waarschuwt reageerde reageert bevestigde bevestigt beweerde beweert concludeert voegde voegt""",
        "naming": "genoemd",
        "pronouns": "hij zij ze ik wij we",
        "sources": "volgens|aldus",
        "agents": "door",
        "passives": "wordt werden werd",
        "relatives": "die dat wie",
        "auxiliaries": "heeft hebben had hadden is zijn was waren wordt werd",
        "adverbs": "ook toen later nog eerder gisteren vandaag",
        "prepositions": "aan bij door in met naar na om onder op over sinds tegen tot uit van voor tijdens",
        "breaks": "dat omdat toen als terwijl hoewel of maar",
        "conjunctions": "en of",
        "determiners": "de het een zijn haar hun deze die dit enkele twee drie",
        "nobody": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag het dit",
    },
    "pt": {
        "cues": """disse diz disseram dizem dito afirmou afirma afirmaram declarou declara explicou explica acrescentou
            acrescenta escreveu escreve respondeu responde comentou comenta ressaltou ressalta destacou destaca informou
            informa contou conta garantiu garante lembrou lembra alertou alerta criticou critica chamou chama perguntou
            anunciou anuncia reconheceu admitiu admite reiterou confirmou concluiu lamentou defendeu""",
        "gerunds": "dizendo afirmando acrescentando",
        "naming": "chamado chamada citado",
        "pronouns": "ele ela eles elas eu nós",
        "sources": "segundo|de acordo com|conforme|nas palavras de",
        "agents": "por pelo pela",
        "relatives": "que quem",
        "auxiliaries": "tem têm tinha havia foi foram se lhe é",
        "adverbs": "também depois ainda ontem hoje além",
        "prepositions": "a ao à com contra de do da dos das desde em no na nos nas entre para por pelo pela sem sob sobre",
        "breaks": "que porque quando se enquanto embora como onde mas",
        "conjunctions": "e ou",
        "determiners": "o a os as um uma uns umas seu sua seus suas este esta vários várias dois duas três",
        "nobody": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo isso",
    },
}  # fmt: skip


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of an ISO 639-1 code; of an unknown one, English.

    >>> "said" in lexicon("en").cues, "sagte" in lexicon("de").cues
    (True, True)
    """
    code = language if language in _WORDS else "en"
    words = {kind: frozenset(listed.split()) for kind, listed in _WORDS[code].items()}
    if code == "en":
        words |= {
            "cues": _ENGLISH,
            "weak": frozenset(_WEAK),
            "nouns": frozenset(form for verb in _NOUNS for form in _forms(verb)[:2]),
            "gerunds": frozenset(form for form in _ENGLISH if form.endswith("ing")),
            "naming": frozenset(form for form in _ENGLISH if form.endswith("ed")),
        }
    gerunds = words.get("gerunds", frozenset())
    return Lexicon(
        cues=words["cues"] | gerunds,
        weak=words.get("weak", frozenset()),
        nouns=words.get("nouns", frozenset()),
        sayings=words.get("sayings", frozenset()),
        gerunds=gerunds,
        naming=words["naming"],
        titling=words.get("titling", frozenset()),
        pronouns=words["pronouns"],
        sources=tuple(tuple(phrase.split()) for phrase in _WORDS[code]["sources"].split("|")),
        agents=words["agents"],
        passives=words.get("passives", frozenset()),
        relatives=words["relatives"],
        auxiliaries=words["auxiliaries"],
        adverbs=words["adverbs"],
        prepositions=words["prepositions"],
        breaks=words["breaks"],
        conjunctions=words["conjunctions"],
        determiners=words["determiners"],
        nobody=words["nobody"],
    )
