"""docs/vectors/recovery.json is true: today's code reads, opens and says what stands there, byte by byte."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casework import everyday
from casework.errors import Refused
from storage import recovery_slot, sealing
from storage.contacts import Contact
from storage.officers import Said
from storage.recovery import Change
from storage.sealing import Altered
from sync.proofs import DeviceKey, decoded, encoded, is_signed, statement
from sync.protocol_recovery import (
    OFFICERS_KIND,
    AnswerWire,
    RequestWire,
    SlotWire,
    answer_bound,
    assent_message,
    check_words,
    key_name,
    request_digest,
    slot_bound,
    slot_mark,
)
from sync.service import keys, officers
from tests.storage.shelf import NOW, opened

DOCS = Path(__file__).parents[2] / "docs"
SAID: dict[str, Any] = json.loads((DOCS / "vectors" / "recovery.json").read_text(encoding="utf-8"))
PRIVATES = (bytes.fromhex(SAID["officers"][0]), bytes.fromhex(SAID["officers"][1]))
REQUEST = msgspec.convert(SAID["request"], RequestWire)


def test_the_two_officers_open_the_slot_to_the_root_key() -> None:
    assert recovery_slot.open_slot(SAID["slot"], PRIVATES, SAID["store"]).hex() == SAID["root key"]
    with pytest.raises(Altered):
        recovery_slot.open_slot(SAID["slot"], (PRIVATES[1], PRIVATES[0]), SAID["store"])


def test_names_marks_and_bindings_are_those_of_the_page() -> None:
    assert (
        key_name(decoded(SAID["public"]))
        == recovery_slot.name_of(decoded(SAID["public"]))
        == SAID["key name"]
    )
    assert slot_mark(msgspec.convert(SAID["slot"], SlotWire)) == SAID["slot mark"]
    assert slot_bound(SAID["store"], SAID["key name"], 0).hex() == SAID["bound of the first half"]
    assert answer_bound(REQUEST, 0).hex() == SAID["bound of the first answer"]
    assert recovery_slot.mark_of(bytes.fromhex(SAID["root key"])) == SAID["slot"]["of"]


def test_the_request_has_the_digest_the_signature_and_the_six_words_of_the_page() -> None:
    device = DeviceKey(bytes.fromhex(SAID["device key"]))

    assert request_digest(REQUEST).hex() == SAID["digest"]
    assert is_signed(device.public, request_digest(REQUEST), REQUEST.sig)
    assert device.sign(request_digest(REQUEST)) == REQUEST.sig
    assert list(check_words(REQUEST, everyday.words())) == SAID["words"]


def test_the_answer_opens_with_the_one_time_key_to_the_root_key() -> None:
    answer = msgspec.convert(SAID["answer"], AnswerWire)
    secret = bytes.fromhex(SAID["one-time key"])
    first, second = (
        sealing.open_from(secret, decoded(half), answer_bound(REQUEST, number))
        for number, half in enumerate(answer.halves)
    )

    assert recovery_slot.joined(first, second).hex() == SAID["root key"]
    assert SAID["root key"] not in {first.hex(), second.hex()}


def test_the_officers_file_opens_with_his_words_and_with_no_others() -> None:
    content = json.dumps(SAID["officer's file"]).encode()

    share = officers.opened(content, SAID["officer's words"])

    assert (share.number, share.officer, share.key) == (0, "HELU", SAID["key name"])
    assert share.private == PRIVATES[0]
    with pytest.raises(Refused):
        officers.opened(content, SAID["officer's words"].upper())


@pytest.mark.parametrize("name", ["memory", "salt", "officer", "key"])
def test_an_officers_file_that_somebody_altered_opens_no_more(name: str) -> None:
    other = {"salt": "AAAAAAAAAAAAAAAAAAAAAA==", "officer": "JOKR", "key": "0" * 32, "number": 1}
    altered = {**SAID["officer's file"], name: other.get(name, 2)}

    with pytest.raises(Refused):
        officers.opened(json.dumps(altered).encode(), SAID["officer's words"])


def test_the_halves_are_as_long_as_the_page_says() -> None:
    assert [len(b64decode(half)) for half in SAID["slot"]["halves"]] == [1168, 1168]
    page = (DOCS / "SECURITY.md").read_text(encoding="utf-8")
    assert "1,168 bytes" in page
    assert "vectors/recovery.json" in page


def test_a_guess_at_an_officers_words_costs_what_the_page_says() -> None:
    page = (DOCS / "SECURITY.md").read_text(encoding="utf-8")

    assert officers.Effort() == officers.Effort(256 * 1024, 3, 4)
    assert f"at least {officers.SHORTEST} characters; 256 MiB, 3 passes, 4 lanes" in page


def test_the_step_to_another_officer_is_that_of_the_page_and_a_store_follows_it(tmp_path: Path) -> None:
    step, service = SAID["step"], DeviceKey(bytes.fromhex(SAID["step"]["service seed"]))
    privates = (PRIVATES[0], bytes.fromhex(step["third officer"]))
    facts = json.loads(step["facts"])
    said = Said(step["said"], tuple(step["assents"]))
    known = {"public": SAID["public"], "from": "", "officers": ["HELU", "JOKR"]}
    seeds = [keys.signing_seed(private) for private in PRIVATES]
    known |= {"marks": [encoded(DeviceKey(seed).public) for seed in seeds], "at": facts["at"]}
    body = json.dumps(known, sort_keys=True, separators=(",", ":")).encode()
    assents = tuple(DeviceKey(seed).sign(assent_message(body)) for seed in seeds)
    with opened(tmp_path / "store") as store:
        store.contacts.hear(Contact("", "", service.public, decoded(SAID["public"])[:1216]), NOW)
        store.recovery.pin(decoded(SAID["public"]))
        first = store.recovery.follow([Said(statement(service, OFFICERS_KIND, known), assents)], NOW)
        change = store.recovery.follow([said], NOW)
        pinned = store.recovery.pinned()

    assert [keys.signing_seed(private).hex() for private in privates] == step["signing seeds"]
    assert statement(service, OFFICERS_KIND, facts) == step["said"]
    assert (first, change) == (None, Change(("HELU", "NYNY"), asks=False))
    assert pinned == decoded(facts["public"])
