"""While one writes for a citizen, a lighter word is offered under the form; it stops nobody."""

from datetime import date

from pytestqt.qtbot import QtBot

from desktop.ui.screens.form_ease import FormEase
from desktop.ui.screens.forms import AgreementForm, Form, GoalForm
from desktop.ui.screens.plan_activity import ActivityForm
from tests.desktop.screens.listening import heard, words

DAY = date(2026, 11, 26)


def ease(form: Form) -> str:
    (line,) = form.findChildren(FormEase)
    return line.said if line.isVisibleTo(form) else ""


def test_a_heavy_word_is_offered_a_lighter_one_while_it_is_typed_and_is_saved_all_the_same(
    qtbot: QtBot,
) -> None:
    form = ActivityForm()
    qtbot.addWidget(form)
    saved = heard(form.saved)
    assert ease(form) == ""

    form.fill({"what": "Vi iværksætter et forløb"})
    form.fill({"why": "Så du lærer kollegerne at kende"})

    assert ease(form) == "Kan det siges lettere? »iværksætter«: begynde"
    form.send()
    assert len(saved) == 1
    form.fill({"what": "Vi begynder et forløb"})
    assert ease(form) == ""


def test_it_never_becomes_a_wall(qtbot: QtBot) -> None:
    form = AgreementForm(DAY)
    qtbot.addWidget(form)

    form.fill({"what": "Endvidere anvende indsatsen vedrørende opfølgning og progression"})

    assert ease(form).endswith("»indsatsen«: hjælp og 3 til")


def test_the_citizens_own_words_are_never_asked_about(qtbot: QtBot) -> None:
    form = GoalForm(DAY)
    qtbot.addWidget(form)

    form.fill({"own_words": "Jeg vil have mere dialog og færre barrierer"})

    assert ease(form) == ""
    assert "lettere" not in words(form)
