"""A yes to one plan on one computer and a no on another, without a net: both see both, and one choice settles it."""

from pathlib import Path

from casework import one_plan
from casework.changes import Change
from casework.one_plan import OnePlan
from storage.reads import citizen as reads
from storage.reads.conflicts import torn
from tests.sync.away import Laptop
from tests.sync.putting_back import office
from tests.sync.wrong_case import act, rounds

KNOWN = ("Min Plan", "ungeplanen")


def stands(one: Laptop, stream: str) -> OnePlan:
    page = reads.page(one.store.own_reader(), stream, one.running.clock().date())
    assert page is not None
    return page.one_plan


def give(one: Laptop, stream: str, *plans: str) -> None:
    on = one.running.clock().date()
    write(one, one_plan.give(stream, plans=plans, on=on, way="sagt", known=KNOWN, **act(one)))


def write(one: Laptop, changes: tuple[Change, ...]) -> None:
    one.store.ledger.record(changes, now=one.running.clock())


def test_a_yes_and_a_no_apart_replace_nothing_until_somebody_chooses(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        stream = mette.open_citizen()
        give(mette, stream, "Min Plan")
        rounds(mette)
        central.grant(jonas, stream)
        rounds(jonas, mette)
        assert stands(jonas, stream).given
        on = jonas.running.clock().date()
        no = one_plan.take_back(stream, stands=stands(jonas, stream), on=on, way="sagt", **act(jonas))
        write(jonas, no)
        give(mette, stream, *KNOWN)

        rounds(mette, jonas, mette)

        for each in (mette, jonas):
            assert stands(each, stream).torn
            (field,) = torn(each.store.own_reader(), stream)
            assert {version.text.split(" ", 1)[0] for version in field.versions} == {"Ja", "Nej"}
        give(mette, stream, *KNOWN)
        rounds(mette, jonas)
        assert stands(mette, stream) == stands(jonas, stream)
        assert (stands(jonas, stream).given, stands(jonas, stream).plans) == (True, KNOWN)
