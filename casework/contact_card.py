"""Kontaktkort: whom the citizen rings, on which number, when, and who answers when that person is away.

What is not known is not on the card, and the caseworker is told; no hour and no number is ever made up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from casework.answers import CitizenPage
from casework.errors import Refused
from casework.hidden_address import HiddenAddress
from casework.plan_paper import PlanContact
from casework.sentences import Sentence

HOURS: Final = "contact_hours"
"""The setting of this computer that keeps, by colleague, when one may ring: it stands in no record."""
MOST_HOURS, LONGEST_HOURS = 3, 48
NO_CONTACT: Final = (
    "Sagen har ingen fast kontakt, så der er ingen at skrive på kortet. Intet er skrevet ud. Vælg den faste kontakt på "
    "borgerens side."
)
_LONG: Final = (
    "Skriv træffetiden på højst tre linjer med højst 48 tegn, for eksempel »Mandag til torsdag kl. 9-15«. "
    "Intet er skrevet ud."
)
LEFT_OUT: Final = {
    "first_name": Sentence("Kortet har ikke plads til borgerens fornavn. Kortet siger det ikke."),
    "name": Sentence(
        "Kortet har ikke plads til navnet på den faste kontakt. Skriv det på linjen med hånden."
    ),
    "phone": Sentence("Kortet har ikke plads til telefonnummeret. Skriv det på linjen med hånden."),
    "hours": Sentence("Kortet har ikke plads til, hvornår der kan ringes. Kortet siger det ikke."),
    "stand_in": Sentence("Kortet har ikke plads til, hvem der svarer i stedet. Kortet siger det ikke."),
}
"""Said before a card leaves that has no room for something: a card says a thing whole, or not at all."""
_SAYS_ADDRESS: Final = (
    "Adressen er beskyttet, og den står i træffetiden. Intet er skrevet ud. Skriv kun dage og klokkeslæt."
)
_PHONE: Final = "Der står ikke noget telefonnummer på {name}. Skriv det på kortet med hånden."
_TOLD: Final = {
    "hours": Sentence("Der står ikke, hvornår der kan ringes. Kortet siger det ikke."),
    "partner": Sentence("Sagen har ingen makker. Kortet siger ikke, hvem der svarer i stedet."),
    "partner_phone": Sentence("Makkerens telefonnummer er ukendt, så makkeren er ikke på kortet."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCard:
    """A card for one citizen: the regular contact, the hours, and who answers instead."""

    first_name: str
    issued_on: date
    contact: PlanContact
    hours: tuple[str, ...] = ()
    stand_in: PlanContact | None = None
    unsaid: tuple[str, ...] = field(default=(), compare=False)


def card(page: CitizenPage, hours: str, *, hidden: HiddenAddress, today: date) -> ContactCard:
    """Word the card; Refused where nobody is the regular contact, or the hours are longer than a card.

    So they are where they say a protected address: the card may lie where others see it.
    """
    primary, partner = page.primary, page.partner
    if primary is None or not primary.name.strip():
        raise Refused(NO_CONTACT)
    lines = tuple(line.strip() for line in hours.split("\n") if line.strip())
    if len(lines) > MOST_HOURS or any(len(line) > LONGEST_HOURS for line in lines):
        raise Refused(_LONG)
    if hidden.stands_in(hours):
        raise Refused(_SAYS_ADDRESS)
    is_other = partner is not None and partner.id != primary.id and bool(partner.name.strip())
    can_ring = is_other and partner is not None and bool(partner.phone.strip())
    lacks = (
        ("phone", not primary.phone.strip()),
        ("hours", not lines),
        ("partner", not is_other),
        ("partner_phone", is_other and not can_ring),
    )
    return ContactCard(
        first_name=page.first_name or page.name,
        issued_on=today,
        contact=PlanContact(primary.name, "", primary.phone),
        hours=lines,
        stand_in=PlanContact(partner.name, "", partner.phone) if partner and can_ring else None,
        unsaid=tuple(_said(name, primary.name) for name, is_lacking in lacks if is_lacking),
    )


def hours_of(kept: object, page: CitizenPage) -> str:
    """Return the hours that were last written for this case's regular contact; nobody else's are his."""
    contact = page.primary.id if page.primary else ""
    said = kept.get(contact) if isinstance(kept, Mapping) else None
    return said if isinstance(said, str) else ""


def _said(name: str, contact: str) -> Sentence:
    return Sentence(_PHONE, name=contact) if name == "phone" else _TOLD[name]
