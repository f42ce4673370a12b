// SPDX-License-Identifier: MIT
// The page of a series: days by slider, keys, play and address, held against the tables of the same
// series, and shapes against the maps it was given.
//
// Usage: node series_page_test.cjs PROGRAM TOOLS
"use strict";

const assert = require("node:assert");
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { program, scratch, openPage, dataOf, textOf, saved, rowsOf, faultsOfLayout, faultsOfAccess, assertQuiet, test } = require("./harness.cjs");

const run = path.join(scratch, "run");
const days = path.join(__dirname, "../fixtures/series");
const open = (hash, width = 1280, more = {}) => openPage(run, hash, { width, ...more });
const words = (km2) => Math.round(Number(km2)).toLocaleString("en-GB");

/** By date: km² of Ukraine that Russia holds, as series-wide.csv has it. */
const table = () => rowsOf(path.join(run, "series-wide.csv"));

/** km² of a polygon of GeoJSON on a sphere as large as the Earth. */
const onTheSphere = (rings) => rings.reduce((all, ring, hole) => {
  const sines = ring.map(([lon, lat]) => [(lon * Math.PI) / 180, Math.sin((lat * Math.PI) / 180)]);
  const area = Math.abs(sines.slice(1).reduce((sum, [lon, sine], i) => sum + (lon - sines[i][0]) * (sine + sines[i][1]) / 2, 0)) * 6371.007 ** 2;
  return all + (hole ? -area : area);
}, 0);

const cases = {
  async "opens on the last day, with the figures of the series"() {
    const page = await open("lang=en");
    const last = table().at(-1);
    assert.match(await textOf(page, "h1"), /day by day/);
    assert.ok((await textOf(page, ".lead")).includes(`${words(last.UA)} km²`), await textOf(page, ".lead"));
    assert.match(await textOf(page, ".lead"), /On 7 January 2025/);
    assert.ok((await textOf(page, ".legend")).includes(words(last.UA)));
    assert.equal(await page.locator("#day").getAttribute("max"), String(table().length - 1));
  },

  async "the slider follows keys, and figures, map, table and address follow the slider"() {
    const page = await open("lang=en&span=1");
    const land = await page.locator("path.day").last().getAttribute("d");
    await page.locator("#day").focus();
    await page.keyboard.press("Home");
    const [first] = table();
    assert.match(page.url(), new RegExp(`day=${first.date}`));
    assert.ok((await textOf(page, ".lead")).includes(`${words(first.UA)} km²`));
    assert.match(await textOf(page, ".lead"), /no map from 1 day earlier/);
    assert.notEqual(await page.locator("path.day").last().getAttribute("d"), land);
    assert.match(await page.locator("#day").getAttribute("aria-valuetext"), /1 January 2025/);
    await page.keyboard.press("ArrowRight");
    const second = table()[1];
    assert.match(await textOf(page, ".table h2"), /2 January 2025/);
    const moved = Math.round(Number(second.UA) - Number(first.UA));
    assert.ok((await textOf(page, ".lead")).includes(`${Math.abs(moved).toLocaleString("en-GB")} km² against 1 January 2025`) || Math.abs(moved) < 10, await textOf(page, ".lead"));
  },

  async "every day has the figures of the tables to the square metre, in each oblast"() {
    const page = await open("lang=en");
    for (const row of table()) {
      await page.goto(page.url().split("#")[0] + `#lang=en&day=${row.date}`);
      await page.waitForFunction((date) => document.querySelector(".table h2").textContent.includes(date), `${Number(row.date.slice(8))} January`);
      await page.evaluate(() => { document.querySelector(".publish details").open = true; });
      const lines = String(await saved(page, "Table (CSV)")).trim().split("\n").slice(1).map((line) => line.split(","));
      for (const [date, code, , km2] of lines) {
        assert.equal(date, row.date);
        assert.equal(Number(km2), Number(row[code]), `${date} ${code}`);
      }
      assert.ok(lines.some(([, code]) => code === "UA"));
    }
  },

  async "the land that is drawn is that of the maps"() {
    const page = await open("lang=en&span=1");
    const [rings, area] = await page.evaluate((stepsPerKm) => {
      const [, land] = document.querySelectorAll("path.day"); // under what both days have in common
      const d = land.getAttribute("d");
      const shapes = d.split("Z").filter(Boolean).map((ring) => ring.slice(1).split("L").map((p) => p.split(" ").map(Number)));
      const sum = shapes.reduce((all, ring) => all + ring.reduce((twice, [x, y], i) => {
        const [u, v] = ring[(i + 1) % ring.length];
        return twice + x * v - u * y;
      }, 0) / 2, 0);
      return [shapes.length, Math.abs(sum) / stepsPerKm ** 2];
    }, dataOf(run).map.steps_per_km);
    assert.ok(rings > 0);
    const map = JSON.parse(fs.readFileSync(path.join(days, "deepstatemap_data_20250107.geojson"), "utf8"));
    const given = map.features.flatMap(({ geometry }) => geometry.coordinates.map(onTheSphere)).reduce((sum, one) => sum + one, 0);
    assert.ok(Math.abs(area - given) < 0.01 * given, `${area} drawn, ${given} given`);
  },

  async "gains and losses are drawn over the span that is chosen"() {
    const page = await open("lang=en&span=1");
    const lost = page.locator("path.day").first();
    const before = await lost.getAttribute("d");
    await page.selectOption("#span", "7");
    assert.match(page.url(), /span=7/);
    assert.notEqual(await lost.getAttribute("d"), before);
    assert.match(await textOf(page, ".legend"), /Gained by Russia in 7 days/);
  },

  async "it plays to the end and stops, slowly for those who want less motion"() {
    const page = await open("lang=en");
    await page.getByRole("button", { name: "Play" }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.getByRole("button", { name: "Play" }).waitFor();
    assert.equal(await page.locator("#day").inputValue(), String(table().length - 1));
    const calm = await open("lang=en&day=2025-01-01", 1280, { reducedMotion: "reduce" });
    await calm.getByRole("button", { name: "Play" }).click();
    await calm.waitForTimeout(400);
    assert.equal(await calm.locator("#day").inputValue(), "0");
    await calm.getByRole("button", { name: "Pause" }).click();
  },

  async "a place on the chart is a day"() {
    const page = await open("lang=en");
    const box = await page.locator(".chart").boundingBox();
    await page.mouse.click(box.x + 6, box.y + box.height / 2);
    assert.equal(await page.locator("#day").inputValue(), "0");
    await page.mouse.click(box.x + box.width - 6, box.y + box.height / 2);
    assert.equal(await page.locator("#day").inputValue(), String(table().length - 1));
  },

  async "a deep link brings day and language, and the picture says the day"() {
    const page = await open("lang=uk&day=2025-01-04");
    assert.match(await textOf(page, ".lead"), /4 січня 2025/);
    await page.locator(".publish summary").click();
    assert.match(await page.locator("#embed-code").inputValue(), /day=2025-01-04/);
    assert.match(String(await saved(page, "SVG")), /4 січня 2025/);
    const embedded = await open("lang=en&embed=1");
    assert.ok(await embedded.locator("#day").isVisible());
    assert.ok(!(await embedded.locator(".table").isVisible()));
  },

  async "nothing overlaps or scrolls sideways, and axe finds no fault, at any width, language and look"() {
    const faults = [];
    for (const [width, lang, theme] of [[320, "uk", "light"], [320, "en", "dark"], [768, "uk", "dark"], [1280, "en", "light"]]) {
      const page = await open(`lang=${lang}&theme=${theme}`, width);
      for (const fault of [...(await faultsOfLayout(page)), ...(await faultsOfAccess(page))]) {
        faults.push(`${width} ${lang} ${theme}: ${fault}`);
      }
      await page.context().close();
    }
    assert.deepEqual(faults, []);
    assertQuiet();
  },
};

// One of the maps is broken, which the exit status says.
const made = spawnSync(program, ["series", "--quiet", "--control", days, "--format", "page,wide,csv", "--output", run], { cwd: scratch, encoding: "utf8" });
assert.ok(fs.existsSync(path.join(run, "index.html")), made.stderr);
test(cases);
