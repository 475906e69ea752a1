"""What must never be lost: records in SQLite, originals as files, the lock; nothing here knows search or reading."""
