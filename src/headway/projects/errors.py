"""What could not be done with a project."""

from headway.kernel.errors import Refusal


class ProjectCodeTaken(Refusal):
    """Another project of the organisation has this code."""

    code = "projects.code_taken"


class ProjectNameMissing(Refusal):
    """A project needs a code and a name."""

    code = "projects.name_missing"
    status = 422
