"""Decisions about reminders, from plain values."""
