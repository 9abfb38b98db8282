"""Rows of other people that the service lost come back from whoever holds them, by the service's own mark on them."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casework.changes import Change, Placed, Seen
from casework.kinds import Role
from storage.rewinding import Rewinding
from sync.protocol_offered import OfferTold
from sync.rewind import _offered
from sync.service.returned import Marks
from sync.wire import Wire
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, a_round, all_placed, office, shown
from tests.sync.stage import new_id


def lose(central: Office, hers: Laptop, his: Laptop, *texts: str) -> str:
    """Let her write what he receives and the service loses; return whose case it is."""
    stream = hers.open_citizen()
    hers.write("Fra før")
    a_round(hers)
    central.grant(his, stream, "partner")
    a_round(his)
    copy = central.copy()
    hers.write(*texts)
    a_round(hers)
    a_round(his)
    central.put_back(copy)
    return stream


def told_of(one: Laptop, change: Callable[[dict[str, Any]], None] = lambda _: None) -> OfferTold:
    """Go back, offer every row that was lost, each bent by `change`, and return what became of them."""
    with pytest.MonkeyPatch.context() as patch, closing(one.wire()) as wire:
        answers: list[OfferTold] = []
        true = Wire.offered

        def bent(self: Wire, rows: list[Any]) -> OfferTold:
            bodies = [json.loads(msgspec.json.encode(row)) for row in rows]
            for body in bodies:
                change(body)
            again = [msgspec.json.decode(json.dumps(body), type=type(rows[0])) for body in bodies]
            packed = [
                msgspec.structs.replace(row, c=msgspec.Raw(_sorted(body["c"])))
                for row, body in zip(again, bodies, strict=True)
            ]
            answers.append(true(self, packed))
            return answers[-1]

        patch.setattr(Wire, "offered", bent)
        a_round(one)
        assert wire.device == one.store.device
    return answers[0]


def _sorted(change: dict[str, Any]) -> bytes:
    return json.dumps(change, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_a_colleague_brings_back_what_its_author_cannot(tmp_path: Path) -> None:
    """Her computer is gone for good; nothing of hers leaves his screen, and it stays hers."""
    with office(tmp_path, "MEHA", "JOKR", "ANLU") as (central, (hers, his, third)):
        stream = lose(central, hers, his, "Kun hos ham nu", "Og dette")
        rows = his.store.own_reader().rows(
            "select by, received, hlc from log where kind = 'note' order by hlc"
        )

        a_round(his)

        assert central.notes() == ["Fra før", "Kun hos ham nu", "Og dette"]
        assert shown(his) == ["Fra før", "Kun hos ham nu", "Og dette"]
        assert all_placed(his)
        after = his.store.own_reader().rows(
            "select by, received, hlc from log where kind = 'note' order by hlc"
        )
        assert after == rows
        central.grant(third, stream, "partner")
        a_round(third)
        assert shown(third) == shown(his)
        assert central.faults() == []


@pytest.mark.parametrize("author_first", [True, False])
def test_author_and_colleague_bring_one_change_between_them(tmp_path: Path, author_first: bool) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        lose(central, hers, his, "Et", "To")
        hers.write("Venter endnu")

        for one in (hers, his, hers) if author_first else (his, hers, his):
            a_round(one)

        assert sorted(central.notes()) == ["Et", "Fra før", "To", "Venter endnu"]
        assert set(central.dots().values()) == {1}
        assert shown(hers) == shown(his) == ["Et", "Fra før", "To", "Venter endnu"]
        assert all_placed(hers)
        assert all_placed(his)
        assert central.faults() == []


def lose_the_opening(central: Office, hers: Laptop, his: Laptop, role: Role) -> str:
    """Let the service lose a case from its opening on, in which he reads less than all; return whose it is."""
    for one in (hers, his):
        a_round(one)
    copy = central.copy()
    stream = hers.open_citizen()
    with_him = Change(stream, new_id(), "agreement", {"what": "Aftalt"}, Seen(), central.clock().isoformat())
    hers.store.ledger.record([with_him], now=central.clock())
    hers.write("Kun hos hende")
    a_round(hers)
    central.grant(his, stream, role)
    a_round(his)
    central.put_back(copy)
    return stream


@pytest.mark.parametrize("role", ["mentor", "team_lead", "partner"])
@pytest.mark.parametrize("opener_first", [True, False])
def test_a_case_whose_opening_was_lost_is_its_openers_whoever_comes_first(
    tmp_path: Path, role: Role, opener_first: bool
) -> None:
    """What a mentor or a team lead brings of it is a part of the opening, and all of what was agreed."""
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        stream = lose_the_opening(central, hers, his, role)

        for one in (hers, his, hers) if opener_first else (his, hers):
            a_round(one)

        assert central.running.all("select user, stream, role from span where to_seq is null") == [
            (hers.user.id, stream, "primary")
        ]
        assert central.running.all("select code from held") == []
        assert (shown(hers), all_placed(hers)) == (["Kun hos hende"], True)
        assert [one.stream for one in hers.store.ledger.scope()] == [stream]
        assert his.store.ledger.scope() == ()
        assert set(central.dots().values()) == {1}
        assert central.faults() == []


def test_a_case_is_not_opened_again_for_one_whose_job_has_none_any_more(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        lose_the_opening(central, hers, his, "partner")
        with central.running.ledger.writing() as connection:
            connection.execute("update user set role = 'Administrator' where id = ?", (hers.user.id,))

        a_round(his)

        assert central.running.all("select count(*) from span where to_seq is null") == [(0,)]
        assert central.running.all("select kind from change order by seq") == [
            ("citizen",),
            ("agreement",),
            ("note",),
        ]
        assert central.faults() == []


def test_a_word_that_was_altered_has_no_mark_and_the_others_go_on(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        lose(central, hers, his, "Ægte", "Forfalsket siden", "Også ægte")

        told = told_of(his, forge)

        assert told.rows == ["taken", "no_mark", "taken"]
        assert sorted(central.notes()) == ["Fra før", "Også ægte", "Ægte"]
        assert shown(his) == ["Fra før", "Også ægte", "Ægte"]
        a_round(hers)
        a_round(his)
        assert shown(his) == ["Forfalsket siden", "Fra før", "Også ægte", "Ægte"]


def forge(row: dict[str, Any]) -> None:
    if row["c"]["f"].get("text") == "Forfalsket siden":
        row["c"]["f"]["text"] = "Noget andet"


def test_of_the_test_a_service_that_does_not_look_at_marks_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Marks, "whole", lambda *_: True)
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        lose(central, hers, his, "Ægte", "Forfalsket siden")

        told = told_of(his, forge)

        assert told.rows == ["taken", "taken"]
        assert "Noget andet" in central.notes()


@pytest.mark.parametrize("member", ["q", "u", "t", "l", "dev"])
def test_the_mark_is_over_every_part_of_the_row(tmp_path: Path, member: str) -> None:
    other = {"q": 7, "u": "x", "t": "2026-11-26T09:00:01+00:00", "l": True, "dev": "y"}

    def bend(row: dict[str, Any]) -> None:
        row[member] = other[member]

    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        lose(central, hers, his, "Et")

        assert told_of(his, bend).rows == ["no_mark"]


def test_a_row_that_was_not_lost_does_not_come_back_whatever_its_mark(tmp_path: Path) -> None:
    """What was erased on purpose before the copy was made stays erased."""
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        lose(central, hers, his, "Et")
        kept = [
            one for one in _rows(his) if one.seq and one.mac and one.change.fields.get("text") == "Fra før"
        ]
        with central.running.ledger.writing() as connection:
            connection.execute("delete from change where dseq = ?", (kept[0].dot.number,))
        with closing(his.wire()) as wire:
            a_round(his)
            wire.epoch = central.running.ledger.tenant().epoch

            told = wire.offered([_offered(one) for one in kept])

        assert told.rows == ["not_lost"]


def _rows(one: Laptop) -> list[Placed]:
    from storage import logbook

    rows = one.store.own_reader().rows(f"select {logbook.COLUMNS} from log order by seq")
    return [logbook.from_row(row) for row in rows]


def test_what_a_mentor_was_shown_waits_for_whoever_has_the_whole(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA", "JOKR", "ANLU") as (central, (hers, mentor, partner)):
        stream = hers.open_citizen()
        a_round(hers)
        central.grant(mentor, stream, "mentor")
        central.grant(partner, stream, "partner")
        a_round(mentor)
        a_round(partner)
        copy = central.copy()
        hers.write("Følsomt")
        hers.store.ledger.record([_plan(hers, stream)], now=hers.running.clock())
        for one in (hers, mentor, partner):
            a_round(one)
        before = _goal(mentor)
        central.put_back(copy)

        a_round(mentor)
        parts = central.running.all("select count(*) from offered_part")
        placed = central.notes()
        a_round(partner)
        a_round(mentor)

        assert (placed, parts) == ([], [(1,)])
        assert central.notes() == ["Følsomt"]
        assert _goal(mentor) == before
        assert central.faults() == []


def _plan(one: Laptop, stream: str) -> Any:
    from casework.changes import Change
    from tests.sync.stage import HAPPENED

    fields = {"first_name": "Søren", "story": "Kun for dem, der må"}
    return Change(stream, stream, "citizen", fields, one.store.ledger.seen(), HAPPENED)


def _goal(one: Laptop) -> list[tuple[Any, ...]]:
    return one.store.own_reader().rows("select fields ->> 'first_name' from record where kind = 'citizen'")


def test_a_computer_whose_enrolment_was_lost_comes_in_anew_after_its_words(tmp_path: Path) -> None:
    with office(tmp_path, "JOKR") as (central, (his,)):
        stream = his.open_citizen()
        a_round(his)
        copy = central.copy()
        hers = central.laptop("MEHA", tmp_path / "MEHA")
        central.grant(hers, stream, "partner")
        a_round(hers)
        hers.write("Fra en ny computer", stream=stream)
        a_round(hers)
        a_round(his)

        central.put_back(copy)
        a_round(his)

        assert central.notes() == ["Fra en ny computer"]
        with central.running.ledger.writing() as connection:
            returned_user(connection, hers)
        asked = msgspec.structs.replace(_asked(central, hers))
        assert asked.dev == hers.store.device
        central.grant(hers, stream, "partner")
        hers.write("Og mere", stream=stream)
        a_round(hers)
        assert central.notes() == ["Fra en ny computer", "Og mere"]
        assert set(central.dots().values()) == {1}
        hers.store.close()


def returned_user(connection: Any, one: Laptop) -> None:
    from sync.service import registry

    registry.put_user(connection, one.user)


def _asked(central: Office, one: Laptop) -> Any:
    with closing(one.wire()) as wire:
        return wire.enrol(central.running.code(one.user), "ny")


def test_rows_without_a_mark_stay_on_the_computer_and_on_no_screen_until_their_author_comes(
    tmp_path: Path,
) -> None:
    """They came before rows had marks."""
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        lose(central, hers, his, "Uden mærke")
        his.store.ledger.connection.execute("update log set mac = x''")

        a_round(his)

        assert shown(his) == ["Fra før"]
        assert len(_rows(his)) == 3
        a_round(hers)
        a_round(his)
        assert shown(his) == ["Fra før", "Uden mærke"]
        assert all_placed(his)


def test_nothing_leaves_the_screen_while_the_round_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        lose(central, hers, his, "Hendes")
        his.write("Hans egen", stream=_rows(his)[0].change.stream)
        looked: list[list[str]] = []
        for name in ("push", "offered", "grants", "pull"):
            true = getattr(Wire, name)

            def watched(self: Wire, *args: Any, _true: Any = true, **more: Any) -> Any:
                looked.append(shown(his))
                return _true(self, *args, **more)

            monkeypatch.setattr(Wire, name, watched)

        a_round(his)
        looked.append(shown(his))

        assert len(looked) >= 5
        assert all(one == ["Fra før", "Hans egen", "Hendes"] for one in looked)


def test_of_the_test_a_store_that_forgets_at_once_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = Rewinding.rewind

    def forgetful(self: Rewinding, to: Any) -> Any:
        return true(self, to) | self.settle()

    monkeypatch.setattr(Rewinding, "rewind", forgetful)

    with pytest.raises(AssertionError):
        test_nothing_leaves_the_screen_while_the_round_goes_on(tmp_path, monkeypatch)
