"""`fodfaeste paper DOCUMENT`: a paper from a script, at night, by the same rules as from the window.

The passphrase is asked for, or read as the first line of standard input. The store must not be open in the program
meanwhile. What leaves is entered in the trail like any print, a plan becomes a version with its exact file kept, and a
paper for a partner or a workplace is the one that was chosen and answered for in *Papir til andre*.
"""

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from casework import day_out, ids, signing
from casework import plan as plans
from casework.acts import Act
from casework.answers import CitizenPage, DayVisit
from casework.attachments import SealedFile, keep_paper
from casework.changes import Change, Value
from casework.clock import COPENHAGEN
from casework.death import no_contact
from casework.errors import FodfaesteError, Refused
from casework.hidden_address import HiddenAddress
from casework.kept_papers import drawn_from
from casework.plan_editions import Answer, chosen_of, demanded, edition, logged, spoken, unanswered
from casework.plan_editions import drawn_from as drawn_from_chosen
from casework.plan_languages import languages
from casework.plan_look import LARGE
from casework.plan_paper import PlanPaper
from casework.prints import Paper, not_printed
from casework.said_address import demanded_of_edition, demanded_of_plan
from casework.trail import Noted
from desktop import paper_word_case, paper_word_citizen, paper_word_few, paths
from desktop.joining import CENTRAL
from desktop.keeping import kept
from desktop.paper.day_facts import day_list_of
from desktop.paper.day_list import draw_day_list
from desktop.paper.plan_others import draw_edition
from desktop.paper.printing import save_where_chosen
from desktop.plan_file import drawn_plan
from storage import attached, vault
from storage.reads import citizen as citizen_reads
from storage.reads import day as day_reads
from storage.reads import new_citizen, persons, placements, prints
from storage.reads import plans as plan_reads
from storage.reads.day_colleagues import colleagues
from storage.reads.signatures import plan_signed
from storage.reads.veil import hidden_address
from storage.vault import Store

OF_CASE: Final = ("evidence", "handover", "aktindsigt", "cv")
FOR_CITIZEN: Final = ("letter", "rights", "contact", "agreements")
FEW: Final = ("card", "log", "mentor")
DOCUMENTS: Final = ("plan", "day", *OF_CASE, *FOR_CITIZEN, *FEW)
_NO_STORE: Final = "Der er intet lager her endnu. Åbn Fodfæste, og følg Kom i gang."
_NO_CITIZEN: Final = "Ingen borger på denne computer har det CPR-nummer. Intet er skrevet ud."
_NOT_CHOSEN: Final = (
    "Papiret er ikke valgt endnu. Åbn borgerens plan i Fodfæste. "
    "Vælg under Papir til andre, hvad der skal med."
)
_LOOK_FIRST: Final = (
    "Papiret er ikke skrevet ud. Der er ord, der kan sige mere, end læseren skal vide: {words}. "
    "Svar på hver i Fodfæste under Papir til andre."
)
_LEFT_OUT: Final = "Besøg, der ikke er med, fordi du ikke har adgang til at skrive dem ud: {count}."
_AS_SIGNED: Final = "Planen er skrevet under, så den er, som da der blev skrevet under."
_ONLY_READ: Final = "Lageret kan kun læses lige nu, så en plan kan ikke udleveres. Intet er ændret."


def main(arguments: Sequence[str]) -> int:
    """Make one paper; return the status for the shell: 0, or 1 with a sentence that says what is safe."""
    asked = _read(arguments)
    paths.settle(None, practice=asked.practice)
    try:
        folder = asked.store or next(iter(paths.store_folders()), None)
        if folder is None:
            raise Refused(_NO_STORE)
        passphrase, number = _asked_for(asked)
        store = vault.unlock(folder, passphrase, now=datetime.now(UTC))
        try:
            said = _made(store, asked, number)
        finally:
            store.close()
    except FodfaesteError as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fodfaeste paper", description=__doc__)
    parser.add_argument("document", choices=DOCUMENTS)
    parser.add_argument("--citizen", default="", help="borgerens CPR-nummer; - læser det fra anden linje")
    parser.add_argument("--audience", choices=("citizen", "partner", "company"), default="citizen")
    parser.add_argument(
        "--language",
        choices=tuple(languages().known),
        help="sprog ved siden af dansk; da er kun dansk; ellers som valgt i borgerens plan",
    )
    parser.add_argument(
        "--large",
        action=argparse.BooleanOptionalAction,
        help="stor skrift; ellers som valgt i borgerens plan",
    )
    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        help="dagen (ÅÅÅÅ-MM-DD); ellers i dag. For et brev: dagen for mødet; ellers det næste. "
        "For mentortimer: en dag i måneden",
    )
    parser.add_argument("--minutes", default="", help="brev: højst hvor mange minutter mødet tager")
    parser.add_argument("--hours", help="kontaktkort: hvornår der kan ringes; ellers som på det sidste kort")
    parser.add_argument(
        "--since", type=date.fromisoformat, help="sagens forløb: første dag; ellers et år før"
    )
    parser.add_argument("--until", type=date.fromisoformat, help="sagens forløb: sidste dag; ellers i dag")
    parser.add_argument("--out", type=Path, required=True, help="filen uden for Fodfæste")
    parser.add_argument("--practice", action="store_true", help="øvelseskontorets lager")
    parser.add_argument("--store", type=Path, help="mappen med lageret; ellers det, der sidst er brugt")
    asked = parser.parse_args(arguments)
    if asked.document != "day" and not asked.citizen:
        parser.error("--citizen mangler")
    is_plan = asked.document == "plan" and asked.audience == "citizen"
    if not is_plan and asked.language is not None:
        parser.error("--language gælder kun borgerens plan")
    if not is_plan and asked.document != "agreements" and asked.large is not None:
        parser.error("--large gælder kun borgerens plan og aftalearket")
    if asked.minutes and asked.document != "letter":
        parser.error("--minutes gælder kun et brev før et møde")
    if asked.hours is not None and asked.document != "contact":
        parser.error("--hours gælder kun et kontaktkort")
    return asked


def _asked_for(asked: argparse.Namespace) -> tuple[str, str]:
    """Return passphrase and number; a number on the command line stands in the list of running programs."""
    if sys.stdin.isatty():
        passphrase = getpass.getpass("Adgangssætning: ")
        return passphrase, input("CPR-nummer: ").strip() if asked.citizen == "-" else asked.citizen
    passphrase = sys.stdin.readline().rstrip("\n")
    return passphrase, sys.stdin.readline().strip() if asked.citizen == "-" else asked.citizen


def _made(store: Store, asked: argparse.Namespace, number: str) -> str:
    moment = datetime.now(UTC)
    today = moment.astimezone(COPENHAGEN).date()
    if asked.document == "day":
        return _day(store, asked.on or today, asked.out, moment)
    page = _page(store, number, today, alive=asked.document in {"plan", "card", *FOR_CITIZEN})
    if asked.document in OF_CASE:
        return paper_word_case.made(store, page, asked, moment, _municipality(store))
    if asked.document in FOR_CITIZEN:
        return paper_word_citizen.made(store, page, asked, moment, _municipality(store))
    if asked.document in FEW:
        return paper_word_few.made(store, page, asked, moment, _municipality(store))
    if asked.large is not None:
        page = replace(page, plan_size=LARGE if asked.large else "")
    if asked.language is not None:
        page = replace(page, plan_language=asked.language)
    paper: Paper = "plan" if asked.audience == "citizen" else asked.audience
    if paper not in page.prints:
        raise not_printed(paper)
    make = _plan if asked.audience == "citizen" else _others
    return make(store, page, asked, moment)


def _day(store: Store, on: date, out: Path, moment: datetime) -> str:
    """Make the list of a day's visits; a guarded address is not on it."""
    here = moment.astimezone(COPENHAGEN)
    day = day_reads.day(store.own_reader(), on, store.user.id, here.date(), now=moment)
    reader, visits = store.own_reader(), len(day.visits)
    day = day_out.only_of(day, prints.among(reader, day_out.spoken_of(day), "day"))
    if visits and not day.visits:
        raise not_printed("day")
    left_out = visits - len(day.visits)
    numbers = colleagues(reader, day.visits)
    drawn = draw_day_list(day_list_of(day, store.user.name, _municipality(store), here, numbers))
    said = "\n".join((_saved(drawn.pdf, out), *drawn.warnings))
    for entry in day_out.noted(day, "export"):
        store.trail.note(entry, now=moment)
    return f"{said} {_LEFT_OUT.format(count=left_out)}" if left_out else said


def _keep_file(
    store: Store,
    page: CitizenPage,
    pdf: bytes,
    made: Callable[[SealedFile], tuple[Change, ...]],
    moment: datetime,
) -> None:
    """Keep the exact file that left; it is on the disk before the change that names it is."""
    file = store.attachments.seal(persons.cases(store.own_reader(), page.id)[0], [pdf])
    try:
        kept(store, made(file), moment)
    except Refused:
        store.attachments.remove([file.id])
        raise


def _municipality(store: Store) -> str:
    return str(dict(store.settings.get(CENTRAL, {})).get("municipality", ""))


def _page(store: Store, number: str, today: date, *, alive: bool) -> CitizenPage:
    reader = store.own_reader()
    case = new_citizen.case_of(reader, number)
    page = citizen_reads.page(reader, case.id, today) if case is not None else None
    if page is None:
        raise Refused(_NO_CITIZEN)
    if alive and page.died_on is not None:
        raise no_contact(page.name)
    return page


def _saved(pdf: bytes, out: Path) -> str:
    sent = save_where_chosen(pdf, out)
    if not sent.done:
        raise Refused(sent.said)
    return sent.said


def _plan(store: Store, page: CitizenPage, asked: argparse.Namespace, moment: datetime) -> str:
    """Hand the plan out as a version of its own, numbered after the last one."""
    if store.view is not None:
        raise Refused(_ONLY_READ)
    reader, today = store.own_reader(), moment.astimezone(COPENHAGEN).date()
    visits, hidden = day_reads.ahead(reader, page.id, today), hidden_address(reader, page.cases)
    previous = last.contents if (last := plan_reads.last_version(reader, page.id)) else None
    paper = plans.paper(
        page, visits=visits, municipality=_municipality(store), today=today, previous=previous, hidden=hidden
    )
    contents = _demanded(page, paper, visits, hidden)
    what = "plan:veiled" if page.protected else "plan"
    if signed := _signed_as_it_stands(store, page, paper):
        said = _saved(signed, asked.out)
        store.trail.note(Noted("export", (page.id,), what), now=moment)
        return said if asked.large is asked.language is None else f"{said} {_AS_SIGNED}"
    drawn = drawn_plan(paper)
    said = "\n".join((_saved(drawn.pdf, asked.out), *drawn.warnings))
    store.trail.note(Noted("export", (page.id,), what), now=moment)
    salt, act = ids.new(moment), Act(by=store.user.id, now=moment, seen=page.seen)
    (version,) = plans.issue_version(
        page.id,
        last=page.plan_number,
        contents=contents,
        digest=sha256(drawn.pdf).hexdigest(),
        salt=salt,
        words=signing.check_of(paper, salt),
        **act,
    )
    kept(store, (version,), moment)
    _keep_file(
        store,
        page,
        drawn.pdf,
        lambda file: keep_paper(
            page.id,
            file=file,
            name=asked.out.name,
            version=version.record,
            number=page.plan_number + 1,
            with_address=bool(page.address),
            with_authority=paper.says_authority(),
            drawn_from=drawn_from(contents, previous, (visit.visit for visit in visits)),
            **act,
        ),
        moment,
    )
    return said


def _demanded(
    page: CitizenPage, paper: PlanPaper, visits: tuple[DayVisit, ...], hidden: HiddenAddress
) -> list[Value]:
    """Return what the version says; refuse a plan with two versions of something, or with a protected address."""
    contents = plans.contents(page)
    if plans.is_printed_torn(page, drawn_from(contents, None, (one.visit for one in visits))):
        raise Refused(plans.TORN)
    demanded_of_plan(paper, hidden)
    return contents


def _signed_as_it_stands(store: Store, page: CitizenPage, paper: PlanPaper) -> bytes:
    """Return the exact file that was signed, where the plan still says it in full; it goes out again unaltered."""
    reader = store.own_reader()
    kept = signing.goes_again(paper, plan_signed(reader, page.id), protected=page.protected)
    return bytes(attached.read(reader.connection, store.attachments, kept.paper)) if kept else b""


def _others(store: Store, page: CitizenPage, asked: argparse.Namespace, moment: datetime) -> str:
    """Hand out what was chosen for a partner or a workplace, where every find has been answered."""
    draft = store.drafts.find(f"edition:{page.id}")
    contents = dict(draft.contents) if draft is not None else {}
    answers = {key: Answer(**one) for key, one in json.loads(contents.pop("answers", "{}")).items()}
    chosen = chosen_of(contents)
    if draft is None or chosen.audience != asked.audience:
        raise Refused(_NOT_CHOSEN)
    today = moment.astimezone(COPENHAGEN).date()
    if plans.is_printed_torn(page, drawn_from_chosen(chosen)):
        raise Refused(plans.TORN)
    demanded(chosen, today)
    known = placements.of(store.own_reader(), page.id, today)
    placement = next((one for one in known if one.id == chosen.placement), None)
    texts = spoken(page, chosen, placement)
    if waits := unanswered(texts, answers):
        words = ", ".join(found.word for find in waits for found in find.words)
        raise Refused(_LOOK_FIRST.format(words=words))
    paper = edition(
        page, chosen, answers, municipality=_municipality(store), today=today, placement=placement
    )
    demanded_of_edition(paper, hidden_address(store.own_reader(), page.cases))
    drawn = draw_edition(paper)
    pdf = drawn.pdf
    said = "\n".join((_saved(pdf, asked.out), *drawn.warnings))
    store.trail.note(Noted("export", (page.id,), chosen.audience, logged(chosen, texts, answers)), now=moment)
    _keep_file(
        store,
        page,
        pdf,
        lambda file: keep_paper(
            page.id,
            file=file,
            name=asked.out.name,
            version="",
            number=page.plan_number,
            audience=chosen.audience,
            to=chosen.to,
            drawn_from=drawn_from_chosen(chosen),
            by=store.user.id,
            now=moment,
            seen=page.seen,
        ),
        moment,
    )
    return said
