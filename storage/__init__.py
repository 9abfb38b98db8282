"""What this device remembers: an encrypted store that opens with a passphrase, and the answers that screens ask for.

A tour: `vault` opens and closes the store; `sealing` holds every cipher; `ledger` takes changes in, own and received,
one transaction each; `journal_file` is the second copy of what is unsent; `registers` says what a record's changes add
up to; `reads` has one file for each question that a screen asks.
"""

import sys

import sqlcipher3

sys.modules["pysqlite3"] = (
    sqlcipher3  # before sqlite_utils: it then catches the errors of the engine that we use
)
