from tests.server.conftest import data

__all__ = ["data"]
