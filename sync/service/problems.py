"""What the service refuses, as RFC 9457 problems: a stable code, a word for when to try again, never what was sent."""

from typing import Final

from sync.protocol_fork import Fork
from sync.protocol_problem import Problem, Retry

_KNOWN: Final[dict[str, tuple[int, Retry, str]]] = {
    "malformed": (400, "never", "The request is not FSP/1"),
    "token_needed": (401, "now", "The token is missing or over"),
    "bad_proof": (401, "never", "The proof does not hold"),
    "proof_clock": (401, "now", "The proof's time is too far from the service's"),
    "proof_replayed": (401, "now", "The proof was used before"),
    "device_unknown": (403, "user", "The device is not enrolled"),
    "device_revoked": (403, "user", "The device is no longer let in"),
    "wipe_ordered": (403, "user", "The device is to be wiped"),
    "sign_in_needed": (403, "user", "The person has to sign in"),
    "sign_in_anew": (403, "user", "The person has to sign in once more, right before this"),
    "words_needed": (403, "user", "The person has to type the passphrase of the store once more"),
    "code_unknown": (403, "user", "No such code"),
    "code_used": (403, "user", "The code was used"),
    "code_old": (403, "user", "The code is too old"),
    "glass_forbidden": (403, "user", "The person's job opens no case outside his own"),
    "citizen_unknown": (404, "user", "Nobody here has that number"),
    "citizen_several": (409, "user", "Several cases have that number"),
    "team_forbidden": (403, "user", "The person leads no team"),
    "team_other": (403, "user", "Somebody is not of the team that the person leads, or may not take this"),
    "hand_refused": (409, "user", "The cases are not with that person now"),
    "not_in_scope": (403, "never", "The stream is not granted"),
    "not_found": (404, "never", "No such address"),
    "file_unknown": (404, "after", "No such file, or not whole yet"),
    "recovery_unknown": (404, "user", "No such recovery request"),
    "recovery_over": (410, "user", "The recovery request is over"),
    "method": (405, "never", "Not this method"),
    "dot_reused": (409, "user", "A number was used for another change"),
    "dseq_gap": (409, "now", "Changes are missing before this batch"),
    "log_behind": (503, "user", "The log is older than what a device holds of it"),
    "epoch": (409, "user", "The log is of another generation"),
    "file_other": (409, "never", "The file is here with other bytes"),
    "file_altered": (409, "now", "The pieces are not the file that was announced"),
    "file_sealed": (409, "user", "The file does not open with the service's key"),
    "too_large": (413, "now", "The body is larger than the limits"),
    "media_type": (415, "never", "Not this kind of body"),
    "too_old": (426, "user", "The device reads too old a release of the wire to pull"),
    "too_many": (429, "after", "Too many attempts"),
    "bug": (500, "after", "The service failed; nothing was stored"),
    "not_ready": (503, "after", "The service is not ready"),
}

DISK: Final = "disk"


class Refusal(Exception):
    """A request that is refused: its problem goes back as it is.

    `at` names the part of the request that broke the contract, for the log; never what stood there. `what` is told.
    """

    def __init__(
        self, code: str, *, want: int | None = None, fork: Fork | None = None, at: str = "", what: str = ""
    ) -> None:
        super().__init__(code)
        self.at = at
        status, retry, title = _KNOWN[code]
        self.problem = Problem(title, status, code, retry, want=want, fork=fork, what=what)


def no_room() -> Refusal:
    """Return the refusal of a service whose disk is full: nothing was stored, and whoever sent it keeps it."""
    return Refusal("not_ready", at=DISK, what=DISK)


def status_of(code: str) -> int:
    """Return the status that a code travels with."""
    return _KNOWN[code][0]
