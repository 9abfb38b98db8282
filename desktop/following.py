"""Which service a round speaks to: the one whose keys this store pinned, at the address that it announced last."""

from desktop.desk import Desk
from desktop.joining import CENTRAL
from sync.heard import ServiceKnown
from sync.wire import Wire


class Following:
    """Keeps a line at the service that this store knows; all of it on the network lane."""

    def __init__(self, desk: Desk, wire: Wire) -> None:
        self._desk = desk
        self._wire = wire
        self._tried = ""

    def believe_the_pinned(self) -> None:
        """Believe the service whose keys this store took at its first contact, whatever an answer brings along."""
        contacts = self._desk.store.contacts
        known = self._desk.store_lane.wait_for(lambda: contacts.keys)
        if known.sign:
            self._wire.service = ServiceKnown(known.sign, known.seal)

    def follow(self, epoch: str, *, missed: bool) -> None:
        """Go to the address that the service announced, as soon as it answers there; until then to the one before.

        It is asked once, and again after a round was `missed`.
        """
        store, wire = self._desk.store, self._wire
        announced = self._desk.store_lane.wait_for(lambda: store.contacts.announced)
        wanted = announced not in {"", wire.address} and (missed or announced != self._tried)
        self._tried = announced
        if wanted and wire.answers_at(announced, epoch):
            wire.move(announced)

            def keep() -> None:
                store.settings.set(CENTRAL, {**store.settings.get(CENTRAL, {}), "address": announced})

            self._desk.store_lane.wait_for(keep)
