// SPDX-License-Identifier: MIT
// The data package of a run is what Frictionless says it is, and each row of each table what the
// schema says it is.
//
// Usage: node data_package_test.cjs PROGRAM TOOLS
// TOOLS is the folder that scripts/install-dependencies --ci fills.
"use strict";
const assert = require("node:assert");
const { execFileSync, spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const [program, tools] = process.argv.slice(2, 4).map((name) => path.resolve(name));
let Package;
try {
  ({ Package } = require(path.join(tools, "node_modules", "datapackage")));
} catch (error) {
  const text = "the npm package datapackage: needs scripts/install-dependencies --ci";
  console.log(process.env.CI === "true" ? `missing: ${text}` : `SKIPPED: ${text}`);
  process.exit(process.env.CI === "true" ? 1 : 77);
}

/// Every problem of a row as text.
function reasons(error) {
  return error.errors && error.errors.length > 0
    ? error.errors.map((each) => each.message).join("; ")
    : error.message;
}

async function checkTable(resource) {
  const columns = resource.descriptor.schema.fields.map((field) => field.name);
  let rows = 0;
  const stream = await resource.iter({ stream: false, cast: true, extended: false });
  for (;;) {
    const next = await stream.next();
    if (next.done) {
      break;
    }
    rows += 1;
  }
  assert.deepStrictEqual(resource.headers, columns);
  return rows;
}

async function check(folder) {
  const descriptor = JSON.parse(fs.readFileSync(path.join(folder, "datapackage.json"), "utf-8"));
  const whole = await Package.load(descriptor, { basePath: folder, strict: false });
  assert.ok(whole.valid, whole.errors.map((error) => error.message).join("\n"));
  const listed = descriptor.resources.map((resource) => resource.path).sort();
  const there = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((name) => name !== "datapackage.json")
    .sort();
  assert.deepStrictEqual(listed, there);
  const names = new Set();
  let tables = 0;
  for (const resource of descriptor.resources) {
    assert.ok(!names.has(resource.name), `two resources are called ${resource.name}`);
    names.add(resource.name);
    const bytes = fs.readFileSync(path.join(folder, resource.path));
    assert.strictEqual(resource.bytes, bytes.length);
    const hash = createHash("sha256").update(bytes).digest("hex");
    assert.strictEqual(resource.hash, `sha256:${hash}`);
    assert.ok(resource.mediatype, `${resource.path} has no media type`);
    if (resource.path.endsWith(".csv")) {
      tables += 1;
      assert.ok(resource.schema, `${resource.path} has no schema`);
      try {
        const rows = await checkTable(whole.getResource(resource.name));
        console.log(`${resource.path}: ${rows} rows`);
        assert.ok(rows > 0, `${resource.path} is empty`);
      } catch (error) {
        assert.fail(`${resource.path}: ${reasons(error)}`);
      }
    }
  }
  return tables;
}

async function main() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "demarc-package-"));
  try {
    const run = (folder, ...options) => {
      const target = path.join(scratch, folder);
      execFileSync(program, ["run", "--quiet", "--output", target, ...options]);
      return target;
    };
    assert.ok(!(await Package.load({ name: "A B", resources: [] })).valid, "nothing is checked");
    assert.strictEqual(await check(run("all")), 9);
    const erring = run("erring", "--plan", "us-28-point-2025-11", "--line-error", "2",
      "--samples", "20", "--format", "csv,shp,png,pdf");
    assert.strictEqual(await check(erring), 10);
    const fixtures = path.join(__dirname, "..", "fixtures");
    const series = path.join(scratch, "series");
    // A day of it is broken, which the exit status says.
    assert.strictEqual(
      spawnSync(program, ["series", "--quiet", "--control", path.join(fixtures, "series"),
        "--boundaries", path.join(fixtures, "boundaries", "squares.geojson:natural-earth"),
        "--format", "csv,wide,jsonl,svg,png", "--plan", "us-28-point-2025-11",
        "--output", series]).status,
      1
    );
    assert.strictEqual(await check(series), 4);
    const card = path.join(scratch, "card");
    execFileSync(program, ["check", "--quiet", "--card", "askgeopolitics-2025-11-24",
      "--output", card]);
    assert.strictEqual(await check(card), 0);
    // A row that is not of its type must be found, or this test finds nothing.
    const areas = path.join(erring, "areas.csv");
    const text = fs.readFileSync(areas, "utf-8").replace(/,(\d+\.\d+),/, ",much,");
    fs.writeFileSync(areas, text);
    const descriptor = JSON.parse(fs.readFileSync(path.join(erring, "datapackage.json"), "utf-8"));
    const whole = await Package.load(descriptor, { basePath: erring });
    await assert.rejects(checkTable(whole.getResource("areas.csv")));
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
