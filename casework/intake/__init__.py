"""Intake: a line system's export of nine CSV files, row by row, into changes, wanted grants and a report.

It never guesses an identity, never cuts a text, never overwrites a note and never drops a row silently: what is not
taken is refused by its row number, and what is doubtful is taken and said. Nothing here touches a disk.
"""

from casework.intake.reading import EVERY_OWN, Intake, read_export
from casework.intake.report import Doubt, FileReport, GrantWanted, Report

__all__ = ["EVERY_OWN", "Doubt", "FileReport", "GrantWanted", "Intake", "Report", "read_export"]
