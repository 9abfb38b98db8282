"""Who gave whom a case, took it, or made whom a code: it stands in the log, and the log can be asked."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sync.service import given, rules
from tests.sync.stage import central
from tests.sync.test_people_admin import Told, folder, made, told, users

__all__ = ["folder", "made", "told"]
ACCOUNT = "drift.konto"
"""The account of the service's machine from which the words are said."""


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "whoever", lambda: ACCOUNT)


def handed(told: Told) -> list[dict[str, Any]]:
    told("user", "add", "DPOA", "--name", "En Rådgiver", "--job", "Databeskyttelsesrådgiver")
    status, said = told("audit", "given", "--who", "DPOA")
    assert status == 0
    return [one for one in said["given"] if one["by"] != given.IMPORT]


def a_case(folder: Path, initials: str) -> str:
    with central(folder) as running:
        ids = {one.initials: one.id for one in users(running)}
        found = running.all("select min(stream) from span where user = ? and to_seq is null", ids[initials])
        return str(found[0][0])


def test_each_word_that_gives_or_takes_names_the_account_that_said_it(folder: Path, told: Told) -> None:
    case = a_case(folder, "JOKR")
    told("revoke", "MEHA", case)  # where the line system gave it to both
    told("user", "add", "NYLE", "--name", "Ny Leder", "--job", "Teamleder", "--team", "Team Udsatte")
    for words in (
        ("grant", "MEHA", case, "makker", "--reason", "aftalt med HELU"),
        ("revoke", "MEHA", case),
        ("cover", "--from", "JOKR", "--to", "MEHA", "--until", _soon()),
        ("cover", "--from", "JOKR", "--to", "MEHA", "--end"),
        ("team", "lead", "NYLE", "Team Udsatte"),
        ("transfer", "--from", "JOKR", "--to", "MEHA", "--all"),
        ("user", "leave", "JOKR"),
    ):
        assert told(*words)[0] == 0, words

    found = handed(told)

    assert {one["by"] for one in found} == {ACCOUNT}
    assert {(one["act"], one["initials"], one["role"], one["reason"]) for one in found} >= {
        ("add", "MEHA", "partner", "aftalt med HELU"),
        ("revoke", "MEHA", "partner", "ingen grund skrevet"),
        ("add", "MEHA", "stand_in", "ingen grund skrevet"),
        ("revoke", "MEHA", "stand_in", "ingen grund skrevet"),
        ("add", "NYLE", "team_lead", "ingen grund skrevet"),
        ("revoke", "JOKR", "primary", "ingen grund skrevet"),
        ("add", "MEHA", "primary", "ingen grund skrevet"),
        ("left", "JOKR", "", ""),
    }
    assert next(one for one in found if one["role"] == "partner")["citizens"] == [case]


def _soon() -> str:
    return (datetime.now(UTC) + timedelta(days=3)).date().isoformat()


def test_that_there_is_a_code_is_on_record_and_the_code_is_not(folder: Path, told: Told) -> None:
    code = told("code", "MEHA")[1]["code"]

    found = [one for one in handed(told) if one["act"] == "code"]

    assert [(one["by"], one["initials"]) for one in found] == [(ACCOUNT, "MEHA")]
    with central(folder) as running:
        said = str(running.all("select at, what, who from rules_log"))
    assert code not in said
    assert code.replace("-", "") not in said


def test_a_hand_over_of_many_cases_is_one_line_for_each_role_of_who_had_them(
    folder: Path, told: Told
) -> None:
    moved = told("transfer", "--from", "JOKR", "--to", "MEHA", "--all")[1]["moved"]

    found = [one for one in handed(told) if (one["act"], one["initials"]) == ("revoke", "JOKR")]

    assert moved > len(found)
    assert sum(len(one["citizens"]) for one in found) == moved
    assert len({one["role"] for one in found}) == len(found), "one line for each role"


def test_what_the_line_system_gives_is_named_as_that_and_none_of_it_is_left_out(
    folder: Path, told: Told
) -> None:
    told("user", "add", "DPOA", "--name", "En Rådgiver", "--job", "Databeskyttelsesrådgiver")
    found = [one for one in told("audit", "given", "--who", "DPOA")[1]["given"] if one["by"] == given.IMPORT]

    with central(folder) as running:
        entries = running.all("select count(*) from grant_entry")[0][0]
    assert sum(len(one["citizens"]) for one in found) == entries > 0


def test_an_account_that_is_not_named_is_noticed(
    folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "whoever", lambda: "administrator")

    with pytest.raises(AssertionError):
        test_each_word_that_gives_or_takes_names_the_account_that_said_it(folder, told)


def test_whoever_watches_over_the_log_and_nobody_else_is_told_who_gave(told: Told) -> None:
    refused = told("audit", "given", "--who", "JOKR")
    handed(told)
    looked = told("audit", "looked", "--who", "DPOA")[1]["looked"]

    assert (refused[0], "Intet er vist" in refused[1]["error"]) == (1, True)
    assert [(one["initials"], one["account"]) for one in looked] == [("DPOA", ACCOUNT)]
