"""How long work tells where it is, and how it is stopped: the worker calls `Progress.step` between items."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    def step(self, done: int, total: int, note: str = "") -> None:
        """``done`` of ``total`` items are finished (total 0: unknown), now at ``note``. Raises `errors.Cancelled`."""


class Silent:
    """Shows nothing and never stops."""

    def step(self, done: int, total: int, note: str = "") -> None:
        return None


SILENT = Silent()
