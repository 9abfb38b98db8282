"""Which tests of the service run on both databases, and why each of the others does not: a new one has to say it.

Whoever takes `running` runs on SQLCipher and on the newest PostgreSQL and on 15 (`conftest.py`, all of them in
`./fod endurance`). What the others stand on can be put on PostgreSQL by FODFAESTE_ENGINE, but for those whose scene is
a file of SQLCipher itself.
"""

import ast
import re
from pathlib import Path
from typing import Final

from tests.sync.conftest import SCENES_OF_THEIR_OWN

HERE: Final = Path(__file__).parent
ALONE: Final[dict[str, tuple[str, ...]]] = {
    "no database is spoken to": (
        *(
            "container",
            "contract_rules",
            "line",
            "odd_answers",
            "protocol",
            "recovery_vectors",
            "both_databases",
            "at_the_browser",
        ),
        *(
            "tls",
            "tls_scanned",
            "upstream",
            "signin_codes",
            "trail_document",
            "protocol_document",
            "seals_document",
        ),
    ),
    "PostgreSQL has its own beside it": (
        *(
            "backup_check",
            "backup_check_postgres",
            "commit_order",
            "erasing_postgres",
            "full_disk",
            "migrations",
            "moving",
        ),
        *(
            "moving_again",
            "moving_postgres",
            "postgres",
            "postgres_columns",
            "postgres_document",
            "same_answers",
            "scale",
        ),
        *("second_wall", "service_killed", "signin", "put_back_a_thousand", "seals_put_back"),
    ),
    "the scene is the file itself (a copy, or a hunt in it), or a row that PostgreSQL's role may not take out": (
        *("height", "put_back", "put_back_cut_off", "put_back_files", "put_back_found", "put_back_seen"),
        *("put_back_told", "put_back_untold"),
        *(
            "restored",
            "restored_after_he_left",
            "wrong_citizen_put_back",
            "wrong_citizen_shut_out",
            "officers",
            "recovery_refused",
        ),
        *("jobs_of_a_copy", "kept_papers", "leftover_files", "offered", "projections", "retention"),
    ),
    "thousands of services are played in one process": (
        *(
            "found_by_days",
            "found_by_many_days",
            "found_by_the_sums",
            "invariants",
            "invariants_put_back",
            "light_days",
        ),
        *("pieces_by_days", "rounds_killed"),
    ),
    "it is the words of the administrator, over a store of the machine": (
        *(
            "admin",
            "admin_canaries",
            "first_sync",
            "given",
            "left_by_root",
            "people_admin",
            "recovery_admin",
            "recovery_processes",
        ),
        "signin_admin",
    ),
    "it is what stands before the database: contract, sign-in, bytes of a line": (
        *("another_net", "at_the_code", "body_fuzz", "contract", "files_killed", "openapi_document"),
        *("recovery", "recovery_fuzz"),
        *("signin_anew", "signin_attacks", "signin_client", "signin_contract", "signin_document"),
        *("signin_fuzz", "signin_mutants", "thin_line"),
    ),
    "a scene of its own; FODFAESTE_ENGINE puts it on PostgreSQL": (
        *("closing", "death", "guarding", "history_on_two_devices", "new_number"),
        *("one_citizen_now", "one_plan_on_two_devices", "roles", "same_person_on_devices", "typed_on"),
        "waiting_for_twins",
    ),
}


def takes_running(file: Path) -> bool:
    """Tell whether a test or a fixture of a file takes the service that `conftest.py` runs on each database."""
    if file.stem in SCENES_OF_THEIR_OWN:
        return False
    functions = [
        one for one in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(one, ast.FunctionDef)
    ]
    return any(
        "running" in {arg.arg for arg in (*one.args.args, *one.args.kwonlyargs)}
        and (one.name.startswith("test_") or any("fixture" in ast.unparse(by) for by in one.decorator_list))
        for one in functions
    )


def names() -> dict[str, bool]:
    return {file.stem.removeprefix("test_"): takes_running(file) for file in sorted(HERE.glob("test_*.py"))}


def test_each_test_of_the_service_runs_on_both_databases_or_says_why_not() -> None:
    alone = [name for several in ALONE.values() for name in several]
    there = names()

    assert sorted(alone) == sorted(set(alone))
    assert sorted(name for name, both in there.items() if not both) == sorted(alone)


def test_most_of_what_a_service_promises_is_asked_of_both() -> None:
    both = {name for name, is_both in names().items() if is_both}

    assert {
        "push",
        "pull",
        "scope",
        "team",
        "glass",
        "held_told",
        "files",
        "wipe",
        "rollover",
        "handing",
    } <= both
    assert len(both) > 40


def test_the_page_names_each_reason_with_its_files() -> None:
    page = (HERE.parents[1] / "docs" / "SERVICE.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([^|]+) \| (`[a-z_`, ]+`) \|$", page, re.MULTILINE))
    told = {reason: re.findall(r"`(\w+)`", rows.get(reason, "")) for reason in ALONE}

    assert told == {reason: sorted(several) for reason, several in ALONE.items()}
