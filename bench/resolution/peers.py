"""Peers in virtual environments of their own: they pin other versions of what the engine uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

#: Peer → what is installed into its environment.
PEERS = {
    "splink": ("splink==5.0.0", "duckdb==2.0.1", "pandas"),
    "nomenklatura": ("nomenklatura==4.17.4",),
}

FOLDER = Path(__file__).resolve().parents[1] / ".peers"


def python_of(peer: str, ready: Path | None) -> Path:
    """The interpreter of a peer: of a folder of ready environments, else of one that is made in `bench/.peers`."""
    if ready is not None:
        return ready / peer / "bin" / "python"
    python = FOLDER / peer / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER / peer)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PEERS[peer]], check=True)
    return python


def run_peer(peer: str, ready: Path | None, script: str, *arguments: str) -> None:
    """Run a script of this folder in a peer's environment."""
    path = Path(__file__).with_name(script)
    subprocess.run([str(python_of(peer, ready)), str(path), *arguments], check=True, stdout=subprocess.DEVNULL)
