"""Write docs/openapi.json from the service's table of addresses and the shapes of the wire; a test compares them."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "openapi.json"


def main() -> int:
    """Write the document anew."""
    sys.path.insert(0, str(ROOT))
    from sync.service.app import written_document

    DOCUMENT.write_bytes(written_document())
    return 0


if __name__ == "__main__":
    sys.exit(main())
