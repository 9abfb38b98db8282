"""docs/PROTOCOL.md is true: every example in it is what the shapes, the hashes and a real service say."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from casework.changes import Dot
from storage.contacts import Contact
from storage.pinned import Pinned
from sync import protocol as fsp
from sync import protocol_away as away
from sync import protocol_files as files
from sync import words
from sync.batches import FIRST, PAGE_ROWS
from sync.proofs import (
    CLOCK_MAY_DIFFER,
    read_proof,
    read_statement,
    statement,
    thumbprint,
    token_digest,
)
from sync.protocol_offered import OfferedRow
from sync.protocol_problem import Retry
from sync.protocol_restored import both_names
from sync.protocol_rolled import KIND as ROLLED
from sync.protocol_rolled import facts as rolled_facts
from sync.protocol_wait import LONGEST_S
from sync.service import (
    accept,
    cursors,
    deliver,
    generation,
    guard,
    identity,
    leases,
    problems,
    registry,
    rules,
    seals,
    sessions,
    shapes,
)
from sync.service.keys import Keys
from sync.service.returned import Marks
from sync.service.signin import attempts
from tests.storage.shelf import NOW, opened
from tests.sync.protocol_page import (
    DEVICE_KEY,
    EXAMPLES,
    PAGE,
    SERVICE_KEY,
    Line,
    break_the_glass,
    erase,
    let_cover,
    next_identity,
    own_identity,
    rows_of,
    said,
    value,
)
from tests.sync.protocol_shapes import SHAPES
from tests.sync.stage import Clock, central

OTHER = {
    "plan-words",  # in tests/casework/test_signing.py
    "keys-facts",
    "seal-facts",  # in test_seals_document
    "signin-metadata",  # these two in test_signin_document
    "signin-tokens",
    "proof-header",
    "proof-claims",
    "token-claims",
    "lease-facts",
    "order-facts",
    "wiped-facts",
} | {
    "lease-rules-facts",
    "lease-with-rules",
    "trail-body",
    "trail-facts",
    "trail-file-facts",
}


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """The service of the page: its key, generation, person and code are those that stand there."""
    folder = tmp_path / "central"
    folder.mkdir()
    (folder / "central.key").write_bytes(SERVICE_KEY)
    with central(folder, Clock()) as running:
        asked, person = said("enrol-asked"), said("enrol-answered")["user"]
        with running.ledger.writing() as connection:
            connection.execute("update tenant set epoch = ?", (said("hello")["epoch"],))
            connection.execute("delete from own_pair")
            identity.put(connection, running.ledger.keys, own_identity())
            registry.put_user(connection, registry.User(**person))
            mark = running.ledger.keys.mark("code", registry.plain_code(asked["code"]).encode())
            ends = (running.clock() + timedelta(hours=1)).isoformat()
            connection.execute(
                "insert into code (mark, user, expires) values (?, ?, ?)", (mark, person["id"], ends)
            )
        one = Line(running, tmp_path)
        yield one
        one.close()


def walk(line: Line) -> Iterator[tuple[str, Any]]:
    """Do what the page tells, in its order, and give each answer with the name that it has there."""
    stream = said("change")["s"]
    user = registry.User(**said("enrol-answered")["user"])
    yield "hello", line.send("GET", "/v1/hello")
    come_in = line.send("POST", "/v1/enrol", EXAMPLES["enrol-asked"])
    yield "service-keys", come_in.pop("service")
    yield "enrol-answered", come_in
    given = line.send("POST", "/v1/token", EXAMPLES["token-asked"])
    line.token = given["access_token"]
    yield "token-answered", given
    line.running.grant(user, stream)
    yield "push-answered", line.send("POST", "/v1/push", EXAMPLES["push-asked"])
    page = line.send("GET", "/v1/pull?check=1")
    yield "pull-answered", page
    yield "pull-own-answered", line.send("GET", "/v1/pull?have_after=0&have=2")
    yield "stream-answered", line.send("GET", f"/v1/stream/{stream}?upto=2&from=0")
    yield "start-answered", line.send("GET", "/v1/start")
    yield "cases-answered", line.send("POST", "/v1/cases", EXAMPLES["cases-asked"])
    line.running.revoke(user, stream, to=user.id)
    revoked = line.send("GET", f"/v1/pull?cursor={page['cursor']}")
    yield "pull-revoke-answered", revoked
    assert line.send("POST", "/v1/dropped", EXAMPLES["dropped-asked"]) == 204
    late = {**said("push-asked"), "ch": [{**said("change"), "d": 4}]}
    hashes = [fsp.content_hash(fsp.read_change(json.dumps(late["ch"][0]).encode()))]
    late["sig"] = DEVICE_KEY.sign(fsp.batch_digest(late["dev"], late["epoch"], hashes))
    yield "problem", line.send("POST", "/v1/push", json.dumps(late))
    let_cover(line, stream, by=user)
    yield "pull-cover-answered", line.send("GET", f"/v1/pull?cursor={revoked['cursor']}")
    yield "glass-answered", break_the_glass(line, stream, user)
    yield "addressed-answered", line.send("POST", "/v1/addressed", EXAMPLES["addressed-asked"])
    yield "trail-answered", line.send("POST", "/v1/trail", EXAMPLES["trail-asked"])
    yield "trail-file-answered", line.trail_file(b"")
    yield "journal-answered", line.file({**said("change"), "d": 3})
    erase(line, stream)
    yield "pull-erased-answered", line.send("GET", f"/v1/pull?cursor={said('pull-cover-answered')['cursor']}")
    with line.running.ledger.writing() as connection:
        leases.order_wipe(connection, 1, line.running.clock())
        connection.execute("update wipe_order set nonce = ?", (said("order-facts")["order"],))
    yield "token-wipe-answered", line.send("POST", "/v1/token", EXAMPLES["token-asked"])
    yield "wiped-asked", line.send("POST", "/v1/wiped", EXAMPLES["wiped-asked"])


def test_a_real_service_answers_what_the_page_says(line: Line) -> None:
    answers = dict(walk(line))

    assert answers == {name: said(name) for name in answers}
    assert {name for name in SHAPES if name.endswith("answered")} <= set(answers)


def test_a_batch_may_be_sent_again_and_is_answered_as_the_first_time(line: Line) -> None:
    first = next(answer for name, answer in walk(line) if name == "push-answered")

    assert line.send("POST", "/v1/push", EXAMPLES["push-asked"]) == first


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_example_is_what_its_shape_reads_and_writes(name: str) -> None:
    read = msgspec.json.decode(EXAMPLES[name], type=SHAPES[name])

    assert json.loads(msgspec.json.encode(read)) == said(name)


def test_every_example_of_the_page_is_tested_here() -> None:
    assert set(EXAMPLES) == set(SHAPES) | OTHER


def test_the_change_has_the_canonical_bytes_and_the_hash_of_the_page() -> None:
    wire = fsp.read_change(EXAMPLES["change"].encode())
    stated = re.search(r"^```text canonical\n(.*)\n```$", PAGE, re.MULTILINE)

    assert stated
    assert fsp.canonical(wire).decode() == stated[1]
    assert fsp.content_hash(wire).hex() == value("content hash")


def test_the_signature_of_the_batch_is_over_the_digest_of_the_page() -> None:
    batch = msgspec.json.decode(EXAMPLES["push-asked"], type=fsp.Push)
    hashes = [fsp.content_hash(fsp.read_change(raw)) for raw in batch.ch]
    digest = fsp.batch_digest(batch.dev, batch.epoch, hashes)

    assert digest.hex() == value("batch digest")
    assert DEVICE_KEY.sign(digest) == batch.sig


def test_the_fingerprint_is_that_of_the_page_and_the_sum_of_its_rows() -> None:
    (row,) = msgspec.json.decode(EXAMPLES["pull-answered"], type=fsp.Page).rows
    assert row.c is not None

    found = f"{fsp.fingerprint(Dot(row.dev, row.c.d), row.q, row.c, row.c.f):016x}"

    assert found == value("fingerprint")
    assert said("pull-answered")["check"][row.c.s] == [1, found]


def test_the_proof_holds_for_its_request_and_carries_the_claims_of_the_page() -> None:
    claims, token = said("proof-claims"), said("token-answered")["access_token"]

    proof = read_proof(value("proof"), claims["htm"], claims["htu"], token=token)

    assert (proof.public, proof.jti, proof.at) == (DEVICE_KEY.public, claims["jti"], claims["iat"])
    assert claims["ath"] == token_digest(token)
    header = msgspec.json.decode(_part(value("proof"), 0))
    assert header == said("proof-header")
    assert json.loads(_part(value("proof"), 1)) == claims


def test_the_token_carries_the_claims_of_the_page() -> None:
    token = said("token-answered")["access_token"]

    assert json.loads(_part(token, 1)) == said("token-claims")
    assert said("token-claims")["cnf"]["jkt"] == thumbprint(DEVICE_KEY.public)


@pytest.mark.parametrize(
    ("example", "member", "kind", "facts"),
    [
        ("token-answered", "lease", away.LEASE, "lease-facts"),
        ("lease-with-rules", "lease", away.LEASE, "lease-rules-facts"),
        ("token-wipe-answered", "order", away.ORDER, "order-facts"),
        ("wiped-asked", "said", away.DONE, "wiped-facts"),
        ("trail-file-answered", "said", away.TRAIL, "trail-file-facts"),
    ],
)
def test_a_statement_says_under_its_signature_what_the_page_says(
    example: str, member: str, kind: str, facts: str
) -> None:
    signer = DEVICE_KEY if kind == away.DONE else own_identity().signer

    assert read_statement(signer.public, kind, said(example)[member]) == said(facts)
    assert statement(signer, kind, said(facts)) == said(example)[member]


def test_the_name_of_the_services_keys_is_that_of_the_page() -> None:
    keys = msgspec.json.decode(EXAMPLES["service-keys"], type=fsp.ServiceKeys)

    assert away.keys_id(keys) == said("token-asked")["knows"]


def test_the_announcement_of_new_keys_is_that_of_the_page_and_a_store_follows_it(tmp_path: Path) -> None:
    old, new = own_identity(), next_identity()
    told = {name: said("keys-facts")[name] for name in ("address", "at", "until")}
    with opened(tmp_path / "store") as store:
        store.contacts.hear(Contact("", "", old.signer.public, old.public), NOW)
        store.contacts.hear(Contact("", "", rolled=value("announcement")), NOW)
        followed = store.contacts.keys

    assert rolled_facts(1, old.told(), new.told(), **told) == said("keys-facts")
    assert statement(old.signer, ROLLED, said("keys-facts")) == value("announcement")
    assert followed == Pinned(new.signer.public, new.public)


def test_the_cursor_bears_the_mark_of_the_service() -> None:
    epoch, cursor = said("hello")["epoch"], said("pull-answered")["cursor"]

    assert cursors.read(Keys(SERVICE_KEY), cursor)[:2] == (epoch, said("pull-answered")["upto"])


def test_every_code_of_the_service_stands_in_the_table_and_the_reverse() -> None:
    stated = {code: (int(status), retry) for code, status, retry, *_ in rows_of("Errors")}
    known = {code: (status, retry) for code, (status, retry, _) in problems._KNOWN.items()}

    assert stated == known
    assert msgspec.to_builtins(problems.no_room().problem) == said("problem-disk")
    assert {retry for _, retry in known.values()} <= set(get_args(Retry))


def test_every_reason_for_holding_stands_in_the_table_and_the_reverse() -> None:
    assert {code for code, *_ in rows_of("Held")} == set(words._HELD)


def test_the_limits_are_those_of_the_code() -> None:
    stated = {name: int(number.replace(",", "")) for name, number, *_ in rows_of("Limits")}

    assert stated == {
        "changes in a batch": fsp.MOST_CHANGES,
        "bytes of a body as sent": fsp.MOST_COMPRESSED,
        "bytes of a body unpacked": fsp.MOST_PLAIN,
        "bytes of one change": shapes.LONGEST,
        "levels of lists and objects in a value": shapes.DEEPEST,
        "bytes of rows in a page": fsp.PAGE_BYTES,
        "rows in a page": deliver.MOST_ROWS,
        "rows that our client asks for": PAGE_ROWS,
        "changes in our client's first batch": FIRST,
        "seconds that a token lasts": guard.TOKEN_LASTS,
        "seconds that a proof's time may differ": CLOCK_MAY_DIFFER,
        "hours that a code lasts": int(registry.CODE_LASTS.total_seconds()) // 3600,
        "minutes that a person may take in the browser": attempts.LASTS // timedelta(minutes=1),
        "seconds that the code of a sign-in lasts": attempts.CODE_LASTS // timedelta(seconds=1),
        "days of an unused sign-in, or a lease where that is longer": sessions.SHORTEST_IDLE.days,
        "days after which every sign-in is over, or a lease where that is longer": sessions.LONGEST.days,
        "wrong codes in ten minutes": registry.Guesses.MOST,
        "new certificates of a computer's seal in 24 hours": seals.MOST_A_DAY,
        "seconds that a device may wait for news": LONGEST_S,
        "days that late work is taken": accept.LATE_DAYS,
        "bytes of a journal file": away.MOST_FILE,
        "bytes of a piece of an attached file": files.PIECE,
        "bytes of an attached file, sealed": files.MOST_SEALED,
        "hours of the shortest lease": leases.SHORTEST // timedelta(hours=1),
        "hours of a lease unless the municipality says otherwise": leases.USUAL // timedelta(hours=1),
        "hours of the longest lease": leases.LONGEST // timedelta(hours=1),
        "minutes of the shortest idle pause that rules may set": rules.SHORTEST_IDLE,
        "minutes of the longest": rules.LONGEST_IDLE,
        "hours that one signature under an order holds": leases.ORDER_LASTS // timedelta(hours=1),
    }


def _part(compact: str, number: int) -> bytes:
    from sync.proofs import decoded

    return decoded(compact.split(".")[number])


def test_the_announcement_of_a_restored_computer_is_signed_as_the_page_says() -> None:
    told = said("restored-told")

    assert DEVICE_KEY.sign(both_names(told["old"], told["dev"])) == told["sig"]
    assert both_names("a", "b") == b"fodfaeste/1/restored\0a\0b"


def test_a_service_that_was_put_back_says_what_the_page_says(line: Line) -> None:
    user = registry.User(**said("enrol-answered")["user"])
    line.send("POST", "/v1/enrol", EXAMPLES["enrol-asked"])
    line.token = line.send("POST", "/v1/token", EXAMPLES["token-asked"])["access_token"]
    line.running.grant(user, said("change")["s"])
    line.send("POST", "/v1/push", EXAMPLES["push-asked"])
    cursor = said("pull-answered")["cursor"]
    epoch = said("push-gone")["epoch"]
    begun = generation.begin(line.running.ledger, who="admin", now=NOW, copied_at=NOW - timedelta(days=1))
    with line.running.ledger.writing() as connection:
        connection.execute("update fork set epoch = ?, common = 1", (epoch,))
        connection.execute("update tenant set epoch = ?", (epoch,))

    assert line.send("GET", f"/v1/pull?cursor={cursor}") == said("problem-epoch")
    assert line.send("POST", "/v1/push", EXAMPLES["push-asked"]) == said("problem-epoch")
    assert line.send("GET", f"/v1/stream/{user.id}?epoch={said('hello')['epoch']}") == said("problem-epoch")
    assert line.send("GET", "/v1/grants") == said("grants-told")
    assert line.send("GET", f"/v1/wait?cursor={cursor}&seconds={LONGEST_S}") == said("wait-told")
    assert line.send("POST", "/v1/offered", EXAMPLES["offered-asked"]) == said("offered-told")
    taken = line.send("POST", "/v1/push", EXAMPLES["push-gone"])
    assert (taken["acked"], taken["seqs"]) == (5, [[5, begun.branch.first + 1, 1]])


def test_the_mark_of_a_row_is_that_of_the_page() -> None:
    (row,) = said("pull-answered")["rows"]
    content = msgspec.Raw(fsp.canonical(fsp.read_change(json.dumps(row["c"]).encode())))

    offered = OfferedRow(row["q"], row["dev"], row["u"], row["t"], content, "")
    mark = Marks(Keys(SERVICE_KEY)).of(offered, whole=True)

    assert mark == value("mark of the row") == row["m"] == said("offered-asked")["rows"][0]["m"]
