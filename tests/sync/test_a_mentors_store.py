"""A mentor's store, opened to the last page: no word of health, belief, authority, address or journal lies in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from starlette.routing import Route

from casework import mentoring
from casework.attachments import SealedFile, keep_paper
from casework.changes import Change
from casework.errors import Unreachable
from casework.ids import REFERENCE
from casework.kinds import Role
from storage.reads.timeline import timeline
from sync.protocol_cases import CaseAsked, CasesAsked
from sync.service import deliver, files
from sync.service.app import build
from sync.words import TurnedAway
from tests.storage.pages import in_the_clear
from tests.storage.test_residue import stands_in
from tests.sync.role_table import READS, may
from tests.sync.stage import HAPPENED, NOW, Central, new_id
from tests.sync.test_files import Desk, desk
from tests.sync.test_real_stores import a_round

IN_THE_LETTER: Final = "blodfortyndermedicin"
GUARDED: Final = {
    ("citizen", "cpr"): "7003970684",
    ("former_number", "cpr"): "6503021234",
    ("former_number", "source"): "Pasregistersvaret",
    ("citizen", "story"): "Hestepasserbarndom",
    ("citizen", "address"): "Kvægtorvsgyden 7",
    ("citizen", "benefit"): "Ressourceforløbsydelse",
    ("citizen", "target_group"): "Lovparagraffen 6.11",
    ("note", "text"): "Hjerteblødningsangsten",
    ("note", "title"): "Krisesamtaleoverskrift",
    ("statement", "doctor"): "Ravneklippens lægehus",
    ("statement", "form"): "Statusattestblanket",
    ("attachment", "what"): "Epikrisebrevet",
    ("progress", "question"): "Jobchancevurdering",
    ("goal", "et_nyt_felt"): "Fremtidsfeltet",
}
OPEN: Final = {
    ("citizen", "first_name"): "Zarathustra",
    ("former_name", "last_name"): "Kvistgaardhansen",
    ("citizen", "died_source"): "Præstegårdsbeskeden",
    ("goal", "title"): "Cykelturen",
    ("visit", "purpose"): "Vinduespudserbesøget",
    ("mentor_agreement", "goal"): "Udendørsmålet",
    ("mentor_minutes", "text"): "Fiskekutterturen",
}
"""What a mentor does receive: a hunt that finds nothing of it hunts in the wrong place."""


@dataclass
class Pair:
    """A caseworker with everything written in a case, and a colleague whose store is looked through."""

    worker: Desk
    colleague: Desk
    stream: str
    letter: SealedFile
    running: Central

    def words(self) -> set[str]:
        """Return the canaries that lie in some file of the colleague's store, under the ciphers."""
        clear = in_the_clear(self.colleague.store).values()
        every = [*GUARDED.values(), *OPEN.values(), IN_THE_LETTER]
        return {word for word in every if any(stands_in(word, said) for said in clear)}


@contextmanager
def pair(running: Central, folder: Path, role: Role) -> Iterator[Pair]:
    stream = new_id()
    running.grant(running.add_user("JOKR"), stream)
    running.grant(running.add_user("SIBA", "Mentor"), stream, role)
    with desk(running, folder / "a", "JOKR") as his, desk(running, folder / "b", "SIBA") as hers:
        a_round(his.client)
        write_everything(his, stream)
        letter = his.attach(stream, IN_THE_LETTER.encode())
        a_round(his.client)
        his.move()
        sync(hers)
        yield Pair(his, hers, stream, letter, running)


def write_everything(one: Desk, stream: str) -> None:
    """Write every canary in its field, each kind in a record of its own, and the same a few times over."""
    said = GUARDED | OPEN
    for kind in sorted({kind for kind, _ in said}):
        fields = {name: value for (of, name), value in said.items() if of == kind}
        record = stream if kind == "citizen" else new_id()
        one.store.ledger.record([change(one, stream, record, kind, fields)], now=NOW)


def change(one: Desk, stream: str, record: str, kind: str, fields: dict[str, Any]) -> Change:
    return Change(stream, record, kind, fields, one.store.ledger.seen(), HAPPENED)


def sync(one: Desk) -> None:
    a_round(one.client)
    a_round(one.client)
    one.move()


def test_a_mentors_store_has_the_plan_and_the_contacts_and_no_guarded_word_in_any_page_or_file(
    running: Central, tmp_path: Path
) -> None:
    with pair(running, tmp_path, "mentor") as both:
        assert both.words() == set(OPEN.values())
        assert not any(may(READS, "mentor", kind, field) for kind, field in GUARDED)
        assert not both.colleague.store.attachments.is_here(both.letter.id)


def test_the_same_words_do_lie_in_the_store_of_whoever_may_have_them(
    running: Central, tmp_path: Path
) -> None:
    with pair(running, tmp_path, "stand_in") as both:
        assert both.words() == {*GUARDED.values(), *OPEN.values()}
        assert both.colleague.read(both.letter.id) == IN_THE_LETTER.encode()


def test_a_mentor_logs_time_that_the_caseworker_reads_and_grants_himself_no_hours(
    running: Central, tmp_path: Path
) -> None:
    with pair(running, tmp_path, "mentor") as both:
        his, hers = both.worker, both.colleague
        act: Any = {"by": hers.user, "now": NOW, "seen": hers.store.ledger.seen()}
        line = mentoring.log_time(both.stream, on=None, minutes=90, text="Øvede bus 3A sammen.", **act)
        own = change(hers, both.stream, new_id(), "mentor_agreement", {"minutes": 6000})
        hers.store.ledger.record([*line, own], now=NOW)
        sync(hers)
        sync(his)

        assert running.all("select code from held") == [("outside_role",)]
        read = {
            one.text for one in timeline(his.store.own_reader(), both.stream) if one.kind == "mentor_minutes"
        }
        assert read == {"Øvede bus 3A sammen.", OPEN["mentor_minutes", "text"]}


def test_a_mentor_is_not_given_the_sealed_pieces_of_a_letter_by_any_request(
    running: Central, tmp_path: Path
) -> None:
    with pair(running, tmp_path, "mentor") as both:
        with pytest.raises(TurnedAway) as refused:
            both.colleague.wire.piece(both.letter.id, 0)

        assert refused.value.code == "not_in_scope"
        with pytest.raises(TurnedAway):
            both.colleague.wire.file_state(both.letter.id)


def test_nobody_gets_at_a_letter_by_calling_its_record_by_another_kind(
    running: Central, tmp_path: Path
) -> None:
    with pair(running, tmp_path, "team_lead") as both:
        disguise = {"what": "Et papir", "name": "a.pdf"}
        sent = change(both.colleague, both.stream, both.letter.id, "paper", disguise)
        both.colleague.store.ledger.record([sent], now=NOW)
        sync(both.colleague)

        held = running.all("select code from held")
        with pytest.raises(TurnedAway) as refused:
            both.colleague.wire.piece(both.letter.id, 0)

        assert held == [("wrong_kind",)]
        assert refused.value.code == "not_in_scope"


@pytest.mark.parametrize("with_address", [True, False])
def test_a_paper_with_the_address_on_it_never_comes_to_a_mentor_and_one_without_does(
    running: Central, tmp_path: Path, with_address: bool
) -> None:
    with pair(running, tmp_path, "mentor") as both:
        his, hers = both.worker, both.colleague
        file = his.store.attachments.seal(both.stream, [b"Planen, Kvaegtorvsgyden 7"])
        seen = his.store.ledger.seen()
        act: Any = {"by": his.user, "now": NOW, "seen": seen, "with_address": with_address}
        paper = keep_paper(both.stream, file=file, name="Plan.pdf", version="v", number=1, **act)
        his.store.ledger.record(paper, now=NOW)
        a_round(his.client)
        his.move()
        sync(hers)

        assert hers.store.attachments.is_here(file.id) is not with_address
        if with_address:
            with pytest.raises(TurnedAway):
                hers.wire.piece(file.id, 0)
            assert not any(file.key.encode() in said for said in in_the_clear(hers.store).values())
        else:
            assert hers.read(file.id) == b"Planen, Kvaegtorvsgyden 7"
        assert his.read(file.id) == b"Planen, Kvaegtorvsgyden 7"


def test_a_row_past_the_filter_is_found_in_the_store(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "_for_role", lambda _role, _kind, payload: payload)

    with pair(running, tmp_path, "mentor") as both:
        assert both.words() > set(OPEN.values())


def test_a_letter_that_is_given_to_whoever_asks_is_noticed(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "may_read", lambda *_: True)

    with pytest.raises(pytest.fail.Exception):
        test_a_mentor_is_not_given_the_sealed_pieces_of_a_letter_by_any_request(running, tmp_path)


Way = Callable[[Pair], tuple[str, dict[str, int]]]
WAYS_OUT: Final[dict[str, Way]] = {
    "/healthz": lambda _: ("/healthz", {}),
    "/readyz": lambda _: ("/readyz", {}),
    "/openapi.json": lambda _: ("/openapi.json", {}),
    "/.well-known/oauth-authorization-server": lambda _: ("/.well-known/oauth-authorization-server", {}),
    "/oauth/authorize": lambda _: ("/oauth/authorize", {}),
    "/oauth/upstream": lambda _: ("/oauth/upstream", {}),
    "/v1/hello": lambda _: ("/v1/hello", {}),
    "/v1/pull": lambda _: ("/v1/pull", {"check": 1}),
    "/v1/wait": lambda _: ("/v1/wait", {}),
    "/v1/stream/{stream}": lambda both: (f"/v1/stream/{both.stream}", {"upto": 1_000_000}),
    "/v1/start": lambda _: ("/v1/start", {}),
    "/v1/grants": lambda _: ("/v1/grants", {}),
    "/v1/team": lambda _: ("/v1/team", {}),
    "/v1/held": lambda _: ("/v1/held", {}),
    "/v1/issuer": lambda _: ("/v1/issuer", {}),
    "/v1/issuer/{name}": lambda _: (f"/v1/issuer/{'0' * 40}", {}),
    "/v1/issuer/{name}/list": lambda _: (f"/v1/issuer/{'0' * 40}/list", {}),
    "/v1/recovery": lambda _: ("/v1/recovery", {}),
    "/v1/recovery/request/{id}": lambda _: (f"/v1/recovery/request/{new_id()}", {}),
    "/v1/file/{id}": lambda both: (f"/v1/file/{both.letter.id}", {}),
    "/v1/file/{id}/{number}": lambda both: (f"/v1/file/{both.letter.id}/0", {}),
}
"""Every address that gives something out, asked as a mentor would ask who wants more than his due."""


def test_no_address_of_the_service_gives_a_mentor_a_guarded_word(running: Central, tmp_path: Path) -> None:
    routes = [
        route for route in build(running.ledger, clock=running.clock).routes if isinstance(route, Route)
    ]
    with pair(running, tmp_path, "mentor") as both:
        said = b"".join(answered(both, way) for way in WAYS_OUT.values())
        asked = CasesAsked("", [CaseAsked(both.stream, 1_000_000), CaseAsked(REFERENCE, 1_000_000)])
        said += both.colleague.wire._send("POST", "/v1/cases", asked, {}, token=True)

        assert {route.path for route in routes if "GET" in (route.methods or ())} == set(WAYS_OUT)
        assert OPEN["goal", "title"].encode() in said
        assert [word for word in GUARDED.values() if word.encode() in said] == []


def answered(both: Pair, way: Way) -> bytes:
    """Ask for an address with the mentor's own token and return the answer, empty where it is refused."""
    path, query = way(both)
    with suppress(Unreachable):
        return both.colleague.wire._send("GET", path, None, query, token=True)
    return b""
