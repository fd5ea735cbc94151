"""People over HTTP: the session, the own account, the people of the organisation, links, roles."""

from ninja import Router

from headway.people.http import accounts, departments, links, own, roles, session
from headway.people.http.asking import account_of, source_of

router = Router(tags=["people"])
for part in (session, own, links, roles, accounts, departments):
    router.add_router("", part.router)

__all__ = ["account_of", "router", "source_of"]
