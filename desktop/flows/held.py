"""What the service keeps aside, in the hand of its author: tried again, begun anew as a note, put away, taken out."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from casework.answers import DraftFound, SyncRoom
from casework.answers_held import HeldChange
from casework.errors import FodfaesteError
from casework.trail import Noted
from desktop.flows.ways import Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens.sync_room import SyncScreen
from storage import put_away
from storage.stale import Stale
from sync.words import why_held


class Held:
    """Wires the cards of what is kept aside and of what was put away."""

    def __init__(self, ways: Ways, screen: SyncScreen) -> None:
        self._ways, self._screen = ways, screen
        self._room: SyncRoom | None = None
        screen.again_wanted.connect(self._again)
        screen.anew_wanted.connect(self._anew)
        screen.away_wanted.connect(self._put_away)
        screen.out_wanted.connect(self._take_out)

    def show(self, room: SyncRoom) -> None:
        """The room as it is shown now."""
        self._room = room

    def _again(self, number: int) -> None:
        """What was kept aside is tried once more; the receipt says whether it may stand now."""

        def send() -> None:
            self._ways.window.toast(
                QCoreApplication.translate(
                    "flows", "Sendes igen. Kvitteringen viser, om centralen tager det ind nu."
                )
            )
            self._ways.send_now()

        self._ways.desk.write_again(number, send)

    def _anew(self, number: int) -> None:
        """The words begin a new note in their case, behind whatever is being typed there; nothing is saved yet."""
        one = self._held(number)
        if one is None:
            return
        key = f"note:{one.citizen}"

        def begin(draft: DraftFound | None) -> None:
            contents = dict(draft.contents) if draft is not None else {}
            typed = contents.get("text", "").rstrip()
            if one.words not in typed:
                contents["text"] = f"{typed}\n\n{one.words}".strip()
            self._ways.desk.keep_draft(key, one.citizen, "note", contents, lambda _at: opened())

        def opened() -> None:
            self._ways.open_citizen(one.citizen, note=True)
            self._ways.window.toast(
                QCoreApplication.translate(
                    "flows",
                    "Ordene står i et nyt notat. Gem det, og læg så det gamle væk under Synkronisering.",
                )
            )

        self._ways.desk.find_draft(key, begin)

    def _put_away(self, number: int, reason: str) -> None:
        desk, one = self._ways.desk, self._held(number)
        store, now = desk.store, desk.clock()

        def done(stale: Stale) -> None:
            desk.enter(Noted("change", (one.citizen,) if one is not None else (), "held:away"))
            self._ways.window.toast(
                QCoreApplication.translate("flows", "Lagt væk. Det står nederst her og kan tages frem igen."),
                partial(self._take_out, number),
            )
            desk.news.tell(stale)

        def keep() -> Stale:
            store.demand_writable()
            return put_away.put_away(store.ledger, store.device, number, reason=reason, now=now)

        desk.store_lane.do(keep, done, while_stands(self._screen, partial(self._refuse, number)))

    def _take_out(self, number: int) -> None:
        desk, store = self._ways.desk, self._ways.desk.store

        def keep() -> Stale:
            store.demand_writable()
            return put_away.take_out(store.ledger, store.device, number, why=why_held)

        desk.store_lane.do(keep, desk.news.tell)

    def _refuse(self, number: int, refusal: FodfaesteError) -> None:
        for card in self._screen.held:
            if card.held.number == number:
                card.refuse(told(refusal))

    def _held(self, number: int) -> HeldChange | None:
        held = self._room.held if self._room is not None else ()
        return next((one for one in held if one.number == number), None)
