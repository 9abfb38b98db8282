"""Danish words for the codes that records hold, for rows, papers and read tables.

A code that is not here is shown as it stands: a line system's own word is better than none.
"""

from collections.abc import Mapping
from typing import Final

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

FIELDS: Final[Mapping[str, str]] = {
    "address": "adresse",
    "area": "område",
    "at": "tidspunkt",
    "city": "by",
    "due": "frist",
    "email": "e-mail",
    "first_name": "fornavn",
    "form": "form",
    "interpreter": "tolk",
    "language": "sprog",
    "last_name": "efternavn",
    "name": "navn",
    "on": "dato",
    "measure": "målepunkt",
    "outcome": "udfald",
    "own_words": "egne ord",
    "phone": "telefon",
    "place": "sted",
    "postcode": "postnummer",
    "primary": "fast kontakt",
    "coordinator": "tovholder",
    "purpose": "formål",
    "safety_remark": "sikkerhedsbemærkning",
    "status": "status",
    "story": "historie",
    "target_date": "slutdato",
    "text": "tekst",
    "title": "mål",
    "voluntary": "frivillig",
    "what": "aftale",
    "who": "hvem",
    "why": "hvorfor",
}
"""What a field is called where its versions stand side by side."""


def said(words: Mapping[str, str], code: str) -> str:
    """Return the Danish word for a code; what nobody has worded is shown as it stands."""
    return words.get(code, code)
