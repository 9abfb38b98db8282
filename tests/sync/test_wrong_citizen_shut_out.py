"""What a computer that is shut out brings for a record taken out of a wrong case: held, and gone after a month."""

from datetime import timedelta
from pathlib import Path

import pytest

from casework.changes import Change, Seen
from sync.service import husks, serving
from tests.sync.away import locked
from tests.sync.putting_back import a_round, office
from tests.sync.stage import new_id
from tests.sync.test_wrong_citizen import said_held
from tests.sync.wrong_case import STAYS, WORD, move, note_of, two_citizens


def test_what_a_computer_that_is_shut_out_brings_for_it_goes_after_a_month_too(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = two_citizens(mette)
        a_round(mette)
        central.grant(jonas, wrong, "partner")
        a_round(jonas)
        note = note_of(mette).change
        add = Change(wrong, note.record, "note", {"text": f"om {WORD}"}, Seen(), note.happened)
        beside = Change(
            wrong, new_id(), "note", {"text": WORD, "corrects": note.record}, Seen(), note.happened
        )
        stays = Change(wrong, new_id(), "note", {"text": STAYS}, Seen(), note.happened)
        jonas.store.ledger.record([add, beside, stays], now=central.clock())
        move(mette, note_of(mette), right)
        a_round(mette)
        with central.running.ledger.writing() as connection:
            shut = "update device set revoked = '2026-11-26T09:00:00' where user = ?"
            connection.execute(shut, (jonas.user.id,))
        jonas.lock()
        with locked(jonas) as device:
            device.contact()
            device.send()

        codes = central.running.all("select code from held order by dseq")
        serving.keep_house(central.running.ledger, central.clock() + timedelta(days=31))

        assert codes == [("redacted",), ("redacted",), ("shut_out",)]
        assert said_held(central) == [False, False, False]
        assert central.running.all("select code from held where length(payload) > 0") == [("shut_out",)]


def test_a_service_that_looks_at_the_computer_first_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(husks, "is_late", lambda *_: False)

    with pytest.raises(AssertionError):
        test_what_a_computer_that_is_shut_out_brings_for_it_goes_after_a_month_too(tmp_path)
