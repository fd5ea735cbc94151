"""Writes of the room. What rooms above call: `touch_records`, `bury_records`, `bring_back_records`."""

from headway.field.actions.feed import begin_server_epoch, bring_back_records, bury_records, touch_records

__all__ = ["begin_server_epoch", "bring_back_records", "bury_records", "touch_records"]
