"""Refusals of the server and of the command line: one line in Chinese and English that says what to do."""

from __future__ import annotations


class Refused(Exception):
    """Something cannot be done as asked; `code` names the text in the catalogue (`server.<code>`)."""

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters

    def line(self) -> str:
        from headway.words import text

        key = f"server.{self.code}"
        return f"{text(key, 'zh-CN', **self.parameters)} / {text(key, 'en', **self.parameters)}"

    def __str__(self) -> str:
        return self.line()
