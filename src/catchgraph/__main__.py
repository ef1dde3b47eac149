"""`python -m catchgraph`."""

from catchgraph.cli import main

if __name__ == "__main__":
    main()
