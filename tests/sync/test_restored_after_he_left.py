"""A store that was restored from before a case came, when the case was taken since: its words go up, and leave."""

from pathlib import Path

import pytest

from storage import scopes
from tests.storage.shelf import note, save
from tests.storage.test_a_real_round import opened_by
from tests.sync.stage import central
from tests.sync.test_restored import UNSENT, _user, at_the_service, desk


def words_out_of_a_journal(tmp_path: Path) -> tuple[set[str], set[str], str]:
    """Restore a store from before a case came, after it was taken; return its notes, those after a round, the log."""
    with (
        central(tmp_path / "central") as running,
        desk(running, tmp_path / "a") as hers,
        desk(running, tmp_path / "b", "JOHA") as his,
    ):
        stream, changes = opened_by(_user(his))
        save(his.store, *changes)
        his.round()
        hers.copy()
        running.grant(_user(hers), stream, "primary")
        hers.round()
        save(hers.store, *note(stream, UNSENT))
        running.revoke(_user(hers), stream)
        hers.lose_the_database()

        hers.restore()
        back = hers.notes()
        hers.round()
        return back, hers.notes(), "".join(at_the_service(running))


def test_what_a_journal_brings_back_of_one_who_was_taken_since_goes_to_the_service_and_leaves(
    tmp_path: Path,
) -> None:
    back, left, sent = words_out_of_a_journal(tmp_path)

    assert (back, left) == ({UNSENT}, set())
    assert sent.count(UNSENT) == 1


def test_without_the_mend_what_a_journal_brings_back_of_one_who_was_taken_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scopes, "strays", lambda _connection: ())

    assert words_out_of_a_journal(tmp_path)[1] == {UNSENT}
