"""Word forms -> stems: Snowball where the language has a stemmer, plus English irregulars and nominalisations.

Snowball leaves "killed" and "death", "denied" and "denial", "won" and "win" apart; news tells one fact with either, so a
table brings the commonest together.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Protocol

SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# One line a family, the head first; every form is brought to the stem of the head.
FAMILIES = """
accuse accusation accusations
acquire acquisition acquisitions
admit admission admissions
agree agreement agreements
allege allegation allegations
announce announcement announcements
apologise apologize apologised apologized apology apologies apologising apologizing
appear appearance appearances
appoint appointment appointments
approve approval approvals
argue argument arguments
arrive arrival arrivals
assess assessment assessments
attack attacker attackers
become became
begin began begun beginning
believe belief beliefs
bleed bled
break broke broken
bring brought
build built builder building
buy bought buyer buyers
calm calmly
catch caught
child children
choose chose chosen choice choices
collide collision collisions
come came
complain complaint complaints
conclude conclusion conclusions
confess confession confessions
congratulate congratulation congratulations congratulatory
convict conviction convictions
decide decision decisions
declare declaration declarations
defend defence defense
deny denied denies denial denials
depart departure departures
describe description descriptions
destroy destruction
detain detention detentions detainee detainees
develop development developments
die died dies dying dead death deaths
discover discovery discoveries
disturb disturbance disturbances
draw drew drawn
drink drank drunk
drive drove driven driver drivers
eat ate eaten
elect election elections electoral
employ employee employees employer employers employment
evacuate evacuation evacuations evacuee evacuees
explode explosion explosions
explain explanation explanations
express expression expressions
fail failure failures
fall fell fallen
feel felt
fight fought fighter fighters
find found findings finding
fly flew flown flight flights
forbid forbade forbidden
force forces
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown growth
hear heard hearing hearings
hide hid hidden
hold held
inform information
injure injury injuries injured
inspect inspection inspections inspector inspectors
intend intention intentions
interfere interference
introduce introduction
invade invasion invasions
investigate investigation investigations investigator investigators
keep kept
kill killed killing killings killer
know knew known knowledge
lay laid
lead led leader leaders leadership
leave left
lend lent
lose lost loss losses
make made maker
man men
manage manager managers management
marry marriage marriages
mean meant
meet met meeting meetings
move movement movements
negotiate negotiation negotiations negotiator negotiators
obey obedience
oppose opposition opponent opponents
participate participation participant participants
pay paid payment payments
perform performance performances
permit permission permissions
person people persons
persuade persuasion
plead pled plea pleas
poison poisoned poisoning
predict prediction predictions
present presentation
press pressure
propose proposal proposals
prosecute prosecution prosecutor prosecutors
protect protection
prove proof proven
publish publication publications
punish punishment punishments
react reaction reactions
receive receipt
recognise recognize recognised recognized recognising recognizing recognition
recommend recommendation recommendations
recover recovery
reduce reduction reductions
refuse refusal refusals
reject rejection rejections
release releases
remove removal removals
reply replies replied
require requirement requirements
resign resignation resignations
respond response responses
reveal revelation revelations
ride rode ridden rider riders
rise rose risen
run ran running
say said says saying
see saw seen
seek sought
sell sold sale sales seller
send sent
shake shook shaken
shoot shot shooting shootings shooter shots
sing sang sung singer singers song songs
sink sank sunk
speak spoke spoken speech speeches speaker
spend spent spending
spread
stand stood
steal stole stolen theft thefts
strike struck strikes
strong strength
succeed success
suffer suffering
suggest suggestion suggestions
support supporter supporters
survive survival survivor survivors
suspect suspicion suspicions
swear swore sworn
swim swam swum
take took taken
teach taught teacher teachers
tell told
think thought thoughts
threaten threat threats
throw threw thrown
treat treatment treatments
try tried tries trial trials
understand understood
vary variation variety
violate violation violations
visit visitor visitors
vote voter voters votes
wake woke woken
warn warning warnings
wear wore worn
win won winner winners winning victory victories
wish wishes
withdraw withdrew withdrawn withdrawal withdrawals
wound wounded wounds
write wrote written writer
"""


class Stemmer(Protocol):
    """Whatever brings one lower-case word to its stem."""

    def __call__(self, word: str, /) -> str: ...


@cache
def stemmer(language: str) -> Stemmer:
    """Return the stemmer of an ISO 639-1 code; a language that Snowball does not know keeps its words as they are."""
    return lru_cache(maxsize=1 << 18)(forgetful_stemmer(language)) if language in SNOWBALL else _unchanged


@cache
def forgetful_stemmer(language: str) -> Stemmer:
    """Return a stemmer that remembers no word, for those who do so themselves."""
    name = SNOWBALL.get(language)
    if name is None:
        return _unchanged
    import Stemmer as snowball  # noqa: N813 - a module, whatever its name; a C extension: loaded only where words are compared, not where copies are hashed

    plain: Stemmer = snowball.Stemmer(name, 0).stemWord  # without its own memory, which costs more than it saves
    if language != "en":
        return plain
    families = _families(plain)
    return lambda word: families.get(word) or plain(word)


def _unchanged(word: str) -> str:
    return word


def _families(stem: Stemmer) -> dict[str, str]:
    rows = (line.split() for line in FAMILIES.split("\n") if line)
    return {form: stem(head) for head, *forms in rows for form in (head, *forms)}
