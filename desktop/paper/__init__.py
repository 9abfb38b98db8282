"""The papers: facts in, the bytes of an accessible and archivable PDF out, always in memory."""
