"""Bind til denne computer: the keyring keeps half of the way in, so that the files alone open nowhere."""

from desktop.ui.screens.passphrase_asked import PassphraseAsked
from desktop.ui.screens.screen import Key, Now, copenhagen_now


class BindingScreen(PassphraseAsked):
    """Says what holds now, and offers the other; the way back leads to the passphrase."""

    def __init__(self, now: Now = copenhagen_now) -> None:
        self._is_bound = self._is_demanded = False
        super().__init__(now)

    def show_bound(self, *, bound: bool, demanded: bool = False) -> None:
        """Show what holds now; where the municipality demands the binding, it is not offered to be taken back."""
        self._is_bound, self._is_demanded = bound, demanded
        self.busy(on=False)
        for part in (self.word, self.act):
            part.setVisible(not (bound and demanded))
        self.first_focus = self.back if bound and demanded else self.word
        self.forget_typed()
        self.say_words()

    @property
    def is_bound(self) -> bool:
        """Whether the store is bound, as far as the page knows."""
        return self._is_bound

    @property
    def must_bind(self) -> bool:
        """Whether the municipality waits for the store to be bound."""
        return self._is_demanded and not self._is_bound

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Enter", self._verb()),)

    def _verb(self) -> str:
        return self.tr("Løs fra computeren") if self._is_bound else self.tr("Bind til denne computer")

    def say_words(self) -> None:
        """Say what this page is for."""
        if self.header is not None:
            self.header.say(self.tr("Binding"), self.tr("Kun på denne computer"))
        if self._is_bound and self._is_demanded:
            self.ask.say(self.tr("Sagerne er bundet til denne computer"))
            self.lead.say(
                self.tr(
                    "Sådan har din kommune bestemt det. Computerens nøglering gemmer den ene halvdel af nøglen, og din "
                    "adgangssætning er den anden."
                )
            )
        elif self._is_bound:
            self.ask.say(self.tr("Sagerne er bundet til denne computer"))
            self.lead.say(
                self.tr(
                    "Computerens nøglering gemmer den ene halvdel af nøglen, og din adgangssætning er den anden. Løser "
                    "du dem, er adgangssætningen igen nok."
                )
            )
        elif self._is_demanded:
            self.ask.say(self.tr("Sagerne skal bindes til denne computer"))
            self.lead.say(
                self.tr(
                    "Sådan har din kommune bestemt det. Computerens nøglering gemmer så den ene halvdel af nøglen, og "
                    "den, der kun har filerne, kan ikke engang gætte på din adgangssætning. Alt, du har skrevet, "
                    "er her."
                )
            )
        else:
            self.ask.say(self.tr("Sagerne er ikke bundet til denne computer"))
            self.lead.say(
                self.tr(
                    "Binder du dem, gemmer computerens nøglering den ene halvdel af nøglen. Den, der kun har filerne, "
                    "kan så ikke engang gætte på din adgangssætning."
                )
            )
        self.act.rename(self._verb())
        done = self._is_bound and self._is_demanded
        self.why.say(self.tr("Godt at vide") if done else self.tr("Før du gør det"))
        reasons = (
            self.tr("Du låser op som før, med den samme adgangssætning."),
            self.tr("Bliver computeren installeret på ny, er dens halvdel væk."),
            self.tr(
                "Så er det kun nøgleofficererne i kommunen, der kan hjælpe dig ind. Spørg IT, om I har nogen."
            ),
        )
        for words, sentence in zip(self.reasons, reasons, strict=True):
            words.say(sentence)
