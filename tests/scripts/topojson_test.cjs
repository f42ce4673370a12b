// SPDX-License-Identifier: MIT
// D3 sees every face of faces.topojson as large as the run measured it, not as the rest of the globe.
//
// Usage: node topojson_test.cjs PROGRAM TOOLS
// TOOLS is the folder that scripts/install-dependencies --ci fills.
"use strict";
const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const [program, tools] = process.argv.slice(2, 4).map((name) => path.resolve(name));

async function loaded() {
  const modules = path.join(tools, "node_modules");
  try {
    const d3 = await import(pathToFileURL(path.join(modules, "d3-geo", "src", "index.js")).href);
    return { geoArea: d3.geoArea, feature: require(path.join(modules, "topojson-client")).feature };
  } catch (error) {
    const text = "the npm packages d3-geo and topojson-client: need scripts/install-dependencies --ci";
    console.log(process.env.CI === "true" ? `missing: ${text}` : `SKIPPED: ${text}`);
    return process.exit(process.env.CI === "true" ? 1 : 77);
  }
}

// Of the sphere that D3 measures on and the ellipsoid, over Ukraine, differ by under 1 %.
const km2PerSteradian = 6371.0072 ** 2;
const tolerance = 0.01;
const step = 0.1; // km²: what rounding to 1e-5 degree may do to a small face

async function main() {
  const { geoArea, feature } = await loaded();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "topojson-"));
  try {
    execFileSync(program, ["run", "--quiet", "--plan", "us-28-point-2025-11", "--format", "topojson",
      "--output", path.join(folder, "run")], { stdio: ["ignore", "ignore", "inherit"] });
    const topology = JSON.parse(fs.readFileSync(path.join(folder, "run", "faces.topojson"), "utf8"));
    const faces = feature(topology, topology.objects.faces).features;
    assert.ok(faces.length > 30, `${faces.length} faces`);
    for (const face of faces) {
      const measured = face.properties.area_km2;
      const seen = geoArea(face) * km2PerSteradian;
      assert.ok(Math.abs(seen - measured) <= tolerance * measured + step,
        `face ${face.id}: D3 sees ${seen} km², the run has ${measured}`);
    }
    const web = JSON.parse(fs.readFileSync(path.join(folder, "run", "faces-web.topojson"), "utf8"));
    const byRegion = new Map();
    for (const face of feature(web, web.objects.faces).features) {
      const [seen, measured] = byRegion.get(face.properties.region_code) ?? [0, 0];
      byRegion.set(face.properties.region_code, [seen + geoArea(face) * km2PerSteradian, measured + face.properties.area_km2]);
    }
    for (const [region, [seen, measured]] of byRegion) {
      assert.ok(Math.abs(seen - measured) <= 0.02 * measured + 1, `${region}: D3 sees ${seen} km² of ${measured}`);
    }
    assert.deepEqual(web.objects.faces.geometries.map((one) => one.arcs), topology.objects.faces.geometries.map((one) => one.arcs));
    const positions = (one) => one.arcs.reduce((sum, arc) => sum + arc.length, 0);
    assert.ok(positions(web) < positions(topology), `${positions(web)} positions`);
    console.log(`${faces.length} faces as D3 sees them`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
