"""CBP's text messages (CATAIR): harvest reports and what other agencies ask for, entries, security filings."""
