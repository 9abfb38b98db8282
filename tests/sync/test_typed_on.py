"""A case in other hands: what was typed and not saved is read there, and who is its contact is asked; all real."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from casework import people
from casework.answers import HandedOver
from casework.unfinished import TITLE
from storage.ledger import Ledger
from storage.reads import holders
from storage.reads.records import citizen
from storage.reads.sync import room
from storage.reads.timeline import timeline
from storage.typed_on import TypedOn
from sync.client import Client
from sync.protocol_glass import GlassAsked
from sync.service import grants, handing
from sync.service.log import Log
from sync.wire import Wire
from tests.storage.faults.sizes import ENDURANCE, chance
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central, Cut, central

WORDS = "Zahra ringede, og"


@dataclass
class Office:
    """Mette has a case, and a draft in it; Jonas is her colleague."""

    running: Central
    hers: Laptop
    his: Laptop

    @property
    def stream(self) -> str:
        return self.hers.stream

    def type(self, text: str = WORDS, *, outcome: str = "") -> None:
        contents = {"nature": "fact", "text": text} | ({"outcome": outcome} if outcome else {})
        key = f"note:{self.stream}"
        self.hers.store.drafts.keep(key, self.stream, "note", contents, self.running.clock())

    def transfer(self, *, back: bool = False) -> None:
        giver, taker = (self.his, self.hers) if back else (self.hers, self.his)
        with self.running.ledger.writing() as connection:
            log = Log(connection)
            act = grants.Act("leder", "orlov", self.running.clock().isoformat())
            handing.transfer(log, giver.user.id, taker.user.id, [self.stream], act=act)
            log.finish()

    def read(self, one: Laptop) -> list[tuple[str, str]]:
        entries = timeline(one.store.own_reader(), self.stream)
        return [(entry.head, entry.text) for entry in entries if TITLE in entry.head + entry.text]

    def held(self) -> list[tuple[Any, ...]]:
        return self.running.all("select code from held where stream = ?", self.stream)

    def late(self) -> list[tuple[Any, ...]]:
        query = "select late from change where stream = ? and kind in ('note', 'attempt') order by seq"
        return self.running.all(query, self.stream)

    def proposed(self, one: Laptop) -> tuple[str, ...]:
        found = citizen(one.store.own_reader(), self.stream)
        return holders.proposed(one.store.own_reader(), found) if found else ()

    def told(self, one: Laptop) -> HandedOver:
        """Return what the sync room says of the last citizen who was handed over."""
        gone = room(one.store.own_reader()).handed_over
        return next(each for each in gone if each.typed)

    def is_nothing_left(self) -> bool:
        rows = self.hers.store.own_reader().rows("select count(*) from log where stream = ?", self.stream)
        return rows[0][0] == 0 and not self.hers.store.drafts.all()


@pytest.fixture(scope="module")
def room_for_two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    with (
        central(folder / "central") as running,
        laptop(running, "MEHA", folder / "hers") as hers,
        laptop(running, "JOKR", folder / "his") as his,
    ):
        for one in (hers, his):
            one.store.ledger.connection.execute("pragma synchronous = off")
        yield Office(running, hers, his)


@pytest.fixture
def office(room_for_two: Office) -> Office:
    """Return the office with a new citizen for each test, in a service and two stores that they share."""
    for draft in room_for_two.hers.store.drafts.all():
        room_for_two.hers.store.drafts.drop(draft.key)
    room_for_two.running.clock.now += timedelta(seconds=1)  # who is handed over last is told first
    room_for_two.hers.open_citizen()
    room_for_two.hers.round()
    room_for_two.his.round()
    return room_for_two


def test_the_new_caseworker_reads_the_words_and_nothing_of_them_stays_behind(office: Office) -> None:
    office.type(outcome="met")

    office.transfer()
    office.hers.round()
    office.his.round()

    assert office.read(office.his) == [(TITLE, f"{WORDS}\nudfald: Mødt")]
    assert office.held() == []
    assert office.late() == [(1,)]
    assert office.is_nothing_left()
    told = office.told(office.hers)
    assert (told.to, told.typed, told.typed_waits) == ("Navn JOKR", "note", False)
    assert (office.stream,) in office.running.all("select stream from dropped")


def test_a_role_that_became_narrower_hands_on_what_it_may_not_read_any_more(office: Office) -> None:
    office.running.grant(office.his.user, office.stream, "partner")
    office.type()

    office.running.grant(office.hers.user, office.stream, "mentor")
    office.hers.round()
    office.his.round()

    assert office.read(office.his) == [(TITLE, WORDS)]
    assert office.held() == []
    assert office.read(office.hers) == []
    assert office.hers.store.drafts.all() == ()
    told = office.told(office.hers)
    assert (told.name, told.typed, told.is_here) == ("Søren Ågård", "note", True)


def test_a_role_that_became_wider_keeps_its_draft(office: Office) -> None:
    office.running.grant(office.hers.user, office.stream, "mentor")
    office.hers.round()
    office.type()

    office.running.grant(office.hers.user, office.stream, "partner")
    office.hers.round()

    assert [draft.contents["text"] for draft in office.hers.store.drafts.all()] == [WORDS]
    assert office.late() == []


def test_a_mentors_words_stand_in_the_contact_log(office: Office) -> None:
    office.running.grant(office.his.user, office.stream)
    office.running.grant(office.hers.user, office.stream, "mentor")
    office.hers.round()
    office.type()

    office.running.revoke(office.hers.user, office.stream)
    office.hers.round()
    office.his.round()

    assert office.read(office.his) == [("Kontaktforsøg", f"{TITLE}:\n{WORDS}")]
    assert office.held() == []
    assert office.is_nothing_left()


def test_who_opened_a_case_for_an_hour_finds_his_words_put_aside_and_not_gone(office: Office) -> None:
    his = office.his
    wire = his.wire()
    wire.open_glass(GlassAsked("7003821234", "contact", "Borgeren står i receptionen", words=True))
    wire.close()
    his.round()
    key = f"note:{office.stream}"
    his.store.drafts.keep(key, office.stream, "note", {"text": WORDS}, office.running.clock())

    office.running.clock.now += timedelta(hours=2)
    his.round()

    assert office.held() == [("outside_role",)]
    assert his.store.drafts.all() == ()
    assert office.told(his).typed == "aside"


def test_a_store_that_is_locked_meanwhile_keeps_its_draft_and_hands_it_on_when_it_opens(
    office: Office,
) -> None:
    office.type()
    office.hers.lock()
    office.transfer()
    with locked(office.hers) as device:
        sent = device.send()
    office.hers.unlock()
    kept = office.hers.store.drafts.all()

    office.hers.round()
    office.his.round()

    assert sent is not None
    assert [draft.contents["text"] for draft in kept] == [WORDS]
    assert office.read(office.his) == [(TITLE, WORDS)]
    assert office.is_nothing_left()


def test_what_is_typed_while_the_rest_goes_up_goes_after_it_in_the_same_entry(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.type()
    office.transfer()
    push = Client._push

    def typing(client: Client, going: Any, **more: Any) -> None:
        push(client, going, **more)
        if more and office.stream in {one.stream for one in office.hers.store.ledger.scope()}:
            office.type(f"{WORDS} spurgte til mødet")

    monkeypatch.setattr(Client, "_push", typing)
    office.hers.round()
    monkeypatch.undo()
    office.his.round()

    assert office.read(office.his) == [(TITLE, f"{WORDS} spurgte til mødet")]
    assert office.late() == [(1,), (1,)]
    assert office.is_nothing_left()


def with_a_fuse(patch: pytest.MonkeyPatch, calls: int, *, after: bool) -> Callable[[], int]:
    """Let the power go at one of the calls of a round, at the store or on the line; return how many are left."""
    left = [calls]

    def fused(whole: Any) -> Any:
        def call(*given: Any, **more: Any) -> Any:
            left[0] -= 1
            if left[0] == 0 and not after:
                raise Cut
            done = whole(*given, **more)
            if left[0] == 0:
                raise Cut
            return done

        return call

    for name in ("hand_on", "record", "acknowledge", "leave_scope", "receive", "remember"):
        patch.setattr(Ledger, name, fused(getattr(Ledger, name)))
    for name in ("push", "pull", "dropped"):
        patch.setattr(Wire, name, fused(getattr(Wire, name)))
    return lambda: left[0]


def test_a_round_that_is_cut_off_at_any_step_hands_the_words_on_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    stride = 1 if ENDURANCE else 5
    for done, number in enumerate(count(1 + chance("typed").randrange(stride), stride)):
        office.type(f"Ord {number}")
        office.transfer()
        with monkeypatch.context() as patch:
            left = with_a_fuse(patch, (number + 1) // 2, after=number % 2 == 0)
            with suppress(Cut):
                office.hers.round()
        office.hers.lock_as_it_lies()
        office.hers.unlock()
        office.hers.round()
        office.his.round()

        assert office.read(office.his)[0] == (TITLE, f"Ord {number}")
        assert len(office.read(office.his)) == done + 1
        assert office.is_nothing_left()
        if left() > 0:
            break
        office.running.clock.now += timedelta(seconds=1)
        office.transfer(back=True)
        office.his.round()
        office.hers.round()
    assert number > 2 * 10


def test_whoever_takes_a_case_over_is_proposed_as_its_contact_and_his_choice_reaches_the_others(
    office: Office,
) -> None:
    office.transfer()
    office.hers.round()
    office.his.round()
    before = office.proposed(office.his)
    choice = people.change_citizen(
        office.stream,
        {"primary": office.his.user.id},
        by=office.his.user.id,
        now=office.running.clock(),
        seen=office.his.store.ledger.seen(),
    )
    office.his.store.ledger.record(choice, now=office.running.clock())
    office.his.round()
    office.running.grant(office.hers.user, office.stream, "partner")
    office.hers.round()

    assert before == (office.hers.user.id, office.his.user.id)
    assert office.proposed(office.his) == office.proposed(office.hers) == ()
    for one in (office.his, office.hers):
        found = citizen(one.store.own_reader(), office.stream)
        assert found is not None
        assert holders.effective(found) == office.his.user.id


def dropped_silently(_typed: TypedOn, _stream: str) -> bool:
    return False


@pytest.mark.parametrize(
    "check",
    [
        test_the_new_caseworker_reads_the_words_and_nothing_of_them_stays_behind,
        test_a_role_that_became_narrower_hands_on_what_it_may_not_read_any_more,
    ],
)
def test_of_the_test_words_that_go_silently_are_noticed(
    office: Office, check: Callable[[Office], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TypedOn, "hand_on", dropped_silently)

    with pytest.raises(AssertionError):
        check(office)
