"""A signature is bound to the words of exactly one version, and is refused where it is none."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest

from casework import signing
from casework.answers_signing import PlanSigned, SignatureShown, Stroke, VersionSigned
from casework.attachments import SealedFile
from casework.changes import Change
from casework.errors import Refused
from casework.kinds import KINDS
from casework.plan import paper
from casework.plan_paper import PlanPaper
from casework.signing import Rule, Signed, Version
from tests.casework.test_plan import ACT, CALL, GOAL, PAGE, TODAY
from tests.sync.protocol_page import EXAMPLES, value

SALT = "019ac000-0000-7000-8000-000000000001"
NAME: tuple[Stroke, ...] = (((0, 500, 0), (120, 400, 30), (260, 640, 70)), ((40, 800, 900), (400, 790, 1000)))
DOT: tuple[Stroke, ...] = (((5, 5, 0), (9, 9, 20)),)
FILE = SealedFile("f", 12, "d", "k")


def paper_of(page: Any = PAGE, **other: Any) -> PlanPaper:
    facts: dict[str, Any] = {"visits": (), "municipality": "Eksempel", "today": TODAY, "previous": None}
    return paper(page, **facts | other)


def signed_version(page: Any = PAGE) -> VersionSigned:
    given = paper_of(page)
    check = signing.check_of(given, SALT)
    one = signing.as_shown(
        Signed("citizen", "Zahra Thygesen", "borger", strokes=NAME),
        Version(record="v", number=given.edition, issued_on=given.issued_on, salt=SALT, words=check),
        now="2026-11-26T09:15:00+00:00",
        on=TODAY,
    )
    return VersionSigned(
        "v", given.edition, TODAY, SALT, check, "file", with_address=False, signatures=(one,)
    )


def signs(*signed: Signed, version: Version | None = None) -> tuple[Change, ...]:
    given = paper_of()
    new = Version(number=given.edition, issued_on=TODAY, salt=SALT, words=signing.check_of(given, SALT))
    return signing.sign_plan(
        "s",
        file=FILE,
        name="Plan.pdf",
        version=version or new,
        signed=signed,
        contents=[],
        device="dev",
        **ACT,
    )


def test_the_check_is_over_everything_that_was_agreed_and_its_salt() -> None:
    given = paper_of()

    said = json.loads(signing.words_of(given))

    assert said["citizen"] == "Zahra Thygesen"
    assert said["goals"] == [
        [
            "Job", "Bageriet", "du har 8 timer om ugen", "2027-05-15", "Jeg vil bage",
            [["Praktik to dage om ugen", "Du prøver arbejdet i dit eget tempo.", "Mette", True]],
        ]
    ]  # fmt: skip
    assert said["agreements"] == [["Zahra", "Ringer til lægen", "2026-11-27", ""]]
    assert signing.check_of(given, SALT) == sha256(f"{SALT}\n{signing.words_of(given)}".encode()).hexdigest()
    assert signing.check_of(given, SALT) != signing.check_of(given, SALT + "1")


def test_the_check_is_what_the_page_of_the_protocol_says() -> None:
    assert EXAMPLES["plan-words"].rstrip("\n") == signing.words_of(paper_of())
    assert value("plan salt") == SALT
    assert value("plan check") == signing.check_of(paper_of(), SALT)


LATER = {
    "another goal": replace(PAGE, goals=(GOAL, replace(GOAL, id="g2", title="Sove bedre"))),
    "own words": replace(PAGE, goals=(replace(GOAL, own_words="Jeg vil bage brød"),)),
    "who set it": replace(PAGE, goals=(replace(GOAL, voice="citizen"),)),
    "a measure": replace(PAGE, goals=(replace(GOAL, measure="du har 9 timer om ugen"),)),
    "a reason": replace(PAGE, activities=(replace(PAGE.activities[0], why="Fordi"),)),
    "no longer voluntary": replace(PAGE, activities=(replace(PAGE.activities[0], voluntary=False),)),
    "another day": replace(PAGE, agreements=(replace(CALL, due=date(2026, 11, 28)),)),
    "who does it": replace(PAGE, agreements=(replace(CALL, who="MEHA"),)),
    "whom to ring": replace(PAGE, primary=replace(PAGE.primary, phone="1") if PAGE.primary else None),
    "the name": replace(PAGE, name="Zahra Holm"),
}


@pytest.mark.parametrize("page", LATER.values(), ids=LATER)
def test_a_plan_that_says_something_else_is_not_the_signed_one(page: Any) -> None:
    assert signing.still_says(paper_of(), signed_version())
    assert not signing.still_says(paper_of(page), signed_version())


def test_what_only_stands_there_on_the_day_of_printing_leaves_the_signature_standing() -> None:
    later = paper_of(replace(PAGE, plan_number=2, address="Andet sted 1"), today=TODAY + timedelta(days=9))

    assert signing.still_says(later, signed_version())


def test_a_version_from_before_there_were_checks_is_never_taken_for_the_plan_of_today() -> None:
    assert not signing.still_says(paper_of(), replace(signed_version(), words="", salt=""))
    assert not signing.still_says(paper_of(), None)


def test_a_second_signature_goes_to_the_same_version_and_a_changed_plan_begins_a_new_one() -> None:
    signed = PlanSigned(signed_version())

    same = signing.to_sign(paper_of(), signed, salt="other")
    new = signing.to_sign(paper_of(LATER["own words"]), signed, salt="other")

    assert (same.record, same.number, same.words) == ("v", 2, signed_version().words)
    assert (new.record, new.salt) == ("", "other")
    assert new.words == signing.check_of(paper_of(LATER["own words"]), "other")


def test_signing_is_one_act_of_version_signature_and_file() -> None:
    issued, mine, kept = signs(Signed("citizen", "Zahra Thygesen", "borger", strokes=NAME))

    assert [one.kind for one in (issued, mine, kept)] == ["plan_version", "plan_signature", "paper"]
    assert issued.group == mine.group == kept.group
    assert mine.fields["version"] == kept.fields["version"] == issued.record
    assert mine.fields["words"] == issued.fields["words"] != ""
    assert mine.fields["strokes"] == [[list(point) for point in stroke] for stroke in NAME]
    assert (mine.fields["device"], mine.fields["at"]) == ("dev", "2026-11-26T09:15:00+00:00")
    for one in (issued, mine, kept):
        assert set(one.fields) <= set(KINDS[one.kind].fields)


def test_a_version_that_is_out_already_is_not_issued_again() -> None:
    out = Version(record="v", number=1, issued_on=TODAY, salt=SALT, words="w")

    told = signs(Signed("worker", "Mette Hald", strokes=NAME), version=out)

    assert [one.kind for one in told] == ["plan_signature", "paper"]
    assert told[0].fields["version"] == "v"


ON_PAPER = Signed("citizen", "Zahra Thygesen", way="paper", on=TODAY)
REFUSED: dict[str, tuple[tuple[Signed, ...], str]] = {
    "nobody": ((), "Der er ingen underskrift endnu"),
    "a dot": ((Signed("citizen", "Zahra", strokes=DOT),), "kun en prik"),
    "no name": ((replace(ON_PAPER, name=" "),), "Skriv navnet"),
    "no day": ((replace(ON_PAPER, on=None),), "Skriv den dag"),
    "before there was a plan": (
        (replace(ON_PAPER, on=TODAY - timedelta(days=1)),),
        "kan ikke være underskrevet",
    ),
    "a day to come": ((replace(ON_PAPER, on=TODAY + timedelta(days=1)),), "ikke kommet endnu"),
}


@pytest.mark.parametrize(("signed", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_signature_is_refused_with_the_way_on(signed: tuple[Signed, ...], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        signs(*signed)


def test_the_paper_shows_the_newest_signature_of_each_and_who_signed_beside_the_regular_contact() -> None:
    version = signed_version()
    stand_in = replace(version.signatures[0], party="worker", name="Jonas Krogh", role="sagsbehandler")
    out = Version(record="v", number=2, issued_on=TODAY, salt=SALT, words=version.words)

    told = signing.signed_paper(paper_of(), out, (*version.signatures, stand_in))

    assert [(one.name, one.way) for one in told.signatures] == [
        ("Zahra Thygesen", "drawn"),
        ("Mette Hald", ""),
        ("Jonas Krogh", "drawn"),
    ]
    assert told.check == version.words[:12]
    assert signing.signed_paper(paper_of(), out, ()) == paper_of()


def _forgets(name: str) -> Callable[[PlanPaper, Rule], str]:
    said = signing.words_of

    def words(given: PlanPaper, rule: Rule) -> str:
        told = json.loads(said(given, rule))
        del told[name]
        return json.dumps(told)

    return words


@pytest.mark.parametrize("name", ["goals", "agreements", "contacts", "citizen"])
def test_a_check_that_forgets_a_part_of_the_plan_would_be_noticed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "words_of", _forgets(name))

    unnoticed = [page for page in LATER.values() if signing.still_says(paper_of(page), signed_version())]

    assert unnoticed


def test_names_are_said_once_and_the_citizens_first() -> None:
    one = signed_version()
    worker: SignatureShown = replace(one.signatures[0], party="worker", name="Mette Hald", at="2020")

    assert signing.names_of(replace(one, signatures=(worker, *one.signatures, worker))) == (
        "Zahra Thygesen",
        "Mette Hald",
    )


def test_what_signatures_are_to_the_plan_is_changed_only_where_its_words_are() -> None:
    one = signed_version()
    later = replace(one, version="v2", number=one.number + 1, signatures=())
    at_home = replace(one, with_address=True)

    def standing(signed: PlanSigned, page: Any = PAGE, *, protected: bool = False) -> str:
        return signing.standing(paper_of(page), signed, protected=protected)

    assert standing(PlanSigned(one)) == "stands"
    assert standing(PlanSigned(later, one)) == "same"
    assert standing(PlanSigned(replace(one, paper=""))) == "same"
    assert (standing(PlanSigned(at_home)), standing(PlanSigned(at_home), protected=True)) == (
        "stands",
        "veiled",
    )
    for page in LATER.values():
        assert standing(PlanSigned(later, one), page) == standing(PlanSigned(one), page) == "changed"
        assert standing(PlanSigned(at_home), page, protected=True) == "changed"
    assert standing(PlanSigned()) == "changed"
