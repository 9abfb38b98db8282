"""Every address of the service: what each takes, answers and refuses. Routes and document are made from this table.

`refuses` names the codes of the handler; what the looks before it refuse is added by itself (`contract.codes`).
"""

from typing import Final

from sync import protocol as fsp
from sync import protocol_away as away
from sync import protocol_recovery as forgotten
from sync.protocol_addressed import AddressedAsked, AddressedTold
from sync.protocol_cases import CasesAsked, CasesTold, StartTold
from sync.protocol_files import MOST_SEALED, PIECE, FilePiece, FileState, pieces
from sync.protocol_fork import GrantsTold
from sync.protocol_glass import GlassAsked, GlassOpened
from sync.protocol_offered import Offered, OfferTold
from sync.protocol_reads import FIRST
from sync.protocol_restored import RestoredHeard, RestoredTold
from sync.protocol_seal import SealAsked, SealGiven
from sync.protocol_team import CodeAsked, CodeMade, HandAsked, HandTold, HeldTold, TeamTold
from sync.protocol_trail import TrailSent, TrailTaken
from sync.protocol_wait import LONGEST_S, WaitTold
from sync.service.contract import CERTIFICATE, JSON, LIST, TEXT, UUID, Octets, Text, Way, Whole
from sync.service.deliver import MOST_ROWS

_CURSOR: Final = Text("cursor")
_EPOCH: Final = Text("epoch", most=64)
_READS: Final = Whole("reads", default=FIRST)
_SIGNED: Final = Text("sig", "[A-Za-z0-9_-]*", 128)
_KNOWS: Final = Text("knows", "[0-9a-f]*", 64)
_FILE: Final = Text("id", UUID, 36)
_PIECE: Final = Whole("number", pieces(MOST_SEALED) - 1)
_AT: Final = Whole("at", PIECE - 1)
_JOURNAL: Final = Octets(away.MOST_FILE)
_PULL: Final = (
    _CURSOR,
    Whole("limit", default=MOST_ROWS),
    Whole("have_after"),
    Whole("have"),
    Whole("check", 1),
    _EPOCH,
    Text("proof", most=_CURSOR.most),
    _READS,
)
_ISSUER: Final = Text("name", "[0-9a-f]{40}", 40)
_PUT_BACK: Final = ("epoch", "log_behind")

WAYS: Final = (
    Way("GET", "/healthz", "health", "anyone", answers=TEXT),
    Way("GET", "/readyz", "ready", "anyone", answers=TEXT),
    Way("GET", "/openapi.json", "document", "anyone", answers=JSON),
    Way("GET", "/v1/hello", "hello", "anyone", answers=fsp.Hello),
    Way(
        "POST",
        "/v1/enrol",
        "enrol",
        "key",
        fsp.EnrolAsked,
        fsp.EnrolAnswered,
        refuses=("code_unknown", "code_used", "code_old", "device_revoked", "too_many"),
    ),
    Way(
        "POST",
        "/v1/token",
        "token",
        "key",
        fsp.TokenAsked,
        fsp.TokenAnswered,
        refuses=("device_unknown", "device_revoked", "sign_in_needed"),
    ),
    Way(
        "POST",
        "/v1/restored",
        "restored",
        "key",
        RestoredTold,
        RestoredHeard,
        refuses=("device_unknown", "device_revoked"),
    ),
    Way(
        "POST",
        "/v1/push",
        "push",
        takes=fsp.Push,
        answers=fsp.Pushed,
        refuses=("dot_reused", "dseq_gap", *_PUT_BACK),
    ),
    Way("GET", "/v1/pull", "pull", answers=fsp.Page, values=_PULL, refuses=("too_old", *_PUT_BACK)),
    Way(
        "GET",
        "/v1/wait",
        "wait",
        answers=WaitTold,
        values=(_CURSOR, Whole("seconds", LONGEST_S)),
        refuses=("too_many",),
    ),
    Way(
        "GET",
        "/v1/stream/{stream}",
        "stream",
        answers=fsp.StreamPage,
        values=(
            Text("stream", UUID, 36),
            Whole("from"),
            Whole("upto"),
            Whole("limit", default=MOST_ROWS),
            _EPOCH,
            _READS,
        ),
        refuses=("not_in_scope", "too_old", *_PUT_BACK),
    ),
    Way(
        "GET", "/v1/start", "start", answers=StartTold, values=(_EPOCH, _READS), refuses=("epoch", "too_old")
    ),
    Way(
        "POST",
        "/v1/cases",
        "cases",
        takes=CasesAsked,
        answers=CasesTold,
        values=(_READS,),
        refuses=("epoch", "too_old"),
    ),
    Way("POST", "/v1/offered", "offered", takes=Offered, answers=OfferTold, refuses=_PUT_BACK),
    Way("GET", "/v1/grants", "grants", answers=GrantsTold),
    Way(
        "POST",
        "/v1/glass",
        "glass",
        takes=GlassAsked,
        answers=GlassOpened,
        refuses=("glass_forbidden", "citizen_unknown", "too_many", "sign_in_anew", "words_needed"),
    ),
    Way(
        "POST",
        "/v1/addressed",
        "addressed",
        takes=AddressedAsked,
        answers=AddressedTold,
        refuses=("glass_forbidden", "citizen_unknown", "citizen_several", "too_many"),
    ),
    Way("GET", "/v1/team", "team", answers=TeamTold, refuses=("team_forbidden",)),
    Way(
        "POST",
        "/v1/team/hand",
        "hand",
        takes=HandAsked,
        answers=HandTold,
        refuses=("team_forbidden", "team_other", "hand_refused"),
    ),
    Way(
        "POST",
        "/v1/team/code",
        "team_code",
        takes=CodeAsked,
        answers=CodeMade,
        refuses=("team_forbidden", "team_other", "too_many", "sign_in_anew", "words_needed"),
    ),
    Way("GET", "/v1/held", "held", answers=HeldTold, refuses=("team_forbidden",)),
    Way("POST", "/v1/seal", "seal", takes=SealAsked, answers=SealGiven, refuses=("too_many",)),
    Way("GET", "/v1/issuer", "issuer", "anyone", answers=CERTIFICATE),
    Way("GET", "/v1/issuer/{name}", "issuer_called", "anyone", answers=CERTIFICATE, values=(_ISSUER,)),
    Way("GET", "/v1/issuer/{name}/list", "seal_list", "anyone", answers=LIST, values=(_ISSUER,)),
    Way("POST", "/v1/dropped", "dropped", takes=fsp.Dropped),
    Way("POST", "/v1/trail", "trail", "bringer", TrailSent, TrailTaken),
    Way(
        "POST",
        "/v1/trail/file",
        "trail_file",
        "bringer",
        _JOURNAL,
        away.TrailFileTaken,
        (_SIGNED, _KNOWS),
        ("file_sealed",),
    ),
    Way(
        "GET",
        "/v1/recovery",
        "recovery",
        answers=forgotten.RecoveryTold,
        values=(Text("has", "[0-9a-f]*", 64), Whole("marks", 1), _KNOWS),
    ),
    Way(
        "POST",
        "/v1/recovery/slot",
        "recovery_slot",
        takes=forgotten.SlotTold,
        refuses=("recovery_unknown",),
    ),
    Way(
        "POST",
        "/v1/recovery/request",
        "recovery_request",
        takes=forgotten.RequestWire,
        answers=forgotten.RequestTold,
        refuses=("recovery_unknown", "recovery_over", "too_many"),
    ),
    Way(
        "GET",
        "/v1/recovery/request/{id}",
        "recovery_state",
        answers=forgotten.RequestTold,
        values=(Text("id", "[A-Za-z0-9_-]{16,64}", 64),),
        refuses=("recovery_unknown",),
    ),
    Way(
        "POST",
        "/v1/recovery/done",
        "recovery_done",
        takes=forgotten.DoneTold,
        refuses=("recovery_unknown",),
    ),
    Way(
        "POST",
        "/v1/journal",
        "journal",
        "shut",
        _JOURNAL,
        away.FileTaken,
        (_EPOCH, _SIGNED),
        ("file_sealed", "dot_reused", *_PUT_BACK),
    ),
    Way(
        "GET",
        "/v1/file/{id}",
        "file_state",
        "bringer",
        answers=FileState,
        values=(_FILE,),
        refuses=("file_unknown",),
    ),
    Way(
        "GET",
        "/v1/file/{id}/{number}",
        "file_piece",
        answers=FilePiece,
        values=(_FILE, _PIECE, _AT, Whole("most", PIECE, PIECE)),
        refuses=("file_unknown", "not_in_scope"),
    ),
    Way(
        "POST",
        "/v1/file/{id}/{number}",
        "file_taken",
        "bringer",
        Octets(PIECE),
        FileState,
        (_FILE, _PIECE, Whole("size", MOST_SEALED), Text("sum", "[0-9a-f]{64}", 64), _AT),
        ("file_unknown", "file_altered", "file_other"),
    ),
    Way("POST", "/v1/wiped", "wiped", "shut", away.Wiped, away.Wiped),
)
