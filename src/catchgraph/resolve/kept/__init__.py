"""What a run leaves for the next, and how the next takes it up: only what changed is compared."""
