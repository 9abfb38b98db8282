"""Kontakt og hensyn: written on the page of a case and read at the door; what cannot be kept is said."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import people, same_person
from casework.changes import Change, Seen
from casework.errors import Refused
from casework.guarding import guard_address
from casework.ids import REFERENCE
from desktop.ui.parts.field import ChoiceField, Field, LongField
from desktop.ui.parts.words import Words
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.contact_form import ContactForm
from desktop.ui.screens.life_task import LifeTask
from storage.reads import contact_details as reads
from storage.reads import history
from storage.reads.records import citizen
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked
from tests.desktop.flows.test_new_citizen_flow import page as new_page
from tests.desktop.screens.listening import words
from tests.storage import shelf

STREET = {"address": "Kvægtorvsgade 7", "postcode": "9000", "city": "Aalborg"}
WRITTEN = {
    "phone": "20 30 40 50",
    "email": "amina@eksempel.dk",
    **STREET,
    "language": "somali",
    "interpreter": "somali",
    "safety_remark": "Hund i gården: ring først",
    "bring": "Nøgle til opgangen\nSkema om boligstøtte",
    "rhythm_days": "7",
    "coordinator": "w-jonas",
}


def written(qtbot: QtBot, house: House, **fields: Any) -> None:
    """Let something be written on another screen than the one under test."""
    done = list[object]()
    house.stage.desk.write(people.change_citizen, house.citizen, fields, seen=Seen(1, 99), then=done.append)
    qtbot.waitUntil(lambda: bool(done))


def colleagues(house: House) -> None:
    """Let the municipality say who works here."""
    people_ = {shelf.METTE.id: "Mette Hald", "w-jonas": "Jonas Krogh", "w-it": "Ib Teknik"}
    house.hear(
        500,
        *(
            Change(
                REFERENCE,
                user,
                "worker",
                {
                    "initials": name[:4],
                    "name": name,
                    "role": "administrator" if user == "w-it" else "Sagsbehandler",
                },
                Seen(),
                shelf.AT,
            )
            for user, name in people_.items()
        ),
    )


def kept(house: House, *names: str) -> dict[str, str]:
    one = asked(house, lambda reader: citizen(reader, house.citizen))
    return {name: one.text(name) for name in names or WRITTEN}


def opened(qtbot: QtBot, house: House) -> tuple[CitizenScreen, ContactForm]:
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: not screen.facts.life.isHidden() and bool(screen.life._details.fields))
    screen.facts.life.click()
    screen.life.contact.click()
    return screen, form_of(screen)


def form_of(screen: CitizenScreen) -> ContactForm:
    form = screen.life.place.form
    assert isinstance(form, ContactForm)
    return form


def saved(qtbot: QtBot, screen: CitizenScreen, **fields: str) -> None:
    form = form_of(screen)
    form.fill(fields)
    form.send()
    qtbot.waitUntil(lambda: screen.life.place.form is None)


def test_what_is_written_here_stands_in_the_head_on_the_case_and_on_the_day(
    qtbot: QtBot, house: House
) -> None:
    colleagues(house)
    screen, _ = opened(qtbot, house)

    saved(qtbot, screen, **WRITTEN)

    assert kept(house) == WRITTEN
    qtbot.waitUntil(lambda: screen.head._safety.text() == WRITTEN["safety_remark"])
    assert screen.head._interpreter.text() == "Tolk: somali"
    assert (screen.facts._phone.said, screen.facts._address.said) == (
        "20 30 40 50",
        "Kvægtorvsgade 7, 9000 Aalborg",
    )
    assert screen.page is not None
    assert screen.page.coordinator is not None
    assert screen.page.coordinator.id == "w-jonas"
    house.rooms.open_today()
    today: Any = house.window.stack.currentWidget()
    qtbot.waitUntil(lambda: bool(today._day is not None and today._day.visits))
    stop = today._day.visits[0]
    assert (stop.phone, stop.place, stop.interpreter) == (
        "20 30 40 50",
        "Kvægtorvsgade 7, 9000 Aalborg",
        "somali",
    )
    assert stop.bring == ("Nøgle til opgangen", "Skema om boligstøtte")
    assert stop.safety_remark == WRITTEN["safety_remark"]
    said = words(today).replace("\N{NO-BREAK SPACE}", " ")
    for one in (stop.place, stop.safety_remark, "Tolk: somali", *stop.bring):
        assert one in said


def test_the_coordinator_is_a_colleague_of_whom_there_is_one_and_never_none(
    qtbot: QtBot, house: House
) -> None:
    colleagues(house)
    screen, form = opened(qtbot, house)
    before = options(form, "coordinator")
    assert before == ["ikke valgt endnu", "Jonas Krogh", "Mette Hald"]

    saved(qtbot, screen, coordinator="w-jonas")

    qtbot.waitUntil(lambda: screen.life._details.fields["coordinator"] == "w-jonas")
    screen.facts.life.click()
    screen.life.contact.click()
    assert options(form_of(screen), "coordinator") == ["Jonas Krogh", "Mette Hald"]
    assert form_of(screen).values()["coordinator"] == "w-jonas"


def options(form: ContactForm, name: str) -> list[str]:
    editing = form.fields[name]
    assert isinstance(editing, ChoiceField)
    return [editing.box.itemText(place) for place in range(editing.box.count())]


def test_only_what_was_altered_is_sent_and_taking_it_back_puts_it_as_it_was(
    qtbot: QtBot, house: House
) -> None:
    written(qtbot, house, phone="11 22 33 44", postcode="DK-90", bring="Nøgle; Kort", rhythm_days="10")
    screen, form = opened(qtbot, house)
    assert form.values()["bring"] == "Nøgle\nKort"
    assert "hver 10. dag" in options(form, "rhythm_days")

    saved(qtbot, screen, phone="20 30 40 50")

    stands = {"phone": "20 30 40 50", "postcode": "DK-90", "bring": "Nøgle; Kort", "rhythm_days": "10"}
    assert kept(house, *stands) == stands
    shown = asked(house, lambda reader: history.history_of(reader, house.citizen))
    assert [one.field for one in shown.versions[0].fields] == ["phone"]
    house.window._take_back()
    qtbot.waitUntil(lambda: kept(house, *stands) == stands | {"phone": "11 22 33 44"})


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("phone", "1234", "mindst 8 cifre"),
        ("email", "amina.eksempel.dk", "navn@sted.dk"),
        ("postcode", "900", "fire cifre"),
        ("postcode", "90000", "fire cifre"),
    ],
)
def test_what_cannot_be_kept_is_said_under_its_field_with_every_word_still_there(
    qtbot: QtBot, house: House, name: str, text: str, sentence: str
) -> None:
    screen, form = opened(qtbot, house)
    form.fill({"language": "somali", name: text})

    form.send()

    assert form_of(screen) is form
    assert sentence in form.fields[name].needs
    assert form.values()["language"] == "somali"
    assert kept(house, "language") == {"language": ""}


def test_words_stand_for_a_telephone_number_and_nothing_altered_is_nothing_sent(
    qtbot: QtBot, house: House
) -> None:
    screen, form = opened(qtbot, house)
    form.send()
    assert "ikke ændret" in form.fields["phone"].needs

    saved(qtbot, screen, phone="gennem søsteren")

    assert kept(house, "phone") == {"phone": "gennem søsteren"}


def test_a_protected_address_is_neither_shown_nor_asked_for(qtbot: QtBot, house: House) -> None:
    written(qtbot, house, **STREET, address_protected=True)

    _, form = opened(qtbot, house)

    assert not {"address", "postcode", "city"} & set(form.fields)
    assert "beskyttet" in form._lead.said
    assert STREET["address"] not in everything(form)


def everything(form: ContactForm) -> str:
    typed = [one.text() for one in form.findChildren(Field) + form.findChildren(LongField)]
    return " ".join([*typed, *(one.said for one in form.findChildren(Words))])


def guard(house: House) -> None:
    """Let a colleague protect the address."""
    act: Any = {"by": "w-jonas", "now": shelf.NOW, "seen": Seen()}
    house.hear(
        1, *guard_address((house.citizen,), on=date(2026, 11, 26), source="Politiet", reason="Trusler", **act)
    )


def test_an_address_that_is_protected_meanwhile_leaves_the_open_form_and_the_rest_is_saved(
    qtbot: QtBot, house: House
) -> None:
    written(qtbot, house, **STREET)
    screen, form = opened(qtbot, house)
    form.fill({"address": "Ny Vej 1", "phone": "20 30 40 50"})

    guard(house)

    qtbot.waitUntil(lambda: "address" not in form.fields)
    assert "Ny Vej" not in everything(form)
    assert STREET["city"] not in everything(form)
    form.send()
    qtbot.waitUntil(lambda: screen.life.place.form is None)
    assert kept(house, "phone", "address") == {"phone": "20 30 40 50", "address": STREET["address"]}


def test_an_address_that_was_sent_before_its_protection_was_painted_is_refused_whole(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(qtbot, house, **STREET)
    _, form = opened(qtbot, house)
    form.fill({"address": "Ny Vej 1", "phone": "20 30 40 50"})
    with monkeypatch.context() as blind:
        blind.setattr(LifeTask, "show_details", lambda *_: None)
        guard(house)

        form.send()
        qtbot.waitUntil(lambda: not form.is_under_way)

    assert "beskyttet, mens du skrev" in form.fields["phone"].needs
    assert kept(house, "phone", "address") == {"phone": "", "address": STREET["address"]}
    assert form.values()["phone"] == "20 30 40 50"


def test_what_a_colleague_writes_meanwhile_stands_beside_what_is_sent(qtbot: QtBot, house: House) -> None:
    written(qtbot, house, phone="11 22 33 44")
    screen, form = opened(qtbot, house)
    form.fill({"phone": "20 30 40 50"})
    theirs = people.change_citizen(
        house.citizen, {"phone": "55 66 77 88"}, by="w-jonas", now=shelf.NOW, seen=Seen(1, 99)
    )
    house.hear(1, *theirs)
    qtbot.waitUntil(lambda: screen.life._details.torn == {"phone"})

    form.send()
    qtbot.waitUntil(lambda: screen.life.place.form is None)

    versions = house.stage.desk.store_lane.wait_for(
        lambda: shelf.versions(house.stage.desk.store, house.citizen, "phone")
    )
    assert {"20 30 40 50", "55 66 77 88"} <= set(versions)
    qtbot.waitUntil(lambda: screen.life._details.torn == {"phone"})
    screen.facts.life.click()
    screen.life.contact.click()
    assert form_of(screen).fields["phone"]._is_still


def test_of_several_cases_the_form_says_what_its_own_says_and_names_the_other(
    qtbot: QtBot, house: House
) -> None:
    other = people.open_citizen(first_name="Amina", last_name="Hansen", cpr="7003821234", **shelf.act())
    more: dict[str, Any] = {"phone": "55 66 77 88", "bring": "Kort", "safety_remark": "Trappe uden lys"}
    house.stage.save(
        *other,
        *people.change_citizen(other[0].stream, more, **shelf.act()),
        *same_person.link(
            house.citizen, other[0].stream, leading=house.citizen, reason="Samme", **shelf.act()
        ),
    )
    written(qtbot, house, bring="Nøgle")

    screen, form = opened(qtbot, house)

    assert (form.values()["phone"], form.values()["bring"]) == ("", "Nøgle")
    assert form.fields["phone"]._help_text == "I borgerens anden sag står: 55 66 77 88"
    assert not screen.life._details.asks
    saved(qtbot, screen, bring="Nøgle\nSkema")
    own = asked(house, lambda reader: reads.shown(reader, house.citizen)).fields
    assert (own["bring"], own["phone"]) == ("Nøgle\nSkema", "")


def test_a_case_without_number_and_address_offers_the_form_at_once_until_one_is_written(
    qtbot: QtBot, house: House
) -> None:
    screen = case(qtbot, house)
    qtbot.waitUntil(screen.life._asking.isVisible)
    assert screen.life._unreached.said == "Her står hverken telefonnummer eller adresse."

    screen.life.reach.click()
    assert screen.life._asking.isHidden()
    QTest.keyClicks(form_of(screen).fields["phone"]._editor, "20304050")
    form_of(screen).send()

    qtbot.waitUntil(lambda: screen.life.place.form is None and screen.life.isHidden())
    assert kept(house, "phone") == {"phone": "20304050"}


def test_a_case_that_was_opened_here_leads_on_to_it(qtbot: QtBot, house: House) -> None:
    fresh = new_page(qtbot, house)
    fresh.form.fill({"first_name": "Nora", "last_name": "Nystad", "cpr": "710382-9999"})
    fresh.form.send()
    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), CitizenScreen))
    screen: Any = house.window.stack.currentWidget()
    qtbot.waitUntil(lambda: screen.page is not None and screen.life._asking.isVisible())

    screen.life.reach.click()
    saved(qtbot, screen, phone="20 30 40 50", **STREET)

    one = asked(house, lambda reader: citizen(reader, screen.page.id))
    assert (one.text("phone"), one.address) == ("20 30 40 50", "Kvægtorvsgade 7, 9000 Aalborg")


def test_the_line_asks_nobody_of_the_dead_or_of_a_protected_address(qtbot: QtBot, house: House) -> None:
    written(qtbot, house, address_protected=True)
    screen = case(qtbot, house)
    qtbot.waitUntil(screen.life._asking.isVisible)
    assert screen.life._unreached.said == "Her står intet telefonnummer."

    written(qtbot, house, died_on="2026-11-20", died_source="CPR")

    qtbot.waitUntil(lambda: not screen.life._details.asks)
    assert screen.life._asking.isHidden()


@pytest.mark.parametrize("role", ["mentor", "team_lead", "glass"])
def test_who_may_write_none_of_it_is_offered_none_of_it(
    role: str, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "role_in", lambda *_: role)

    shown = asked(house, lambda reader: reads.shown(reader, house.citizen))

    assert (shown.fields, shown.asks) == ({}, False)
    with pytest.raises(Refused, match="der har sagen"):
        asked(
            house, lambda reader: reads.changed(reader, house.citizen, {"phone": "20304050"}, **shelf.act())
        )
