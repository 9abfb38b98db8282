"""Words that root says in the service's folder: the service, an account of its own, starts after them and reads all."""

import codecs
import json
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from casework.errors import Damaged
from sync.service import admin, branches, ledger, owned
from sync.service.height import FILE as HEIGHT
from sync.service.husk_file import ERASED
from sync.service.husk_file import FILE as HUSKS
from sync.service.ledger import open_store
from tests.sync.erasing_stage import WHY, deciders
from tests.sync.putting_back import Office, a_round, office

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0, reason="NOT SHOWN: only root can say words in another's folder, and this is not root"
)
SERVICE = 61184
"""An account that nobody has, as systemd makes one up (`DynamicUser`)."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return the service's own folder, where another than root can come to it."""
    with tempfile.TemporaryDirectory() as made:
        room = Path(made)
        room.chmod(0o711)
        inside = room / "central"
        inside.mkdir(mode=0o700)
        os.chown(inside, SERVICE, SERVICE)
        yield inside


def as_the_service(what: Callable[[], object]) -> None:
    """Do something in a process with the rights of the service's account; fail with what it raised."""
    codecs.lookup("ascii")  # the codec lies where the account may not look
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setresgid(SERVICE, SERVICE, SERVICE)
            os.setresuid(SERVICE, SERVICE, SERVICE)
            what()
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test says it
            os.write(writes, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb") as said:
        failed = said.read().decode()
    os.waitpid(child, 0)
    assert failed == ""


def starts(folder: Path) -> None:
    """Open the store as the service does, write in it, and read what lies beside it."""

    def start() -> None:
        opened = open_store(folder)
        with opened.writing() as connection:
            connection.execute("insert into setting (key, value) values ('started', 'yes')")
        opened.check_husks()
        branches.of_file(folder)
        opened.close()

    as_the_service(start)


def others(folder: Path) -> set[str]:
    """Return the files that are not the service's, or that anybody else may read."""
    looked = {one.name: one.stat() for one in folder.iterdir()}
    return {
        name
        for name, one in looked.items()
        if (one.st_uid, one.st_gid) != (SERVICE, SERVICE) or stat.S_IMODE(one.st_mode) & 0o077
    }


def say(folder: Path, *words: str) -> int:
    return admin.main([*words, "--store", str(folder)])


@contextmanager
def one_case(folder: Path) -> Iterator[tuple[Office, str]]:
    """Let a service of its own account have a case, and stop it."""
    with office(folder.parent, "META") as (central, (mette,)):
        stream = mette.open_citizen()
        mette.write("Et notat", stream=stream)
        a_round(mette)
        deciders(central)
        central.stop()
        for one in (folder, *folder.iterdir()):
            os.chown(one, SERVICE, SERVICE)
        yield central, stream


def erase(folder: Path, stream: str, capsys: pytest.CaptureFixture[str]) -> None:
    asking = (
        "erase",
        "ask",
        "--citizen",
        stream,
        "--reason",
        WHY,
        "--archive",
        "undtaget",
        "--ground",
        "fejl",
    )
    assert say(folder, *asking, "--who", "FORA", "--json") == 0
    number = json.loads(capsys.readouterr().out.splitlines()[-1])["number"]
    assert say(folder, "erase", "confirm", str(number), "--who", "LEDA") == 0


def test_a_store_that_root_makes_in_the_services_folder_is_the_services(folder: Path) -> None:
    assert say(folder, "init", "--municipality", "Nordbyen") == 0

    assert {one.name for one in folder.iterdir()} >= {ledger.STORE, ledger.KEY, HEIGHT}
    assert others(folder) == set()
    starts(folder)


def test_the_service_starts_after_an_erasure_and_a_put_back_by_root(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with one_case(folder) as (_, stream):
        assert say(folder, "restored", "--copied-at", "2020-01-01T02:00") == 0
        assert (others(folder), (folder / branches.FILE).exists()) == (set(), True)
        erase(folder, stream, capsys)

        assert (folder / ERASED).exists()
        assert others(folder) == set()
        starts(folder)


@pytest.mark.parametrize("name", [ledger.STORE, f"{ledger.STORE}-wal", HEIGHT, ERASED, branches.FILE])
def test_what_root_laid_there_or_an_older_program_left_is_given_back_by_the_next_word(
    folder: Path, name: str
) -> None:
    with one_case(folder):
        (folder / name).touch()
        os.chown(folder / name, 0, 0)
        (folder / name).chmod(0o600)

        assert say(folder, "doctor") == 0

        assert others(folder) == set()
        starts(folder)


def test_a_file_that_is_nobodys_to_read_says_so_and_what_to_do(folder: Path) -> None:
    with one_case(folder):
        (folder / branches.FILE).touch(mode=0o600)

        os.chown(folder / ledger.STORE, 0, 0)

        def read() -> None:
            with pytest.raises(Damaged, match=r"central\.forks kan ikke læses.*Giv centralen ret"):
                branches.of_file(folder)
            with pytest.raises(Damaged, match=r"ingen ret til lageret central\.db"):
                open_store(folder)

        as_the_service(read)


def test_root_follows_no_link_in_the_services_folder_and_gives_no_file_of_its_own_away(folder: Path) -> None:
    mine = folder.parent / "mine"
    mine.write_text("roots\n")
    with one_case(folder):
        (folder / ERASED).symlink_to(mine)
        os.link(mine, folder / HUSKS)

        owned.give_back(folder, (ERASED, HUSKS))
        with pytest.raises(OSError, match="symbolic"):
            owned.opened(folder / ERASED, os.O_WRONLY)

    assert (mine.stat().st_uid, mine.read_text()) == (0, "roots\n")


def test_in_roots_own_folder_all_stays_roots(tmp_path: Path) -> None:
    assert say(tmp_path, "init", "--municipality", "Nordbyen") == 0

    assert {one.stat().st_uid for one in tmp_path.iterdir()} == {0}
