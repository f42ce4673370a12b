// SPDX-License-Identifier: MIT
// The program of the page beside the native one: the same command lines, in one instance one after the
// other, give the same files, text and exit status, byte for byte.
//
// Usage: node program_test.mjs PROGRAM APP SHARED
import assert from "node:assert";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

import { startEngine } from "../../src/page/wasm/app/engine.mjs";

const [program, app, shared] = process.argv.slice(2).map((one) => path.resolve(one));
const factory = createRequire(import.meta.url)(path.join(app, "demarc.js"));
const run = await startEngine(factory, fs.readFileSync(path.join(app, "demarc.wasm")),
  JSON.parse(fs.readFileSync(path.join(app, "geodata.json"), "utf8")));

const day = "deepstatemap_data_20240708.geojson";
const formats = ["--format", "csv,json,geojson,topojson,svg,report,html,page"];
const file = (...parts) => fs.readFileSync(path.join(shared, "geodata", ...parts));

/** A zip archive of files as they are, which needs no library to write. */
function archiveOf(files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "demarc-archive-"));
  for (const [name, bytes] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, name), bytes);
  }
  const made = spawnSync("python3", ["-m", "zipfile", "-c", "days.zip", ...Object.keys(files)], { cwd: folder });
  assert.equal(made.status, 0, String(made.stderr));
  const bytes = fs.readFileSync(path.join(folder, "days.zip"));
  fs.rmSync(folder, { recursive: true });
  return bytes;
}

/** The native program in a folder with these files. */
function natively(args, files, output) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "demarc-native-"));
  for (const [name, bytes] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, name), bytes);
  }
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, maxBuffer: 1 << 28 });
  const made = {};
  const top = path.join(folder, output ?? "");
  if (output && fs.existsSync(top)) {
    for (const name of fs.readdirSync(top, { recursive: true }).map(String)) {
      if (fs.statSync(path.join(top, name)).isFile()) {
        made[name] = fs.readFileSync(path.join(top, name));
      }
    }
  }
  fs.rmSync(folder, { recursive: true });
  return { status, out: String(stdout), err: String(stderr), files: made };
}

function same(args, files = {}, output = null, status = 0) {
  const native = natively(args, files, output);
  const here = run(args, { files, output });
  assert.equal(here.out, native.out);
  assert.equal(here.err, native.err);
  assert.equal(here.status, native.status);
  assert.equal(here.status, status, here.err);
  assert.deepEqual(Object.keys(here.files).sort(), Object.keys(native.files).sort());
  const other = Object.keys(native.files).filter((name) => !Buffer.from(here.files[name]).equals(native.files[name]));
  assert.deepEqual(other, [], "files that differ");
  assert.ok(output === null || native.files["datapackage.json"], "nothing was compared");
}

/** What is refused says so in a sentence that has these words. */
function refused(args, files, words) {
  const here = run(args, { files });
  assert.notEqual(here.status, 0);
  assert.match(here.err, words);
  assert.ok(!here.err.includes("dlopen"));
}

const cases = {
  "run on the embedded data": () => same(["run", ...formats, "--output", "r"], {}, "r"),
  "run in Ukrainian on the embedded data": () =>
    same(["run", "--format", "svg,page", "--lang", "uk", "--plan", "us-28-point-2025-11", "--output", "r"], {}, "r"),
  "run on a day in full detail": () =>
    same(["run", ...formats, "--control", `${day}:deepstate-daily`, "--output", "r"], { [day]: file("deepstate-daily", day) }, "r"),
  "run on a list of settlements": () => {
    const list = "wikipedia_control_of_cities_20240817.csv";
    same(["run", ...formats, "--control", `${list}:wikipedia-towns`, "--date", "2024-08-17", "--output", "r"], { [list]: file("settlements", list) }, "r");
  },
  "series on an archive, and a day out of it": () => {
    const bytes = file("deepstate-daily", day);
    const files = { "days.zip": archiveOf({ [day]: bytes, "deepstatemap_data_20240709.geojson": bytes }) };
    same(["series", "--control", "days.zip:deepstate-daily", "--format", "csv,wide,svg", "--output", "s"], files, "s");
    same(["run", "--control", "days.zip:deepstate-daily", "--date", "2024-07-09", "--format", "csv,page", "--output", "r"], files, "r");
  },
  "check": () => same(["check"]),
  "plans: list, show, validate": () => {
    const id = "us-28-point-2025-11";
    const plan = fs.readFileSync(new URL(`../../geodata/plans/${id}.toml`, import.meta.url));
    same(["plans", "list", "--json"]);
    same(["plans", "show", id]);
    same(["plans", "validate", `${id}.toml`], { [`${id}.toml`]: plan });
    same(["plans", "validate", `${id}.toml`], { [`${id}.toml`]: String(plan).replace("date = ", "dat = ") }, null, 2);
  },
  "sources inspect": () => same(["sources", "inspect", day], { [day]: file("deepstate-daily", day) }),
  "the map that follows a plan is the one of demarc map, whichever came before": () => {
    const ids = ["us-28-point-2025-11", "trump-freeze-2025-10", "europe-buffer-2025-08", "us-28-point-2025-11", "russia-terms-2024-06"];
    for (const [i, id] of ids.entries()) {
      const files = { [`${id}.toml`]: fs.readFileSync(new URL(`../../geodata/plans/${id}.toml`, import.meta.url)) };
      const lang = i % 2 ? "uk" : "en";
      const native = natively(["map", "--plan", `${id}.toml`, "--format", "svg", "--lang", lang, "--output", "m"], files, "m");
      const here = run(["preview", "--plan", `${id}.toml`, "--lang", lang], { files, output: "map" });
      assert.equal(here.status, native.status, here.err);
      assert.deepEqual(Object.values(here.files).map((one) => Buffer.from(one)), Object.values(native.files), id);
    }
    refused(["preview", "--plan", "mine.toml"], { "mine.toml": "id = " }, /mine\.toml/);
  },
  "what is not in the page says so, with the way round": () => {
    refused(["run", "--control", "a.gpkg:classes"], { "a.gpkg": "SQLite format 3" }, /a\.gpkg: in the page a map is GeoJSON[\s\S]*mapshaper\.org/);
    refused(["run", "--control", "a.geojson:classes"], { "a.geojson": '{"type":"FeatureCollection","features":[]}' }, /no GeoJSON that the page reads/);
    refused(["run", "--format", "png", "--output", "r"], {}, /leave png out of the formats/);
    refused(["run", "--format", "gpkg", "--output", "r"], {}, /no GeoPackage: choose geojson/);
    refused(["run", "--people", "people.tif"], { "people.tif": "II*" }, /people\.tif/);
    refused(["run", "--control", "https://example.org/a.geojson"], {}, /the page asks no other host/);
  },
};

let failed = 0;
for (const [name, work] of Object.entries(cases)) {
  const begun = performance.now();
  try {
    work();
    console.log(`passed  ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    ++failed;
    console.log(`FAILED  ${name}\n${error.stack}`);
  }
}
console.log(`${Object.keys(cases).length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
