"""A page that is cut before a change of grant says of it all the same: nobody takes what he has for whole."""

from collections.abc import Callable
from typing import Any

import pytest

from sync.client import _Going
from sync.protocol import Page, ScopeEntry
from sync.service import deliver
from tests.sync.stage import Central, Device, device, new_id

ROWS = 2


def away(running: Central, then: Callable[[Device, str, str], Any]) -> Any:
    """Let Jonas' role in a case change while he is away, behind more rows than a page takes; he asks for the first."""
    jonas, mette = running.add_user("JOKR"), running.add_user("MEHA")
    changed, other = new_id(), new_id()
    for user in (jonas, mette):
        for stream in (changed, other):
            running.grant(user, stream)
    with device(running, jonas) as his, device(running, mette) as hers:
        his.round()
        hers.round()
        hers.ledger.write(changed, new_id(), {"what": "skrevet, mens han var væk"})
        for number in range(2 * ROWS):
            hers.ledger.write(other, new_id(), {"what": f"nummer {number}"})
        hers.round()
        running.grant(jonas, changed, "partner")
        return then(his, changed, other)


def first_page(his: Device) -> Page:
    return his.wire.pull(his.ledger.cursor() or "", have=(0, 0), check=False, limit=ROWS)


def entries_come_with_the_first_page(his: Device, changed: str, other: str) -> None:
    page = first_page(his)
    his.client._take(page, _Going(lambda _: None, lambda: False))
    is_whole = {scope.stream: scope.done for scope in his.ledger.scope()}

    assert page.more
    assert {row.c.s for row in page.rows if row.c is not None} == {other}
    assert [(entry.s, entry.op) for entry in page.scope] == [(changed, "revoke"), (changed, "add")]
    assert all(entry.q > page.upto for entry in page.scope)
    assert is_whole == {changed: False, other: True}
    his.round()
    assert his.texts(changed) == ["skrevet, mens han var væk"]
    assert his.texts(other) == [f"nummer {number}" for number in range(2 * ROWS)]


def test_the_entries_that_are_to_come_come_with_the_first_page(running: Central) -> None:
    away(running, entries_come_with_the_first_page)


def test_of_the_test_entries_that_wait_for_their_place_are_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = deliver._scope_between

    def upto_the_page(connection: Any, user: str, after: int, high: int) -> list[ScopeEntry]:
        return [entry for entry in whole(connection, user, after, high) if entry.q <= after + ROWS]

    monkeypatch.setattr(deliver, "_scope_between", upto_the_page)

    with pytest.raises(AssertionError):
        away(running, entries_come_with_the_first_page)
