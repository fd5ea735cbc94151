"""Where an activity is, in words."""

from __future__ import annotations


def full_name(name: str, location: str) -> str:
    """The name with the place that it leaves out; the building heads the page.

    Example: `B 区 混凝土浇筑` at `3# 楼/28 层/B 区` → `28 层 B 区 混凝土浇筑`. The field app names its own activities likewise.
    """
    places = [place.strip() for place in location.split("/")[1:]]
    return " ".join([*(place for place in places if place and _bare(place) not in _bare(name)), name])


def _bare(words: str) -> str:
    return "".join(words.split()).lower()
