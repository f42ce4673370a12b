// SPDX-License-Identifier: MIT
// People, what else is counted, districts and the error of the line in the page of a run, held
// against the tables of the same run.
//
// Usage: node counted_page_test.cjs PROGRAM TOOLS
"use strict";

const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { program, scratch, openPage, dataOf, textOf, saved, rowsOf, faultsOfLayout, faultsOfAccess, assertQuiet, test } = require("./harness.cjs");

const run = path.join(scratch, "run");
const plan = "us-28-point-2025-11";
const open = (hash, width = 1280) => openPage(run, hash, { width });

/** A thousand people in each cell of a degree, counted today. */
function writePeople(file) {
  const cells = Array.from({ length: 9 }, () => Array(19).fill(1000).join(" ")).join("\n");
  fs.writeFileSync(file, `ncols 19\nnrows 9\nxllcorner 22\nyllcorner 44\ncellsize 1\nNODATA_value -9999\n${cells}\n`);
  fs.copyFileSync(path.join(__dirname, "../fixtures/rasters/people.prj"), file.replace(".asc", ".prj"));
}

/** Two invented districts of Donetsk Oblast, and one of Luhansk Oblast. */
function writeDistricts(file) {
  const district = (name, code, west, east) => ({
    type: "Feature", properties: { name, katotth: code, admin_level: "6" },
    geometry: { type: "Polygon", coordinates: [[[west, 46], [east, 46], [east, 50.5], [west, 50.5], [west, 46]]] },
  });
  fs.writeFileSync(file, JSON.stringify({ type: "FeatureCollection", features: [
    district("Western Raion", "UA14020000000000002", 36, 37.6), district("Eastern Raion", "UA14040000000000004", 37.6, 39.5),
    district("All of Luhansk", "UA44020000000000002", 37, 41)] }));
}

const cases = {
  async "people stand beside land, with the figures of people.csv"() {
    const page = await open(`plan=${plan}&lang=en`);
    const donetsk = rowsOf(path.join(run, "people.csv")).find((row) => row.scenario === plan && row.source === "people" &&
      row.region_code === "UA-14" && row.layer === "change" && row.class === "to_demilitarised_zone");
    const words = (value) => (value < 1e6 ? Number(value).toLocaleString("en-GB") : `${(value / 1e6).toFixed(2)} million`);
    const shown = await textOf(page, ".table");
    assert.ok(shown.includes(words(donetsk.people)), donetsk.people);
    assert.ok(shown.includes(`(${words(donetsk.low)} to ${words(donetsk.high)})`), shown);
    assert.match(shown, /Residents before the full-scale war/);
  },

  async "every source that is counted is told for the land a plan is about"() {
    const page = await open(`plan=${plan}&lang=en`);
    const standing = await textOf(page, ".standing");
    assert.match(standing, /People living there before 2022 \(People,/);
    assert.match(standing, /People living there since 2022 \(Census,/);
    assert.match(standing, /Power plants, MW/);
    assert.match(standing, /installed capacity/i);
    const plants = rowsOf(path.join(run, "counts.csv")).find((row) => row.scenario === plan && row.region_code === "UA" && row.layer === "change" && row.class === "passed_to_russia");
    const told = Number(plants.amount).toLocaleString("en-GB", { maximumFractionDigits: Number(plants.amount) < 100 ? 2 : 0 });
    assert.ok(Number(plants.amount) === 0 || standing.includes(told), told);
    await page.selectOption("#plan", "present");
    assert.match(await textOf(page, ".standing"), /Held by Russia\s+[\d.]+ million/);
  },

  async "another source takes the place beside land, and the address follows"() {
    const page = await open(`plan=${plan}&lang=en`);
    const before = await textOf(page, ".table table");
    await page.selectOption("#count", "census");
    assert.match(page.url(), /count=census/);
    assert.notEqual(await textOf(page, ".table table"), before);
    const linked = await open(`plan=${plan}&lang=uk&count=census`);
    assert.equal(await linked.locator("#count").inputValue(), "census");
    assert.match(await textOf(linked, ".table thead"), /Жителів там після початку 2022 року/);
  },

  async "districts are those of districts.csv, to search, to sort and to filter"() {
    const page = await open(`plan=${plan}&lang=en`);
    const eastern = rowsOf(path.join(run, "districts.csv")).find((row) => row.scenario === plan && row.district === "Eastern Raion" && row.layer === "change" && row.class === "passed_to_russia" ||
      row.scenario === plan && row.district === "Eastern Raion" && row.layer === "change" && row.class === "kept_by_russia");
    const body = page.locator(".districts tbody");
    assert.ok((await body.innerText()).includes(Math.round(Number(eastern.area_km2)).toLocaleString("en-GB")), eastern.area_km2);
    await page.fill("#district", "eastern");
    assert.match(await body.innerText(), /^Eastern Raion/);
    assert.doesNotMatch(await body.innerText(), /Western/);
    assert.match(await textOf(page, ".districts [role=status]"), /^1 district/);
    await page.fill("#district", "");
    const names = async () => (await page.locator(".districts tbody th button").allInnerTexts());
    await page.getByRole("button", { name: "District", exact: true }).click();
    const sorted = await names();
    assert.deepEqual(sorted, [...sorted].sort((a, b) => a.localeCompare(b, "en")));
    assert.equal(await page.locator(".districts th[aria-sort]").getAttribute("aria-sort"), "ascending");
    const all = sorted.length;
    await page.selectOption("#extent", "split");
    const split = (await names()).length;
    assert.ok(split > 0 && split < all, `${split} of ${all}`);
    await page.locator(".districts tbody th button", { hasText: "Western Raion" }).first().click();
    assert.match(page.url(), /view=UA-14/);
  },

  async "districts can be taken away as a table"() {
    const page = await open(`plan=${plan}&lang=en`);
    await page.locator(".publish summary").click();
    const lines = String(await saved(page, "Districts (CSV)")).split("\n");
    assert.equal(lines[0], "plan,region_code,district_id,district,class,area_km2,share_of_district_pct,people,census,power-plants");
    const eastern = rowsOf(path.join(run, "districts.csv")).filter((row) => row.scenario === plan && row.district === "Eastern Raion" && row.layer === "change");
    for (const row of eastern) {
      assert.ok(lines.some((line) => line.startsWith(`${plan},UA-14,UA14040000000000004,Eastern Raion,${row.class},${Number(row.area_km2)},`)), row.class);
    }
    assert.match(String(await saved(page, "Table (CSV)")), /share_of_region_pct,people,people-low,people-high,census,/);
  },

  async "the error of the line is told beside the balance and what Russia holds"() {
    const page = await open(`plan=${plan}&lang=en`);
    const row = rowsOf(path.join(run, "line_error.csv")).find((one) => one.scenario === plan && one.region_code === "UA" && one.layer === "administration" && one.class === "russia");
    const words = (value) => Math.round(Number(value)).toLocaleString("en-GB");
    const tiles = (await textOf(page, ".tiles")).replaceAll("\u00a0", " ");
    const donetsk = rowsOf(path.join(run, "line_error.csv")).find((one) => one.scenario === plan && one.region_code === "UA-14" && one.layer === "change" && one.class === "to_demilitarised_zone");
    assert.ok((await textOf(page, ".table")).includes(`line: ${words(donetsk.low_km2)} to ${words(donetsk.high_km2)}`));
    assert.match(tiles, /with the line off by 2 km/);
    assert.ok(tiles.includes(`from ${words(row.low_km2)} km² to ${words(row.high_km2)} km²`), tiles);
  },

  async "what each of several rules makes of land is told"() {
    const { states } = dataOf(run);
    assert.ok(states.some(([, , , , rules]) => rules.length > 1));
    for (const [, , , outcome, rules, made] of states) {
      assert.equal(made.length, rules.length > 1 ? rules.length : 0);
      // What the last rule that changes anything makes of the land is what comes of it.
      assert.ok(made.length === 0 || made.filter((one) => one >= 0).at(-1) === outcome || made.every((one) => one < 0));
    }
    const page = await open(`plan=${plan}&lang=en`);
    await page.fill("#town", "Donetsk");
    await page.keyboard.press("Enter");
    const chain = execFileSync(program, ["explain", "--place", "Donetsk", "--plan", plan], { encoding: "utf8" });
    const steps = (chain.match(/→ (now|applies)/g) ?? []).map((one) => one.includes("now"));
    const told = (await textOf(page, ".why ol")).split("\n").filter((line) => line.startsWith("→")).map((line) => !line.includes("nothing more"));
    assert.ok(steps.length > 1);
    assert.deepEqual(told, steps);
  },

  async "plans without a result say why, in both languages"() {
    for (const [lang, words] of [["en", /The text has no territorial rule/], ["uk", /У тексті немає правила щодо території/]]) {
      const page = await open(`plan=${plan}&lang=${lang}`);
      await page.locator(".plans summary").click();
      assert.match(await textOf(page, ".plans details"), words);
    }
  },

  async "nothing overlaps or scrolls sideways, and axe finds no fault, at any width, language and look"() {
    const faults = [];
    for (const [width, lang, theme, id] of [[320, "uk", "light", plan], [320, "en", "dark", "present"], [768, "uk", "dark", plan], [1000, "uk", "dark", plan], [1280, "en", "light", plan], [1280, "uk", "light", "present"]]) {
      const page = await open(`plan=${id}&lang=${lang}&theme=${theme}`, width);
      await page.locator(".plans summary").click();
      for (const fault of [...(await faultsOfLayout(page)), ...(await faultsOfAccess(page))]) {
        faults.push(`${width} ${lang} ${theme} ${id}: ${fault}`);
      }
      await page.context().close();
    }
    assert.deepEqual(faults, []);
    assertQuiet();
  },
};

writePeople(path.join(scratch, "people.asc"));
writeDistricts(path.join(scratch, "districts.geojson"));
execFileSync(program, ["run", "--quiet", "--format", "page,csv", "--output", run, "--districts", "districts.geojson:osm-raions", "--line-error", "2",
  "--people", "embedded", "--profile", path.join(__dirname, "../fixtures/rasters/census.toml"), "--people", "people.asc:census"], { cwd: scratch });
test(cases);
