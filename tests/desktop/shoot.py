"""Draw the screens to PNG, to be looked at: `python -m tests.desktop.shoot OUT [screen ...] [--themes light dark] ...`.

Every picture is also checked for what needs no eyes (`picture_check`); what is found is printed.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.look import paint
from desktop.ui.look.dress import dress
from desktop.ui.look.tokens import look
from tests.desktop import (
    scenes,
    scenes_access,
    scenes_case_papers,
    scenes_case_rooms,
    scenes_checks,
    scenes_citizen_papers,
    scenes_closing,
    scenes_desks,
    scenes_documents,
    scenes_edition,
    scenes_forgotten,
    scenes_glass,
    scenes_guarding,
    scenes_held,
    scenes_history,
    scenes_life,
    scenes_new_citizen,
    scenes_only_read,
    scenes_plan,
    scenes_progress,
    scenes_rejoin,
    scenes_restore,
    scenes_resume,
    scenes_safety,
    scenes_same_person,
    scenes_signing,
    scenes_sync,
    scenes_wrong_citizen,
)
from tests.desktop.hasty import hasty_parts
from tests.desktop.hearing import painted_only, unheard
from tests.desktop.picture_check import remarks
from tests.storage.faults.sizes import ENDURANCE

SCENES = (
    scenes.SCENES
    | scenes_sync.SCENES
    | scenes_safety.SCENES
    | scenes_forgotten.SCENES
    | scenes_restore.SCENES
    | scenes_rejoin.SCENES
    | scenes_documents.SCENES
    | scenes_edition.SCENES
    | scenes_case_papers.SCENES
    | scenes_access.SCENES
    | scenes_citizen_papers.SCENES
    | scenes_plan.SCENES
    | scenes_progress.SCENES
    | scenes_case_rooms.SCENES
    | scenes_resume.SCENES
    | scenes_only_read.SCENES
    | scenes_glass.SCENES
    | scenes_wrong_citizen.SCENES
    | scenes_same_person.SCENES
    | scenes_closing.SCENES
    | scenes_checks.SCENES
    | scenes_guarding.SCENES
    | scenes_held.SCENES
    | scenes_life.SCENES
    | scenes_new_citizen.SCENES
    | scenes_desks.SCENES
    | scenes_history.SCENES
    | scenes_signing.SCENES
)
SCREENS = {
    "TodayScreen": "today",
    "CitizensScreen": "citizens",
    "CitizenScreen": "citizen",
    "VisitScreen": "visit",
    "SafeScreen": "safe",
    "SyncScreen": "sync",
    "PlanScreen": "plan",
    "SettingsScreen": "settings",
    "PassphraseScreen": "passphrase",
    "BindingScreen": "binding",
    "RenewalScreen": "renewal",
    "SafetyScreen": "safety",
    "DiagnosticsScreen": "diagnostics",
    "StartScreen": "start_place",
    "CaseLogScreen": "case_log",
    "CasePapersScreen": "case_papers",
    "AccessScreen": "access",
    "CitizenPapersScreen": "citizen_papers",
    "ResumeScreen": "resume",
    "ProgressScreen": "progress",
    "CaseContactsScreen": "case_contacts",
    "CaseWorkScreen": "case_work",
    "CaseEconomyScreen": "case_economy",
    "CaseHealthScreen": "case_health",
    "CaseNetworkScreen": "case_network",
    "CaseConsentsScreen": "case_consents",
    "CaseDocumentsScreen": "case_documents",
    "ForgottenScreen": "forgotten_ask",
    "RestoreScreen": "restore_copies",
    "RejoinScreen": "rejoin_code",
    "SignInScreen": "signin_again",
    "DocumentScreen": "document",
    "GlassScreen": "glass",
    "NewCitizenScreen": "new_citizen",
    "MentorScreen": "mentor",
    "TeamScreen": "team",
    "HistoryScreen": "history",
    "CaseHistoryScreen": "case_history",
    "EditionScreen": "edition",
    "SignScreen": "signing",
}
"""A scene of every screen."""
Size = tuple[int, int]
THEMES = ("light", "dark")
SCALES = (1.0, 1.5)
SIZES: tuple[Size, ...] = ((1280, 800), (1024, 720), (1920, 1080))
"""The first is the window that the pages are drawn for; only there an empty area is a fault (a wider one has air)."""


def settle(app: QApplication) -> None:
    """Let layouts and delayed work come to rest."""
    for _ in range(6):
        app.processEvents()


def shot(app: QApplication, scene: Callable[[], QWidget], size: Size, path: Path | None) -> list[str]:
    """Open a scene at a size, write its picture, and return what the check finds."""
    return shots(app, scene, {size: path})[size]


def shots(
    app: QApplication,
    scene: Callable[[], QWidget],
    sizes: Mapping[Size, Path | None],
    *,
    heard: bool = True,
) -> dict[Size, list[str]]:
    """Open a scene once, give its window one size after the other, and return what the check finds at each.

    A language that does not exist is only looked at: nobody would call a thing by its words.
    """
    with hasty_parts(app) as hasty:
        window = scene()
    found = {size: _looked_at(app, window, size, path) for size, path in sizes.items()}
    found[next(iter(sizes))] += [f"was a window before it had a place: {name}" for name in hasty]
    # of all looks, those that have the same words are heard once
    if heard and (look.scale == 1.0 or not ENDURANCE):
        found[next(iter(sizes))] += [*unheard(window), *painted_only(window)]
    window.close()
    window.deleteLater()
    # Outside a running loop Qt keeps what is to be deleted; every change of the look would visit it.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle(app)
    return found


def _looked_at(app: QApplication, window: QWidget, size: Size, path: Path | None) -> list[str]:
    window.resize(*size)
    window.show()
    settle(app)
    paint.cut.clear()
    picture = window.grab()
    if path is not None:
        picture.save(str(path))
    drawn_for = picture.toImage() if size == SIZES[0] else None
    return remarks(window, visit=look.mode == "visit", picture=drawn_for)


def main(arguments: Sequence[str]) -> int:
    """Draw what is asked for; end in error when the check finds anything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("scenes", nargs="*")
    parser.add_argument("--themes", nargs="*", default=list(THEMES))
    parser.add_argument("--scales", nargs="*", type=float, default=list(SCALES))
    parser.add_argument("--sizes", nargs="*", default=[f"{wide}x{high}" for wide, high in SIZES])
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app)
    total = 0
    for name in asked.scenes or SCENES:
        for theme in asked.themes:
            for scale in asked.scales:
                look.set_theme(theme)
                look.set_scale(scale)
                for size in asked.sizes:
                    wide, high = (int(part) for part in size.split("x"))
                    path = asked.out / f"{name}.{theme}.{round(scale * 100)}.{size}.png"
                    found = shot(app, SCENES[name], (wide, high), path)
                    total += len(found)
                    print(path.name, *(f"\n    {remark}" for remark in found), sep="")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
