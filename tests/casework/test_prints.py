"""The right to print: every role and every paper, and the classes behind each answer."""

from typing import Final

import pytest

from casework.access_request import NOT_PIECES
from casework.kind import Class
from casework.kinds import KINDS, RIGHTS, Role, may_read, may_write
from casework.prints import PAPERS, Paper, may_print, not_printed, printable

ALL: Final = frozenset(PAPERS)
MAY: Final[dict[Role, frozenset[Paper]]] = {
    "primary": ALL,
    "partner": ALL,
    "stand_in": ALL,
    "mentor": frozenset(("cv", "day", "card", "mentor", "log", "letter", "contact", "agreements")),
    "team_lead": frozenset(("plan", "cv", "partner", "company", "card", "log", "contact", "agreements")),
    "glass": frozenset(),
    "administrator": frozenset(),
    "data_protection": frozenset(),
}
"""Written by hand, as somebody would say it who knows the work and not the classes."""


@pytest.mark.parametrize("role", RIGHTS)
@pytest.mark.parametrize("paper", PAPERS)
def test_each_role_prints_the_papers_of_its_work_and_no_other(role: Role, paper: Paper) -> None:
    assert may_print(role, paper) is (paper in MAY[role])


@pytest.mark.parametrize("role", RIGHTS)
def test_no_role_puts_on_paper_what_it_may_not_read_or_print_or_keep(role: Role) -> None:
    right = RIGHTS[role]
    for paper in printable(role):
        printed = PAPERS[paper]
        says = printed.says | (printed.may_say & right.read)
        assert says <= right.print_ <= right.read
        assert all(may_write(role, kind, "audience") for kind in printed.keeps)


ALLOWED: Final[dict[Paper, frozenset[Class]]] = {
    "access": frozenset(("abuse", "authority")),
    "rights": frozenset(("authority",)),
    "plan": frozenset(("authority",)),
}
"""What few papers may say: a citizen's own access says all of it, the benefit decides which rules hold for him,
and his own plan says who answers for what (decision 0070)."""


@pytest.mark.parametrize("paper", PAPERS)
def test_few_papers_say_abuse_authority_or_health_and_none_says_belief(
    paper: Paper,
) -> None:
    says = PAPERS[paper].says | PAPERS[paper].may_say

    assert not says & ({"abuse", "belief", "authority"} - ALLOWED.get(paper, frozenset()))
    assert ("health" in says) is (paper in {"file", "evidence", "access"})


def test_the_answer_to_a_request_for_access_may_say_every_field_of_every_piece_of_a_case() -> None:
    says = PAPERS["access"].says | PAPERS["access"].may_say
    fields = {
        (name, field): one.sensitivity
        for name, kind in KINDS.items()
        if name not in NOT_PIECES
        for field, one in kind.fields.items()
    }

    assert [field for field, sensitivity in fields.items() if sensitivity not in says] == []


def test_nobody_without_the_case_prints_and_a_refusal_names_the_paper_and_who_can() -> None:
    assert not any(may_print(None, paper) for paper in PAPERS)
    for paper, printed in PAPERS.items():
        assert str(not_printed(paper)).startswith(str(printed.danish))
        assert "Den faste kontakt kan gøre det" in str(not_printed(paper))


def test_a_copied_file_is_of_the_class_that_its_name_has() -> None:
    assert KINDS["attachment"].fields["what"].sensitivity in PAPERS["file"].says
    assert [role for role in RIGHTS if may_print(role, "file")] == [
        role for role in RIGHTS if may_read(role, "attachment", "what") and role != "glass"
    ]
