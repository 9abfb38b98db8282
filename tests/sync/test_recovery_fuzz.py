"""Whatever is altered in a file or message of a forgotten passphrase is refused in a sentence, and never a crash."""

import json
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.errors import Refused
from sync import recovery
from sync.protocol_recovery import AnswerWire, RequestWire, SlotTold
from sync.service import officers
from tests.storage.faults import sizes

pytestmark = pytest.mark.slow
SAID = json.loads(
    (Path(__file__).parents[2] / "docs" / "vectors" / "recovery.json").read_text(encoding="utf-8")
)
CHEAP = officers.written(
    officers.Share(0, "HELU", SAID["key name"], bytes.fromhex(SAID["officers"][0])),
    "ni lange ord fra Helle",
    officers.Effort(64, 1, 1),
)
REQUEST = msgspec.convert(SAID["request"], RequestWire)
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
QUICK = settings(
    max_examples=sizes.many(200, 20_000),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

edits = st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(max_size=3)), min_size=1, max_size=4)


def altered(content: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    """Put other bytes in, or take some away, at a few places."""
    for at, new in changes:
        where = at % len(content) if content else 0
        content = content[:where] + new + content[where + max(1, len(new)) :]
    return content


@QUICK
@given(edits)
def test_an_officers_file_of_any_shape(changes: list[tuple[int, bytes]]) -> None:
    content = altered(CHEAP, changes)
    try:
        share = officers.opened(content, "ni lange ord fra Helle")
    except Refused:
        return
    assert (share.number, share.officer, share.key) == (0, "HELU", SAID["key name"])


@QUICK
@given(edits)
def test_an_answer_of_any_shape(changes: list[tuple[int, bytes]]) -> None:
    content = altered(json.dumps(SAID["answer"]).encode(), changes)
    try:
        answer = recovery.answer_from(content)
    except Refused:
        return
    assert isinstance(answer, AnswerWire)


@QUICK
@given(changes=edits)
def test_a_waiting_request_of_any_shape(changes: list[tuple[int, bytes]], tmp_path: Path) -> None:
    whole = {"request": SAID["request"], "secret": "AAAA", "until": "2026-11-27T09:00:00+00:00"}
    (tmp_path / recovery.NAME).write_bytes(altered(json.dumps(whole).encode(), changes))

    found = recovery.waiting(tmp_path, NOW)

    assert found is None or isinstance(found.request, RequestWire)


@QUICK
@given(edits)
def test_an_approval_of_an_altered_request_is_refused_or_is_for_that_request(
    changes: list[tuple[int, bytes]],
) -> None:
    share = officers.Share(0, "HELU", SAID["key name"], bytes.fromhex(SAID["officers"][0]))
    try:
        request = msgspec.json.decode(
            altered(json.dumps(SAID["request"]).encode(), changes), type=RequestWire
        )
    except ValueError:
        return
    try:
        approval = officers.approval(request, share, " ".join(SAID["words"]))
    except Refused:
        return
    assert msgspec.structs.replace(request, sig="") == msgspec.structs.replace(REQUEST, sig="")
    assert approval.request == REQUEST.id


def test_a_slot_told_by_another_version_keeps_what_this_one_knows() -> None:
    newer = {"store": "s", "slot": SAID["slot"] | {"new": 1}, "more": [1]}

    told = msgspec.json.decode(json.dumps(newer).encode(), type=SlotTold)

    assert told.slot.to == SAID["key name"]
