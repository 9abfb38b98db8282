"""The fixed texts of the plan in other languages: whole, dated, never about rights, and offered, never chosen."""

import unicodedata
from dataclasses import replace
from importlib.resources import files

import pytest

from casework import plan, plan_look
from casework.plan_languages import DANISH, beside, languages, offered, read_languages
from casework.words import PLAN_LANGUAGES, tongue
from tests.casework.test_plan import PAGE, TODAY
from tests.storage import shelf

KNOWN = languages().known
OTHERS = [code for code in KNOWN if code != DANISH]
KEYS = tuple(KNOWN[DANISH].texts)
SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "uk": "CYRILLIC"}
NEVER = (
    "samtyk",
    "underskr",
    "skriv",
    "frivillig",
    "pligt",
    "ret til",
    "tilbud",
    "lov",
    "må vide",
    "hjælp",
    "klage",
)
"""What a text about rights, duties, consent or signing cannot do without."""


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("code", OTHERS)
def test_every_language_has_every_fixed_text_in_its_own_letters(code: str, key: str) -> None:
    text = KNOWN[code].texts[key]
    letters = [unicodedata.name(one) for one in text if one.isalpha()]
    latin = sum("LATIN" in one for one in letters)
    assert letters
    assert text != KNOWN[DANISH].texts[key]
    assert text == unicodedata.normalize("NFC", text)
    assert all(SCRIPTS.get(code, "LATIN") in one for one in letters) or latin <= len("SMS")


def test_the_list_says_its_day_its_source_and_that_nobody_has_read_it() -> None:
    assert set(OTHERS) == {"en", "ar", "tr", "so", "fa", "uk", "pl"} == set(PLAN_LANGUAGES) - {""}
    assert languages().dated.isoformat() == "2026-11-27"
    assert "desktop/paper" in languages().source
    assert [code for code in OTHERS if KNOWN[code].checked_by] == []
    assert all(KNOWN[code].danish == PLAN_LANGUAGES[code] for code in OTHERS)
    assert {code for code in OTHERS if KNOWN[code].leftward} == {"ar", "fa"}


def test_what_stands_before_a_number_in_turkish_says_ring_this_number_and_not_from_here() -> None:
    assert KNOWN["tr"].texts["ring"] == "Bu numarayı arayın"


@pytest.mark.parametrize(
    "broken", ["\nhere = شما اینجا هستید", "\nmy_wish = Czego chcę", "\nnext = Şimdi olacaklar"]
)
def test_a_text_that_is_missing_is_noticed(broken: str) -> None:
    text = files("casework").joinpath("plan_languages.txt").read_text(encoding="utf-8")
    assert broken in text
    with pytest.raises(ValueError, match="not the same texts"):
        read_languages(text.replace(broken, ""))


def about_rights(texts: dict[str, str]) -> list[str]:
    return [key for key, text in texts.items() for word in NEVER if word in text.casefold()]


def test_no_text_is_about_rights_duties_consent_or_signing() -> None:
    texts = dict(KNOWN[DANISH].texts)
    texts["free_text"] = texts["free_text"].replace("selv har skrevet", "")
    assert about_rights(texts) == []
    assert about_rights({"sign": "Du kan få hjælp uden at skrive under."}) == ["sign", "sign"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (("", "Somali · Amina er på telefonen kl. 10.15"), "so"),
        (("Arabisk", ""), "ar"),
        (("", "farsi, kun kvindelig tolk"), "fa"),
        (("dansk", ""), ""),
        (("", ""), ""),
        (("tigrinya", "tigrinya"), ""),
    ],
)
def test_a_language_is_offered_by_what_the_case_says(said: tuple[str, str], code: str) -> None:
    assert offered(*said) == code


def test_the_paper_has_the_language_that_was_chosen_and_never_the_interpreters_by_itself() -> None:
    def on_paper(chosen: str = "") -> str:
        page = replace(PAGE, interpreter="Somali", language="Somali", plan_language=chosen)
        return plan.paper(page, visits=(), municipality="F", today=TODAY, previous=None).language

    assert on_paper() == DANISH
    assert on_paper("so") == "so"
    assert beside(DANISH) is beside("zz") is None


def test_the_choice_of_a_language_is_one_change_of_the_citizen() -> None:
    (change,) = plan_look.choose_language("c-1", "tr", **shelf.act())
    assert (change.record, change.kind, change.fields) == ("c-1", "citizen", {"plan_language": "tr"})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Somali", "somali"),
        ("somali", "somali"),
        ("ASL", "ASL"),
        ("Somali, på telefon", "Somali, på telefon"),
    ],
)
def test_a_language_begins_small_in_a_danish_sentence(written: str, said: str) -> None:
    assert tongue(written) == said
