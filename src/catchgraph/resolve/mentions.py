"""Mentions as `read` left them: one row a mention id, in the order of their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import duckdb


def vessel_mentions(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Columns of `read.vessel_mention`; exact copies of a row share their mention and come once."""
    return connection.execute(
        """SELECT * FROM read.vessel_mention
        QUALIFY row_number() OVER (PARTITION BY mention_id ORDER BY file_id, record_no) = 1 ORDER BY mention_id"""
    ).df()


def party_mentions(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Columns of `read.party_mention`, one row a mention id."""
    return connection.execute(
        """SELECT * FROM read.party_mention
        QUALIFY row_number() OVER (PARTITION BY mention_id ORDER BY file_id, record_no) = 1 ORDER BY mention_id"""
    ).df()


def event_parties(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """event_id, role, mmsi, start: a row for each encounter and side with a usable MMSI."""
    return connection.execute(
        """SELECT DISTINCT id AS event_id, 'carrier' AS role, carrier_mmsi AS mmsi, start
        FROM read.encounter WHERE carrier_mmsi IS NOT NULL
        UNION ALL
        SELECT DISTINCT id, 'fishing vessel', fishing_mmsi, start
        FROM read.encounter WHERE fishing_mmsi IS NOT NULL
        ORDER BY event_id, role"""
    ).df()


def previous_members(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """mention_id, entity_id of the run before."""
    return connection.execute("SELECT mention_id, entity_id FROM resolve.member ORDER BY mention_id").df()
