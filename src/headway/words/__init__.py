"""The one catalogue of texts, read by the server, the command line and (at build time) the client."""

from headway.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, has_text, text, told

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "has_text", "text", "told"]
