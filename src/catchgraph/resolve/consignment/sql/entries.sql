-- What records attach to by the number of an entry, or a re-export by that of the import that it cites → node, to_node,
-- confidence, fits (how many consignments these numbers lead to).
WITH led AS (
    SELECT DISTINCT n.node, e.node AS to_node, coalesce(w.label, e.node) AS label
    FROM read.citation c JOIN node n USING (record_id)
    JOIN node e ON e.document = c.document AND e.why IS NULL
    LEFT JOIN whole w ON w.node = e.node
    ANTI JOIN attach a ON a.node = n.node
    ANTI JOIN apart x ON x.node = n.node AND x.other = e.node
    WHERE n.why IS NULL AND n.node <> e.node
      AND (c.kind = 'entry' AND e.kind = 'entry' AND n.kind NOT IN ('bill', 'entry', 'import_declaration')
           OR c.kind = 'import-declaration' AND e.kind = 'import_declaration' AND n.kind = 'export_declaration')
)
SELECT node, min(to_node) AS to_node, 1.0 AS confidence, count(DISTINCT label) AS fits FROM led GROUP BY node
