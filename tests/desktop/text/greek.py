"""A case with everything in it that a timeline, a day, a plan, a log and the sync room can show, written in Greek.

What people and line systems write is Greek here, so that every Latin letter on a screen is the program's own.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from casework import agreements, attachments, goals, journal, meetings, people, plan, visits
from casework.attachments import SealedFile
from casework.changes import DELETED, Change, Placed, Seen, Value
from casework.ids import REFERENCE
from casework.trail import Action, Noted
from storage.reads import sync
from sync.port import HeldBy
from sync.words import why_held
from tests.desktop.core.desk_stage import Stage
from tests.storage.shelf import AT, METTE, NOW, TODAY, act, placed

FILE: Final = "00000000-0000-4000-8000-000000000001"
PAPER: Final = "00000000-0000-4000-8000-000000000002"
COLLEAGUE: Final = "w-jonas"
NAMES: Final = {METTE.id: ("ΜΕΗΑ", "Μέτα Χάλη"), COLLEAGUE: ("ΓΙΚΡ", "Γιώργος Κρόνος")}


def citizen() -> tuple[str, tuple[Change, ...]]:
    """Return the citizen whose case it is."""
    changes = people.open_citizen(
        first_name="Άννα",
        last_name="Παππά",
        cpr="7003821234",
        fields={
            "primary": METTE.id,
            "partner": COLLEAGUE,
            "phone": "12 34 56 78",
            "address": "Οδός 3",
            "postcode": "9900",
            "city": "Πόλη",
            "address_protected": True,
            "readiness": "activity_ready",
            "safety_remark": "Σκύλος",
            "interpreter": "Σομαλικά",
            "story": "Μια μικρή ιστορία.",
            "bring": "Κλειδί; χαρτί",
        },
        **act(),
    )
    return changes[0].stream, changes


def of(stream: str, kind: str, name: str, **fields: Value) -> Change:
    """Return a change as a line system's export, or a colleague, brings it."""
    return Change(stream, f"{kind}-{name}", kind, fields, Seen(), AT)


def what_happened(stream: str) -> tuple[Change, ...]:
    """Return every kind of thing that a timeline shows, each in the ways that it can be said."""
    old = "2026-10-{:02}T09:00:00+00:00".format
    return (
        of(stream, "note", "bare", text="Χωρίς τίτλο", at=old(1)),
        of(stream, "note", "titled", text="Κείμενο", title="Τίτλος", at=old(2)),
        of(stream, "note", "told", text="Κείμενο", channel="office", attendance="not_met", at=old(3)),
        of(stream, "note", "words", text="Δικά μου λόγια", nature="statement", at=old(4)),
        of(stream, "note", "letter", text="Κείμενο", channel="Επιστολή", attendance="Ήρθε", at=old(5)),
        *(
            of(stream, "visit", form, form=form, outcome=outcome, at=old(6), worker=METTE.id)
            for form, outcome in (
                ("home", "met"),
                ("walk", "no_show"),
                ("workplace", "cancelled"),
                ("video", "other"),
            )
        ),
        of(stream, "attempt", "card", channel="home", result="not_met", at=old(7), card_left=True),
        of(stream, "attempt", "phone", channel="phone", result="phone", at=old(8), remark="Σχόλιο"),
        of(stream, "attempt", "sms", channel="sms", result="sms", at=old(8)),
        of(stream, "meeting", "bare", form="office", outcome="met", at=old(9)),
        of(stream, "meeting", "named", purpose="Σκοπός", with_whom="Όλους", outcome="cancelled", at=old(10)),
        of(
            stream,
            "statement",
            "asked",
            form="ΛΑ 125",
            doctor="Γιατρός",
            requested="2026-10-11",
            due="2026-11-01",
        ),
        of(stream, "statement", "come", doctor="Γιατρός", requested="2026-10-12", received="2026-10-20"),
        of(stream, "placement", "bare", company="Φούρνος", start="2026-10-13"),
        of(stream, "placement", "typed", type="Πρακτική", company="Φούρνος", start="2026-10-14"),
        of(stream, "progress", "usual", question=visits.QUESTION, answer=3, on="2026-10-15"),
        of(stream, "progress", "own", question="Πώς κοιμάσαι;", answer=2, on="2026-10-16"),
        of(stream, "plan_version", "one", number=1, issued_on="2026-10-17", contents=[], author=METTE.id),
    )


def _sealed(file: str) -> SealedFile:
    return SealedFile(file, 1_234_567, "0" * 64, "AA==")


def what_was_written(stream: str) -> tuple[Change, ...]:
    """Return what hands of this program wrote: plan, files, visits of the day."""
    told = visits.VisitTold(
        "met",
        lines=(("fact", "Ένα γεγονός"), ("statement", "Τα λόγια μου"), ("assessment", "Κρίση")),
        agreements=(agreements.AgreementTold("Να πάει", "Άννα", TODAY + timedelta(days=2), ""),),
        answer=4,
    )
    planned = [
        visits.plan_visit(stream, at=NOW + timedelta(hours=hours), form=form, order=order, **act())
        for order, (hours, form) in enumerate(((-3, "home"), (-2, "walk"), (1, "office"), (3, "phone")))
    ]
    first, second = planned[0][0].record, planned[1][0].record
    return (
        *(change for made in planned for change in made),
        *visits.tell_visit(stream, first, told=told, **act()),
        *visits.not_met(stream, second, card_left=True, **act()),
        *attachments.attach_file(
            stream, file=_sealed(FILE), what="Γράμμα", media="application/pdf", name="Χαρτί.pdf", **act()
        ),
        *attachments.keep_paper(
            stream, file=_sealed(PAPER), version="v", number=3, name="Χαρτί.pdf", **act()
        ),
        *goals.set_goal(
            stream,
            title="Δουλειά",
            own_words="Θέλω δουλειά",
            area="Job",
            measure="Ώρες",
            target_date=TODAY + timedelta(days=40),
            milestones="Πρώτα\nΜετά",
            **act(),
        ),
        *plan.add_activity(
            stream, what="Τρία πρωινά", why="Γιατί το θέλει", who="Άννα", voluntary=True, **act()
        ),
        *agreements.make_agreement(
            stream, what="Να απαντήσει", who="Ο γιατρός", due=date(2026, 11, 20), **act()
        ),
        *journal.write_note(stream, text="Θα ανακληθεί", **act()),
        *meetings.hold_meeting(
            stream, at=NOW + timedelta(days=3), form="office", purpose="Σκοπός", with_whom="Όλους", **act()
        ),
    )


def apart(stream: str) -> tuple[tuple[Change, ...], tuple[Placed, ...]]:
    """Return records that this device writes, and a colleague's other words for the same fields."""
    fields: Mapping[str, tuple[str, tuple[Value, Value]]] = {
        "status": ("agreement", ("open", "done")),
        "what": ("agreement", ("Αυτό", "Εκείνο")),
        "area": ("goal", ("Job", "Bolig")),
        "form": ("visit", ("home", "walk")),
        "voluntary": ("activity", (True, False)),
        "place": ("visit", ("Οδός 3", "Οδός 4")),
    }
    mine = tuple(
        of(stream, kind, f"apart-{name}", **{name: one}) for name, (kind, (one, _)) in fields.items()
    )
    theirs = tuple(
        placed(stream, f"{kind}-apart-{name}", 40 + at, {name: other}, kind=kind)
        for at, (name, (kind, (_, other))) in enumerate(fields.items())
    )
    return mine, theirs


def _worker(user: str) -> dict[str, Value]:
    """Say who a colleague is; whose store it is may open cases."""
    said: dict[str, Value] = {"initials": NAMES[user][0], "name": NAMES[user][1]}
    return said | ({"role": "Sagsbehandler"} if user == METTE.id else {})


def seed(stage: Stage) -> str:
    """Fill a store, and return the citizen: things told, torn, receipted, held, deleted, handed over, and looked at."""
    stream, opened = citizen()
    colleagues = [
        placed(REFERENCE, user, number, _worker(user), kind="worker") for number, user in enumerate(NAMES, 1)
    ]
    mine, theirs = apart(stream)
    ledger = stage.desk.store.ledger
    do = stage.desk.store_lane.wait_for
    do(lambda: ledger.receive(colleagues, cursor="c2", high=2))
    stage.save(*opened, *what_happened(stream), *mine)
    do(lambda: ledger.receive(theirs, cursor="c50", high=50))
    do(lambda: ledger.acknowledge({number: 100 + number for number in range(1, 26)}, _held(), AT))
    stage.save(*what_was_written(stream), of(stream, "agreement", "gone", what="Φεύγει", status="open"))
    stage.save(Change(stream, "agreement-gone", "agreement", {DELETED: ["what", "status"]}, Seen(), AT))
    do(lambda: ledger.remember(sync.OFFLINE_SINCE, AT))
    do(lambda: stage.desk.store.drafts.keep(f"note:{stream}", stream, "note", {"text": "Μισό"}, NOW))
    for action, what in ENTERED:
        stage.desk.enter(Noted(action, (stream,), what, "Λόγος"))
    return stream


def _held() -> dict[int, HeldBy]:
    return {number: HeldBy("outside_role", why_held("outside_role")) for number in (26, 27)}


ENTERED: Final[tuple[tuple[Action, str], ...]] = (
    ("read", "plan"),
    ("read", "visit"),
    ("read", "day"),
    ("read", "caseload"),
    ("read", "torn"),
    ("read", "attachment:1"),
    ("search", "palette"),
    ("print", "card"),
    ("print", "cover"),
    ("print", "day"),
    ("print", "log"),
    ("export", "attachment:1"),
    ("export", "plan"),
    ("change", "note"),
    ("delete", "note"),
    ("show-address", ""),
    ("show-cpr", ""),
)
"""What is done with a case, as its trail names it."""
