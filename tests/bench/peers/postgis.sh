#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: postgis.sh load|query|plans|stop SERVER DAYS REGIONS OUT
# A PostgreSQL server of its own in the folder SERVER, on a socket there. `load` starts it and puts
# days and regions into tables; `query` finds all areas in one query, geodesic, as CSV; `plans` those
# of ten plans on a single day.
set -euo pipefail
step=$1
server=$2
days=$3
regions=$4
out=$5
binaries=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin | sort -V | tail -n 1)
as_server=()
((EUID != 0)) || as_server=(runuser -u postgres --)
sql() {
    "$binaries/psql" -q -v ON_ERROR_STOP=1 -h "$server" -U demarc -d series "$@"
}
control() {
    (cd "$server" && "${as_server[@]}" "$binaries/pg_ctl" -D "$server/data" "$@" >/dev/null)
}
case $step in
    load)
        mkdir -p "$server"
        ((EUID != 0)) || chown postgres "$server"
        (cd "$server" && "${as_server[@]}" "$binaries/initdb" -D "$server/data" -U demarc -E UTF8 \
            --locale=C --auth=trust >/dev/null)
        control -l "$server/log" -w -o \
            "-c listen_addresses='' -k $server -c fsync=off -c shared_buffers=256MB" start
        "$binaries/createdb" -h "$server" -U demarc series
        {
            echo 'CREATE EXTENSION postgis;
                CREATE TABLE regions (id serial, code text, geom geometry);
                CREATE TABLE days (day text, geom geometry);
                CREATE TEMP TABLE documents (name text, document jsonb);'
            python3 - "$regions" "$days" <<'PYTHON'
import json, pathlib, sys
def copy(name, text):
    text = json.dumps(json.loads(text), separators=(",", ":")).replace("\\", "\\\\")
    print("COPY documents FROM stdin;")
    print(f"{name}\t{text}")
    print("\\.")
copy("regions", pathlib.Path(sys.argv[1]).read_text())
for file in sorted(pathlib.Path(sys.argv[2]).glob("*.geojson")):
    copy(file.stem[-8:], file.read_text())
PYTHON
            echo "INSERT INTO regions (code, geom)
                    SELECT f->'properties'->>'iso_3166_2', ST_GeomFromGeoJSON(f->'geometry')
                    FROM documents, jsonb_array_elements(document->'features') f
                    WHERE name = 'regions';
                INSERT INTO days SELECT name, ST_GeomFromGeoJSON(f->'geometry')
                    FROM documents, jsonb_array_elements(document->'features') f
                    WHERE name <> 'regions';
                CREATE INDEX ON regions USING gist (geom);
                ANALYZE;"
        } | sql
        ;;
    query)
        sql -c "COPY (SELECT d.day, r.id, ST_Area(ST_Intersection(r.geom, d.geom)::geography) / 1e6
            FROM days d JOIN regions r ON ST_Intersects(r.geom, d.geom) ORDER BY 1, 2)
            TO STDOUT WITH CSV" >"$out"
        ;;
    plans)
        sql -f "$(dirname "${BASH_SOURCE[0]}")/postgis_day.sql" >"$out"
        ;;
    stop)
        control -m immediate stop || true
        ;;
esac
