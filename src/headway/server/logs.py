"""Lines of the log: one request's lines share an id, personal data and secrets are masked, JSON on wish.

HEADWAY_LOG=json writes one object per line (for a collector), anything else lines for people. What is masked:
telephone numbers, e-mail addresses, identity numbers, whatever follows key=, token=, secret=, sign=, password=,
and the key of an address that opens something without a session.
"""

from __future__ import annotations

import json
import logging
import os
import re
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Of the request that this thread answers; empty outside of one."""

_MASKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)"), r"\1********\2"),  # identity number
    (re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)"), r"\1****\2"),
    (re.compile(r"([A-Za-z0-9_.+-])[A-Za-z0-9_.+-]*@([A-Za-z0-9-]+\.[A-Za-z0-9.-]+)"), r"\1***@\2"),
    (re.compile(r"(?i)\b(access_token|token|key|secret|sign|password|passwd|authorization)(\"?\s*[=:]\s*\"?)(?:bearer\s+)?[^\s&\"',;)]+"),
     r"\1\2***"),
    (re.compile(r"(/(?:(?:action-|crew-)?links|act|c|hooks?|calendar)/)[A-Za-z0-9_-]{16,}"), r"\1***"),
)  # fmt: skip
_KNOWN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime"}


def masked_line(words: str) -> str:
    """`words` without anything that names a person from outside or opens a door."""
    for pattern, instead in _MASKS:
        words = pattern.sub(instead, words)
    return words


class LineFormatter(logging.Formatter):
    """For people: time, level, logger, request, words."""

    def format(self, record: logging.LogRecord) -> str:
        number = request_id.get()
        head = f"{_time(record)} {record.levelname} {record.name}{f' [{number}]' if number else ''}"
        return masked_line(f"{head} {record.getMessage()}{_extra(record)}{_trace(self, record)}")


class JsonFormatter(logging.Formatter):
    """For a collector: one object per line; what was passed as `extra` stands under its own names."""

    def format(self, record: logging.LogRecord) -> str:
        values = {
            "at": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "request": request_id.get(),
            "message": record.getMessage(),
            **{name: value for name, value in record.__dict__.items() if name not in _KNOWN},
        }
        trace = _trace(self, record).strip()
        if trace:
            values["trace"] = trace
        masked = {name: masked_line(value) if isinstance(value, str) else value for name, value in values.items()}
        return json.dumps(masked, ensure_ascii=False, default=lambda value: masked_line(str(value)))


def log_settings() -> dict[str, object]:
    """What Django and the worker configure `logging` with."""
    formatter = "JsonFormatter" if os.environ.get("HEADWAY_LOG") == "json" else "LineFormatter"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"own": {"()": f"headway.server.logs.{formatter}"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "own"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            # a refusal is an answer, not a fault: only our own failures are logged
            "django.request": {"level": "ERROR"},
            "headway": {"level": os.environ.get("HEADWAY_LOG_LEVEL", "INFO")},
            "headway.access": {"level": "INFO" if os.environ.get("HEADWAY_ACCESS_LOG") == "1" else "WARNING"},
        },
    }


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _extra(record: logging.LogRecord) -> str:
    named = {name: value for name, value in record.__dict__.items() if name not in _KNOWN}
    return "".join(f" {name}={value}" for name, value in named.items())


def _trace(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    if record.exc_info:
        return "\n" + formatter.formatException(record.exc_info)
    return f"\n{record.stack_info}" if record.stack_info else ""
