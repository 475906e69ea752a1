"""What makes an index one of another version, to be built again; apart, so that asking does not load the whole room."""

ANALYSER = 2
"""Raised whenever the same document would become other words or names, also by the rules of `text`."""
SCHEMA_VERSION = "3/whoosh-2.7.5"
"""Changes with the fields of the index, the layout of segments, and the release of Whoosh."""
EXTENSION = ".arrays"
"""Files of segments end so."""
