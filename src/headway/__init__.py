"""Headway 进度: the open system that contractors run their projects on."""

__version__ = "0.1.0"
