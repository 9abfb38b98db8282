"""Aktindsigt on paper: every piece stands on the list once, and what is left out is nowhere in the file."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from casework.access_covers import covered
from casework.access_paper import PieceOnPaper, paper
from casework.access_request import GROUNDS, WHOLE, AccessRequest, CasePiece, Decision
from casework.reading import lix
from desktop.filed_pages import pages_of_file, pictures
from desktop.paper import access as drawing
from desktop.paper.access import FilePage, draw_access
from tests.desktop import facts
from tests.desktop.paper.reading_back import broken_rules, everything, matter, outside, overlaps, squeezed
from tests.desktop.paper.test_structure import elements
from tests.desktop.paper.typed import ACCESS, PIECE, ReadBack

TODAY = date(2026, 11, 27)
KINDS = ("Notat", "Besøg", "Aftale", "Vurdering", "Bilag")
LETTERS = "bcdfghjklmnprstv"


def canary(chance: random.Random) -> str:
    """Return a word that stands nowhere else."""
    return "Q" + "".join(chance.choice(LETTERS) + chance.choice("aeiouy") for _ in range(7))


def cases(seed: int, count: int) -> tuple[list[CasePiece], AccessRequest, list[str], list[str]]:
    """Return a case with decisions by chance, the words that are handed out, and those that are left out."""
    chance = random.Random(seed)
    pieces: list[CasePiece] = []
    request, said, gone = AccessRequest(TODAY - timedelta(days=3)), list[str](), list[str]()
    for number in range(count):
        words = [canary(chance) for _ in range(chance.randrange(2, 9))]
        title = canary(chance) if chance.random() < 0.7 else ""
        text = chance.choice((" ", "\n", ", ")).join(words)
        on = date(2024, 1, 1) + timedelta(days=number)
        one = CasePiece(f"r{number}", "note", on, chance.choice(KINDS), title, text, "Bo", time(9, 30))
        pieces.append(one)
        mark = chance.choice(("whole", "part", "none"))
        if mark == "whole":
            said += [*words, title]
            continue
        gone.append(title)
        if mark == "none":
            gone += words
            request = request.deciding(one.record, Decision("none", chance.choice(tuple(GROUNDS))))
            continue
        decision, ground = WHOLE, chance.choice(tuple(GROUNDS))
        hidden = chance.sample(words, chance.randrange(1, len(words) + 1))
        for word in hidden:
            at = text.index(word)
            decision = covered(decision, text, (at, at + len(word)), ground)
        request = request.deciding(one.record, decision)
        gone += hidden
        said += [word for word in words if word not in hidden]
    return pieces, request, [one for one in said if one], [one for one in gone if one]


def drawn(pieces: Sequence[CasePiece], request: AccessRequest, **files: Sequence[FilePage]) -> bytes:
    said = paper(facts.PAGE, pieces, request, municipality="Testby", today=TODAY)
    return draw_access(said, files).pdf


def opened(pdf: bytes) -> bytes:
    """Return every byte of the file with its streams unpacked: pages, structure, metadata, attached files."""
    out = [pdf]
    with pikepdf.open(BytesIO(pdf)) as document:
        for one in document.objects:
            if not isinstance(one, pikepdf.Stream):
                out.append(one.unparse())
            elif one.get("/Subtype") == "/Image":
                out.append(one.read_raw_bytes())
            else:
                out.append(one.read_bytes())
        assert dict(document.attachments) == {}
    return b"\n".join(out)


def anywhere(pdf: bytes, words: Sequence[str]) -> list[str]:
    """Return the words that stand in a file in any form that we know of."""
    raw = opened(pdf)
    low, text = raw.lower(), squeezed("".join(everything(pdf))).casefold()
    found = []
    for word in words:
        wide = word.encode("utf-16-be")
        forms = (word.encode(), wide, wide.hex().encode(), word.encode().hex().encode())
        if word.casefold() in text or any(form.lower() in low for form in forms):
            found.append(word)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_every_piece_is_listed_once_and_what_is_left_out_is_nowhere_in_the_file(seed: int) -> None:
    pieces, request, said, gone = cases(seed, 25)

    pdf = drawn(pieces, request)

    text = matter(pdf)
    numbers = [
        f"{at}{one.on.day}.{one.on.month}.{one.on.year}{squeezed(one.name)}"
        for at, one in enumerate(pieces, 1)
    ]
    for at, line in enumerate(numbers):
        found = [hit.start() for hit in re.finditer(rf"(?<!\d){re.escape(line)}", text)]
        assert len(found) == 1, pieces[at]
    handed = [at for at, one in enumerate(pieces, 1) if request.of(one.record).mark != "none"]
    assert [int(one) for one in re.findall(r"Nr\.(\d+)(?=[A-Z])", text)] == handed
    twice = {one.title for one in pieces}  # a title stands on the list and over its piece
    assert [word for word in said if text.count(word) != (2 if word in twice else 1)] == []
    assert anywhere(pdf, gone) == []
    assert [one for one in in_part(pieces, request) if squeezed(one) not in text] == []
    assert broken_rules(pdf) == []


def in_part(pieces: Sequence[CasePiece], request: AccessRequest) -> list[str]:
    """Return the lines that pieces handed out in part have left, with something where words were taken out."""
    left: list[str] = []
    for one in pieces:
        decision = request.of(one.record)
        if decision.mark == "part":
            text = one.text
            letter = f"⟨dækket til: {letters(pieces, request)[decision.ground]}⟩"
            for start, end in reversed(decision.covers):
                text = text[:start] + letter + text[end:]
            left.append(text)
    return left


def letters(pieces: Sequence[CasePiece], request: AccessRequest) -> dict[str, str]:
    """Return the letter of each ground's section, given in the order of the list."""
    used = [request.of(one.record).ground for one in pieces if request.of(one.record).mark != "whole"]
    acts = list(dict.fromkeys(GROUNDS[ground].act for ground in used))
    return {ground: "abcd"[acts.index(GROUNDS[ground].act)] for ground in used}


def test_a_paper_that_kept_a_covered_word_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casework.access_paper.without", lambda text, _decision, _cover: text)
    pieces, request, _said, gone = cases(0, 25)

    assert anywhere(drawn(pieces, request), gone) != []


@pytest.mark.parametrize("where", ["description", "heard", "attached"])
def test_a_word_that_is_only_heard_or_described_or_attached_would_be_noticed(where: str) -> None:
    pieces, request, _said, _gone = cases(1, 3)
    out = BytesIO()
    with pikepdf.open(BytesIO(drawn(pieces, request))) as document:
        if where == "description":
            with document.open_metadata() as about:
                about["dc:title"] = "Qkanarifugl"
        elif where == "heard":
            next(iter(elements(document)))["/Alt"] = pikepdf.String("Qkanarifugl æ")
        else:
            document.attachments["piece.json"] = b'{"text": "Qkanarifugl"}'
        document.save(out)

    if where == "attached":
        with pytest.raises(AssertionError):
            opened(out.getvalue())
    else:
        assert anywhere(out.getvalue(), ["Qkanarifugl"]) == ["Qkanarifugl"]


def jpeg() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 60), "red").save(out, "JPEG")
    return out.getvalue()


def test_a_long_case_and_a_short_one_are_accessible_and_free_of_collisions() -> None:
    for count in (1, 60):
        pieces, request, _said, _gone = cases(count, count)
        pdf = drawn(pieces, request)
        assert broken_rules(pdf) == []
        assert overlaps(pdf) == []
        assert outside(pdf) == []


def test_the_list_is_one_table_whose_rows_have_five_cells_also_over_several_pages() -> None:
    pieces, request, _said, _gone = cases(4, 60)

    with pikepdf.open(BytesIO(drawn(pieces, request))) as document:
        tags = [str(one["/S"]) for one in elements(document)]

    assert (tags.count("/Table"), tags.count("/TR")) == (1, 61)
    assert (tags.count("/TH"), tags.count("/TD")) == (5, 300)


def test_an_attached_file_stands_as_pictures_of_its_pages_that_say_what_they_are() -> None:
    inner = drawing.draw_access(
        paper(facts.PAGE, [], AccessRequest(TODAY), municipality="Testby", today=TODAY)
    ).pdf
    one = CasePiece(
        "r1", "attachment", TODAY, "Bilag", "Brev", "Navn: brev.pdf", file=True, media="application/pdf"
    )
    said = paper(facts.PAGE, [one], AccessRequest(TODAY), municipality="Testby", today=TODAY)

    pdf = draw_access(said, pictures(said, {"r1": inner})).pdf

    with pikepdf.open(BytesIO(pdf)) as document:
        images = [image for page in document.pages for image in page.get_images().values()]
    assert len(images) == len(pages_of_file("application/pdf", inner)) == 2
    assert "side 1 af 2".encode("utf-16-be").hex().encode() in opened(pdf).lower()
    assert broken_rules(pdf) == []


def test_a_file_that_cannot_be_drawn_says_so_and_one_that_is_left_out_is_not_read() -> None:
    one = CasePiece("r1", "attachment", TODAY, "Bilag", "Tabel", "Navn: t.ods", file=True, media="")
    whole = paper(facts.PAGE, [one], AccessRequest(TODAY), municipality="Testby", today=TODAY)
    gone = AccessRequest(TODAY, {"r1": Decision("none", "others")})
    none = paper(facts.PAGE, [one], gone, municipality="Testby", today=TODAY)

    assert squeezed(drawing.NO_PICTURE) in matter(draw_access(whole, pictures(whole, {"r1": b"PK"})).pdf)
    said = matter(draw_access(whole, pictures(whole, {"r1": b"PK"})).pdf)
    assert squeezed("0 papirer får du hele") in said
    assert squeezed("1 bilag kan ikke vises på papir") in said
    assert squeezed("Tabel som fil") in said
    first = matter(draw_access(whole).pdf)  # a first look has read no file
    assert squeezed(drawing.NO_PICTURE) not in first
    assert squeezed("1 papir får du hele") in first
    assert pictures(none, {"r1": jpeg()}) == {}
    assert squeezed("t.ods") not in matter(draw_access(none, {"r1": [FilePage(jpeg(), 40, 60)]}).pdf)


def test_the_same_answer_is_the_same_file_and_a_long_text_breaks_over_pages() -> None:
    one = CasePiece(
        "r1", "note", TODAY, "Notat", "", "\n".join(f"Linje {at} af notatet." for at in range(150))
    )

    pdf = drawn([one], AccessRequest(TODAY))

    assert pdf == drawn([one], AccessRequest(TODAY))
    assert squeezed("Linje 149 af notatet.") in matter(pdf)
    assert broken_rules(pdf) == []


def test_the_fixed_text_is_easy_to_read_and_says_nothing_of_ours_where_nothing_is_missing() -> None:
    grounds = " ".join(one.cover for one in GROUNDS.values())
    fixed = f"{grounds} {drawing.WHY_NOT} {drawing.AS_FILE} {drawing.DISAGREE} {drawing.WRONG} {drawing.AS_OF_TODAY}"
    whole = matter(drawn(cases(0, 0)[0], AccessRequest(TODAY)))

    assert lix(fixed) <= 25
    assert squeezed("Er du uenig?") not in whole
    assert squeezed("Er noget forkert?") in whole


def test_a_number_in_a_note_is_left_out_and_the_marks_of_a_cover_are_printed_as_they_are() -> None:
    one = CasePiece("r1", "note", TODAY, "Notat", "", "Hendes nummer er 700397-0684 \nKaren ringer.")
    decision = covered(WHOLE, one.text, (one.text.index("Karen"), one.text.index("Karen") + 5), "others")

    said = paper(
        facts.PAGE, [one], AccessRequest(TODAY, {"r1": decision}), municipality="Testby", today=TODAY
    )
    drawn_ = draw_access(said)

    assert squeezed("⟨dækket til: a⟩ ringer.") in matter(drawn_.pdf)
    assert drawn_.warnings == ("Et personnummer er udeladt. Det må ikke stå på papiret.",)


def test_the_first_page_says_only_the_grounds_that_were_used() -> None:
    one = CasePiece("r0", "note", TODAY, "Notat", "", "Kontrol.")
    request = AccessRequest(TODAY, {"r0": Decision("none", "public")})

    text = matter(drawn([one], request))

    assert squeezed("Noget viser vi ikke af hensyn til kommunens kontrol") in text
    assert squeezed("andre mennesker") not in text


@pytest.mark.parametrize("title", ["ord " * 2000, "ord" * 200])
def test_a_title_of_any_length_has_room(title: str) -> None:
    one = CasePiece("r0", "note", TODAY, "Notat", title.strip(), "Kort.")

    pdf = drawn([one], AccessRequest(TODAY))

    assert broken_rules(pdf) == []


def test_a_reason_and_a_text_as_long_as_they_may_be_have_room() -> None:
    why, text = "ord " * 75, "x " * 8_000
    pieces = [
        CasePiece("r0", "note", TODAY, "Notat", "", "Kort."),
        CasePiece("r1", "note", TODAY, "Notat", "", text),
    ]

    pdf = drawn(pieces, AccessRequest(TODAY, {"r0": Decision("none", "public", why=why)}))

    assert matter(pdf).count("ord") >= 75


WITHOUT_END = "".join(f"x{at}" for at in range(2_500))


@pytest.mark.parametrize(
    "piece",
    [
        replace(PIECE, name=WITHOUT_END),
        replace(PIECE, name=WITHOUT_END, mark="none"),
        replace(PIECE, why=WITHOUT_END, letter="a"),
    ],
    ids=["name", "name of one that is not handed out", "reason"],
)
def test_a_word_without_an_end_on_the_list_breaks_over_pages_and_is_not_cut(piece: PieceOnPaper) -> None:
    other = replace(PIECE, number=2)

    drawn = draw_access(replace(ACCESS, pieces=(piece, other)))

    pdf = drawn.pdf
    assert ReadBack(drawn).holds(WITHOUT_END)
    assert (broken_rules(pdf), overlaps(pdf), outside(pdf)) == ([], [], [])
    with pikepdf.open(BytesIO(pdf)) as document:
        assert [str(one.S) for one in elements(document)].count(
            "/TR"
        ) == 3  # one of each row, over both pages


def test_an_ordinary_row_of_the_list_stays_on_one_page() -> None:
    pieces = tuple(replace(PIECE, number=at, name=f"Nummer {at} " + "ord " * 40) for at in range(1, 60))

    pdf = draw_access(replace(ACCESS, pieces=pieces)).pdf

    pages = [squeezed(page) for page in everything(pdf)]
    row = squeezed("ord " * 40)
    assert [sum(f"Nummer{at}{row}" in page for page in pages[:20]) >= 1 for at in range(1, 60)] == [True] * 59
