"""Background work of field; procrastinate finds it here."""

from headway.field.jobs import uploads

__all__ = ["uploads"]
