"""Invariant 17: after *forkert borger* no device outside the right scope holds a word, and neither does the service.

Real stores and the real service. The hunt reads every file of every computer as whoever has its keys would, and the
service's database under its cipher. Each guard is taken away once, and then the hunt must find the word.
"""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from casework import attachments, wrong_citizen
from casework.acts import Act
from casework.changes import REDACTED, Change, Placed
from casework.wrong_citizen import Misfiled, Moving
from storage import husks as device_husks
from storage.attachments import Bound
from sync.files import Files
from sync.protocol import read_change
from sync.service import doctor, husks
from tests.storage.pages import in_the_clear
from tests.storage.test_residue import stands_in
from tests.sync import protocol_page
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, a_round, office, shown
from tests.sync.stage import Central, device, new_id

WORD = "hjerteblødningsangst"
STAYS = "kaffeaftalen"
LETTER = "epikrisebrevet"
WHY = "Skrevet i den øverste sag på listen"


def two_citizens(mette: Laptop) -> tuple[str, str]:
    """Open the wrong citizen and the right one, and write in the wrong one's case what belongs in the other's."""
    right = mette.open_citizen()
    wrong = mette.open_citizen()
    mette.write(f"{WORD} " * 40, f"Hun fik sin {STAYS}")
    return wrong, right


def note_of(one: Laptop, word: str = WORD) -> Placed:
    """Return the change that wrote a note with a word, as it lies in a store."""
    from storage import logbook

    rows = one.store.own_reader().rows(
        f"select {logbook.COLUMNS} from log where kind = 'note' and instr(fields, ?) order by id", word
    )
    return logbook.from_row(rows[0])


def act(one: Laptop) -> Act:
    return Act(by=one.user.id, now=one.running.clock(), seen=one.store.ledger.seen())


def misfiled(note: Placed) -> Misfiled:
    change = note.change
    return Misfiled(change.record, change.kind, change.fields, change.happened, note.by)


def move(one: Laptop, note: Placed, right: str, reason: str = WHY) -> tuple[Change, ...]:
    """Do the act on a computer, and return its changes."""
    moving = Moving(note.change.stream, right, reason)
    changes = wrong_citizen.move(moving, [misfiled(note)], **act(one))
    one.store.ledger.record(changes, now=one.running.clock())
    return changes


def holds(one: Laptop, word: str = WORD) -> bool:
    """Tell whether a word stands in any file of a computer, whatever it lies under."""
    return any(stands_in(word, said) for said in in_the_clear(one.store).values())


def said_at(running: Any, word: str = WORD) -> set[str]:
    """Return the tables of the service in which a word stands, whatever the row says of itself."""
    found = set()
    tables = [row[0] for row in running.all("select name from sqlite_master where type = 'table'")]
    for table in tables:
        for row in running.all(f"select * from {table}"):  # names of tables of our own
            if any(stands_in(word, one if isinstance(one, bytes) else str(one).encode()) for one in row):
                found.add(table)
    return found


def in_case(running: Any, stream: str, word: str = WORD) -> int:
    rows = running.all("select payload from change where stream = ?", stream)
    return sum(word in bytes(payload).decode() for (payload,) in rows)


def rounds(*laptops: Laptop) -> None:
    for one in laptops:
        a_round(one)


def test_the_right_case_has_the_note_with_its_times_and_author_and_the_wrong_one_a_husk(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = two_citizens(mette)
        a_round(mette)
        central.grant(jonas, wrong)
        a_round(jonas)
        note = note_of(jonas)
        assert holds(jonas)

        move(mette, note_of(mette), right)
        rounds(mette, jonas)

        copy = json.loads(
            mette.store.own_reader().rows(
                "select fields from record where stream = ? and kind = 'note'", right
            )[0][0]
        )
        assert (copy["text"], copy["at"], copy["author"]) == (
            note.change.fields["text"],
            note.change.fields["at"],
            mette.user.id,
        )
        assert not holds(jonas)
        assert in_case(central.running, wrong) == 0
        assert in_case(central.running, right) == 1
        husk = jonas.store.own_reader().rows(
            "select fields, worker from record where id = ?", note.change.record
        )
        assert husk == [
            (json.dumps({REDACTED: WHY}, ensure_ascii=False, separators=(",", ":")), mette.user.id)
        ]
        assert holds(jonas, STAYS)
        assert doctor.faults(central.running.ledger) == []


def test_the_sums_hold_for_a_device_before_and_after_and_for_one_that_comes_anew(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = two_citizens(mette)
        a_round(mette)
        central.grant(jonas, wrong)
        a_round(jonas)
        before = jonas.store.ledger.digest(wrong)
        move(mette, note_of(mette), right)
        a_round(mette)
        behind = jonas.store.ledger.digest(wrong)
        fresh = central.laptop("JONB", tmp_path / "JONB")
        central.grant(fresh, wrong)

        told = a_round(jonas)
        a_round(fresh)

        assert before == behind
        assert told.received == 2  # the redaction and the task: nothing had to be fetched again
        assert mette.store.ledger.digest(wrong) == jonas.store.ledger.digest(wrong)
        assert jonas.store.ledger.digest(wrong) == fresh.store.ledger.digest(wrong)
        assert not holds(fresh)
        fresh.store.close()


def test_a_device_that_comes_late_with_edits_has_them_held_and_no_word_left(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = two_citizens(mette)
        a_round(mette)
        central.grant(jonas, wrong)
        a_round(jonas)
        note = note_of(jonas).change
        late = Change(
            wrong, note.record, "note", {"flag": f"om {WORD}"}, jonas.store.ledger.seen(), note.happened
        )
        correction = Change(
            wrong,
            new_id(),
            "note",
            {"text": f"ikke {WORD}", "corrects": note.record},
            jonas.store.ledger.seen(),
            note.happened,
        )
        jonas.store.ledger.record([late, correction], now=central.clock())
        move(mette, note_of(mette), right)
        a_round(mette)

        told = a_round(jonas)

        held = central.running.all("select code from held order by dseq")
        assert (told.held, held) == (2, [("redacted",), ("redacted",)])
        assert in_case(central.running, wrong) == 0
        assert values_of(jonas, note.record) == {REDACTED: WHY}


def values_of(one: Laptop, record: str) -> dict[str, Any]:
    rows = one.store.own_reader().rows("select fields from record where id = ?", record)
    return dict(json.loads(rows[0][0])) if rows else {}


def test_only_its_author_or_a_team_lead_takes_it_out(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = two_citizens(mette)
        a_round(mette)
        leader = Laptop(central.running, central.running.add_user("LEDA", "Teamleder"), tmp_path / "LEDA")
        central.laptops.append(leader)
        central.grant(jonas, wrong, "partner")
        central.grant(jonas, right)
        central.grant(leader, wrong, "glass")
        rounds(jonas, leader)

        move(jonas, note_of(jonas), right)
        told = a_round(jonas)

        assert told.held == 1
        assert in_case(central.running, wrong) == 1
        assert WORD in str(values_of(jonas, note_of(mette).change.record))
        gone = {REDACTED: WHY}
        note = note_of(leader).change
        change = Change(wrong, note.record, "note", gone, leader.store.ledger.seen(), note.happened)
        leader.store.ledger.record([change], now=central.clock())
        rounds(leader, mette, jonas)
        assert in_case(central.running, wrong) == 0
        assert values_of(jonas, note.record) == gone
        leader.store.close()


def test_a_case_that_was_moved_meanwhile_still_loses_it(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = two_citizens(mette)
        a_round(mette)
        move(mette, note_of(mette), right)
        central.grant(jonas, wrong)
        central.running.revoke(mette.user, wrong, jonas.user.id)

        rounds(mette, jonas)

        assert in_case(central.running, wrong) == 0
        assert (holds(jonas), holds(jonas, STAYS)) == (False, True)


def test_a_file_goes_with_its_key_and_its_pieces_and_comes_again_under_another(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = two_citizens(mette)
        sealed = mette.store.attachments.seal(wrong, [LETTER.encode() * 9])
        letter = attachments.attach_file(wrong, file=sealed, name=f"{LETTER}.pdf", what="Brev", **act(mette))
        mette.store.ledger.record(letter, now=central.clock())
        rounds_with_files(mette)
        central.grant(jonas, wrong)
        rounds_with_files(jonas)
        bound = Bound(sealed.id, wrong, sealed.key, sealed.size, sealed.digest)
        assert jonas.store.attachments.is_here(sealed.id)

        again = mette.store.attachments.seal(right, [mette.store.attachments.read(bound)])
        one = Misfiled(sealed.id, "attachment", letter[0].fields, letter[0].happened, mette.user.id, again)
        moved = wrong_citizen.move(Moving(wrong, right, WHY), [one], **act(mette))
        mette.store.ledger.record(moved, now=central.clock())
        rounds_with_files(mette, jonas)

        files = [row[0] for row in central.running.all("select id from file")]
        pieces = {row[0] for row in central.running.all("select file from file_piece")}
        assert (files, pieces) == ([again.id], {again.id})
        assert not jonas.store.attachments.is_here(sealed.id)
        assert (holds(jonas, LETTER), holds(jonas)) == (False, True)
        read = mette.store.attachments.read(Bound(again.id, right, again.key, again.size, again.digest))
        assert read == LETTER.encode() * 9


def rounds_with_files(*laptops: Laptop) -> None:
    for one in laptops:
        a_round(one)
        with closing(one.wire()) as wire:
            files = Files(wire, one.store.travelling, clock=lambda: 0.0)
            while files.step() is not None:
                pass


def a_copy_taken_in_between(central: Office, mette: Laptop, jonas: Laptop) -> tuple[Path, str, str]:
    """Write, copy the service's database, and take the note out of the wrong case; both computers know."""
    wrong, right = two_citizens(mette)
    a_round(mette)
    central.grant(jonas, wrong)
    a_round(jonas)
    copy = central.copy()
    move(mette, note_of(mette), right)
    rounds(mette, jonas)
    return copy, wrong, right


def test_a_service_that_is_put_back_from_before_does_not_bring_it_back(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        copy, wrong, right = a_copy_taken_in_between(central, mette, jonas)

        central.put_back(copy)

        at_once = in_case(central.running, wrong)
        fresh = central.laptop("JONB", tmp_path / "JONB")
        central.grant(fresh, wrong)
        a_round(fresh)
        assert (at_once, holds(fresh), holds(fresh, STAYS)) == (0, False, True)
        rounds(mette, jonas, fresh)
        assert [holds(one) for one in (jonas, fresh)] == [False, False]
        assert (in_case(central.running, wrong), in_case(central.running, right)) == (0, 1)
        assert list(filter(None, shown(jonas))) == [f"Hun fik sin {STAYS}"]
        assert doctor.faults(central.running.ledger) == []
        fresh.store.close()


def known_to_one_only(central: Office, mette: Laptop, jonas: Laptop) -> tuple[str, str]:
    """Lose note and redaction at the service; one computer holds the note, and has not heard of the redaction."""
    wrong, right = mette.open_citizen(), mette.open_citizen()
    a_round(mette)
    central.grant(jonas, wrong)
    a_round(jonas)
    copy = central.copy()
    mette.write(f"{WORD} " * 40, f"Hun fik sin {STAYS}", stream=wrong)
    rounds(mette, jonas)
    move(mette, note_of(mette), right)
    a_round(mette)
    central.put_back(copy)
    return wrong, right


def test_a_device_that_knows_only_the_note_does_not_bring_it_back_by_offering_it(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = known_to_one_only(central, mette, jonas)

        a_round(jonas)

        assert (in_case(central.running, wrong), in_case(central.running, wrong, STAYS)) == (0, 1)
        rounds(mette, jonas)
        assert not holds(jonas)
        assert (in_case(central.running, wrong), in_case(central.running, right)) == (0, 1)
        assert doctor.faults(central.running.ledger) == []


def test_the_example_of_the_protocol_empties_what_it_names(running: Central) -> None:
    example = protocol_page.said("redaction")
    user = running.add_user("META")
    running.grant(user, example["s"])
    with device(running, user) as hers:
        hers.round()
        hers.ledger.write(example["s"], example["r"], {"text": WORD}, kind="note")
        hers.round()

        hers.ledger.write(example["s"], example["r"], example["f"], kind=example["k"])
        hers.round()

    lengths = [length for (length,) in running.all("select length(payload) from change order by seq")]
    assert (lengths[0], lengths[1] > 0) == (0, True)
    assert read_change(protocol_page.EXAMPLES["redaction"].encode()).f == example["f"]


def test_where_the_file_beside_the_database_is_lost_too_its_devices_take_it_out_again(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        copy, wrong, _ = a_copy_taken_in_between(central, mette, jonas)
        (central.folder / "central.husks").unlink()

        central.put_back(copy)

        before = in_case(central.running, wrong)
        a_round(mette)
        assert (before, in_case(central.running, wrong)) == (1, 0)
        a_round(jonas)
        assert not holds(jonas)
        assert doctor.faults(central.running.ledger) == []


def test_a_store_that_is_restored_from_its_own_copy_loses_it_again(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = two_citizens(mette)
        a_round(mette)
        central.grant(jonas, wrong)
        a_round(jonas)
        old = jonas.copy(tmp_path / "old")
        move(mette, note_of(mette), right)
        rounds(mette, jonas)
        jonas.lock()
        jonas.folder = old
        jonas.unlock()
        assert holds(jonas)

        a_round(jonas)

        assert (holds(jonas), holds(jonas, STAYS)) == (False, True)


def test_a_service_that_keeps_the_payload_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(husks, "end", lambda *_, **__: iter(()))

    with pytest.raises(AssertionError):
        test_the_right_case_has_the_note_with_its_times_and_author_and_the_wrong_one_a_husk(tmp_path)


def test_a_device_that_keeps_its_rows_finds_another_sum_and_fetches_the_case_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device_husks, "end", lambda *_: False)

    with pytest.raises(AssertionError, match="received"):
        test_the_sums_hold_for_a_device_before_and_after_and_for_one_that_comes_anew(tmp_path)


def test_an_offer_that_nobody_judges_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(husks, "fault", lambda *_: None)

    with pytest.raises(AssertionError):
        test_a_device_that_knows_only_the_note_does_not_bring_it_back_by_offering_it(tmp_path)


def test_a_copy_that_is_not_taken_out_again_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(husks, "end_again", lambda *_: 0)

    with pytest.raises(AssertionError):
        test_a_service_that_is_put_back_from_before_does_not_bring_it_back(tmp_path)
