"""Third persons in a text are marked for the eye: names that the case knows, names as names are written, and kin."""

import pytest

from casework.third_persons import third_persons


def marked(text: str, *names: str, own: tuple[str, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in third_persons(text, names, own)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Karen har ringet.", ["Karen"]),
        ("Det er Karens idé.", ["Karens"]),
        ("Hendes søster kommer med.", ["søster"]),
        ("Hun talte med Ida Bæk-Sørensen om det.", ["Ida Bæk-Sørensen"]),
        ("Naboen Karen Holm ringede.", ["Naboen Karen Holm"]),
        ("Vejret er godt.", []),
        ("Formål: Ringe til Skole Nord", ["Skole Nord"]),
        ("KAREN HOLM ringede.", ["KAREN HOLM"]),
        ("Hun hedder Eva de la Cruz.", ["Eva de la Cruz"]),
        ("Der kom en O'Brien forbi.", ["O'Brien"]),
        ("Eva  Dahl kom.", ["Eva  Dahl"]),
        ("Art: Fakta\nIda kom.", ["Ida"]),
        ("Naboens hund bider.", ["Naboens"]),
        ("Moderen og faderen", ["Moderen", "faderen"]),
        ("Søsterens mand", ["Søsterens mand"]),
        ("Karen's hund", ["Karen's"]),
        ("Mette var her igen.", ["Mette"]),
        ("Sanden er våd, og farverne er nye.", []),
        ("", []),
    ],
)
def test_who_may_be_somebody_else_is_marked(text: str, found: list[str]) -> None:
    assert marked(text, "Karen Holm") == found


def test_the_citizens_own_name_and_those_of_colleagues_are_not() -> None:
    said = "Amina Testberg talte med Bo Testperson."

    assert marked(said, own=("Amina Testberg", "Bo Testperson")) == []
    assert marked(said, own=("Amina Testberg",)) == ["Bo Testperson"]


def test_a_word_that_begins_a_sentence_before_the_own_name_is_no_name() -> None:
    assert marked("Kære Amina. Det er Amina, der ringer.", own=("Amina Testberg",)) == []
    assert marked("Jeg mødte Karla Amina.", own=("Amina Testberg",)) == ["Karla Amina"]


def test_an_own_name_that_somebody_else_has_too_is_marked_with_his_other_name() -> None:
    assert marked("Amina Holm ringede.", own=("Amina Testberg",)) == ["Amina Holm"]
