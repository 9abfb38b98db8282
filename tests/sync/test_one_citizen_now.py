"""One citizen now: on a first day by his number alone, after long away before all that is new; and calling off."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from storage.taking import Part
from sync import ahead, batches
from sync.height import Height
from sync.protocol_cases import CasesOut
from sync.service import cases, deliver
from sync.service.registry import User
from sync.wanted import Want
from tests.sync.signing_in import new_initials
from tests.sync.stage import Central, Device, central, device, new_id

NUMBERS = [f"65020343{place:02}" for place in range(5)]
MANY = 3


@dataclass
class Office:
    """Jonas' citizens with their numbers, much written about each; a colleague writes on."""

    running: Central
    jonas: User
    streams: list[str]
    writer: Device
    brought: list[bool] = field(default_factory=list)

    @property
    def last(self) -> str:
        return self.streams[-1]

    @property
    def rows(self) -> int:
        """How many rows the service has of the case about which nobody writes but here."""
        return len([1 for (stream,) in self.running.all("select stream from change") if stream == self.last])

    def write_much(self) -> int:
        """Write about everybody; return how many rows each case has now."""
        for number in range(MANY):
            for stream in self.streams:
                self.writer.ledger.write(stream, new_id(), {"what": f"nummer {number}"})
        self.writer.round()
        return self.rows

    def want(self, his: Device, *, stream: str = "", number: str = "") -> None:
        his.client.wanted.ask(Want(stream, number, self.brought.append))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with central(tmp_path_factory.mktemp("one-now")) as running:
        mette = running.add_user("MEHA")
        streams = sorted(new_id() for _ in NUMBERS)
        for stream in streams:
            running.grant(mette, stream)
        with device(running, mette) as hers:
            hers.round()
            for stream, number in zip(streams, NUMBERS, strict=True):
                hers.ledger.write(stream, stream, {"first_name": "Hanne", "cpr": number}, kind="citizen")
            made = Office(running, mette, streams, hers)
            made.write_much()
            yield made


@pytest.fixture
def office(written: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office with somebody new in it, whose answers hold one citizen each."""
    monkeypatch.setattr(deliver, "MOST_ROWS", written.rows + 1)
    monkeypatch.setattr(batches, "PAGE_ROWS", MANY)
    jonas = written.running.add_user(new_initials())
    for stream in written.streams:
        written.running.grant(jonas, stream)
    return replace(written, jonas=jonas, brought=[])


def order_of(his: Device) -> list[str]:
    """Return the citizens in the order that they came to be here whole, from now on."""
    whole: list[str] = []
    fill_several = his.ledger.fill_several

    def heard(parts: list[Part]) -> frozenset[str]:
        whole.extend(part.stream for part in parts if part.done)
        return fill_several(parts)

    his.ledger.fill_several = heard  # type: ignore[assignment, method-assign]
    return whole


def test_on_a_first_day_the_one_whose_number_is_said_comes_first_and_the_rest_as_ever(office: Office) -> None:
    with device(office.running, office.jonas) as his:
        came = order_of(his)
        office.want(his, number=NUMBERS[-1])

        his.round()

        assert came == [office.last, *office.streams[:-1]]
        assert office.brought == [True]
        assert len(his.texts(office.last)) == office.rows


def test_who_is_wanted_while_others_come_is_the_next(office: Office) -> None:
    with device(office.running, office.jonas) as his:
        came = order_of(his)
        progress = his.heard.append

        def tell(one: object) -> None:
            progress(one)  # type: ignore[arg-type]
            if len(came) == 1 and not office.brought:
                office.want(his, number=NUMBERS[-1])

        his.client.one_round(tell, lambda: False)

        assert came[:2] == [office.streams[0], office.last]
        assert len(came) == len(office.streams)
        assert office.brought == [True]


def test_a_number_that_is_nobodys_here_is_said_to_be_so_and_holds_nothing_up(office: Office) -> None:
    stranger = new_id()
    office.running.grant(office.running.add_user(new_initials()), stranger)
    with device(office.running, office.jonas) as his:
        office.want(his, number="6502034399")

        his.round()

        assert office.brought == [False]
        assert {len(his.texts(stream)) for stream in office.streams} == {office.rows}


def test_a_mentor_learns_from_no_number_whose_it_is(office: Office) -> None:
    mentor = office.running.add_user(new_initials(), "Mentor")
    for stream in office.streams:
        office.running.grant(mentor, stream, "mentor")
    with device(office.running, mentor) as his:
        came = order_of(his)
        office.want(his, number=NUMBERS[-1])

        his.round()

        assert office.brought == [False]
        assert came == office.streams


def test_of_the_test_a_number_that_is_answered_to_anybody_is_noticed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "readable", lambda _role, _kind, fields: fields)

    with pytest.raises(AssertionError):
        test_a_mentor_learns_from_no_number_whose_it_is(office)


def test_after_a_long_time_away_the_one_who_is_wanted_is_up_to_date_with_the_first_page(
    office: Office,
) -> None:
    with device(office.running, office.jonas) as his:
        his.round()
        rows = office.write_much()
        office.want(his, stream=office.last)
        his.heard.clear()

        his.client.one_round(his.heard.append, lambda: bool(office.brought))

        assert office.brought == [True]
        assert len(his.texts(office.last)) == rows
        assert any(len(his.texts(stream)) < rows for stream in office.streams[:-1])
        his.round()
        assert {len(his.texts(stream)) for stream in office.streams} == {rows}


def test_of_the_test_one_who_waits_for_his_turn_is_noticed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead.Ahead, "fetch", lambda *_: None)

    with pytest.raises(AssertionError):
        test_after_a_long_time_away_the_one_who_is_wanted_is_up_to_date_with_the_first_page(office)


def test_an_earlier_service_that_does_not_know_the_question_brings_him_in_his_turn(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    give = cases.give
    monkeypatch.setattr(cases, "give", lambda *asked: CasesOut(give(*asked).cases))
    monkeypatch.setattr(cases, "_called", lambda *_: "")
    with device(office.running, office.jonas) as his:
        office.want(his, number=NUMBERS[-1])

        his.round()

        assert office.brought == [False]  # all are here now: whose number it is can be looked up
        assert {len(his.texts(stream)) for stream in office.streams} == {office.rows}


def test_what_is_called_off_keeps_what_came_and_still_sends_what_is_written(office: Office) -> None:
    with device(office.running, office.jonas) as his:
        came = order_of(his)
        his.client.one_round(his.heard.append, lambda: bool(came))
        here = {stream: len(his.texts(stream)) for stream in office.streams}
        rows = office.rows
        his.ledger.write(came[0], new_id(), {"what": "skrevet i pausen"})

        told = his.client.send_waiting(his.heard.append, lambda: False)

        assert here == {stream: rows if stream in came else 0 for stream in office.streams}
        assert (told.sent, told.received, told.whole) == (1, 0, False)
        his.round()
        assert sorted(came) == office.streams  # nobody came twice


def test_how_far_the_feed_is_grows_to_its_height_and_says_how_long_still(office: Office) -> None:
    with device(office.running, office.jonas) as his:
        his.round()
        office.write_much()
        his.heard.clear()

        his.round()

        counted = [(one.done, one.total) for one in his.heard if one.what == "fetching"]
        assert [done for done, _ in counted] == sorted(done for done, _ in counted)
        assert counted[-1][0] == counted[-1][1] > 0
        assert {total for _, total in counted} == {counted[-1][1]}


def test_the_time_left_is_what_the_rest_takes_at_the_speed_so_far() -> None:
    height = Height()

    first, soon, later = (height.left_s(*at) for at in ((100, 500, 0.0), (150, 500, 1.0), (200, 500, 5.0)))

    assert (first, soon, later) == (None, None, 15.0)
    assert height.share(500, 500) == (400, 400)
