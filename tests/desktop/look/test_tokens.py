import pytest

from desktop.ui.look.tokens import THEMES, Theme, look


def luminance(color: str) -> float:
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


PAIRS = sorted(look.tokens["contrast"])
GROUNDS = (
    *("canvas", "page", "card", "raised", "sunken"),
    *("accent_soft", "voice_soft", "notice_soft", "done_soft", "danger_soft", "added"),
)
"""Everything that words may lie on, filled buttons apart."""
INKS = ("ink", "ink_soft", "ink_faint", "accent", "voice", "notice", "done", "danger")
FIELDS_LIE_ON = ("canvas", "page", "card", "raised")
SIGNS = {
    "focus": GROUNDS,
    "notice_mark": ("canvas", "page", "card", "raised", "sunken", "notice_soft"),
    "edge": FIELDS_LIE_ON,
    "accent_fill": FIELDS_LIE_ON,
    "danger_fill": FIELDS_LIE_ON,
}
"""What is seen and not read, with what it may lie on."""
NEVER = {("ink_faint", "added")}
"""Under the words that only one version has stands its own ink, and nothing else (`parts.compared`)."""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", PAIRS)
def test_every_pair_of_colours_is_over_its_floor_and_measured_right(pair: str, theme: Theme) -> None:
    text, ground = pair.split(" on ")
    colors, stated = look.tokens["color"], look.tokens["contrast"][pair]

    measured = contrast(colors[text][theme], colors[ground][theme])

    assert measured >= stated["floor"]
    assert measured == pytest.approx(stated[theme], abs=0.06)


def weak_pairs(colors: dict[str, dict[str, str]], theme: Theme) -> list[str]:
    """Name what is read or seen too weakly: 4.5:1 is asked of words, 3:1 of signs and of the ring."""
    words = [(ink, ground, 4.5) for ink in INKS for ground in GROUNDS if (ink, ground) not in NEVER]
    signs = [(sign, ground, 3.0) for sign, grounds in SIGNS.items() for ground in grounds]
    filled = [("on_accent", f"accent_{state}", 4.5) for state in ("fill", "hover", "press")]
    filled += [("on_danger", "danger_fill", 4.5)]
    return [
        f"{one} on {other}"
        for one, other, floor in (*words, *signs, *filled)
        if contrast(colors[one][theme], colors[other][theme]) < floor
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_every_ink_is_read_and_every_sign_is_seen_on_whatever_it_may_lie_on(theme: Theme) -> None:
    assert weak_pairs(look.tokens["color"], theme) == []


@pytest.mark.parametrize("theme", THEMES)
def test_of_the_test_a_paler_ink_and_a_paler_ring_are_found(theme: Theme) -> None:
    colors = {role: dict(entry) for role, entry in look.tokens["color"].items()}
    colors["ink_soft"][theme] = colors["focus"][theme] = colors["canvas"][theme]

    found = weak_pairs(colors, theme)

    assert {"ink_soft on page", "focus on card"} <= set(found)


def test_every_role_has_a_reason_and_a_colour_in_every_theme() -> None:
    for role, entry in look.tokens["color"].items():
        assert entry["why"], role
        assert set(entry) == {"why", *THEMES}, role


def test_a_theme_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such theme"):
        look.set_theme("sepia")  # type: ignore[arg-type]


def test_text_stays_between_once_and_twice_its_size() -> None:
    look.set_scale(3.0)
    assert look.scale == 2.0
    look.set_scale(0.5)
    assert look.scale == 1.0


def test_larger_text_has_larger_letters_lines_and_targets() -> None:
    before = look.font("body").pixelSize(), look.line("body"), look.size("control")

    look.set_scale(1.5)

    after = look.font("body").pixelSize(), look.line("body"), look.size("control")
    assert all(large > small for large, small in zip(after, before, strict=True))


def test_visit_mode_has_larger_targets_and_letters() -> None:
    desk = look.size("control"), look.font("body").pixelSize()

    look.set_mode("visit")

    assert look.size("control") >= 44
    assert (look.size("control"), look.font("body").pixelSize()) > desk


def test_nothing_on_the_screen_is_smaller_than_fourteen_pixels() -> None:
    assert min(kind["size"] for kind in look.tokens["type"].values()) == 14


def test_those_who_asked_are_told_of_a_change_once() -> None:
    told: list[str] = []
    look.on_change(lambda: told.append(look.theme))

    look.set_theme("dark")
    look.set_theme("dark")

    assert told == ["dark"]
