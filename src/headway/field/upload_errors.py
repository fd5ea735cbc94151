"""What could not be taken in of a photo or voice note, and what its phone is to do."""

from __future__ import annotations

from headway.kernel.errors import Refusal


class UploadHeadersWrong(Refusal):
    """A header of the protocol is missing or says nothing that can be; `header`."""

    code = "field.upload_headers_wrong"
    status = 400


class ProtocolUnknown(Refusal):
    """Another version of the upload protocol than 1.0.0."""

    code = "field.upload_protocol_unknown"
    status = 412


class NotAChunk(Refusal):
    """A piece that is not declared as one."""

    code = "field.not_a_chunk"
    status = 415


class UploadTooLarge(Refusal):
    """A content, or a piece of one, larger than is taken; `limit_mb`."""

    code = "field.upload_too_large"
    status = 413


class OffsetDiffers(Refusal):
    """The piece does not begin where the server's copy ends; `offset` is where that is."""

    code = "field.offset_differs"
    status = 409


class ChunkDamaged(Refusal):
    """The piece is not what its hash says; nothing of it was kept."""

    code = "field.chunk_damaged"
    status = 460


class ContentDamaged(Refusal):
    """All pieces are here and are together not what the photo's hash says: it starts again from its beginning."""

    code = "field.content_damaged"
    status = 460


class ContentUnknown(Refusal):
    """Neither a photo nor a recording that can be shown, by its content."""

    code = "field.content_unknown"
    status = 415


class PictureTooLarge(Refusal):
    """More pixels than a camera makes; `width`, `height`."""

    code = "field.picture_too_large"
    status = 422


class UploadBusy(Refusal):
    """Another piece of this content is being written at this moment."""

    code = "field.upload_busy"
    status = 423


class UploadsOpen(Refusal):
    """As many uploads stand open as one account may have; `limit`."""

    code = "field.uploads_open"
    status = 429


class UploadQuota(Refusal):
    """The account or the device has sent as much as one may in a day; `limit_gb`."""

    code = "field.upload_quota"
    status = 429


class DiskFull(Refusal):
    """The server has no room; the phone keeps its copy."""

    code = "field.disk_full"
    status = 507


class PhotosNotAllowed(Refusal):
    """The crew's link was made without photos."""

    code = "field.photos_not_allowed"
    status = 403


class PhotoNotOwed(Refusal):
    """By a crew's link that was taken back: no entry that it handed over to the desk names this photo."""

    code = "field.photo_not_owed"
    status = 404


class PhotoRedacted(Refusal):
    """It was taken out: `by`, `reason`; its hash and what was said about it stay."""

    code = "field.photo_redacted"
    status = 410


class RedactionReasonMissing(Refusal):
    """A content is taken out for a reason."""

    code = "field.redaction_reason_missing"
    status = 422


class ReplacementUnknown(Refusal):
    """The copy that is to stand in its place was not sent by this person to this project."""

    code = "field.replacement_unknown"
    status = 422
