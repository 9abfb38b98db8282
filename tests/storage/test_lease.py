"""The lease: a store opens without contact until it ends, and no turning of the computer's clock gains an hour."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage import lease, pinned, sealing, vault
from storage.lease import Brought, LeaseEnded, Moment, Standing
from storage.pinned import Pinned
from storage.vault import Store
from sync.proofs import DeviceKey, statement
from tests.storage.faults import sizes
from tests.storage.shelf import CHEAP, METTE, NOW, PASSPHRASE, citizen, make, note, save, unlock

HOUR = timedelta(hours=1)
SERVICE = DeviceKey(bytes(range(64, 96)))


def given(at: datetime = NOW, days: float = 7, key: DeviceKey = SERVICE, **other: str) -> str:
    """Return a lease as the service signs it."""
    facts = {
        "device": "device-mette",
        "user": METTE.id,
        "nonce": "n",
        "at": at.isoformat(),
        "until": (at + timedelta(days=days)).isoformat(),
    }
    return statement(key, lease.KIND, facts | other)


@dataclass
class Computer:
    """A store with a lease of seven days, on a computer whose two clocks a test turns."""

    store: Store
    wall: datetime = NOW
    ticks: float = 1000.0
    boot: str = "first"

    @property
    def now(self) -> Moment:
        return Moment(self.wall, self.ticks, self.boot)

    def wait(self, time: timedelta) -> None:
        """Both clocks go on; the store looks at them, as it does while it is open."""
        self.wall += time
        self.ticks += time.total_seconds()
        self.look()

    def set_clock(self, by: timedelta) -> None:
        self.wall += by

    def restart(self, after: timedelta = timedelta()) -> None:
        self.wall += after
        self.ticks, self.boot = 5.0, self.boot + "'"

    def look(self) -> Standing:
        stands = lease.standing(self.store._connection, self.now)
        lease.observe(self.store._connection, self.now)
        return stands

    def hear(self, text: str) -> bool:
        return lease.keep(self.store._connection, Brought(text, "n"), self.now)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    one = make(tmp_path_factory.mktemp("lease") / "store")
    pinned.pin(one._connection, Pinned(SERVICE.public, sealing.pair()[1]))
    yield one
    one.close()


@pytest.fixture
def laptop(store: Store) -> Computer:
    """A computer that has just had contact; what the test before left of a lease is gone."""
    store._connection.execute("delete from meta where key like 'lease%'")
    one = Computer(store)
    assert one.hear(given())
    return one


def test_a_lease_holds_until_its_last_second_and_ends_then(laptop: Computer) -> None:
    laptop.wait(timedelta(days=7) - timedelta(seconds=1))
    before = laptop.look()
    laptop.wait(timedelta(seconds=1))

    assert (before.ended, laptop.look().ended) == (False, True)
    assert before.until == NOW + timedelta(days=7)


@pytest.mark.parametrize(("days", "quiet"), [(7, 5.99), (1 / 3, 0.24)])
def test_a_lease_is_nearly_over_in_its_last_day_or_the_last_quarter_of_a_short_one(
    laptop: Computer, days: float, quiet: float
) -> None:
    laptop.hear(given(days=days))
    laptop.wait(timedelta(days=quiet))
    before = laptop.look()
    laptop.wait(timedelta(days=0.02))

    assert (before.soon, laptop.look().soon) == (False, True)
    laptop.wait(timedelta(days=7))
    assert not laptop.look().soon


@pytest.mark.parametrize("back", [HOUR, timedelta(days=3650)])
def test_a_clock_that_is_set_back_gains_nothing_while_the_computer_runs(
    laptop: Computer, back: timedelta
) -> None:
    laptop.wait(timedelta(days=3))
    laptop.set_clock(-back)
    stands = laptop.look()
    laptop.wait(timedelta(days=4))

    assert stands.fell_behind
    assert laptop.look().ended


@pytest.mark.parametrize("back", [HOUR, timedelta(days=3650)])
def test_a_clock_that_is_set_back_while_it_is_off_gains_not_one_of_the_days_that_were_seen(
    laptop: Computer, back: timedelta
) -> None:
    for _ in range(8):
        laptop.wait(timedelta(hours=23))
        laptop.restart()
        laptop.set_clock(-back)
        laptop.look()

    assert laptop.look().ended


def test_a_clock_that_jumps_ten_years_ahead_asks_for_contact_and_is_not_believed_for_good(
    laptop: Computer,
) -> None:
    laptop.wait(HOUR)
    laptop.set_clock(timedelta(days=3650))
    ahead = laptop.look()
    laptop.set_clock(-timedelta(days=3650))
    put_right = laptop.look()

    assert (ahead.jumped, ahead.ended) == (True, True)
    assert (put_right.jumped, put_right.ended, put_right.fell_behind) == (False, False, False)


def test_a_computer_that_lay_in_a_drawer_for_a_month_must_ask_first(laptop: Computer) -> None:
    laptop.restart(after=timedelta(days=30))

    assert laptop.look() == Standing(NOW + timedelta(days=7), ended=True, jumped=True)


def test_a_weekend_off_costs_a_weekend_and_no_more(laptop: Computer) -> None:
    laptop.restart(after=timedelta(days=2.5))

    assert not laptop.look().ended
    laptop.wait(timedelta(days=4))
    assert not laptop.look().ended
    laptop.wait(timedelta(days=0.6))
    assert laptop.look().ended


@pytest.mark.parametrize("night", [datetime(2027, 3, 28, 0, 30), datetime(2026, 10, 25, 0, 30)])  # noqa: DTZ001
def test_summer_time_neither_gives_nor_takes_an_hour(laptop: Computer, night: datetime) -> None:
    here = night.replace(tzinfo=ZoneInfo("Europe/Copenhagen"))
    laptop.wall = here.astimezone(UTC)
    assert laptop.hear(given(laptop.wall, days=1 / 3))
    laptop.wait(timedelta(hours=8) - timedelta(seconds=1))
    before = laptop.look()
    laptop.wait(timedelta(seconds=1))

    assert (before.ended, laptop.look().ended, before.jumped) == (False, True, False)


@pytest.mark.slow
def test_no_walk_of_clocks_and_restarts_gains_an_hour_of_running_time_or_takes_one_from_an_honest_clock(
    laptop: Computer,
) -> None:
    """Chance turns the wall clock of one computer at every look, and leaves another's alone."""
    laptop.store._connection.execute("pragma synchronous = off")
    chance = sizes.chance("leases")
    for _ in range(sizes.many(12, 1_000)):
        for honest in (True, False):
            laptop.wall, laptop.ticks, ran = NOW, 1000.0, timedelta()
            assert laptop.hear(given())
            while ran < timedelta(days=8):
                time = timedelta(hours=chance.uniform(1, 20))
                if chance.random() < 0.3:
                    laptop.restart()
                if not honest:
                    laptop.set_clock(-timedelta(hours=chance.choice([0, 1, 30, 87_600]) * chance.random()))
                ran += time
                laptop.wait(time)

                assert laptop.look().ended or ran < timedelta(days=7)
                assert not honest or laptop.look().ended == (ran >= timedelta(days=7))
    laptop.store._connection.execute("pragma synchronous = full")


def test_the_signed_time_of_the_service_sets_the_clock_also_backwards(laptop: Computer) -> None:
    assert laptop.hear(given(NOW + timedelta(days=400)))
    assert laptop.hear(given(NOW))
    laptop.wait(timedelta(days=6))

    assert not laptop.look().ended


def test_a_computer_whose_clock_is_years_wrong_keeps_its_whole_lease(laptop: Computer) -> None:
    laptop.set_clock(-timedelta(days=3650))
    assert laptop.hear(given(NOW))
    laptop.wait(timedelta(days=6.9))
    before = laptop.look()
    laptop.wait(timedelta(days=0.2))

    assert (before.ended, before.fell_behind, laptop.look().ended) == (False, False, True)


@pytest.mark.parametrize(
    "text",
    [
        given(days=30, key=DeviceKey(bytes(range(96, 128)))),
        given(days=30, device="device-jonas"),
        given(days=30, user="w-jonas"),
        statement(SERVICE, "wipe", {"device": "device-mette", "user": METTE.id, "until": "2030-01-01"}),
        given(days=30)[:-4] + "AAAA",
        given(days=30, until="engang"),
        "",
        ".",
        "æ.ø",
    ],
    ids=[
        "forged",
        "another's computer",
        "another's name",
        "another word",
        "altered",
        "no time",
        "",
        ".",
        "æ",
    ],
)
def test_what_is_not_a_lease_of_this_store_changes_nothing(laptop: Computer, text: str) -> None:
    before = laptop.look()

    assert not laptop.hear(text)
    assert laptop.look() == before


def test_no_flipped_bit_of_a_lease_is_believed(laptop: Computer) -> None:
    text = given(days=30)
    for place in range(0, len(text), 7):
        flipped = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]

        assert lease._read(laptop.store._connection, Brought(flipped, "n"), NOW) in (
            None,
            json.loads(_body(text)),
        )


def _body(text: str) -> bytes:
    from sync.proofs import decoded

    return decoded(text.partition(".")[0])


def test_another_pair_of_the_services_keys_is_never_taken(laptop: Computer) -> None:
    other = DeviceKey.new()

    assert not pinned.pin(laptop.store._connection, Pinned(other.public, sealing.pair()[1]))
    assert not laptop.hear(given(key=other))


def test_a_store_opens_with_the_right_words_only_while_its_lease_holds_and_keeps_every_word(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes, *note(stream, "Et"))
    store.drafts.keep("note:x", stream, "note", {"text": "Halvt skrev"}, NOW)
    pinned.pin(store._connection, Pinned(SERVICE.public, sealing.pair()[1]))
    lease.keep(store._connection, Brought(given(), "n"), lease.moment(NOW))
    store.close()
    late = NOW + timedelta(days=7, seconds=1)

    with pytest.raises(LeaseEnded) as ended:
        unlock(folder, now=late)
    again = vault.unlock(folder, PASSPHRASE, now=late, floor=CHEAP, lease=Brought(given(late), "n"))

    assert "26.11.2026 kl. 10.00" in str(ended.value)
    assert len(again.ledger.waiting(9)) == 2
    assert [one.contents for one in again.drafts.all()] == [{"text": "Halvt skrev"}]
    failed = again.own_reader().rows("select what from audit where action = 'fail'")
    assert [what for (what,) in failed] == ["lease"]
    again.close()


def test_an_old_lease_that_somebody_kept_does_not_open_a_store(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = make(folder)
    pinned.pin(store._connection, Pinned(SERVICE.public, sealing.pair()[1]))
    lease.keep(store._connection, Brought(given(), "n"), lease.moment(NOW))
    store.close()
    late = NOW + timedelta(days=8)

    with pytest.raises(LeaseEnded):
        vault.unlock(folder, PASSPHRASE, now=late, floor=CHEAP, lease=Brought(given(NOW - HOUR), "fresh"))


def test_a_store_that_never_had_a_lease_opens(tmp_path: Path) -> None:
    make(tmp_path / "store").close()

    unlock(tmp_path / "store", now=NOW + timedelta(days=900)).close()


def test_a_test_of_the_test_a_clock_that_believes_the_wall_alone_is_seen_through(
    laptop: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease.Clock, "at", lease.Clock.by_wall)

    with pytest.raises(AssertionError):
        test_a_clock_that_is_set_back_gains_nothing_while_the_computer_runs(laptop, timedelta(days=3650))
