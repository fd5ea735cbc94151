"""Decisions about facts, from plain values."""
