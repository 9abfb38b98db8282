"""Underskriv planen: the exact version stands on the screen, and what is signed is saved under those words alone.

Whether the plan still says them is asked once more on the store's lane, in the act that saves: a colleague's word that
came in between leaves nobody's signature under something that he has not read.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from casework import ids, signing
from casework import plan as plans
from casework.answers import CitizenPage, DayVisit
from casework.answers_signing import PlanSigned, SignatureShown
from casework.changes import Change
from casework.clock import instant
from casework.death import no_contact
from casework.errors import FodfaesteError, Refused
from casework.hidden_address import HiddenAddress
from casework.kept_papers import drawn_from
from casework.plan_paper import PlanPaper
from casework.said_address import demanded_of_plan
from casework.signing import Signed, Version
from casework.trail import Noted
from desktop.flows import papers, print_right, sealing
from desktop.flows.plan_out import not_handed_out, paper_name
from desktop.flows.sealing import Finished
from desktop.flows.ways import Forgetful, Pen, Ways, leave_case, taking_back, while_stands
from desktop.sentences import in_words, told
from desktop.ui.screens.sign import SignScreen
from storage.ledger import Recorded
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import day as day_reads
from storage.reads import plans as plan_reads
from storage.reads.signatures import plan_signed
from storage.reads.veil import hidden_address


@dataclass(frozen=True, slots=True)
class ToSign:
    """The plan as it stands: its page and paper, the version to sign, what it is drawn from, and who has signed."""

    page: CitizenPage
    paper: PlanPaper
    version: Version
    drawn_from: list[Any]
    saved: tuple[SignatureShown, ...]
    hidden: HiddenAddress


class SigningFlow(Forgetful):
    """Wires the signing of one citizen's plan; `back` is where the person came from."""

    def __init__(self, ways: Ways, citizen: str, back: Callable[[], None]) -> None:
        self._ways, self._pen = ways, Pen(ways)
        self._citizen = citizen
        self._back = back
        self._salt = ids.new(ways.now())
        self._signs: ToSign | None = None
        self._done: tuple[Change, ...] = ()
        self.screen = SignScreen(ways.now)
        self.screen.left.connect(back)
        self.screen.signed.connect(self._sign)

    def open(self) -> None:
        """Ask for the plan and its signatures."""
        self._ways.desk.ask(self._question, while_stands(self.screen, self._show))

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when this case has news: what is signed is what stands in the case."""
        if f"citizen:{self._citizen}" in stale:
            self.open()

    def keep_now(self) -> None:
        """Keep nothing: what nobody asked to save is nobody's signature, and the desk knows what was (`under_way`)."""

    def _question(self, reader: Reader) -> ToSign | None:
        today = self._ways.today()
        with reader.moment():
            page = citizen_reads.page(reader, self._citizen, today)
            if page is None:
                return None
            visits = day_reads.ahead(reader, self._citizen, today)
            versions = plan_reads.versions(reader, self._citizen)
            last = plan_reads.last_version(reader, self._citizen)
            signed = plan_signed(reader, self._citizen)
            hidden = hidden_address(reader, page.cases)
        before = last.contents if last else None
        paper = self._paper(page, visits, before, hidden)
        if signing.standing(paper, signed, protected=page.protected) == "veiled":
            signed = PlanSigned()  # its paper goes out no more: a new version is signed, without the address
        version = signing.to_sign(paper, signed, salt=self._salt)
        if version.record and signed.last is not None:
            older = versions[1] if len(versions) > 1 else None
            then = replace(
                page, plan_number=version.number - 1, plan_issued=older.issued_on if older else None
            )
            before = older.contents if older else None
            paper = replace(self._paper(then, visits, before, hidden), issued_on=version.issued_on)
        saved = signed.last.signatures if version.record and signed.last else ()
        drawn = drawn_from(plans.contents(page), before, (visit.visit for visit in visits))
        return ToSign(page, paper, version, drawn, saved, hidden)

    def _paper(
        self,
        page: CitizenPage,
        visits: tuple[DayVisit, ...],
        previous: list[Any] | None,
        hidden: HiddenAddress,
    ) -> PlanPaper:
        ways = self._ways
        return plans.paper(
            page,
            visits=visits,
            municipality=ways.municipality,
            today=ways.today(),
            previous=previous,
            hidden=hidden,
        )

    def _show(self, found: ToSign | None) -> None:
        if found is None:
            leave_case(self._ways, shown=self._signs is not None)
            return
        before, self._signs = self._signs, found
        page, version, desk = found.page, found.version, self._ways.desk
        if before is None and not self._may_sign(found):
            return
        if before is None:
            desk.enter(Noted("read", (page.id,), "plan"))
        self.screen.show_plan(page.name, version.number, is_new=not version.record)
        is_regular = page.primary is not None and page.primary.id == desk.user
        me = (desk.store.user.name, signing.REGULAR if is_regular else signing.OTHER)
        self.screen.show_signers((page.name, signing.CITIZEN), me, found.saved)
        if before is not None and before.version.words != version.words:
            self.screen.begin_anew(told(Refused(_since(before, found))))
        paper = signing.signed_paper(found.paper, version, found.saved)
        papers.preview_plan(self._ways, paper, while_stands(self.screen, self.screen.show_pages))
        if before is None:
            sealing.bring_in(self._ways)

    def _may_sign(self, found: ToSign) -> bool:
        """Go back and say why where nobody can sign: only reading, a role, a death, two versions, an address."""
        page = found.page
        said = "" if _keeps(page) else told(Refused(signing.NOT_YOURS))
        said = told(no_contact(page.name)) if page.died_on is not None else said
        said = said or (in_words(plans.TORN) if plans.is_torn(page) else "")
        said = not_handed_out() if self._ways.desk.is_only_read else said
        if said:
            papers.tell_refusal(self._ways, said)
        unsaid = partial(demanded_of_plan, found.paper, found.hidden)
        if said or not print_right.says_no_address(self._ways, unsaid):
            self._back()
            return False
        return True

    def _sign(self, given: list[Signed]) -> None:
        found, now = self._signs, self._ways.now()
        if found is None:
            return
        try:
            signing.demand_signatures(given, found.version, self._ways.today())
        except Refused as refusal:
            self._refuse(refusal)
            return
        shown = [
            signing.as_shown(one, found.version, now=instant(now), on=self._ways.today()) for one in given
        ]
        paper = signing.signed_paper(found.paper, found.version, (*found.saved, *shown))

        def finished(made: Finished) -> None:
            self._save(found, given, made)

        sealing.finish(self._ways, paper, finished, self._refuse)

    def _save(self, found: ToSign, given: list[Signed], made: Finished) -> None:
        page, desk = found.page, self._ways.desk

        def sign(home: str, **act: Any) -> tuple[Change, ...]:
            now = self._question(desk.store.own_reader())
            if now is None or now.version.words != found.version.words:
                raise Refused(signing.CHANGED)
            if not _keeps(now.page):
                raise Refused(signing.NOT_YOURS)
            self._done = signing.sign_plan(home, **act)
            return self._done

        desk.attach(
            sign,
            page.id,
            made.pdf,
            seen=page.seen,
            then=lambda recorded: self._saved(found, made.missing, recorded),
            refused=self._not_saved,
            name=paper_name(page, self._ways.today()),
            version=found.version,
            signed=given,
            contents=plans.contents(page),
            device=desk.store.device,
            with_address=bool(found.paper.printed_address()),
            with_authority=found.paper.says_authority(),
            drawn_from=found.drawn_from,
            seal=made.mark,
            seal_issuer=made.issuer,
        )

    def _saved(self, found: ToSign, missing: str, recorded: Recorded) -> None:
        said = QCoreApplication.translate(
            "flows", "Underskriften er gemt på denne computer. Den gælder udgave {number}."
        ).format(number=found.version.number)
        self._ways.window.toast(said, taking_back(self._pen, self._done, found.page.seen, recorded))
        if self._is_here():
            self._back()
        if missing:
            papers.tell_refusal(self._ways, missing)

    def _refuse(self, refusal: FodfaesteError) -> None:
        """Say it on the page; who has pressed *Gem* and gone on hears it above the page that he went to."""
        if self._is_here():
            self.screen.refuse(told(refusal))
        else:
            papers.tell_refusal(self._ways, told(refusal))

    def _not_saved(self, refusal: FodfaesteError) -> None:
        """Say it, and ask for the page anew: what was refused may be the page that stands here, as after midnight."""
        self._refuse(refusal)
        if self._is_here():
            self.open()

    def _is_here(self) -> bool:
        return isValid(self.screen) and self._ways.window.stack.currentWidget() is self.screen


def _keeps(page: CitizenPage) -> bool:
    """Tell whether this person's role keeps what a signature makes: who may hand out a plan may write all of it."""
    return "plan" in page.prints


def _since(before: ToSign, found: ToSign) -> str:
    """Say what is another one than it was: the words of the plan, or no more than the day that it is of."""
    was = before.version
    then = replace(found.paper, issued_on=was.issued_on)
    is_other_day = was.issued_on != found.version.issued_on
    same = is_other_day and signing.check_of(then, was.salt) == was.words
    return signing.NEW_DAY if same else signing.CHANGED
