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


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", PAIRS)
def test_every_pair_of_colours_is_over_its_floor_and_measured_right(pair: str, theme: Theme) -> None:
    text, ground = pair.split(" on ")
    colors, stated = look.tokens["color"], look.tokens["contrast"][pair]

    measured = contrast(colors[text][theme], colors[ground][theme])

    assert measured >= stated["floor"]
    assert measured == pytest.approx(stated[theme], abs=0.06)


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
