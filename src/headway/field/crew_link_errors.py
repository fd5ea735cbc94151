"""What could not be done with a crew's link."""

from __future__ import annotations

from headway.kernel.errors import Refusal


class CrewLinkInvalid(Refusal):
    """No link has this token."""

    code = "field.crew_link_invalid"
    status = 404


class CrewLinkRevoked(Refusal):
    """The link was taken back; what was entered before waits on the phone and can be handed over."""

    code = "field.crew_link_revoked"
    status = 410


class CrewLinkOver(Refusal):
    """The days of the link are over; `last_day`."""

    code = "field.crew_link_over"
    status = 410


class CrewLinkWindow(Refusal):
    """The days contradict, lie behind, or are too many."""

    code = "field.crew_link_window"
    status = 422


class CrewLinkActivities(Refusal):
    """Activities that who makes the link does not see; unknown and foreign are not told apart."""

    code = "field.crew_link_activities"
    status = 422


class NotACrew(Refusal):
    """The resource is no crew."""

    code = "field.not_a_crew"
    status = 422


class ReporterMissing(Refusal):
    """Whoever reports by a crew's link says who he is."""

    code = "field.reporter_missing"
    status = 422


class DayOutsideLink(Refusal):
    """The link is for other days; `day`, `first_day`, `last_day`."""

    code = "field.day_outside_link"
    status = 422
