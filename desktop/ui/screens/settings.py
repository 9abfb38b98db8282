"""Indstillinger: how the program looks and speaks, when it locks, and in plain words what protects this computer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal

from desktop.chairs import CHAIRS
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import ChoiceField
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.printer_card import PrinterCard
from desktop.ui.screens.screen import Now, Screen, copenhagen_now

SCALES = ("1.0", "1.1", "1.25", "1.5", "1.75", "2.0")
MINUTES = (1, 2, 5, 10, 15, 30)


@dataclass(frozen=True, slots=True)
class DeviceShown:
    """What is true of this computer: whose it is, where it reports, and when it last did."""

    person: str
    initials: str
    municipality: str
    address: str
    last_contact: str | None
    version: str
    practice: bool = False


class SettingsScreen(Screen):
    """`changed(key, value)`: language, theme, scale, calm, lock_minutes, in the practice office chair.

    Everything takes effect at once.
    """

    place: ClassVar[str] = "settings"
    changed = Signal(str, str)
    passphrase_wanted = Signal()
    safety_wanted = Signal()
    diagnostics_wanted = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._device: DeviceShown | None = None
        self._language = Segment([Option("da", "Dansk"), Option("en", "English")])
        self._theme, self._scale = (
            ChoiceField("", [Option("system", "")]),
            ChoiceField("", [Option("1.0", "")]),
        )
        self._calm, self._lock = (
            Segment([Option("no", ""), Option("yes", "")]),
            ChoiceField("", [Option("5", "")]),
        )
        self._calm_name, self._language_name = Words("", "label"), Words("", "label")
        self._looks, self._safety, self._about = Heading(""), Heading(""), Heading("")
        self._protects, self._this, self._licences = Words(), Words(), Words("", "small", "ink_soft")
        self._longest, self._at_most = MINUTES[-1], Words("", "small", "ink_soft")
        self._at_most.hide()
        self._passphrase = Button("", icon="key-round")
        self._more = Button("", icon="shield-check")
        language = hold(column(self._language_name, hold(Flow(self._language, gap="")), gap="tight"))
        calm = hold(column(self._calm_name, hold(Flow(self._calm, gap="")), gap="tight"))
        looks = Card(self._looks, language, self._theme, self._scale, calm, STRETCH, gap="pad")
        lock = hold(Flow(self._more, self._passphrase, gap="near"))
        pause = hold(column(self._lock, self._at_most, gap="tight"))
        safety = Card(self._safety, self._protects, pause, lock, STRETCH, gap="pad")
        self._diagnostics = Button("", icon="list-checks")
        found = hold(Flow(self._diagnostics, gap=""))
        about = Card(self._about, self._this, found, self._licences, STRETCH, gap="snug")
        self.prints = PrinterCard()
        self._chair, self._chair_name, self._chair_words = (
            Segment([Option(one, "") for one in CHAIRS]),
            Heading(""),
            Words("", "body", "ink_soft"),
        )
        self._chairs = Card(self._chair_name, self._chair_words, hold(Flow(self._chair, gap="")), gap="snug")
        self._chairs.hide()
        edge = look.space("edge")
        pairs = hold(Beside((looks, 1, 380), (safety, 1, 380), gap="snug"))
        below = hold(Beside((self.prints, 1, 380), (about, 1, 380), gap="snug"))
        self.lay_out(
            Header(),
            hold(column(self._chairs, pairs, below, STRETCH, gap="pad", margins=(edge, 18, edge, 20))),
        )
        self.first_focus = self._language
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._language.chosen.connect(lambda choice: self.changed.emit("language", choice))
        self._theme.chosen.connect(lambda choice: self.changed.emit("theme", choice))
        self._scale.chosen.connect(lambda choice: self.changed.emit("scale", choice))
        self._calm.chosen.connect(lambda choice: self.changed.emit("calm", choice))
        self._lock.chosen.connect(lambda choice: self.changed.emit("lock_minutes", choice))
        self._chair.chosen.connect(lambda choice: self.changed.emit("chair", choice))
        self._passphrase.clicked.connect(self.passphrase_wanted)
        self._more.clicked.connect(self.safety_wanted)
        self._diagnostics.clicked.connect(self.diagnostics_wanted)

    def show_settings(self, settings: Mapping[str, str], *, longest: int = MINUTES[-1]) -> None:
        """Show what holds; a key that is missing stands at its default.

        `longest` is the longest idle pause that the municipality allows, in minutes; a longer choice counts so far.
        """
        self._language.choose(settings.get("language", "da"))
        self._theme.choose(settings.get("theme", "system"))
        self._scale.choose(settings.get("scale", "1.0"))
        self._calm.choose(settings.get("calm", "no"))
        self._chair.choose(settings.get("chair", CHAIRS[0]))
        self._longest = longest
        self._say_minutes()
        self._lock.choose(str(min(int(settings.get("lock_minutes", "5")), longest)))

    def show_device(self, device: DeviceShown) -> None:
        """Show whose computer this is and when it last reached the central service."""
        self._device = device
        self._passphrase.setVisible(not device.practice)
        self._chairs.setVisible(device.practice)
        self._say_device()

    def _say_device(self) -> None:
        device = self._device
        if device is None:
            return
        if device.last_contact:
            contact = self.tr("Sidste kontakt med centralen: {when}.").format(
                when=said.moment(device.last_contact, self.now().date())
            )
        else:
            contact = self.tr("Ingen kontakt med centralen endnu.")
        whose = self.tr("{person} ({initials}), {municipality}.").format(
            person=device.person, initials=device.initials, municipality=device.municipality
        )
        version = self.tr("Fodfæste {version}. Centralen: {address}.").format(
            version=device.version or self.tr("arbejdskopi"), address=device.address or self.tr("ingen")
        )
        self._this.say(f"{whose}\n{contact}\n{version}")

    def retranslate(self) -> None:
        """Say everything again."""
        if self.header is not None:
            self.header.say(self.tr("Indstillinger"), self.tr("Gælder kun dig på denne computer"))
        self._looks.say(self.tr("Sprog og udseende"))
        self._language_name.say(self.tr("Sprog"))
        self._calm_name.say(self.tr("Rolig visning (ingen bevægelse)"))
        self._language.setAccessibleName(self._language_name.said)
        self._calm.setAccessibleName(self._calm_name.said)
        self._calm.show_options([Option("no", self.tr("Nej")), Option("yes", self.tr("Ja"))])
        self._theme.rename(self.tr("Farver"))
        self._theme.show_options(
            [
                Option("system", self.tr("Som computeren")),
                Option("light", self.tr("Lyse")),
                Option("dark", self.tr("Mørke")),
                Option("contrast", self.tr("Stor kontrast, lys")),
                Option("contrast_dark", self.tr("Stor kontrast, mørk")),
            ]
        )
        self._scale.rename(self.tr("Skriftstørrelse"))
        self._scale.show_options([Option(scale, f"{round(float(scale) * 100)} %") for scale in SCALES])
        self.prints.retranslate()
        self._say_chairs()
        self._say_safety()
        self._say_device()

    def _say_chairs(self) -> None:
        self._chair_name.say(self.tr("Hvis stol sidder du i?"))
        self._chair_words.say(
            self.tr(
                "I øvelseskontoret kan du prøve arbejdet fra tre stole. Når du skifter, låses der først; det, du er i "
                "gang med at skrive, venter i din egen stol."
            )
        )
        self._chair.setAccessibleName(self.tr("Stol"))
        jobs = (self.tr("Sagsbehandler"), self.tr("Mentor"), self.tr("Teamleder"))
        self._chair.show_options([Option(one, job) for one, job in zip(CHAIRS, jobs, strict=True)])

    def _say_safety(self) -> None:
        self._safety.say(self.tr("Sikkerhed"))
        self._lock.rename(self.tr("Lås, når jeg ikke har rørt computeren i"))
        self._say_minutes()
        self._passphrase.rename(self.tr("Skift adgangssætning"))
        self._more.rename(self.tr("Se, hvordan det beskyttes"))
        self._protects.say(
            self.tr(
                "Alt om dine borgere ligger krypteret på denne computer. Nøglen ligger bag din adgangssætning "
                "og ikke andre steder her. Når du låser, forsvinder nøglen fra computerens hukommelse. Det, du "
                "skriver, gemmes her først og sendes, når der er net; det er først modtaget, når der står kvitteret."
            )
        )
        self._about.say(self.tr("Om denne computer"))
        self._diagnostics.rename(
            self.tr("Fil til fejlsøgning …"), name=self.tr("Fil til fejlsøgning, uden personoplysninger")
        )
        self._licences.say(
            self.tr(
                "Skrifterne Inter, Source Serif 4, IBM Plex Sans og Literata har licensen OFL 1.1; "
                "tegnene er Lucide (ISC). Fodfæste bygger på Qt, SQLCipher, reportlab og andre frie programmer."
            )
        )

    def _say_minutes(self) -> None:
        """Offer what may be chosen, and say where the municipality set the end of it."""
        among = sorted({*(one for one in MINUTES if one < self._longest), self._longest})
        self._lock.show_options([Option(str(one), self._minutes(one)) for one in among])
        self._at_most.setVisible(self._longest < MINUTES[-1])
        self._at_most.say(
            self.tr("Din kommune har bestemt, at computeren låser senest efter {span}.").format(
                span=self._minutes(self._longest)
            )
        )

    def _minutes(self, count: int) -> str:
        return self.tr("1 minut") if count == 1 else self.tr("{count} minutter").format(count=count)
