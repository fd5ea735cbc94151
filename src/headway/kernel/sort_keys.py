"""Chinese names sort and are found by their pinyin, kept beside them: the database has no collation for them."""

from __future__ import annotations


def pinyin_of(name: str) -> str:
    """The syllables of a name with blanks between: 云栖雅苑 3# 楼 -> `yun qi ya yuan  3#  lou`."""
    from pypinyin import lazy_pinyin  # here: its dictionary takes 57 MB, which only a process that names things needs

    return " ".join(lazy_pinyin(name))
