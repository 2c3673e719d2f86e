"""Which requests the preview answers: its own page's, from this machine, with the token; all others are refused."""

import secrets
from collections.abc import Sequence
from http import HTTPStatus

_HOSTS = ("127.0.0.1", "localhost")
_LONGEST_PATH = 200


def refusal(method: str, path: str, headers: Sequence[tuple[str, str]], port: int, token: str) -> HTTPStatus | None:
    """Return why a request is refused, or None if it may be answered; whether its page exists is another question.

    Host must name us, once: else a page elsewhere could reach us under a name of its own. Origin and Sec-Fetch-Site, which
    browsers add and pages cannot forge, must be our own where they are. There is nothing to send to us.
    """
    values: dict[str, list[str]] = {}
    for name, value in headers:
        values.setdefault(name.lower(), []).append(value.strip())
    hosts = {f"{name}:{port}" for name in _HOSTS}
    if method != "GET":
        return HTTPStatus.METHOD_NOT_ALLOWED
    if len(values.get("host", [])) != 1 or values["host"][0].lower() not in hosts:
        return HTTPStatus.FORBIDDEN
    if any(origin.lower() != f"http://{values['host'][0].lower()}" for origin in values.get("origin", [])):
        return HTTPStatus.FORBIDDEN
    if any(site not in {"same-origin", "none"} for site in values.get("sec-fetch-site", [])):
        return HTTPStatus.FORBIDDEN
    if (
        "transfer-encoding" in values
        or "upgrade" in values
        or any(length != "0" for length in values.get("content-length", []))
    ):
        return HTTPStatus.BAD_REQUEST
    given = path[1:].split("/", 1)[0]
    if len(path) > _LONGEST_PATH or not path.isascii() or not secrets.compare_digest(given, token):
        return HTTPStatus.NOT_FOUND
    return None
