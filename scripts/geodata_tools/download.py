"""Fetches one file over HTTP into a partial file that a later call can go on with."""

import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request

from .errors import GeodataError

BLOCK = 1 << 16
LOCAL = {"127.0.0.1", "localhost", "::1"}


class Interrupted(GeodataError):
    """The transfer ended early; what came is kept, and another call goes on from there."""


def refuse_insecure(address):
    """HTTPS only, except from this machine itself."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL):
        return
    raise GeodataError(f"{address}: only https:// addresses are fetched")


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        refuse_insecure(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _state_file(partial):
    return partial.with_name(partial.name + ".json")


def _kept(partial, address):
    """How much of this address an earlier call left, and the tag that says it is the same file."""
    try:
        state = json.loads(_state_file(partial).read_text())
        if state["address"] == address and state["tag"]:
            return partial.stat().st_size, state["tag"]
    except (OSError, ValueError, KeyError):
        pass
    return 0, ""


def forget(partial):
    partial.unlink(missing_ok=True)
    _state_file(partial).unlink(missing_ok=True)


def _open(address, start, tag, timeout):
    request = urllib.request.Request(address, headers={"User-Agent": "demarc-fetch-control"})
    if start:
        request.add_header("Range", f"bytes={start}-")
        request.add_header("If-Range", tag)
    try:
        return urllib.request.build_opener(_CheckedRedirects).open(request, timeout=timeout)
    except urllib.error.HTTPError as error:
        if error.code == 416:
            raise
        advice = ("; the publisher has no snapshot of that date at this address"
                  if error.code == 404 else "")
        kind = Interrupted if error.code >= 500 else GeodataError
        raise kind(f"{address}: the server answers {error.code} {error.reason}{advice}") from error
    except (urllib.error.URLError, OSError) as error:
        raise Interrupted(f"{address}: no answer: {getattr(error, 'reason', error)}") from error


def _refuse_page(answer, address):
    kind = answer.headers.get_content_type()
    if kind in ("text/html", "application/xhtml+xml"):
        raise GeodataError(f"{address}: the server sends a web page ({kind}), not a data file")


def _receive(answer, out, address):
    """Copies what comes; a transfer that ends early is an error, never a shorter file."""
    expected = answer.headers.get("Content-Length")
    received = 0
    try:
        while block := answer.read(BLOCK):
            out.write(block)
            received += len(block)
    except OSError as error:
        raise Interrupted(f"{address}: broken off after {received} bytes: {error}") from error
    except Exception as error:  # http.client.IncompleteRead is no OSError
        partial = getattr(error, "partial", None)
        if partial is None:
            raise
        out.write(partial)
        raise Interrupted(f"{address}: broken off: {error}") from error
    if expected is not None and received != int(expected):
        raise Interrupted(f"{address}: broken off after {received} of {expected} bytes")


def _attempt(address, partial, timeout):
    start, tag = _kept(partial, address)
    try:
        answer = _open(address, start, tag, timeout)
    except urllib.error.HTTPError:  # 416: what is kept is not the beginning of what is there now
        forget(partial)
        start, answer = 0, _open(address, 0, "", timeout)
    with answer:
        _refuse_page(answer, address)
        resumed = start > 0 and answer.status == 206
        tag = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
        # A weak tag does not promise the same bytes.
        _state_file(partial).write_text(
            json.dumps({"address": address, "tag": "" if tag.startswith("W/") else tag}))
        with open(partial, "ab" if resumed else "wb") as out:
            try:
                _receive(answer, out, address)
            finally:
                out.flush()
                os.fsync(out.fileno())
        return {"etag": answer.headers.get("ETag"),
                "last_modified": answer.headers.get("Last-Modified"), "resumed": resumed}


def fetch(address, partial, timeout, attempts, say):
    """Fetches `address` into `partial`, going on where an earlier call stopped.

    Returns what the server said of the file. Raises GeodataError; after an Interrupted one what
    came is kept for the next call.
    """
    refuse_insecure(address)
    for attempt in range(1, attempts + 1):
        try:
            return _attempt(address, partial, timeout)
        except Interrupted as error:
            if attempt == attempts:
                raise
            say(f"{error}; trying again ({attempt} of {attempts - 1})")
            time.sleep(min(2 ** (attempt - 1), 8) if attempts > 1 else 0)
    raise GeodataError(f"{address}: not fetched")
