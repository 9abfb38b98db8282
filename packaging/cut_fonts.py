"""Cut the four screen fonts that ship, from the OFL sources in the test extra.

Inter (fontpkg-inter) and Source Serif 4 (fontpkg-source-serif-4) are variable, 850 kB each. They are
instanced, kept to Latin and to the features in use, and renamed ("Source" is a reserved name). Two of
Inter's alternates become the default, l with a tail (cv05) and round punctuation (ss03), so that l, I and 1
differ at arm's length everywhere.
"""

import importlib.util
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).resolve().parents[1] / "desktop" / "ui" / "look" / "fonts"
LATIN = (
    "U+0020-007E,U+00A0-024F,U+0259,U+02BC,U+02C6-02DD,U+0300-0304,U+0306-030C,U+0326-0328,U+1E00-1EFF,"
    "U+2009-200B,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+2044,"
    "U+20AC,U+2116,U+2122,U+2190-2199,U+2212,U+2215,U+2248,U+2260,U+2264-2265,U+25CF,U+2713,U+27E8-27E9"
)
INTER, SERIF = "Inter[opsz,wght].ttf", "SourceSerif4[opsz,wght].ttf"
CUTS = (
    ("FodSans-Regular", "Fod Sans", "fontpkg_inter", INTER, {"opsz": 18, "wght": 400}),
    ("FodSans-SemiBold", "Fod Sans", "fontpkg_inter", INTER, {"opsz": 18, "wght": 600}),
    ("FodDisplay-SemiBold", "Fod Display", "fontpkg_inter", INTER, {"opsz": 30, "wght": 600}),
    ("FodSerif-Regular", "Fod Serif", "fontpkg_source_serif_4", SERIF, {"opsz": 18, "wght": 400}),
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "case", "zero", "ss02"]
STYLES = {400: "Regular", 600: "SemiBold"}


def source(package: str, name: str) -> Path:
    """The variable font inside an installed fontpkg."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is missing: install the test extra")
    return Path(spec.origin).parent / "files" / name


def make_default(font: TTFont, features: set[str]) -> None:
    """Point the character map at the alternates of `features`."""
    gsub = font["GSUB"].table
    wanted = [r for r in gsub.FeatureList.FeatureRecord if r.FeatureTag in features]
    for lookup in (index for record in wanted for index in record.Feature.LookupListIndex):
        for table in gsub.LookupList.Lookup[lookup].SubTable:
            swap = getattr(getattr(table, "ExtSubTable", table), "mapping", {})
            for cmap in font["cmap"].tables:
                cmap.cmap = {code: swap.get(glyph, glyph) for code, glyph in cmap.cmap.items()}


def rename(font: TTFont, family: str, file_name: str, weight: int) -> None:
    """Give the cut its own family, so that Qt groups the weights and no reserved name is used."""
    style = STYLES[weight]
    names = {
        1: family if weight == 400 else f"{family} {style}",
        2: "Regular",
        3: f"{file_name};Fodfaeste",
        4: f"{family} {style}",
        6: file_name,
        16: family,
        17: style,
    }
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in {0, 13, 14}]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def cut(file_name: str, family: str, package: str, source_name: str, *, axes: dict[str, int]) -> int:
    """Write one file; returns its size in bytes."""
    font = instancer.instantiateVariableFont(TTFont(source(package, source_name)), axes)
    if package == "fontpkg_inter":
        make_default(font, {"cv05", "ss03"})
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=["*"], notdef_outline=True)
    job = subset.Subsetter(options)
    job.populate(unicodes=subset.parse_unicodes(LATIN))
    job.subset(font)
    rename(font, family, file_name, axes["wght"])
    path = OUT / f"{file_name}.ttf"
    font.save(path)
    return path.stat().st_size


def main() -> None:
    """Cut all four and lay the licences beside them."""
    OUT.mkdir(parents=True, exist_ok=True)
    for file_name, family, package, source_name, axes in CUTS:
        print(file_name, cut(file_name, family, package, source_name, axes=axes), "bytes")
    for package, name in (
        ("fontpkg_inter", "OFL-Inter.txt"),
        ("fontpkg_source_serif_4", "OFL-SourceSerif4.txt"),
    ):
        licence = source(package, "").parent / "LICENSE"
        (OUT / name).write_text(licence.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
