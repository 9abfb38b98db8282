"""CV: a talk well under way, one that has not begun, and words to look at before the paper leaves."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from casework import resume as rules
from casework.plan_editions import unanswered
from casework.resume import ResumeLine, ResumeProfile
from desktop.paper.preview import pages
from desktop.paper.resume import draw_resume
from desktop.ui.screens.resume import ResumeScreen
from tests.desktop.facts import PAGE
from tests.desktop.scenes import now, window_with

RESUME: Final = ResumeProfile(
    (
        ResumeLine(
            "s1",
            "strength",
            "Jeg er stabil, og jeg kommer til tiden",
            "I seks år havde jeg nøgler til hele huset.",
        ),
        ResumeLine("s2", "strength", "Jeg får folk til at falde til ro"),
        ResumeLine(
            "e1", "experience", "Hjemme med tre børn", "Madpakker, skolen og et budget, der holdt.", 2016
        ),
        ResumeLine("e2", "experience", "Praktik i et bageri", "Pakkede brød og lærte kassen.", 2014, 2014),
        ResumeLine("e3", "experience", "Rengøring på en skole", "Ledte et hold på fire.", 2006, 2012),
        ResumeLine("l1", "learned", "Hygiejnebevis", "", 2013, 2013),
        ResumeLine("w1", "wish", "Fire timer om ugen i et bageri, og så flere"),
        ResumeLine("n1", "need", "Fri kl. 14"),
    )
)
CAREFUL: Final = ResumeProfile((*RESUME.lines, ResumeLine("n2", "need", "Pause ved smerter i ryggen")))


def resume(lines: ResumeProfile = RESUME, *, form: bool = False, may_write: bool = True) -> QWidget:
    """Make the screen with its lines and the page that comes of them."""
    screen = ResumeScreen(now)
    screen.show_resume(PAGE.name, lines, may_write=may_write)
    screen.finds.show_finds(unanswered(rules.spoken(lines), {}), (), {})
    if lines.lines:
        drawn = draw_resume(rules.paper(PAGE, lines, {}, today=now().date()))
        shape = QImage.Format.Format_RGB888
        images = [
            QImage(one.rgb, one.width, one.height, one.width * 3, shape).copy()
            for one in pages(drawn.pdf, 1.5)
        ]
        screen.show_pages(images, drawn.pages)
    else:
        screen.show_pages([], 0)
    if form:
        screen.sections["experience"].wanted.emit("experience", lines.of("experience")[0], None)
    return window_with("citizens", screen)


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "resume": resume,
    "resume_writing": partial(resume, form=True),
    "resume_empty": partial(resume, ResumeProfile()),
    "resume_careful": partial(resume, CAREFUL),
    "resume_read": partial(resume, may_write=False),
}
