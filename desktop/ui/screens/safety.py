"""Sikkerhed: in plain words what protects this computer, what is not known, and what to do when it is lost."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Signal

from casework.answers_safety import SafetyFacts
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.words import Words
from desktop.ui.screens import safety_damage, said
from desktop.ui.screens.safety_code import CodeCard
from desktop.ui.screens.safety_sharing import SharingCard
from desktop.ui.screens.screen import Now, SamePlace, Screen, copenhagen_now

translate = QCoreApplication.translate
Say = Callable[[str], str]
SIGNS = {
    "good": ("shield-check", "done"),
    "look": ("circle-alert", "notice"),
    "unknown": ("circle-question-mark", "ink_soft"),
}


class SafetyScreen(Screen):
    """`settings_wanted` is the way back; the facts are shown as they are handed in, the unknown as unknown."""

    place: ClassVar[str] = "settings"
    settings_wanted = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._facts: SafetyFacts | None = None
        self._back = Button("", icon="arrow-left", kind="quiet")
        self._protects, self._lost = Heading(""), Heading("")
        self._rows = column(gap="near")
        self._steps = column(gap="near")
        facts = Card(self._protects, hold(self._rows), STRETCH, gap="near")
        lost = Card(self._lost, hold(self._steps), STRETCH, gap="near")
        self.code, self.sharing = CodeCard(), SharingCard()
        edge = look.space("edge")
        pair = hold(
            Beside(
                (facts, 3, 420),
                (hold(column(self.code, self.sharing, lost, STRETCH, gap="snug")), 2, 320),
                gap="snug",
            )
        )
        self.lay_out(
            Header(action=self._back), hold(column(pair, STRETCH, gap="pad", margins=(edge, 18, edge, 20)))
        )
        self.first_focus = self._back
        self._back.clicked.connect(self.settings_wanted)
        self.retranslate()

    def show_facts(self, facts: SafetyFacts) -> None:
        """Show what is known now."""
        self._facts = facts
        with SamePlace(self):
            self._say_facts(facts)

    def _say_facts(self, facts: SafetyFacts) -> None:
        empty(self._rows)
        rows = facts_said(facts, lambda at: said.moment(at, self.now().date()))
        for number, (kind, name, sentence) in enumerate(rows):
            if number:
                self._rows.addWidget(Hairline())
            sign = Icon(*SIGNS[kind])
            words = column(Words(name, "strong"), Words(sentence), gap="")
            self._rows.addWidget(hold(row(sign, (words, 1), gap="snug", top=True)))

    def retranslate(self) -> None:
        """Say everything again."""
        if self.header is not None:
            self.header.say(self.tr("Sikkerhed"), self.tr("Hvad der beskytter borgerne"))
        self._back.rename(self.tr("Indstillinger"))
        self._protects.say(self.tr("Det beskytter"))
        self._lost.say(self.tr("Hvis computeren bliver væk"))
        self.code.say()
        self.sharing.say()
        empty(self._steps)
        for number, step in enumerate(self._if_lost(), start=1):
            words = Words(step)
            self._steps.addWidget(
                hold(row(Words(f"{number}.", "strong", "accent"), (words, 1), gap="near", top=True))
            )
        if self._facts is not None:
            self._say_facts(self._facts)

    def _if_lost(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Ring til IT med det samme, også om natten. Så bliver computeren lukket ude af centralen."
            ),
            self.tr("Sig, hvornår du sidst låste den, og om adgangssætningen stod skrevet i tasken."),
            self.tr(
                "Sig det til din leder samme dag. Kommunen har 72 timer til at melde det til Datatilsynet."
            ),
            self.tr(
                "Alt, der er kvitteret, er hos centralen. På en ny computer får du det igen med en ny kode."
            ),
        )


Row = tuple[str, str, str]


def facts_said(facts: SafetyFacts, moment: Say) -> tuple[Row, ...]:
    """Return each protection with its sign, its name and its sentence; `moment` says an instant."""
    return (
        *safety_damage.rows(facts, moment),
        _store(facts),
        _lease(facts, moment),
        _second(facts),
        _backup(facts, moment),
        _check(facts, moment),
        _trail(facts, moment),
        _recovery(facts),
        _hears(facts),
        _disk(facts),
        _device_key(facts),
        _rules(facts),
    )


def _store(facts: SafetyFacts) -> Row:
    name = translate("safety", "Sagerne")
    sealed = translate("safety", "Alt om borgerne ligger krypteret bag din adgangssætning.")
    if facts.key_memory is None:
        return "unknown", name, sealed
    cost = translate(
        "safety", "Hvert gæt på den koster en computer {memory} MB hukommelse, så det går langsomt."
    )
    return "good", name, f"{sealed} {cost.format(memory=facts.key_memory)}"


def _lease(facts: SafetyFacts, moment: Say) -> Row:
    name = translate("safety", "Tilladelsen til at åbne uden net")
    if facts.lease_until is None:
        return "unknown", name, translate("safety", "Ingen frist er kendt her.")
    sentence = translate(
        "safety", "Gælder til {when}. Den fornyes, hver gang computeren har kontakt med centralen."
    )
    return "good", name, sentence.format(when=moment(facts.lease_until))


def _second(facts: SafetyFacts) -> Row:
    name = translate("safety", "Den anden kopi af det, der ikke er sendt")
    if facts.second_copy is None:
        return "unknown", name, translate("safety", "Det vides ikke, om den er hel.")
    if not facts.second_copy:
        return (
            "look",
            name,
            translate("safety", "Den mangler. Lås og lås op igen, så bliver den skrevet på ny."),
        )
    if facts.brought_back:
        back = translate("safety", "Den gav {count} ændringer tilbage, da du låste op. Intet er tabt.")
        return "good", name, back.format(count=facts.brought_back)
    return (
        "good",
        name,
        translate("safety", "Den er hel. Hver ændring ligger to steder, til centralen har kvitteret."),
    )


def _backup(facts: SafetyFacts, moment: Say) -> Row:
    name = translate("safety", "Sikkerhedskopi på computeren")
    if facts.last_backup is None:
        return "unknown", name, translate("safety", "Ingen er kendt endnu.")
    return (
        "good",
        name,
        translate("safety", "Taget {when}, krypteret som sagerne.").format(when=moment(facts.last_backup)),
    )


def _check(facts: SafetyFacts, moment: Say) -> Row:
    name = translate("safety", "Kontrol af sagerne")
    if facts.last_check is None:
        return "unknown", name, translate("safety", "Ingen kontrol er kendt endnu.")
    when = moment(facts.last_check)
    if facts.check_held:
        return (
            "good",
            name,
            translate("safety", "Sagerne blev læst helt igennem {when}, og alt var helt.").format(when=when),
        )
    broken = translate(
        "safety", "{when} var et stykke af sagerne ikke helt. Det, der kan læses, er urørt. Ring til IT."
    )
    return "look", name, said.upper(broken.format(when=when))


def _trail(facts: SafetyFacts, moment: Say) -> Row:
    name = translate("safety", "Loggen over, hvem der har set hvad")
    if facts.trail_checked is None:
        return "unknown", name, translate("safety", "Den føres fra nu af og kontrolleres én gang i døgnet.")
    when = moment(facts.trail_checked)
    if facts.trail_held:
        whole = translate(
            "safety", "Hver linje blev kontrolleret {when}, og ingen manglede eller var ændret."
        )
        return "good", name, whole.format(when=when)
    broken = translate(
        "safety",
        "{when} var den ikke, som den blev skrevet. Det, du har skrevet i sagerne, er urørt. Sig det til teamlederen.",
    )
    return "look", name, said.upper(broken.format(when=when))


def _recovery(facts: SafetyFacts) -> Row:
    name = translate("safety", "Hvis du glemmer adgangssætningen")
    if facts.recovery is None:
        return "unknown", name, translate("safety", "Det vides ikke, om nogen kan hjælpe dig ind.")
    if facts.recovery:
        return (
            "good",
            name,
            translate("safety", "To betroede i kommunen kan sammen hjælpe dig ind. Intet går tabt."),
        )
    return (
        "look",
        name,
        translate("safety", "Ingen kan lukke dig ind igen. Det, der ikke er sendt, er så tabt."),
    )


def _hears(facts: SafetyFacts) -> Row:
    name = translate("safety", "Når computerens egen skærm låses, eller den sover")
    if facts.hears_system is None:
        return "unknown", name, translate("safety", "Det vides endnu ikke, om computeren fortæller det.")
    if facts.hears_system:
        return "good", name, translate("safety", "Så låser Fodfæste også, og din kladde er gemt først.")
    return (
        "look",
        name,
        translate("safety", "Det fortæller computeren ikke her. Lås selv med Ctrl L, før du går."),
    )


def _disk(facts: SafetyFacts) -> Row:
    name = translate("safety", "Hele disken")
    if facts.disk_sealed is None:
        return "unknown", name, translate("safety", "Kan ikke ses her. Spørg IT, om disken er krypteret.")
    if facts.disk_sealed:
        return "good", name, translate("safety", "Disken er også krypteret som helhed.")
    return (
        "look",
        name,
        translate(
            "safety",
            "Disken er ikke krypteret som helhed. Sagerne er, men styresystemet kan have skrevet rester af det, du "
            "så. Bed IT om at slå det til.",
        ),
    )


def _device_key(facts: SafetyFacts) -> Row:
    name = translate("safety", "Nøglen, som centralen kender computeren på")
    if facts.device_key is None:
        return "unknown", name, translate("safety", "Det vides ikke, hvordan den ligger.")
    if facts.device_key == "sealed":
        return (
            "good",
            name,
            translate(
                "safety", "Computerens nøglering gemmer en del af den. Filen alene er til ingen nytte."
            ),
        )
    if facts.device_key == "bare":
        return (
            "look",
            name,
            translate(
                "safety",
                "Computeren har ingen nøglering til den, så den ligger, som den er. Bed IT om at kryptere disken, og "
                "ring til IT med det samme, hvis computeren bliver væk.",
            ),
        )
    return (
        "look",
        name,
        translate(
            "safety",
            "Den er væk. Alt, du skriver, er gemt her, men intet bliver sendt. Bed teamlederen om en ny kode.",
        ),
    )


def _rules(facts: SafetyFacts) -> Row:
    """Say what the municipality decided; what is demanded and not done yet is to be looked at."""
    name = translate("safety", "Det har kommunen bestemt")
    rules = facts.rules
    if rules is None:
        return "unknown", name, translate("safety", "Denne computer har ikke hørt om noget endnu.")
    sentences = [
        translate("safety", "Dæk med kode må bruges.")
        if rules.cover
        else translate("safety", "Dæk med kode må ikke bruges."),
        translate("safety", "Computeren låser senest efter 1 minut.")
        if rules.idle == 1
        else translate("safety", "Computeren låser senest efter {count} minutter.").format(count=rules.idle),
    ]
    if not rules.binding:
        return "good", name, " ".join(sentences)
    bound = (
        translate("safety", "Sagerne skal være bundet til computeren, og det er de.")
        if facts.bound
        else translate("safety", "Sagerne skal bindes til computeren: Indstillinger, Skift adgangssætning.")
    )
    return "good" if facts.bound else "look", name, " ".join((*sentences, bound))
