"""Where somebody is asked for anew in the browser: what is said meanwhile, and the button that leads there and back."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.screens.forms import Form

translate = QCoreApplication.translate


class BrowserAsked:
    """Of a page or a card with a form: `_told` is hidden while `_asks`, which holds `_browser`, is there."""

    form: Form
    _told: Banner
    _asks: Banner
    _browser: Button
    _is_waiting: bool

    def refuse(self, sentence: str) -> None:
        """Say why it was not done; what was typed stands."""
        self._is_waiting = False
        self.form.wait(on=False)
        self._asks.hide()
        self._told.say(sentence, "notice")
        self._told.show()

    def show_wrong(self, sentence: str) -> None:
        """The passphrase was wrong: say it where it was typed."""
        self.form.wait(on=False)
        self.form.point_at("words", sentence)

    def ask_sign_in(self, sentence: str) -> None:
        """Say that one signs in once more, and lead there; what was typed stands."""
        self._is_waiting = False
        self.form.wait(on=False)
        self._told.hide()
        self._say_browser(sentence)

    def wait_for_browser(self) -> None:
        """The browser is open: what was typed stands still, and the way out is here."""
        self._is_waiting = True
        self.form.wait(on=True)
        self._told.hide()
        self._say_browser(translate("browser_asked", "Venter på browseren. Du kan altid fortryde."))

    def _say_browser(self, sentence: str) -> None:
        there, back = (
            translate("browser_asked", "Log ind i browseren"),
            translate("browser_asked", "Fortryd"),
        )
        self._browser.rename(back if self._is_waiting else there)
        self._asks.say(sentence, "plain" if self._is_waiting else "notice")
        self._asks.refit()
        self._asks.show()
        self._browser.setFocus()
