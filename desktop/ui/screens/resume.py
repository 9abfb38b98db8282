"""CV: a talk about strengths, life and wishes, beside the page that comes of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from casework.resume import SECTIONS, ResumeLine, ResumeProfile, Section
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.words import Words
from desktop.ui.screens.edition_finds import FindCard
from desktop.ui.screens.forms import Form, into_view
from desktop.ui.screens.paper_room import PaperRoom
from desktop.ui.screens.resume_form import LineForm
from desktop.ui.screens.resume_section import SectionCard
from desktop.ui.screens.screen import Key, Now, copenhagen_now
from desktop.ui.screens.typing_pause import PAUSE_MS, FormKept, form_contents, form_texts

FORM = "resume_form"
"""Under which name a draft keeps the open form."""


class OutForm(Form):
    """The ways out: nothing is typed here."""

    keeps = False
    is_paper = True

    def __init__(self) -> None:
        super().__init__()
        self.usb = Button("", icon="usb", kind="plain")
        self.more_buttons = (self.usb,)
        self.build()
        self.close_button.hide()  # the way back stands in the head

    def retranslate(self) -> None:
        """Say everything again."""
        self.save.rename(self.tr("Udskriv"))
        self.usb.rename(self.tr("Gem til USB"))


class ResumeScreen(PaperRoom):
    """`line_added(section, values)`, `line_changed(line, values)`, `line_dropped(id)`, `torn_chosen()`.

    `typed(contents)` after a pause, and when a form closes.
    """

    line_added = Signal(str, object)
    line_changed = Signal(object, object)
    line_dropped = Signal(str)
    torn_chosen = Signal()
    typed = Signal(object)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._resume, self._warnings, self._count, self._shown = ResumeProfile(), tuple[str, ...](), 0, 0
        self._may_write = True
        self.form, self.finds = OutForm(), FindCard()
        self._lead = Words("", color="ink_soft")
        self.sections = {name: SectionCard(name) for name in SECTIONS}
        self._lay_beside(
            self.form, Card(self._lead, self.form, gap="gap"), *self.sections.values(), self.finds
        )
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.disconnect(self.changed)
        self._pause.timeout.connect(lambda: self.typed.emit(self.contents()))
        self.form.usb.clicked.connect(self.usb_wanted)
        for card in self.sections.values():
            card.wanted.connect(self._open)
            card.torn_chosen.connect(self.torn_chosen)
            card.place.turned.connect(self._turn)
            card.place.typed.connect(self._pause.start)
            card.place.left.connect(lambda: self.typed.emit(self.contents()))
            card.place.sent.connect(self._send)
        self.first_focus = self.sections["strength"].add
        self.retranslate()

    def show_resume(self, name: str, resume: ResumeProfile, *, may_write: bool) -> None:
        """Show every line; a form that stands open stays as it is."""
        self._name, self._resume, self._may_write = name, resume, may_write
        for section, card in self.sections.items():
            years = resume.open_years(self.now().year) if section == "experience" else ()
            card.show_lines(resume.of(section), years, may_write=may_write)
        self.first_focus = self.sections["strength"].add if may_write else self.form.save
        self._say_head()
        self._say_lead()

    def show_pages(self, images: Sequence[QImage], count: int, warnings: Sequence[str] = ()) -> None:
        """Show the pages as they will be printed, and what is not as it was typed."""
        self._warnings, self._count, self._shown = tuple(warnings), count, len(images)
        self._preview.show_pages(images)
        self._say_hint()

    @property
    def open_form(self) -> LineForm | None:
        """The form that stands open, where one does."""
        return next(
            (f for card in self.sections.values() if isinstance(f := card.place.form, LineForm)), None
        )

    def contents(self) -> dict[str, str]:
        """Return what is typed and not saved, as a draft keeps it."""
        form = self.open_form
        return {FORM: form_contents(form)} if form is not None and form.is_touched() else {}

    def show_draft(self, contents: dict[str, str]) -> None:
        """Open the form that was being written in, where its line still stands; one that is open takes the words."""
        kept = form_texts(contents[FORM]) if FORM in contents else None
        if kept is None:
            return
        if self.open_form is not None:
            self.open_form.fill(kept.values)
            return
        name, _, line = kept.record.partition(":")
        section = next((one for one in SECTIONS if one == name), None)
        if section is None:
            return
        known = {one.id: one for one in self._resume.lines}
        self._unfold(section, known.get(line), kept)

    def _open(self, section: Section, line: ResumeLine | None, years: tuple[int, int] | None) -> None:
        """Unfold a form in its section; words that stand in another one are not thrown away."""
        standing = next((card.place for card in self.sections.values() if card.place.form is not None), None)
        form = standing.form if standing is not None else None
        if standing is not None and form is not None:
            if form.is_touched() or form.is_under_way:
                standing.open(LineForm(section, line.id if line else ""))
                return
            standing.close_form()
        self._unfold(section, line, years=years)

    def _unfold(
        self,
        section: Section,
        line: ResumeLine | None,
        kept: FormKept | None = None,
        years: tuple[int, int] | None = None,
    ) -> None:
        form = LineForm(section, line.id if line else "")
        if line is not None:
            form.fill(values_of(line))
            form.drop.clicked.connect(lambda: self._drop(line.id))
        elif years is not None:
            form.fill({"since": str(years[0]), "until": str(years[1])})
        self.sections[section].place.open(form, kept)

    def _drop(self, line: str) -> None:
        form = self.open_form
        if form is not None and not form.is_under_way:
            form.wait(on=True)
            self.line_dropped.emit(line)

    def _send(self) -> None:
        form = self.open_form
        if form is None:
            return
        line = next((one for one in self._resume.lines if one.id == form.line), None)
        if line is None:
            self.line_added.emit(form.section, form.values())
        else:
            self.line_changed.emit(line, form.values())

    def _turn(self) -> None:
        self._weigh()

    @property
    def _is_written(self) -> bool:
        """One filled button: while a line is written, that is the one which saves it."""
        return self.open_form is not None

    def show_saved(self) -> None:
        """What was sent is durable: its form closes."""
        for card in self.sections.values():
            card.place.form_saved()

    def refuse(self, sentence: str) -> bool:
        """Say under a field why what was sent was not taken; False where nothing was sent."""
        return any(card.place.refuse(sentence) for card in self.sections.values())

    def show_form_first(self) -> None:
        """Bring the form whose words are not saved into view."""
        form = self.open_form
        if form is not None:
            self._show_written()
            form.begin()

    def show_finds_first(self) -> None:
        """Bring the words that wait for an answer into view."""
        self._show_written()
        into_view(self.finds)

    def _show_written(self) -> None:
        self._side.choose("form")
        self.fit(tight=look.is_tight(self))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (
            ("Ctrl+Enter", self.tr("Gem linje")),
            ("Esc", self.tr("luk linjen; uden en linje: tilbage til sagen")),
        )

    def _say_head(self) -> None:
        if self.header is not None:
            self.header.say(self.tr("CV"), self._name)

    def _say_lead(self) -> None:
        talk = self.tr(
            "Tal om det i den rækkefølge, det står: det, der virker, det, der er gjort og lært, og det, der ønskes. "
            "Alt, hvad livet har lært én, tæller. Skriv ikke om sygdom og ydelser her: papiret er til en arbejdsplads, "
            "og kommunens navn står ikke på det."
        )
        reads = self.tr("Du læser CV'et og kan skrive det ud. Den faste kontakt skriver i det.")
        self._lead.say(talk if self._may_write else reads)

    def _say_hint(self) -> None:
        more = self.tr("Her står de første {shown} af {count} sider.").format(
            shown=self._shown, count=self._count
        )
        whole = self.tr("Sådan kommer papiret ud af printeren") if self._count else ""
        hint = more if self._count > self._shown else whole
        self._hint.say("\n".join(one for one in (hint, *self._warnings) if one))
        self._told_below.setVisible(bool(self._count or self._warnings))

    def retranslate(self) -> None:
        """Say everything again."""
        self._name_sides(self.tr("Skriv"), self.tr("Se siderne"), both=self.tr("Linjer eller sider"))
        self._say_lead()
        self._say_hint()
        self._say_head()


def values_of(line: ResumeLine) -> dict[str, str]:
    """Return a line as its form holds it."""
    return {
        "text": line.text,
        "detail": line.detail,
        "since": str(line.since or ""),
        "until": str(line.until or ""),
    }
