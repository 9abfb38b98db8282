"""What is in the way of a first sign-in is said otherwise than in daily work: nothing is written yet."""

import pytest

from casework.errors import Unreachable
from sync import at_the_browser as here
from sync import at_the_code, signin, words
from sync.words import _TURNED, SAFE, Slow, TurnedAway

DAILY = ("Du skal ikke gøre noget", "er der stadig", SAFE)
ACTS = ("røv igen", "prøv så igen", "åbn browseren igen", "ig det til", "Bed administratoren")


@pytest.mark.parametrize("sentence", sorted({*here._HERE.values(), here.ODD_IN}))
def test_it_promises_nothing_of_daily_work_and_everybody_hears_what_to_do(sentence: str) -> None:
    assert not [one for one in DAILY if one in sentence]
    assert "Computeren er kommet ind, og der er ikke brug for en ny kode" in sentence
    assert any(act in sentence for act in ACTS)


@pytest.mark.parametrize("said", sorted({*signin._WHY.values(), signin.TOO_LONG, signin.NOT_SIGNED}))
def test_every_end_of_a_sign_in_has_words_of_the_first_day(said: str) -> None:
    assert signin._STAYS in said
    assert signin._STAYS not in str(here.at_the_browser(Unreachable(said)))


@pytest.mark.parametrize("code", [*_TURNED, "of a later version"])
def test_what_the_service_says_keeps_its_code_and_promises_nothing_that_is_not_written(code: str) -> None:
    said = here.at_the_browser(TurnedAway(code, "after"))

    assert isinstance(said, TurnedAway)
    assert (said.code, said.retry) == (code, "after")
    assert SAFE not in str(said)


@pytest.mark.parametrize("said", sorted(at_the_code._HERE))
def test_whatever_is_in_the_way_of_a_code_has_words_for_the_sign_in_too(said: str) -> None:
    assert said in here._HERE


def test_silence_and_slowness_have_their_own_words() -> None:
    assert str(here.at_the_browser(Unreachable(words.NO_ANSWER))) == here.SILENT_IN
    assert str(here.at_the_browser(Slow(words.SLOW))) == here.SLOW_IN


def test_what_promises_nothing_stays_as_it_is() -> None:
    flaw = Unreachable("Adressen på centralen er ikke en adresse. Se efter, om den er skrevet rigtigt.")

    assert here.at_the_browser(flaw) is flaw
