"""What is typed on the page of a case: which forms may hold a draft, and whether it is one thing only."""

FORMS = (
    "story_form",
    "goal_form",
    "agreement_form",
    "visit_form",
    "purpose_form",
    "file_form",
    "correction_form",
)


def is_one_thing(contents: dict[str, str]) -> bool:
    """Tell whether a draft holds one thing only, so that saving it leaves nothing behind."""
    return sum(bool(contents.get(name)) for name in ("text", *FORMS)) == 1
