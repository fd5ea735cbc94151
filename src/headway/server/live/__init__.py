"""Live events: from the outbox to the browsers, as server-sent events.

`GET /api/events` is opened by Django like every request (`http.py`: session, permissions, headers); then the shell
keeps it as a stream without a thread (`streams.py`). One connection per web process listens for new events
(`listener.py`). An event carries its kind, ids and a revision; what changed is fetched by the client, with its own
permissions.
"""
