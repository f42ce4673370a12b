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

const [program, app, shared, tools, pictures] = process.argv.slice(2).map((one) => path.resolve(one));
const modules = path.join(tools, "node_modules");
const { chromium } = require(path.join(modules, "playwright-core"));
const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((one) => fs.existsSync(one));

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "demarc-app-"));
const day = "deepstatemap_data_20240708.geojson";
const map = path.join(shared, "geodata", "deepstate-daily", day);
const types = { html: "text/html", js: "text/javascript", css: "text/css", json: "application/json", wasm: "application/wasm" };

// A static host that knows nothing: files as they are.
const server = http.createServer((request, response) => {
  const file = path.join(app, path.normalize(decodeURI(request.url.split("?")[0])).replace(/\/$/, "/index.html"));
  if (!fs.existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": types[path.extname(file).slice(1)] ?? "application/octet-stream" });
  fs.createReadStream(file).pipe(response);
});

let browser;
let home;
const requests = [];
const errors = [];

async function open(hash = "lang=en", width = 1280, context = null) {
  const own = context ?? (await browser.newContext({ viewport: { width, height: 900 }, acceptDownloads: true, locale: "en-GB" }));
  const page = await own.newPage();
  page.setDefaultTimeout(60000);
  page.on("request", (one) => requests.push(one.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
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

async function faultsOf(page) {
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
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], iframes: false }));
  return [...faults, ...violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 90)).join(" | ")}`)];
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
    await page.click(".editor summary");
    await page.selectOption("#begin-with", "us-28-point-2025-11");
    const said = (words) => page.waitForFunction((one) => document.querySelector(".said").textContent.includes(one), words);
    await said("valid: us-28-point-2025-11");
    await page.fill("#plan-text", (await page.inputValue("#plan-text")).replace("date = ", "dat = "));
    await said("unknown key 'dat'; did you mean 'date'?");
    await page.fill("#plan-text", (await page.inputValue("#plan-text")).replace("dat = ", "date = ").replace("us-28-point-2025-11", "mine"));
    await said("valid: mine");
    assert.deepEqual(await faultsOf(page), []);
    await page.locator(".editor button").first().click();
    await page.waitForSelector(".inputs li");
    assert.match(await textOf(page, ".inputs li"), /mine\.toml/);
    await page.reload();
    await ready(page);
    assert.match(await page.inputValue("#plan-text"), /id = "mine"/);
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
      faults.push(...(await faultsOf(page)).map((one) => `${width} ${lang}: ${one}`));
      if (pictures) {
        await page.screenshot({ path: path.join(pictures, `app-${width}-${lang}.png`), fullPage: true });
      }
      await page.context().close();
    }
    assert.deepEqual(faults, []);
  },

  async "no request goes to any other host, and nothing fails unseen"() {
    assert.deepEqual(requests.filter((one) => !one.startsWith(home) && !/^(data|blob):/.test(one)), []);
    assert.deepEqual(errors, []);
  },
};

async function main() {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  home = `http://127.0.0.1:${server.address().port}/`;
  browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  let failed = 0;
  for (const [name, work] of Object.entries(cases)) {
    const started = Date.now();
    try {
      await work();
      console.log(`passed  ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}\n${error.stack}`);
    }
    await Promise.all(browser.contexts().map((one) => one.close()));
  }
  await browser.close();
  server.close();
  fs.rmSync(scratch, { recursive: true });
  console.log(`${Object.keys(cases).length - failed} passed, ${failed} failed`);
  return failed;
}

main().then((failed) => process.exit(failed > 0 ? 1 : 0), (error) => {
  console.error(error);
  process.exit(1);
});
