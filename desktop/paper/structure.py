"""The structure tree: which drawn words are a heading, a list, a figure, for those who hear the paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

Place = tuple[int, int]
"""A page and the number of a piece of marked content on it."""

PRINTED_AND_LOCKED = 132
"""Flags of a field (ISO 32000-1, table 165): PDF/A wants it printed, and nobody is to move it."""


class Element:
    """One structure element; its kids are elements and places, in reading order."""

    __slots__ = ("actual", "alt", "attributes", "kids", "lang", "number", "object_kid", "tag")

    def __init__(self, tag: str, parent: "Element | None" = None, **said: Any) -> None:
        """Hang the element under its parent; `said` may hold alt, actual, lang and attributes."""
        self.tag = tag
        self.kids: list[Element | Place] = []
        self.alt: str = said.get("alt", "")
        self.actual: str = said.get("actual", "")
        self.lang: str = said.get("lang", "")
        self.attributes: Any = said.get("attributes")
        self.number = 0
        self.object_kid = ""
        """What it holds that is not drawn, as a reference in PDF: a field."""
        if parent is not None:
            parent.kids.append(self)


class Shared:
    """One element for parts drawn at different times, also on different pages: a list or a paragraph that breaks."""

    def __init__(self, tag: str, attributes: Any = None) -> None:
        """Remember the tag; the element is made when the first part is drawn."""
        self.tag, self.attributes = tag, attributes
        self.element: Element | None = None


class _Written(pdfdoc.PDFObject):
    """An object whose bytes are known."""

    __RefOnly__ = 1
    data = b""

    def format(self, _document: object) -> bytes:
        return self.data


class TaggedCanvas(Canvas):
    """A canvas that knows which structure element is open.  What is drawn outside one is an artifact."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what any canvas takes."""
        super().__init__(*args, **kwargs)
        self.root = Element("Document")
        self.stack = [self.root]
        self.page_marks: list[list[Element]] = []
        self._page_references: list[Any] = []
        self._marks: list[Element] = []
        self._fields: list[Element] = []
        self.open_mark = False

    def new(self, tag: str, **said: Any) -> Element:
        """A fresh element inside the one that is open."""
        return Element(tag, self.stack[-1], **said)

    def begin(self, element: Element) -> None:
        """What is drawn from here belongs to the element."""
        element.kids.append((len(self.page_marks), len(self._marks)))
        self._code.append(f"/{element.tag} <</MCID {len(self._marks)}>> BDC")
        self._marks.append(element)
        self.open_mark = True

    def artifact(self, kind: str) -> None:
        """What is drawn from here is decoration, or page furniture."""
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        self.open_mark = True

    def end(self) -> None:
        """Close what `begin` or `artifact` opened."""
        self._code.append("EMC")
        self.open_mark = False

    def showPage(self) -> None:
        """Finish the page and remember which marks stand on it."""
        self._page_references.append(self._doc.thisPageRef())
        self.page_marks.append(self._marks)
        self._marks = []
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Trans = None
        page.StructParents = len(self.page_marks) - 1
        page.Tabs = PDFName("S")

    def add_seal_field(self, name: str, said: str) -> None:
        """Add a field without extent on the last page, for a seal that is put in later; `said` is heard of it.

        The sealing library would make one of its own, which stands in no tree: PDF/UA refuses that.
        """
        document, at = self._doc, len(self.page_marks) + len(self._fields)
        page = self._page_references[-1]
        widget = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "FT": PDFName("Sig"),
            "T": PDFString(name),
            "TU": PDFString(said),
            "Rect": PDFArray([0, 0, 0, 0]),
            "F": PRINTED_AND_LOCKED,
            "P": page,
            "StructParent": at,
        }
        reference = document.Reference(PDFDictionary(widget), f"Field.{name}")
        document.Pages.pages[-1].Annots = [reference]
        document.Catalog.AcroForm = PDFDictionary({"Fields": PDFArray([reference]), "SigFlags": 1})
        element = Element("Form", self.root, alt=said)
        held, where = (pdfdoc.format(one, document).decode("latin1") for one in (reference, page))
        element.object_kid = f"<</Type /OBJR /Obj {held} /Pg {where}>>"
        self._fields.append(element)

    def write_structure(self) -> None:
        """Write the tree.  Numbers are known once `Reference` has been called, so elements are finished bytes."""
        document = self._doc
        tree = self._number("StructTreeRoot")
        pages = [document.idToObjectNumberAndVersion[one.name][0] for one in self._page_references]
        waiting, found = [(self.root, tree)], list[tuple[Element, int]]()
        while waiting:
            element, parent = waiting.pop()
            element.number = self._number(f"Element{len(found)}")
            found.append((element, parent))
            waiting.extend((kid, element.number) for kid in element.kids if isinstance(kid, Element))
        for element, parent in found:
            self._object(element.number).data = _written(element, parent, pages, document)
        marks = " ".join(
            f"{page} [{' '.join(f'{one.number} 0 R' for one in elements)}]"
            for page, elements in enumerate(self.page_marks)
        )
        first = len(self.page_marks)
        marks += "".join(f" {first + at} {one.number} 0 R" for at, one in enumerate(self._fields))
        parents = self._number("ParentTree")
        self._object(parents).data = f"<</Nums [{marks}]>>".encode()
        root = self._object(tree)
        root.data = (
            f"<</Type /StructTreeRoot /K [{self.root.number} 0 R] /ParentTree {parents} 0 R "
            f"/ParentTreeNextKey {first + len(self._fields)}>>"
        ).encode()
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _number(self, name: str) -> int:
        self._doc.Reference(_Written(), name)
        return int(self._doc.objectcounter)

    def _object(self, number: int) -> Any:
        return self._doc.idToObject[self._doc.numberToId[number]]


def _written(element: Element, parent: int, pages: list[int], document: object) -> bytes:
    """One element as PDF bytes."""
    out = [f"<</Type /StructElem /S /{element.tag} /P {parent} 0 R"]
    own = {kid[0] for kid in element.kids if not isinstance(kid, Element)}
    if len(own) == 1:
        out.append(f"/Pg {pages[next(iter(own))]} 0 R")
    for key, value in (("Alt", element.alt), ("ActualText", element.actual)):
        if value:
            out.append(f"/{key} <feff{value.encode('utf-16-be').hex()}>")
    if element.lang:
        out.append(f"/Lang ({element.lang})")
    if element.attributes is not None:
        out.append("/A " + pdfdoc.format(element.attributes, document).decode("latin1"))
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif len(own) == 1:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<</Type /MCR /Pg {pages[kid[0]]} 0 R /MCID {kid[1]}>>")
    kids += [element.object_kid] if element.object_kid else []
    out.append(f"/K [{' '.join(kids)}]>>")
    return " ".join(out).encode("latin1")


@contextmanager
def content(canvas: TaggedCanvas, tag: str | Shared, **said: Any) -> Iterator[None]:
    """Real content: one paragraph or heading, or a part of one.  Inside another one it adds nothing."""
    if canvas.open_mark:
        yield
        return
    if isinstance(tag, Shared):
        tag.element = tag.element or canvas.new(tag.tag, **{"attributes": tag.attributes, **said})
        canvas.begin(tag.element)
    else:
        canvas.begin(canvas.new(tag, **said))
    yield
    canvas.end()


@contextmanager
def figure(canvas: TaggedCanvas, alt: str, width: float, height: float) -> Iterator[None]:
    """A drawing with its words: what a sighted reader takes from it."""
    corners = (*canvas.absolutePosition(0, 0), *canvas.absolutePosition(width, height))
    layout = PDFDictionary(
        {
            "O": PDFName("Layout"),
            "BBox": PDFArray([round(one, 2) for one in corners]),
            "Placement": PDFName("Block"),
        }
    )
    with content(canvas, "Figure", alt=alt, attributes=layout):
        yield


def column_head() -> Shared:
    """The head of a column in a table: PDF/UA wants to be told what it is the head of."""
    return Shared("TH", PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")}))


@contextmanager
def decor(canvas: TaggedCanvas, kind: str = "Layout") -> Iterator[None]:
    """Lines, tints and page furniture, which a screen reader must skip."""
    if canvas.open_mark:
        yield
        return
    canvas.artifact(kind)
    yield
    canvas.end()


@contextmanager
def group(canvas: TaggedCanvas, role: str | Shared | None) -> Iterator[None]:
    """A section, a list, a list item: everything drawn inside belongs to it."""
    if role is None or canvas.open_mark:
        yield
        return
    if isinstance(role, Shared):
        role.element = role.element or canvas.new(role.tag)
        canvas.stack.append(role.element)
    else:
        canvas.stack.append(canvas.new(role))
    yield
    canvas.stack.pop()
