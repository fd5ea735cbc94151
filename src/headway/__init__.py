"""Headway 进度: engineering progress management."""

__version__ = "0.4.0"
