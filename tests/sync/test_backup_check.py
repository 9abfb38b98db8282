"""`fodfaeste-central backup-check` on a SQLCipher store: could one go back to a copy, and what would be missing."""

import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import pytest

from sync.service import admin, audit, doctor, generation
from sync.service.ledger import open_store
from tests.sync.copied import PIECE, check, copied, fill, spoilt, write_more
from tests.sync.stage import NOW, central
from tests.sync.test_admin import run

Scene = tuple[Path, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("made") / "central"
    return folder, fill(folder)


@pytest.fixture
def scene(made: Scene, tmp_path: Path) -> Scene:
    """The service of this test alone."""
    shutil.copytree(made[0], tmp_path / "central")
    return tmp_path / "central", made[1]


def test_a_whole_copy_can_be_used_and_nothing_would_be_missing(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = scene

    status, told = check(capsys, folder, copied(folder, tmp_path / "copy"))

    assert (status, told["ok"], told["faults"]) == (0, True, [])
    assert (told["changes"], told["citizens"], told["files"], told["entries"] > 0) == (2, 1, 1, True)
    assert (told["same_log"], told["lost"]["numbers"]) == (True, 0)


def test_a_real_process_says_in_plain_words_what_an_older_copy_lacks(scene: Scene, tmp_path: Path) -> None:
    folder, stream = scene
    copy = copied(folder, tmp_path / "copy")
    write_more(folder, stream, 3)

    status, said = run(tmp_path, "backup-check", copy / "central.db", "--store", folder)

    assert status == 0
    assert said.startswith("JA: kopien kan bruges.")
    assert "ville 3 numre efter nummer 3 mangle" in said
    assert "3 ændringer, som nogen har skrevet: computerne sender dem selv igen. 0 fra fagsystemet" in said
    assert "sager flyttet til en anden kommune (move out) og dage" in said
    assert "Det nyeste i kopien er fra 26.11.2026 kl. 10.00." in said


def test_nothing_of_a_check_is_left_and_nothing_is_changed(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = scene
    copy, room = copied(folder, tmp_path / "copy"), tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    before = {path.name: path.read_bytes() for path in [*folder.iterdir(), *copy.iterdir()] if path.is_file()}

    check(capsys, folder, copy)

    after = {path.name: path.read_bytes() for path in [*folder.iterdir(), *copy.iterdir()] if path.is_file()}
    assert after == before
    assert list(room.iterdir()) == []


SPOILT: Final[dict[str, tuple[str, tuple[Any, ...], str]]] = {
    "a word": ("update change set payload = ? where seq = 3", (b'{"d":2}',), "kan ikke læses"),
    "a held one": (
        (
            "insert into held (device, dseq, code, user, stream, received, hash, payload) "
            "values (1, 99, 'x', 'u', 's', '', ?, ?)"
        ),
        (b"h", b"{}"),
        "siger noget andet",
    ),
    "a number": ("delete from change where seq = 3", (), "huller"),
    "a sum": ("update tally set sum = '0000000000000000'", (), "kontrolsum"),
    "a file": ("update file_piece set data = ?", (PIECE[::-1],), "bilag er ikke hele"),
    "a piece": ("delete from file_piece", (), "bilag er ikke hele"),
    "the trail": ("update trail_entry set what = 'nothing'", (), "ved linje"),
    "the issuer of seals": ("update seal_issuer set sealed = ?", (bytes(64),), "egne nøgler"),
    "the issuer's certificate": ("update seal_issuer set name = ?", ("0" * 40,), "egne nøgler"),
    "our keys": ("update own_pair set sealed = ?", (bytes(64),), "egne nøgler"),
}


@pytest.mark.parametrize("which", SPOILT)
def test_a_copy_that_was_altered_is_not_gone_back_to(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str], which: str
) -> None:
    folder, _ = scene
    copy, (statement, values, why) = copied(folder, tmp_path / "copy"), SPOILT[which]
    spoilt(copy, folder / "central.key", statement, *values)

    status, told = check(capsys, folder, copy)

    assert (status, told["ok"]) == (1, False)
    assert why in "\n".join(told["faults"])
    assert told["lost"] is None


@pytest.mark.parametrize(
    ("look", "which"),
    [
        ("backup._rows", "a held one"),
        ("backup._files", "a file"),
        ("backup._keys", "our keys"),
        ("backup._keys", "the issuer of seals"),
    ],
)
def test_a_check_that_does_not_look_is_noticed(
    scene: Scene,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    look: str,
    which: str,
) -> None:
    monkeypatch.setattr(f"sync.service.{look}", lambda *_: [])

    with pytest.raises(AssertionError):
        test_a_copy_that_was_altered_is_not_gone_back_to(scene, tmp_path, capsys, which)


def test_a_check_without_numbers_and_without_the_trail_is_noticed(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "faults", lambda _: [])
    with pytest.raises(AssertionError):
        test_a_copy_that_was_altered_is_not_gone_back_to(scene, tmp_path, capsys, "a sum")
    shutil.rmtree(tmp_path / "copy")
    monkeypatch.setattr(audit, "verify", lambda _: ())
    with pytest.raises(AssertionError):
        test_a_copy_that_was_altered_is_not_gone_back_to(scene, tmp_path, capsys, "the trail")


@pytest.mark.parametrize("part", [1, 2, 3])
def test_a_copy_with_a_broken_page_or_a_cut_end_is_not_gone_back_to(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str], part: int
) -> None:
    folder, _ = scene
    file = copied(folder, tmp_path / "copy") / "central.db"
    raw = bytearray(file.read_bytes())
    raw[len(raw) * part // 4] ^= 1
    file.write_bytes(raw if part < 3 else raw[: len(raw) // 2])

    status, told = check(capsys, folder, file)

    assert (status, told["ok"]) == (1, False)


def test_another_key_opens_no_copy(scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, _ = scene
    other = tmp_path / "other.key"
    other.write_bytes(bytes(32))
    other.chmod(0o600)

    status, told = check(capsys, folder, copied(folder, tmp_path / "copy"), "--key-file", other)

    assert status == 1
    assert "nøglefilen hører ikke til" in told["error"]


def test_a_copy_is_checked_where_the_store_itself_is_lost(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, stream = scene
    copy = copied(folder, tmp_path / "copy")
    write_more(folder, stream, 2)
    for name in ("central.db", "central.db-wal", "central.db-shm"):
        (folder / name).unlink(missing_ok=True)

    status, told = check(capsys, folder, copy)

    assert status == 0
    assert (told["lost"]["numbers"], told["lost"]["common"], told["lost"]["written"]) == (2, 3, None)


def test_a_copy_from_before_the_service_was_put_back_is_counted_over_both_generations(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, stream = scene
    copy = copied(folder, tmp_path / "copy")
    write_more(folder, stream, 1)
    ledger = open_store(folder)
    generation.begin(ledger, who="prøve", now=NOW, copied_at=NOW.replace(year=2030))
    ledger.close()
    write_more(folder, stream, 2)

    status, told = check(capsys, folder, copy)

    assert status == 0
    assert (told["lost"]["numbers"], told["lost"]["common"]) == (3, 3)


def test_a_copy_of_another_log_and_a_newer_one_are_said_to_be_that(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, stream = scene
    old = copied(folder, tmp_path / "old")
    height = (folder / "central.height").read_bytes()
    write_more(folder, stream, 1)
    new = copied(folder, tmp_path / "new")
    shutil.copy(old / "central.db", folder)
    (folder / "central.height").write_bytes(height)

    newer = run(tmp_path, "backup-check", new, "--store", folder)
    (folder / "central.height").write_text("00000000-0000-0000-0000-000000000000 0000000000000000009\n")
    other = run(tmp_path, "backup-check", old, "--store", folder)
    (folder / "central.height").unlink()
    (folder / "central.db").unlink()
    unknown = check(capsys, folder, old)

    assert (newer[0], other[0], unknown[0]) == (0, 0, 0)
    assert "nyere end det" in newer[1]
    assert "af en anden log" in other[1]
    assert (unknown[1]["same_log"], unknown[1]["lost"]) == (False, None)


def test_a_copy_from_after_an_erasure_is_whole_and_one_from_before_says_what_goes_again(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, stream = scene
    before = copied(folder, tmp_path / "before")
    why = ("--ground", "fejl", "--archive", "undtaget", "--reason", "Oprettet ved en fejl, siger ledelsen")
    for words in (
        ("user", "add", "LEDE", "--name", "En Leder", "--job", "Teamleder"),
        ("erase", "ask", "--citizen", stream, *why, "--who", "JOKR"),
        ("erase", "confirm", "1", "--who", "LEDE"),
    ):
        assert admin.main([*words, "--store", str(folder)]) == 0

    _, after = check(capsys, folder, copied(folder, tmp_path / "after"))
    _, old = check(capsys, folder, before)

    assert (after["faults"], after["lost"]["erased"]) == ([], 0)
    assert (old["faults"], old["lost"]["erased"]) == ([], 1)


def test_what_is_no_copy_is_refused_in_a_sentence(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = scene
    (tmp_path / "x.dump").write_bytes(b"PGDMP...")
    (tmp_path / "address").write_text("host=/nowhere")
    (tmp_path / "address").chmod(0o600)

    for copy, more in (
        (tmp_path / "none", ()),
        (tmp_path / "x.dump", ()),
        (copied(folder, tmp_path / "copy"), ("--room-file", tmp_path / "address")),
    ):
        status, told = check(capsys, folder, copy, *more)
        assert (status, told["ok"]) == (1, False)
        assert told["error"].endswith("Intet er ændret.")


def test_a_running_service_goes_on_meanwhile(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = scene
    copy = copied(folder, tmp_path / "copy")

    with central(folder) as running:
        status, _ = check(capsys, folder, copy)
        user = running.add_user("SIBA")

    assert (status, user.initials) == (0, "SIBA")
