"""Plan: written together, previewed as it prints, handed out as a version whose exact bytes are kept."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from casework import agreements, goals, mentoring, plan_look, signing, words
from casework import plan as plans
from casework.answers import CitizenPage, DayVisit
from casework.answers_signing import PlanSigned, VersionSigned
from casework.changes import Change, Seen, Value
from casework.death import no_contact
from casework.errors import FodfaesteError
from casework.hidden_address import HiddenAddress
from casework.kept_papers import drawn_from
from casework.plan_paper import PlanPaper
from casework.said_address import demanded_of_plan
from casework.trail import Noted
from desktop.flows import papers, print_right
from desktop.flows.citizen import goal_fields
from desktop.flows.page_draft import PageDraft, put_in_form
from desktop.flows.papers import PlanOut
from desktop.flows.plan_acts import PlanActs
from desktop.flows.plan_out import issue, left, not_handed_out, numbered, paper_name, stayed
from desktop.flows.ways import Pen, Ways, leave_case, taking_back, while_stands
from desktop.sentences import in_words, told
from desktop.ui.screens.law_pair import LAW
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.plan_goals import values_of
from storage.ledger import Recorded
from storage.reader import Reader
from storage.reads import versions, workers
from storage.reads.team_day import PlanFacts, plan_facts

Previous = list[Value] | None
Visits = tuple[DayVisit, ...]


class PlanFlow:
    """Wires the plan of one citizen."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways = ways
        self._citizen = citizen
        self._page: CitizenPage | None = None
        self._visits: tuple[DayVisit, ...] = ()
        self._previous: Previous = None
        self._signed, self._hidden = PlanSigned(), HiddenAddress()
        self._form_seen, self._pen = Seen(), Pen(ways)
        self._is_sending = self._is_leaving = False
        self.screen = screen = PlanScreen(ways.now)
        self._draft = PageDraft(
            ways,
            citizen,
            "plan",
            screen=screen,
            contents=screen.contents,
            show=partial(put_in_form, ways, citizen, screen.show_draft),
            is_sending=lambda: self._is_sending,
        )
        self._acts = PlanActs(self._pen, screen, citizen, lambda: self._page, self._write)
        screen.goal_set.connect(self._set_goal)
        screen.goal_changed.connect(self._change_goal)
        screen.agreement_made.connect(self._make_agreement)
        screen.hours_granted.connect(self._grant_hours)
        screen.print_wanted.connect(self._print)
        screen.usb_wanted.connect(self._save)
        screen.others_wanted.connect(lambda: ways.open_edition(citizen))
        screen.sign_wanted.connect(lambda: ways.open_signing(citizen))
        screen.paper_look.size_chosen.connect(self._choose_size)
        screen.paper_look.language_chosen.connect(self._choose_language)
        screen.torn_chosen.connect(lambda _citizen: ways.open_sync())
        screen.typed.connect(self._draft.keep)
        screen.news_taken.connect(self._take_news)

    @property
    def key(self) -> str:
        """The key of what is typed here."""
        return self._draft.key

    def open(self) -> None:
        """Ask for the plan, then for what was being typed."""
        self._ways.desk.ask(workers.mentors, while_stands(self.screen, self._know_mentors))
        self.ask(self._draft.find)

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when this case has news."""
        if f"citizen:{self._citizen}" in stale:
            self.ask()

    def ask(self, then: Callable[[], None] | None = None) -> None:
        """Ask for what the plan says, at one moment."""
        citizen, desk, today = self._citizen, self._ways.desk, self._ways.today()

        records = self.screen.open_records

        def question(reader: Reader) -> tuple[PlanFacts | None, dict[str, str]]:
            with reader.moment():
                by = {one: versions.last_writer(reader, one) for one in records}
                return plan_facts(reader, citizen, today), by

        def show(answer: tuple[PlanFacts | None, dict[str, str]]) -> None:
            facts, by = answer
            if facts is None:
                self._show(None, (), None, by)
            else:
                self._signed, self._hidden = facts.signed, facts.hidden
                self._show(facts.page, facts.visits, facts.previous, by)
            if then is not None:
                then()

        desk.ask(question, while_stands(self.screen, show))

    def _take_news(self) -> None:
        """The person took in what a colleague wrote beside his form: only now does the form speak for that, too."""
        if self._page is not None:
            self._form_seen = self._page.seen

    def _show(self, page: CitizenPage | None, visits: Visits, previous: Previous, by: dict[str, str]) -> None:
        if page is None:
            leave_case(self._ways, shown=self._page is not None, typed=bool(self.screen.contents()))
            return
        if self._page is None:
            self._ways.desk.enter(Noted("read", (page.id,), "plan"))
        if not self.screen.contents():
            self._form_seen = page.seen
        self._page, self._previous = page, previous
        self._visits = visits
        self.screen.show_plan(page, plans.missing(page), by)
        signed = self._signed_as_it_stands(page)
        self.screen.show_signed(self._signed, self._standing(page))
        shown = while_stands(self.screen, self.screen.show_pages)
        if signed is None:
            papers.preview_plan(self._ways, self._paper(page), shown)
            return
        self._ways.desk.read_file(
            signed.paper,
            lambda pdf: papers.preview(self._ways, lambda: pdf, shown),
            lambda _gone: papers.preview_plan(self._ways, self._paper(page), shown),
        )

    def _signed_as_it_stands(self, page: CitizenPage) -> VersionSigned | None:
        """Return the version that is signed, whose paper may go out again, and that the plan still says in full."""
        return signing.goes_again(self._paper(page), self._signed, protected=page.protected)

    def _standing(self, page: CitizenPage) -> signing.Standing:
        return signing.standing(self._paper(page), self._signed, protected=page.protected)

    def _paper(self, page: CitizenPage) -> PlanPaper:
        return plans.paper(
            page,
            visits=self._visits,
            municipality=self._ways.municipality,
            today=self._ways.today(),
            previous=self._previous,
            hidden=self._hidden,
        )

    def keep_now(self) -> None:
        """Hand everything typed to the drafts."""
        self._draft.keep_now()

    def _write(self, verb: Callable[..., tuple[Change, ...]], *about: Any, said: str, **fields: Any) -> None:
        contents, seen = self.screen.contents(), self._form_seen
        done: tuple[Change, ...] = ()

        def saved(recorded: Recorded) -> None:
            if isValid(self.screen):
                self.screen.show_saved()
                self._settle()
            self._ways.window.toast(said, taking_back(self._pen, done, seen, recorded))

        self._is_sending = True
        done = self._pen.write(
            verb,
            *about,
            seen=seen,
            then=saved,
            refused=while_stands(self.screen, self._refuse),
            draft=(self.key, contents) if contents else None,
            **fields,
        )

    def _choose_size(self, size: plan_look.Size) -> None:
        large = QCoreApplication.translate("flows", "Borgerens planer er med stor skrift fra nu af.")
        plain = QCoreApplication.translate("flows", "Borgerens planer er med almindelig skrift fra nu af.")
        self._look_chosen(plan_look.choose_size, size, large if size else plain)

    def _choose_language(self, code: str) -> None:
        beside = QCoreApplication.translate(
            "flows", "{language} står ved siden af dansk i borgerens planer fra nu af."
        ).format(language=in_words(words.said(words.PLAN_LANGUAGES, code)))
        beside = beside[:1].upper() + beside[1:]
        danish = QCoreApplication.translate("flows", "Borgerens planer er kun på dansk fra nu af.")
        self._look_chosen(plan_look.choose_language, code, beside if code else danish)

    def _look_chosen(self, verb: Callable[..., tuple[Change, ...]], choice: str, said: str) -> None:
        """Keep what the plans look like; what is signed goes out as it was signed, and that is said."""
        page = self._page
        if page is None:
            return
        if self._signed_as_it_stands(page) is not None:
            stays = QCoreApplication.translate("flows", "Den, der er skrevet under, går ud, som den er.")
            said = f"{said} {stays}"
        done: tuple[Change, ...] = ()

        def saved(recorded: Recorded) -> None:
            self._ways.window.toast(said, taking_back(self._pen, done, page.seen, recorded))

        def refused(refusal: FodfaesteError) -> None:
            self.screen.paper_look.show_page(page)
            papers.tell_refusal(self._ways, told(refusal))

        done = self._pen.write(
            verb, page.id, choice, seen=page.seen, then=saved, refused=while_stands(self.screen, refused)
        )

    def _refuse(self, refusal: FodfaesteError) -> None:
        self.screen.refuse(told(refusal))
        self._settle()

    def _settle(self) -> None:
        """What was sent is answered: a draft that came meanwhile is asked for again."""
        self._is_sending = False
        self._draft.look_again()

    def _set_goal(self, values: dict[str, str]) -> None:
        said = QCoreApplication.translate("flows", "Målet er gemt på denne computer.")
        self._write(goals.set_goal, self._citizen, said=said, **goal_fields(values))

    def _change_goal(self, goal: str, values: dict[str, str]) -> None:
        """Speak only for what was altered: a field that stands as it stood is not written."""
        shown = next((each for each in self._page.goals if each.id == goal), None) if self._page else None
        was = values_of(shown) if shown else {}
        changed: dict[str, Value] = {n: text for n, text in values.items() if text != was.get(n, "")}
        if shown and "milestones" in changed:
            changed |= goals.stair_anew(shown.milestones, shown.steps_reached, values["milestones"])
        if changed:
            self._write(
                goals.change_goal,
                self._citizen,
                goal,
                changed,
                said=QCoreApplication.translate("flows", "Målet er ændret."),
            )
        else:
            self.screen.show_saved()

    def _make_agreement(self, citizen: str, what: str, who: str, due: str, why: str) -> None:
        said = QCoreApplication.translate("flows", "Aftalen er gemt på denne computer.")
        self._write(
            agreements.make_agreement, citizen, said=said, what=what, who=who, due=due or None, why=why
        )

    def _know_mentors(self, mentors: tuple[tuple[str, str], ...]) -> None:
        self.screen.mentors = mentors

    def _grant_hours(self, values: dict[str, Any]) -> None:
        fields = {name: values[name] for name in ("mentor", "name", "minutes", "start", "end")}
        fields |= {name: values.get(name, "") for name in ("goal", "tasks", "account", *LAW)}
        said = QCoreApplication.translate("flows", "Mentortimerne er bevilget og står i planen.")
        self._write(mentoring.grant_hours, self._citizen, said=said, **fields)

    def _print(self) -> None:
        self._hand_out(None)

    def _save(self) -> None:
        if self._page is None:
            return
        if self._ways.desk.is_only_read:
            self._hand_out(None)
            return
        if not self._may_leave():
            return

        def chosen(
            path: Path,
        ) -> None:  # meanwhile a colleague may have written, or the address become protected
            self.ask(partial(self._hand_out, path))

        name = paper_name(self._page, self._ways.today())
        papers.choose_place(self._ways, self.screen, name, chosen, lambda: None)

    def _hand_out(self, path: Path | None) -> None:
        """Draw the version that is handed out; only what has left is issued, and only what can be kept leaves."""
        if self._ways.desk.is_only_read:
            papers.tell_refusal(self._ways, not_handed_out())
            return
        if self._page is None or self._is_leaving or not self._may_leave():
            return
        page, signed = self._page, self._signed_as_it_stands(self._page)
        self._is_leaving = True  # a second press before it has left would be a second version
        if signed is not None:
            self._hand_out_again(page, signed, path)
            return
        facts = PlanFacts(page, self._visits, self._previous, self._signed, self._hidden)
        paper = numbered(self._ways, page.id, self._paper(page))
        out = partial(self._issued, facts, paper)
        papers.send_plan(self._ways, paper, path, out, lambda refusal: out(told(refusal)))

    def _hand_out_again(self, page: CitizenPage, signed: VersionSigned, path: Path | None) -> None:
        """Send what was signed, byte for byte: it is no new version."""

        def sent(out: PlanOut | str) -> None:
            self._is_leaving = False
            if isinstance(out, str):
                papers.tell_refusal(self._ways, in_words(out))
                return
            self._ways.window.banner("")
            self._ways.desk.enter(left(page, to_file=bool(out.file)))
            self._ways.window.toast(in_words(out.said))

        def not_read(refusal: FodfaesteError) -> None:
            self._is_leaving = False
            papers.tell_refusal(self._ways, told(refusal))

        self._ways.desk.read_file(
            signed.paper,
            lambda pdf: papers.send_kept(self._ways, pdf, path, sent, not_read),
            not_read,
        )

    def _is_dead(self) -> bool:
        """Tell whether no plan goes out any more; that is said where it was asked for."""
        page = self._page
        if page is None or page.died_on is None:
            return False
        papers.tell_refusal(self._ways, told(no_contact(page.name)))
        return True

    def _may_leave(self) -> bool:
        """Tell whether he lives, this person's role lets the plan leave, and it says one thing; why not is said."""
        page = self._page
        if page is None or self._is_dead() or not print_right.allows(self._ways, page, "plan"):
            return False
        records = drawn_from(plans.contents(page), None, (one.visit for one in self._visits))
        unsaid = partial(demanded_of_plan, self._paper(page), self._hidden)
        ways = self._ways
        return print_right.is_whole(ways, page, records) and print_right.says_no_address(ways, unsaid)

    def _issued(self, facts: PlanFacts, paper: PlanPaper, out: PlanOut | str) -> None:
        """Issue what has left; the page takes the next press only when it knows of this version."""
        window = self._ways.window
        if isinstance(out, str):
            self._is_leaving = False
            stayed(self._ways, facts.page.id, paper)
            papers.tell_refusal(self._ways, in_words(out))
            return
        window.banner("")
        said = in_words(out.said)

        def recorded(_recorded: Recorded) -> None:
            window.toast(said)
            if isValid(self.screen):
                self.ask(self._wait_no_more)

        issue(self._ways, facts, paper, out, then=recorded, refused=self._gone_on)

    def _gone_on(self, refusal: FodfaesteError) -> None:
        self._is_leaving = False
        papers.tell_refusal(self._ways, told(refusal))

    def _wait_no_more(self) -> None:
        self._is_leaving = False
