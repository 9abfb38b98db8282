"""Each paper is drawn from a case with a word of every class: it says the classes that the table declares, no other."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from casework import evidence, resume
from casework import plan as plans
from casework.access_paper import paper as access_paper
from casework.access_request import AccessRequest
from casework.changes import Change, Seen, Value
from casework.handover import handover
from casework.kind import Class
from casework.meeting_letter import Typed, begun_with
from casework.plan_editions import Chosen, edition
from casework.prints import PAPERS, Paper
from desktop.flows.for_citizen import Asked, CitizenPaper, facts, made
from desktop.paper.access import draw_access
from desktop.paper.card import DoorCard, draw_cards
from desktop.paper.day_facts import day_list_of
from desktop.paper.day_list import draw_day_list
from desktop.paper.evidence import draw_evidence
from desktop.paper.handover import draw_handover
from desktop.paper.mentor_facts import sheet_of
from desktop.paper.mentor_sheet import draw_sheets
from desktop.paper.plan import draw_plan
from desktop.paper.plan_others import draw_edition
from desktop.paper.resume import draw_resume
from storage.reads import access, day, mentoring, placements
from storage.reads import citizen as case
from storage.reads import evidence as evidence_reads
from storage.reads import resume as resume_reads
from storage.vault import Store
from tests.desktop.paper.reading_back import everything, squeezed
from tests.storage.shelf import AT, METTE, NOW, TODAY, citizen, opened, save

SOON: Final = (NOW + timedelta(hours=2, minutes=37)).isoformat()
WORDS: Final[dict[Class, str]] = {
    "identity": "Kanidentitet",
    "plan": "Kanplan",
    "contact": "Kankontakt",
    "journal": "Kanjournal",
    "health": "Kanhelbred",
    "authority": "Kanmyndighed",
    "address": "Kanadresse",
    "results": "Kanresultat",
    "appointment": "12.37",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, str]]:
    """A case with a word of each class in every field that a paper could reach for."""
    with opened(Path(tmp_path_factory.mktemp("papers")) / "store") as store:
        stream, changes = citizen(
            WORDS["identity"],
            "Testperson",
            primary=METTE.id,
            story=WORDS["journal"],
            target_group=WORDS["authority"],
            benefit=WORDS["authority"],
            address=WORDS["address"],
            safety_remark=WORDS["identity"],
        )
        save(store, *changes)
        plan, contact, health = WORDS["plan"], WORDS["contact"], WORDS["health"]
        written: dict[str, dict[str, Value]] = {
            "note": {"text": WORDS["journal"], "nature": "statement", "at": AT},
            "goal": {"title": plan, "own_words": plan, "measure": plan, "status": "active", "area": "Job"},
            "agreement": {"what": plan, "who": plan, "why": plan, "due": "2026-12-03", "status": "open"},
            "activity": {
                **dict.fromkeys(("what", "why", "who", "went"), plan),
                **dict.fromkeys(("owner", "legal_basis"), WORDS["authority"]),
            },
            "visit": {
                "purpose": contact,
                "agreed_last": contact,
                "bring": contact,
                "form": "home",
                "at": SOON,
                "worker": METTE.id,
            },
            "statement": {"form": health, "doctor": health, "requested": "2026-11-01", "due": "2026-11-20"},
            "attachment": {"what": health, "name": f"{health}.pdf"},
            "placement": {"type": plan, "company": plan, "purpose": plan, "start": "2026-11-02"},
            "resume_line": {"section": "strength", "text": plan, "detail": plan},
            "paid_hours": {"company": WORDS["results"], "week": "2026-W47", "hours": 4},
            "mentor_agreement": {
                "mentor": METTE.id,
                "goal": plan,
                "minutes": 600,
                "start": "2026-11-01",
                "end": "2026-12-31",
            },
            "mentor_minutes": {"text": contact, "minutes": 30, "on": "2026-11-24", "worker": METTE.id},
        }
        save(store, *(Change(stream, f"r-{kind}", kind, said, Seen(), AT) for kind, said in written.items()))
        yield store, stream


def drawn_plan(store: Store, stream: str) -> bytes:
    reader = store.own_reader()
    page = shown(store, stream)
    ahead = day.ahead(reader, stream, TODAY)
    return draw_plan(plans.paper(page, visits=ahead, municipality="Testby", today=TODAY, previous=None)).pdf


def drawn_for(audience: Any) -> Callable[[Store, str], bytes]:
    def drawn(store: Store, stream: str) -> bytes:
        found = placements.of(store.own_reader(), stream, TODAY)
        chosen = Chosen(
            audience=audience,
            to="Læseren",
            said="Ja",
            until=TODAY,
            goal="r-goal",
            placement="r-placement",
            lines=(("r-agreement", "ours"),),
        )
        page = shown(store, stream)
        return draw_edition(
            edition(page, chosen, {}, municipality="Testby", today=TODAY, placement=next(iter(found), None))
        ).pdf

    return drawn


def drawn_day(store: Store, stream: str) -> bytes:
    listed = day.day(store.own_reader(), TODAY, METTE.id, TODAY, now=NOW)
    assert [one.citizen for one in listed.visits] == [stream]
    return draw_day_list(day_list_of(listed, METTE.name, "Testby", NOW)).pdf


def drawn_card(store: Store, stream: str) -> bytes:
    card = DoorCard(sender=METTE.name, phone="", name=shown(store, stream).first_name)
    return draw_cards([card], issued_on=TODAY).pdf


def drawn_month(store: Store, stream: str) -> bytes:
    reader = store.own_reader()
    store._connection.execute("insert into scope values (?, 'mentor', 0, 1)", (stream,))
    try:
        (mentee,) = mentoring.mentees(reader).mentees
    finally:
        store._connection.execute("delete from scope where stream = ?", (stream,))
    (me,) = [one for one in (shown(store, stream).primary,) if one] or [_me()]
    return draw_sheets(
        (sheet_of(mentee, TODAY.replace(day=1), me),), municipality="Testby", printed_on=TODAY
    ).pdf


def drawn_evidence(store: Store, stream: str) -> bytes:
    days = (TODAY - timedelta(days=1), TODAY + timedelta(days=1))
    entries = evidence_reads.evidence(store.own_reader(), stream, *days)
    page = shown(store, stream)
    return draw_evidence(evidence.paper(page, entries, days, municipality="Testby", today=TODAY)).pdf


def drawn_handover(store: Store, stream: str) -> bytes:
    reader, page = store.own_reader(), shown(store, stream)
    entries = evidence_reads.evidence(reader, stream, TODAY - timedelta(days=99), TODAY + timedelta(days=1))
    ahead = day.ahead(reader, stream, TODAY)
    return draw_handover(
        handover(page, entries, ahead, giver=METTE.name, municipality="Testby", today=TODAY)
    ).pdf


def drawn_cv(store: Store, stream: str) -> bytes:
    lines = resume_reads.resume(store.own_reader(), stream)
    return draw_resume(resume.paper(shown(store, stream), lines, {}, today=TODAY)).pdf


def drawn_access(store: Store, stream: str) -> bytes:
    pieces = access.pieces(store.own_reader(), stream, lambda _file: False)
    request = AccessRequest(TODAY)
    page = shown(store, stream)
    return draw_access(access_paper(page, pieces, request, municipality="Testby", today=TODAY)).pdf


def drawn_for_the_citizen(paper: CitizenPaper) -> Callable[[Store, str], bytes]:
    def drawn(store: Store, stream: str) -> bytes:
        found = facts(store.own_reader(), stream, NOW, TODAY)
        assert found is not None
        found = replace(found, page=replace(found.page, primary=_me()))
        typed = Typed()
        if paper == "letter":
            (ahead,) = found.ahead
            typed = begun_with(ahead, found.page)
        asked = Asked(paper, typed, TODAY, "kl. 9-15")
        return made(found, asked, municipality="Testby", today=TODAY).draw().pdf

    return drawn


def _me() -> Any:
    from casework.answers import Worker

    return Worker(METTE.id, METTE.initials, METTE.name, "", "", "")


def shown(store: Store, stream: str) -> Any:
    page = case.page(store.own_reader(), stream, TODAY, now=NOW)
    assert page is not None
    return page


DRAWN: Final[dict[Paper, Callable[[Store, str], bytes]]] = {
    "plan": drawn_plan,
    "partner": drawn_for("partner"),
    "company": drawn_for("company"),
    "day": drawn_day,
    "card": drawn_card,
    "mentor": drawn_month,
    "evidence": drawn_evidence,
    "handover": drawn_handover,
    "access": drawn_access,
    "letter": drawn_for_the_citizen("letter"),
    "rights": drawn_for_the_citizen("rights"),
    "contact": drawn_for_the_citizen("contact"),
    "agreements": drawn_for_the_citizen("agreements"),
    "cv": drawn_cv,
}
"""The extract of the log says no field of the case but the name, and a copied file is what somebody attached."""


def classes_on(pdf: bytes) -> set[str]:
    text = squeezed("".join(everything(pdf)))
    return {name for name, word in WORDS.items() if word in text}


@pytest.mark.parametrize("paper", DRAWN)
def test_a_paper_says_the_classes_that_the_table_declares_and_no_other(
    store: tuple[Store, str], paper: Paper
) -> None:
    found = classes_on(DRAWN[paper](*store))

    assert found <= PAPERS[paper].says | PAPERS[paper].may_say
    assert found >= PAPERS[paper].says


def test_a_plan_that_said_the_journal_would_be_noticed(store: tuple[Store, str]) -> None:
    held, stream = store
    page = replace(shown(held, stream), first_name=WORDS["journal"], name=WORDS["journal"])

    found = classes_on(
        draw_plan(plans.paper(page, visits=(), municipality="Testby", today=TODAY, previous=None)).pdf
    )

    assert not found <= PAPERS["plan"].says | PAPERS["plan"].may_say


def test_the_paper_of_a_case_says_what_a_mentor_noted(store: tuple[Store, str]) -> None:
    held, stream = store
    days = (date(2026, 11, 24), date(2026, 11, 24))
    entries = evidence_reads.evidence(held.own_reader(), stream, *days)

    told = {one.kind: one.text for one in evidence.lines(entries)}

    assert told["Mentornotat"] == WORDS["contact"]
