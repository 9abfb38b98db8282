"""What a paper does not say as it was typed is said before it leaves, and it leaves only where somebody still wants it.

A page that shows the paper says its warnings beside it. All other papers are asked about here: a letter that no font
holds, a number that was left out, words for which there is no room.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from desktop.flows.leaving import leave
from desktop.flows.ways import Ways
from desktop.lanes import Refusal
from desktop.sentences import ours
from desktop.ui.parts.floating import Dialog

if TYPE_CHECKING:
    from desktop.paper.printing import Sent
    from desktop.paper.sheet import Drawn

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Warned:
    """A paper that was drawn and has not left: somebody must hear something of it first."""

    drawn: "Drawn"


def leave_heeding(
    ways: Ways,
    draw: Callable[[], "Drawn"],
    send: Callable[[bytes], T],
    then: Callable[[T], None],
    *,
    stays: Callable[[str], T],
    refused: Refusal | None = None,
) -> None:
    """Draw a paper and send it as `leave` does, both on its lane; where it has warnings, ask before it is sent.

    `stays` makes what `then` hears where somebody would rather not: the sentence says that nothing has left.
    """

    def out() -> T | _Warned:
        drawn = draw()
        return _Warned(drawn) if drawn.warnings else send(drawn.pdf)

    def hear(answer: T | _Warned) -> None:
        if not isinstance(answer, _Warned):
            then(answer)
            return
        pdf = answer.drawn.pdf
        if ways.desk.is_closing:
            then(stays(_stayed()))
            return
        ask(
            ways,
            answer.drawn.warnings,
            lambda: leave(ways.desk, ways.paper_lane, lambda: send(pdf), then, refused),
            lambda: then(stays(_stayed())),
        )

    leave(ways.desk, ways.paper_lane, out, hear, refused)


def ask(ways: Ways, warnings: Iterable[str], agreed: Callable[[], None], left: Callable[[], None]) -> None:
    """Say what somebody should know before a paper leaves, and whether it is to leave all the same."""
    translate = QCoreApplication.translate
    question = Dialog(
        ways.window,
        translate("flows", "Læs det her, før papiret går ud"),
        "\n".join(dict.fromkeys(map(ours, warnings))),
        do=translate("flows", "Lad det gå ud"),
        leave=translate("flows", "Lad være"),
        icon="circle-alert",
    )
    question.agreed.connect(agreed)
    question.left.connect(left)
    question.ask()


def not_sent(said: str) -> "Sent":
    """Return what is heard of a paper that did not leave."""
    from desktop.paper.printing import Sent

    return Sent(done=False, said=said)


def _stayed() -> str:
    return QCoreApplication.translate("flows", "Papiret gik ikke ud, og intet er ændret.")
