"""What the service keeps aside in the sync room: the ways on from it, and what was put away."""

from dataclasses import replace

from desktop.ui.parts.words import Words
from tests.desktop import facts_sync
from tests.desktop.screens.listening import heard, press
from tests.desktop.screens.test_sync_room import opened


def test_each_that_is_kept_aside_can_be_begun_anew_or_put_away_with_a_reason() -> None:
    held = replace(facts_sync.HELD, words="Mødte hende på biblioteket", can_change=False)
    screen = opened(replace(facts_sync.ROOM, held=(held,)))
    anew, away = heard(screen.anew_wanted), heard(screen.away_wanted)

    press(screen, "Skriv som nyt notat")
    press(screen, "Læg væk …")
    form = screen.held[0].place.form
    assert form is not None
    form.send()
    asked_for = form.fields["reason"].needs
    form.fill({"reason": "Skrevet ind af Jonas"})
    screen.show_room(replace(facts_sync.ROOM, held=(replace(held, reason="En anden grund."),)))
    form.send()

    assert (anew, away) == ([(39,)], [(39, "Skrevet ind af Jonas")])
    assert asked_for.startswith("Skriv kort hvorfor")
    wordless = opened(replace(facts_sync.ROOM, held=(replace(held, words=""),)))
    assert wordless.held[0].write_anew.isHidden()


def test_what_was_put_away_stands_below_with_its_words_and_can_be_taken_out() -> None:
    screen = opened(replace(facts_sync.ROOM, held=(), away=(facts_sync.AWAY,)))
    out = heard(screen.out_wanted)

    press(screen, "Tag frem igen")

    assert out == [(31,)]
    assert {facts_sync.AWAY.words, "Notat: mødte Amina"} <= {
        one.said for one in screen.away.findChildren(Words)
    }
