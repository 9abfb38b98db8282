"""A case is closed at a desk, real stores and the real service: its time runs, and what was written meanwhile stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from casework import closing as rules
from casework import journal
from casework.acts import change
from casework.retention import USUAL
from storage.reads import citizens, closing, timeline
from sync.service import accept, retention
from sync.service import closing as at_the_service
from tests.sync.away import Laptop
from tests.sync.putting_back import Office
from tests.sync.test_death import act, calls, one_day, plan, together
from tests.sync.wrong_case import rounds

SAID = {"reason": "work", "next_step": "Havnens Café ringer til hende"}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Laptop, Laptop, str]]:
    """One citizen of Mette's and Jonas', which all tests here close and leave open again."""
    with together(tmp_path_factory.mktemp("closing")) as office:
        yield office


@contextmanager
def closed(office: tuple[Office, Laptop, Laptop, str]) -> Iterator[date]:
    """The case was closed by Mette a week ago, and nobody has heard it yet; open again behind."""
    _central, mette, jonas, stream = office
    day = one_day(mette) - timedelta(days=7)
    said = SAID | {"closed_on": day.isoformat()}
    done = closing.closed(mette.store.own_reader(), stream, said, **act(mette))
    mette.store.ledger.record(done, now=mette.running.clock())
    yield day
    rounds(mette, jonas, mette)
    reopen(mette, stream)
    rounds(mette, jonas)


def reopen(one: Laptop, stream: str) -> None:
    back = closing.reopened(one.store.own_reader(), stream, **act(one))
    one.store.ledger.record(back, now=one.running.clock())


def kept_from(central: Office, stream: str) -> tuple[date | None, str]:
    with central.running.ledger.reading() as connection:
        (found,) = [one for one in retention.cases(connection) if one.stream == stream]
    return found.closed, found.code


def test_nothing_calls_on_any_computer_and_the_time_runs_from_the_day_that_was_said(
    shared: tuple[Office, Laptop, Laptop, str],
) -> None:
    runs_from_the_day(shared)


def runs_from_the_day(shared: tuple[Office, Laptop, Laptop, str]) -> None:
    central, mette, jonas, stream = shared
    before = kept_from(central, stream)

    with closed(shared) as day:
        own = calls(mette)  # offline still
        rounds(mette, jonas)
        heard, told = calls(jonas), closing.shown(jonas.store.own_reader(), stream)
        during = kept_from(central, stream)

    assert before == (None, "")
    assert (own, heard) == ([], [])
    assert (told.closed_on, told.reason, told.may_close, told.may_reopen) == (day, "work", False, True)
    assert during == (one_day(mette), USUAL), "it runs from when the service heard of it"
    assert kept_from(central, stream) == (None, "")
    assert all(calls(one) for one in (mette, jonas))


def test_a_service_that_does_not_hear_it_would_be_noticed(
    shared: tuple[Office, Laptop, Laptop, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_the_service, "note", lambda *_: None)

    with pytest.raises(AssertionError):
        runs_from_the_day(shared)


def test_what_a_colleague_wrote_offline_meanwhile_is_kept_on_both_and_both_are_told(
    shared: tuple[Office, Laptop, Laptop, str],
) -> None:
    _central, mette, jonas, stream = shared
    with closed(shared) as day:
        plan(jonas, stream)
        words = journal.write_note(stream, text="Hun ringede selv i dag", **act(jonas))
        jonas.store.ledger.record(words, now=jonas.running.clock())

        rounds(jonas, mette, jonas)

        for one in (mette, jonas):
            told = closing.shown(one.store.own_reader(), stream)
            (row,) = citizens.citizens(one.store.own_reader(), one_day(one))
            assert (told.closed_on, told.pieces, len(told.unseen)) == (day, 2, 1)
            assert row.written_since
            assert "Hun ringede selv i dag" in {
                str(entry.text) for entry in timeline.timeline(one.store.own_reader(), stream)
            }


def test_a_code_that_was_said_at_the_service_stays_and_of_two_answers_the_case_is_open(
    shared: tuple[Office, Laptop, Laptop, str],
) -> None:
    central, mette, jonas, stream = shared
    with closed(shared) as day:
        rounds(mette, jonas)
        with central.running.ledger.writing() as connection:
            hand = retention.Hand(mette.user, "drift", central.running.clock())
            retention.close(connection, stream, day, "P3650D", hand=hand)
        later = rules.close_case(
            [stream], closed_on=one_day(mette), reason="work", next_step="Ring", **act(mette)
        )
        mette.store.ledger.record(later, now=mette.running.clock())
        rounds(mette)
        another_day = kept_from(central, stream)

        reopen(jonas, stream)
        rounds(jonas, mette)
        in_doubt = closing.shown(mette.store.own_reader(), stream)
        nothing_runs = kept_from(central, stream)

    assert another_day == (one_day(mette), "P3650D")
    assert (in_doubt.closed_on, in_doubt.disputed) == (None, True)
    assert nothing_runs == (None, "")


def says(one: Laptop, stream: str, day: date) -> None:
    """What no desk of ours says, but a computer can: any day."""
    said = {"closed_on": day.isoformat(), "closed_reason": "work", "closed_next": "Ring"}
    one.store.ledger.record((change(stream, stream, "citizen", said, **act(one)),), now=one.running.clock())
    rounds(one)


def test_a_day_that_has_not_come_stops_neither_the_list_of_all_cases_nor_the_page_of_its_own(
    shared: tuple[Office, Laptop, Laptop, str],
) -> None:
    central, mette, _jonas, stream = shared
    says(mette, stream, date.max)

    page = closing.shown(mette.store.own_reader(), stream)
    kept = kept_from(central, stream)
    says(mette, stream, one_day(mette) + timedelta(days=2))
    ahead = kept_from(central, stream)
    reopen(mette, stream)
    rounds(mette)

    assert (page.closed_on, page.kept_until) == (date.max, date.max)
    assert (kept, ahead) == ((None, ""), (None, ""))


def test_a_day_years_back_makes_no_case_ready_to_be_erased_and_a_partner_closes_none(
    shared: tuple[Office, Laptop, Laptop, str],
) -> None:
    a_word_about_a_closing_is_not_believed(shared)


def a_word_about_a_closing_is_not_believed(shared: tuple[Office, Laptop, Laptop, str]) -> None:
    central, mette, jonas, stream = shared
    long_ago = one_day(mette) - timedelta(days=4000)
    says(mette, stream, long_ago)
    by_her = kept_from(central, stream)
    reopen(mette, stream)
    rounds(mette, jonas)
    says(jonas, stream, long_ago)
    by_him = kept_from(central, stream)
    held = central.running.all("select code from held where user = ?", jonas.user.id)
    reopen(jonas, stream)
    rounds(jonas, mette)

    assert by_her == (one_day(mette), USUAL)
    assert (by_him, held) == ((None, ""), [("outside_role",)])


def test_of_the_test_a_service_that_believes_a_partner_is_noticed(
    shared: tuple[Office, Laptop, Laptop, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accept, "may_close", lambda _role: True)

    with pytest.raises(AssertionError):
        a_word_about_a_closing_is_not_believed(shared)
