"""The agreement sheet: what is open, room to sign, whom to ring, and nothing else of the case."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from casework import agreement_sheet
from casework.agreement_sheet import AgreementSheet
from casework.answers import CitizenPage
from casework.errors import Refused
from casework.hidden_address import NO_ADDRESS
from casework.reading import EASY, lix
from desktop.paper import agreement_sheet as drawing
from desktop.paper.agreement_sheet import draw_agreement_sheet
from storage.reads import citizen as citizen_reads
from storage.reads.veil import hidden_address
from tests.desktop.paper import cases
from tests.desktop.paper.reading_back import broken_rules, everything, matter, outside, overlaps, squeezed
from tests.desktop.paper.test_large_print import smallest
from tests.storage.shelf import TODAY


@pytest.fixture(scope="module")
def page() -> Iterator[CitizenPage]:
    with cases.case() as (store, stream):
        found = citizen_reads.page(store.own_reader(), stream, TODAY)
        assert found is not None
        yield found


def sheet(page: CitizenPage) -> AgreementSheet:
    return agreement_sheet.sheet(page, hidden=NO_ADDRESS, municipality="Eksempel Kommune", today=TODAY)


def test_it_says_every_open_agreement_who_signs_and_whom_to_ring_on_one_page(page: CitizenPage) -> None:
    drawn = draw_agreement_sheet(sheet(page))
    text = matter(drawn.pdf)
    assert (drawn.pages, drawn.warnings) == (1, ())
    assert [one.what for one in page.agreements if squeezed(one.what) not in text] == []
    for said in ("Boligselskabet", "din faste kontakt", "4. dec.", "Underskrift", "når Mette er væk"):
        assert squeezed(said) in text
    for number in ("70000001", "70000005", "70000002"):
        assert number in text
    assert squeezed("Da arket blev lavet den 26. november 2026, var det ikke skrevet under.") in text
    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []


def test_it_says_no_goal_no_own_words_no_consent_no_address_and_nothing_that_is_done(
    page: CitizenPage,
) -> None:
    done = tuple(replace(one, status="done") for one in page.agreements[:1])
    text = matter(draw_agreement_sheet(sheet(replace(page, agreements=(*done, *page.agreements[1:])))).pdf)
    for never in ("bageri,", "hænderne", "Karim", "Eksempelvej", "70000011", done[0].what):
        assert squeezed(never) not in text


def test_in_large_print_no_letter_is_smaller(page: CitizenPage) -> None:
    pdf = draw_agreement_sheet(sheet(replace(page, plan_size="large"))).pdf
    assert smallest(pdf) > 17.99
    assert overlaps(pdf) == []
    assert broken_rules(pdf) == []


@pytest.mark.parametrize("many", [3, 5, 9, 30])
def test_many_agreements_go_on_and_the_last_of_them_stands_with_the_signatures(
    page: CitizenPage, many: int
) -> None:
    said = sheet(page)
    agreements = tuple(
        replace(said.plan.agreements[0], what=f"Aftale nummer {at}.") for at in range(many * 3)
    )
    pdf = draw_agreement_sheet(replace(said, plan=replace(said.plan, agreements=agreements))).pdf
    (signed,) = [one for one in map(squeezed, everything(pdf)) if "Dinunderskriftbetyder" in one]
    assert f"Aftalenummer{many * 3 - 1}." in signed
    assert matter(pdf).count("Ringhertil") == 1
    assert overlaps(pdf) == []
    assert outside(pdf) == []


def test_without_an_agreement_there_is_no_sheet_and_without_a_number_it_is_told(page: CitizenPage) -> None:
    with pytest.raises(Refused, match="ingen åbne aftaler"):
        sheet(replace(page, agreements=()))

    alone = sheet(replace(page, primary=None, partner=None, coordinator=None))

    assert alone.unsaid == (agreement_sheet.NOBODY_TO_RING,)
    assert "Ringhertil" not in matter(draw_agreement_sheet(alone).pdf)


def test_a_protected_address_in_an_agreement_holds_it_back() -> None:
    with cases.case(address="Husleje 4", address_protected=True) as (store, stream):
        reader = store.own_reader()
        found = citizen_reads.page(reader, stream, TODAY)
        assert found is not None
        hidden = hidden_address(reader, found.cases)
        said = replace(found, agreements=(replace(found.agreements[0], what="Vi ses på Husleje 4"),))
        with pytest.raises(Refused, match="Adressen er beskyttet"):
            agreement_sheet.sheet(said, hidden=hidden, municipality="E", today=TODAY)


def test_its_sentences_are_easy_to_read() -> None:
    assert lix(drawing.SIGNING) <= EASY
