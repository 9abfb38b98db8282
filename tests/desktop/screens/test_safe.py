"""Borgervisning: what a citizen may see, and nothing else."""

from dataclasses import replace

from desktop.ui.screens.safe import SafeScreen
from tests.desktop import facts
from tests.desktop.scenes import now
from tests.desktop.screens.listening import heard, press, words


def safe(**changed: object) -> SafeScreen:
    screen = SafeScreen(now)
    screen.show_page(replace(facts.PAGE, **changed))  # type: ignore[arg-type]
    return screen


def test_it_opens_in_three_lines() -> None:
    screen = safe()

    assert screen.frame == "safe"
    assert "Zahras vej" in words(screen)


def test_goals_stand_there_with_the_citizens_own_words() -> None:
    said = words(safe())

    assert facts.GOALS[0].title in said
    assert facts.GOALS[0].own_words in said


def test_nothing_that_is_written_about_the_citizen_can_be_seen() -> None:
    said = words(
        safe(
            story="Historien, som rådgiveren skrev den.",
            safety_remark="Hunden bider.",
            readiness="aktivitetsparat",
            waiting_for="Speciallæge",
            cpr_masked="010170-xxxx",
        )
    )

    hidden = ("Historien", "Hunden", "aktivitetsparat", "6.2", "Speciallæge", "010170", "Jonas")
    assert [word for word in hidden if word in said] == []


def test_a_goal_that_was_given_up_is_not_held_up() -> None:
    said = words(safe(goals=(replace(facts.GOALS[0], title="Opgivet mål", status="dropped"),)))

    assert "Opgivet mål" not in said


def test_what_is_reached_is_a_win() -> None:
    said = words(safe(goals=(replace(facts.GOALS[0], title="Åbne e-Boks selv", status="reached"),)))

    assert said.index("Det lykkedes") < said.index("Åbne e-Boks selv")


def test_empty_cards_say_what_they_are_for() -> None:
    assert "Her står dine mål, når vi har sat dem." in words(safe(goals=()))
    assert "Ingen aftaler lige nu." in words(safe(agreements=()))


def test_a_road_that_has_not_begun_says_so_in_one_place() -> None:
    said = words(safe(goals=(), agreements=()))

    assert "Her begynder din vej" in said
    assert "Det vil jeg" not in said


def test_one_press_ends_it() -> None:
    screen = safe()
    told = heard(screen.bar.safe_view_asked)

    press(screen, "Slut borgervisning")

    assert told == [()]


def test_a_worker_is_called_by_name_and_not_by_initials() -> None:
    said = words(safe(agreements=(replace(facts.PAGE.agreements[0], who="MEHA"),)))

    assert "Mette" in said
    assert "MEHA" not in said
