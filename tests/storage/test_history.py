"""Historik over a real store: every version stands there, and nothing that must stay hidden."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casework import agreements, history, journal
from casework.answers_history import HistoryShown, VersionShown
from casework.changes import DELETED, REDACTED, Seen
from casework.common_text import propose
from casework.errors import Refused
from casework.ids import REFERENCE
from casework.taking_back import take_back
from storage import logbook
from storage.reads import conflicts, sync, versions
from storage.reads import history as reads
from storage.vault import Store
from tests.storage.shelf import AT, act, agreement, citizen, note, opened, placed, save, values

STREET = "Kvægtorvsgade 7"


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with opened(tmp_path / "store") as store:
        people = [placed(REFERENCE, "w-jonas", 1, {"initials": "JOKR", "name": "Jonas Krogh"}, kind="worker")]
        store.ledger.receive(people, cursor="c1", high=1)
        yield store


def known(store: Store, **fields: Any) -> str:
    stream, changes = citizen(**fields)
    save(store, *changes)
    store.ledger.acknowledge({1: 2}, {}, AT)
    return stream


def told(store: Store, record: str) -> HistoryShown:
    found = reads.history_of(store.own_reader(), record)
    assert found is not None
    return found


def texts(one: VersionShown) -> dict[str, str]:
    return {each.field: str(each.text) for each in one.fields}


def settled(store: Store) -> tuple[str, str]:
    """Two people wrote an agreement apart, and one of them chose the other's words."""
    stream = known(store)
    (made,) = agreement(stream, "Ring til banken")
    save(store, made)
    store.ledger.acknowledge({2: 3}, {}, AT)
    reader = store.own_reader()
    save(store, *agreements.change_agreement(stream, made.record, {"what": "Mine ord"}, **act(reader.seen())))
    theirs = placed(stream, made.record, 9, {"what": "Jonas' ord"}, seen=reader.seen())
    store.ledger.receive([theirs], cursor="c9", high=9)
    save(
        store, *agreements.change_agreement(stream, made.record, {"what": "Jonas' ord"}, **act(reader.seen()))
    )
    return stream, made.record


def test_the_words_that_lost_stand_there_with_whose_they_were_when_and_the_receipt(store: Store) -> None:
    _stream, record = settled(store)

    shown = told(store, record)

    assert {one.did for one in shown.versions} == {"written", "changed", "chosen"}
    lost = next(one for one in shown.versions if texts(one) == {"what": "Mine ord"})
    his = next(one for one in shown.versions if one.by_name == "Jonas Krogh")
    assert (lost.mine, lost.received, lost.fields[0].stands, lost.fields[0].may_return) == (
        True,
        None,
        False,
        True,
    )
    assert (his.received, his.mine) == (AT, False)


def test_an_earlier_version_stands_again_by_a_change_that_saw_them_all(store: Store) -> None:
    stream, record = settled(store)
    shown = told(store, record)
    lost = next(one for one in shown.versions if texts(one) == {"what": "Mine ord"})

    back = reads.values_of(store.own_reader(), record, lost.device, lost.number)
    save(store, *history.bring_back(stream, record, kind="agreement", fields=back, **act(shown.seen)))

    assert back == {"what": "Mine ord"}
    assert values(store, record)["what"] == "Mine ord"
    assert [
        texts(one) for one in told(store, record).versions if one.did == "changed" and one.fields[0].stands
    ] == [{"what": "Mine ord"}]


def test_words_that_came_in_after_the_history_was_shown_stand_beside_what_is_brought_back(
    store: Store,
) -> None:
    stream, record = settled(store)
    shown = told(store, record)
    store.ledger.acknowledge({3: 10, 4: 11}, {}, AT)
    store.ledger.receive(
        [placed(stream, record, 20, {"what": "Nyt fra Jonas"}, seen=shown.seen)], cursor="c", high=20
    )

    save(
        store,
        *history.bring_back(stream, record, kind="agreement", fields={"what": "Mine ord"}, **act(shown.seen)),
    )

    (row,) = store.own_reader().rows("select torn_fields from record where id = ?", record)
    assert "Nyt fra Jonas" in row[0]
    assert "Mine ord" in row[0]


def test_what_was_removed_is_found_by_its_case_and_put_back_whole(store: Store) -> None:
    stream = known(store)
    (made,) = agreement(stream, "Ring til banken")
    save(store, made)
    save(store, *take_back((made,), **act(store.own_reader().seen())))
    gone = next(one for one in reads.lines(store.own_reader(), stream) if one.record == made.record)
    shown = told(store, made.record)
    first = shown.versions[-1] if shown.versions[-1].did == "written" else shown.versions[0]

    back = reads.values_of(store.own_reader(), made.record, first.device, first.number)
    save(
        store,
        *history.bring_back(
            stream, made.record, kind="agreement", fields=back, removed=True, **act(shown.seen)
        ),
    )

    assert (gone.did, gone.title, shown.is_gone) == ("removed", "Ring til banken", True)
    after = told(store, made.record)
    assert not after.is_gone
    assert {one.did for one in after.versions} == {"written", "removed", "back"}
    assert store.own_reader().row("select gone from record where id = ?", made.record) == (0,)


def test_a_note_that_was_withdrawn_is_read_whole_with_its_reason_and_never_brought_back(store: Store) -> None:
    stream = known(store)
    (made,) = note(stream, "Han sagde noget vigtigt")
    save(store, made)
    save(
        store, *journal.withdraw_note(stream, made.record, reason="Dobbelt", **act(store.own_reader().seen()))
    )

    shown = told(store, made.record)

    assert shown.final
    assert ("withdrawn", "Dobbelt") in [(one.did, one.reason) for one in shown.versions]
    assert "Han sagde noget vigtigt" in str(shown)
    assert not any(one.may_return for one in shown.versions)
    first = next(one for one in shown.versions if one.did == "written")
    assert reads.values_of(store.own_reader(), made.record, first.device, first.number) == {}


def test_of_what_stood_in_the_wrong_case_only_who_moved_it_and_why_is_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = known(store)
    store.ledger.receive(
        [
            placed(stream, "n", 3, {"text": "Et hemmeligt ord", "nature": "fact"}, kind="note"),
            placed(stream, "n", 4, {REDACTED: "Naboens notat"}, kind="note"),
        ],
        cursor="c4",
        high=4,
    )
    kept = [
        placed(stream, "n", 3, {"text": "Et hemmeligt ord", "nature": "fact"}, kind="note"),
        placed(stream, "n", 4, {REDACTED: "Naboens notat"}, kind="note"),
    ]
    monkeypatch.setattr(logbook, "of_records", lambda _connection, _records: {"n": kept})

    shown = told(store, "n")

    assert [(one.did, one.reason, one.fields) for one in shown.versions] == [("moved", "Naboens notat", ())]
    assert "hemmeligt" not in str(shown)
    assert "hemmeligt" not in str(reads.lines(store.own_reader(), stream))


def test_a_protected_address_and_a_number_are_hidden_and_cannot_be_brought_back_hidden(store: Store) -> None:
    stream = known(store, address=STREET, address_protected=True)
    store.ledger.receive(
        [
            placed(
                stream,
                stream,
                5,
                {"address": "Ny Gade 1", "story": "Ny"},
                kind="citizen",
                seen=store.ledger.seen(),
            )
        ],
        cursor="c5",
        high=5,
    )

    shown = told(store, stream)

    assert STREET not in str(shown)
    assert "Ny Gade" not in str(shown)
    assert "1234" not in str(shown)
    for one in shown.versions:
        back = reads.values_of(store.own_reader(), stream, one.device, one.number)
        assert not {"address", "cpr", "address_protected"} & set(back)


def test_without_the_veil_a_street_would_be_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = known(store, address=STREET, address_protected=True)
    monkeypatch.setattr(reads, "veiled_fields", lambda _kind, fields, _citizen, _record: dict(fields))

    assert STREET in str(told(store, stream))


def test_a_role_reads_no_field_of_a_version_that_it_may_not(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = known(store, story="Hendes historie", readiness="activity_ready")
    monkeypatch.setattr(reads, "role_in", lambda _reader, _stream: "mentor")

    shown = told(store, stream)

    assert "Hendes historie" not in str(shown)
    assert {each.field for one in shown.versions for each in one.fields} <= {
        "first_name",
        "last_name",
        "primary",
    }
    assert not any(one.may_return for one in shown.versions)


def test_what_stands_already_is_not_brought_back(store: Store) -> None:
    stream, record = settled(store)
    with pytest.raises(Refused, match="den version, der står nu"):
        history.bring_back(stream, record, kind="agreement", fields={}, **act())


def test_what_stood_before_an_act_is_what_its_author_had_seen(store: Store) -> None:
    stream = known(store)
    (made,) = agreement(stream, "Ring til banken")
    save(store, made)
    (altered,) = agreements.change_agreement(
        stream, made.record, {"what": "Skriv til banken", "why": "Hun vil"}, **act(store.own_reader().seen())
    )
    save(store, altered)
    reader = store.own_reader()

    stood = versions.before(reader, (altered,), reader.seen())
    save(store, *take_back((altered,), before=stood, **act(reader.seen())))

    assert stood == {made.record: {"what": "Ring til banken", "why": None}}
    assert (values(store, made.record)["what"], values(store, made.record)["why"]) == (
        "Ring til banken",
        None,
    )
    assert DELETED not in values(store, made.record)
    assert versions.before(reader, (made,), reader.seen()) == {}


def test_what_two_parted_from_is_what_both_had_seen(store: Store) -> None:
    stream = known(store)
    (made,) = agreement(stream, "Hun ringer mandag. Amina henter.")
    save(store, made)
    store.ledger.acknowledge({2: 3}, {}, AT)
    reader = store.own_reader()
    (mine,) = agreements.change_agreement(
        stream, made.record, {"what": "Hun ringer fredag. Amina henter."}, **act(reader.seen())
    )
    save(store, mine)
    his = placed(
        stream,
        made.record,
        9,
        {"what": "Hun ringer mandag. Amina henter. Bente ved det."},
        seen=Seen(3, 0),
    )
    store.ledger.receive([his], cursor="c9", high=9)

    (field,) = conflicts.torn(store.own_reader())

    assert field.base == "Hun ringer mandag. Amina henter."
    told = propose(field.base, *(one.text for one in field.versions))
    assert told == "Hun ringer fredag. Amina henter. Bente ved det."


def test_no_receipt_is_cut_from_the_log_that_stays(store: Store) -> None:
    stream = known(store)
    save(store, *(made for number in range(4) for made in note(stream, f"Notat {number}")))
    store.ledger.acknowledge({number: number + 1 for number in range(2, 6)}, {}, AT)
    reader = store.own_reader()

    first, more, whole = (sync.room(reader, most) for most in (2, 4, 5))

    assert ([len(each.receipted) for each in (first, more, whole)]) == [2, 4, 5]
    assert (first.older, more.older, whole.older) == (True, True, False)
    assert more.receipted[:2] == first.receipted


def test_a_version_says_what_was_agreed_before_who_and_when_and_calls_a_colleague_by_name(
    store: Store,
) -> None:
    stream = known(store)
    save(
        store,
        *agreements.make_agreement(
            stream,
            what="Ring til banken",
            who="JOKR",
            due=date(2026, 12, 1),
            **act(store.own_reader().seen()),
        ),
    )
    (record,) = store.own_reader().row("select id from record where kind = 'agreement'") or ("",)

    (version,) = told(store, record).versions

    assert [(one.field, str(one.text)) for one in version.fields] == [
        ("what", "Ring til banken"),
        ("who", "Jonas Krogh"),
        ("status", "Åben"),
        ("due", "2026-12-01"),
    ]
