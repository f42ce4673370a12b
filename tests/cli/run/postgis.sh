#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: postgis.sh PROGRAM SCRATCH FIXTURES
# Starts a PostgreSQL server of its own on the loopback interface, puts areas into PostGIS, and reads
# them as a front line; the result must be that of the same areas in a file.
set -euo pipefail
program=$1
scratch=$2
fixtures=$3

. "$(dirname "$0")/../../support/skip.sh"
binaries=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1 || true)
[[ -x $binaries/initdb && -e ${binaries%/bin}/lib/postgis-3.so ]] ||
    skip "needs PostgreSQL with PostGIS (scripts/install-dependencies --ci)"

# The path of a socket may have 107 characters only: a short folder of its own.
server=$(mktemp -d /tmp/demarc-pg-XXXXXX)
# PostgreSQL refuses to run as root: its own user does it then.
as_server=()
if ((EUID == 0)); then
    chown postgres "$server"
    as_server=(runuser -u postgres --)
fi
stop() {
    "${as_server[@]}" "$binaries/pg_ctl" -D "$server/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$server"
}
trap stop EXIT
cd "$server"

port=
for candidate in $(shuf -i 20000-60000 -n 20); do
    if ! (: >"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; then
        port=$candidate
        break
    fi
done
echo s3cret >"$server/password"
chmod 644 "$server/password"
"${as_server[@]}" "$binaries/initdb" -D "$server/data" -U demarc -E UTF8 --locale=C \
    --auth=scram-sha-256 --pwfile="$server/password" >/dev/null
"${as_server[@]}" "$binaries/pg_ctl" -D "$server/data" -l "$server/log" -w -o \
    "-c listen_addresses=127.0.0.1 -p $port -k $server -c fsync=off" start >/dev/null ||
    { cat "$server/log" >&2; exit 1; }
export PGPASSWORD=s3cret
sql() {
    "$binaries/psql" -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U demarc "$@"
}
sql -d postgres -c "CREATE DATABASE front" >/dev/null
# Areas in a projected system, beside another table and a row that the profile's filter passes over.
sql -d front <<'SQL' >/dev/null 2>&1
CREATE EXTENSION postgis;
CREATE TABLE other (id serial PRIMARY KEY, geom geometry(Point, 4326));
CREATE TABLE areas (id serial PRIMARY KEY, status text, state text, geom geometry(Polygon, 32636));
INSERT INTO areas (status, state, geom)
SELECT s, t, ST_Transform(ST_SetSRID(ST_GeomFromText(w), 4326), 32636) FROM (VALUES
  ('Held', 'published', 'POLYGON((36 47, 38 47, 38 48, 36 48, 36 47))'),
  ('Disputed', 'published', 'POLYGON((35 47, 36 47, 36 48, 35 48, 35 47))'),
  ('Held', 'draft', 'POLYGON((30 47, 31 47, 31 48, 30 48, 30 47))')) AS v (s, t, w);
SQL

rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
cat >front-database.toml <<'TOML'
kind = "control"
form = "polygons"
title = "Areas in a database"
publisher = "nobody"
licence = "none"
attribution = "none"
layer = "areas"
counts_as_control = "areas held"
method_note = "As drawn."
[filter]
state = '^published$'
[[rule]]
group = "held"
control = "russian"
where = { status = '^held$' }
[[rule]]
group = "disputed"
control = "contested"
where = { status = '^disputed$' }
TOML
cat >areas.geojson <<'JSON'
{"type":"FeatureCollection","name":"areas","features":[
{"type":"Feature","properties":{"status":"Held","state":"published"},"geometry":{"type":"Polygon","coordinates":[[[36,47],[38,47],[38,48],[36,48],[36,47]]]}},
{"type":"Feature","properties":{"status":"Disputed","state":"published"},"geometry":{"type":"Polygon","coordinates":[[[35,47],[36,47],[36,48],[35,48],[35,47]]]}}]}
JSON

run() {
    "$program" run --quiet --profile front-database.toml --date 2025-01-02 --plan present \
        --format csv,report "$@"
}
source="PG:host=127.0.0.1 port=$port dbname=front user=demarc password=s3cret"
run --control "$source:front-database" --output database
run --control areas.geojson:front-database --output file
# Going through another system moves corners by less than a millimetre.
python3 - <<'PYTHON'
import csv
def areas(folder):
    with open(folder + "/areas.csv") as table:
        return {tuple(row[k] for k in ("scenario", "region_code", "layer", "class")):
                float(row["area_km2"]) for row in csv.DictReader(table)}
database, file = areas("database"), areas("file")
assert database.keys() == file.keys()
assert sum(value for key, value in file.items() if key[3] == "contested") > 1000
for key, value in file.items():
    assert abs(database[key] - value) < 0.001, (key, value, database[key])
PYTHON
# Neither password, user nor host gets into what is written; twice the same gives the same bytes.
! grep -rqE "s3cret|127\.0\.0\.1|user=demarc" database
grep -q "PG:front, layer areas" database/datapackage.json
run --control "$source:front-database" --output again
diff -r database again
# What is in the database is told without the password, and the profile that reads it found.
"$program" sources inspect "$source" --profile front-database.toml >inspection.txt
grep -q "^Suggested: profile front-database" inspection.txt
grep -q "^  format  *PostgreSQL" inspection.txt
! grep -q "s3cret" inspection.txt
# A wrong password is an error that does not show the right one.
status=0
run --control "${source/s3cret/guess1}:front-database" --output wrong 2>message.txt || status=$?
[[ $status == 1 ]]
grep -q "cannot be opened" message.txt
! grep -q "guess1" message.txt
[[ ! -e wrong ]]
rm -rf "$scratch"
