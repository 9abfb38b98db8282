"""An attached file that the service lacks is unsent work: a wipe brings it home before it destroys anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.errors import Unreachable
from sync import wiping
from sync.service import files
from sync.service.problems import Refusal
from sync.wire import Wire
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central
from tests.sync.wiping import at_the_service, at_work, attach, obey, order, sum_of


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    with at_work(running, tmp_path / "hers") as one:
        yield one


def test_a_file_without_receipt_is_at_the_service_before_the_keys_go(running: Central, hers: Laptop) -> None:
    file = attach(hers)
    wanted = sum_of(hers, file)
    hers.lock()
    order(hers)
    there: dict[str, bool] = {}

    def look(step: str) -> None:
        there[step] = running.all("select whole is not null from file where id = ?", file.id) == [(1,)]

    assert obey(hers, look)
    assert there["sent"]
    assert at_the_service(running, file.id) == wanted
    assert not hers.folder.exists()


def test_a_file_that_was_half_sent_is_sent_to_its_end(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = attach(hers)
    wanted = sum_of(hers, file)
    hers.lock()
    order(hers)
    whole, pieces = Wire.put_piece, iter(range(2))

    def breaks(wire: Wire, *about: object, **more: object) -> object:
        if next(pieces) == 1:
            raise Unreachable("Ingen forbindelse.")
        return whole(wire, *about, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(Wire, "put_piece", breaks)
        with pytest.raises(Unreachable):
            obey(hers)
    half = len(running.all("select 1 from file_piece where file = ?", file.id))

    assert obey(hers)
    assert half == 1
    assert at_the_service(running, file.id) == wanted


def test_a_file_whose_change_is_held_at_the_service_goes_with_it_and_waits_there_for_a_person(
    running: Central, hers: Laptop
) -> None:
    running.revoke(hers.user, hers.stream)
    with running.ledger.writing() as connection:
        connection.execute("update span set ended = '2026-01-01T09:00:00+00:00'")
    file = attach(hers)
    wanted = sum_of(hers, file)
    hers.lock()
    with locked(hers) as device:
        held = device.send().held
    order(hers)

    assert obey(hers)
    assert held == 1
    assert at_the_service(running, file.id) == wanted
    assert running.all("select stream from file where id = ?", file.id) == [(hers.stream,)]
    assert running.all("select file from file_aside") == [(file.id,)]
    ((payload,),) = running.all("select cast(payload as text) from held")
    assert file.key in payload


def test_of_the_test_a_service_that_knows_no_held_change_loses_its_file(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_the_log(connection: object, device: object, file: str) -> object:
        found = connection.execute(files._AUTHORED, (file, device.user)).fetchone()  # type: ignore[attr-defined]
        if found is None:
            raise Refusal("file_unknown")
        return files._Bringing(str(found[0]))

    monkeypatch.setattr(files, "_bringing", only_the_log)

    with pytest.raises(AssertionError):
        test_a_file_whose_change_is_held_at_the_service_goes_with_it_and_waits_there_for_a_person(
            running, hers
        )


def test_a_file_whose_change_can_be_read_nowhere_is_kept_aside_as_it_is(
    running: Central, hers: Laptop
) -> None:
    file = attach(hers)
    wanted = sum_of(hers, file)
    hers.lock()
    (hers.folder / "outbox.ffj").write_bytes(b"FFJ2 of which nothing is left")
    order(hers)

    assert obey(hers)
    assert at_the_service(running, file.id) == wanted
    assert running.all("select count(*) from file_aside where file = ?", file.id) == [(1,)]


def test_a_colleagues_file_is_neither_brought_nor_counted(
    running: Central, hers: Laptop, tmp_path: Path
) -> None:
    with laptop(running, "JOKR", tmp_path / "his") as his:
        running.grant(his.user, hers.stream, "partner")
        his.round()
        file = attach(his, stream=hers.stream)
        his.round()
        for one, other in ((his, hers),):
            path = other.store.attachments.path(file.id)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.store.attachments.path(file.id).read_bytes())
        hers.lock()
        order(hers)

        assert obey(hers)
        assert running.all("select * from file where id = ?", file.id) == []


def test_nobody_but_a_device_to_be_wiped_brings_what_no_change_names(running: Central, hers: Laptop) -> None:
    loose = hers.store.attachments.seal(hers.stream, [b"Aldrig sendt"])
    hers.lock()

    with locked(hers) as device:
        hurt = wiping.send_files(device.folder, device._line())

    assert not hurt
    assert running.all("select * from file where id = ?", loose.id) == []


def test_what_nobodys_change_named_makes_way_for_whoever_names_it(
    running: Central, hers: Laptop, tmp_path: Path
) -> None:
    with laptop(running, "JOKR", tmp_path / "his") as his:
        running.grant(his.user, hers.stream, "partner")
        his.round()
        file = attach(his, stream=hers.stream)
        wanted = sum_of(his, file)
        path = hers.store.attachments.path(file.id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"FFA1" + bytes(900))
        hers.lock()
        order(hers)
        obey(hers)
        squatted = at_the_service(running, file.id)

        his.round()
        his.lock()
        with locked(his) as device:
            wiping.send_files(device.folder, device._line())

        assert squatted != wanted
        assert at_the_service(running, file.id) == wanted


def test_a_line_that_breaks_under_a_file_destroys_nothing(
    hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_line(*_: object, **__: object) -> None:
        raise Unreachable("Ingen forbindelse.")

    file = attach(hers)
    hers.lock()
    order(hers)
    with monkeypatch.context() as broken:
        broken.setattr(Wire, "put_piece", no_line)
        with pytest.raises(Unreachable):
            obey(hers)

    assert (hers.folder / "keys.ffk").exists()
    assert (hers.folder / "att" / file.id[:2] / f"{file.id}.ffa").exists()


def test_a_test_of_the_test_a_wipe_that_forgets_the_files_loses_them(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = attach(hers)
    hers.lock()
    order(hers)
    monkeypatch.setattr(wiping, "send_files", lambda *_: False)

    obey(hers)

    assert running.all("select * from file where id = ?", file.id) == []
