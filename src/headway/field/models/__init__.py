"""Tables of field."""

from headway.field.models.blobs import Blob, Possession, Upload
from headway.field.models.crew_links import CrewLink, CrewLinkOpening

__all__ = ["Blob", "CrewLink", "CrewLinkOpening", "Possession", "Upload"]
