"""Decisions of the room, from plain values."""
