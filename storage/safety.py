"""What protects an open store, for the page *Sikkerhed*: whoever owns a protection reads its fact here.

What this device does not know stays None: the page says so, and claims nothing.
"""

from casework.answers_safety import MissingShown, RulesShown, SafetyFacts
from casework.errors import Damaged
from storage import device_key, keyfile, missing, pepper, put_aside, trail, upkeep
from storage.journal_file import NAME as JOURNAL
from storage.vault import Store


def facts(store: Store) -> SafetyFacts:
    """Return what is known; asked on the store's lane."""
    memory, recovery, bound = _keys(store)
    rules = store.contacts.rules()
    bad, broken = store.fact(upkeep.BAD), store.ledger.recall(trail.FAULT)
    return SafetyFacts(
        device=store.device,
        key_memory=memory,
        recovery=recovery,
        lease_until=store.contacts.until(),
        last_backup=store.fact(upkeep.COPIED),
        last_check=store.fact(upkeep.CHECKED),
        check_held=None if bad is None else bad == "0",
        second_copy=(store.folder / JOURNAL).is_file(),
        brought_back=store.replayed,
        trail_checked=store.ledger.recall(trail.CHECKED),
        trail_held=None if broken is None else not broken,
        bound=bound,
        device_key=device_key.standing(store.folder),
        missing=tuple(
            MissingShown(one.kind, one.citizen, one.at, one.words)
            for one in missing.still(store.source().connection)
        ),
        put_aside=_put_aside(store),
        rules=RulesShown(rules.cover, rules.binding, rules.idle) if rules.serial else None,
    )


def _put_aside(store: Store) -> tuple[str, str]:
    """Return since when damaged files lie aside, and when earlier ones went; empty where that never was."""
    since = put_aside.since(store.folder)
    return since.isoformat() if since is not None else "", store.fact(put_aside.GONE) or ""


def _keys(store: Store) -> tuple[int | None, bool | None, bool | None]:
    """Return the cost of a guess in MiB, whether there is a way back in, and whether the store is bound.

    None where the file cannot be read.
    """
    try:
        slots = {slot.get("kind"): slot for slot in keyfile.read(store.folder).slots}
    except Damaged:
        return None, None, None
    memory = slots.get("passphrase", {}).get("memory")
    bound = pepper.FIELD in slots.get("passphrase", {})
    return (memory // 1024 if isinstance(memory, int) else None), "recovery" in slots, bound
