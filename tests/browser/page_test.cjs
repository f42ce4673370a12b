// SPDX-License-Identifier: MIT
// The page of a run in Chromium, opened from disk: what a reader does with it, at three widths, in
// both languages and both looks.
//
// Usage: node page_test.cjs PROGRAM TOOLS
"use strict";

const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const url = require("node:url");
const { program, scratch, openPage, newContext, textOf, saved, faultsOfLayout, faultsOfAccess, assertQuiet, test } = require("./harness.cjs");

const run = path.join(scratch, "run");
const plan = "us-28-point-2025-11";
const open = (hash, width = 1280) => openPage(run, hash, { width });

const cases = {
  async "opens from disk with a plan, its figures and its map"() {
    const page = await open("");
    assert.match(await textOf(page, ".head h1"), /\w/);
    assert.match(await textOf(page, ".tiles"), /\d%/);
    assert.ok((await page.locator(".frame path.fill").count()) > 2);
    assert.equal(await page.locator("#plan option:not([disabled])").count(), 38);
    assert.ok((await page.locator("#plan optgroup").count()) >= 5);
  },

  async "figures are those of the run's tables"() {
    const page = await open(`plan=${plan}&lang=en`);
    const rows = fs.readFileSync(path.join(run, "areas.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
    const at = (name) => rows[0].indexOf(name);
    const donetsk = rows.find((row) => row[at("scenario")] === plan && row[at("region_code")] === "UA-14" && row[at("class")] === "to_demilitarised_zone");
    const shown = Math.round(Number(donetsk[at("area_km2")])).toLocaleString("en-GB");
    assert.ok((await textOf(page, ".table")).includes(shown), shown);
    assert.ok((await textOf(page, ".legend")).includes(shown));
    assert.ok((await textOf(page, ".lead")).includes(shown));
  },

  async "plans are switched by list and by buttons, and the address follows"() {
    const page = await open(`plan=${plan}&lang=en`);
    const before = await textOf(page, ".table");
    await page.selectOption("#plan", "russia-terms-2024-06");
    assert.match(page.url(), /plan=russia-terms-2024-06/);
    assert.notEqual(await textOf(page, ".table"), before);
    await page.locator(".plans button.row").nth(20).click();
    assert.ok((await textOf(page, "tr[aria-current]")).includes(await textOf(page, "h1")));
    const title = await textOf(page, "h1");
    await page.getByRole("button", { name: "Next plan" }).click();
    assert.notEqual(await textOf(page, "h1"), title);
    await page.getByRole("button", { name: "Previous plan" }).click();
    assert.equal(await textOf(page, "h1"), title);
  },

  async "a deep link brings plan, reading, language and divider, and an embedded page is short"() {
    const page = await open(`plan=${plan}&read=0&lang=uk&compare=30`);
    assert.match(await textOf(page, "h1"), /[А-Яа-яІіЇї]/);
    assert.ok(await page.locator("#divider").isVisible());
    assert.equal(await page.locator("#divider").inputValue(), "30");
    assert.ok(await page.locator(".readings input[type=radio]").nth(1).isChecked());
    const embedded = await open(`plan=${plan}&embed=1`);
    assert.ok(!(await embedded.locator(".table").isVisible()));
    assert.ok(await embedded.locator(".frame").isVisible());
  },

  async "a reading moves figures and map"() {
    const page = await open(`plan=${plan}&lang=en`);
    const lead = await textOf(page, ".lead");
    await page.locator(".readings input[type=radio]").nth(1).check();
    assert.notEqual(await textOf(page, ".lead"), lead);
    assert.match(page.url(), /read=0/);
    await page.locator(".readings input[type=radio]").nth(0).check();
    assert.equal(await textOf(page, ".lead"), lead);
  },

  async "the divider follows keys and pointer, and is away without comparing"() {
    const page = await open(`plan=${plan}&lang=en`);
    assert.ok(!(await page.locator(".handle").isVisible()));
    await page.getByRole("button", { name: "Compare with today" }).click();
    await page.locator("#divider").focus();
    await page.keyboard.press("ArrowRight");
    assert.match(page.url(), /compare=51/);
    const handle = await page.locator(".handle").boundingBox();
    await page.mouse.move(handle.x + handle.width / 2, handle.y + 40);
    await page.mouse.down();
    await page.mouse.move(handle.x - 200, handle.y + 40, { steps: 4 });
    await page.mouse.up();
    assert.ok(Number(await page.locator("#divider").inputValue()) < 40);
  },

  async "a town is found in both languages and explained rule by rule"() {
    const page = await open(`plan=${plan}&lang=en`);
    for (const name of ["Kramatorsk", "краматорськ"]) {
      await page.fill("#town", name);
      await page.keyboard.press("Enter");
      const why = await textOf(page, ".why");
      assert.match(why, /Kramatorsk/);
      assert.match(why, /Point 21d/);
      assert.match(why, /Demilitarised zone/);
    }
    assert.match(page.url(), /town=Kramatorsk/);
    await page.selectOption("#plan", "present");
    assert.match(await textOf(page, ".why"), /Kramatorsk[\s\S]*Held by Ukraine/);
    await page.fill("#town", "Yalta"); // the larger of two
    await page.keyboard.press("Enter");
    assert.match(await textOf(page, ".why"), /Yalta[\s\S]*Crimea/);
    await page.fill("#town", "Yalta, Donetsk Oblast");
    await page.keyboard.press("Enter");
    assert.match(await textOf(page, ".why"), /Yalta[\s\S]*Donetsk Oblast/);
    assert.match(page.url(), /town=Yalta%2C%20UA-14/);
    await page.fill("#town", "Atlantis");
    await page.keyboard.press("Enter");
    assert.match(await textOf(page, ".search [role=status]"), /No such town/);
  },

  async "the table, the map and the explanation go together"() {
    const page = await open(`plan=${plan}&lang=en`);
    await page.locator("button.row", { hasText: "Demilitarised zone" }).first().focus();
    assert.match(await textOf(page, ".why"), /Donetsk Oblast[\s\S]*Point 21d/);
    const face = await page.evaluate(() => {
      document.querySelector(".frame").scrollIntoView({ block: "center" });
      const box = document.querySelector(".frame").getBoundingClientRect();
      for (let x = box.left + 5; x < box.right; x += 7) {
        const one = document.elementFromPoint(x, box.top + box.height / 2);
        if (one?.dataset.face) {
          return [x, box.top + box.height / 2];
        }
      }
      return null;
    });
    await page.mouse.move(...face);
    assert.match(await textOf(page, ".why"), /Oblast[\s\S]*Today/);
    assert.match(await textOf(page, ".tip"), /Oblast: /);
  },

  async "the map moves by keys and buttons and comes back"() {
    const page = await open(`plan=${plan}&lang=en`);
    const scale = () => page.locator(".frame svg g").first().getAttribute("transform");
    const whole = await scale();
    await page.locator(".frame").focus();
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowLeft");
    assert.notEqual(await scale(), whole);
    await page.keyboard.press("0");
    assert.equal(await scale(), whole);
    await page.keyboard.press("Enter");
    assert.match(await textOf(page, ".tip"), /Oblast: Held and kept by Ukraine/);
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator(".tip").isVisible()));
    await page.getByRole("button", { name: "Front" }).click();
    assert.notEqual(await scale(), whole);
    await page.getByRole("button", { name: "Donetsk Oblast" }).click();
    assert.match(page.url(), /view=UA-14/);
    assert.deepEqual(await page.locator("text.oblast", { hasText: "Donetsk Oblast" }).count(), 1);
  },

  async "map and table on the screen are there to download"() {
    const page = await open(`plan=${plan}&lang=en`);
    await page.locator(".publish summary").click();
    assert.match(await page.locator("#embed-code").inputValue(), /<iframe src="[^"]*plan=us-28-point[^"]*embed=1"/);
    const svg = String(await saved(page, "SVG"));
    assert.match(svg, /^<svg[\s\S]*US 28-point draft[\s\S]*Natural Earth[\s\S]*<\/svg>$/);
    assert.deepEqual([...(await saved(page, "PNG")).subarray(1, 4)], [0x50, 0x4e, 0x47]);
    assert.match(String(await saved(page, "Table (CSV)")), /^plan,region_code[^\n]*low_km2,high_km2[^\n]*\nus-28-point-2025-11,UA-14,Donetsk Oblast,/);
  },

  async "a frame is told how high the page is"() {
    const outer = path.join(run, "outer.html");
    fs.writeFileSync(outer, `<script>addEventListener("message", (e) => { window.got = e.data; })</script><iframe src="index.html#plan=${plan}&embed=1" width="600" height="200"></iframe>`);
    const page = await (await newContext()).newPage();
    await page.goto(url.pathToFileURL(outer).href);
    await page.waitForFunction(() => window.got?.type === "demarc-height" && window.got.height > 300);
  },

  async "nothing overlaps or scrolls sideways, and axe finds no fault, at any width, language and look"() {
    const faults = [];
    for (const [width, lang, theme, id] of [
      [320, "uk", "light", plan], [320, "en", "dark", "us-ukraine-20-point-2025-12"], [768, "uk", "dark", "europe-buffer-2025-08"],
      [768, "en", "light", "geneva-2025-11"], [1280, "en", "light", plan], [1280, "uk", "dark", "present"],
    ]) {
      const page = await open(`plan=${id}&lang=${lang}&theme=${theme}&town=Kramatorsk&compare=50`, width);
      await page.locator(".about summary").click();
      await page.locator(".publish summary").click();
      for (const fault of [...(await faultsOfLayout(page)), ...(await faultsOfAccess(page))]) {
        faults.push(`${width} ${lang} ${theme} ${id}: ${fault}`);
      }
      await page.context().close();
    }
    assert.deepEqual(faults, []);
  },

  async "the page with all plans is small and asks no host for anything"() {
    assert.ok(fs.statSync(path.join(run, "index.html")).size <= 400000);
    assertQuiet();
  },
};

execFileSync(program, ["run", "--quiet", "--format", "page,csv", "--output", run], { cwd: scratch });
test(cases);
