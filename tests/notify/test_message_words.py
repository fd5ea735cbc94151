"""An organisation chooses the words of its mails and posts; nothing in them is ever run (security.md row 34)."""

from __future__ import annotations

from typing import Any

import pytest
from office import Office
from peers import Mailbox, Messenger
from test_channels_api import ask, person
from test_sending import words

from headway.notify.models import MessageWords
from headway.notify.rules.words import Worded, fault_of_words, filled
from headway.people.models import Account
from headway.people.roles import MAIL_SERVER, ROLES
from headway.people.rules import may
from headway.projects.models import Project

PATH = "/api/message-words"
OURS = {"kind": "mentioned", "language": "zh-CN", "title": "【{project}】请看评论", "words": "{actor}请你看“{name}”"}


@pytest.fixture
def it(office: Office) -> Account:
    return person("it_admin")


def mailed(office: Office, mailbox: Mailbox) -> Any:
    office.mail_server(mailbox.port)
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()
    return mailbox.mails[-1]


def test_rule_7_9_a_mail_has_the_organisations_words(office: Office, it: Account, mailbox: Mailbox) -> None:
    assert ask(it, "POST", PATH, OURS).status_code == 201
    mail = mailed(office, mailbox)
    assert mail["Subject"] == "【云栖雅苑 3# 楼】请看评论"
    assert "请你看“" in words(mail) and "评论中提到了你" not in words(mail)
    inbox = ask(office.foreman, "GET", "/api/inbox").json()["messages"]
    assert "评论中提到了你" in inbox[0]["text"]  # the inbox speaks as ever


def test_a_post_of_a_robot_has_them_too(office: Office, it: Account, messenger: Messenger) -> None:
    ask(it, "POST", PATH, OURS)
    office.robot("wecom", messenger.address("wecom"))
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()
    content = messenger.posts[0][1]["markdown"]["content"]
    assert content.startswith("**【云栖雅苑 3# 楼】请看评论**") and "请你看“" in content


def test_another_language_and_another_firm_keep_theirs(office: Office, it: Account, mailbox: Mailbox) -> None:
    ask(it, "POST", PATH, OURS | {"language": "en", "words": "look at {name}"})
    ask(person("it_admin", "别的公司"), "POST", PATH, OURS)
    assert "评论中提到了你" in words(mailed(office, mailbox))


def test_every_version_is_kept_and_empty_is_the_default(office: Office, it: Account, mailbox: Mailbox) -> None:
    ask(it, "POST", PATH, OURS)
    ask(it, "POST", PATH, OURS | {"title": "", "words": ""})
    assert "评论中提到了你" in words(mailed(office, mailbox))
    told = ask(it, "GET", f"{PATH}/versions?kind=mentioned&language=zh-CN").json()["versions"]
    assert [(one["version"], one["words"], one["author"]) for one in told] == [
        (2, "", "it_admin"), (1, OURS["words"], "it_admin")
    ]  # fmt: skip
    line = next(one for one in ask(it, "GET", PATH).json()["kinds"] if one["kind"] == "mentioned")
    assert (line["version"], line["holes"]) == (2, ["actor", "name", "project"])


def test_a_preview_keeps_nothing(office: Office, it: Account) -> None:
    told = ask(it, "POST", f"{PATH}/previews", OURS).json()
    assert told == {"title": "【云栖雅苑 3# 楼】请看评论", "words": "it_admin请你看“三层顶板钢筋绑扎”"}
    assert not MessageWords.objects.exists()


@pytest.mark.parametrize(
    "change",
    [{"words": "{secret}"}, {"title": "{day}"}, {"words": "{{config}}"}, {"title": "a\nb"}, {"kind": "nothing"},
     {"language": "de"}, {"words": "x" * 1_001}, {"words": "停\u202e电"}, {"organization_id": "x"}],
)  # fmt: skip
def test_unknown_holes_and_hidden_signs_are_refused(office: Office, it: Account, change: dict[str, str]) -> None:
    for path in (PATH, f"{PATH}/previews"):
        assert ask(it, "POST", path, OURS | change).status_code == 422
    assert not MessageWords.objects.exists()


def test_a_refusal_names_the_field_as_its_form_does(office: Office, it: Account) -> None:
    refused = ask(it, "POST", PATH, OURS | {"words": "{secret}"}).json()
    assert refused["text"] == "消息文字的这一项不对：正文 {secret}"
    Account.objects.filter(pk=it.pk).update(language="en")
    assert ask(it, "POST", PATH, OURS | {"title": "{day}"}).json()["text"].endswith("title {day}")


@pytest.mark.parametrize(
    "words", ["{{7*7}}", "${7*7}", "{% debug %}", "{name!r}", "{name.__class__}", "%(name)s", "{0}"]
)
def test_nothing_in_words_is_run(words: str) -> None:
    """security.md row 34."""
    if fault_of_words(Worded("", words), {"name"}) == ("", ""):
        assert filled(words, {"name": "x"}) == words


def test_what_stands_in_a_name_is_never_looked_at(office: Office, it: Account, mailbox: Mailbox) -> None:
    ask(it, "POST", PATH, OURS)
    Project.objects.update(name="{actor}{{7*7}}<b>")
    mail = mailed(office, mailbox)
    assert mail["Subject"] == "【{actor}{{7*7}}<b>】请看评论"
    assert "<b>】" not in words(mail, "html")


@pytest.mark.parametrize("role", sorted(ROLES))
def test_it_is_its_matter_and_nobody_elses(office: Office, role: str) -> None:
    who = person(role)
    expected = may(role, MAIL_SERVER)
    for method, path, body in [
        ("GET", PATH, None), ("POST", PATH, OURS), ("POST", f"{PATH}/previews", OURS),
        ("GET", f"{PATH}/versions?kind=mentioned&language=en", None),
    ]:  # fmt: skip
        assert (ask(who, method, path, body).status_code < 300) == expected, (role, path)
