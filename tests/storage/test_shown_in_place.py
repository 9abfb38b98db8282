"""What stands where: a visit that nobody had planned goes by its hour, a withdrawn note is out of the timeline."""

from casework import journal
from casework.acts import change
from casework.changes import Seen
from casework.clock import instant
from storage.reads.day import day
from storage.reads.timeline import timeline
from storage.vault import Store
from tests.storage.shelf import METTE, NOW, TODAY, act, save
from tests.storage.test_reads import opened_case, store, visit_at

__all__ = ["store"]


def test_a_visit_that_nobody_had_planned_stands_by_its_hour_among_those_that_are_driven(store: Store) -> None:
    stream = opened_case(store)
    save(store, *visit_at(8, stream=stream, order=1), *visit_at(12, stream=stream, order=2))
    save(store, change(stream, "unplanned", "visit", {"began": instant(NOW)}, **act()))

    told = day(store.own_reader(), TODAY, METTE.id, TODAY)

    assert [visit.at[11:13] for visit in told.visits] == ["08", f"{NOW:%H}", "12"]


def test_a_withdrawn_note_is_out_of_the_timeline_until_the_withdrawal_is_taken_back(store: Store) -> None:
    stream = opened_case(store)
    (stays,), (told,) = (journal.write_note(stream, text=text, **act()) for text in ("Talt", "Dobbelt"))
    save(store, stays, told)

    def shown() -> set[str]:
        return {entry.text for entry in timeline(store.own_reader(), stream)}

    before = shown()
    save(store, *journal.withdraw_note(stream, told.record, reason="Dobbelt", **act(Seen(0, 3))))
    withdrawn = shown()
    back = {"withdrawn": None, "withdrawn_reason": None}
    save(store, change(stream, told.record, "note", back, **act(Seen(0, 4))))

    assert (before, withdrawn, shown()) == ({"Talt", "Dobbelt"}, {"Talt"}, {"Talt", "Dobbelt"})
