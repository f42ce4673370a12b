// SPDX-License-Identifier: MIT
// The main path of the program in a page in Debian's Firefox ESR: a day is dropped, computed and read, a plan is written with
// its map, all is there without a network. What is of one browser alone is in page_test.cjs.
//
// Usage: node firefox_test.cjs APP SHARED TOOLS [FOLDER FOR SCREENSHOTS]
"use strict";

const assert = require("node:assert");
const path = require("node:path");

const { installed, runCases, serve, skip, testWith, toolOf } = require("../browser/frame.cjs");

const [app, shared, tools, pictures] = process.argv.slice(2).map((one) => path.resolve(one));
const day = path.join(shared, "geodata", "deepstate-daily", "deepstatemap_data_20240708.geojson");
const requests = [];
const errors = [];
let home;
let host;
let page;

const ready = () => page.waitForSelector("button[data-command=run_page]:not([disabled])");
const textOf = (selector) => page.$eval(selector, (one) => one.textContent);
const says = (selector, words) => page.waitForFunction((one, wanted) => document.querySelector(one)?.textContent.includes(wanted), {}, selector, words);

async function type(find, by) {
  await page.$eval("#plan-text", (area, from, to) => {
    area.value = area.value.replace(from, to);
    area.dispatchEvent(new Event("input"));
  }, find, by);
}

const cases = {
  async "the program is there, and says what is in a day that is given to it"() {
    await page.goto(`${home}#lang=en`);
    await ready();
    await (await page.$("#files")).uploadFile(day);
    await says(".inputs", "109,361.4 km²");
    assert.match(await textOf(".inputs"), /profile deepstate-daily/);
    await ready();
  },

  async "plans on that day, with the page of the run"() {
    await page.click("button[data-command=run_page]");
    await says(".result", "Ukraine on 8 July 2024");
    const frame = await (await page.waitForSelector("iframe.run")).contentFrame();
    await frame.waitForSelector("#plan");
    await frame.select("#plan", "us-28-point-2025-11");
    await frame.waitForFunction(() => document.querySelector(".head h1").textContent.includes("US 28-point"));
    assert.ok((await frame.$$(".frame path.fill")).length > 2);
    await ready();
  },

  async "a plan is written as text and form, and its map follows"() {
    await page.click(".editor summary");
    await page.waitForSelector(".form");
    await page.select("#begin-with", "plans/us-28-point-2025-11");
    await says(".said", "valid: us-28-point-2025-11");
    await page.click(".show-map");
    await page.waitForSelector(".preview-map[src]");
    const first = await page.$eval(".preview-map", (one) => one.src);
    await page.$eval(".form details[data-path='rule/3']", (one) => { one.open = true; });
    await page.select("[data-key='rule/3/to']", "russia");
    await page.waitForFunction((one) => document.querySelector(".preview-map").src !== one, {}, first);
    assert.match(await page.$eval("#plan-text", (one) => one.value), /\nto = "russia"\n/);
    await type("date = ", "dat = ");
    await says(".said", "unknown key 'dat'");
    await type("dat = ", "date = ");
    await says(".said", "valid:");
    await page.evaluate(() => [...document.querySelectorAll(".editor .buttons button")].find((one) => one.textContent === "Make a link").click());
    await page.waitForSelector(".shared:not(:empty)");
  },

  async "without the host after the first visit"() {
    await page.waitForFunction(async () => {
      const [name] = await caches.keys();
      return name && (await (await caches.open(name)).match("geodata.json")) !== undefined;
    });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await new Promise((resolve) => { host.server.close(resolve); host.server.closeAllConnections(); });
    await page.reload();
    await ready();
    await page.click("button[data-command=check]");
    await says(".result", "holds");
    if (pictures) {
      await page.screenshot({ path: path.join(pictures, "firefox.png"), fullPage: true });
    }
  },

  async "no request goes to any other host, and nothing fails unseen"() {
    assert.deepEqual(requests.filter((one) => !one.startsWith(home) && !/^(data|blob|about):/.test(one)), []);
    assert.deepEqual(errors, []);
  },
};

testWith(async () => {
  const executablePath = installed("/usr/bin/firefox-esr", "/usr/bin/firefox") ?? skip("Firefox");
  const browser = await toolOf(tools, "puppeteer-core").launch({ browser: "firefox", executablePath, headless: true });
  host = await serve(app);
  home = host.home;
  page = await browser.newPage();
  page.setDefaultTimeout(60000);
  await page.setViewport({ width: 1280, height: 900 });
  page.on("request", (one) => requests.push(one.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  const failed = await runCases(cases);
  await browser.close();
  host.server.close();
  return failed;
});
