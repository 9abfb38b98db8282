"""A case in a store with everything that a paper can say of one: what no case gives, no paper has room for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from casework import agreement_sheet
from casework import plan as plans
from casework.agreement_sheet import AgreementSheet
from casework.changes import Change, Seen, Value
from casework.clock import local
from casework.hidden_address import NO_ADDRESS
from casework.ids import REFERENCE
from casework.plan_paper import PlanPaper
from desktop.paper.agreement_sheet import draw_agreement_sheet
from desktop.paper.card import DoorCard
from desktop.paper.card_facts import door_card
from desktop.paper.day_facts import day_list_of
from desktop.paper.day_list import DayList
from storage.reads import citizen as citizen_reads
from storage.reads import day as day_reads
from storage.reads.day_colleagues import colleagues
from storage.reads.door import at_door
from storage.vault import Store
from tests.storage.shelf import AT, METTE, NOW, TODAY, citizen, opened, save

TOWN: Final = "Eksempel Kommune"
SEPTEMBER: Final = "2026-09-03T10:00:00+00:00"
_WORKERS: Final[dict[str, dict[str, Value]]] = {
    METTE.id: {
        "initials": "METE",
        "name": "Mette Testperson",
        "role": "Sagsbehandler",
        "phone": "70000001",
        "team": "A",
    },
    "w-lone": {"initials": "LOTE", "name": "Lone Testperson", "role": "Sagsbehandler", "phone": "70000005"},
    "w-bo": {"initials": "BOTE", "name": "Bo Testperson", "role": "Sagsbehandler", "phone": "70000002"},
    "w-nor": {
        "initials": "NOTE",
        "name": "Nor Testperson",
        "role": "Teamleder",
        "phone": "70000009",
        "team": "A",
    },
}
_WRITTEN: Final[dict[str, dict[str, Value]]] = {
    "goal/1": {
        "title": "Timer med løn i et bageri",
        "own_words": "Jeg vil gerne have et arbejde, hvor jeg laver noget med hænderne.",
        "said_on": "2026-11-14",
        "voice": "citizen",
        "area": "Job",
        "measure": "du har 8 timer med løn om ugen.",
        "target_date": "2027-05-15",
        "status": "active",
        "milestones": "Tale med Karim om job\nBesøge bageriet\nTo dage om ugen i praktik\n4 timer med løn\n8 timer",
        "steps_reached": 2,
    },
    "goal/2": {
        "title": "Styr på huslejen",
        "own_words": "Jeg vil kunne åbne brevene selv.",
        "area": "Økonomi",
        "author": "w-bo",
        "voice": "joint",
        "measure": "du ikke skylder boligselskabet noget.",
        "target_date": "2027-06-01",
        "status": "active",
    },
    "goal/3": {
        "title": "Ringe selv til lægen",
        "own_words": "Jeg vil kunne ringe, uden at nogen hjælper mig.",
        "area": "Hverdag",
        "measure": "du har ringet selv.",
        "target_date": "2026-10-01",
        "status": "active",
    },
    "goal/4": {"title": "Komme til alle møder", "area": "Hverdag", "status": "reached"},
    "activity/1": {
        "what": "Praktik to dage om ugen i otte uger",
        "why": "Du prøver arbejdet i dit eget tempo.",
        "who": "METE",
        "goal": "goal/1",
        "voluntary": False,
        "status": "active",
        "owner": "Kommunen, job og uddannelse",
        "legal_basis": "lov om en aktiv beskæftigelsesindsats § 57",
        "went": "Du har været der fire formiddage.",
    },
    "activity/2": {
        "what": "En aftale om 300 kr. om måneden",
        "why": "Så kan du betale og stadig have til mad.",
        "goal": "goal/2",
        "voluntary": True,
        "status": "active",
        "owner": "Kommunen, ydelser",
        "legal_basis": "lov om aktiv socialpolitik § 81",
    },
    "agreement/1": {"what": "Du fortæller, hvad du synes om bageriet", "who": "Borger", "due": "2026-12-04"},
    "agreement/2": {
        "what": "Henter dig, når du skal i bageriet første gang",
        "who": "METE",
        "why": "Så kommer du godt derhen.",
        "due": "2026-12-01",
    },
    "agreement/3": {"what": "Skriver til bageriet om, hvad du har brug for", "who": "LOTE"},
    "agreement/4": {
        "what": "Svarer på spørgsmålet om huslejen",
        "who": "Boligselskabet",
        "due": "2026-11-20",
    },
    "visit/1": {
        "at": "2026-11-26T09:15:00+00:00",
        "form": "home",
        "purpose": "Aftale turen til bageriet",
        "agreed_last": "Hun tog bus 3A alene.",
        "bring": "Fælles plan",
        "worker": METTE.id,
    },
    "visit/2": {
        "at": "2026-12-03T09:00:00+00:00",
        "form": "workplace",
        "purpose": "Så kender du stedet, før du siger ja eller nej.",
        "worker": METTE.id,
    },
    "visit/3": {"at": "2026-12-10T09:00:00+00:00", "form": "home", "worker": METTE.id},
    "attempt/1": {
        "at": "2026-11-19T09:15:00+00:00",
        "channel": "home",
        "result": "not_met",
        "worker": METTE.id,
    },
    "note/1": {
        "text": "Hun spurgte om flere timer i bageriet.",
        "nature": "statement",
        "at": "2026-11-24T10:00:00+00:00",
    },
    "relation/1": {"name": "Karim Testperson", "role": "Bror", "consent": "Må ringes op"},
    "relation/2": {"name": "Gitte Testperson", "role": "Nabo", "consent": ""},
    "relation/3": {"name": "Yusuf Testperson", "role": "Fætter", "consent": "Må ikke kontaktes"},
    "mentor_agreement/1": {
        "mentor": "w-nor",
        "goal": "Tre faste formiddage om ugen",
        "tasks": "Følges til bageriet de første uger",
        "minutes": 2160,
        "start": "2026-11-01",
        "end": "2027-04-30",
    },
    "one_plan/1": {"said": "ja · 2026-11-14 · sagt · Min Plan; handleplanen for voksne · w-bo"},
    "plan_version/1": {"number": 1, "issued_on": "2026-08-20", "contents": []},
}


@contextmanager
def case(**fields: Value) -> Iterator[tuple[Store, str]]:
    """Keep a case in a store for a while."""
    with TemporaryDirectory() as folder, opened(Path(folder) / "store") as store:
        save(store, *(Change(REFERENCE, id_, "worker", said, Seen(), AT) for id_, said in _WORKERS.items()))
        about: dict[str, Value] = {
            "primary": METTE.id,
            "review_on": "2027-01-18",
            "partner": "w-lone",
            "coordinator": "w-bo",
            "address": "Eksempelvej 12",
            "postcode": "9999",
            "city": "Eksempel By",
            "phone": "70000011",
            "interpreter": "somali",
            "safety_remark": "Hunden er løs. Bliv stående, til hun kalder.",
        }
        stream, changes = citizen("Amina", "Testperson", **(about | fields))
        save(store, *changes)
        for name, said in _WRITTEN.items():
            save(store, Change(stream, name, name.partition("/")[0], said, Seen(), AT))
        reached: dict[str, Value] = {"status": "reached"}
        save(store, Change(stream, "goal/3", "goal", reached, store.ledger.seen(), SEPTEMBER))
        yield store, stream


def plan(store: Store, stream: str) -> PlanPaper:
    """Return the plan that the case has."""
    reader = store.own_reader()
    page = citizen_reads.page(reader, stream, TODAY)
    assert page is not None
    ahead = day_reads.ahead(reader, stream, date(2026, 11, 27))
    return plans.paper(page, visits=ahead, municipality=TOWN, today=TODAY, previous=[])


def day_list(store: Store) -> DayList:
    """Return the list of the day."""
    reader = store.own_reader()
    day = day_reads.day(reader, TODAY, METTE.id, TODAY, now=NOW)
    return day_list_of(day, "Mette Testperson", TOWN, NOW, colleagues(reader, day.visits))


def card(store: Store, stream: str) -> DoorCard:
    """Return the card for the door at the hour of the visit."""
    reader, now = store.own_reader(), local(AT)
    page = citizen_reads.page(reader, stream, TODAY)
    assert page is not None
    begins = local("2026-11-26T09:15:00+00:00")
    return door_card(page, "", at_door(reader, stream, METTE.id, NOW), now=now, planned=begins)


def sheet(store: Store, stream: str) -> AgreementSheet:
    """Return the agreement sheet of the case."""
    page = citizen_reads.page(store.own_reader(), stream, TODAY)
    assert page is not None
    return agreement_sheet.sheet(page, hidden=NO_ADDRESS, municipality=TOWN, today=TODAY)


def drawn_sheet() -> bytes:
    """Return the agreement sheet of the case as it is printed."""
    with case() as held:
        return draw_agreement_sheet(sheet(*held)).pdf


def drawn(*, large: bool = False) -> bytes:
    """Return the plan of the case as it is printed."""
    from desktop.paper.plan import draw_plan

    with case() as held:
        return draw_plan(replace(plan(*held), large=large)).pdf
