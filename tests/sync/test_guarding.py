"""An address is protected at a desk that is offline: hidden there at once, and on every computer that has the case."""

from pathlib import Path

from casework import guarding, people
from casework.answers_guarding import GuardShown
from casework.trail import Noted
from storage.reads import citizen
from storage.reads import guarding as reads
from tests.sync.away import Laptop
from tests.sync.test_death import act, one_day, together
from tests.sync.wrong_case import rounds

STREET = "Kvægtorvsgyden 7"


def print_day(one: Laptop, stream: str) -> None:
    one.store.trail.note(Noted("print", (stream,), "day"), now=one.running.clock())


def address(one: Laptop, stream: str) -> str:
    page = citizen.page(one.store.own_reader(), stream, one_day(one))
    assert page is not None
    return page.address


def test_it_hides_the_address_everywhere_and_each_computer_names_what_it_let_out(tmp_path: Path) -> None:
    with together(tmp_path) as (central, mette, jonas, stream):
        moved = people.change_citizen(stream, {"address": STREET}, **act(mette))
        mette.store.ledger.record(moved, now=mette.running.clock())
        rounds(mette, jonas)
        for one in (mette, jonas):
            print_day(one, stream)
        said = {"on": one_day(mette).isoformat(), "source": "Politiet", "reason": "Trusler"}
        done = reads.guarded(mette.store.own_reader(), stream, said, **act(mette))
        before = address(jonas, stream)

        mette.store.ledger.record(done, now=mette.running.clock())
        hidden_at_once = address(mette, stream)
        rounds(mette, jonas)
        shown = reads.shown(jonas.store.own_reader(), stream)
        for each in shown.open:
            answer = guarding.settle(each.stream, each.carrier, how="back", remark="", **act(jonas))
            jonas.store.ledger.record(answer, now=jonas.running.clock())
        rounds(jonas, mette)
        answered = reads.shown(mette.store.own_reader(), stream)
        central.grant(jonas, stream, "mentor")
        rounds(mette, jonas)

        assert (before, hidden_at_once, address(jonas, stream)) == (STREET, "", "")
        assert {one.carrier.of for one in shown.open} == {f"day:{one.user.id}" for one in (mette, jonas)}
        assert (answered.open, len(answered.carriers), answered.source) == ((), 2, "Politiet")
        assert reads.shown(jonas.store.own_reader(), stream) == GuardShown()
        kept = jonas.store.own_reader().rows("select count(*) from log where kind = ?", guarding.KIND)
        assert kept == [(0,)]  # nor does a mentor's computer hold where it lies
