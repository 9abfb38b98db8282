"""What this device remembers: one encrypted store of one person on one machine.

- `vault` makes, opens and closes a store; `keyfile` and `sealing` keep its key; `engine` opens the database as it must be
- `ledger` is the only writer: a change, its place in the outbox, its second copy in the journal file, and what screens
  read, in one transaction
- `view` folds changes into records and the timeline; `search` keeps the words
- `drafts` keeps what is typed and not saved; `reads` answers what a screen asks, one file per question

sqlite-utils looks for `pysqlite3` before it takes Python's own sqlite3, so the encrypted engine is put there under that
name before anything imports it.
"""

import sys

import sqlcipher3

sys.modules.setdefault("pysqlite3", sqlcipher3)
