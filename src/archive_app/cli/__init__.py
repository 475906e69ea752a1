"""The program without a window: for scheduled jobs, for tests, for whoever helps the clerk."""
