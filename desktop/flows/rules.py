"""What the municipality decided for its computers, in force at once: *Dæk*, the idle pause, the store's binding.

The newest signed word that came counts; the file that IT lays out can only forbid more. Nothing here keeps anybody from
the store: a binding that is demanded opens its page after the unlock, with everything typed kept behind it.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from desktop.flows.guards import Guards
from desktop.flows.ways import Ways
from desktop.idle import IdleLock
from desktop.policy import Policy
from storage import passphrases, pepper
from storage.rules import Rules
from storage.vault import Store


class House(Ways, Protocol):
    """What the rules ask of the rooms."""

    guards: Guards | None


@dataclass(frozen=True, slots=True)
class Found:
    """What holds, whether the store is bound, and whether the system has a keyring to bind it to (asked if need be)."""

    rules: Rules
    bound: bool
    keyring: bool

    @property
    def must_bind(self) -> bool:
        """Whether the person is to be led to the binding."""
        return self.rules.binding and not self.bound


class RulesFlow:
    """Asks the store what was decided, and has it take effect."""

    def __init__(self, house: House, idle: IdleLock, *, local: Policy) -> None:
        self._house = house
        self._idle = idle
        self._local = local
        self._standing = Rules()
        self._says = ""

    def begin(self) -> None:
        """At the unlock: what holds takes effect, and whoever must bind the store is led there."""
        self._house.desk.store_lane.do(lambda: _found(self._house.desk.store), self._begin)

    def hear(self) -> None:
        """After a contact: what is new takes effect, and is told."""
        self._house.desk.store_lane.do(lambda: _found(self._house.desk.store), self._hear)

    def _begin(self, found: Found) -> None:
        if not isValid(self._house.window):
            return  # closed while the store was answering
        self._apply(found.rules)
        if found.must_bind and found.keyring:
            self._house.open_binding()
        elif found.must_bind:
            self._say(_no_keyring())

    def _hear(self, found: Found) -> None:
        before = self._standing
        if found.rules == before or not isValid(self._house.window):
            return
        self._apply(found.rules)
        sentences = told(before, found.rules, bound=found.bound)
        if not sentences:
            return
        first = QCoreApplication.translate("rules", "Din kommune har bestemt noget for denne computer.")
        said = f"{first} {sentences}"
        if found.must_bind and not found.keyring:
            self._say(f"{said} {_no_keyring()}")
        else:
            self._say(said, binds=found.must_bind)

    def _apply(self, rules: Rules) -> None:
        self._standing = rules
        self._idle.at_most(rules.idle)
        if self._house.guards is not None:
            self._house.guards.cover.permit(on=self._local.cover and rules.cover)

    def _say(self, text: str, *, binds: bool = False) -> None:
        window = self._house.window
        window.withdraw(self._says)
        self._says = text
        if binds:
            window.banner(text, QCoreApplication.translate("rules", "Bind nu"), self._go_and_bind)
        else:
            window.banner(
                text, QCoreApplication.translate("rules", "Luk"), lambda: window.withdraw(text), tone="notice"
            )

    def _go_and_bind(self) -> None:
        self._house.window.withdraw(self._says)
        self._house.open_binding()


def told(before: Rules, after: Rules, *, bound: bool) -> str:
    """Return in words what is different from now on; empty where the person notices nothing of it."""
    said = []
    if before.cover != after.cover:
        said.append(
            QCoreApplication.translate("rules", "Dæk med kode må bruges igen.")
            if after.cover
            else QCoreApplication.translate("rules", "Dæk med kode er slået fra; brug Lås, Ctrl L.")
        )
    if before.idle != after.idle:
        said.append(idle_said(after.idle))
    if after.binding and not bound:
        said.append(
            QCoreApplication.translate(
                "rules", "Sagerne skal bindes til computeren. Alt, du har skrevet, er her imens."
            )
        )
    return " ".join(said)


def idle_said(minutes: int) -> str:
    """Return within how many minutes the computer locks."""
    if minutes == 1:
        return QCoreApplication.translate("rules", "Computeren låser senest efter 1 minut.")
    return QCoreApplication.translate("rules", "Computeren låser senest efter {count} minutter.").format(
        count=minutes
    )


def _no_keyring() -> str:
    return QCoreApplication.translate(
        "rules",
        "Din kommune kræver, at sagerne bindes til computeren, men denne computer har ingen nøglering at binde dem "
        "til. Alt, du har skrevet, er her, og du kan arbejde videre. Sig det til IT.",
    )


def _found(store: Store) -> Found:
    """On the store's lane."""
    rules = store.contacts.rules()
    bound = passphrases.is_bound(store.folder)
    return Found(rules, bound, keyring=rules.binding and not bound and pepper.is_offered())
