-- What either of two statements gives.
FROM ({one}) UNION ALL BY NAME FROM ({other})
