"""Historik from end to end: what one settled and brought back, the other one reads, every version of it."""

from pathlib import Path

from casework import agreements, history
from storage.reads import history as reads
from tests.sync.away import Laptop
from tests.sync.putting_back import office
from tests.sync.wrong_case import act, rounds, values_of

MINE, HIS = "Mette ringer til banken", "Jonas ringer til banken"


def said(one: Laptop, record: str) -> list[tuple[str, str, bool]]:
    """Return what a computer shows of a record: what each version did, its words, and whether they stand."""
    shown = reads.history_of(one.store.own_reader(), record)
    assert shown is not None
    return [
        (version.did, str(each.text), each.stands)
        for version in shown.versions
        for each in version.fields
        if each.field == "what"
    ]


def test_a_conflict_that_one_settled_is_read_whole_and_undone_on_the_others_computer(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        stream = mette.open_citizen()
        (made,) = agreements.make_agreement(stream, what="Ring til banken", who="MEHA", **act(mette))
        mette.store.ledger.record((made,), now=mette.running.clock())
        rounds(mette)
        central.grant(jonas, stream)
        rounds(jonas, mette)
        for one, what in ((mette, MINE), (jonas, HIS)):
            changes = agreements.change_agreement(stream, made.record, {"what": what}, **act(one))
            one.store.ledger.record(changes, now=one.running.clock())
        rounds(mette, jonas, mette)
        chosen = agreements.change_agreement(stream, made.record, {"what": HIS}, **act(mette))
        mette.store.ledger.record(chosen, now=mette.running.clock())
        rounds(mette, jonas)

        before = said(jonas, made.record)
        shown = reads.history_of(jonas.store.own_reader(), made.record)
        assert shown is not None
        lost = next(one for one in shown.versions if any(each.text == MINE for each in one.fields))
        back = reads.values_of(jonas.store.own_reader(), made.record, lost.device, lost.number)
        saw = act(jonas)
        saw["seen"] = shown.seen
        changes = history.bring_back(stream, made.record, kind="agreement", fields=back, **saw)
        jonas.store.ledger.record(changes, now=jonas.running.clock())
        rounds(jonas, mette)

        assert ("chosen", HIS, True) in before
        assert ("changed", MINE, False) in before
        assert values_of(mette, made.record)["what"] == values_of(jonas, made.record)["what"] == MINE
        assert sorted(said(mette, made.record)) == sorted(said(jonas, made.record))
