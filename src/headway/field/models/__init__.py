"""Tables of field."""

from headway.field.models.blobs import Blob, Possession, Upload

__all__ = ["Blob", "Possession", "Upload"]
