"""`headway serve`: one light process that starts, watches and stops everything else.

It imports neither Django nor numba. Its children: PostgreSQL, the web process, the worker, and a guard
that stops the others when the supervisor itself is killed.
"""

from headway.server.supervisor.options import ServeOptions
from headway.server.supervisor.serving import serve

__all__ = ["ServeOptions", "serve"]
