-- Lines and those that each was made from, but for links that closed a circle.
SELECT l.source, 'Goods' AS source_label, l.target, 'Goods' AS target_label, '' AS part,
       list_sort(list_distinct(list_concat(a.datasets, b.datasets))) AS datasets,
       l.record, l.as_written, l.confidence, l.basis, l.certain AS verified, l.kg, l.made_kg, l.certain
FROM link l
JOIN derived.goods a ON a.id = l.source JOIN derived.goods b ON b.id = l.target
ANTI JOIN derived.cut_link c ON c.source = l.source AND c.target = l.target
