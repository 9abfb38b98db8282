"""The scenes of signatures: a plan that nobody signed, one that is signed, one that changed since, and the signing."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from casework.answers_signing import PlanSigned, SignatureShown, Stroke, VersionSigned
from casework.signing import Party, Standing, Way
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.sign import SignScreen
from tests.desktop import facts
from tests.desktop.scenes import now, window_with


def scrawl(letters: int = 9) -> tuple[Stroke, ...]:
    """Draw what could be a name."""
    name = tuple(
        (60 + at * 14, round(480 + 210 * math.sin(at / 2.6) * math.cos(at / 19)), at * 16)
        for at in range(letters * 9)
    )
    return (name, ((260, 820, 2100), (700, 770, 2300)))


def signature(party: Party, name: str, role: str, *, way: Way = "drawn", number: int = 3) -> SignatureShown:
    """Make a signature of the day before."""
    return SignatureShown(
        f"s-{party}", "p-3", number, party, name, role, way, "2026-11-25T09:31:00+00:00", date(2026, 11, 25),
        "w-mette", "d-1", scrawl() if way == "drawn" else (), "3f2a91bc7d10",
    )  # fmt: skip


BOTH: Final = VersionSigned(
    "p-3", 3, date(2026, 11, 25), "salt", "3f2a91bc7d10", "paper", with_address=False,
    signatures=(
        signature("citizen", "Zahra Thygesen", "borger"), signature("worker", "Mette Hald", "fast kontakt"),
    ),
    seal="277ef92ac5ee95ad" + 48 * "0", seal_issuer="182ddcef" + 56 * "0", seal_is_ours=True,
)  # fmt: skip


def pages(count: int) -> list[QImage]:
    """White sheets of A4."""
    sheet = QImage(595, 842, QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFF)
    return [sheet] * count


def _plan(signed: PlanSigned, standing: Standing) -> QWidget:
    screen = PlanScreen(now)
    screen.show_plan(
        replace(facts.PAGE, goals=tuple(replace(one, area="Job") for one in facts.PAGE.goals)), ()
    )
    screen.show_signed(signed, standing)
    screen.show_pages(pages(3))
    return window_with("citizens", screen)


def plan_signed() -> QWidget:
    """Both have signed, and the plan still says it."""
    return _plan(PlanSigned(BOTH), "stands")


def plan_changed_since() -> QWidget:
    """Both have signed, and something was added since."""
    return _plan(PlanSigned(BOTH), "changed")


def plan_in_two_languages() -> QWidget:
    """The pages, in large print and with Somali beside the Danish; a small window shows them without the form."""
    page = replace(facts.PAGE, plan_size="large", plan_language="so")
    screen = PlanScreen(now)
    screen.show_plan(page, ())
    screen.show_signed(PlanSigned(BOTH), "changed")
    screen.show_pages(pages(9))
    screen._side.choose("pages")
    return window_with("citizens", screen)


def sign_screen(*saved: SignatureShown) -> SignScreen:
    """Make the page where a plan is signed."""
    screen = SignScreen(now)
    screen.show_plan("Zahra Thygesen", 4, is_new=not saved)
    screen.show_signers(("Zahra Thygesen", "borger"), ("Mette Hald", "fast kontakt"), saved)
    screen.show_pages(pages(3))
    return screen


def signing() -> QWidget:
    """The citizen has drawn a name, the caseworker has not yet."""
    screen = sign_screen()
    screen.citizen.pad._strokes = [list(stroke) for stroke in scrawl()]
    screen.citizen.pad.drawn.emit()
    return window_with("citizens", screen)


def signing_on_paper() -> QWidget:
    """The caseworker has signed; the citizen did on paper, and a name is missing."""
    screen = sign_screen(signature("worker", "Mette Hald", "fast kontakt", number=4))
    screen.citizen.other.click()
    screen.refuse("Skriv navnet på den, der har skrevet under på papiret.")
    return window_with("citizens", screen)


def signing_saved_on_paper() -> QWidget:
    """One signature is on paper."""
    given = replace(signature("citizen", "Zahra Thygesen", "borger", way="paper"), number=4)
    return window_with("citizens", sign_screen(given))


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "plan_signed": plan_signed,
    "plan_changed_since": plan_changed_since,
    "plan_in_two_languages": plan_in_two_languages,
    "signing": signing,
    "signing_on_paper": signing_on_paper,
    "signing_saved_on_paper": signing_saved_on_paper,
}
