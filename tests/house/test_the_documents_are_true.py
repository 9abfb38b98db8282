"""The documents say what the code is: the map, the names, the words of the one command."""

import ast
import re
import subprocess
import sys

import docs_map

from tests.house.files import ROOT, modules, texts, tree_of


def test_the_map_is_drawn_from_the_modules() -> None:
    page = docs_map.PAGE.read_text(encoding="utf-8")

    assert docs_map.with_map(page) == page, "./fod check --fix redraws it"


def test_the_document_of_the_addresses_is_made_from_them() -> None:
    from sync.service.app import written_document

    kept = (ROOT / "docs" / "openapi.json").read_bytes()

    assert kept == written_document(), "packaging/openapi.py writes it anew"


def glossary_names() -> set[str]:
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \|", texts()["docs/GLOSSARY.md"], re.MULTILINE)
    return {name for row in rows for name in re.findall(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)*\b", row)} - {"Code"}


def test_classes_are_spelled_as_in_the_glossary() -> None:
    folded = {name.lower(): name for name in glossary_names()}
    classes = [
        n.name for p in modules("casework") for n in ast.walk(tree_of(p)) if isinstance(n, ast.ClassDef)
    ]

    wrong = [name for name in classes if folded.get(name.lower(), name) != name]

    assert len(folded) > 50
    assert wrong == []


def test_every_fod_command_in_the_documents_exists() -> None:
    told = subprocess.run(
        [sys.executable, ROOT / "fod", "help"], capture_output=True, text=True, check=True
    ).stdout
    words = set(re.findall(r"\./fod (\w+)", told)) | {"help"}
    pages = {path: text for path, text in texts().items() if path.endswith(".md")}

    used = {(path, word) for path, text in pages.items() for word in re.findall(r"\./fod (\w+)", text)}

    assert len(words) == 10
    assert {(path, word) for path, word in used if word not in words} == set()


def test_every_page_that_a_document_links_to_exists() -> None:
    missing = [
        (path, link)
        for path, text in texts().items()
        if path.endswith(".md")
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)
        if not ((ROOT / path).parent / link).exists()
    ]

    assert missing == []


def test_every_contract_of_the_house_is_checked() -> None:
    config = texts()["pyproject.toml"]

    assert [n for n in "1234567" if not re.search(rf'^name = "{n}[ab]? ', config, re.MULTILINE)] == []


def clauses() -> list[tuple[str, str, str]]:
    """The rows of docs/ACCESSIBILITY.md: clause, verdict, evidence."""
    rows = re.findall(
        r"^\| (11\.[\d.]+)[^|]*\| ([^|]+) \| ([^|]*) \|", texts()["docs/ACCESSIBILITY.md"], re.MULTILINE
    )
    return [(clause.rstrip("."), verdict.strip(), evidence) for clause, verdict, evidence in rows]


def test_every_clause_of_chapter_eleven_is_judged_once() -> None:
    numbers = [clause for clause, _verdict, _evidence in clauses()]

    assert len(numbers) == len(set(numbers)) > 65
    assert {"11.1.1.1", "11.2.4.7", "11.3.3.4", "11.4.1.3", "11.5.2.17", "11.6.2", "11.8.5"} <= set(numbers)
    verdicts = {verdict for _clause, verdict, _evidence in clauses()}
    assert verdicts <= {"holds", "holds in part", "does not apply", "not judged"}


def test_the_evidence_that_a_clause_names_is_there() -> None:
    named = re.findall(r"\]\(([^)]+)\)", texts()["docs/ACCESSIBILITY.md"])

    assert len(named) > 40
    assert [path for path in named if not (ROOT / "docs" / path).resolve().is_file()] == []
