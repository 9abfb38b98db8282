"""Forny nøglerne: the passphrase once more, and then the program locks while the store is written anew."""

from desktop.ui.screens.passphrase_asked import PassphraseAsked
from desktop.ui.screens.screen import Key


class RenewalScreen(PassphraseAsked):
    """The way back leads to the passphrase."""

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Enter", self.tr("Forny nøglerne")),)

    def say_words(self) -> None:
        """Say what this page is for."""
        if self.header is not None:
            self.header.say(self.tr("Forny nøglerne"), self.tr("Kun på denne computer"))
        self.ask.say(self.tr("Lås sagerne med en ny nøgle"))
        self.lead.say(
            self.tr(
                "Det, du er ved at skrive, bliver gemt som kladde. Så låser programmet, mens sagerne skrives på ny, "
                "og du låser op med den samme adgangssætning. Intet går tabt, heller ikke hvis strømmen går imens."
            )
        )
        self.act.rename(self.tr("Forny nøglerne"))
        self.why.say(self.tr("Hvornår det er godt"))
        reasons = (
            self.tr("Når en anden kan have kopieret computeren og kender en adgangssætning, du har haft."),
            self.tr("En kopi fra før åbner derefter ikke noget af det, du skriver fra nu af."),
            self.tr(
                "Når en borger er givet videre, sker det af sig selv, næste gang ingen rører computeren."
            ),
        )
        for words, sentence in zip(self.reasons, reasons, strict=True):
            words.say(sentence)
