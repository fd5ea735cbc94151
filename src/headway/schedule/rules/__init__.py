"""Decisions and pure conversions about plans: no database, no HTTP."""
