// SPDX-License-Identifier: MIT
// Size and times of the program in a page, beside what they may be. Called by scripts/benchmark-app.
//
// Usage: node budgets.cjs APP SHARED TOOLS RUNS CHECK(yes|no)
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const { launchChromium, serve, testWith } = require("../browser/frame.cjs");

const [app, shared, tools, runs, check] = process.argv.slice(2);
const data = path.join(shared, "geodata", "deepstate-daily");
const day = path.join(data, "deepstatemap_data_20240708.geojson");
const archive = path.join(data, "deepstatemap_daily_20240708_20260822.zip");

const middle = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
let over = 0;

function report(what, value, budget, unit) {
  const digits = unit === "bytes" ? 0 : 2;
  const fits = value <= budget;
  over += fits ? 0 : 1;
  console.log(`${what.padEnd(58)} ${value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }).padStart(10)} of ${budget.toLocaleString("en")} ${unit}${fits ? "" : "  OVER"}`);
}

async function several(work) {
  const times = [];
  for (let i = 0; i < Number(runs); ++i) {
    times.push(await work());
  }
  return middle(times);
}

const ready = (page) => page.waitForSelector("button[data-command=run_page]:enabled");

async function open(browser, home) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(120000);
  await page.goto(`${home}#lang=en`);
  await ready(page);
  return page;
}

/** Seconds from a click to the answer on the screen. */
async function seconds(page, command) {
  const begun = Date.now();
  await page.click(`button[data-command=${command}]`);
  await page.waitForSelector(".progress button");
  await ready(page);
  return (Date.now() - begun) / 1000;
}

async function firstAnswer(browser, home) {
  const begun = Date.now();
  const page = await open(browser, home);
  await seconds(page, "run_page");
  await page.context().close();
  return (Date.now() - begun) / 1000;
}

async function give(page, file) {
  const begun = Date.now();
  await page.setInputFiles("#files", file);
  await page.waitForSelector(".inputs li");
  await ready(page);
  return (Date.now() - begun) / 1000;
}

/** Seconds from a key to the map on the screen. */
async function mapsFollow(page) {
  await page.click(".editor summary");
  await page.waitForSelector(".form");
  await page.selectOption("#begin-with", "plans/us-28-point-2025-11");
  await page.click(".show-map");
  await page.waitForSelector(".preview-map[src]");
  return several(() => page.evaluate(async () => {
    const image = document.querySelector(".preview-map");
    const area = document.querySelector("#plan-text");
    const [was, other] = /to = "zone"/.test(area.value) ? ["zone", "russia"] : ["russia", "zone"];
    const before = image.src;
    const begun = performance.now();
    area.value = area.value.replace(`to = "${was}"\ncertainty`, `to = "${other}"\ncertainty`);
    area.dispatchEvent(new Event("input"));
    while (image.src === before) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await image.decode();
    const taken = (performance.now() - begun) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 1000)); // messages follow the map
    return taken;
  }));
}

testWith(async () => {
  const files = fs.readdirSync(app).filter((one) => one.endsWith(".br"));
  report("download, compressed", files.reduce((sum, one) => sum + fs.statSync(path.join(app, one)).size, 0), 1_700_000, "bytes");
  const browser = await launchChromium(tools);
  const { server, home } = await serve(app);
  report("first answer from opening the page, all plans", await several(() => firstAnswer(browser, home)), 2.5, "s");
  let page = await open(browser, home);
  report("map of a plan from a key", await mapsFollow(page), 0.3, "s");
  if (fs.existsSync(day)) {
    await give(page, day);
    await seconds(page, "run_page");
    report("all plans on a full-detail day, warm", await several(() => seconds(page, "run_page")), 1.5, "s");
    page = await open(browser, home);
    const memory = () => page.evaluate(() => Number(document.querySelector(".result").dataset.memory));
    report("archive of 769 days: what is in it", await give(page, archive), 3, "s");
    report("archive of 769 days: every day measured", await several(() => seconds(page, "series")), 3, "s");
    report("memory of the program after it", (await memory()) / 1e6, 128, "MB");
  }
  await browser.close();
  server.close();
  return check === "yes" ? over : 0;
});
