"""Invariant 17: after *forkert borger* no device outside the right scope holds a word, and neither does the service.

Real stores and the real service. The hunt reads every file of every computer as whoever has its keys would, and the
service's database under its cipher. Each guard is taken away once, and then the hunt must find the word.
"""

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from casework import attachments, wrong_citizen
from casework.changes import REDACTED, Change, Seen
from casework.trail import Noted
from casework.wrong_citizen import Misfiled, Moving
from storage import husks as device_husks
from storage.attachments import Bound
from storage.reads.sync import room
from sync.files import Files
from sync.protocol import read_change
from sync.protocol_addressed import AddressedAsked
from sync.service import aside, doctor, husks, serving
from sync.words import TurnedAway
from tests.storage.shelf import AT
from tests.sync import protocol_page
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, a_round, office
from tests.sync.stage import Central, device, new_id
from tests.sync.trail_stage import watched
from tests.sync.wrong_case import (
    LETTER,
    STAYS,
    WHY,
    WORD,
    act,
    holds,
    in_case,
    move,
    note_of,
    rounds,
    said_at,
    two_citizens,
    values_of,
)


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
        assert said_at(central.running) == {"change"}
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


def in_a_case_of_nobodys_here(central: Office, mette: Laptop, jonas: Laptop) -> tuple[str, str]:
    """A note in Mette's case belongs to a citizen whom only Jonas has."""
    right = jonas.open_citizen()
    a_round(jonas)
    wrong = mette.open_citizen(cpr="6502031234")
    mette.write(f"{WORD} " * 40, f"Hun fik sin {STAYS}")
    a_round(mette)
    central.grant(jonas, wrong, "partner")
    a_round(jonas)
    return wrong, right


def address(one: Laptop, *records: str, cpr: str = "7003821234") -> str:
    with closing(one.wire()) as wire:
        return wire.addressed(AddressedAsked(cpr, list(records), WHY)).stream


def test_a_note_goes_by_the_service_to_a_case_that_its_author_does_not_have(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = in_a_case_of_nobodys_here(central, mette, jonas)
        note = note_of(mette)
        to = address(mette, note.change.record)
        copy, *_ = move(mette, note, to)
        waits = mette.store.own_reader().rows("select 1 from record where stream = ?", right)
        rounds(mette, jonas)

        got = jonas.store.own_reader().rows(
            "select fields ->> 'text', fields ->> 'author' from record where stream = ? and kind = 'note'",
            right,
        )
        assert to == right
        assert got == [(note.change.fields["text"], mette.user.id)]
        assert (in_case(central.running, wrong), in_case(central.running, right)) == (0, 1)
        assert (waits, holds(mette), holds(mette, STAYS)) == ([], False, True)
        assert central.running.all("select late from change where record = ?", copy.record) == [(1,)]
        assert central.running.all("select stream from access_log where act = 'addressed'") == [(right,)]
        assert (room(mette.store.own_reader()).handed_over, doctor.faults(central.running.ledger)) == ((), [])


def test_the_address_opens_nothing_else(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        _, right = in_a_case_of_nobodys_here(central, mette, jonas)
        note = note_of(mette).change
        address(mette, note.record)
        other = Change(right, new_id(), "note", {"text": "noget andet"}, Seen(), note.happened)
        of_another = {"text": "en kopi", "copied_from": new_id(), "copied_by": mette.user.id, "copied_at": AT}
        unasked = Change(right, new_id(), "note", of_another, Seen(), note.happened)
        mette.store.ledger.record([other, unasked], now=central.clock())

        told = a_round(mette)

        assert (told.held, central.running.all("select code from held")) == (2, [("never_in_scope",)] * 2)
        with closing(mette.wire()) as wire, pytest.raises(TurnedAway) as refused:
            wire.stream(right, upto=1 << 40, after=0, limit=1000)
        assert refused.value.code == "not_in_scope"
        with pytest.raises(TurnedAway) as nobody:
            address(mette, note.record, cpr="6101011234")
        assert nobody.value.code == "citizen_unknown"


def test_the_team_lead_is_told_who_held_it_and_who_may_still(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with office(tmp_path, "META", "JONA", "MENA") as (central, (mette, jonas, mentor)):
        wrong, right = two_citizens(mette)
        a_round(mette)
        central.grant(jonas, wrong, "partner")
        central.grant(mentor, wrong, "mentor")
        rounds(jonas, mentor)
        jonas.store.trail.note(Noted("print", (wrong,), "day"), now=central.clock())
        a_round(jonas)
        central.clock.now += timedelta(hours=1)
        record = note_of(mette).change.record
        move(mette, note_of(mette), right)
        rounds(mette, jonas)
        central.clock.now += timedelta(seconds=5)
        mette.write("Nyt i sagen", stream=wrong)
        a_round(mette)

        before = watched(central.running, "audit", "wrong", "--from", "2026-11-26", capsys=capsys)["stood"]
        central.clock.now += timedelta(seconds=5)
        a_round(jonas)
        (one,) = watched(central.running, "audit", "wrong", "--from", "2026-11-26", capsys=capsys)["stood"]

        assert [(held["initials"], held["role"]) for held in one["holders"]] == [
            ("JONA", "partner"),
            ("META", "primary"),
        ]
        assert len(before) == 1
        assert {held["initials"]: held["let_go"] for held in one["holders"]}["JONA"] is True
        assert (one["record"], one["why"], one["by"], one["kind"]) == (record, WHY, "META", "note")
        assert ("JONA", "print") in [(done["initials"], done["action"]) for done in one["done"]]
        assert WORD not in json.dumps(one, ensure_ascii=False)


def test_what_is_held_aside_of_it_goes_with_it_and_what_comes_late_goes_after_a_month(tmp_path: Path) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, jonas)):
        wrong, right = two_citizens(mette)
        a_round(mette)
        note = note_of(mette).change
        add = Change(wrong, note.record, "note", {"flag": f"om {WORD}"}, Seen(), note.happened)
        correction = {"text": f"ikke {WORD}", "corrects": note.record}
        beside = Change(wrong, new_id(), "note", correction, Seen(), note.happened)
        stays = Change(wrong, new_id(), "note", {"text": STAYS}, Seen(), note.happened)
        jonas.store.ledger.record([add, beside, stays], now=central.clock())
        a_round(jonas)
        before = said_held(central)

        move(mette, note_of(mette), right)
        a_round(mette)

        assert (before, said_held(central)) == ([True, True, False], [False, False, False])
        assert [
            bool(row[0]) for row in central.running.all("select length(payload) from held order by dseq")
        ] == [
            False,
            False,
            True,
        ]
        mette.store.ledger.record([replaced(beside)], now=central.clock())
        a_round(mette)
        assert central.running.all("select code from held where device = 1") == [("redacted",)]
        assert "held" in said_at(central.running)
        serving.keep_house(central.running.ledger, central.clock() + timedelta(days=31))
        assert said_at(central.running) == {"change"}


def said_held(central: Office) -> list[bool]:
    return [
        WORD.encode() in bytes(row[0])
        for row in central.running.all("select payload from held order by dseq")
    ]


def replaced(change: Change) -> Change:
    return Change(change.stream, new_id(), "note", change.fields, change.seen, change.happened)


def test_a_service_that_keeps_what_is_held_of_it_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "empty", lambda *_: 0)

    with pytest.raises(AssertionError):
        test_what_is_held_aside_of_it_goes_with_it_and_what_comes_late_goes_after_a_month(tmp_path)
