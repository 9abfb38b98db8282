"""The form of a visit that is planned or moved: who, when, how and where, and what for."""

from collections.abc import Sequence
from datetime import datetime

from casework.clock import COPENHAGEN, local
from desktop.ui.parts.field import ChoiceField, DateField, Field
from desktop.ui.parts.layout import Piece
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.segment import Option
from desktop.ui.screens import said
from desktop.ui.screens.forms import Form
from desktop.ui.screens.visit_typed import clock_of, day_of

WAYS = ("home", "office", "walk", "workplace", "phone")
Person = tuple[str, str]
"""The id and the name of a citizen who can be chosen."""


class WhenForm(Form):
    """A day and an hour: what a visit that is moved asks for."""

    demanded = ("day", "hour")

    def __init__(self, now: datetime, record: str = "", at: str = "") -> None:
        super().__init__(record)
        self._today = now.date()
        day = local(at).date() if at else self._today
        self.day, self.hour = (
            DateField("", day, today=self._today, ahead=True),
            Field("", f"{local(at):%H.%M}" if at else "", hint="10.15", icon="clock"),
        )
        self.make()

    def make(self) -> None:
        """Put the fields together."""
        self.fields = {"day": self.day, "hour": self.hour}
        self.build(Beside((self.day, 1, 150), (self.hour, 1, 110), gap="snug"))

    def flaw(self) -> tuple[str, str] | None:
        """A visit has a day that comes and an hour."""
        day = self.day.day()
        if day is None:
            return "day", self.tr("Skriv, hvilken dag I mødes.")
        if day < self._today:
            return "day", self.tr("Den dag er gået. Skriv i dag eller en dag, der kommer.")
        if not self.hour.text():
            return "hour", self.tr("Skriv, hvornår I mødes, for eksempel 10.15.")
        return None if clock_of(self.hour.text()) else ("hour", self.tr("Skriv klokken som 10.15."))

    def at(self) -> datetime:
        """Return the moment that the form says, in Danish time."""
        day, hour = day_of(self.values()["day"]), clock_of(self.hour.text())
        if day is None or hour is None:
            raise ValueError("the form has a flaw")
        return datetime.combine(day, hour, COPENHAGEN)

    def retranslate(self) -> None:
        """Say everything again."""
        self.day.rename(self.tr("Dato"))
        self.hour.rename(self.tr("Klokken"))
        self.save.rename(self.tr("Flyt besøget"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at flytte besøget"))


class VisitForm(WhenForm):
    """A new visit. `people` are those who can be chosen; none where the page says whom it is about.

    An empty place at home is the citizen's own address of the day: it is not written down a second time.
    """

    def __init__(
        self,
        now: datetime,
        *,
        people: Sequence[Person] | None = None,
        address: str = "",
        protected: bool = False,
    ) -> None:
        self._people, self._address, self._protected = people, address, protected
        self._who = ChoiceField("", []) if people is not None else None
        self._way = ChoiceField("", [])
        self._place, self._purpose = Field(""), Field("")
        super().__init__(now)

    def make(self) -> None:
        """Put the fields together."""
        if self._who is not None:
            self.fields["who"] = self._who
        self.fields |= {"day": self.day, "hour": self.hour, "form": self._way}
        self.fields |= {"place": self._place, "purpose": self._purpose}
        when = Beside((self.day, 3, 150), (self.hour, 2, 110), (self._way, 4, 190), gap="snug")
        where = Beside((self._place, 1, 240), (self._purpose, 1, 240), gap="snug")
        pieces: list[Piece] = [self._who] if self._who is not None else []
        self.build(*pieces, when, where)
        self._way.chosen.connect(lambda _way: self._say_place())
        self._purpose.changed.connect(lambda _text: self._say_purpose())

    def flaw(self) -> tuple[str, str] | None:
        """A visit is to somebody, has a day that comes, and an hour."""
        if self._who is not None and not self._who.choice():
            return "who", self.tr("Vælg, hvem du vil besøge.")
        return super().flaw()

    def told(self, citizen: str = "") -> dict[str, object]:
        """Return what is planned."""
        values = self.values()
        return {
            "citizen": values.get("who") or citizen,
            "at": self.at(),
            "form": values["form"],
            "place": values["place"],
            "purpose": values["purpose"],
        }

    def _persons(self) -> list[Option]:
        people = self._people or ()
        return [Option("", self.tr("Vælg borger")), *(Option(id_, name) for id_, name in people)]

    def _ways(self) -> list[Option]:
        return [Option(way, said.form(way)) for way in WAYS]

    def _say_place(self) -> None:
        """Say what an empty place means."""
        home = self._way.choice() == "home"
        help_text = self.tr("Tomt felt: borgerens adresse.") if home else ""
        if home and self._protected:
            help_text = self.tr("Adressen er beskyttet. Skriv den ikke her.")
        self._place.rename(self.tr("Sted"), help_text=help_text)
        self._place.line.setPlaceholderText(self._address if home and not self._protected else "")

    def _say_purpose(self) -> None:
        """Say in its row what an empty one means; it is planned all the same."""
        lacks = (
            ""
            if self._purpose.text().strip()
            else self.tr("Tomt felt: besøget kommer på listen »uden formål«.")
        )
        self._purpose.rename(self.tr("Hvad skal I?"), help_text=lacks)

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        if self._who is not None:
            self._who.rename(self.tr("Hvem?"))
            self._who.show_options(self._persons())
        self._way.rename(self.tr("Hvordan mødes I?"))
        self._way.show_options(self._ways())
        self._say_place()
        self._say_purpose()
        self.save.rename(self.tr("Gem besøg"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme besøget"))
