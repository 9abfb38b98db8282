"""Taking an act back: nothing is unmade, and everything of the act is answered."""

from datetime import UTC, datetime, timedelta

from casework import agreements, visits
from casework.agreements import AgreementTold
from casework.changes import DELETED, Change, Dot, Placed, Seen, fold
from casework.taking_back import removal, take_back
from casework.visits import VisitTold

NOW = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
BY = "a-worker"


def placed(changes: tuple[Change, ...], first: int) -> list[Placed]:
    return [
        Placed(each, Dot("device", number), number, BY) for number, each in enumerate(changes, start=first)
    ]


def test_a_told_visit_that_is_taken_back_leaves_a_withdrawn_note_and_no_agreement() -> None:
    told = VisitTold(
        "met",
        lines=(("fact", "Vi talte om bageriet."),),
        agreements=(AgreementTold(what="Ring til bageriet", who="Borger", due=None),),
        next_at=NOW + timedelta(days=7),
    )
    planned = visits.plan_visit("c", at=NOW, by=BY, now=NOW, seen=Seen())
    done = visits.tell_visit("c", planned[0].record, told=told, by=BY, now=NOW, seen=Seen(0, 1))
    log = placed((*planned, *done), 1)

    back = take_back(done, by=BY, now=NOW, seen=Seen(0, len(log)))
    log += placed(back, len(log) + 1)

    records = {
        each.change.record: fold(p for p in log if p.change.record == each.change.record) for each in log
    }
    by_kind = {record.kind: record for record in records.values() if record.id != planned[0].record}
    assert records[planned[0].record].value("outcome") == ""
    assert by_kind["note"].value("withdrawn")
    assert by_kind["agreement"].deleted
    assert by_kind["visit"].deleted


def test_an_agreement_that_was_kept_by_mistake_is_open_again() -> None:
    done = agreements.keep_agreement("c", "an-agreement", by=BY, now=NOW, seen=Seen())

    (back,) = take_back(done, by=BY, now=NOW, seen=Seen(0, 1))

    assert back.fields == {"status": "open"}


def test_a_removal_names_what_its_authors_role_may_read_and_no_more() -> None:
    whole, narrow = removal("citizen", "primary")[DELETED], removal("citizen", "team_lead")[DELETED]

    assert isinstance(whole, list)
    assert isinstance(narrow, list)
    assert {"phone", "cpr", "address"} <= set(whole)
    assert "phone" in narrow
    assert not {"cpr", "address"} & set(narrow)
