-- One hull per entity; its properties are the union of what its mentions say.
WITH mention AS (
    SELECT m.entity_id, v.*,
           CASE WHEN list_contains(v.registration_numbers,
                                   regexp_replace(upper(v.name), '[^A-Z0-9]', '', 'g')) THEN 1 ELSE 0 END
               AS named_by_number,
           authority(v.record_kind) AS kind_rank
    FROM derived.mention m /* only entity: m.entity_id */ JOIN read.vessel_mention v ON v.mention_id = m.id
),
fact AS (
    SELECT entity_id,
           -- the register's name before the list's before the transmitted one; a number is no good name
           arg_min(name, (named_by_number, kind_rank, dataset, name)) FILTER (WHERE name IS NOT NULL) AS name,
           list_sort(list_distinct(flatten(list(names)))) AS names,
           min(imo) AS imo,
           flatten(list(mmsis)) AS mmsis,
           list_sort(list_distinct(flatten(list(call_signs)))) AS call_signs,
           -- a history's former flags are dated facts; a register's column of them often is not
           list_sort(list_distinct(flatten(list(
               CASE WHEN record_kind = 'identity' THEN list_concat(flags, former_flags) ELSE flags END
           )))) AS flags,
           list_sort(list_distinct(flatten(list(registration_numbers)))) AS registration_numbers,
           sorted_set(list(vessel_type)) AS vessel_types,
           list_distinct(list(dataset)) AS datasets
    FROM mention GROUP BY entity_id
),
event AS (
    SELECT p.entity_id, list_distinct(list(p.mmsi) FILTER (WHERE p.mmsi IS NOT NULL)) AS mmsis, list_distinct(list(f.dataset)) AS datasets
    FROM resolve.participant p /* only entity: p.entity_id */
    JOIN read.participant e ON e.event_id = p.event_id AND e.role = p.role AND e.mmsi IS NOT DISTINCT FROM p.mmsi
    JOIN read.file f USING (file_id)
    GROUP BY p.entity_id
),
told AS (
    -- what the next edition no longer has is no longer in force
    SELECT m.entity_id, l.rfmo, l.since, l.in_force AND g.id IS NULL AS in_force, coalesce(g.datasets, []) AS datasets
    FROM derived.mention m /* only entity: m.entity_id */ JOIN read.listing l ON l.mention_id = m.id
    LEFT JOIN derived.gone g ON g.id = l.id
),
listing AS (
    -- an edition in which it cannot be told whether a listing is in force overrides none in which it can
    SELECT entity_id, bool_or(in_force) AS in_force, bool_or(in_force IS NULL AND NOT elsewhere) AS unclear,
           flatten(list(datasets)) AS datasets
    FROM (
        SELECT *, count(in_force) OVER (PARTITION BY entity_id, rfmo, since) > 0 AS elsewhere FROM told
    ) GROUP BY entity_id
)
SELECT e.id AS id,
       coalesce(f.name, f.names[1], 'IMO ' || f.imo,
                'MMSI ' || list_sort(list_concat(coalesce(f.mmsis, []), coalesce(v.mmsis, [])))[1],
                f.registration_numbers[1], 'call sign ' || f.call_signs[1], e.id) AS name,
       list_sort(list_distinct(list_concat(
           coalesce(f.datasets, []), coalesce(v.datasets, []), coalesce(l.datasets, [])
       ))) AS datasets,
       coalesce(f.names, []) AS names,
       f.imo AS imo,
       list_sort(list_distinct(list_concat(coalesce(f.mmsis, []), coalesce(v.mmsis, [])))) AS mmsis,
       coalesce(f.call_signs, []) AS call_signs,
       coalesce(f.flags, []) AS flags,
       coalesce(f.registration_numbers, []) AS registration_numbers,
       coalesce(f.vessel_types, []) AS vessel_types,
       CASE WHEN l.in_force THEN 'listed' WHEN l.unclear THEN 'unclear' WHEN l.entity_id IS NOT NULL THEN 'delisted' END AS listed
FROM (
    SELECT DISTINCT m.entity_id AS id FROM derived.mention m /* only entity: m.entity_id */
    WHERE starts_with(m.entity_id, 'vessel:')
) e
LEFT JOIN fact f ON f.entity_id = e.id
LEFT JOIN event v ON v.entity_id = e.id
LEFT JOIN listing l ON l.entity_id = e.id
