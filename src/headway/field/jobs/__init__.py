"""Background work of field; procrastinate finds it here."""

from headway.field.jobs import exchanges, uploads

__all__ = ["exchanges", "uploads"]
