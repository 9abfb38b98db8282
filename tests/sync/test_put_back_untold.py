"""The whole machine was put back, and nobody said so: a device's cursor proves it, and no number is given twice."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from casework.errors import Damaged
from sync.service import doctor, doubt
from sync.words import TurnedAway, needs_person
from tests.sync.away import Laptop
from tests.sync.conftest import server_called
from tests.sync.putting_back import Office, a_round, all_placed, office, shown
from tests.sync.servers import Server


def untold(central: Office, hers: Laptop, his: Laptop, meanwhile: int) -> datetime:
    """Let her write after an image, put that back, let him write `meanwhile`; return when the image was made."""
    stream = hers.open_citizen()
    a_round(hers)
    central.grant(his, stream, "partner")
    a_round(his)
    image, at = central.image(), central.clock()
    central.clock.now += timedelta(hours=1)
    hers.write("Hendes 1", "Hendes 2")
    a_round(hers)
    central.put_back_whole(image)
    central.clock.now += timedelta(hours=1)
    for number in range(meanwhile):
        his.write(f"Hans {number}", stream=stream)
    if meanwhile:
        a_round(his)
    return at + timedelta(minutes=1)


def everything_comes_home(folder: Path, meanwhile: int, server: Server | None = None) -> bool:
    """Put it back untold, let the device prove it, then say it; tell whether every word stands everywhere once."""
    with office(folder, "MEHA", "JOKR", server=server) as (central, (hers, his)):
        at = untold(central, hers, his, meanwhile)
        hers.write("Hendes 3")
        try:
            a_round(hers)
        except TurnedAway as turned:
            if turned.code != "log_behind":
                return False
        central.stop()
        central.tell(at)
        central.go_on()
        for one in (hers, his, hers, his):
            a_round(one)
        wanted = sorted(f"Hans {number}" for number in range(meanwhile)) + [f"Hendes {n}" for n in (1, 2, 3)]
        return (
            [sorted(central.notes()), shown(hers), shown(his)] == [wanted] * 3
            and set(central.dots().values()) == {1}
            and all_placed(hers)
            and all_placed(his)
        )


@pytest.mark.parametrize("meanwhile", [0, 1, 2, 5])
def test_whatever_was_written_before_somebody_noticed_comes_home(tmp_path: Path, meanwhile: int) -> None:
    """Fewer numbers than were lost, as many, and more: then the lost places have other rows by now."""
    assert everything_comes_home(tmp_path, meanwhile)


def test_so_it_does_over_a_database_that_was_laid_from_a_dump(tmp_path: Path) -> None:
    """The whole machine was put back, with the file outside the database; only a cursor proves it."""
    assert everything_comes_home(tmp_path, 2, server_called("newest"))


@pytest.mark.parametrize("meanwhile", [0, 5])
def test_from_the_proof_on_no_number_is_given_and_everybody_is_told(tmp_path: Path, meanwhile: int) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        untold(central, hers, his, meanwhile)
        with pytest.raises(TurnedAway, match="uden at nogen har sagt det"):
            pull(hers)
        before = central.dots()
        his.write("Venter hos ham", stream=hers.stream)

        with pytest.raises(TurnedAway) as turned:
            a_round(his)

        assert turned.value.code == "log_behind"
        assert needs_person(turned.value)
        assert central.dots() == before
        with pytest.raises(Damaged, match=r"uden at det er sagt.*--copied-at"):
            central.grant(his, hers.stream, "mentor")
        assert doubt.IN_DOUBT in doctor.faults(central.running.ledger)
        assert [one.change.fields["text"] for one in his.store.ledger.waiting(9)] == ["Venter hos ham"]


def pull(one: Laptop) -> None:
    wire = one.wire()
    try:
        wire.pull(one.store.ledger.cursor() or "", have=(0, 0), check=False, limit=9)
    finally:
        wire.close()


def test_a_cursor_of_an_older_version_still_shows_what_lies_beyond(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        untold(central, hers, his, 0)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(doubt, "tag", lambda *_: "")
            with pytest.raises(TurnedAway) as turned:
                pull(hers)

        assert turned.value.code == "log_behind"


def test_without_a_restore_nobody_ever_doubts(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        stream = hers.open_citizen()
        a_round(hers)
        central.grant(his, stream, "partner")
        for number in range(4):
            hers.write(f"Note {number}")
            a_round(hers)
            a_round(his)

        assert central.running.all("select count(*) from doubt") == [(0,)]


def test_of_the_test_a_service_that_trusts_every_cursor_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubt, "tag", lambda *_: "")

    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        untold(central, hers, his, 5)

        pull(hers)
        a_round(hers)

        assert "Hendes 1" not in central.notes()
