"""`headway doctor`: looks at the machine and the installation; each finding carries its cure."""

from headway.server.doctor.finding import Finding
from headway.server.doctor.installation import look_at_installation
from headway.server.doctor.machine import look_at_machine

__all__ = ["Finding", "look_at_installation", "look_at_machine"]
