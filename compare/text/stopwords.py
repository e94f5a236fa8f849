"""Language -> the words that say nothing of a story: function words, titles, and verbs of speech."""

from __future__ import annotations

_WORDS = {
    "en": """a about above after again against all also am among an and another any are as at away back be because been before being
        below between both but by came can come could despite did do does doing done down during each either else even ever
        every few for from further get give given go goes going got had has have having he her here hers herself him himself his
        how however i if in including instead into is it its itself just last least less let like made make many may me might
        more most mr mrs ms miss much must my myself near nearly neither next no nor not now of off often on once only onto or
        other others our ours ourselves out over own per perhaps put rather really said same say saying says see seem seems
        she should since so some something still such take taken tell telling tells than that the their theirs them themselves
        then there these they thing things this those though through thus to told too took toward towards under until up upon us
        use used very via was way we well went were what when where whether which while who whom whose why will with within
        without would yet you your yours yourself yourselves according add added adds asked asks announced noted spoke
        statement spokesman spokeswoman spokesperson reporters
        aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll he's i'd i'll i'm i've isn't it'll it's
        let's shan't she'd she'll she's shouldn't that's there's they'd they'll they're they've wasn't we'd we'll we're we've
        weren't what's where's who's won't wouldn't you'd you'll you're you've ain't don didn doesn isn wasn ve re ll s t d m""",
    "de": """ab aber als am an auch auf aus bei beim bis da dann das dass dem den denn der des dessen deren die dies diese
        diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwa für gegen gibt habe haben hat
        hatte hatten ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jedoch kann kein
        keine können man mehr mit muss müssen nach nicht noch nun nur ob oder ohne sagt sagte sagten sei sein seine seinem
        seinen seiner seit sich sie sind so sowie sollen soll sondern über um und uns unter vom von vor war waren was weil
        welche wenn werden wer wie wieder wir wird worden wurde wurden zu zum zur zwischen""",
    "es": """a al algo ante antes aquel aquella así aún aunque cada como con contra cual cuando de del desde después dice dijo
        donde dos durante e el él ella ellas ellos en entre era eran es esa ese eso esta está están estaba este esto estos
        estas fue fueron ha había han hasta hay la las le les lo los más me mi mientras muy ni no nos o otra otras otro otros
        para pero por porque que qué quien quienes se sea según ser si sí sido sin sino sobre su sus también tan tanto te tiene
        tienen todo todos tras tras tu un una uno unos unas y ya yo""",
    "fr": """a afin ai ainsi alors après au aucun aussi autre autres aux avait avant avec avoir ce cela celle celui ces cet
        cette ceux chez comme contre d dans de depuis des deux dit dont du elle elles en encore entre est et été être eu eux
        fait il ils j je l la le les leur leurs lors lorsque lui m ma mais me même mes moins mon n ne ni nos notre nous on ont
        ou où par pas pendant plus pour pourquoi qu quand que quel quelle qui s sa sans se selon ses si son sont sous sur t ta
        tandis tant te tous tout toute toutes très tu un une vers vos votre vous y""",
    "it": """a ad agli ai al alla alle allo anche ancora c che chi ci come con contro cosa così cui d da dagli dai dal dalla
        dalle dello degli dei del della delle di dice dopo dove due e è ed era erano essere fa fino fra fu gli ha hanno i il in
        invece io l la le lei li lo loro lui ma mentre mi molto ne negli nei nel nella nelle nello no noi non o ogni per perché
        più poi prima qua quale quando quanto quello questa queste questi questo se secondo sei senza si sia sono sta stata
        stati stato su sua sue sugli sui sul sulla suo suoi tra tutti tutto un una uno vi""",
    "nl": """aan al alle als bij daar dan dat de der deze die dit doen door dus een en er ge geen had hadden heb hebben heeft
        hem het hier hij hoe hun ik in is ja je kan kon kunnen maar me meer men met mij na naar niet nog nu of om omdat onder
        ons ook op over sinds te tegen toch toen tot u uit van veel voor waar waren was wat werd werden wie wij worden wordt ze
        zei zelf zich zij zijn zo zou zullen""",
    "pt": """a à ao aos as às até com como contra da das de dela dele deles depois desde disse do dos e é ela elas ele eles em
        entre era essa esse esta está este eu foi foram há isso isto já lhe mais mas me mesmo meu muito na não nas nem no nos o
        os ou para pela pelas pelo pelos por porque quando que quem se sem ser seu seus só sobre sua suas também tem tinha todo
        um uma você""",
}  # fmt: skip

STOPWORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}


def stopwords(language: str) -> frozenset[str]:
    """Return the lower-case stop words of an ISO 639-1 code; none are known of most languages.

    >>> "the" in stopwords("en"), stopwords("xx")
    (True, frozenset())
    """
    return STOPWORDS.get(language, frozenset())
