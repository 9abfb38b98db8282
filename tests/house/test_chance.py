"""What passed on one machine runs on the next, also where Hypothesis draws it (decision 0035)."""

import importlib
import sys
from pathlib import Path

import pytest
from hypothesis import core
from hypothesis.internal.conjecture.providers import HypothesisProvider

from tests.storage.faults.sizes import ENDURANCE, chance


@pytest.mark.skipif(ENDURANCE, reason="the endurance draws anew each time")
def test_hypothesis_draws_from_the_word_in_the_tree(request: pytest.FixtureRequest) -> None:
    drawn = chance("hypothesis").getrandbits(64)

    assert int(request.config.getoption("hypothesis_seed")) == core.global_force_seed == drawn


@pytest.mark.skipif(ENDURANCE, reason="the endurance draws anew each time")
def test_what_hypothesis_draws_does_not_hang_on_which_modules_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "of_our_own.py").write_text("SAID = 'of our own'\n")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("of_our_own")

    assert "of our own" not in HypothesisProvider(None)._local_constants.strings
    monkeypatch.delitem(sys.modules, "of_our_own")
