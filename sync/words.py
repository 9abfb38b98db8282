"""What the service's codes mean to a person: one calm Danish sentence each, with what is safe and what to do."""

from typing import Final

from casework.errors import Damaged, FodfaesteError, Unreachable
from sync.protocol_fork import Fork

SAFE: Final = "Alt, du skriver, er gemt på denne computer."

NO_ANSWER: Final = f"Ingen forbindelse til centralen. {SAFE} Du skal ikke gøre noget."
NO_NAME: Final = (
    "Centralens adresse findes ikke på det net, computeren er på, eller der er intet net. "
    f"{SAFE} Det sendes, når computeren er på kommunens net igen."
)
PROXY_ASKS: Final = (
    "Nettets proxy vil have et login, før den lukker noget igennem, og det kan Fodfæste ikke give den. "
    f"{SAFE} Sig det til administratoren; når proxyen lukker Fodfæste igennem, sendes det, der venter."
)
PROXY_SHUT: Final = (
    "Nettets proxy lod ikke Fodfæste komme frem til centralen. "
    f"{SAFE} Der prøves igen om lidt. Bliver det ved, så sig det til administratoren."
)
PROXY_ODD: Final = (
    "Computeren er sat op til en proxy, som Fodfæste ikke kan gå igennem: den skal være en HTTP-proxy. "
    f"{SAFE} Sig det til administratoren; når proxyen er rettet, sendes det, der venter."
)
SLOW: Final = f"Centralen svarer for langsomt lige nu. {SAFE} Der prøves igen om lidt."
NOT_OURS: Final = (
    "Svaret kom ikke fra centralen, måske fra nettets login-side. "
    f"{SAFE} Log på nettet i browseren, eller vent; der prøves igen om lidt."
)
NO_TRUST: Final = (
    f"Centralens sikkerhedscertifikat kan ikke godkendes. {SAFE} Intet er sendt. Sig det til administratoren."
)
OTHER_VERSION: Final = (
    f"Centralen og denne computer har hver sin udgave af Fodfæste og forstår ikke hinanden. {SAFE} "
    "Sig det til administratoren; når begge er opdateret, sendes det, der venter."
)

TOO_OLD: Final = (
    "Denne computer har en ældre udgave af Fodfæste end centralen og kan ikke hente nyt. "
    "Alt, du skriver, er gemt på denne computer og bliver stadig sendt. Opdater Fodfæste, eller bed "
    "administratoren om det; så hentes det, der er nyt."
)

SHUT_OUT: Final = f"Denne computer har ikke længere adgang til centralen. {SAFE} Tal med teamlederen."
_TURNED: Final[dict[str, str]] = {
    "not_found": OTHER_VERSION,
    "method": OTHER_VERSION,
    "too_old": TOO_OLD,
    "token_needed": f"Centralen lukkede ikke denne computer ind. {SAFE} Der prøves igen om lidt.",
    "proof_replayed": f"Centralen lukkede ikke denne computer ind. {SAFE} Der prøves igen om lidt.",
    "sign_in_needed": (f"Kommunen beder dig logge ind igen. {SAFE} Det sendes, når du har logget ind."),
    "sign_in_anew": (
        "Kommunen beder dig logge ind på ny, lige før en sag uden for din sagsstamme åbnes. Intet er åbnet endnu. "
        "Det, du har skrevet her, står der stadig."
    ),
    "words_needed": (
        "Skriv din adgangssætning igen, lige før en sag uden for din sagsstamme åbnes. Intet er åbnet endnu. "
        "Det, du har skrevet her, står der stadig."
    ),
    "code_unknown": "Koden kendes ikke. Se efter, om den er skrevet rigtigt, eller bed om en ny.",
    "code_used": (
        "Koden er allerede brugt, på en anden computer eller i et forsøg, der blev afbrudt. Bed teamlederen om en ny."
    ),
    "code_old": "Koden er for gammel; den gælder et døgn. Bed teamlederen om en ny.",
    "too_many": "Der er prøvet for mange forkerte koder. Vent ti minutter, og prøv igen.",
    "device_unknown": f"Centralen kender ikke denne computer. {SAFE} Bed teamlederen om en ny kode.",
    "device_revoked": SHUT_OUT,
    "wipe_ordered": (
        "Administratoren har bedt om, at denne computer slettes. Det, der ikke er sendt, sendes først. Tal med "
        "administratoren."
    ),
    "file_sealed": (
        f"Det, der venter, kan først sendes, når der er låst op. {SAFE} Lås op, så sendes det af sig selv."
    ),
    "dot_reused": (
        "En kopi af denne computers sager har sendt noget andet under samme nummer. "
        f"{SAFE} Intet er overskrevet. Tal med administratoren."
    ),
    "dseq_gap": f"Centralen mangler tidligere ændringer herfra. {SAFE} Tal med administratoren.",
    "epoch": f"Centralen er gendannet fra en sikkerhedskopi. {SAFE} Tal med administratoren, før der sendes igen.",
    "log_behind": (
        "Centralen ser ud til at være lagt tilbage fra en ældre kopi, uden at nogen har sagt det. "
        f"{SAFE} Der sendes igen, når administratoren har sagt, hvad der er sket."
    ),
    "proof_clock": (
        f"Denne computers ur går forkert, og centralen kan ikke stole på det. {SAFE} Stil uret, og prøv igen."
    ),
    "bad_proof": f"Centralen kunne ikke genkende denne computers nøgle. {SAFE} Tal med administratoren.",
    "glass_forbidden": (
        "Dit job giver ikke ret til at åbne en sag uden for din sagsstamme. Intet er åbnet. Tal med teamlederen."
    ),
    "citizen_unknown": (
        "Centralen kender ingen borger med det CPR-nummer. Intet er åbnet. Se efter, om det er skrevet rigtigt."
    ),
    "citizen_several": (
        "Flere sager har det CPR-nummer, og centralen gætter ikke, hvis det er. Intet er sendt eller flyttet. Tal med "
        "teamlederen, som kan afgøre, om sagerne er samme borger."
    ),
    "team_forbidden": (
        "Du står ikke som leder af et team hos centralen. Intet er ændret. Tal med administratoren."
    ),
    "team_other": (
        "En af de to kan ikke give eller tage over i dit team, så intet er flyttet. Tal med administratoren, hvis "
        "det er forkert."
    ),
    "hand_refused": (
        "Sagerne er ikke hos den, der skulle afgive dem, så intet er flyttet. Hent teamet igen, og se efter."
    ),
    "recovery_unknown": f"Centralen kender ikke anmodningen. {SAFE} Send en ny anmodning.",
    "recovery_over": f"Anmodningen er udløbet eller brugt. {SAFE} Send en ny anmodning.",
    "too_large": f"En ændring er for stor til at blive sendt. {SAFE} Tal med administratoren.",
    "malformed": f"Centralen forstod ikke, hvad der blev sendt. {SAFE} Tal med administratoren.",
    "bug": f"Centralen har en fejl. {SAFE} Der prøves igen om lidt.",
    "not_ready": f"Centralen er ikke klar endnu. {SAFE} Der prøves igen om lidt.",
}
_NOT_READY: Final[dict[str, str]] = {
    "disk": (
        f"Centralens disk er fuld, så den kan ikke tage noget ind lige nu. {SAFE} Intet er gået tabt, og det, der "
        "venter her, sendes af sig selv, når der er plads igen. Sig det til administratoren."
    ),
}
"""What more is said of a service that is not ready, where it says why."""

_HELD: Final[dict[str, str]] = {
    "wrong_shape": "Ændringen er skrevet på en måde, som centralen ikke kan læse.",
    "unknown_kind": "Centralen kender ikke denne slags oplysning endnu.",
    "too_long": "Teksten er længere, end centralen tager imod.",
    "wrong_stream": "Oplysningen hører til en anden borgers sag.",
    "wrong_kind": "Oplysningen står i sagen som en anden slags og kan ikke skifte slags.",
    "never_in_scope": "Borgeren er ikke på din sagsstamme.",
    "scope_ended": "Borgeren var flyttet til en kollega, før du skrev.",
    "shut_out": "Computeren var spærret, da det kom frem. Teamlederen kan se, at det ligger der.",
    "redacted": (
        "Det stod i en forkert borgers sag og er taget ud af den. Det, du skrev, ligger hos centralen i 30 dage."
    ),
    "erased": "Sagen er slettet, fordi den ikke må gemmes længere. Det, du skrev, ligger hos centralen i 30 dage.",
    "outside_role": "Din rolle i sagen giver ikke ret til at skrive dette.",
}


class TurnedAway(Unreachable):
    """The service answered in the protocol, and said no; `code` and `retry` are its words for programs.

    A code that is not known here comes from a service of a newer version. `fork` says where the log of today parts from
    the one that this device knows, `what` why it is not ready.
    """

    def __init__(self, code: str, retry: str, fork: Fork | None = None, what: str = "") -> None:
        why = _NOT_READY.get(what) if code == "not_ready" else None
        super().__init__(why or _TURNED.get(code, OTHER_VERSION))
        self.code = code
        self.retry = retry
        self.fork = fork


class Slow(Unreachable):
    """The answer did not come in time: the same work in smaller pieces may get through."""


def is_unanswered(error: FodfaesteError) -> bool:
    """Tell whether a question got no answer of the service's: whether it was heard, nobody can tell from here."""
    return type(error) is Unreachable or isinstance(error, Slow)


def why_held(code: str) -> str:
    """Return the sentence that says why the service keeps a change aside."""
    return _HELD.get(code, "Centralen kan ikke tage ændringen ind endnu.")


def why_missed(error: FodfaesteError) -> str:
    """Return what is known of why a round did not come through; nothing where nobody answered.

    Whether that is the network or the service, nobody can tell from here.
    """
    return "" if is_silence(error) else str(error)


def is_silence(error: FodfaesteError) -> bool:
    """Tell whether nobody answered at all: no net, no service in time, or a net on which its name is not known."""
    return str(error) in {NO_ANSWER, NO_NAME, SLOW}


def needs_person(error: FodfaesteError) -> bool:
    """Tell whether somebody must act before the exchange goes on: a service said so, or the device's key is gone."""
    return error.retry in {"user", "never"} if isinstance(error, TurnedAway) else isinstance(error, Damaged)
