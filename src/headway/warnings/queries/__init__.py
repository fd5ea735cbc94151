"""Reads of warnings: what is open, by which rules, and what came of it."""
