-- Codes of the carriers that the loaded manifests name: one of them before a number stands apart from it.
SELECT DISTINCT carrier_code AS scac FROM read.bill WHERE length(carrier_code) = 4
