"""Synkronisering: two people's words side by side, and the person who saw them all chooses.

Choosing is an ordinary write whose form had seen every version. If a version came in while the person was choosing, the
room is shown anew instead of writing over words that he never saw.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from casework import torn
from casework.answers import SyncRoom, TornField
from casework.changes import Change, Value
from casework.errors import FodfaesteError
from desktop.flows.fetch_room import FetchRoom
from desktop.flows.held import Held
from desktop.flows.unsent import save_unsent
from desktop.flows.ways import Pen, TellOnce, Ways
from desktop.ui.screens.sync_room import SyncScreen
from storage.reader import Reader
from storage.reads import records
from storage.reads import sync as sync_reads


def moved() -> str:
    """Say that there was more to see than the person saw."""
    return QCoreApplication.translate(
        "flows", "Der kom en version til, mens du valgte. Intet er ændret; se dem alle, og vælg igen."
    )


def history_way() -> str:
    """Name the way to every version of what was settled."""
    return QCoreApplication.translate("flows", "Historik")


class SyncFlow:
    """Wires the room behind the chip."""

    def __init__(self, ways: Ways) -> None:
        self._ways, self._pen = ways, Pen(ways)
        self._room: SyncRoom | None = None
        self._most = sync_reads.MOST_RECEIPTS
        self.screen = SyncScreen(ways.now)
        self.screen.is_practice = ways.window.is_practice
        self._fetch = FetchRoom(ways, self.screen.fetch)
        self._told = TellOnce(ways, self.screen, "torn")
        self.screen.send_wanted.connect(ways.send_now)
        self.screen.files_wanted.connect(self._send_files)
        self._held = Held(ways, self.screen)
        self.screen.stick_wanted.connect(self._save_on_stick)
        self.screen.older_wanted.connect(self._ask_for_older)
        self.screen.case_wanted.connect(ways.open_citizen)
        self.screen.version_kept.connect(self._keep_version)
        self.screen.both_kept.connect(self._keep_both)
        self.screen.common_written.connect(self._write_common)

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when something was sent, receipted or torn."""
        if stale & {"waiting", "torn", "citizens", "files"}:
            self.ask()

    def ask(self) -> None:
        """Ask for the room."""
        self._fetch.attend()
        most = self._most
        self._ways.desk.ask(lambda reader: sync_reads.room(reader, most), self._show)

    def _ask_for_older(self, shown: int) -> None:
        """The log stays: a page more of it."""
        self._most = shown + sync_reads.MOST_RECEIPTS
        self.ask()

    def _send_files(self) -> None:
        """The person is at the office: what waited for it goes now."""

        def send() -> None:
            self._ways.desk.news.tell(frozenset({"files"}))
            self._ways.send_now()

        self._ways.desk.send_files(send)

    def _save_on_stick(self) -> None:
        """There is no way to the service: what waits leaves sealed on a stick, and waits here all the same."""
        save_unsent(self._ways)

    def keep_now(self) -> None:
        """A common text is short, and its versions stay whatever happens; it goes along where its case leaves."""

    def _show(self, room: SyncRoom) -> None:
        self._room = room
        self._held.show(room)
        there = {(one.record, one.field) for one in room.torn}
        for one, text in self.screen.being_written():
            if (one.record, one.field) not in there:
                self._ways.desk.hand_on(
                    f"torn:{one.record}:{one.field}", one.citizen, "torn", {one.field: text}
                )
        self.screen.show_room(room)
        self._told.tell(each.citizen for each in room.torn)

    def _torn(self, citizen: str, record: str, field: str) -> TornField | None:
        about = (citizen, record, field)
        found = self._room.torn if self._room else ()
        return next((each for each in found if (each.citizen, each.record, each.field) == about), None)

    def _with_versions(
        self, shown: TornField, then: Callable[[list[dict[str, Any]], dict[str, Any]], None]
    ) -> None:
        """Ask for the values behind what was shown, and go on only where they are still the same."""

        def question(reader: Reader) -> records.Shown | None:
            return next(iter(records.select(reader, "r.id = ?", shown.record)), None)

        def compare(one: records.Shown | None) -> None:
            versions = list(one.torn.get(shown.field, ())) if one else []
            painted = [(each.by, each.happened) for each in shown.versions]
            if one is None or [(each["by"], each["happened"]) for each in versions] != painted:
                self.screen.stand_open(shown.record, shown.field)
                self._ways.window.toast(moved())
                self.ask()
                return
            then(versions, dict(one.fields))

        self._ways.desk.ask(question, compare, lambda why: self._refuse(shown, why))

    def _refuse(self, shown: TornField, why: FodfaesteError) -> None:
        """Nothing came of a choice: it stands open again, and the sentence is said where such are said."""
        self.screen.stand_open(shown.record, shown.field)
        self._ways.desk.store_lane.turn_down(why)

    def _choose(self, shown: TornField, value: Value, said: str) -> None:
        self._write(torn.choose_version, shown, said, value=value)

    def _write(
        self, verb: Callable[..., tuple[Change, ...]], shown: TornField, said: str, **fields: Any
    ) -> None:
        self._pen.write(
            verb,
            shown.citizen,
            shown.record,
            kind=shown.kind,
            field=shown.field,
            seen=shown.seen,
            refused=partial(self._refuse, shown),
            then=lambda _recorded: self._ways.window.toast(
                said, partial(self._ways.open_history, shown.citizen, shown.record), way=history_way()
            ),
            **fields,
        )

    def _keep_version(self, citizen: str, record: str, field: str, place: int) -> None:
        shown = self._torn(citizen, record, field)
        if shown is None:
            return
        said = QCoreApplication.translate("flows", "Valgt. Den anden version ligger i historikken.")
        self._with_versions(
            shown, lambda versions, _fields: self._choose(shown, versions[place]["value"], said)
        )

    def _write_common(self, citizen: str, record: str, field: str, text: str) -> None:
        shown = self._torn(citizen, record, field)
        if shown is None:
            return
        said = QCoreApplication.translate(
            "flows", "Den fælles tekst er gemt. Begge versioner ligger i historikken."
        )
        self._with_versions(shown, lambda _versions, _fields: self._choose(shown, text, said))

    def _keep_both(self, citizen: str, record: str, field: str) -> None:
        shown = self._torn(citizen, record, field)
        if shown is None:
            return

        def keep(versions: list[dict[str, Any]], fields: dict[str, Any]) -> None:
            rest = {name: value for name, value in fields.items() if name != field}
            values = [version["value"] for version in versions]
            said = QCoreApplication.translate("flows", "Begge er beholdt, hver for sig.")
            self._write(torn.keep_both, shown, said, versions=values, rest=rest)

        self._with_versions(shown, keep)
