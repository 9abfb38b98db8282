"""The key file: a random root key, wrapped once for each way in, and a tag over all of it.

`keys.ffk` is canonical JSON: version, store id, epoch, slots and a tag. The root key never comes from the passphrase, so a
new passphrase rewrites two kilobytes and nothing else. A slot names its way (`passphrase`; recovery follows), its
parameters, and the root key sealed with aad = everything in the slot but the sealed bytes, with store id and version.
`keys.ffk.prev` is the copy before the last change; it is read when the first does not open.
"""

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casework.errors import Damaged, Locked
from storage import files, sealing
from storage.sealing import Cost, Tampered

NAME = "keys.ffk"
VERSION = 1


class WrongPassphrase(Locked):
    """No slot opens with these words."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What an opened key file gives: the root key, and whose store it is."""

    root: bytes
    store_id: str
    epoch: str

    def key(self, use: str) -> bytes:
        """Return the subkey for one use."""
        return sealing.derive(self.root, use)


def make(folder: Path, keys: Keys, passphrase: str, cost: Cost) -> None:
    """Write a key file with one passphrase slot; the copy of the one before is kept."""
    slot: dict[str, Any] = {
        "way": "passphrase",
        "kdf": "argon2id",
        "salt": _text(sealing.fresh(16)),
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
    }
    kek = sealing.from_passphrase(passphrase, _bytes(slot["salt"]), cost)
    slot["sealed"] = _text(sealing.seal(kek, keys.root, _about(slot, keys.store_id)))
    body = {"version": VERSION, "store": keys.store_id, "epoch": keys.epoch, "slots": [slot]}
    body["tag"] = _text(sealing.tag(keys.key("header-mac"), _canonical(body)))
    path = folder / NAME
    if path.exists():
        files.replace(folder / f"{NAME}.prev", path.read_bytes())
    files.replace(path, _canonical(body))


def open_with(folder: Path, passphrase: str, *, floor: Cost) -> Keys:
    """Open the key file, or its previous copy where the first is damaged.

    Raises WrongPassphrase where the file is whole and no slot opens, Damaged where neither copy can be read.
    """
    damaged: Damaged | None = None
    for path in (folder / NAME, folder / f"{NAME}.prev"):
        if not path.exists():
            continue
        try:
            return _open(path, passphrase, floor)
        except Damaged as error:
            damaged = damaged or error
    raise damaged or Damaged(
        "Nøglefilen til lageret mangler på denne computer. Lageret er ikke rørt. Gendan mappen fra en sikkerhedskopi, "
        "eller få to kolleger til at hjælpe dig ind."
    )


def store_id(folder: Path) -> str:
    """Return whose store a folder holds, unproven: enough for the list on the unlock window."""
    try:
        return str(json.loads((folder / NAME).read_bytes())["store"])
    except (OSError, ValueError, KeyError, TypeError):
        return folder.name


def _open(path: Path, passphrase: str, floor: Cost) -> Keys:
    body = _read(path)
    try:
        slots = [slot for slot in body["slots"] if slot["way"] == "passphrase"]
        costs = [Cost(slot["memory_kib"], slot["passes"], slot["lanes"]) for slot in slots]
        if not slots or any(cost.is_under(floor) or cost.memory_kib > sealing.CAP_KIB for cost in costs):
            raise Damaged(_CHANGED)
        for slot, cost in zip(slots, costs, strict=True):
            root = _unwrap(slot, cost, passphrase, body["store"])
            if root is not None:
                return _proven(body, Keys(root, body["store"], body["epoch"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Damaged(_CHANGED) from error
    raise WrongPassphrase("De ord passer ikke. Prøv igen. Intet er gået tabt.")


def _unwrap(slot: dict[str, Any], cost: Cost, passphrase: str, store: str) -> bytes | None:
    kek = sealing.from_passphrase(passphrase, _bytes(slot["salt"]), cost)
    try:
        return sealing.unseal(kek, _bytes(slot["sealed"]), _about(slot, store))
    except Tampered:
        return None


def _proven(body: dict[str, Any], keys: Keys) -> Keys:
    said = _bytes(body["tag"])
    bare = {name: value for name, value in body.items() if name != "tag"}
    if not sealing.same(said, sealing.tag(keys.key("header-mac"), _canonical(bare))):
        raise Damaged(_CHANGED)
    return keys


def _read(path: Path) -> dict[str, Any]:
    try:
        body = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise Damaged(_CHANGED) from error
    if not isinstance(body, dict) or not isinstance(body.get("version"), int):
        raise Damaged(_CHANGED)
    if body["version"] > VERSION:
        raise Damaged(
            "Nøglefilen er skrevet af en nyere udgave af Fodfæste. Intet er rørt. Opdatér programmet, og lås op igen."
        )
    return body


def _about(slot: dict[str, Any], store: str) -> bytes:
    bare = {name: value for name, value in slot.items() if name != "sealed"}
    return _canonical({"slot": bare, "store": store, "version": VERSION})


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


_CHANGED = (
    "Nøglefilen til lageret er beskadiget. Det, du har skrevet, ligger stadig krypteret i mappen. "
    "Gendan mappen fra en sikkerhedskopi, eller få to kolleger til at hjælpe dig ind."
)
