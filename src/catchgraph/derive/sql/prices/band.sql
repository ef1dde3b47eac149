-- What lines of a species, form, origin and basis cost a kilogram in a quarter: median and fences, of the logarithms; only
-- where there are twenty lines or more.
WITH middle AS (
    SELECT side, species, form, country, quarter, currency, value_basis, count(*) AS n, median(ln(price)) AS centre
    FROM derived.priced GROUP BY ALL HAVING count(*) >= 20
),
spread AS (
    SELECT m.*, greatest(1.4826 * median(abs(ln(p.price) - m.centre)), 0.05) AS deviation
    FROM derived.priced p JOIN middle m USING (side, species, form, country, quarter, currency, value_basis)
    GROUP BY ALL
)
SELECT 'price_band:' || substr(md5(concat_ws(' ', side, species, form, country, quarter, currency, value_basis)), 1, 16) AS id,
       concat_ws(' ', side, 'price of', species, form, 'from', country, 'in', year(quarter) || ' Q' || quarter(quarter)) AS name,
       []::VARCHAR[] AS datasets, side, species, form, country, quarter, currency, value_basis, n,
       round(exp(centre), 4) AS median, round(exp(centre - 3.5 * deviation), 4) AS low,
       round(exp(centre + 3.5 * deviation), 4) AS high
FROM spread
