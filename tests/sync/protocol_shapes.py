"""Which shape of the wire each example of docs/PROTOCOL.md is read by."""

import msgspec

from sync import protocol as fsp
from sync import protocol_away as away
from sync import protocol_files as files
from sync.protocol_addressed import AddressedAsked, AddressedTold
from sync.protocol_cases import CasesAsked, CasesTold, StartTold
from sync.protocol_fork import GrantsTold
from sync.protocol_glass import GlassAsked, GlassOpened
from sync.protocol_offered import Offered, OfferTold
from sync.protocol_problem import Problem
from sync.protocol_restored import RestoredHeard, RestoredTold
from sync.protocol_same import TwinTold
from sync.protocol_seal import SealAsked, SealGiven
from sync.protocol_team import CodeAsked, CodeMade, HandAsked, HandTold, HeldTold, TeamTold
from sync.protocol_trail import TrailSent, TrailTaken
from sync.protocol_wait import WaitTold

SHAPES: dict[str, type[msgspec.Struct]] = {
    "change": fsp.ChangeWire,
    "redaction": fsp.ChangeWire,
    "same-person": fsp.ChangeWire,
    "hello": fsp.Hello,
    "enrol-asked": fsp.EnrolAsked,
    "enrol-answered": fsp.EnrolAnswered,
    "token-asked": fsp.TokenAsked,
    "token-answered": fsp.TokenAnswered,
    "push-asked": fsp.Push,
    "push-answered": fsp.Pushed,
    "pull-answered": fsp.Page,
    "pull-own-answered": fsp.Page,
    "stream-answered": fsp.StreamPage,
    "start-answered": StartTold,
    "cases-asked": CasesAsked,
    "cases-answered": CasesTold,
    "pull-revoke-answered": fsp.Page,
    "pull-cover-answered": fsp.Page,
    "twins-told": TwinTold,
    "pull-erased-answered": fsp.Page,
    "glass-asked": GlassAsked,
    "glass-answered": GlassOpened,
    "addressed-asked": AddressedAsked,
    "addressed-answered": AddressedTold,
    "team-told": TeamTold,
    "held-told": HeldTold,
    "seal-asked": SealAsked,
    "seal-given": SealGiven,
    "hand-asked": HandAsked,
    "hand-told": HandTold,
    "team-code-asked": CodeAsked,
    "team-code-made": CodeMade,
    "dropped-asked": fsp.Dropped,
    "problem": Problem,
    "service-keys": fsp.ServiceKeys,
    "journal-answered": away.FileTaken,
    "file-state": files.FileState,
    "file-piece": files.FilePiece,
    "token-wipe-answered": fsp.TokenAnswered,
    "wiped-asked": away.Wiped,
    "trail-asked": TrailSent,
    "trail-answered": TrailTaken,
    "trail-file-answered": away.TrailFileTaken,
    "restored-told": RestoredTold,
    "restored-heard": RestoredHeard,
    "problem-epoch": Problem,
    "problem-disk": Problem,
    "grants-told": GrantsTold,
    "wait-told": WaitTold,
    "push-gone": fsp.Push,
    "offered-asked": Offered,
    "offered-told": OfferTold,
}
