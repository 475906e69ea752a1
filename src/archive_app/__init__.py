"""Kho hội nghị: an offline archive for the conferences of an education office."""

__version__ = "0.1.0"
