"""Fejlsøgning: figures are asked of the store, shown whole, and saved as they are shown, where the person points."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from casework.answers_diagnostics import StoreFigures
from casework.trail import Noted
from desktop import diagnostics, paths
from desktop.flows.ways import Ways, while_stands
from desktop.ui.look.tokens import look
from desktop.ui.screens.days import is_danish
from desktop.ui.screens.diagnostics import DiagnosticsScreen
from storage import diagnostics as figures

translate = QCoreApplication.translate
NAME: Final = "fodfaeste-fejlsoegning-{day}.txt"


class DiagnosticsFlow:
    """Wires the page; `version` is the program's own."""

    def __init__(self, ways: Ways, version: str) -> None:
        self._ways, self._version = ways, version
        self.screen = DiagnosticsScreen(ways.now)
        self.screen.settings_wanted.connect(ways.open_settings)
        self.screen.save_wanted.connect(self._save)

    def ask(self) -> None:
        """Ask what is true now."""
        store, today, now = self._ways.desk.store, self._ways.today(), self._ways.now()
        self._ways.desk.ask(
            lambda reader: figures.figures(store, reader, today, now), while_stands(self.screen, self._show)
        )

    def _show(self, found: StoreFigures) -> None:
        chosen = (
            (translate("diagnostics", "sprog"), "da" if is_danish() else "en"),
            (translate("diagnostics", "farver"), look.theme),
            (translate("diagnostics", "skrift"), f"{round(look.scale * 100)} %"),
        )
        self.screen.show_text(
            diagnostics.text(
                found, now=self._ways.now(), version=self._version, settings=chosen, reports=paths.crashes()
            )
        )

    def _save(self) -> None:
        from desktop.flows.leaving import leave
        from desktop.flows.papers import pointed_at, tell
        from desktop.paper.printing import REPORT, Sent, save_where_chosen

        ways, content = self._ways, self.screen.text.encode()
        path = pointed_at(ways, NAME.format(day=ways.today().isoformat()), only_pdf=False)
        if path is None:
            return

        def hear(sent: Sent) -> None:
            if sent.done:
                ways.desk.enter(Noted("export", what="diagnostics"))
            tell(ways, sent)

        heard = while_stands(ways.window, hear)
        leave(ways.desk, ways.paper_lane, partial(save_where_chosen, content, path, what=REPORT), heard)

    def refresh(self, stale: frozenset[str]) -> None:
        """The page stays as it was asked for: what one reads is what is saved."""

    def keep_now(self) -> None:
        """Nothing is typed here."""
