"""What the card for a door says, as far as the case knows: the hour, the next visit, and that it is the second time."""

from datetime import datetime, timedelta
from typing import Final

from casework.answers import CitizenPage
from casework.answers_door import AtDoor
from casework.calendar import WEEKDAYS
from desktop.paper.card import DoorCard
from desktop.paper.words import day, hour

BEFORE: Final = timedelta(minutes=30)
AFTER: Final = timedelta(hours=2)
"""How far from the planned hour a card still tells the hour at which it was made: then its sender stands there.

One that was made at the desk in the morning has a line to write on instead.
"""


def door_card(
    page: CitizenPage, sender: str, at_door: AtDoor, *, now: datetime, planned: datetime | None
) -> DoorCard:
    """Return the facts of a card; what nobody knows stays a line to write on."""
    is_there = planned is not None and planned - BEFORE <= now <= planned + AFTER
    me, again = page.primary, at_door.again
    return DoorCard(
        sender=me.name if me else sender,
        phone=me.phone if me else "",
        name=page.first_name,
        came=f"{WEEKDAYS[now.weekday()]} kl. {hour(now.time())}" if is_there else "",
        again=f"{day(again.date(), weekday=True)} kl. {hour(again.time())}" if again else "",
        second=at_door.second,
    )
