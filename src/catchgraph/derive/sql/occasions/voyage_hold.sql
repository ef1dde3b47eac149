-- Holds of carriers between two discharges, of what filled and emptied them.
WITH stretch AS (
    SELECT carrier, nth, any_value(hold) AS hold,
           min(since) FILTER (WHERE way = 'load') AS first_load, max(since) FILTER (WHERE way = 'load') AS last_load,
           min(since) FILTER (WHERE way = 'discharge') AS until,
           arg_min(label, (since, event)) FILTER (WHERE way = 'discharge') AS until_label,
           max(until) FILTER (WHERE way = 'discharge') AS emptied,
           arg_max(label, (until, event)) FILTER (WHERE way = 'discharge') AS emptied_label,
           sorted_set(list(port) FILTER (WHERE way = 'discharge' AND port IS NOT NULL)) AS discharged_at,
           list_sort(list_distinct(flatten(list(datasets)))) AS datasets
    FROM derived.hold_event GROUP BY carrier, nth
),
-- What papers say of one load or discharge, from the least to the greatest.
told AS (
    SELECT hold, way, occasion, min(kg) AS low, max(kg) AS high, bool_or(declared) AS declared
    FROM derived.hold_event WHERE hold IS NOT NULL GROUP BY hold, way, occasion
),
total AS (
    SELECT hold, count(*) FILTER (WHERE way = 'load') AS loads,
           count(*) FILTER (WHERE way = 'load' AND NOT declared) AS seen_only,
           sum(low) FILTER (WHERE way = 'load') AS loaded_low_kg,
           CASE WHEN bool_and(high IS NOT NULL) FILTER (WHERE way = 'load')
                THEN sum(high) FILTER (WHERE way = 'load') END AS loaded_high_kg,
           CASE WHEN bool_and(high IS NOT NULL OR NOT declared) FILTER (WHERE way = 'load')
                THEN coalesce(sum(high) FILTER (WHERE way = 'load' AND declared), 0) END AS declared_kg,
           sum(low) FILTER (WHERE way = 'discharge') AS discharged_low_kg,
           CASE WHEN bool_and(high IS NOT NULL) FILTER (WHERE way = 'discharge')
                THEN sum(high) FILTER (WHERE way = 'discharge') END AS discharged_high_kg
    FROM told GROUP BY hold
),
dated AS (
    SELECT *, lag(emptied) OVER voyage AS before, lag(emptied_label) OVER voyage AS before_label
    FROM stretch WINDOW voyage AS (PARTITION BY carrier ORDER BY nth)
)
SELECT d.hold AS id, 'Hold of ' || coalesce(v.name, d.carrier) || ', ' || strftime(d.first_load, '%Y-%m-%d')
           || coalesce(' to ' || strftime(d.until, '%Y-%m-%d'), '') AS name,
       d.datasets, d.carrier, CASE WHEN d.before IS NOT NULL THEN least(d.before, d.first_load) END AS since,
       CASE WHEN d.before IS NOT NULL THEN lower(replace(d.before_label, 'PortCall', 'port call')) END AS since_basis,
       d.first_load, d.last_load, d.until, CASE WHEN d.until IS NOT NULL THEN lower(replace(d.until_label, 'PortCall', 'port call')) END AS until_basis, d.emptied,
       coalesce(d.discharged_at, []) AS discharged_at, t.loads, t.seen_only,
       t.loaded_low_kg, t.loaded_high_kg, t.declared_kg, t.discharged_low_kg, t.discharged_high_kg
FROM dated d JOIN total t USING (hold) LEFT JOIN derived.vessel v ON v.id = d.carrier
