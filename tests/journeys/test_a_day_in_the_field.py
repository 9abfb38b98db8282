"""The product as a story: the practice day, played with real windows, a real service and a real power cut."""

from pathlib import Path

import pytest

from tests.journeys import day, stage


@pytest.mark.timeout(600)
def test_a_day_in_the_field_from_the_export_to_a_settled_agreement(tmp_path: Path) -> None:
    if not stage.can_play():
        pytest.fail("no virtual screen here: ./fod setup installs xvfb and xdotool")
    out = tmp_path / "out"
    out.mkdir()

    day.play(out, tmp_path / "stage", print)

    assert (out / "plan.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert len(list(out.glob("*.png"))) >= 15
