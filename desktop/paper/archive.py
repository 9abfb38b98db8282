"""What makes a drawn PDF accessible and archivable: PDF/UA-1 and PDF/A-3a in the same file."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab import rl_config
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from desktop.paper.letters import ALEFS, SWALLOWED
from desktop.paper.structure import TaggedCanvas

LANGUAGE = "da-DK"
PRODUCER = "Fodfæste"
SEAL_FIELD = "Segl"
"""The name of the field that a seal is put into (desktop/paper/seal.py)."""
FIRST_JOINED_FORM = 0xFB50
STREAM_END = b"\r\nendstream\n"
"""Both characters: after a lone line feed, a stream whose last byte is a carriage return would read one shorter."""

_PROPERTY = """<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description></rdf:li>"""

_EXTENSION = f"""<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{_PROPERTY}</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>
</pdfaExtension:schemas>"""

_NAMESPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in (
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("xmp", "http://ns.adobe.com/xap/1.0/"),
        ("pdf", "http://ns.adobe.com/pdf/1.3/"),
        ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
        ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
        ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
        ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
        ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
    )
)


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the paper: what it is called, of which kind, what is said of it, and its bytes."""

    name: str
    kind: str
    said: str
    content: bytes


class ArchiveCanvas(TaggedCanvas):
    """A tagged canvas that writes everything an archive and a screen reader ask for when it is saved."""

    about = About("", "", "", date(2000, 1, 1))
    last_touch: Callable[[TaggedCanvas], None] = staticmethod(lambda _canvas: None)
    """What is drawn once every page is known."""
    attached: Attached | None = None
    """What the paper says as data, where it is wanted."""
    seal_said = ""
    """What is heard of the field for the seal; empty where the file gets none."""

    def save(self) -> None:
        """Write structure, description and colour, then the file."""
        if self._code:
            self.showPage()
        self.last_touch(self)
        if self.seal_said:
            self.add_seal_field(SEAL_FIELD, self.seal_said)
        self.write_structure()
        self.setViewerPreference("DisplayDocTitle", "true")
        document, about = self._doc, self.about
        document._timeStamp = _stamp(about.issued_on)  # noqa: SLF001 - the library has no other way to say the day
        document.info.producer = document.info.creator = PRODUCER
        document.Catalog.Lang = PDFString(LANGUAGE)
        document.Catalog.Metadata = pdfdoc.XMP(creator=lambda _document: _description(about))
        profile = PDFStream(PDFDictionary({"N": 3}), _srgb(), filters=[pdfdoc.PDFZCompress])
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile, "sRGB"),
        }
        document.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
        if self.attached is not None:
            _attach(document, self.attached, about.issued_on)
        super().save()


def _attach(document: Any, file: Attached, on: date) -> None:
    """Put a file into the paper as the source of what it says (ISO 19005-3, 6.8)."""
    changed = PDFString(f"D:{on:%Y%m%d}000000Z")
    head = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": f"/{file.kind.replace('/', '#2F')}",
        "Params": PDFDictionary({"Size": len(file.content), "ModDate": changed}),
    }
    stream = PDFStream(PDFDictionary(head), file.content, filters=[pdfdoc.PDFZCompress])
    held = document.Reference(stream, "Attached")
    said = {
        "Type": PDFName("Filespec"),
        "F": PDFString(file.name),
        "UF": PDFString(file.name),
        "Desc": PDFString(file.said),
        "AFRelationship": PDFName("Source"),
        "EF": PDFDictionary({"F": held, "UF": held}),
    }
    whole = document.Reference(PDFDictionary(said), "Attached.said")
    names = PDFDictionary({"Names": PDFArray([PDFString(file.name), whole])})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": names})
    document.Catalog.AF = PDFArray([whole])


def _stamp(on: date) -> Any:
    """The paper's own day instead of the clock, so that the same facts give the same bytes."""
    stamp = TimeStamp(invariant=1)
    stamp.YMDhms = (on.year, on.month, on.day, 0, 0, 0)
    stamp.dhh = stamp.dmm = 0
    return stamp


def _description(about: About) -> bytes:
    """The XMP packet."""
    stamp = f"{about.issued_on.isoformat()}T00:00:00+00:00"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {_NAMESPACES}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
{_EXTENSION}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


@cache
def _srgb() -> bytes:
    """A colour profile; its creation time is blanked so that two processes write the same file."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    profile[84:100] = bytes(16)
    return bytes(profile)


def _to_unicode(name: str, subset: list[int]) -> str:
    """The table from glyphs to letters: joined Arabic forms as their letters, no U+0000, which PDF/UA forbids."""
    rows = [
        f"<{at:02X}> <{_letters(code).encode('utf-16-be').hex()}>"
        for at, code in enumerate(subset)
        if code not in {0, 0xFEFF, 0xFFFE}
    ]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            f"/CIDSystemInfo\n<< /Registry ({name})\n/Ordering ({name})\n/Supplement 0\n>> def",
            f"/CMapName /{name} def\n/CMapType 2 def",
            "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
            f"{len(rows)} beginbfchar\n" + "\n".join(rows) + "\nendbfchar",
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        )
    )


def _letters(code: int) -> str:
    if code >= FIRST_JOINED_FORM:
        letters = unicodedata.normalize("NFKC", chr(code))
        return letters[0] if letters[1:] in ALEFS else letters
    return chr(code - SWALLOWED if code - SWALLOWED in map(ord, ALEFS) else code)


@cache
def teach_library() -> None:
    """Give the library the four things that the standards ask for and it lacks, once."""
    written = pdfdoc.PDFStream.format
    pdfdoc.PDFCatalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
    pdfdoc.PDFCatalog.__Refs__ = pdfdoc.PDFCatalog.__NoDefault__
    pdfdoc.PDFPage.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
    pdfdoc.PDFStream.format = lambda stream, document: written(stream, document)[:-10] + STREAM_END
    ttfonts.makeToUnicodeCMap = _to_unicode
    rl_config.useA85 = 0
