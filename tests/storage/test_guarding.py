"""An address is protected on this device: it stands nowhere at once, and what carries it is a list of tasks."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from casework import guarding, signing
from casework.attachments import SealedFile, attach_file, keep_paper
from casework.changes import Value
from casework.trail import Noted
from storage.reads import citizen as case
from storage.reads import citizens, day
from storage.reads import guarding as reads
from storage.vault import Store
from tests.storage.shelf import METTE, NOW, TODAY, act, citizen, opened, placed, save

STREET = "Kvægtorvsgade 7"
SAID = {"on": "2026-11-26", "source": "Politiet", "reason": "Trusler"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        yield store


def known(store: Store) -> str:
    """A citizen with an address, a plan handed out with it and one without, lists of the day, and copies."""
    stream, changes = citizen("Zahra", "Mansour", address=STREET, primary=METTE.id)
    save(store, *changes)
    for number, on_it in ((1, True), (2, False)):
        paper = SealedFile(f"paper-{number}", 10, "00", "key")
        save(
            store,
            *keep_paper(
                stream,
                file=paper,
                name="Plan.pdf",
                version=f"v-{number}",
                number=number,
                with_address=on_it,
                **act(),
            ),
        )
    letter = SealedFile("letter", 10, "00", "key")
    save(store, *attach_file(stream, file=letter, name="Brev.pdf", what="Brev til udlejer", **act()))
    for action, what in (
        ("print", "day"),
        ("print", "day"),
        ("print", "day:veiled"),
        ("print", "card"),
        ("print", "plan"),
        ("export", "plan"),
        ("print", "letter"),
        ("export", "letter"),
        ("print", "letter:veiled"),
        ("export", "attachment:letter"),
        ("export", "attachment:paper-1"),
        ("print", "access:3/1/1"),
        ("export", "access:3/1/1"),
        ("print", "access:3/1/1:veiled"),
        ("read", "access"),
        ("read", "citizen"),
    ):
        store.trail.note(Noted(action, (stream,), what), now=NOW)  # type: ignore[arg-type]
    return stream


def guard(store: Store, stream: str) -> None:
    save(store, *reads.guarded(store.own_reader(), stream, SAID, **act(store.ledger.seen())))


def test_it_stands_nowhere_from_the_moment_that_it_is_written_and_again_once_it_is_taken_off(
    store: Store,
) -> None:
    stream = known(store)
    before = case.page(store.own_reader(), stream, TODAY)

    guard(store, stream)
    reader = store.own_reader()
    during, (row,) = case.page(reader, stream, TODAY), citizens.citizens(reader, TODAY)
    save(store, *reads.opened(reader, stream, SAID, **act(store.ledger.seen())))
    after = case.page(store.own_reader(), stream, TODAY)

    assert before is not None
    assert during is not None
    assert after is not None
    assert (before.address, during.address, after.address) == (STREET, "", STREET)
    assert (row.protected, STREET.casefold() in row.folded) == (True, False)
    assert not any(one.place for one in day.ahead(reader, stream, TODAY))
    assert reads.shown(store.own_reader(), stream).carriers == ()


def test_what_carries_the_address_is_listed_and_what_does_not_is_not(store: Store) -> None:
    lists_it(store)


def lists_it(store: Store) -> None:
    stream = known(store)
    guard(store, stream)

    shown = reads.shown(store.own_reader(), stream)
    listed = {(one.carrier.bearing, one.carrier.name, one.carrier.count, one.is_sure) for one in shown.open}

    assert (shown.is_on, shown.source, shown.why, shown.on) == (True, "Politiet", "Trusler", TODAY)
    assert listed == {
        ("paper", "Plan, udgave 1", 1, True),
        ("day", "", 2, False),
        ("plan_file", "", 1, True),
        ("letter", "", 2, True),
        ("access", "", 2, False),
        ("file", "Brev til udlejer", 1, False),
    }
    assert {one.carrier.holder for one in shown.open if one.carrier.bearing != "paper"} == {METTE.id}


def test_a_list_that_does_not_ask_the_trail_would_be_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "_left", lambda *_: [])

    with pytest.raises(AssertionError):
        lists_it(store)


def test_an_answer_settles_one_until_something_leaves_after_it(store: Store) -> None:
    stream = known(store)
    guard(store, stream)
    shown = reads.shown(store.own_reader(), stream)
    lists = next(one for one in shown.open if one.carrier.bearing == "day")

    save(
        store,
        *guarding.settle(stream, lists.carrier, how="back", remark="", **act(store.ledger.seen())),
    )
    settled = reads.shown(store.own_reader(), stream)
    store.trail.note(Noted("print", (stream,), "day"), now=NOW.replace(day=27))
    again = reads.shown(store.own_reader(), stream)

    assert len(settled.open) == len(shown.open) - 1
    assert [(one.how, one.by_name) for one in settled.carriers if one.how] == [("back", METTE.id)]
    assert [one.carrier.count for one in again.open if one.carrier.bearing == "day"] == [3]


def test_a_colleagues_lists_stand_here_as_he_put_them_on_the_list(store: Store) -> None:
    stream = known(store)
    guard(store, stream)
    fields: dict[str, Value] = {
        "of": "day:w-jonas",
        "bearing": "day",
        "name": "",
        "holder": "Jonas Krogh",
        "on": "2026-11-02",
        "upto": "2026-11-20",
        "count": 4,
    }
    record = guarding.record_of(stream, "day:w-jonas")
    store.ledger.receive([placed(stream, record, 1, fields, kind=guarding.KIND)], cursor="c1", high=1)

    found = [
        one for one in reads.shown(store.own_reader(), stream).open if one.carrier.holder == "Jonas Krogh"
    ]

    assert [(one.carrier.count, one.carrier.upto) for one in found] == [(4, date(2026, 11, 20))]


def test_where_two_wrote_apart_it_is_protected_and_said_to_be_in_doubt(store: Store) -> None:
    stream = known(store)
    guard(store, stream)
    apart = placed(stream, stream, 1, guarding.undone(), kind="citizen", hlc=1 << 60)
    store.ledger.receive([apart], cursor="c1", high=1)

    shown = reads.shown(store.own_reader(), stream)

    assert (shown.is_on, shown.disputed) == (True, True)


def test_a_role_that_may_not_hold_the_address_is_told_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = known(store)
    guard(store, stream)
    monkeypatch.setattr(reads, "role_in", lambda *_: "mentor")

    shown = reads.shown(store.own_reader(), stream)

    assert (shown.source, shown.why, shown.carriers, shown.may_write) == ("", "", (), False)


@pytest.mark.parametrize("left", [False, True], ids=["never left", "left"])
def test_a_signed_plan_that_is_not_known_to_have_left_only_may_carry_the_address(
    store: Store, *, left: bool
) -> None:
    stream, changes = citizen("Zahra", "Mansour", address=STREET, primary=METTE.id)
    version = signing.Version(number=1, issued_on=TODAY, salt="s", words="w")
    given = signing.Signed("citizen", "Zahra Mansour", way="paper", on=TODAY)
    said = signing.sign_plan(
        stream, file=SealedFile("signed", 10, "00", "key"), name="Plan.pdf", version=version, signed=[given],
        contents=[], device="d", with_address=True, **act(),
    )  # fmt: skip
    save(store, *changes, *said)
    if left:
        store.trail.note(Noted("print", (stream,), "plan"), now=NOW)
    guard(store, stream)

    found = [(one.carrier.of, one.is_sure) for one in reads.shown(store.own_reader(), stream).open]

    assert found == [("signed", left)]
