"""Fixtures for the kernel's tests."""

from tests.factories.servers import certificates, world

__all__ = ["certificates", "world"]
