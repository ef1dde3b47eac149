"""What a transmission names, tied by date to the vessel that bore it; it never joins entities."""
