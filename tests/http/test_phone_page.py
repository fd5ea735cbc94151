"""The page that brings a phone to the field app, on a server that has no certificate of its own."""

from __future__ import annotations

from django.test import Client


def test_without_an_authority_of_our_own_there_is_nothing_to_install(db: None) -> None:
    page = Client().get("/api/phone").json()

    assert page["address"] == "http://testserver/site/" and page["qr"].startswith("data:image/svg+xml")
    assert page["authority"] is None and not page["is_secure"]
    assert Client().get("/api/phone/root.crt").status_code == 404
