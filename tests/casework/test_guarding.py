"""Beskyt adressen: on and off with day, source and reason, and what became of what carries the address."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from casework import guarding
from casework.acts import Act
from casework.changes import Change, Seen
from casework.errors import Refused
from casework.guarding import Carrier
from casework.kinds import KINDS, RIGHTS, may_read, may_write
from casework.taking_back import take_back

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
ACT = Act(by="w-1", now=NOW, seen=Seen())
CASES = ("c-1", "c-2")
LISTS = Carrier("day:w-1", "day", "", "Mette Hald", date(2026, 11, 3), date(2026, 11, 24), 3)
SAID: dict[str, Any] = {"on": "2026-11-27", "source": "Politiet", "reason": "Trusler"}


def test_it_is_one_act_in_each_of_the_citizens_cases_with_the_list_of_what_carries_the_address() -> None:
    done = guarding.guard_address(CASES, **SAID, known=[LISTS], **ACT)

    assert [(one.record, one.kind) for one in done[:2]] == [(case, "citizen") for case in CASES]
    assert done[0].fields == {
        "address_protected": True,
        "guarded_on": "2026-11-27",
        "guarded_source": "Politiet",
        "guarded_why": "Trusler",
    }
    assert (done[2].kind, done[2].fields["count"], done[2].fields["upto"]) == (guarding.KIND, 3, "2026-11-24")
    assert len({one.group for one in done}) == 1


@pytest.mark.parametrize("turn", [guarding.guard_address, guarding.open_address])
@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"on": ""}, "Skriv den dag"),
        ({"on": "2026-11-28"}, "ude i fremtiden"),
        ({"source": " "}, "hvor du ved det fra"),
        ({"reason": ""}, "Skriv kort hvorfor"),
    ],
)
def test_neither_on_nor_off_is_said_without_day_source_and_reason(
    turn: Callable[..., tuple[Change, ...]], missing: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        turn(CASES, **(SAID | missing), **ACT)


def test_what_cannot_be_had_back_says_where_it_is_and_two_computers_name_it_alike() -> None:
    with pytest.raises(Refused, match="hvor det er"):
        guarding.settle("c-1", LISTS, how="lost", remark=" ", **ACT)
    with pytest.raises(Refused, match="Vælg"):
        guarding.settle("c-1", LISTS, how="", remark="", **ACT)

    (one,) = guarding.settle("c-1", LISTS, how="back", remark="", **ACT)
    (listed,) = guarding.guard_address(["c-1"], **SAID, known=[LISTS], **ACT)[1:]

    assert one.record == listed.record
    assert (one.fields["how"], one.fields["settled_by"], one.fields["settled_on"]) == (
        "back",
        "w-1",
        "2026-11-27",
    )


def test_taking_it_back_is_the_inverse() -> None:
    done = guarding.guard_address(CASES[:1], **SAID, **ACT)

    assert take_back(done, **ACT)[0].fields == guarding.undone()


def test_only_who_may_hold_the_address_knows_why_and_where_it_lies() -> None:
    fields = [("citizen", name) for name in guarding.FIELDS - {"address_protected"}]
    fields += [(guarding.KIND, name) for name in KINDS[guarding.KIND].fields]
    holds = {role: may_read(role, "citizen", "address") for role in RIGHTS}

    assert all(may_read(role, *field) is holds[role] for role in RIGHTS for field in fields)
    assert may_read("mentor", "citizen", "address_protected")
    assert not may_write("mentor", "citizen", "address_protected")
