// SPDX-License-Identifier: MIT
// The program in a page in Chromium: files dropped, computed, downloaded, without a network, at three
// widths, in both languages.
//
// Usage: node page_test.cjs PROGRAM APP SHARED TOOLS [FOLDER FOR SCREENSHOTS]
"use strict";

const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const http = require("node:http");
const os = require("node:os");
const path = require("node:path");

const { faultsOfAccess, launchChromium, runCases, serve, testWith, Watch } = require("../browser/frame.cjs");

const [program, app, shared, tools, pictures] = process.argv.slice(2).map((one) => path.resolve(one));
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "demarc-app-"));
const day = "deepstatemap_data_20240708.geojson";
const map = path.join(shared, "geodata", "deepstate-daily", day);

let browser;
let home;
const watch = new Watch();

async function open(hash = "lang=en", width = 1280, context = null) {
  const own = context ?? (await browser.newContext({ viewport: { width, height: 900 }, acceptDownloads: true, locale: "en-GB" }));
  const page = watch.over(await own.newPage());
  page.setDefaultTimeout(60000);
  await page.goto(`${home}#${hash}`);
  await ready(page);
  return page;
}

const ready = (page) => page.waitForSelector("button[data-command=run_page]:enabled");
const textOf = (page, selector) => page.locator(selector).first().innerText();

async function give(page, ...files) {
  await page.setInputFiles("#files", files);
  await page.waitForSelector(".inputs li");
  await ready(page);
}

async function compute(page, command) {
  await page.click(`button[data-command=${command}]`);
  await page.waitForSelector(".progress button");
  await ready(page);
}

async function downloaded(page, folder) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(".result button.main")]);
  fs.mkdirSync(folder);
  fs.copyFileSync(await download.path(), `${folder}.zip`);
  execFileSync("python3", ["-m", "zipfile", "-e", `${folder}.zip`, folder]);
}

const filesIn = (folder) => fs.readdirSync(folder, { recursive: true }).map(String)
  .filter((one) => fs.statSync(path.join(folder, one)).isFile()).sort();

async function openEditor(page, plan) {
  await page.click(".editor summary");
  await page.waitForSelector(".form");
  await page.selectOption("#begin-with", `plans/${plan}`);
  await page.waitForFunction((id) => document.querySelector("#plan-text").value.includes(`id = "${id}"`), plan);
  await page.waitForSelector(".form .field");
}

const says = (page, words) => page.waitForFunction((one) => document.querySelector(".said").textContent.includes(one), words);

async function faultsOfPage(page) {
  const faults = await page.evaluate(() => {
    const found = document.documentElement.scrollWidth > innerWidth ? [`scrolls: ${document.documentElement.scrollWidth} in ${innerWidth}`] : [];
    for (const one of document.querySelectorAll("h1, h2, h3, p, button, .button, label, select, summary, li, pre, iframe")) {
      const box = one.getBoundingClientRect();
      if (box.width > 0 && box.right > innerWidth + 1 && !one.closest(".unseen")) {
        found.push(`too wide: ${one.tagName} ${one.textContent.slice(0, 30)}`);
      }
    }
    return found;
  });
  return [...faults, ...(await faultsOfAccess(page, tools, { iframes: false }))];
}

const cases = {
  async "plans on the embedded data: the answer first, then the page of the run"() {
    const page = await open();
    await compute(page, "run_page");
    assert.match(await textOf(page, ".summary"), /Ukraine on 24 November 2025: Russia holds 19\.4%/);
    const frame = page.frameLocator("iframe.run");
    await frame.locator("#plan").selectOption("us-28-point-2025-11");
    assert.match(await frame.locator(".head h1").innerText(), /US 28-point/);
    assert.ok((await frame.locator(".frame path.fill").count()) > 2);
  },

  async "a day that is dropped: what is in it, all files, to the byte"() {
    const page = await open();
    const data = await page.evaluateHandle(([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    }, [day, fs.readFileSync(map, "utf8")]);
    await page.dispatchEvent(".drop", "drop", { dataTransfer: data });
    await page.waitForSelector(".inputs li");
    await ready(page);
    assert.match(await textOf(page, ".inputs li"), /profile deepstate-daily/);
    assert.match(await textOf(page, ".inputs pre"), /109,361\.4 km²/);
    await compute(page, "run_all");
    assert.match(await textOf(page, ".summary"), /Ukraine on 8 July 2024/);
    assert.ok((await page.locator(".maps img").count()) > 10);
    await downloaded(page, path.join(scratch, "made"));
    fs.copyFileSync(map, path.join(scratch, day));
    execFileSync(program, ["run", "--quiet", "--control", `${day}:deepstate-daily`, "--format", "csv,json,geojson,topojson,svg,report,html,page", "--output", "native"], { cwd: scratch });
    assert.deepEqual(filesIn(path.join(scratch, "made")), filesIn(path.join(scratch, "native")));
    for (const file of filesIn(path.join(scratch, "native"))) {
      assert.ok(fs.readFileSync(path.join(scratch, "made", file)).equals(fs.readFileSync(path.join(scratch, "native", file))), file);
    }
  },

  async "TopoJSON is taken as what it describes"() {
    const { features: [feature] } = JSON.parse(fs.readFileSync(map, "utf8"));
    const arcs = [];
    const polygons = feature.geometry.coordinates.map((rings) => rings.map((ring) => [arcs.push(ring) - 1]));
    const topology = { type: "Topology", arcs, objects: { day: { type: "MultiPolygon", arcs: polygons, properties: {} } } };
    const page = await open();
    await give(page, { name: "deepstatemap_data_20240708.topojson", mimeType: "", buffer: Buffer.from(JSON.stringify(topology)) });
    assert.match(await textOf(page, ".inputs li"), /Made into plain GeoJSON[\s\S]*109,361\.4 km²/);
  },

  async "an archive of days: every day measured"() {
    execFileSync("python3", ["-m", "zipfile", "-c", path.join(scratch, "days.zip"), map]);
    const page = await open();
    await give(page, path.join(scratch, "days.zip"));
    await compute(page, "series");
    assert.match(await textOf(page, ".summary"), /8 July 2024/);
    assert.match(await page.locator(".made").textContent(), /quality\.csv/);
  },

  async "a plan and a claim of one's own"() {
    const page = await open();
    const plan = fs.readFileSync(path.join(__dirname, "../../geodata/plans/us-28-point-2025-11.toml"), "utf8");
    await give(page, { name: "mine.toml", mimeType: "", buffer: Buffer.from(plan.replace("us-28-point-2025-11", "mine")) });
    assert.match(await textOf(page, ".inputs pre"), /valid: mine, 12 rules/);
    await compute(page, "run_page");
    assert.ok((await page.frameLocator("iframe.run").locator("#plan option[value=mine]").count()) === 1);
    assert.ok((await page.frameLocator("iframe.run").locator("#plan option").count()) > 20);
    await page.selectOption("#plans", "own");
    await compute(page, "run_page");
    assert.match(await textOf(page, ".summary"), /mine/);
    assert.ok((await page.frameLocator("iframe.run").locator("#plan option").count()) < 4);
    await compute(page, "check");
    assert.match(await textOf(page, ".summary"), /holds/);
  },

  async "a plan is written with the program's messages, kept, and used"() {
    const page = await open();
    await openEditor(page, "us-28-point-2025-11");
    await says(page, "valid: us-28-point-2025-11");
    await page.fill("#plan-text", (await page.inputValue("#plan-text")).replace("date = ", "dat = "));
    await says(page, "unknown key 'dat'; did you mean 'date'?");
    await page.fill("#plan-text", (await page.inputValue("#plan-text")).replace("dat = ", "date = ").replace("us-28-point-2025-11", "mine"));
    await says(page, "valid: mine");
    assert.deepEqual(await faultsOfPage(page), []);
    await page.getByRole("button", { name: "Keep in this browser" }).click();
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.waitForSelector(".inputs li");
    assert.match(await textOf(page, ".inputs li"), /mine\.toml/);
    await page.reload();
    await ready(page);
    assert.match(await page.inputValue("#plan-text"), /id = "mine"/);
    assert.equal(await page.locator("#begin-with option[value='kept/mine']").count(), 1);
  },

  async "form and text of a plan are in step, and comments stay"() {
    const page = await open();
    await openEditor(page, "us-28-point-2025-11");
    const rule = page.locator(".form details[data-path='rule/3']");
    await rule.locator("summary").click();
    const to = page.locator("[data-key='rule/3/to']");
    assert.equal(await to.inputValue(), "zone");
    await to.selectOption("russia");
    assert.match(await page.inputValue("#plan-text"), /held_by = "ukraine" \}\nto = "russia"\ncertainty = "explicit"\npoint = "21d"/);
    assert.match(await page.inputValue("#plan-text"), /^# The United States' 28-point draft/);
    await says(page, "valid: us-28-point-2025-11");
    await page.locator("[data-key='rule/3/area/regions']").fill("Donetsk\nLuhansk");
    assert.match(await page.inputValue("#plan-text"), /area = \{ regions = \["Donetsk", "Luhansk"\], held_by = "ukraine" \}/);
    await page.fill("#plan-text", (await page.inputValue("#plan-text")).replace('to = "russia"', 'to = "nobody"'));
    await page.waitForFunction(() => document.querySelector("[data-key='rule/3/to']").value === "nobody");
    assert.ok(await rule.evaluate((one) => one.open), "what is open stays open");
    await page.getByRole("button", { name: "Add: Rule", exact: true }).first().click();
    assert.match(await page.inputValue("#plan-text"), /\n\[\[rule\]\]\ntype = "freeze"\ncertainty = "explicit"\n/);
    await page.fill("#plan-text", "id = ");
    await page.waitForFunction(() => document.querySelector(".form").textContent.includes("no TOML"));
  },

  async "no map is drawn before it is asked for; then it follows the text"() {
    const page = await open();
    await openEditor(page, "us-28-point-2025-11");
    await says(page, "valid: us-28-point-2025-11");
    const source = () => page.locator(".preview-map").getAttribute("src");
    assert.equal(await source(), null);
    await page.getByRole("button", { name: "Map of the plan" }).click();
    const drawn = (before) => page.waitForFunction((old) => ![null, old].includes(document.querySelector(".preview-map").getAttribute("src")), before);
    await drawn(null);
    const first = await source();
    const area = await page.locator(".preview-map").evaluate((one) => one.naturalWidth > 300);
    assert.ok(area, "a map of some size");
    assert.match(await page.locator(".preview-map").getAttribute("alt"), /\w/);
    await page.fill("#plan-text", (await page.inputValue("#plan-text")).replace('to = "zone"', 'to = "russia"'));
    await drawn(first);
    await page.fill("#plan-text", (await page.inputValue("#plan-text")).replace('to = "russia"', 'to = "rusia"'));
    await page.waitForSelector(".preview-map.old");
    assert.match(await textOf(page, ".preview"), /will follow when the plan is valid/);
    assert.deepEqual(await faultsOfPage(page), []);
  },

  async "a short plan goes into a link, a long one does not"() {
    const page = await open();
    await openEditor(page, "trump-freeze-2025-10");
    await page.fill("#plan-text", `${await page.inputValue("#plan-text")}\n# з коментарем\n`);
    const sent = await page.inputValue("#plan-text");
    await page.getByRole("button", { name: "Make a link" }).click();
    await page.waitForSelector(".shared a");
    const link = await page.locator(".shared a").getAttribute("href");
    assert.match(link, /#lang=en&plan=[\w-]+$/);
    const other = watch.over(await (await browser.newContext()).newPage());
    await other.goto(link);
    await ready(other);
    assert.equal(await other.inputValue("#plan-text"), sent);
    assert.ok(await other.locator("#plan-text").isVisible());
    await other.goto("about:blank");
    await other.goto(link.slice(0, -60));
    await ready(other);
    assert.match(await other.locator(".shared").textContent(), /cut off or damaged/);
    const noise = Array.from({ length: 900 }, (_, i) => `# ${(i * 7919 * 104729).toString(36)}`).join("\n");
    await page.fill("#plan-text", `${sent}${noise}`);
    await page.getByRole("button", { name: "Make a link" }).click();
    await page.waitForFunction(() => document.querySelector(".shared").textContent.includes("too long for a link"));
  },

  async "an error is the program's own sentence"() {
    const page = await open();
    await give(page, { name: "front.gpkg", mimeType: "", buffer: Buffer.from("SQLite format 3") });
    assert.match(await textOf(page, ".inputs pre"), /front\.gpkg: in the page a map is GeoJSON[\s\S]*mapshaper\.org/);
    await compute(page, "run_page");
    assert.match(await textOf(page, ".failure"), /^demarc: front\.gpkg/);
  },

  async "what takes too long is stopped, and the program is there again"() {
    const page = await open();
    await page.click("button[data-command=run_all]");
    await page.click(".progress button");
    assert.match(await textOf(page, ".failure"), /Cancelled/);
    await ready(page);
    await compute(page, "check");
    assert.match(await textOf(page, ".summary"), /Ukraine on 24 November 2025/);
  },

  async "without a network after the first visit"() {
    const page = await open();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(async () => {
      const [name] = await caches.keys();
      return name && (await (await caches.open(name)).match("geodata.json")) !== undefined;
    });
    await page.context().setOffline(true);
    await page.reload();
    await ready(page);
    await compute(page, "run_page");
    assert.match(await textOf(page, ".summary"), /Russia holds 19\.4%/);
  },

  async "the language turns all words, and the keyboard reaches all there is"() {
    const page = await open("lang=uk");
    assert.equal(await textOf(page, "h1"), "demarc у браузері");
    await page.locator("#files").focus();
    const reached = [];
    while (reached.length < 20 && reached[reached.length - 1] !== "run_page") {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(() => document.activeElement.dataset.command ?? document.activeElement.id));
    }
    assert.ok(reached.includes("day") && reached.includes("run_page"), String(reached));
    await page.keyboard.press("Enter");
    await page.waitForSelector("iframe.run");
    await ready(page);
    await page.click(".language");
    assert.equal(await textOf(page, "h1"), "demarc in the browser");
    assert.match(page.url(), /lang=en/);
  },

  async "nothing is too wide and axe finds no fault, at any width and in both languages"() {
    const faults = [];
    for (const [width, lang] of [[320, "uk"], [768, "en"], [1280, "en"]]) {
      const page = await open(`lang=${lang}`, width);
      await give(page, map);
      await compute(page, "run_all");
      faults.push(...(await faultsOfPage(page)).map((one) => `${width} ${lang}: ${one}`));
      if (pictures) {
        await page.screenshot({ path: path.join(pictures, `app-${width}-${lang}.png`), fullPage: true });
      }
      await page.context().close();
    }
    assert.deepEqual(faults, []);
  },

  async "no request goes to any other host, and nothing fails unseen"() {
    assert.deepEqual(watch.elsewhere(home), []);
    assert.deepEqual(watch.errors, []);
    // One would be seen; and the page's own policy keeps even a script in it from any.
    const other = http.createServer((_, response) => response.end("heard"));
    await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${other.address().port}/`;
    const own = new Watch();
    const page = own.over(await browser.newPage());
    await page.setContent(`<img src="${address}">`, { waitUntil: "load" });
    assert.deepEqual(own.elsewhere(home), [address]);
    await page.goto(home);
    await ready(page);
    assert.equal(await page.evaluate((one) => fetch(one, { mode: "no-cors" }).then(() => "heard", () => "refused"), address), "refused");
    other.close();
  },
};

testWith(async () => {
  browser = await launchChromium(tools);
  const host = await serve(app);
  home = host.home;
  const failed = await runCases(cases, () => Promise.all(browser.contexts().map((one) => one.close())));
  await browser.close();
  host.server.close();
  fs.rmSync(scratch, { recursive: true });
  return failed;
});
