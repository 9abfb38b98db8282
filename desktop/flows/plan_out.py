"""A plan that has left: entered in the trail, issued as a version, and its exact bytes kept with the case."""

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
        "Planen er ikke udleveret: en udgave, som borgeren får, skal gemmes, og lageret kan kun læses lige nu. Intet "
        "er ændret. Du kan læse planen her; de udgaver, der er udleveret før, ligger under Filer.",
    )


def left(page: CitizenPage, *, to_file: bool = False) -> Noted:
    """Return what the trail says of a plan that went out."""
    return Noted("export" if to_file else "print", (page.id,), "plan:veiled" if page.protected else "plan")


def issue(ways: Ways, facts: PlanFacts, paper: PlanPaper, out: PlanOut, said: str = "") -> None:
    """Issue what left as the next version; `said` is told when it stands in the store, if there is anything to tell."""
    page, salt = facts.page, ids.new(ways.now())

    def recorded(_recorded: Recorded) -> None:
        if said:
            ways.window.toast(said)

    ways.desk.enter(left(page, to_file=bool(out.file)))
    changes = ways.desk.write(
        plans.issue_version,
        page.id,
        last=page.plan_number,
        contents=plans.contents(page),
        digest=out.digest,
        salt=salt,
        words=signing.check_of(paper, salt),
        seen=page.seen,
        then=recorded,
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
            number=page.plan_number + 1,
            with_address=bool(page.address),
            drawn_from=drawn_from(
                plans.contents(page), facts.previous, (visit.visit for visit in facts.visits)
            ),
        )
