"""The plan for others: what is chosen goes along, and careful words are answered first, each answer for its words."""

from dataclasses import replace
from datetime import date

import pytest

from casework import plan_editions
from casework.careful_words import careful, read_list, word_list
from casework.errors import Refused
from casework.plan_editions import (
    Answer,
    Chosen,
    EditionPaper,
    PlacementShown,
    Spoken,
    demanded,
    edition,
    logged,
    spoken,
    unanswered,
)
from casework.sentences import Sentence
from tests.casework.test_plan import CALL, PAGE, TODAY

PARTNER = Chosen(
    audience="partner",
    to="Sundhedshuset",
    said="I må se målet",
    until=date(2027, 2, 14),
    goal="g",
    lines=(("a", "theirs"),),
    reach="Ring først\nLæg tider om formiddagen",
)
BAKERY = PlacementShown("p", "Eksempel Bageri", "Jens", "Prøve arbejdet", date(2027, 1, 5), None, 6.5)
COMPANY = replace(
    PARTNER, audience="company", to="Eksempel Bageri", placement="p", tasks="Pakke", needs="Slut kl. 12"
)
CASE = replace(PAGE, agreements=(CALL,))


def paper(
    chosen: Chosen, answers: dict[str, Answer] | None = None, placement: PlacementShown | None = None
) -> EditionPaper:
    return edition(
        CASE, chosen, answers or {}, municipality="Eksempel Kommune", today=TODAY, placement=placement
    )


@pytest.mark.parametrize(
    "word", ["sygemeldt", "diagnosen", "angstanfald", "socialangst", "kontanthjælp", "alkohol"]
)
def test_a_word_to_look_at_is_found_in_every_form(word: str) -> None:
    assert [one.word for one in careful(f"Han er {word} nu.")] == [word]


@pytest.mark.parametrize(
    "text", ["Lægge tøj sammen og pakke varer", "Stof til gardiner", "Systemet er nede", "Dommer"]
)
def test_an_everyday_word_is_left_alone(text: str) -> None:
    assert careful(text) == ()


def test_the_list_says_its_day_and_that_nobody_has_read_it() -> None:
    assert word_list().dated == date(2026, 11, 27)
    assert word_list().checked_by == ""
    with pytest.raises(ValueError, match="noget"):
        read_list("# dato: 2026-11-27\nnoget: ord")


def test_only_what_was_chosen_stands_on_the_paper() -> None:
    bare = paper(replace(PARTNER, goal="", lines=(), reach=""))

    assert (bare.goal, bare.theirs, bare.ours, bare.reach) == ("", (), (), ())
    full = paper(PARTNER)
    assert full.goal == "Bageriet"
    assert [line.what for line in full.theirs] == ["Ringer til lægen"]
    assert full.theirs[0].who == "Zahra"
    assert full.reach == ("Ring først", "Læg tider om formiddagen")


def test_a_workplace_reads_no_goal_and_a_partner_no_placement() -> None:
    company = paper(COMPANY, placement=BAKERY)

    assert (company.goal, company.measure, company.reach) == ("", "", ())
    assert (company.purpose, company.hours, company.tasks) == ("Prøve arbejdet", 6.5, ("Pakke",))
    partner = paper(PARTNER, placement=BAKERY)
    assert (partner.purpose, partner.hours, partner.tasks, partner.signatures) == ("", None, (), ())


def test_a_find_waits_until_it_is_left_out_reworded_or_confirmed() -> None:
    said = spoken(CASE, PARTNER)
    key = "agreement:a:what"
    assert [find.spoken.key for find in unanswered(said, {})] == [key]

    out = {key: Answer(CALL.what, left_out=True)}
    assert unanswered(said, out) == ()
    assert paper(PARTNER, out).theirs == ()

    anew = {key: Answer(CALL.what, "Ringer og aftaler en tid")}
    assert unanswered(said, anew) == ()
    assert [line.what for line in paper(PARTNER, anew).theirs] == ["Ringer og aftaler en tid"]

    assert unanswered(said, {key: Answer(CALL.what, CALL.what, confirmed=True)}) == ()


def test_new_words_with_a_find_of_their_own_wait_again() -> None:
    said = spoken(CASE, PARTNER)
    worse = {"agreement:a:what": Answer(CALL.what, "Ringer til psykiateren")}

    assert [one.word for find in unanswered(said, worse) for one in find.words] == ["psykiateren"]


def test_an_answer_is_for_the_words_it_was_given_for() -> None:
    """A colleague changes the agreement after somebody confirmed it: the new words wait."""
    old = {"agreement:a:what": Answer("Ringer til tandlægen", "Ringer til tandlægen", confirmed=True)}

    assert len(unanswered(spoken(CASE, PARTNER), old)) == 1
    assert [line.what for line in paper(PARTNER, old).theirs] == ["Ringer til lægen"]


def test_an_answer_that_outlives_its_words_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_editions, "_is_confirmed", lambda one, answers: answers[one.key].confirmed)
    monkeypatch.setattr(plan_editions, "as_answered", lambda one, answers: one.text)

    with pytest.raises(AssertionError):
        test_an_answer_is_for_the_words_it_was_given_for()


@pytest.mark.parametrize(
    ("missing", "word"),
    [
        ({"to": " "}, "hvem"),
        ({"said": ""}, "sagt ja"),
        ({"until": None}, "dag"),
        ({"until": date(2026, 1, 1)}, "gået"),
    ],
)
def test_without_a_reader_and_a_yes_that_holds_nothing_leaves(missing: dict[str, object], word: str) -> None:
    demanded(PARTNER, TODAY)

    with pytest.raises(Refused, match=word):
        demanded(replace(PARTNER, **missing), TODAY)  # type: ignore[arg-type]


def test_the_log_says_to_whom_and_how_the_finds_on_the_paper_were_answered() -> None:
    answers = {"x": Answer("a", left_out=True), "y": Answer("b", "c"), "z": Answer("d", "d", confirmed=True)}
    texts = [Spoken(key, Sentence("Aftalen"), one.of) for key, one in answers.items()]
    gone = answers | {"w": Answer("e", left_out=True), "x": Answer("older words", left_out=True)}

    head = "Til Sundhedshuset · I må se målet"
    assert logged(PARTNER, texts, answers) == f"{head} · 1 bekræftet · 1 omskrevet · 1 udeladt"
    assert logged(PARTNER, texts, gone) == f"{head} · 1 bekræftet · 1 omskrevet"


@pytest.mark.parametrize("who", ["Borger", "MEHA", "mette hald", "Zahra"])
def test_who_does_it_is_no_find_where_it_is_the_citizen_or_one_of_us(who: str) -> None:
    case = replace(CASE, agreements=(replace(CALL, what="Ringer", who=who),))

    assert unanswered(spoken(case, PARTNER), {}) == ()


def test_who_does_it_is_looked_at_too_and_left_out_leaves_only_what_is_done() -> None:
    case = replace(CASE, agreements=(replace(CALL, what="Ringer", who="Psykiater Lone Vest"),))
    key = "agreement:a:who"

    def line(answers: dict[str, Answer]) -> tuple[str, str]:
        made = edition(case, PARTNER, answers, municipality="Eksempel Kommune", today=TODAY)
        (one,) = made.theirs
        return one.who, one.what

    assert [find.spoken.key for find in unanswered(spoken(case, PARTNER), {})] == [key]
    out = {key: Answer("Psykiater Lone Vest", left_out=True)}
    assert unanswered(spoken(case, PARTNER), out) == ()
    assert line(out) == ("", "Ringer")
    assert line({key: Answer("Psykiater Lone Vest", "Lone Vest")}) == ("Lone Vest", "Ringer")
    assert line({}) == ("Psykiater Lone Vest", "Ringer")


def test_the_workplace_and_its_contact_are_looked_at_and_answered_before_they_stand_under_the_paper() -> None:
    asylum = replace(BAKERY, company="Bageriet for alkoholikere", contact="Psykiater Lone Vest")
    keys = ["placement:p:company", "placement:p:contact"]
    chosen = replace(COMPANY, lines=())

    def under(answers: dict[str, Answer]) -> list[tuple[str, str]]:
        return [(one.name, one.role) for one in paper(chosen, answers, asylum).signatures][:-2]

    assert [find.spoken.key for find in unanswered(spoken(CASE, chosen, asylum), {})] == keys
    no_company = {keys[0]: Answer(asylum.company, left_out=True)}
    no_contact = {keys[1]: Answer(asylum.contact, left_out=True)}
    assert under(no_company) == [("Psykiater Lone Vest", "")]
    assert under(no_contact) == [("Bageriet for alkoholikere", "Bageriet for alkoholikere")]
    assert under(no_company | no_contact) == []
