"""Aktindsigt by its rules: every piece once, whole unless somebody decides, seven working days, and no covered word."""

from datetime import date, time, timedelta

import pytest

from casework import access_draft
from casework import access_request as access
from casework.access_covers import carried, covered, let_go, said_elsewhere, uncovered
from casework.access_draft import as_draft, of_draft
from casework.access_paper import COVERED, paper
from casework.access_request import (
    GROUNDS,
    NOT_PIECES,
    WHOLE,
    AccessRequest,
    CasePiece,
    Decision,
    clock,
    days_left,
    demanded,
    due,
    open_questions,
)
from casework.errors import Refused
from casework.kinds import KINDS
from tests.desktop import facts

MONDAY = date(2026, 11, 16)
TEXT = "Naboen Karen Holm har ringet. Karen er bekymret."


def piece(number: int, text: str = TEXT, **more: object) -> CasePiece:
    known: dict[str, object] = {"title": f"Samtale {number}", "by": "Bo", "at": time(9, 30)} | more
    return CasePiece(f"r{number}", "note", MONDAY, "Notat", text=text, **known)  # type: ignore[arg-type]


def asked(*decided: tuple[str, Decision]) -> AccessRequest:
    return AccessRequest(MONDAY, dict(decided))


def drawn(pieces: list[CasePiece], request: AccessRequest) -> str:
    """Return every word that goes to the paper."""
    said = paper(facts.PAGE, pieces, request, municipality="Testby", today=MONDAY)
    return repr(said)


def test_seven_working_days_after_the_day_on_which_it_came() -> None:
    assert due(MONDAY) == date(2026, 11, 25)
    assert due(date(2026, 11, 21)) == date(2026, 12, 1)  # a Saturday counts from Monday
    assert due(date(2026, 12, 21)) == date(
        2026, 12, 31
    )  # Christmas is left out; the eves count, the safe way
    assert due(date(2026, 5, 28)) == date(2026, 6, 8)  # and so does Constitution Day


@pytest.mark.parametrize("ahead", range(-20, 20))
def test_days_left_are_the_working_days_that_one_can_count(ahead: int) -> None:
    today = due(MONDAY) - timedelta(days=ahead)

    left = days_left(MONDAY, today)

    days = [min(today, due(MONDAY)) + timedelta(days=at) for at in range(1, abs(ahead) + 1)]
    assert left == (1 if ahead >= 0 else -1) * sum(map(access.counts_as_working, days))


def test_the_clock_says_the_day_and_what_to_do_when_it_has_gone() -> None:
    assert clock(MONDAY, MONDAY) == "Svaret skal være klar onsdag den 25. november: 7 arbejdsdage tilbage."
    assert "1 arbejdsdag tilbage" in clock(MONDAY, date(2026, 11, 24))
    assert "i dag" in clock(MONDAY, date(2026, 11, 25))
    assert "Skriv til borgeren, hvorfor" in clock(MONDAY, date(2026, 11, 26))
    assert "fremtiden" in clock(MONDAY, date(2026, 11, 15))
    assert "7 arbejdsdage" in clock(None, MONDAY)


def test_every_kind_of_record_is_a_piece_or_says_why_not() -> None:
    assert set(NOT_PIECES) < set(KINDS)
    assert all(NOT_PIECES.values())


def test_a_piece_of_which_nobody_decided_anything_is_handed_out_whole() -> None:
    (one,) = paper(facts.PAGE, [piece(1)], asked(), municipality="Testby", today=MONDAY).pieces

    assert (one.mark, one.text, one.title, one.letter) == ("whole", TEXT, "Samtale 1", "")


def test_covered_words_and_the_title_beside_them_never_reach_the_paper() -> None:
    one = piece(1, title="Karen Holm ringer")
    first = covered(WHOLE, TEXT, (7, 17), "others")
    both = covered(first, TEXT, (TEXT.rindex("Karen"), TEXT.rindex("Karen") + 5), "others")

    said = drawn([one], asked((one.record, both)))

    assert "Karen" not in said
    assert "Holm" not in said
    assert "Naboen ⟨dækket til: a⟩ har ringet. ⟨dækket til: a⟩ er bekymret." in said
    assert len(COVERED.findall(said)) == 2
    assert "2 steder er dækket til. Det handler om andre mennesker." in said


def test_the_mark_is_as_long_whatever_it_covers() -> None:
    short, long = (
        drawn([piece(1)], asked(("r1", covered(WHOLE, TEXT, span, "others")))) for span in ((7, 10), (7, 30))
    )

    assert len(COVERED.search(short)[0]) == len(COVERED.search(long)[0])  # type: ignore[index]


def test_of_an_excepted_piece_only_day_kind_and_ground_are_left() -> None:
    said = drawn([piece(1, title="Karen Holm")], asked(("r1", Decision("none", "own_use"))))

    assert "Karen" not in said
    assert "Bo" not in said.replace("Borger", "").split("pieces=")[1].split("sections")[0]
    assert "forvaltningsloven § 12" in said


def test_covers_that_meet_are_one_and_an_uncovered_word_is_seen_again() -> None:
    one = covered(covered(WHOLE, TEXT, (0, 6), "others"), TEXT, (6, 17), "others")
    assert one.covers == ((0, 17),)

    assert uncovered(one, TEXT, (7, 12)).covers == ((0, 7), (12, 17))
    assert uncovered(one, TEXT, (0, 99)) == WHOLE


def test_covers_of_another_text_are_carried_over_and_stop_the_paper_until_they_are() -> None:
    old = covered(WHOLE, TEXT, (7, 17), "others")
    changed = piece(1, f"Også {TEXT}")

    assert covered(old, changed.text, (0, 4), "others").covers == ((0, 4), (12, 22))
    ((number, why),) = open_questions([changed], asked(("r1", old)))
    assert (number, "Dæk ordene til igen" in why) == (1, True)
    with pytest.raises(Refused, match=r"Nr\. 1 mangler noget"):
        demanded([changed], asked(("r1", old)), MONDAY)


@pytest.mark.parametrize(
    ("one", "decision", "why"),
    [
        (piece(1), Decision("none"), "Vælg en grund"),
        (piece(1), Decision("part", "others", (), access.mark_of(TEXT)), "Dæk det til"),
        (piece(1, file=True), covered(WHOLE, TEXT, (0, 3), "others"), "Dæk det til"),
        (piece(1, file=True, is_here=False), WHOLE, "ikke kommet til denne computer"),
    ],
)
def test_what_is_missing_is_said_with_the_number_of_its_piece(
    one: CasePiece, decision: Decision, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        demanded([one], asked((one.record, decision)), MONDAY)


def test_a_request_without_its_day_and_a_whole_one() -> None:
    with pytest.raises(Refused, match="hvilken dag"):
        demanded([piece(1)], AccessRequest(), MONDAY)

    two = [piece(1), piece(2, file=True, is_here=False)]
    demanded(two, asked(("r2", Decision("none", "others"))), MONDAY)


def test_a_draft_keeps_a_request_and_no_word_of_the_case() -> None:
    request = asked(
        ("r1", covered(WHOLE, TEXT, (7, 17), "others")), ("r2", Decision("none", "own_use", why="Et udkast."))
    )

    kept = as_draft(request)

    assert of_draft(kept) == request
    assert "Karen" not in repr(kept)
    assert of_draft({}) == AccessRequest()
    assert of_draft({access_draft.RECEIVED: "i går"}).received is None


def test_a_decision_that_became_whole_again_is_not_kept() -> None:
    assert as_draft(asked(("r1", WHOLE))) == {access_draft.RECEIVED: "2026-11-16"}


def test_words_that_are_left_out_in_one_place_and_stand_in_another_are_pointed_at() -> None:
    told = [piece(1), piece(2, "Karen Holm bor i opgangen."), piece(3, "Vejret er godt.")]
    cover = asked(("r1", covered(WHOLE, TEXT, (7, 17), "others")))

    assert said_elsewhere(told, cover) == (1, 2)  # the first one still says "Karen"
    assert said_elsewhere(told, cover.deciding("r2", Decision("none", "others"))) == (1,)
    twice = [piece(1), piece(2, TEXT), piece(3, "Måde: Telefon")]
    assert said_elsewhere(twice, asked(("r1", Decision("none", "others")))) == (2,)


def test_the_trail_keeps_what_was_left_out_by_record_and_the_digest_of_the_file() -> None:
    request = asked(("r1", Decision("none", "others")))

    said = access.logged([piece(1), piece(2)], request, "abc")

    assert said == '{"left_out": {"r1": "none:others"}, "sha256": "abc"}'
    assert access.what([piece(1), piece(2)], request, veiled=False) == "access:1/0/1"
    assert access.what([piece(1), piece(2)], request, veiled=True) == "access:1/0/1:veiled"


def test_each_ground_names_its_section_and_as_long_as_nobody_read_them_the_paper_says_so() -> None:
    assert all("forvaltningsloven §" in one.act for one in GROUNDS.values())
    assert "En jurist har ikke læst dem igennem" in drawn([piece(1)], asked(("r1", Decision("none", "self"))))
    assert "jurist" not in drawn([piece(1)], asked())


def test_a_day_that_has_not_come_is_refused_by_the_rule_and_by_the_paper() -> None:
    ahead = AccessRequest(MONDAY + timedelta(days=1))

    with pytest.raises(Refused, match="ude i fremtiden"):
        demanded([piece(1)], ahead, MONDAY)
    with pytest.raises(Refused, match="ude i fremtiden"):
        drawn([piece(1)], ahead)


def test_nobody_makes_a_paper_of_a_request_that_still_lacks_something() -> None:
    with pytest.raises(Refused, match="Vælg en grund"):
        drawn([piece(1)], asked(("r1", Decision("none"))))


def test_a_cover_goes_along_to_every_place_where_its_words_stand_now() -> None:
    both = covered(covered(WHOLE, TEXT, (7, 17), "others"), TEXT, (31, 36), "others")
    now = "Nyt: Karen Holm bor her. Naboen Karen Holm har ringet."

    one = carried(both, now)

    assert [now[start:end] for start, end in one.covers] == ["Karen Holm", "Karen Holm"]
    assert one.lost == ()
    assert not access.is_stale(piece(1, now), one)


def test_a_cover_whose_words_are_no_more_is_asked_about_until_somebody_lets_go_of_it() -> None:
    old = covered(covered(WHOLE, TEXT, (7, 17), "others"), TEXT, (41, 49), "others")
    now = piece(1, "Naboen Karen Holm har ringet.")

    one = covered(old, now.text, (0, 6), "others")

    assert [now.text[start:end] for start, end in one.covers] == ["Naboen", "Karen Holm"]
    ((_number, why),) = open_questions([now], asked(("r1", one)))
    assert "Dæk ordene til igen" in why
    kept = of_draft(as_draft(asked(("r1", one)))).of("r1")
    assert kept == one
    assert [TEXT[start:end] for start, end in carried(kept, TEXT).covers] == [
        *("Naboen", "Karen Holm"),
        TEXT[41:49],
    ]  # they are found again where the text comes back
    assert open_questions([now], asked(("r1", let_go(kept, now.text)))) == ()


def test_uncovering_the_last_found_word_does_not_let_go_of_one_that_was_lost() -> None:
    old = covered(covered(WHOLE, TEXT, (7, 17), "others"), TEXT, (41, 49), "others")
    now = "Naboen Karen Holm har ringet."

    one = uncovered(carried(old, now), now, (0, 99))

    assert (one.mark, one.covers, len(one.lost)) == ("part", (), 1)


def test_what_came_or_changed_since_somebody_began_is_read_before_it_leaves() -> None:
    begun = asked().seeing(piece(1), piece(2))
    now = [piece(1), piece(2, "Noget andet."), piece(3)]

    assert [number for number, _why in open_questions(now, begun)] == [2, 3]
    assert open_questions(now, begun.deciding("r2", Decision("none", "others")).seeing(now[2])) == ()
    assert open_questions(now, asked()) == ()
    assert of_draft(as_draft(begun)) == begun


def test_a_reason_longer_than_a_row_has_room_for_is_asked_about() -> None:
    long = Decision("none", "others", why="ord " * 2000)

    ((_number, why),) = open_questions([piece(1)], asked(("r1", long)))

    assert "kortere" in why


@pytest.mark.parametrize(
    "broken",
    ["{", "[]", '{"r1": ["part"]}', '{"r1": ["half", "", [], "", ""]}', '{"r1": ["part", "", [1], "", ""]}'],
)
def test_a_draft_that_cannot_be_understood_hands_nothing_out_in_silence(broken: str) -> None:
    request = of_draft({access_draft.RECEIVED: "2026-11-16", access_draft.DECIDED: broken})

    assert [number for number, _why in open_questions([piece(1)], request)] == [1]


@pytest.mark.parametrize("form", ["Karen\nHolm", "Karen  Holm", "Karen", "Holm, Karen", "Karens bil", "HOLM"])
def test_a_name_that_is_covered_here_is_found_there_in_another_form(form: str) -> None:
    text = "Naboen Karen Holm har ringet."
    cover = asked(("r1", covered(WHOLE, text, (7, 17), "others")))

    assert said_elsewhere([piece(1, text), piece(2, f"Så kom {form} forbi.", title="")], cover) == (2,)


def test_the_citizens_own_name_and_a_word_that_begins_a_sentence_point_at_nothing() -> None:
    text = "Hun siger, at Amina er syg."
    cover = asked(("r1", covered(WHOLE, text, (0, len(text)), "others")))
    told = [piece(1, text), piece(2, "Hun og Amina ringede.", title="")]

    assert said_elsewhere(told, cover, ("Amina Testberg",)) == ()
    assert said_elsewhere(told, cover) == (2,)


def test_what_the_trail_keeps_of_an_answer_is_said_in_words() -> None:
    request = asked(("r1", Decision("none", "others")), ("r2", Decision("part", "self")))

    said = access.said_of(access.logged([piece(1), piece(2), piece(3)], request, "0123456789abcdef0123"))

    assert said == "1 papirer en del, 1 ikke med. Filens kendetal (SHA-256) begynder med 0123456789abcdef."
    assert [access.said_of(one) for one in ("bageri", "7", "[]", '{"left_out": 1, "sha256": 2}')] == [
        None
    ] * 4


def test_two_grounds_of_one_section_have_one_letter_and_the_first_page_says_both() -> None:
    request = asked(
        *(("r1", Decision("none", "others")), ("r2", Decision("none", "public"))),
        ("r3", Decision("none", "own_use")),
    )

    said = paper(facts.PAGE, [piece(one) for one in (1, 2, 3)], request, municipality="Testby", today=MONDAY)

    assert [one.letter for one in said.pieces] == ["a", "a", "b"]
    assert said.sections == (("a", "forvaltningsloven § 15 b"), ("b", "forvaltningsloven § 12"))
    assert said.because == tuple(GROUNDS[one].cover for one in ("others", "public", "own_use"))
    assert GROUNDS["public"].act == "forvaltningsloven § 15 b"


def test_the_day_before_the_last_one_hears_to_write_to_the_citizen() -> None:
    assert "skriv inden da til borgeren" in clock(MONDAY, date(2026, 11, 24))
    assert "skriv i dag til borgeren" in clock(MONDAY, date(2026, 11, 25))
