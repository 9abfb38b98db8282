"""A case goes to another municipality: whole, with its authors, times and conflicts, and unreadable in between.

Two real services, each with its own keys and computers; what travels is the file alone.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from casework import attachments
from casework.changes import Change
from casework.errors import Refused
from storage.attachments import Bound
from sync.service import doctor, identity, keys, moving, packages
from tests.storage.test_residue import stands_in
from tests.sync.away import Laptop
from tests.sync.erasing_stage import WORD, run
from tests.sync.putting_back import Office, a_round, office
from tests.sync.stage import new_id
from tests.sync.test_erasing import with_files
from tests.sync.wrong_case import act, holds


@dataclass
class Two:
    """The municipality that a case leaves, with two computers, and the one where it arrives, with one."""

    here: Office
    there: Office
    mette: Laptop
    jonas: Laptop
    peter: Laptop
    folder: Path
    capsys: pytest.CaptureFixture[str]
    checks: dict[str, str]

    def run(self, central: Office, *words: object) -> tuple[int, str]:
        return run(central, *map(str, words), capsys=self.capsys)

    def out(self, central: Office, stream: str, name: str, to: str) -> tuple[int, str]:
        card = ("--card", self.folder / f"{to}.card", "--check", self.checks[to])
        return self.run(
            central, "move", "out", "--citizen", stream, self.folder / name, *card, "--who", "META"
        )

    def take(self, central: Office, name: str, sender: str, to: str) -> tuple[int, str]:
        card = ("--card", self.folder / f"{sender}.card", "--check", self.checks[sender])
        receipt = ("--receipt", self.folder / f"{name}.receipt")
        return self.run(central, "move", "in", self.folder / name, *card, "--to", to, *receipt)


@contextmanager
def two(folder: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Two]:
    with (
        office(folder / "a", "META", "JONA") as (here, (mette, jonas)),
        office(folder / "b", "META", "PETE") as (there, (_, peter)),
    ):
        made = Two(here, there, mette, jonas, peter, folder, capsys, {})
        for name, central in (("here", here), ("there", there)):
            with central.running.ledger.writing() as connection:
                connection.execute("update tenant set name = ?", (f"Kommunen {name}",))
            _, said = made.run(central, "move", "card", folder / f"{name}.card")
            made.checks[name] = said.strip().splitlines()[-1]
        yield made


def a_case(made: Two) -> tuple[str, Bound]:
    """A case with notes, a file, an agreement that two wrote apart, and one that was removed."""
    mette, jonas = made.mette, made.jonas
    stream = mette.open_citizen()
    mette.write(f"{WORD} " * 9, "Et notat til")
    sealed = mette.store.attachments.seal(stream, [WORD.encode() * 9])
    file = attachments.attach_file(stream, file=sealed, name=f"{WORD}.pdf", what="Brev", **act(mette))
    mette.store.ledger.record(file, now=mette.running.clock())
    torn, gone = new_id(), new_id()
    say(mette, stream, torn, {"what": "først", "who": "Mette"})
    say(mette, stream, gone, {"what": "fejl"})
    with_files(mette)
    made.here.grant(jonas, stream, "partner")
    with_files(jonas)
    say(mette, stream, torn, {"what": "Mette skriver om"})
    say(mette, stream, gone, {"_deleted": ["what"]})
    say(jonas, stream, torn, {"what": "Jonas skriver om"})
    for one in (mette, jonas, mette):
        a_round(one)
    return stream, Bound(sealed.id, stream, sealed.key, sealed.size, sealed.digest)


def say(one: Laptop, stream: str, record: str, fields: dict[str, Any]) -> None:
    change = Change(
        stream, record, "agreement", fields, one.store.ledger.seen(), one.running.clock().isoformat()
    )
    one.store.ledger.record([change], now=one.running.clock())


def shown(one: Laptop, stream: str) -> list[tuple[Any, ...]]:
    """Return everything that a computer's screens know of a case, but for places in the log."""
    query = (
        "select id, kind, begun_by, begun_at, at, due, worker, state, contact, torn, gone, fields, torn_fields, body "
        "from record where stream = ? order by id"
    )
    return [tuple(without_places(cell) for cell in row) for row in one.store.own_reader().rows(query, stream)]


def without_places(cell: Any) -> Any:
    return re.sub(r'"seq":\d+', '"seq":0', cell) if isinstance(cell, str) else cell


def test_it_arrives_whole_with_authors_times_conflicts_and_files_and_the_receipt_closes_it_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with two(tmp_path, capsys) as made:
        stream, file = a_case(made)
        before = shown(made.mette, stream)

        packed = made.out(made.here, stream, "case.move", "there")
        taken = made.take(made.there, "case.move", "here", "PETE")
        with_files(made.peter)

        content = (tmp_path / "case.move").read_bytes()
        assert (packed[0], taken[0]) == (0, 0)
        assert not any(stands_in(word, content) for word in (WORD, "7003821234", stream))
        assert shown(made.peter, stream) == before
        assert sum(row[9] for row in before) == 1
        assert made.peter.store.attachments.read(file) == WORD.encode() * 9
        names = made.peter.store.own_reader().rows(
            "select fields ->> 'name' from record where kind = 'worker'"
        )
        assert ("Navn META (Kommunen here)",) in names
        card = ("--card", tmp_path / "there.card", "--check", made.checks["there"])
        told = made.run(made.here, "move", "receipt", tmp_path / "case.move.receipt", *card)
        assert (told[0], "har kvitteret for sagen" in told[1]) == (0, True)
        assert "kvitteret" in made.run(made.here, "move", "list")[1]
        a_round(made.mette)
        a_round(made.jonas)
        assert not holds(made.mette)
        with pytest.raises(Refused, match="kan kun læses her"):
            made.here.grant(made.mette, stream)
        assert [doctor.faults(one.running.ledger) for one in (made.here, made.there)] == [[], []]


def test_nobody_gets_a_case_that_arrives_in_a_role_that_his_job_does_not_carry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with two(tmp_path, capsys) as made:
        stream, _ = a_case(made)
        made.out(made.here, stream, "case.move", "there")
        before = made.there.running.ledger.tenant().seq
        with made.there.running.ledger.writing() as connection:
            connection.execute("update user set role = 'Mentor' where initials = 'PETE'")

        taken = made.take(made.there, "case.move", "here", "PETE")

        assert (taken[0], "kun have en sag som mentor" in taken[1]) == (1, True)
        assert made.there.running.ledger.tenant().seq == before
        assert not list(tmp_path.glob("*.receipt"))


def test_what_comes_late_goes_in_the_next_package_and_only_that_is_new_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with two(tmp_path, capsys) as made:
        stream, _ = a_case(made)
        made.mette.write("Skrevet uden net", stream=stream)
        first = made.out(made.here, stream, "one.move", "there")
        made.take(made.there, "one.move", "here", "PETE")
        a_round(made.peter)
        made.peter.write("Skrevet i den nye kommune", stream=stream)
        a_round(made.peter)
        assert "computere har endnu ikke sagt" in first[1]

        a_round(made.mette)
        since = made.run(made.here, "move", "list")[1]
        made.out(made.here, stream, "two.move", "there")
        taken = made.take(made.there, "two.move", "here", "PETE")
        a_round(made.peter)

        assert "1 ændringer er kommet siden" in since
        assert "1 nye ændringer og 0 nye filer" in taken[1]
        texts = [row[11] for row in shown(made.peter, stream) if row[1] == "note"]
        assert sum("Skrevet uden net" in one or "Skrevet i den nye kommune" in one for one in texts) == 2
        old = made.run(
            made.here,
            *("move", "receipt", tmp_path / "one.move.receipt", "--card", tmp_path / "there.card"),
            *("--check", made.checks["there"]),
        )
        assert (old[0], "ikke for den sidste pakke" in old[1]) == (1, True)


def test_a_citizen_who_moves_back_has_all_of_it_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with two(tmp_path, capsys) as made:
        stream, _ = a_case(made)
        made.out(made.here, stream, "out.move", "there")
        made.take(made.there, "out.move", "here", "PETE")
        a_round(made.mette)
        a_round(made.peter)
        made.peter.write("Skrevet i den nye kommune", stream=stream)
        a_round(made.peter)
        last = shown(made.peter, stream)

        made.out(made.there, stream, "back.move", "here")
        told = made.take(made.here, "back.move", "there", "META")
        a_round(made.mette)

        assert "1 nye ændringer" in told[1]
        assert shown(made.mette, stream) == last
        assert doctor.faults(made.here.running.ledger) == []


def test_a_package_that_is_not_whole_or_for_another_or_a_card_that_nobody_read_out_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with two(tmp_path, capsys) as made:
        stream, _ = a_case(made)
        made.out(made.here, stream, "case.move", "there")
        content = (tmp_path / "case.move").read_bytes()
        before = made.there.running.ledger.tenant().seq
        with made.there.running.ledger.reading() as connection:
            openers = identity.openers(connection, made.there.running.ledger.keys)
        card = packages.read_card(tmp_path / "here.card", made.checks["here"])
        assert len(list(packages.read(tmp_path / "case.move", sender=card, openers=openers))) > 8
        places = [*range(0, len(content), len(content) // 40), len(content) - 1]
        spoilt = [content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :] for at in places]
        for number, one in enumerate([*spoilt, *(content[:at] for at in places)]):
            (tmp_path / "bad").write_bytes(one)
            with pytest.raises(Refused, match="Pakken er ikke hel"):
                next(packages.read(tmp_path / "bad", sender=card, openers=openers), number)
        bad = made.take(made.there, "bad", "here", "PETE")
        assert (bad[0], "Intet er indlæst" in bad[1]) == (1, True)

        own = made.take(made.here, "case.move", "here", "META")
        assert (own[0], "til en anden kommune" in own[1]) == (1, True)
        made.checks["here"] = "00000 " * 5 + "00000"
        unread = made.take(made.there, "case.move", "here", "PETE")
        assert (unread[0], "Cifrene passer ikke" in unread[1]) == (1, True)
        assert made.there.running.ledger.tenant().seq == before
        assert not list(tmp_path.glob("*.receipt"))


def test_a_package_whose_places_are_taken_over_as_they_were_is_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving._Taking, "_seen", lambda *_: 1 << 40)

    with pytest.raises(AssertionError):
        test_it_arrives_whole_with_authors_times_conflicts_and_files_and_the_receipt_closes_it_here(
            tmp_path, capsys
        )


def test_a_package_that_can_be_read_in_between_is_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_ = SimpleNamespace(
        LENGTH=keys.LENGTH,
        seal_to=keys.seal_to,
        open_from=keys.open_from,
        seal=lambda _, plain, __: plain,
        unseal=lambda _, sealed, __: sealed,
    )
    monkeypatch.setattr(packages, "keys", open_)

    with pytest.raises(AssertionError):
        test_it_arrives_whole_with_authors_times_conflicts_and_files_and_the_receipt_closes_it_here(
            tmp_path, capsys
        )
