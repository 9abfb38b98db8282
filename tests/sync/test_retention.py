"""How long a case is kept, who may have it erased, and what the two persons at the service's machine are told."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from casework import retention as rules
from casework.clock import COPENHAGEN
from casework.errors import Refused
from sync.service import moments, retention
from sync.service.husk_file import ERASED
from tests.sync.erasing_stage import WHY, WORD, deciders, run, service_says
from tests.sync.putting_back import Office, a_round, office


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, list[str]]]:
    """A service with seven cases of one computer, which all tests here use one after the other."""
    with office(tmp_path_factory.mktemp("retention"), "META") as (central, (mette,)):
        streams = [mette.open_citizen(cpr=f"650203123{number}") for number in range(7)]
        for stream in streams:
            mette.write(f"{WORD} " * 9, stream=stream)
        a_round(mette)
        deciders(central)
        yield central, streams


@pytest.mark.parametrize(
    ("code", "over"),
    [("P1825D", date(2026, 11, 26)), ("P3650D", date(2031, 11, 25)), ("P100D", date(2022, 3, 7))],
)
def test_a_code_counts_days_from_the_closing_of_the_case(code: str, over: date) -> None:
    assert rules.over_on(date(2021, 11, 27), code) == over


def test_a_day_at_the_end_of_the_calendar_is_kept_to_its_last_day() -> None:
    assert rules.over_on(date.max, rules.USUAL) == date.max


@pytest.mark.parametrize("code", ["", "P5Y", "1825", "P0D", "P1825D ", "p1825d", "P99D", "P182500D"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(Refused, match="KLE-kode"):
        rules.over_on(date(2021, 11, 27), code)


def test_only_what_was_read_at_its_source_counts_as_checked() -> None:
    assert [rules.is_checked(code) for code in ("P1825D", "P3650D", "P100D")] == [True, True, False]
    assert all(one.source and one.since is None for one in rules.CODES)
    assert any(one.code == rules.USUAL for one in rules.CODES)


TODAY = date(2026, 11, 27)
REFUSED = (
    ("wish", " ", None, "hvem der har besluttet"),
    ("wish", "Om Søren fra os", None, "uden navn"),
    ("wish", "Nummer 700382-1234", None, "uden navn"),
    ("retention", WHY, None, "hvornår sagen blev afsluttet"),
    ("retention", WHY, date(2026, 11, 28), "skal gemmes til 28-11-2026"),
)


@pytest.mark.parametrize(("ground", "reason", "over", "said"), REFUSED)
def test_a_case_does_not_go_before_its_time_or_for_a_reason_that_names_its_citizen(
    ground: rules.Ground, reason: str, over: date | None, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        rules.check(ground, reason, ["Søren", "Ågård"], over=over, today=TODAY)


def test_on_the_day_that_its_time_is_over_it_may_go() -> None:
    rules.check("retention", WHY, ["Søren"], over=TODAY, today=TODAY)


def said(text: str) -> dict[str, object]:
    return dict(json.loads(text))


def test_a_case_that_is_closed_stands_first_with_its_day_and_what_is_not_known_is_said(
    shared: tuple[Office, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    central, streams = shared
    closing = ("retention", "close", streams[1], "--on", "2001-11-01", "--who", "FORA")

    status, told = run(central, *closing, capsys=capsys)

    assert (status, "må slettes fra 31-10-2006 (P1825D)" in told, rules.UNCHECKED in told) == (0, True, True)
    _, text = run(central, "retention", "list", capsys=capsys)
    first, *rest, last = text.splitlines()
    assert first.startswith(f"{streams[1]}  afsluttet 01-11-2001, P1825D: må slettes 31-10-2006")
    assert (any("ikke afsluttet" in line for line in rest), last) == (True, rules.UNCHECKED)
    _, only = run(central, "retention", "list", "--over", "--json", capsys=capsys)
    assert [one["citizen"] for one in json.loads(only)["cases"]] == [streams[1]]
    assert "er ikke en af de koder" in run(central, *closing, "--code", "P400D", capsys=capsys)[1]
    run(central, "retention", "reopen", streams[1], capsys=capsys)
    _, none = run(central, "retention", "list", "--over", capsys=capsys)
    assert none.startswith("Ingen sager må slettes nu.")


def test_one_person_alone_erases_nothing_and_the_second_must_lead(
    shared: tuple[Office, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    one_alone(shared[0], shared[1][3], capsys)


def one_alone(central: Office, stream: str, capsys: pytest.CaptureFixture[str]) -> None:
    asking = ("erase", "ask", "--citizen", stream, "--reason", WHY, "--archive", "undtaget", "--who")

    status, told = run(central, *asking, "LEDA", "--ground", "ønske", "--json", capsys=capsys)
    number = str(said(told)["number"])

    assert status == 0
    assert "allerede bedt" in run(central, *asking, "FORA", "--ground", "fejl", capsys=capsys)[1]
    assert "en anden end den" in run(central, "erase", "confirm", number, "--who", "LEDA", capsys=capsys)[1]
    assert "Kun en teamleder" in run(central, "erase", "confirm", number, "--who", "FORA", capsys=capsys)[1]
    assert "ingen åben sletning" in run(central, "erase", "confirm", "77", "--who", "FORA", capsys=capsys)[1]
    assert "skal gemmes" not in told
    run(central, "erase", "drop", number, "--who", "FORA", capsys=capsys)
    assert (
        "ingen åben sletning" in run(central, "erase", "confirm", number, "--who", "LEDA", capsys=capsys)[1]
    )
    early = run(central, *asking, "FORA", "--ground", "tid", capsys=capsys)
    assert (early[0], "hvornår sagen blev afsluttet" in early[1]) == (1, True)
    assert central.running.all("select count(*) from erased where stream = ?", stream) == [(0,)]


def test_two_persons_erase_it_and_are_told_what_is_left_where(
    shared: tuple[Office, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    central, streams = shared
    stays = central.running.all(
        "select count(*) from change where stream <> ? and length(payload) > 0", streams[2]
    )
    closing = f"retention close {streams[2]} --on 2001-01-31 --code P3650D --who FORA"
    run(central, *closing.split(), capsys=capsys)
    asked = f"erase ask --citizen {streams[2]} --archive afleveret --who FORA"
    asking = (*asked.split(), "--reason", WHY)
    _, told = run(central, *asking, "--ground", "tid", "--json", capsys=capsys)
    number = str(said(told)["number"])

    status, done = run(central, "erase", "confirm", number, "--who", "LEDA", capsys=capsys)

    assert status == 0
    assert str(central.folder / ERASED) in done
    assert (central.folder / ERASED).read_text(encoding="ascii").split()[0] == streams[2]
    _, listed = run(central, "erase", "list", capsys=capsys)
    assert f"{streams[2]}  slettet: FORA" in listed
    assert f"har endnu {streams[2]}" in listed
    a_round(central.laptops[0])
    assert "har endnu" not in run(central, "erase", "list", capsys=capsys)[1]
    after = "select count(*) from change where stream <> ? and length(payload) > 0"
    assert central.running.all(after, streams[2]) == stays
    again = run(central, "erase", "again", str(central.folder / ERASED), capsys=capsys)
    assert again == (0, "Alt på listen er allerede slettet.\n")
    assert "allerede slettet" in run(central, *asking, "--ground", "tid", capsys=capsys)[1]
    assert run(central, "doctor", capsys=capsys)[0] == 0


def test_nothing_that_these_commands_say_has_a_word_of_a_case(
    shared: tuple[Office, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    central, streams = shared
    asking = (
        "erase",
        "ask",
        "--citizen",
        streams[0],
        "--archive",
        "undtaget",
        "--ground",
        "fejl",
        "--who",
        "FORA",
    )
    everything = [
        run(central, *words, *way, capsys=capsys)[1]
        for words in (
            ("retention", "list"),
            ("retention", "codes"),
            ("erase", "list"),
            (*asking, "--reason", "fordi Søren"),
            (*asking, "--reason", WHY),
            ("erase", "list"),
        )
        for way in ((), ("--json",))
    ]

    text = "".join(everything)
    assert all(len(one) > 20 for one in everything)
    assert not any(word in text for word in (WORD, "Ågård", "650203"))
    assert service_says(central)  # what the hunt looks for is there


def test_who_waits_a_fortnight_asks_anew(
    shared: tuple[Office, list[str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    central, streams = shared
    asking = (
        "erase",
        "ask",
        "--citizen",
        streams[1],
        "--ground",
        "fejl",
        "--archive",
        "undtaget",
        "--reason",
        WHY,
    )
    number = str(said(run(central, *asking, "--who", "FORA", "--json", capsys=capsys)[1])["number"])
    now = moments.now()
    monkeypatch.setattr(moments, "now", lambda: now + timedelta(days=15))

    told = run(central, "erase", "confirm", number, "--who", "LEDA", capsys=capsys)

    assert (told[0], "ældre end 14 dage" in told[1]) == (1, True)
    assert "udløbet" in run(central, "erase", "list", capsys=capsys)[1]


def test_a_case_that_is_open_again_or_is_kept_longer_is_not_erased(
    shared: tuple[Office, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    open_again(shared[0], shared[1][5], capsys)


def open_again(central: Office, stream: str, capsys: pytest.CaptureFixture[str]) -> None:
    def closed(on: str) -> None:
        run(central, "retention", "close", stream, "--on", on, "--who", "FORA", capsys=capsys)

    def asked() -> str:
        closed("2001-01-31")
        asking = f"erase ask --citizen {stream} --archive undtaget --ground tid --who FORA --json".split()
        status, told = run(central, *asking, "--reason", WHY, capsys=capsys)
        assert status == 0
        return str(said(told)["number"])

    def confirmed(number: str) -> tuple[int, str]:
        return run(central, "erase", "confirm", number, "--who", "LEDA", capsys=capsys)

    first = asked()
    run(central, "retention", "reopen", stream, capsys=capsys)
    reopened = confirmed(first)
    second = asked()
    closed(moments.now().astimezone(COPENHAGEN).date().isoformat())
    later = confirmed(second)
    third = asked()
    with central.running.ledger.writing() as connection:
        connection.execute("delete from closed_case where stream = ?", (stream,))
    unsaid = confirmed(third)

    assert [(status, "Intet er ændret" in told) for status, told in (reopened, later, unsaid)] == [
        (1, True)
    ] * 3
    assert ("ingen åben sletning" in later[1], "hvornår sagen blev afsluttet" in unsaid[1]) == (True, True)
    listed = run(central, "erase", "list", capsys=capsys)[1].splitlines()
    assert [line.split("  ")[2].split(":")[0] for line in listed if f"  {stream}  " in line] == [
        "opgivet",
        "opgivet",
        "venter på den anden",
    ]
    assert central.running.all("select count(*) from erased where stream = ?", stream) == [(0,)]


def test_the_day_is_the_one_in_denmark_also_just_after_midnight(
    shared: tuple[Office, list[str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    central, streams = shared
    half_past = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(moments, "now", lambda: half_past)
    closing = ("retention", "close", streams[4], "--who", "FORA", "--on")
    asking = f"erase ask --citizen {streams[4]} --archive undtaget --ground tid --who FORA --json".split()

    tomorrow = run(central, *closing, "2026-11-29", capsys=capsys)
    today = run(central, *closing, "2026-11-28", capsys=capsys)
    run(central, *closing, (date(2026, 11, 28) - timedelta(days=1825)).isoformat(), capsys=capsys)
    asked = run(central, *asking, "--reason", WHY, capsys=capsys)

    assert (tomorrow[0], "ligger i fremtiden" in tomorrow[1]) == (1, True)
    assert (today[0], asked[0]) == (0, 0)
    run(central, "erase", "drop", str(said(asked[1])["number"]), "--who", "FORA", capsys=capsys)
    run(central, "retention", "reopen", streams[4], capsys=capsys)


def test_an_erasure_of_a_case_that_is_open_again_is_noticed(
    shared: tuple[Office, list[str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "let_be", lambda *_: None)

    with pytest.raises(AssertionError):
        open_again(shared[0], shared[1][6], capsys)


def test_an_erasure_by_one_person_alone_is_noticed(
    shared: tuple[Office, list[str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "leads", lambda _: True)
    monkeypatch.setattr(retention, "_is_officer", lambda _: True)

    with pytest.raises(AssertionError):
        one_alone(shared[0], shared[1][4], capsys)
