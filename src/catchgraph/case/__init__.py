"""The case folder: tables, decisions, runs, rejects."""
