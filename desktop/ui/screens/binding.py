"""Bind til denne computer: the keyring keeps half of the way in, so that the files alone open nowhere."""

from desktop.ui.screens.passphrase_asked import PassphraseAsked
from desktop.ui.screens.screen import Key, Now, copenhagen_now


class BindingScreen(PassphraseAsked):
    """Says what holds now, and offers the other; the way back leads to the passphrase."""

    def __init__(self, now: Now = copenhagen_now) -> None:
        self._is_bound = False
        super().__init__(now)

    def show_bound(self, *, bound: bool) -> None:
        """Show what holds now."""
        self._is_bound = bound
        self.busy(on=False)
        self.forget_typed()
        self.say_words()

    @property
    def is_bound(self) -> bool:
        """Whether the store is bound, as far as the page knows."""
        return self._is_bound

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Enter", self._verb()),)

    def _verb(self) -> str:
        return self.tr("Løs fra computeren") if self._is_bound else self.tr("Bind til denne computer")

    def say_words(self) -> None:
        """Say what this page is for."""
        if self.header is not None:
            self.header.say(self.tr("Binding"), self.tr("Kun på denne computer"))
        if self._is_bound:
            self.ask.say(self.tr("Lageret er bundet til denne computer"))
            self.lead.say(
                self.tr(
                    "Computerens nøglering gemmer den ene halvdel af nøglen, og din adgangssætning er den anden. Løser "
                    "du den, er adgangssætningen igen nok."
                )
            )
        else:
            self.ask.say(self.tr("Lageret er ikke bundet til denne computer"))
            self.lead.say(
                self.tr(
                    "Binder du det, gemmer computerens nøglering den ene halvdel af nøglen. Den, der kun har filerne, "
                    "kan så ikke engang gætte på din adgangssætning."
                )
            )
        self.act.rename(self._verb())
        self.why.say(self.tr("Før du gør det"))
        reasons = (
            self.tr("Du låser op som før, med den samme adgangssætning."),
            self.tr("Bliver computeren installeret på ny, er dens halvdel væk."),
            self.tr(
                "Så er det kun nøgleofficererne i kommunen, der kan hjælpe dig ind. Spørg IT, om I har nogen."
            ),
        )
        for words, sentence in zip(self.reasons, reasons, strict=True):
            words.say(sentence)
