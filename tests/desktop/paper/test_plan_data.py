"""A plan's file carries what it says as data where the municipality wants it, and nowhere else."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from casework.plan_paper import PlanPaper
from desktop import plan_file, policy
from desktop.paper import seal
from desktop.paper.plan import draw_plan
from desktop.paper.plan_data import NAME, SCHEMA, VERSION
from desktop.paper.plan_others import draw_edition
from desktop.paper.spelling import CPR_LEFT_OUT
from tests.desktop.paper.people import AMINA, handed_in
from tests.desktop.paper.reading_back import broken_rules, matter, pdfsig
from tests.desktop.paper.test_plan_others import COMPANY, PARTNER

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def with_data(facts: PlanPaper) -> bytes:
    return draw_plan(facts, data=True).pdf


def carried(pdf: bytes) -> dict[str, Any]:
    """Return the data in a file, read by a library that is not ours."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found: dict[str, Any] = json.loads(opened.attachments[NAME].get_file().read_bytes())
        return found


def files_in(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert ("/AF" in opened.Root) == bool(dict(opened.attachments))
        return list(opened.attachments)


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in texts(one)]


def test_the_data_say_every_text_of_the_plan_with_the_name_and_the_version_of_their_form() -> None:
    found = carried(with_data(AMINA))

    assert (found["schema"], found["version"]) == (SCHEMA, VERSION)
    assert list(found) == ["schema", "version", "plan"]
    said = set(texts(found))
    drawn_from_more = {"1 af 5 delmål", "2 af 4 delmål"}  # the drawing's own words for two figures
    numbers = {one for one in handed_in(AMINA) if "".join(one.split()).isdigit()}
    assert {one for one in handed_in(AMINA) if one} - said - drawn_from_more - numbers == set()
    assert found["plan"]["goals"][0]["stair"] == {"steps": 5, "reached": 1, "words": []}
    assert found["plan"]["issued_on"] == "2026-11-14"
    assert found["plan"]["steps"][0]["at"] == "10:00:00"


def test_the_file_is_the_source_of_the_paper_in_an_archive_of_the_third_part() -> None:
    pdf = with_data(AMINA)

    assert broken_rules(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        (file,) = opened.Root.AF
        assert [str(file.AFRelationship), str(file.EF.F.Subtype)] == ["/Source", "/application/json"]
        assert str(file.UF) == NAME
        assert int(file.EF.F.Params.Size) == len(file.EF.F.read_bytes())
        with opened.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "A")


def test_what_the_page_says_is_the_same_with_and_without() -> None:
    assert matter(with_data(AMINA)) == matter(draw_plan(AMINA).pdf)
    assert files_in(draw_plan(AMINA).pdf) == []


def test_the_same_facts_give_the_same_bytes() -> None:
    assert with_data(AMINA) == with_data(replace(AMINA))
    assert with_data(AMINA) != with_data(replace(AMINA, edition=3))


def test_what_is_on_no_page_is_in_no_data() -> None:
    agreed = replace(AMINA.agreements[0], what="Ring om 700170-1234")
    signed = replace(AMINA.signatures[0], strokes=(((11, 12, 0), (98765, 13, 4)),), way="screen")
    facts = replace(
        AMINA, agreements=(agreed,), signatures=(signed,), address="Hemmeligvej 99", address_protected=True
    )
    found = json.dumps(carried(with_data(facts)), ensure_ascii=False)

    assert "Hemmeligvej" not in found
    assert "1234" not in found
    assert CPR_LEFT_OUT in found
    assert "98765" not in found
    assert carried(with_data(replace(facts, address_protected=False)))["plan"]["address"] == "Hemmeligvej 99"


def test_the_seal_is_over_the_data_too(tmp_path: Path) -> None:
    own = seal.make("d-0123456789abcdef", "Øvelseskommunen", NOW)
    pdf = seal.seal(with_data(replace(AMINA, seal="0123456789ab")), own, NOW)
    assert broken_rules(pdf) == []
    assert carried(pdf)["plan"]["citizen_name"] == AMINA.citizen_name
    assert "Signature is Valid" in pdfsig(pdf, tmp_path)

    with pikepdf.open(BytesIO(pdf)) as opened:
        inside = opened.Root.AF[0].EF.F.read_raw_bytes()
    at = pdf.index(inside) + len(inside) // 2
    other = pdf[:at] + bytes((pdf[at] ^ 1,)) + pdf[at + 1 :]
    assert "Signature is Valid" not in pdfsig(other, tmp_path)


@pytest.mark.parametrize("said", ["", "plan_data = no\n", "plan_data = maybe\n", "cover = yes\n"])
def test_nobody_gets_it_who_did_not_ask(said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "place", lambda: tmp_path / "policy.txt")
    (tmp_path / "policy.txt").write_text(said, encoding="utf-8")

    assert files_in(plan_file.drawn_plan(AMINA).pdf) == []


def test_the_municipality_that_asks_gets_it_in_the_plan_and_in_no_paper_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "place", lambda: tmp_path / "policy.txt")
    (tmp_path / "policy.txt").write_text("plan_data = yes\n", encoding="utf-8")

    assert files_in(plan_file.drawn_plan(AMINA).pdf) == [NAME]
    assert files_in(draw_edition(PARTNER).pdf) == files_in(draw_edition(COMPANY).pdf) == []
