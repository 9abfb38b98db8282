"""What the law asks of the plan is written where the plan is written, and reaches the paper and the way back."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from casework import one_plan
from casework.unfinished import said
from desktop.ui.parts.field import ChoiceField
from desktop.ui.screens.mentor_grant import MentorGrantForm
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.plan_activity import ActivityForm, EndForm
from desktop.ui.screens.plan_asked import AwayForm, OnePlanForm
from storage.attached import KEYED
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_citizen_and_other_flows import asked, page
from tests.desktop.flows.test_paper_flows import plan, printed, told
from tests.desktop.flows.test_plan_acts_flow import card, issue, left_and_come_back_to, paper
from tests.desktop.flows.test_undo_flow import undo
from tests.desktop.paper.reading_back import squeezed
from tests.desktop.screens.listening import press, words
from tests.storage import shelf

__all__ = ["printed"]
LAB = "lov om en aktiv beskæftigelsesindsats"


def say_yes(qtbot: QtBot, house: House, screen: PlanScreen) -> None:
    press(screen.asked, "Borgeren siger ja til én plan")
    form = screen._form
    assert isinstance(form, OnePlanForm)
    form.ticks["Min Plan"].click()
    press(screen, "Gem borgerens ja")
    qtbot.waitUntil(lambda: page(house).one_plan.given)
    qtbot.waitUntil(lambda: "Planen bruges i stedet for: Min Plan." in words(screen.asked))


def test_the_plan_says_that_it_replaces_others_only_from_a_yes_to_a_no(qtbot: QtBot, house: House) -> None:
    screen = plan(qtbot, house)
    assert squeezed("i stedet for") not in paper(house)

    say_yes(qtbot, house, screen)

    assert squeezed("bruges i stedet for Min Plan. Det sagde du den") in paper(house)
    press(screen.asked, "Borgeren siger nej igen")
    assert isinstance(screen._form, OnePlanForm)
    assert screen._form.takes_back
    press(screen, "Gem, at borgeren siger nej")
    qtbot.waitUntil(lambda: page(house).one_plan.taken_back)
    assert squeezed("Den her plan bruges ikke mere i stedet for Min Plan.") in paper(house)
    undo(qtbot, house, "Borgerens nej er skrevet.")
    qtbot.waitUntil(lambda: page(house).one_plan.given)


def test_a_yes_about_no_plan_is_refused_in_words_and_what_was_typed_stays(qtbot: QtBot, house: House) -> None:
    screen = plan(qtbot, house)
    press(screen.asked, "Borgeren siger ja til én plan")
    press(screen, "Gem borgerens ja")

    assert isinstance(screen._form, OnePlanForm)
    assert "Vælg mindst én plan" in screen._form.fields["said_on"].needs
    assert not page(house).one_plan.given


def test_what_is_ticked_comes_back_from_its_draft_and_no_word_of_it_is_lost(
    qtbot: QtBot, house: House
) -> None:
    screen = plan(qtbot, house)
    press(screen.asked, "Borgeren siger ja til én plan")
    assert isinstance(screen._form, OnePlanForm)
    screen._form.ticks["ungeplanen"].click()
    contents = screen.contents()
    assert "i stedet for: ungeplanen" in said(contents)
    assert "hvordan det blev sagt: sagt" in said(contents)

    again = left_and_come_back_to(qtbot, house, screen)

    assert isinstance(again._form, OnePlanForm)
    assert again._form.plans() == ("ungeplanen",)


def test_a_yes_and_a_no_apart_are_shown_and_the_plan_does_not_leave(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = plan(qtbot, house)
    say_yes(qtbot, house, screen)
    stands = page(house).one_plan
    act = {"by": "w-jonas", "now": shelf.NOW, "seen": shelf.act()["seen"]}

    house.hear(1, *one_plan.take_back(house.citizen, stands=stands, on=stands.on, way="sagt", **act))  # type: ignore[arg-type]

    qtbot.waitUntil(lambda: page(house).one_plan.torn)
    qtbot.waitUntil(lambda: "Planen bruges ikke i stedet for andre" in words(screen.asked))
    assert squeezed("i stedet for") not in paper(house)
    screen.print_wanted.emit()
    assert "to versioner" in told(qtbot, house)
    assert not printed.exists()


def test_an_activity_says_who_answers_and_where_it_stands_and_the_law_comes_last(
    qtbot: QtBot, house: House
) -> None:
    screen = plan(qtbot, house)
    assert card(screen).goal.area == "Job"
    press(card(screen), "Ny aktivitet")
    form = screen._form
    assert isinstance(form, ActivityForm)
    assert form.values()["owner"] == "Kommunen, job og uddannelse"
    assert form.values()["legal_basis"] == ""
    assert not form.is_touched()
    form.fill({"what": "Praktik i bageriet", "why": "Prøve en morgen", "legal_basis": f"{LAB} § 57"})
    assert "§ 57. Paragraffen er slået op. Ingen jurist" in form.fields["legal_basis"]._help.said
    press(screen, "Gem aktivitet")

    qtbot.waitUntil(lambda: bool(page(house).activities))
    one = page(house).activities[0]
    assert (one.owner, one.legal_basis) == ("Kommunen, job og uddannelse", f"{LAB} § 57")
    text = paper(house)
    assert squeezed("Ansvar: Kommunen, job og uddannelse") in text
    assert text.index(squeezed("Underskrift")) < text.index("§")


def test_another_authority_offers_its_own_paragraphs_first_and_what_was_chosen_stays(
    qtbot: QtBot, house: House
) -> None:
    screen = plan(qtbot, house)
    press(card(screen), "Ny aktivitet")
    form = screen._form
    assert isinstance(form, ActivityForm)
    owner, law = form.fields["owner"], form.fields["legal_basis"]
    assert isinstance(owner, ChoiceField)
    assert isinstance(law, ChoiceField)
    form.fill({"legal_basis": "en gammel lov § 1"})

    owner.choose("Kommunen, sundhed")
    owner.chosen.emit("Kommunen, sundhed")

    assert law.box.itemData(1) == "sundhedsloven § 119"
    assert law.choice() == "en gammel lov § 1"


def granting(screen: PlanScreen) -> MentorGrantForm:
    """Open the form of a grant and write what it has to say."""
    screen.mentors = (("w-anna", "Anna Mikkelsen"),)
    press(screen, "Mentortimer")
    form = screen._form
    assert isinstance(form, MentorGrantForm)
    form.fill({"mentor": "w-anna", "hours": "36", "goal": "Tryg ved bussen", "tasks": "Følges i starten"})
    return form


def test_a_mentors_activity_says_who_answers_and_where_it_stands_as_any_other(
    qtbot: QtBot, house: House
) -> None:
    screen = plan(qtbot, house)
    form = granting(screen)
    owner, law = form.fields["owner"], form.fields["legal_basis"]
    assert isinstance(owner, ChoiceField)
    assert isinstance(law, ChoiceField)
    assert (owner.choice(), law.choice()) == ("Kommunen, job og uddannelse", "")
    assert law.box.itemData(1) == f"{LAB} § 167", (
        "the place of a mentor is offered first, and nobody's word for it"
    )
    form.fill({"legal_basis": f"{LAB} § 167"})
    assert "§ 167. Paragraffen er slået op. Ingen jurist" in law._help.said
    press(screen, "Bevilg timerne")

    qtbot.waitUntil(lambda: bool(page(house).activities))
    one = page(house).activities[0]
    assert (one.what, one.owner, one.legal_basis) == (
        "Mentor: Følges i starten",
        "Kommunen, job og uddannelse",
        f"{LAB} § 167",
    )
    text = paper(house)
    assert squeezed("Ansvar: Kommunen, job og uddannelse") in text
    assert squeezed(f"Mentor: Følges i starten: {LAB} § 167") in text


def test_who_may_not_write_the_law_grants_without_being_asked(qtbot: QtBot, house: House) -> None:
    screen = plan(qtbot, house)
    store = house.stage.desk.store

    def hold() -> frozenset[str]:
        store.ledger.begin_scope(house.citizen, "team_lead", 0)
        return store.ledger.fill(house.citizen, (), done=True, upto=0)

    house.stage.desk.news.tell(house.stage.desk.store_lane.wait_for(hold))
    qtbot.waitUntil(lambda: bool(screen._page and not screen._page.writes_law))

    form = granting(screen)
    assert not {"owner", "legal_basis"} & form.fields.keys()
    press(screen, "Bevilg timerne")

    qtbot.waitUntil(lambda: bool(page(house).mentors))
    written = "select fields from log where kind = 'activity' order by id desc limit 1"
    ((fields,),) = asked(house, lambda reader: list(reader.rows(written)))
    assert "owner" not in str(fields)


def test_the_kept_file_of_a_plan_that_names_an_authority_opens_with_the_key_of_an_address(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = plan(qtbot, house)
    screen.activity_added.emit({"what": "Træning", "why": "Styrke", "owner": "Regionen"})
    qtbot.waitUntil(lambda: bool(screen._page and screen._page.activities))
    assert not page(house).address

    issue(qtbot, house, screen)

    query = (
        f"select fields ->> 'key', fields ->> 'home_key', fields ->> 'with_address' from record "
        f"where kind = 'paper' and {KEYED}"
    )
    qtbot.waitUntil(lambda: bool(asked(house, lambda reader: list(reader.rows(query)))))
    ((key, home_key, with_address),) = asked(house, lambda reader: list(reader.rows(query)))
    assert (key, bool(home_key), with_address) == (None, True, None)


def test_the_list_of_the_law_is_told_and_printing_goes_on(qtbot: QtBot, house: House, printed: Path) -> None:
    screen = plan(qtbot, house)
    qtbot.waitUntil(lambda: "En aftale om at søge job" in words(screen.asked))
    assert "Planen kan skrives ud, som den er." in words(screen.asked)

    press(screen.asked, "Gælder ikke: En aftale om at søge job")
    assert isinstance(screen._form, AwayForm)
    screen._form.fill({"why": "sygemeldt"})
    press(screen, "Gem grunden")

    qtbot.waitUntil(lambda: page(house).said_away == (("job_search", "sygemeldt"),))
    qtbot.waitUntil(lambda: "gælder ikke (sygemeldt)" in words(screen.asked))
    assert squeezed("sygemeldt") not in paper(house)
    issue(qtbot, house, screen)
    press(screen.asked, "Gælder alligevel: En aftale om at søge job")
    qtbot.waitUntil(lambda: page(house).said_away == ())


def test_how_something_went_is_asked_when_it_ends_and_can_be_told_later(qtbot: QtBot, house: House) -> None:
    screen = plan(qtbot, house)
    screen.activity_added.emit({"what": "Gå en tur", "why": "Frisk luft", "goal": page(house).goals[0].id})
    qtbot.waitUntil(lambda: bool(screen._page and screen._page.activities))
    press(card(screen), "Slut med: Gå en tur")
    press(screen, "Afslut aktiviteten: Gå en tur")
    qtbot.waitUntil(lambda: page(house).activities[0].status == "done")
    qtbot.waitUntil(lambda: "»Gå en tur«" in words(screen.asked))

    press(screen.asked, "Skriv, hvordan det går: Gå en tur")
    assert isinstance(screen._form, EndForm)
    screen._form.fill({"went": "Det gav mod på mere."})
    press(screen, "Gem svaret: Gå en tur")

    qtbot.waitUntil(lambda: page(house).activities[0].went == "Det gav mod på mere.")
    qtbot.waitUntil(lambda: "»Gå en tur«" not in words(screen.asked))
    assert page(house).activities[0].status == "done"


def test_an_answer_that_was_typed_comes_back_in_the_form_that_asked(qtbot: QtBot, house: House) -> None:
    screen = plan(qtbot, house)
    screen.activity_added.emit({"what": "Gå en tur", "why": "Frisk luft", "goal": page(house).goals[0].id})
    qtbot.waitUntil(lambda: bool(screen._page and screen._page.activities))
    press(card(screen), "Slut med: Gå en tur")
    assert screen._form is not None
    screen._form.fill({"went": "Det gav mod"})

    again = left_and_come_back_to(qtbot, house, screen)

    assert isinstance(again._form, EndForm)
    assert again._form.values() == {"went": "Det gav mod"}
    assert page(house).activities[0].status == "active"
