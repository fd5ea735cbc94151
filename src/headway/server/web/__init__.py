"""The web process: an asynchronous shell around Django's WSGI application.

Ordinary requests run as WSGI in threads, which costs a fifth of Django's own asynchronous path; the shell
receives bodies (uploads too) without holding a thread, and has room for live events in the same process.
Figures: docs/decisions/0301-server-shape.md.
"""
