"""What a browser sees of the service: one page to sign in on, one page that says why not. Nothing on them runs.

No page may be put in a frame, none loads anything from anywhere, and none is kept; every word that came from outside is
escaped. They are in Danish: whoever sits there works in a Danish municipality.
"""

import hashlib
from base64 import b64encode
from html import escape
from typing import Final

from starlette.responses import HTMLResponse, Response

STYLE: Final = (
    "body{font:18px/1.5 system-ui,sans-serif;color:#1d2b26;background:#f6f3ec;margin:0;padding:48px 24px}"
    "main{max-width:30rem;margin:auto;background:#fff;padding:32px;border-radius:12px}"
    "h1{font-size:1.5rem;margin:0 0 .5rem}label{display:block;margin:1rem 0 .25rem;font-weight:600}"
    "input{font:inherit;width:100%;box-sizing:border-box;padding:.6rem;border:1px solid #6b7a74;border-radius:8px}"
    "button{font:inherit;font-weight:600;margin-top:1.5rem;padding:.7rem 1.4rem;border:0;border-radius:8px;"
    "background:#1f5c4a;color:#fff}p.need{color:#8a2a1b;font-weight:600}"
)
_HASH: Final = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()


def guarded(response: Response, *, form_to: str = "") -> Response:
    """Keep a response out of frames, caches and other people's hands; `form_to` is where a form may lead."""
    target = f"'self' {form_to}" if form_to else "'none'"
    response.headers.update(
        {
            "Content-Security-Policy": (
                f"default-src 'none'; style-src 'sha256-{_HASH}'; form-action {target}; "
                "frame-ancestors 'none'; base-uri 'none'"
            ),
            "X-Frame-Options": "DENY",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cache-Control": "no-store",
        }
    )
    return response


def ask(municipality: str, to: str, form_to: str, *, need: str = "") -> Response:
    """Return the page that asks for initials and words; `need` says what was not right."""
    warned = f'<p class="need" role="alert">{escape(need)}</p>' if need else ""
    body = (
        "<h1>Log ind i Fodfæste</h1>"
        f"<p>{escape(municipality)}. Øvelse og pilot: brug de fem ord, du har fået.</p>{warned}"
        f'<form method="post" action="{escape(to)}">'
        '<label for="initials">Initialer</label>'
        '<input id="initials" name="initials" autocomplete="username" autocapitalize="characters" required autofocus>'
        '<label for="words">De fem ord</label>'
        '<input id="words" name="words" type="password" autocomplete="current-password" required>'
        '<label for="code">Koden fra telefonen, hvis du har fået en</label>'
        '<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code">'
        "<button>Log ind</button></form>"
    )
    return guarded(_page("Log ind i Fodfæste", body, 401 if need else 200), form_to=form_to)


def refuse(sentence: str, status: int = 400) -> Response:
    """Return the page that says why nothing happens."""
    return guarded(
        _page("Fodfæste", f'<h1>Der blev ikke logget ind</h1><p role="alert">{escape(sentence)}</p>', status)
    )


def _page(title: str, body: str, status: int) -> Response:
    return HTMLResponse(
        f'<!doctype html><html lang="da"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style><main>{body}</main></html>",
        status_code=status,
    )
