"""Danish words for the codes that records hold, for rows, papers and read tables.

A code that is not here is shown as it stands: a line system's own word is better than none.
"""

from collections.abc import Mapping
from typing import Final

from casework import one_plan
from casework.goals import AREAS
from casework.guarding import OUTCOMES as CARRIER_OUTCOMES
from casework.sentences import Sentence

FORMS: Final[Mapping[str, str]] = {
    "home": "Hjemmebesøg",
    "office": "Personligt fremmøde",
    "walk": "Gåtur",
    "workplace": "Virksomhedsbesøg",
    "phone": "Telefon",
    "sms": "SMS",
    "video": "Video",
    "other": "Andet",
}
"""How people met: `visit.form`, `meeting.form`, `note.channel`, `attempt.channel`."""

OUTCOMES: Final[Mapping[str, str]] = {
    "met": "Mødt",
    "not_met": "Ikke truffet",
    "no_show": "Udeblevet",
    "cancelled": "Afbud",
    "phone": "Talt i telefon",
    "sms": "Skrevet sammen",
    "other": "Andet",
}
"""What came of it: `visit.outcome`, `meeting.outcome`, `note.attendance`, `attempt.result`."""

NATURES: Final[Mapping[str, str]] = {
    "fact": "Fakta",
    "statement": "Borgerens ord",
    "observation": "Iagttagelse",
    "assessment": "Vurdering",
}
"""What kind of sentence a note is: `note.nature`."""

AGREEMENT_STATUS: Final[Mapping[str, str]] = {"open": "Åben", "done": "Udført", "dropped": "Bortfaldet"}
GOAL_STATUS: Final[Mapping[str, str]] = {"active": "Aktivt", "reached": "Nået", "dropped": "Udgået"}

PLAN_LANGUAGES: Final[Mapping[str, str]] = {
    "": "Kun dansk",
    "en": "engelsk",
    "ar": "arabisk",
    "tr": "tyrkisk",
    "so": "somali",
    "fa": "persisk",
    "uk": "ukrainsk",
    "pl": "polsk",
}
"""What may stand beside the Danish on a citizen's plan (casework/plan_languages.txt)."""
PLAN_SIZES: Final[Mapping[str, str]] = {"": "Almindelig", "plain": "Almindelig", "large": "Stor"}

CLOSED_REASONS: Final[Mapping[str, str]] = {
    "work": "I arbejde",
    "education": "I uddannelse",
    "flex_job": "Fleksjob",
    "pension": "Pension",
    "no_longer": "Får ikke længere ydelsen",
    "elsewhere": "Fortsætter et andet sted i kommunen",
    "moved": "Flyttet til en anden kommune",
    "died": "Borgeren er død",
    "mistake": "Oprettet ved en fejl",
    "other": "Andet",
}
"""Why a case was closed: `citizen.closed_reason`. A list of ours of 27.11.2026: the national index of cases (SF1470)
names the state *Afsluttet*, and no reasons."""

GOAL_VOICES: Final[Mapping[str, str]] = {
    "citizen": "borgeren selv",
    "joint": "borgeren og vi sammen",
    "authority": "kommunen eller en anden myndighed",
}
"""Who set a goal: `goal.voice`."""

_CODED: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    ("citizen", "closed_reason"): CLOSED_REASONS,
    ("citizen", "plan_language"): {**PLAN_LANGUAGES, "da": PLAN_LANGUAGES[""]},
    ("citizen", "plan_size"): PLAN_SIZES,
    ("address_carrier", "how"): CARRIER_OUTCOMES,
    ("agreement", "status"): AGREEMENT_STATUS,
    ("goal", "status"): GOAL_STATUS,
    ("goal", "voice"): GOAL_VOICES,
    ("goal", "area"): {area: area for area in AREAS},
    ("activity", "status"): GOAL_STATUS,
    ("visit", "form"): FORMS,
    ("visit", "outcome"): OUTCOMES,
    ("meeting", "form"): FORMS,
    ("meeting", "outcome"): OUTCOMES,
    ("attempt", "channel"): FORMS,
    ("attempt", "result"): OUTCOMES,
    ("note", "nature"): NATURES,
    ("note", "channel"): FORMS,
    ("note", "attendance"): OUTCOMES,
}
"""Fields whose values are codes; every other text is somebody's own words, also where it looks like a code."""

FIELDS: Final[Mapping[str, str]] = {
    "address": "adresse",
    "address_protected": "beskyttet adresse",
    "agreed_last": "aftalt sidst",
    "answer": "svar",
    "area": "område",
    "at": "tidspunkt",
    "attendance": "fremmøde",
    "began": "begyndt",
    "bring": "tages med",
    "card_left": "kort lagt",
    "channel": "måde",
    "city": "by",
    "closed_next": "hvad der sker, når sagen er lukket",
    "closed_on": "sagen lukket den",
    "closed_reason": "hvorfor sagen er lukket",
    "company": "virksomhed",
    "consent": "samtykke",
    "coordinator": "tovholder",
    "cpr": "CPR-nummer",
    "cpr_from": "CPR-nummer gælder fra",
    "cpr_source": "kilde til CPR-nummeret",
    "died_on": "dødsdag",
    "died_source": "kilde til dødsfaldet",
    "detail": "mere om det",
    "doctor": "læge",
    "due": "frist",
    "email": "e-mail",
    "end": "slut",
    "ended": "afsluttet",
    "ending": "afslutning",
    "first_name": "fornavn",
    "form": "form",
    "guarded_on": "adressebeskyttelsen gælder fra",
    "guarded_source": "kilde til adressebeskyttelsen",
    "guarded_why": "hvorfor adressen er beskyttet",
    "held_from": "gjaldt fra",
    "held_until": "gjaldt til",
    "hourly_wage": "timeløn",
    "hours": "timer",
    "how": "hvad der er gjort",
    "hours_per_week": "timer om ugen",
    "interpreter": "tolk",
    "issued_on": "udleveret den",
    "lacks_purpose": "mangler formål",
    "language": "sprog",
    "last_name": "efternavn",
    "legal_basis": "lovgrundlag",
    "measure": "målepunkt",
    "milestones": "delmål",
    "name": "navn",
    "name_from": "navnet gælder fra",
    "name_source": "kilde til navnet",
    "nature": "slags",
    "not_education_goal": "hvorfor intet mål om uddannelse",
    "not_job_goal": "hvorfor intet mål om job",
    "not_job_search": "hvorfor ingen aftale om at søge job",
    "not_offers": "hvorfor intet tilbud",
    "not_other": "hvorfor intet andet",
    "not_status": "hvorfor intet om, hvordan det går",
    "not_steadying": "hvorfor ingen støtte i hverdagen",
    "number": "nummer",
    "on": "dato",
    "outcome": "udfald",
    "own_words": "egne ord",
    "owner": "ansvarlig myndighed",
    "partner": "makker",
    "phone": "telefon",
    "place": "sted",
    "plan_language": "planens andet sprog",
    "plan_size": "planens skrift",
    "postcode": "postnummer",
    "price": "pris",
    "primary": "fast kontakt",
    "purpose": "formål",
    "question": "spørgsmål",
    "readiness": "parathed",
    "reason": "grund",
    "received": "modtaget",
    "remark": "bemærkning",
    "reminders": "rykkere",
    "requested": "bestilt",
    "result": "resultat",
    "review_on": "planen gennemgås senest",
    "review_why": "hvorfor den dag",
    "rhythm_days": "dage mellem kontakter",
    "role": "rolle",
    "safety_remark": "sikkerhedsbemærkning",
    "said": "hvad borgeren sagde",
    "said_on": "sagt den",
    "section": "del af CV'et",
    "since": "fra år",
    "start": "start",
    "status": "status",
    "steps": "antal delmål",
    "steps_reached": "nåede delmål",
    "story": "historie",
    "target_date": "slutdato",
    "target_group": "målgruppe",
    "text": "tekst",
    "title": "mål",
    "type": "type",
    "until": "til år",
    "voice": "hvem der har sat målet",
    "voluntary": "frivillig",
    "week": "uge",
    "went": "hvordan det går",
    "what": "aftale",
    "who": "hvem",
    "why": "hvorfor",
    "with_whom": "med hvem",
    "worker": "medarbejder",
}
"""What a field is called where its versions stand side by side."""


def tongue(text: str) -> str:
    """Return a language as a Danish sentence holds it: »somali«; more than one word stands as it was written."""
    return text.lower() if text.istitle() and text.isalpha() else text


def said(words: Mapping[str, str], code: str) -> str:
    """Return the word for a code, as a sentence of ours; what nobody has worded is shown as it stands."""
    return Sentence(words[code]) if code in words else code


def said_in(kind: str, field: str, text: str) -> str:
    """Return the value of a field as it is shown: a code in words, anything else as it was written."""
    if (kind, field) == (one_plan.KIND, one_plan.FIELD):
        return one_plan.say(text)
    return said(_CODED.get((kind, field), {}), text)
