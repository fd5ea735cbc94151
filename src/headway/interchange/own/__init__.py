"""Headway's own file: a `ScheduleDocument` as plain JSON (docs/schedule-json.md)."""
