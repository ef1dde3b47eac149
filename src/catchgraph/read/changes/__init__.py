"""What two states of one source differ in: rows added, removed and changed."""
