"""A morning to be measured: a home with a store and a day in it, and the program that is started on it as it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from casework import visits
from casework.changes import Seen
from desktop import settings
from desktop.joining import CENTRAL
from storage import device_key, vault
from sync.proofs import DeviceKey
from tests.measures.floors import FIRST_PAINT
from tests.storage.shelf import CHEAP, METTE, PASSPHRASE, citizen

VISITS = 6
NOBODY_THERE = {"address": "http://127.0.0.1:9", "epoch": "1", "municipality": "Fjordby"}

TO_UNLOCK = (
    """
import os
from desktop import start
chosen = start.begin([])
"""
    + FIRST_PAINT
    + """
from desktop import first_window

class Watched(first_window.FirstWindow):
    def unlock_window(self):
        window = super().unlock_window()
        window.installEventFilter(watch)
        return window

first_window.FirstWindow = Watched
sys.exit(first_window.run(start.NAME, practice=chosen.practice, store=chosen.store))
"""
)

TO_TODAY = (
    """
import os
from desktop import start
chosen = start.begin([])
"""
    + FIRST_PAINT
    + """
from desktop import first_window

longest = 0.0

def timed(load_one):
    def load(loading):
        global longest
        began = time.monotonic()
        load_one(loading)
        longest = max(longest, time.monotonic() - began)
    return load

def unlock(folder, passphrase, *_lease):
    from desktop.joining import CENTRAL
    from storage import vault
    store = vault.unlock(folder, passphrase, now=entry.now(), floor=vault.Cost(64, 1, 1))
    told = store, dict(store.settings.get(CENTRAL, {}))
    print("accepted", time.monotonic(), flush=True)
    return told

class Watched(first_window.FirstWindow):
    def go_on(self, folder):
        from desktop import loading
        loading.Loading._load_one = timed(loading.Loading._load_one)
        super().go_on(folder)

    def let_in(self, folder, crash):
        global entry
        from desktop import entry
        entry._unlock = unlock
        super().let_in(folder, crash)
        self.entry._enter_as_it_is, self.entry._enter = self.entry._enter, self.enter
        if os.environ["TYPED"] == "at once":
            self.type()
        else:
            self.entry.loading.done.connect(self.type)

    def type(self):
        print("longest", longest, flush=True)
        self.window.passphrase_given.emit(os.environ["WORDS"])

    def enter(self, opened):
        self.entry._enter_as_it_is(opened)
        self.today = self.entry._session.rooms._today.screen
        self.show_day, self.today.show_day = self.today.show_day, self.day_came

    def day_came(self, day):
        self.show_day(day)
        print("visits", len(day.visits), flush=True)
        self.today.installEventFilter(watch)

first_window.FirstWindow = Watched
sys.exit(first_window.run(start.NAME, practice=chosen.practice, store=chosen.store))
"""
)


@contextmanager
def morning() -> Iterator[dict[str, str]]:
    """Make a home with a store, six visits today and a service that does not answer; give its environment."""
    with TemporaryDirectory(prefix="measure-") as home:
        folder, now = Path(home) / "stores" / "one", datetime.now(UTC)
        store = vault.create(folder, PASSPHRASE, user=METTE, device="device-mette", now=now, cost=CHEAP)
        for number in range(VISITS):
            stream, opened = citizen(f"Borger {number}")
            at = now.replace(hour=8) + timedelta(hours=number)
            planned = visits.plan_visit(
                stream, at=at, purpose="Samtale om praktik", by=METTE.id, now=now, seen=Seen()
            )
            store.ledger.record((*opened, *planned), now=now)
        store.settings.set(CENTRAL, NOBODY_THERE)
        store.close()
        device_key.keep(folder, DeviceKey.new().raw)
        visible = settings.Visible(initials=METTE.initials, last_contact=now.isoformat())
        settings.write(Path(home) / "settings.txt", visible)
        yield {"FODFAESTE_HOME": home, "WORDS": PASSPHRASE}
