"""The robots of a project's groups in DingTalk, WeCom and Feishu: its manager's matter."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.notify.actions.channels import Scope, add_channel, change_channel, remove_channel
from headway.notify.actions.inbound import listen, stop_listening
from headway.notify.http.bodies import (
    Before,
    ChannelsOut,
    CountOut,
    DeadLettersIn,
    DeadLettersOut,
    TrialOut,
    Words,
    channels_of,
    decided,
    letters_of,
    tried,
)
from headway.people.http import account_of
from headway.people.roles import ROBOTS
from headway.projects.queries import get_project_for

router = Router()
Key = Annotated[str, Field(max_length=200)]
Kinds = Annotated[list[str], Field(max_length=60)]


class RobotIn(Schema):
    """`address`: the webhook as the messenger shows it; `secret`: of DingTalk's or Feishu's signature; `kinds`: which
    messages it posts."""

    model_config = ConfigDict(extra="forbid")
    kind: Literal["dingtalk", "wecom", "feishu"]
    name: Words
    address: Words
    secret: Words | None = None
    kinds: Kinds = []


class RobotChangeIn(Schema):
    """Only what is named changes; the secret too."""

    model_config = ConfigDict(extra="forbid")
    name: Words | None = None
    address: Words | None = None
    secret: Words | None = None
    kinds: Kinds | None = None
    is_on: bool | None = None


@router.get("/projects/{int:project_id}/robots", response=ChannelsOut)
def get_robots(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """The robots of a project, without their secrets."""
    return channels_of(_scope(request, project_id))


@router.post("/projects/{int:project_id}/robots", response={201: ChannelsOut})
def add_robot(request: HttpRequest, project_id: int, body: RobotIn) -> tuple[int, dict[str, Any]]:
    """Set up a robot."""
    scope = _scope(request, project_id)
    add_channel(scope=scope, told=body.dict(exclude_none=True), now=now())
    return 201, channels_of(scope)


@router.patch("/projects/{int:project_id}/robots/{int:robot_id}", response=ChannelsOut)
def change_robot(request: HttpRequest, project_id: int, robot_id: int, body: RobotChangeIn) -> dict[str, Any]:
    """Change a robot, or switch it on and off; whoever does becomes its keeper: it posts what he may see."""
    scope = _scope(request, project_id)
    change_channel(scope=scope, channel_id=robot_id, told=body.dict(exclude_none=True), now=now())
    return channels_of(scope)


@router.delete("/projects/{int:project_id}/robots/{int:robot_id}", response=ChannelsOut)
def remove_robot(request: HttpRequest, project_id: int, robot_id: int) -> dict[str, Any]:
    """Take a robot away with its address."""
    scope = _scope(request, project_id)
    remove_channel(scope=scope, channel_id=robot_id, now=now())
    return channels_of(scope)


@router.post("/projects/{int:project_id}/robots/{int:robot_id}/trials", response=TrialOut)
def try_robot(request: HttpRequest, project_id: int, robot_id: int) -> dict[str, Any]:
    """Post a trial to the group, at once; the answer says why it did not arrive."""
    return tried(_scope(request, project_id), robot_id)


class ListeningIn(Schema):
    """What signs the messenger's calls. WeCom: `token`, `aes_key` (EncodingAESKey), `receiver`; Feishu: `encrypt_key`,
    `verification_token`; DingTalk: `secret`."""

    model_config = ConfigDict(extra="forbid")
    token: Key = ""
    aes_key: Key = ""
    receiver: Key = ""
    encrypt_key: Key = ""
    verification_token: Key = ""
    secret: Key = ""


class ListeningOut(Schema):
    """`address` is what the messenger calls; it is in this answer and nowhere else."""

    address: str


@router.post("/projects/{int:project_id}/robots/{int:robot_id}/listening", response={201: ListeningOut})
def let_robot_listen(
    request: HttpRequest, project_id: int, robot_id: int, body: ListeningIn
) -> tuple[int, dict[str, str]]:
    """Let a group talk to its robot: what it says becomes comments, or reaches the manager."""
    scope = _scope(request, project_id)
    address = listen(scope=scope, robot_id=robot_id, keys=body.dict(exclude_defaults=True), now=now())
    request.answer_is_secret = True  # type: ignore[attr-defined]
    return 201, {"address": address}


@router.delete("/projects/{int:project_id}/robots/{int:robot_id}/listening", response=ChannelsOut)
def stop_robot_listening(request: HttpRequest, project_id: int, robot_id: int) -> dict[str, Any]:
    """The robot hears nothing any more."""
    scope = _scope(request, project_id)
    stop_listening(scope=scope, robot_id=robot_id, now=now())
    return channels_of(scope)


@router.get("/projects/{int:project_id}/dead-letters", response=DeadLettersOut)
def get_robots_dead_letters(request: HttpRequest, project_id: int, before: Before = None) -> dict[str, Any]:
    """What the robots of a project could not post, the latest first."""
    return letters_of(_scope(request, project_id), before)


@router.post("/projects/{int:project_id}/dead-letters/decisions", response=CountOut)
def decide_robots_dead_letters(request: HttpRequest, project_id: int, body: DeadLettersIn) -> dict[str, int]:
    """Have posts tried again, or let them go."""
    return decided(_scope(request, project_id), body)


def _scope(request: HttpRequest, project_id: int) -> Scope:
    user = account_of(request)
    project = get_project_for(user, project_id, ROBOTS)
    return Scope(user, project.organization_id, project.pk)
