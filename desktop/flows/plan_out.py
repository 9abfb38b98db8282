"""A plan that has left: entered in the trail, issued as a version, and its exact bytes kept with the case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from casework import ids, signing
from casework import plan as plans
from casework.answers import CitizenPage
from casework.attachments import keep_paper
from casework.calendar import say_field_date
from casework.kept_papers import drawn_from
from casework.plan_paper import PlanPaper
from casework.trail import Noted
from desktop.flows import papers
from desktop.flows.papers import PlanOut
from desktop.flows.ways import Ways
from desktop.lanes import Refusal
from desktop.sentences import told
from storage.ledger import Recorded
from storage.reads.team_day import PlanFacts


def paper_name(page: CitizenPage, today: date) -> str:
    """Return what a handed-out plan is called as a file."""
    return f"Plan {page.name} {say_field_date(today)}.pdf"


def not_handed_out() -> str:
    """Return why a plan does not leave while the store is only read."""
    return QCoreApplication.translate(
        "only_read",
        "Planen er ikke udleveret: en udgave, som borgeren får, skal gemmes, og sagerne kan kun læses lige nu. Intet "
        "er ændret. Du kan læse planen her; de udgaver, der er udleveret før, ligger under Filer.",
    )


def left(page: CitizenPage, *, to_file: bool = False) -> Noted:
    """Return what the trail says of a plan that went out."""
    return Noted("export" if to_file else "print", (page.id,), "plan:veiled" if page.protected else "plan")


def numbered(ways: Ways, citizen: str, paper: PlanPaper) -> PlanPaper:
    """Give a plan that is about to leave a number that no other one has, though the page has not heard of that yet."""
    numbers = ways.desk.numbers
    numbers[citizen] = max(paper.edition, numbers.get(citizen, 0) + 1)
    return replace(paper, edition=numbers[citizen])


def stayed(ways: Ways, citizen: str, paper: PlanPaper) -> None:
    """Give the number of a plan that did not leave back, where no other one has got the next meanwhile."""
    if ways.desk.numbers.get(citizen) == paper.edition:
        ways.desk.numbers[citizen] = paper.edition - 1


def issue(
    ways: Ways,
    facts: PlanFacts,
    paper: PlanPaper,
    out: PlanOut,
    *,
    then: Callable[[Recorded], None] | None = None,
    refused: Refusal | None = None,
) -> None:
    """Issue what left under the number that stands on it; `then` hears when that stands in the store."""
    page, salt = facts.page, ids.new(ways.now())

    ways.desk.enter(left(page, to_file=bool(out.file)))
    changes = ways.desk.write(
        plans.issue_version,
        page.id,
        last=paper.edition - 1,
        contents=plans.contents(page),
        digest=out.digest,
        salt=salt,
        words=signing.check_of(paper, salt),
        seen=page.seen,
        then=then,
        refused=refused,
    )
    for version in changes:
        ways.desk.attach(
            keep_paper,
            page.id,
            out.pdf,
            seen=page.seen,
            refused=lambda refusal: papers.tell_refusal(ways, told(refusal)),
            name=paper_name(page, ways.today()),
            version=version.record,
            number=paper.edition,
            with_address=bool(page.address),
            with_authority=paper.says_authority(),
            drawn_from=drawn_from(
                plans.contents(page), facts.previous, (visit.visit for visit in facts.visits)
            ),
        )
