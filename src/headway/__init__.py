"""Headway 进度: engineering progress management."""

__version__ = "0.6.0"
