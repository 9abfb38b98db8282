"""Another language beside the Danish of the plan: found again, heard in its own language, never alone."""

import shutil
import subprocess
import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from casework.plan_languages import DANISH, languages
from casework.signing import check_of
from desktop.paper import beside, plan, plan_page_one
from desktop.paper.joining import from_the_right
from desktop.paper.letters import SANS, arabic_signs, has_glyph
from desktop.paper.plan import draw_plan
from tests.desktop.paper.people import AMINA, SHORT
from tests.desktop.paper.reading_back import broken_rules, matter, outside, overlaps, squeezed

KNOWN = languages().known
OTHERS = [code for code in KNOWN if code != DANISH]
FACTS = replace(
    SHORT,
    wins=AMINA.wins,
    consents=AMINA.consents,
    previous_on=AMINA.previous_on,
    changed_since=AMINA.changed_since,
)
RULED = {"ar", "uk"}
"""The file is built in one way for languages of the same direction: one of each is asked by all rules."""
APART = "\N{ZERO WIDTH NON-JOINER}"


@cache
def drawn(code: str) -> bytes:
    return draw_plan(replace(FACTS, language=code)).pdf


def spoken(pdf: bytes) -> list[tuple[str, str]]:
    """Return (language, text) of every element that holds drawn words, in reading order; Danish ones say neither."""
    found: list[tuple[str, str]] = []

    def walk(element: Any) -> None:
        kids = element.get("/K", [])
        several = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        if any(not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid for kid in several):
            found.append((str(element.get("/Lang", "")), str(element.get("/ActualText", ""))))
        for kid in several:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    with pikepdf.open(BytesIO(pdf)) as opened:
        walk(opened.Root.StructTreeRoot.K[0])
    return found


def alone(pdf: bytes) -> list[str]:
    """Return every text in another language that does not follow on a Danish one."""
    said = spoken(pdf)
    return [text for at, (lang, text) in enumerate(said) if lang and (at == 0 or said[at - 1][0])]


@pytest.mark.parametrize("code", OTHERS)
def test_the_paper_is_accessible_and_nothing_collides(code: str) -> None:
    pdf = drawn(code)
    assert code not in RULED or broken_rules(pdf) == []
    assert overlaps(pdf) == []
    assert outside(pdf) == []


@pytest.mark.parametrize("code", ["ar", "so"])
def test_large_print_takes_a_language_too(code: str) -> None:
    pdf = draw_plan(replace(FACTS, language=code, large=True)).pdf
    assert overlaps(pdf) == []
    assert outside(pdf) == []
    assert alone(pdf) == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_letter_has_a_sign_in_our_fonts(code: str) -> None:
    for text in KNOWN[code].texts.values():
        assert [one for one in text if not has_glyph(one) and one != APART] == []
        if KNOWN[code].leftward:
            signs = "".join(part for part, _face in from_the_right(text, SANS))
            assert [one for one in signs if one != " " and ord(one) not in arabic_signs()] == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_heard_in_its_language_and_in_the_order_it_is_read(code: str) -> None:
    heard = [text for lang, text in spoken(drawn(code)) if lang == code]
    assert set(KNOWN[code].texts.values()) == set(heard)
    assert {lang for lang, _ in spoken(drawn(code))} == {"", code}


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_found_again(code: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(drawn(code))
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    text = letters(said)
    assert [one for one in KNOWN[code].texts.values() if letters(one) not in text] == []


def letters(text: str) -> str:
    """Return letters and figures only: stops beside Arabic stand where the reader of the file puts them."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum())


@pytest.mark.parametrize("code", OTHERS)
def test_what_nobody_has_read_through_never_stands_alone_and_says_so(code: str) -> None:
    assert alone(drawn(code)) == []
    assert KNOWN[code].texts["not_read"] in [text for _, text in spoken(drawn(code))]
    if not KNOWN[code].leftward:
        text = matter(drawn(code))
        for key in ("my_wish", "next", "ring", "agreed", "succeeded", "free_text", "not_read"):
            both = squeezed(KNOWN[DANISH].texts[key] + KNOWN[code].texts[key])
            assert text.count(both) == text.count(squeezed(KNOWN[code].texts[key])) > 0


def test_a_heading_without_its_danish_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def only(_title: Any, key: str, t: Any) -> Any:
        return beside.said_in(t.note, key, t.language)

    for module in (plan, plan_page_one):
        monkeypatch.setattr(module, "headed", only)
    assert alone(draw_plan(replace(FACTS, language="tr")).pdf) != []


@pytest.mark.parametrize("code", OTHERS)
def test_consent_and_signing_are_said_in_danish_alone(code: str) -> None:
    ours, theirs = matter(drawn(DANISH)), matter(drawn(code))
    for begin, end in (("Hvemmåvidehvad", "Nytsiden20.august"), ("Underskrift", "Ordeneiplanen")):
        assert (
            theirs.partition(begin)[2].partition(end)[0] == ours.partition(begin)[2].partition(end)[0] != ""
        )


def test_what_somebody_has_read_through_no_longer_says_that_nobody_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = replace(KNOWN["pl"], checked_by="Nor Testperson")
    monkeypatch.setattr(plan, "beside", lambda _code: read)
    said = [text for _, text in spoken(draw_plan(replace(FACTS, language="pl")).pdf)]
    assert read.texts["not_read"] not in said
    assert read.texts["free_text"] in said


def test_every_danish_text_of_the_list_is_one_that_the_plan_says() -> None:
    code = "".join(
        Path(module.__file__ or "").read_text(encoding="utf-8") for module in (plan, plan_page_one)
    )
    own = {
        "goal",
        "goals",
        "next",
        "next_too",
        "page",
        "here",
        "words",
        "free_text",
        "rest",
        "ask",
        "not_read",
        "you",
        "new",
    }
    own |= {"news"}
    assert [key for key, text in KNOWN[DANISH].texts.items() if key not in own and text not in code] == []


def test_a_language_beside_the_danish_is_no_other_version() -> None:
    assert check_of(replace(FACTS, language="ar"), "salt") == check_of(FACTS, "salt")
