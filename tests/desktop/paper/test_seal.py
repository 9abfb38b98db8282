"""A signed plan is sealed: what others' validators say of it, whole, with a byte changed, and with a page added."""

import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import x509
from pyhanko.pdf_utils.generic import ArrayObject, NumberObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign.signers import cms_embedder
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from casework.errors import Refused
from casework.plan_paper import PlanPaper
from casework.signing import SEAL_SHOWN
from desktop.paper import plan, seal
from desktop.paper.structure import TaggedCanvas
from tests.desktop.paper.people import AMINA
from tests.desktop.paper.reading_back import broken_rules, everything, pdfsig, squeezed

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
DEVICE = "d-0123456789abcdef"
BIT = 0x01
BYTES = 2000 if os.environ.get("FODFAESTE_ENDURANCE") else 12
"""Bytes of a sealed file that are changed, one at a time."""


@cache
def own() -> seal.Seal:
    return seal.make(DEVICE, "Øvelseskommunen", NOW)


def signed(figures: str | None) -> PlanPaper:
    under = tuple(replace(one, way="paper", signed_on=AMINA.issued_on) for one in AMINA.signatures)
    return replace(AMINA, signatures=under, check="0123456789ab", seal=figures)


@cache
def unsealed() -> bytes:
    return plan.draw_plan(signed(own().mark()[:SEAL_SHOWN])).pdf


@cache
def sealed() -> bytes:
    return seal.seal(unsealed(), own(), NOW)


def pyhanko(pdf: bytes, *, known: bool) -> Any:
    """What pyHanko's validator says, where it was handed the computer's certificate beforehand, and where not."""
    roots = [x509.Certificate.load(own().certificate)] if known else []
    (found,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    return validate_pdf_signature(found, ValidationContext(trust_roots=roots, allow_fetching=False))


def with_a_page_behind(pdf: bytes) -> bytes:
    """The file as an editor leaves it that adds a page and writes its work behind the seal."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    says = StreamObject(stream_data=b"0 0 10 10 re f")
    size = ArrayObject(NumberObject(one) for one in (0, 0, 595, 842))
    writer.insert_page(PageObject(contents=writer.add_object(says), media_box=size))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_seal_holds_for_two_validators_that_are_not_ours(tmp_path: Path) -> None:
    told = pdfsig(sealed(), tmp_path)
    known = pyhanko(sealed(), known=True)

    assert "Signature Type: ETSI.CAdES.detached" in told
    assert "Signing Time: Nov 27 2026" in told
    assert "Total document signed" in told
    assert "Signature Validation: Signature is Valid." in told
    assert (known.bottom_line, known.coverage.name, known.modification_level.name) == (
        True,
        "ENTIRE_FILE",
        "NONE",
    )
    assert sealed().startswith(unsealed())
    assert own().mark() == x509.Certificate.load(own().certificate).sha256.hex()


def test_nobody_vouches_for_the_computer_and_the_validators_say_so(tmp_path: Path) -> None:
    stranger = pyhanko(sealed(), known=False)

    told = pdfsig(sealed(), tmp_path)
    assert "Certificate Validation: Certificate i" in told
    assert "Certificate is Trusted" not in told
    assert (stranger.intact, stranger.valid, stranger.trusted) == (True, True, False)


def test_one_byte_that_is_another_one_is_shown_as_broken(tmp_path: Path) -> None:
    at = unsealed().index(b"stream", 4000) + 40
    changed = bytearray(sealed())
    changed[at] ^= BIT

    told = pdfsig(bytes(changed), tmp_path)

    assert "Signature Validation: Digest Mismatch." in told
    assert pyhanko(bytes(changed), known=True).intact is False


@pytest.mark.slow
def test_no_byte_before_the_seal_can_be_changed_unseen() -> None:
    """One that keeps the file from being read at all is seen by whoever opens it."""
    unseen = []
    for at in range(0, len(unsealed()), max(1, len(unsealed()) // BYTES)):
        changed = bytearray(sealed())
        changed[at] ^= BIT
        try:
            holds = pyhanko(bytes(changed), known=True).intact
        except Exception:  # noqa: BLE001  another library's word for a file that it cannot read
            continue
        unseen += [at] if holds else []

    assert unseen == []


def test_a_page_that_is_added_afterwards_is_shown(tmp_path: Path) -> None:
    longer = with_a_page_behind(sealed())
    told, found = pdfsig(longer, tmp_path), pyhanko(longer, known=True)

    assert len(everything(longer)) == len(everything(sealed())) + 1
    assert "Not total document signed" in told
    assert (found.bottom_line, found.coverage.name, found.modification_level.name) == (
        False,
        "ENTIRE_REVISION",
        "OTHER",
    )


def test_the_sealed_file_is_still_accessible_and_archivable() -> None:
    assert broken_rules(unsealed()) == []
    assert broken_rules(sealed()) == []


def without_a_place_in_the_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the field to pyHanko, which makes one of its own."""
    real = cms_embedder.PdfCMSEmbedder.write_cms

    def anywhere(embedder: Any, name: str, writer: Any, **_: Any) -> Any:
        return real(embedder, name, writer, existing_fields_only=False)

    monkeypatch.setattr(TaggedCanvas, "add_seal_field", lambda *_: None)
    monkeypatch.setattr(cms_embedder.PdfCMSEmbedder, "write_cms", anywhere)


def with_its_description_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pyHanko write the description anew: the class of ours that keeps it off is no other than its own."""
    import pyhanko.pdf_utils.incremental_writer as writers

    real = writers.IncrementalPdfFileWriter

    class Stubborn(real):  # type: ignore[misc, valid-type]
        def write(self, stream: Any) -> None:
            real._update_meta(self)
            super().write(stream)

        def write_in_place(self) -> None:
            real._update_meta(self)
            super().write_in_place()

    monkeypatch.setattr(writers, "IncrementalPdfFileWriter", Stubborn)


@pytest.mark.parametrize("habit", [without_a_place_in_the_tree, with_its_description_written_anew])
def test_the_gate_notices_each_habit_that_is_kept_off(
    monkeypatch: pytest.MonkeyPatch, habit: Callable[[pytest.MonkeyPatch], None]
) -> None:
    habit(monkeypatch)
    drawn = plan.draw_plan(signed("0123456789abcdef")).pdf

    assert broken_rules(seal.seal(drawn, own(), NOW)) != []


def test_a_reader_of_the_screen_hears_of_the_seal() -> None:
    with pikepdf.open(BytesIO(sealed())) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        (form,) = [one for one in pdf.Root.StructTreeRoot.K[0].K if str(one.S) == "/Form"]

        assert str(field.TU) == str(form.Alt) == plan.SEAL_SAID
        assert str(field.TU) == "Segl: filen er forseglet af den computer, hvor underskriften er gemt"
        assert form.K[0].Obj.objgen == field.objgen


def test_the_page_says_by_which_seal_and_one_without_says_so() -> None:
    figures = own().mark()[:SEAL_SHOWN]
    sealed_says = squeezed("".join(everything(sealed())))
    without = plan.draw_plan(signed(None)).pdf
    draft = plan.draw_plan(AMINA).pdf

    assert squeezed(f"Seglets nummer: {figures}") in sealed_says
    assert squeezed("forseglet af den computer, hvor underskriften er gemt.") in sealed_says
    assert squeezed("En udskrift på papir har intet segl.") in sealed_says
    assert squeezed(plan.NOT_SEALED) in squeezed("".join(everything(without)))
    assert b"/AcroForm" not in without
    assert squeezed("var den ikke skrevet under") in squeezed("".join(everything(draft)))
    assert squeezed("segl") not in squeezed("".join(everything(draft)))


def test_a_seal_is_read_as_it_was_kept_and_is_this_computers_for_ten_years() -> None:
    kept = own().kept()

    assert seal.read(kept, DEVICE, NOW) == own()
    assert seal.read(None, DEVICE, NOW) is None
    assert seal.read(kept, "d-another", NOW) is None
    assert seal.read(kept, DEVICE, NOW + timedelta(days=365 * seal.YEARS - 1)) == own()
    assert seal.read(kept, DEVICE, NOW + timedelta(days=365 * seal.YEARS)) is None
    assert seal.read(kept, DEVICE, NOW - timedelta(days=2)) is None, "made while the clock was wrong"


ONE_BIT = {
    "an algorithm that nobody knows": ("key", 10),
    "a version that there is not": ("certificate", 12),
    "a name that it was not signed with": ("certificate", 60),
    "its own signature": ("certificate", -1),
}
"""Where one bit of a kept seal is turned; the library has another word for each."""


def turned(kept: dict[str, str], which: str, at: int) -> dict[str, str]:
    """Return a kept seal with one bit turned in its key or its certificate."""
    hurt = bytearray(b64decode(kept[which]))
    hurt[at] ^= BIT
    return kept | {which: b64encode(hurt).decode()}


@pytest.mark.parametrize("hurt", ["key", "certificate", "device", "all", "another key", *ONE_BIT])
def test_a_seal_that_does_not_hold_together_is_never_replaced_without_a_word(hurt: str) -> None:
    kept: Any = own().kept()
    if hurt == "all":
        kept = "segl"
    elif hurt in ONE_BIT:
        kept = turned(kept, *ONE_BIT[hurt])
    elif hurt == "another key":
        kept |= {"key": seal.make(DEVICE, "", NOW).kept()["key"]}
    elif hurt == "device":
        del kept["device"]
    else:
        kept |= {hurt: kept[hurt][:-8]}

    with pytest.raises(Refused, match="computerens segl er beskadiget"):
        seal.read(kept, DEVICE, NOW)


def test_what_cannot_be_brought_in_is_no_crash_before_anybody_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        @staticmethod
        def find_spec(name: str, *_: Any) -> None:
            if name == "pyhanko.sign.signers":
                asked.append(name)
                raise OSError("no such library")

    asked = list[str]()
    monkeypatch.delitem(sys.modules, "pyhanko.sign.signers")
    monkeypatch.setattr(sys, "meta_path", [Broken, *sys.meta_path])

    seal.bring_in()

    assert asked == ["pyhanko.sign.signers"]


def test_what_the_library_meets_is_a_refusal_and_no_crash() -> None:
    with pytest.raises(Refused, match="det, der forsegler, virkede ikke"):
        seal.seal(b"%PDF-1.7 not a paper", own(), NOW)


def test_a_machine_without_a_time_zone_seals_with_the_time_of_the_act(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def nowhere() -> Any:
        raise LookupError("no time zone")

    monkeypatch.setattr("tzlocal.get_localzone", nowhere)

    assert "Signing Time: Nov 27 2026" in pdfsig(seal.seal(unsealed(), own(), NOW), tmp_path)
