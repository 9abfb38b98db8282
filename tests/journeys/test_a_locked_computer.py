"""The real program, never unlocked: what waits goes to a real service, and a lost computer is wiped after that."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sync.service import leases
from tests.journeys.stage import can_play, computers, wait_until
from tests.sync.away import laptop
from tests.sync.stage import Clock, central
from tests.sync.wiping import is_whole, look, trail_here, trail_of

pytestmark = pytest.mark.skipif(not can_play(), reason="needs Xvfb and xdotool")


def test_a_computer_that_nobody_unlocks_brings_its_words_home_and_is_then_wiped_at_an_order(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (
        central(tmp_path / "central", Clock(datetime.now(UTC))) as running,
        computers(tmp_path, "mette") as (desk,),
        laptop(running, "MEHA", desk.home / "stores" / "hers") as hers,
    ):
        hers.open_citizen()
        hers.round()
        hers.write("Et", "To", "Tre")
        look(hers, "search", "bageri")
        here = trail_here(hers)
        hers.lock()

        desk.start()
        wait_until(lambda: desk.says("3 ændringer er sendt og kvitteret"), 40)
        sent = running.all("select count(*) from change where kind = 'note'")
        desk.close()
        with running.ledger.writing() as connection:
            leases.order_wipe(connection, 1, running.clock())
        desk.start()
        wait_until(lambda: not hers.folder.exists(), 40)
        wait_until(lambda: desk.says("ladet sagerne på denne computer slette"), 20)
        desk.close()

        assert sent == [(3,)]
        assert running.all("select sent is not null, done is not null from wipe_order") == [(1, 1)]
        assert trail_of(running, hers.enrolled.device) == [*here, (len(here) + 1, "wipe", "")]
        assert is_whole(running, capsys)
