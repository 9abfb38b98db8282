"""The tree behind the drawing: what a screen reader hears, and that our gate would notice its loss."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFStream

from desktop.paper.archive import teach_library
from desktop.paper.plan import draw_plan
from tests.desktop.paper.people import AMINA, LONG, NAMES, SHORT
from tests.desktop.paper.reading_back import broken_rules


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        one = waiting.pop(0)
        yield one
        waiting = [
            kid for kid in one.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ] + waiting


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        document.save(out, static_id=True)
    return out.getvalue()


def without_alternative_text(pdf: pikepdf.Pdf) -> None:
    for one in elements(pdf):
        if "/Alt" in one:
            del one["/Alt"]


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def without_mark(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/MarkInfo"]


def without_tags(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    stream.write(
        stream.read_bytes().replace(b"/Artifact <</Type /Pagination>> BDC", b"").replace(b"EMC", b"", 1)
    )


def without_colour(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def without_description(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def test_a_file_that_is_only_rewritten_still_passes() -> None:
    assert broken_rules(changed(draw_plan(AMINA).pdf, lambda _pdf: None)) == []


@pytest.mark.parametrize(
    "loss",
    [
        without_alternative_text,
        without_language,
        without_mark,
        without_tags,
        without_colour,
        without_description,
    ],
)
def test_the_gate_notices_each_loss(loss: Callable[[pikepdf.Pdf], None]) -> None:
    assert broken_rules(changed(draw_plan(AMINA).pdf, loss)) != []


def test_a_stream_that_ends_in_a_carriage_return_keeps_its_length() -> None:
    teach_library()
    written = PDFStream(PDFDictionary({}), b"x\r").format(PDFDocument())
    assert written.endswith(b"x\r\r\nendstream\n")


def test_headings_lists_and_quotations_have_their_names() -> None:
    with pikepdf.open(BytesIO(draw_plan(AMINA).pdf)) as pdf:
        tags = [str(one.S) for one in elements(pdf)]
    assert tags[:3] == ["/Document", "/P", "/H1"]
    assert tags.count("/H1") == 1
    assert {"/H2", "/H3", "/L", "/LI", "/LBody", "/BlockQuote", "/Figure", "/P"} <= set(tags)


def test_a_ticked_box_says_so_and_an_empty_one_is_silent() -> None:
    with pikepdf.open(BytesIO(draw_plan(AMINA).pdf)) as pdf:
        said = [str(one.Alt) for one in elements(pdf) if "/Alt" in one]
    assert said == ["gjort", "valgt", "valgt"]


def test_a_calendar_leaf_is_heard_as_one_line() -> None:
    with pikepdf.open(BytesIO(draw_plan(SHORT).pdf)) as pdf:
        said = [str(one.ActualText) for one in elements(pdf) if "/ActualText" in one]
    assert said == ["torsdag den 26. november kl. 11.00", "torsdag den 3. december"]


def test_an_arabic_name_is_joined_on_paper_and_heard_in_its_own_order() -> None:
    name = NAMES[2]
    drawn = draw_plan(replace(SHORT, citizen_name=name))
    assert drawn.warnings == ()
    with pikepdf.open(BytesIO(drawn.pdf)) as pdf:
        said = [str(one.ActualText) for one in elements(pdf) if "/ActualText" in one]
    assert said[0] == name


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    many = replace(SHORT, changed_since=("Ord " * 1500,))
    with pikepdf.open(BytesIO(draw_plan(many).pdf)) as pdf:
        over = [one for one in elements(pdf) if str(one.S) == "/P" and len(one.K) > 1]
    assert len(over) == 1


def test_the_file_says_its_title_and_its_language() -> None:
    with pikepdf.open(BytesIO(draw_plan(AMINA).pdf)) as pdf:
        assert str(pdf.Root.Lang) == "da-DK"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "Fælles plan for Amina Testperson"
        assert "20261114" in str(pdf.docinfo["/CreationDate"])


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(draw_plan(LONG).pdf)
    told = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed")
def test_poppler_reads_the_tree_in_logical_order(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(draw_plan(AMINA).pdf)
    told = subprocess.run(
        ["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True
    ).stdout
    words = " ".join(told.split())
    assert words.index("Amina Testperson") < words.index("Det vil jeg") < words.index("Det sker nu")
    assert words.index("Ring hertil") < words.index("Timer med løn") < words.index("Underskrift")
