"""What the OpenAPI document says of size: every number, text and list in it has a bound, and it is one that holds.

A shape says its own bound where it has one. Where it has none, what holds is the body: no text has more characters and
no list more entries than the largest body has bytes, and a whole number is one that both databases hold.
"""

from collections.abc import Mapping
from typing import Any, Final

from sync import protocol as fsp

_LEAST: Final = -(1 << 63)
_MOST: Final = (1 << 63) - 1


def bounded(schema: Any) -> Any:
    """Return a part of the document in which every whole number, text and list has its bound."""
    if isinstance(schema, list):
        return [bounded(one) for one in schema]
    if not isinstance(schema, Mapping):
        return schema
    said = {name: bounded(one) for name, one in schema.items()}
    return {**_BOUNDS.get(str(schema.get("type")), _nothing)(said), **said}


def _nothing(_: Mapping[str, Any]) -> dict[str, Any]:
    return {}


def _of_number(_: Mapping[str, Any]) -> dict[str, Any]:
    return {"format": "int64", "minimum": _LEAST, "maximum": _MOST}


def _of_text(said: Mapping[str, Any]) -> dict[str, Any]:
    return {} if said.keys() & {"enum", "const"} else {"maxLength": fsp.MOST_PLAIN}


def _of_list(said: dict[str, Any]) -> dict[str, Any]:
    """A list of so many different things says how many by itself; `items: false` behind them says it once more."""
    if "prefixItems" in said and said.get("items") is False:
        said["items"] = {}
        said["maxItems"] = len(said["prefixItems"])
    return {"maxItems": fsp.MOST_PLAIN}


_BOUNDS: Final = {"integer": _of_number, "string": _of_text, "array": _of_list}
