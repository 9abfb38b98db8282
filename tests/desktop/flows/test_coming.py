"""What is said while citizens come."""

from desktop.flows.coming import left_of, said_of
from sync.client import Progress


def test_the_line_counts_citizens_and_says_how_long_the_rest_takes_while_that_is_known() -> None:
    counted = "Henter dine borgere: 12 af 41 er klar. Dem kan du bruge nu."

    assert said_of(Progress("citizens", 12, 41, left_s=118.0)) == f"{counted} · cirka 2 minutter tilbage"
    assert said_of(Progress("citizens", 12, 41, left_s=20.0)) == f"{counted} · under et minut tilbage"
    assert said_of(Progress("citizens", 12, 41)) == counted
    assert left_of(Progress("citizens", 41, 41, left_s=0.0)) == ""
