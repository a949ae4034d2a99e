"""Fixtures for the website's tests."""

from tests.factories.servers import certificates, world

__all__ = ["certificates", "world"]
