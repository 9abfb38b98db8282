"""What docs/SECURITY.md and docs/PROTOCOL.md say of the trail is true, byte by byte."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from casework.trail import (
    KEPT_DAYS,
    START,
    Action,
    Entry,
    Linked,
    Segment,
    canonical,
    head_statement,
    link,
    mark_of,
)
from storage import sealing
from storage.journal_head import Belongs
from storage.trail_file import NAME, Given, TrailFile, given_in
from sync.proofs import DeviceKey, decoded, is_signed, read_statement
from sync.protocol import unpacked
from sync.protocol_trail import KIND, TrailSent, TrailTaken, body, bound, joins, read_body, segment_of
from sync.service import keys
from tests.sync.protocol_page import DEVICE_KEY, own_identity

DOCS = Path(__file__).parents[2] / "docs"
SECURITY, PROTOCOL = ((DOCS / name).read_text(encoding="utf-8") for name in ("SECURITY.md", "PROTOCOL.md"))
BLOCKS: dict[str, str] = {
    name: text.strip()
    for name, text in re.findall(
        r"^```json (trail\S*)\n(.*?)^```$", SECURITY + PROTOCOL, re.MULTILINE | re.DOTALL
    )
}


def value(name: str) -> str:
    found = re.search(rf"^`{re.escape(name)}` = `([^`]+)`$", SECURITY, re.MULTILINE)
    assert found, name
    return found[1]


def entries() -> tuple[Linked, ...]:
    """The two entries of the page, made of its canonical bytes and its words."""
    first, second = (json.loads(BLOCKS[name]) for name in ("trail-first", "trail-second"))
    one = Entry(**{**first, "objects": ()})
    words = {"words": value("trail words"), "salt": value("trail salt")}
    other = Entry(**{**second, **words, "objects": tuple(second["objects"])})
    begun = link(START, one)
    return Linked(one, START, begun), Linked(other, begun, link(begun, other))


def the_segment() -> Segment:
    first, second = entries()
    return Segment(
        first.entry.device, 1, "2026-11-26", 1, 2, START, second.hash, value("trail head signature")
    )


def test_the_entries_have_the_bytes_and_hashes_of_the_page() -> None:
    first, second = entries()

    assert canonical(first.entry).decode() == BLOCKS["trail-first"]
    assert canonical(second.entry).decode() == BLOCKS["trail-second"]
    assert (first.hash.hex(), second.hash.hex()) == (value("trail first hash"), value("trail second hash"))
    assert second.entry.mark == mark_of(value("trail words"), value("trail salt"))
    assert value("trail words") not in BLOCKS["trail-second"]


def test_the_head_is_signed_as_on_the_page_by_the_key_of_the_page() -> None:
    label, _, said = head_statement(the_segment()).partition(b"\0")

    assert (label, said.decode()) == (b"fodfaeste/1/trail-head", BLOCKS["trail-head"])
    assert DEVICE_KEY.sign(head_statement(the_segment())) == value("trail head signature")
    assert is_signed(DEVICE_KEY.public, head_statement(the_segment()), value("trail head signature"))
    assert not is_signed(
        DeviceKey(bytes(32)).public, head_statement(the_segment()), value("trail head signature")
    )


def test_the_piece_of_the_page_opens_to_its_body_and_its_head() -> None:
    sent = msgspec.json.decode(BLOCKS["trail-asked"], type=TrailSent)
    (head,) = sent.heads

    plain = keys.open_from(
        own_identity().private, decoded(sent.sealed), bound(sent.dev, bytes.fromhex(head.head))
    )

    assert read_body(plain) == entries()
    assert joins(entries())
    assert unpacked(plain) == unpacked(body(entries())), "how hard it is packed is nobody's promise"
    assert segment_of(sent.dev, head) == the_segment()
    said: list[dict[str, Any]] = json.loads(BLOCKS["trail-body"])
    assert [one["hash"] for one in said] == [one.hash.hex() for one in entries()]
    assert said[1]["words"] == value("trail words")


def test_the_services_word_says_the_facts_of_the_page() -> None:
    taken = msgspec.json.decode(BLOCKS["trail-answered"], type=TrailTaken)

    assert read_statement(own_identity().signer.public, KIND, taken.said) == json.loads(BLOCKS["trail-facts"])


def test_the_file_of_the_page_is_what_the_second_copy_writes_and_opens_to_the_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("journal file name", "journal key", "journal wrap nonce", "first nonce")
    coming = iter(bytes.fromhex(value(name)) for name in names)
    monkeypatch.setattr(sealing, "fresh", lambda _size=32: next(coming))
    key = sealing.subkey(bytes.fromhex(value("root key")), "trail")
    belongs = Belongs(value("store id"), the_segment().device)
    file = TrailFile(tmp_path, key, belongs.store)
    file.open(belongs)
    file.add(entries(), [the_segment()], Given(the_segment().device, 7))
    file.close()
    stated = re.search(r"^```text trail\.ffj\n(.*?)^```$", SECURITY, re.MULTILINE | re.DOTALL)

    assert key.hex() == value("subkey trail")
    assert stated
    assert (tmp_path / NAME).read_bytes() == bytes.fromhex(stated[1])
    again = TrailFile(tmp_path, key, belongs.store)
    assert again.open(belongs).entries == entries()
    again.close()
    assert given_in(tmp_path, key, belongs.store) == (the_segment().device, 7)


def test_every_action_stands_on_the_page_and_so_does_how_long_entries_are_kept() -> None:
    part = SECURITY.split("## The trail\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z-]+)`", row)}

    assert named == set(get_args(Action))
    assert f"{KEPT_DAYS} days" in part
