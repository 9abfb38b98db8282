"""A paper goes to the printer through a pipe, or to the place that the person chose; otherwise it says why not."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import printer
from desktop.paper import printing_windows
from desktop.paper.printing import NO_PRINTER, printers, save_where_chosen, send_to_printer
from desktop.printer import Printer
from desktop.sentences import in_words

ROOT = Path(__file__).parents[3]
PDF = b"%PDF-1.7 en plan"


def program(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    program(folder, "lpstat", "exit 1")
    return folder


def test_the_title_in_the_printers_queue_is_a_fixed_word_and_never_a_name() -> None:
    titles = [
        call.args[TITLES[ast.unparse(call.func).rpartition(".")[2]]]
        for path in (ROOT / "desktop" / "flows").glob("*.py")
        for call in _calls(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert len(titles) > 4
    assert [ast.unparse(title) for title in titles if not isinstance(title, ast.Constant)] == []


TITLES = {"send_to_printer": 1, "send_paper": 2}
"""Who hands a title on, and which of what he is handed it is; `send_paper` hands on what it was handed."""


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.FunctionDef) and child.name == "send_paper":
            continue
        if isinstance(child, ast.Call) and ast.unparse(child.func).rpartition(".")[2] in TITLES:
            yield child
        yield from _calls(child)


def test_without_a_printer_it_says_so_and_prints_nothing(programs: Path) -> None:
    sent = send_to_printer(PDF, "Fælles plan")
    assert (sent.done, sent.said) == (False, NO_PRINTER)


def test_without_a_printing_system_it_says_the_same(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (programs / "lpstat").unlink()
    monkeypatch.setenv("PATH", str(programs))
    assert send_to_printer(PDF, "Fælles plan").said == NO_PRINTER


def test_the_printer_receives_the_very_bytes_through_a_pipe(programs: Path, tmp_path: Path) -> None:
    program(programs, "lpstat", "echo Kontoret")
    program(programs, "lp", f'printf "%s " "$@" > {tmp_path}/words; cat > {tmp_path}/got')
    sent = send_to_printer(PDF, "Fælles plan", copies=2)
    assert sent.done
    assert (tmp_path / "got").read_bytes() == PDF
    assert (tmp_path / "words").read_text().strip() == "-n 2 -t Fælles plan -"


@pytest.fixture
def chosen() -> Iterator[None]:
    """Whatever is chosen in a test, the next one begins with the computer's own."""
    yield
    printer.choose(printer.Printer())


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Printer("Forhallen", "both"), "-d Forhallen -n 1 -t Fælles plan -o sides=two-sided-long-edge -"),
        (Printer("", "one"), "-n 1 -t Fælles plan -o sides=one-sided -"),
        (Printer("Forhallen"), "-d Forhallen -n 1 -t Fælles plan -"),
        (Printer("", "begge to"), "-n 1 -t Fælles plan -"),
    ],
)
def test_the_chosen_printer_and_sides_are_told_to_the_printing_system(
    programs: Path, tmp_path: Path, chosen: None, choice: Printer, words: str
) -> None:
    program(programs, "lpstat", "echo Kontoret; echo Forhallen")
    program(programs, "lp", f'printf "%s " "$@" > {tmp_path}/words; cat > {tmp_path}/got')
    printer.choose(choice)

    sent = send_to_printer(PDF, "Fælles plan")

    assert sent.done
    assert (tmp_path / "got").read_bytes() == PDF
    assert (tmp_path / "words").read_text().strip() == words


def test_a_chosen_printer_that_is_gone_is_said_and_the_paper_goes_to_no_other(
    programs: Path, tmp_path: Path, chosen: None
) -> None:
    program(programs, "lpstat", "echo Kontoret; echo Forhallen_2")
    program(programs, "lp", f"cat > {tmp_path}/got")
    printer.choose(Printer("Forhallen"))

    sent = send_to_printer(PDF, "Fælles plan")

    assert not sent.done
    assert "Printeren Forhallen, som er valgt i Indstillinger, er her ikke" in in_words(sent.said)
    assert "intet er gået tabt" in sent.said
    assert not (tmp_path / "got").exists()


def test_the_printers_are_those_that_the_system_names(programs: Path) -> None:
    none = printers()
    program(programs, "lpstat", 'test "$1" = -e && echo Kontoret && echo Forhallen')

    assert (none, printers()) == ((), ("Kontoret", "Forhallen"))


def test_on_windows_the_paper_goes_another_way_and_runs_nothing(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(programs, "lpstat", f"echo Kontoret; touch {tmp_path}/asked")
    monkeypatch.setattr("desktop.paper.printing.sys.platform", "win32")
    printed: list[tuple[bytes, str, int, Printer]] = []
    reasons = iter(["", "låget er åbent"])

    def hand_over(pdf: bytes, title: str, copies: int, chosen: Printer) -> str:
        printed.append((pdf, title, copies, chosen))
        return next(reasons)

    monkeypatch.setattr(printing_windows, "printers", lambda: ())
    none = send_to_printer(PDF, "Fælles plan")
    monkeypatch.setattr(printing_windows, "printers", lambda: ("Kontoret",))
    monkeypatch.setattr(printing_windows, "hand_over", hand_over)
    done, refused = (send_to_printer(PDF, "Fælles plan", copies=2) for _ in range(2))

    assert (none.done, none.said) == (False, NO_PRINTER)
    assert (done.done, refused.done) == (True, False)
    assert "låget er åbent" in in_words(refused.said)
    assert printed == [(PDF, "Fælles plan", 2, Printer())] * 2
    assert not (tmp_path / "asked").exists()


def test_a_printer_that_refuses_is_quoted(programs: Path) -> None:
    program(programs, "lpstat", "echo Kontoret")
    program(programs, "lp", "cat > /dev/null; echo 'papiret er sluppet op' >&2; exit 3")
    sent = send_to_printer(PDF, "Fælles plan")
    assert not sent.done
    assert "papiret er sluppet op" in sent.said
    assert "Intet er gået tabt" in sent.said


def test_a_paper_is_saved_whole_where_the_person_chose(tmp_path: Path) -> None:
    sent = save_where_chosen(PDF, tmp_path / "plan.pdf")
    assert sent.done
    assert (tmp_path / "plan.pdf").read_bytes() == PDF
    assert [one.name for one in tmp_path.iterdir()] == ["plan.pdf"]


def test_a_place_that_is_gone_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    sent = save_where_chosen(PDF, tmp_path / "usb" / "plan.pdf")
    assert not sent.done
    assert "Vælg et andet sted" in sent.said
    assert list(tmp_path.iterdir()) == []


def test_an_older_paper_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"gammel")
    (tmp_path / ".plan.pdf.del").mkdir()
    assert not save_where_chosen(PDF, path).done
    assert path.read_bytes() == b"gammel"
