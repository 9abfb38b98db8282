"""Nothing that is committed says which machine, mirror or tool it came from."""

import re

from tests.house.files import texts

HOSTS = [
    "py" + "pi.org",
    "python" + "hosted",
    "registry.np" + "mjs",
    "deb." + "debian",
    "proxy.go" + "lang",
    "crates" + ".io",
]
PATHS = ["/wo" + "rk/", "/fa" + "rm/", "/ro" + "ot/", "/home/[a-z]+/"]
MAKERS = [
    r"\bA" + r"I[- ]generated",
    "Cl" + "aude",
    "Chat" + "GPT",
    "Co" + "pilot",
    r"\bL" + r"LM\b",
    "Co-Authored" + "-By",
]


def where(patterns: list[str]) -> list[tuple[str, str]]:
    pattern = re.compile("|".join(patterns))
    return [(path, hit.group()) for path, text in texts().items() if (hit := pattern.search(text))]


def test_no_package_registry_is_named() -> None:
    assert where([re.escape(host) for host in HOSTS]) == []


def test_no_path_of_a_machine_is_named() -> None:
    assert where(PATHS) == []


def test_no_maker_but_the_people_is_named() -> None:
    assert where(MAKERS) == []


def test_the_lock_names_packages_and_hashes_only() -> None:
    lock = texts()["requirements.lock"]

    strange = [line for line in lock.splitlines() if "://" in line or line.lstrip().startswith("-")]

    assert [line for line in strange if not line.lstrip().startswith("--hash=sha256:")] == []
    assert len(re.findall(r"^[a-z0-9][a-z0-9.\-]*==", lock, re.MULTILINE)) > 40


def test_cpr_numbers_are_never_a_living_persons() -> None:
    number = re.compile(r"(?<![\d-])([0-3]\d)(0\d|1[0-2])\d\d-\d{4}(?!\d)")

    real = [
        (path, hit.group())
        for path, text in texts().items()
        for hit in number.finditer(text)
        if hit.group()[:6] != "000000"
    ]

    assert real == []
