"""Global Fishing Watch: events, vessels and insights as its API (version 3) answers them."""
