"""What the work is: cases, notes, agreements and plans as pure values, with no disk, screen, network or clock.

A tour, in the order in which a newcomer should read:

- `changes`: the one thing that travels. A change says what a person did to a record, and what he had seen.
- `kinds`: every kind of record, its fields, how sensitive each is, and which role may read and write which.
- `journal`: the first noun; every other noun (`visits`, `meetings`, `agreements`, `goals`, `plan`, `people`) has
  the same rhythm: what there is, what may be done (verbs that return changes or refuse), what it adds up to.
- `answers`: what a screen or a paper may ask for, as frozen facts. `storage.reads` fills them, `desktop.ui` shows them.
- `intake`: a line system's export, row by row, into changes and a report.

Every verb takes the time as an argument, so that a test can stand at any minute of any year.
"""
