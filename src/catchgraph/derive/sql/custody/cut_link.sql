-- Links that close a circle (`closing`: places in `link`) → id, source, target, basis, record.
SELECT l.source || ' ' || l.target AS id, l.source, l.target, l.basis, l.record
FROM link l SEMI JOIN closing c ON c.place = l.rowid
