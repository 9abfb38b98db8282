"""What is pressed on a plan and what is put right in it: reached, taken out, over; at once, and with a way back."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from casework import agreements, goals, one_plan, plan_law, review_day
from casework import plan as plans
from casework.answers import CitizenPage
from casework.changes import Change, Value
from casework.errors import FodfaesteError
from desktop.flows import papers
from desktop.flows.ways import Pen, taking_back, while_stands
from desktop.sentences import told
from desktop.ui.screens.law_pair import LAW
from desktop.ui.screens.plan import PlanScreen
from storage.ledger import Recorded

VOLUNTARY: Final = {"yes": True, "no": False}
"""What the choice in the form of an activity is to its record."""


class PlanActs:
    """Wires the presses, and what an open form alters; a press speaks for the page that the person had before him."""

    def __init__(
        self,
        pen: Pen,
        screen: PlanScreen,
        citizen: str,
        page: Callable[[], CitizenPage | None],
        write: Callable[..., None],
    ) -> None:
        self._pen, self._ways = pen, pen.ways
        self._screen, self._citizen, self._page, self._write = screen, citizen, page, write
        self._under_way: set[str] = set()
        """The records about which something was pressed that is not answered yet: a second press is none."""
        screen.step_taken.connect(self._take_step)
        screen.goal_reached.connect(self._reach)
        screen.goal_dropped.connect(self._drop)
        screen.activity_added.connect(self._add_activity)
        screen.activity_ended.connect(self._end)
        screen.activity_changed.connect(self._change_activity)
        screen.agreement_changed.connect(self._change_agreement)
        screen.agreement_dropped.connect(self._drop_agreement)
        screen.agreement_reopened.connect(self._reopen_agreement)
        screen.asked.said_away.connect(self._say_away)
        screen.asked.asked_again.connect(self._ask_again)
        screen.asked.given.connect(self._give)
        screen.asked.taken_back.connect(self._take_back)
        screen.checks.day_chosen.connect(self._choose_day)
        screen.checks.proposed_wanted.connect(self._use_proposed)

    def _take_step(self, goal: str) -> None:
        page = self._page()
        shown = next((one for one in page.goals if one.id == goal), None) if page else None
        if shown is None:
            return
        said = QCoreApplication.translate("flows", "Delmålet er nået.")
        last = QCoreApplication.translate("flows", "Det sidste delmål er nået, og dermed målet.")
        steps, behind = shown.steps, shown.steps_reached
        is_last = behind + 1 == steps
        self._act(goals.reach_step, goal, said=last if is_last else said, steps=steps, steps_reached=behind)

    def _reach(self, goal: str) -> None:
        said = QCoreApplication.translate(
            "flows", "Målet er nået. Det står i planen under »Det er lykkedes«."
        )
        self._act(goals.reach_goal, goal, said=said)

    def _drop(self, goal: str) -> None:
        said = QCoreApplication.translate(
            "flows", "Målet er taget ud af planen. Det kan stadig læses i historikken."
        )
        self._act(goals.drop_goal, goal, said=said)

    def _add_activity(self, values: dict[str, Any]) -> None:
        said = QCoreApplication.translate("flows", "Aktiviteten er gemt på denne computer.")
        self._write(
            plans.add_activity,
            self._citizen,
            said=said,
            **{name: values.get(name, "") for name in ("what", "why", "who", "goal", *LAW)},
            voluntary=VOLUNTARY.get(values.get("voluntary", "")),
        )

    def _end(self, activity: str, went: str) -> None:
        """End it with the answer; of one that is over already only the answer is written, where it is another one."""
        page = self._page()
        one = next((each for each in page.activities if each.id == activity), None) if page else None
        if one is not None and one.status == "done":
            said = QCoreApplication.translate("flows", "Det er skrevet, hvordan det gik.")
            self._write(plans.change_activity, self._citizen, activity, {"went": went}, said=said)
            return
        said = QCoreApplication.translate("flows", "Aktiviteten er slut. Den næste udgave siger det.")
        self._write(plans.end_activity, self._citizen, activity, said=said, went=went)

    def _change_activity(self, activity: str, altered: dict[str, str]) -> None:
        fields: dict[str, Value] = {**altered}
        if "voluntary" in altered:
            fields["voluntary"] = VOLUNTARY.get(altered["voluntary"])
        said = QCoreApplication.translate("flows", "Aktiviteten er rettet.")
        self._write(plans.change_activity, self._citizen, activity, fields, said=said)

    def _change_agreement(self, agreement: str, altered: dict[str, str]) -> None:
        said = QCoreApplication.translate("flows", "Aftalen er ændret på denne computer.")
        self._write(agreements.change_agreement, self._citizen, agreement, dict(altered), said=said)

    def _drop_agreement(self, agreement: str, why: str) -> None:
        said = QCoreApplication.translate("flows", "Aftalen er taget ud. Den kan stadig læses i historikken.")
        self._write(agreements.drop_agreement, self._citizen, agreement, said=said, why=why)

    def _reopen_agreement(self, agreement: str) -> None:
        said = QCoreApplication.translate("flows", "Aftalen er åben igen.")
        self._act(agreements.reopen_agreement, agreement, said=said)

    def _say_away(self, item: str, why: str) -> None:
        said = QCoreApplication.translate("flows", "Det er skrevet, hvorfor det ikke gælder her.")
        self._write(plan_law.say_away, self._citizen, item, said=said, why=why)

    def _ask_again(self, item: str) -> None:
        said = QCoreApplication.translate("flows", "Det gælder igen.")
        self._act(plan_law.ask_again, item, said=said)

    def _give(self, values: dict[str, str]) -> None:
        said = QCoreApplication.translate(
            "flows", "Borgerens ja er skrevet. Planen siger, hvad den bruges i stedet for."
        )
        known = [one.name for one in plan_law.replaceable(self._ways.today())]
        plans_said = values.get("plans", "").splitlines()
        self._write(one_plan.give, self._citizen, said=said, plans=plans_said, known=known, **_how(values))

    def _take_back(self, values: dict[str, str]) -> None:
        page = self._page()
        stands = page.one_plan if page else one_plan.NOT_ASKED
        said = QCoreApplication.translate(
            "flows", "Borgerens nej er skrevet. Hvert sted har sin egen plan igen."
        )
        self._write(one_plan.take_back, self._citizen, said=said, stands=stands, **_how(values))

    def _choose_day(self, values: dict[str, str]) -> None:
        page = self._page()
        if page is None:
            return
        said = QCoreApplication.translate("flows", "Dagen for næste gennemgang er valgt.")
        proposed = page.checks.review.proposed
        on, why = values.get(review_day.ON), values.get(review_day.WHY, "")
        self._write(review_day.choose_day, page.id, said=said, on=on, why=why, proposed=proposed)

    def _use_proposed(self) -> None:
        page = self._page()
        if page is not None:
            said = QCoreApplication.translate("flows", "Den dag, vi foreslår, gælder igen.")
            self._write(review_day.use_proposed, page.id, said=said)

    def _act(self, verb: Callable[..., tuple[Change, ...]], record: str, *, said: str, **fields: Any) -> None:
        page = self._page()
        if page is None or record in self._under_way:
            return
        self._under_way.add(record)
        seen = page.seen
        done: tuple[Change, ...] = ()

        def saved(recorded: Recorded) -> None:
            self._under_way.discard(record)
            self._ways.window.toast(said, taking_back(self._pen, done, seen, recorded))

        def refused(refusal: FodfaesteError) -> None:
            self._under_way.discard(record)
            papers.tell_refusal(self._ways, told(refusal))

        done = self._pen.write(
            verb,
            self._citizen,
            record,
            seen=seen,
            then=saved,
            refused=while_stands(self._screen, refused),
            **fields,
        )


def _how(values: dict[str, str]) -> dict[str, str]:
    """Return on what day and how a citizen said something, as the form holds it."""
    return {"on": values.get("said_on", ""), "way": values.get("said_how", "")}
