"""What passed on one machine runs on the next, also where Hypothesis draws it (decision 0035)."""

import pytest
from hypothesis import core

from tests.storage.faults.sizes import ENDURANCE, chance


@pytest.mark.skipif(ENDURANCE, reason="the endurance draws anew each time")
def test_hypothesis_draws_from_the_word_in_the_tree(request: pytest.FixtureRequest) -> None:
    drawn = chance("hypothesis").getrandbits(64)

    assert int(request.config.getoption("hypothesis_seed")) == core.global_force_seed == drawn
