-- SPDX-License-Identifier: MIT
-- Ten plans on the map of one day, as geopandas_day.py has them; areas on the ellipsoid.
COPY (
WITH cut AS MATERIALIZED (
    SELECT r.code, r.geom, ST_Area(r.geom::geography) / 1e6 AS whole,
           coalesce(ST_Area(ST_Intersection(r.geom, d.geom)::geography), 0) / 1e6 AS held
    FROM regions r CROSS JOIN days d
), pieces AS MATERIALIZED (
    -- Without specks where publisher and borders draw a coast apart: they are no front.
    SELECT russian, ST_Union(geom) AS geom FROM (
        SELECT true AS russian, (ST_Dump(ST_Intersection(country.geom, d.geom))).geom FROM days d,
            (SELECT ST_Union(geom) AS geom FROM regions) country
        UNION ALL
        SELECT false, (ST_Dump(ST_Difference(country.geom, d.geom))).geom FROM days d,
            (SELECT ST_Union(geom) AS geom FROM regions) country
    ) parts WHERE ST_Area(geom::geography) > 20000 GROUP BY russian
), front AS MATERIALIZED (
    SELECT ST_Intersection(ST_Boundary(ST_Transform(r.geom, 32636)),
                           ST_Buffer(ST_Transform(u.geom, 32636), 1)) AS line
    FROM pieces r JOIN pieces u ON r.russian AND NOT u.russian
), buffers AS MATERIALIZED (
    SELECT km, ST_Transform(ST_Buffer(line, km * 1000), 4326) AS geom
    FROM front CROSS JOIN (VALUES (15), (20)) AS depths (km)
), plans (plan, given, returned, zone_of, zone_km) AS (VALUES
    ('russia-terms-2024-06', '{UA-65,UA-23,UA-14,UA-09}'::text[], '{}'::text[], '{}'::text[], 0),
    ('russia-formula-2026-01', '{UA-14,UA-09}', '{}', '{}', 0),
    ('anchorage-2025-08', '{UA-14,UA-09}', '{UA-59,UA-63,UA-12}', '{}', 0),
    ('moscow-terms-2026-02', '{UA-14}', '{UA-59,UA-63,UA-12}', '{}', 0),
    ('us-28-point-2025-11', '{UA-09}', (SELECT array_agg(code) FROM regions
        WHERE code NOT IN ('UA-65', 'UA-23', 'UA-14', 'UA-09', 'UA-43', 'UA-40')), '{UA-14}', 0),
    ('us-20-point-draft-2025-12', '{}', (SELECT array_agg(code) FROM regions
        WHERE code NOT IN ('UA-65', 'UA-23', 'UA-14', 'UA-09', 'UA-43', 'UA-40')), '{UA-14}', 0),
    ('us-economic-zone-2025-12', '{}', '{UA-59,UA-63,UA-12}', '{UA-14}', 0),
    ('geneva-zone-2026-02', '{}', '{}', '{UA-14}', 0),
    ('kellogg-buffer-2025-05', '{}', '{}', '{}', 15),
    ('europe-buffer-2025-08', '{}', '{}', '{}', 20)
)
SELECT plan, code, 'russia',
       CASE WHEN code = ANY (given) THEN whole WHEN code = ANY (returned) THEN 0 ELSE held END
FROM plans CROSS JOIN cut
UNION ALL
SELECT plan, code, 'zone', whole - held FROM plans JOIN cut ON code = ANY (zone_of)
UNION ALL
SELECT plan, code, 'zone', ST_Area(ST_Intersection(cut.geom, buffers.geom)::geography) / 1e6
FROM plans JOIN buffers ON km = zone_km JOIN cut ON ST_Intersects(cut.geom, buffers.geom)
) TO STDOUT WITH CSV
