"""What could not be done with a project, its members, its lists, a calendar."""

from headway.kernel.errors import Refusal


class ProjectCodeTaken(Refusal):
    """Another project of the organisation has this code."""

    code = "projects.code_taken"


class ProjectNameMissing(Refusal):
    """A project needs a code and a name."""

    code = "projects.name_missing"
    status = 422


class ProjectArchived(Refusal):
    """An archived project is only read."""

    code = "projects.archived"


class StateNotPossible(Refusal):
    """A project does not come from its state to the wished one."""

    code = "projects.state_not_possible"


class ProjectFactWrong(Refusal):
    """A kind, a time zone, a number of days that does not exist."""

    code = "projects.fact_wrong"
    status = 422


class ContractTimeContradicts(Refusal):
    """Start, finish and calendar days of the contract do not agree."""

    code = "projects.contract_contradicts"
    status = 422


class AccountUnknown(Refusal):
    """No account of this name can become a member here; unknown and disabled are not told apart."""

    code = "projects.account_unknown"
    status = 422


class RoleDoesNotFit(Refusal):
    """The role is none that this person may take on a project."""

    code = "projects.role_does_not_fit"
    status = 422


class AlreadyMember(Refusal):
    """The person works on the project already."""

    code = "projects.already_member"


class LastManager(Refusal):
    """A project keeps at least one project manager."""

    code = "projects.last_manager"


class NameTaken(Refusal):
    """Another row of the list has this name or code."""

    code = "projects.name_taken"


class StillUsed(Refusal):
    """Plans or other rows still name it."""

    code = "projects.still_used"


class PlaceDoesNotFit(Refusal):
    """A location of this kind does not stand there."""

    code = "projects.place_does_not_fit"
    status = 422


class ListFull(Refusal):
    """More rows than the list takes."""

    code = "projects.list_full"


class NotACrew(Refusal):
    """Only a crew has a leader, a trade and people."""

    code = "projects.not_a_crew"
    status = 422


class NotLabour(Refusal):
    """Only labour is the work of one person."""

    code = "projects.not_labour"
    status = 422


class PersonTaken(Refusal):
    """Another resource is the labour of this person already."""

    code = "projects.person_taken"


class CalendarWrong(Refusal):
    """A calendar that nobody could work by; `fault` says what is wrong."""

    status = 422

    def __init__(self, fault: str) -> None:
        super().__init__(fault=fault)
        self.code = f"projects.calendar_wrong.{fault}"


class CommentEmpty(Refusal):
    """A comment says something."""

    code = "projects.comment_empty"
    status = 422


class CommentTooLong(Refusal):
    """Longer than a comment may be; `longest` and `length` in characters."""

    code = "projects.comment_too_long"
    status = 422


class MentionUnknown(Refusal):
    """Somebody is called who does not see what is talked about; unknown and unable are not told apart."""

    code = "projects.mention_unknown"
    status = 422


class TooManyVersions(Refusal):
    """The comment was changed as often as one may be."""

    code = "projects.too_many_versions"


class FileEmpty(Refusal):
    """A file without a byte."""

    code = "projects.file_empty"
    status = 422


class FilesFull(Refusal):
    """The files of the project take as much as they may; `limit_gb`, `used_gb`."""

    code = "projects.files_full"
    status = 413
