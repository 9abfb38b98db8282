"""Cuts the fonts of the papers: small static files out of the variable fonts in the test extra.

Run from the root: `python packaging/cut_paper_fonts.py`.  The result is kept in the repository, so a desk
needs neither fontTools nor the packages; run it again only when a letter is missing or a family is renewed.
The licence reserves the name Plex, so the cuts carry names of their own.
"""

import shutil
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parent.parent / "desktop" / "paper" / "fonts"

LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x370, 0x530),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2028),
    *(0x2030, 0x2039, 0x203A, 0x20AC, 0x2192, 0x2212, 0x2248, 0x2264, 0x2265, 0x27E8, 0x27E9),
)
ARABIC_LETTERS = (
    *range(0x20, 0x7F),
    0xA0,
    *range(0x600, 0x700),
    *range(0xFB50, 0xFDFD),
    *range(0xFE70, 0xFEFD),
)

BORROWED = {0xAD: 0x2D, 0x27E8: 0x2039, 0x27E9: 0x203A}
"""Signs without a drawing of their own: a divided word needs its hyphen, and ⟨ ⟩ borrow ‹ ›."""
ALEFS = (0xE622, 0xE623, 0xE625, 0xE627)
"""A sign without drawing and width for each alef that lam swallows: a text that is read back has both letters then."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One static file: its name here, where it comes from, where it stands on the font's axes."""

    name: str
    package: str
    file: str
    axes: tuple[tuple[str, float], ...] = ()
    letters: tuple[int, ...] = LETTERS
    features: tuple[str, ...] = ("kern", "ccmp", "locl", "mark", "mkmk")
    empty: tuple[int, ...] = ()


_PLEX = ("fontpkg_ibm_plex_sans", "IBMPlexSans[wdth,wght].ttf")
_LITERATA = ("fontpkg_literata", "Literata[opsz,wght].ttf")

CUTS = (
    Cut("Sans", *_PLEX, (("wdth", 100), ("wght", 400))),
    Cut("SansSemi", *_PLEX, (("wdth", 100), ("wght", 600))),
    Cut("SansBold", *_PLEX, (("wdth", 100), ("wght", 700))),
    Cut("Voice", *_LITERATA, (("opsz", 14), ("wght", 400))),
    Cut("VoiceBig", *_LITERATA, (("opsz", 48), ("wght", 430))),
    Cut(
        "Arabic",
        "fontpkg_ibm_plex_sans_arabic",
        "IBMPlexSansArabic-Regular.ttf",
        letters=(*ARABIC_LETTERS, *ALEFS),
        features=(),
        empty=ALEFS,
    ),
    Cut(
        "ArabicBold",
        "fontpkg_ibm_plex_sans_arabic",
        "IBMPlexSansArabic-SemiBold.ttf",
        letters=(*ARABIC_LETTERS, *ALEFS),
        features=(),
        empty=ALEFS,
    ),
)


def cut(wanted: Cut) -> Path:
    """Write one static subset and return where it lies."""
    package = Path(str(import_module(wanted.package).__file__)).parent
    font = TTFont(package / "files" / wanted.file, recalcTimestamp=False)
    if wanted.axes:
        font = instantiateVariableFont(font, dict(wanted.axes))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({new: table.cmap[old] for new, old in BORROWED.items() if old in table.cmap})
    if wanted.empty:
        _add_empty(font, wanted.empty)
    options = subset.Options(
        layout_features=list(wanted.features), name_IDs=["*"], hinting=False, notdef_outline=True
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted.letters)
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            record.string = f"Fodfaeste-{wanted.name}"
    path = FONTS / f"{wanted.name}.ttf"
    font.save(path)
    return path


def _add_empty(font: TTFont, codes: tuple[int, ...]) -> None:
    """Give the codes one sign that is nothing and takes no room."""
    font.setGlyphOrder([*font.getGlyphOrder(), "empty"])
    font["glyf"].glyphs["empty"] = Glyph()
    font["hmtx"].metrics["empty"] = (0, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(dict.fromkeys(codes, "empty"))


def main() -> None:
    """Cut every font and lay the licence of each family beside it."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for wanted in CUTS:
        path = cut(wanted)
        print(f"{path.name:16} {path.stat().st_size // 1024:4} KiB")
    for package, licence in (
        ("fontpkg_ibm_plex_sans", "OFL-IBM-Plex-Sans.txt"),
        ("fontpkg_ibm_plex_sans_arabic", "OFL-IBM-Plex-Sans-Arabic.txt"),
        ("fontpkg_literata", "OFL-Literata.txt"),
    ):
        shutil.copyfile(Path(str(import_module(package).__file__)).parent / "LICENSE", FONTS / licence)


if __name__ == "__main__":
    main()
