"""Find the sentences that the floors below the desktop say to a person, so that they can be translated with the rest.

A sentence is a text in the source of casework, storage or sync that begins large and ends with a full stop, or what is
handed to `Sentence`; the words for codes stand in the tables that WORDS names. One that is put together while the
program runs cannot be translated: `put_together` finds those.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
FLOORS = (
    "casework",
    "storage",
    "sync",
    "desktop/paper/printing.py",
    "desktop/paper/seal.py",
    "desktop/paper/spelling.py",
)
"""What says sentences that the desktop shows by `in_words`."""
SPOKEN_ELSEWHERE = (
    "casework/access_paper.py",
    "casework/intake/",
    "casework/plan_changes.py",
    "casework/plan_contents.py",
    "casework/plan_paper.py",
    "sync/service/",
)
"""Said on the service's terminal and on the papers: these stay Danish."""
WORDS = {
    "casework.goals": ("AREAS",),
    "casework.kinds": ("KINDS",),
    "casework.purposes": ("_DONE", "_SOMEHOW", "_PURPOSES", "_USUAL", "_OTHERWISE"),
    "casework.guarding": ("OUTCOMES",),
    "casework.one_plan": ("WAYS",),
    "casework.plan_law": ("OWNER_NAMES", "BASIS_NAMES", "ITEM_NAMES", "PLAN_NAMES"),
    "casework.words": (
        "FORMS",
        "OUTCOMES",
        "NATURES",
        "AGREEMENT_STATUS",
        "GOAL_STATUS",
        "GOAL_VOICES",
        "CLOSED_REASONS",
        "PLAN_LANGUAGES",
        "PLAN_SIZES",
        "FIELDS",
    ),
    "storage.reads.told": ("_WENT",),
    "storage.reads.veil": ("HIDDEN",),
}
"""Single words for what a form offers and a record holds, and what an entry of the trail says."""
NOT_ON_A_SCREEN = (
    "desktop/flows/team_batch.py",
    "desktop/gallery/",
    "desktop/paper/",
    "desktop/paper_word.py",
    "desktop/paper_word_case.py",
    "desktop/paper_word_few.py",
    "desktop/practice_data/",
    "desktop/practice.py",
    "desktop/single.py",
    "desktop/start.py",
)
"""Papers, what invented citizens said, and what stands on a terminal."""
TRANSLATES = frozenset({"tr", "translate", "QT_TRANSLATE_NOOP"})
LIKE_A_SENTENCE = re.compile(r"[»{]?[A-ZÆØÅ{].* .*[.?!]", re.DOTALL)


def sentences() -> list[str]:
    """Return every sentence, each once."""
    found = {each for module, tree in _sources() for each in _said_in(module, tree)}
    found |= {word for module, names in WORDS.items() for name in names for word in _words(module, name)}
    return sorted(found)


def _words(module: str, name: str) -> Iterator[str]:
    table = getattr(import_module(module), name)
    for one in table.values() if isinstance(table, Mapping) else [table] if isinstance(table, str) else table:
        yield str(getattr(one, "danish", one))


def put_together() -> list[str]:
    """Return where a sentence is put together from parts without `Sentence`."""
    return [
        f"{module.__name__}:{node.lineno}"
        for module, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and _value(node, module) is None and _ends_one(node)
    ]


def said_alone() -> list[str]:
    """Return where the desktop has a sentence that is handed to no translation."""
    return [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        if not path.relative_to(ROOT).as_posix().startswith(NOT_ON_A_SCREEN)
        for node in _alone(ast.parse(path.read_text(encoding="utf-8")))
    ]


def _alone(tree: ast.Module) -> Iterator[ast.Constant]:
    handed = set(_docstrings(tree)) | {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) in TRANSLATES
        for part in ast.walk(node)
    }
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in handed)
    yield from (one for one in texts if isinstance(one.value, str) and LIKE_A_SENTENCE.fullmatch(one.value))


def _name(called: ast.expr) -> str:
    return (
        called.attr
        if isinstance(called, ast.Attribute)
        else called.id
        if isinstance(called, ast.Name)
        else ""
    )


def _sources() -> Iterator[tuple[ModuleType, ast.Module]]:
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    for floor in FLOORS:
        place = ROOT / floor
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            way = path.relative_to(ROOT).as_posix()
            if path.is_file() and not way.startswith(SPOKEN_ELSEWHERE):
                name = way.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
                yield import_module(name), ast.parse(path.read_text(encoding="utf-8"))


def _said_in(module: ModuleType, tree: ast.Module) -> Iterator[str]:
    silent = set(_docstrings(tree)) | {id(part) for part in _pieces(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Sentence":
            first = node.args[0]
            either = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
            yield from (str(one.value) for one in either if isinstance(one, ast.Constant))
        elif isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in silent:
            said = _value(node, module)
            if said is not None and LIKE_A_SENTENCE.fullmatch(said):
                yield said


def _docstrings(tree: ast.Module) -> Iterator[int]:
    """Yield the texts that stand alone: they explain, and say nothing to a person."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)


def _pieces(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield from (part for part in ast.walk(node) if part is not node)


def _value(node: ast.Constant | ast.JoinedStr, module: ModuleType) -> str | None:
    """Return what a text is, where it is made of constants alone."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    names = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
    parts = [getattr(module, name.id, None) if isinstance(name, ast.Name) else None for name in names]
    if not all(isinstance(part, str) for part in parts):
        return None
    filled = iter(parts)
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else str(next(filled)) for part in node.values
    )


def _ends_one(node: ast.JoinedStr) -> bool:
    last = node.values[-1]
    words = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return isinstance(last, ast.Constant) and str(last.value).endswith(".") and " " in words.strip()
