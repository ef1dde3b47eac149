-- Links as a walk from trade over papers and lots to the catch meets them → place (in `link`), source, target, side.
SELECT k.rowid AS place, k.source, k.target,
       CASE l.side WHEN 'entry' THEN 0 WHEN 'bill' THEN 1 WHEN 'export' THEN 2 WHEN 'paper' THEN 3 WHEN 'lot' THEN 4
                   ELSE 5 END AS side
FROM link k JOIN derived.line l ON l.id = k.source
ORDER BY k.source, k.target
