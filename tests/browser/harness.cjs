// SPDX-License-Identifier: MIT
// A page of a run in Chromium, opened from disk, for tests: what they share.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const url = require("node:url");

const frame = require("./frame.cjs");

const [program, tools] = process.argv.slice(2);
frame.chromiumOf(tools); // or else the test is skipped

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "demarc-page-"));
const watch = new frame.Watch();
let browser;

/** Opens the page in a folder. */
async function openPage(folder, hash, { width = 1280, height = 900, ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, locale: "en-GB", bypassCSP: true, ...more });
  const page = watch.over(await context.newPage());
  page.setDefaultTimeout(10000);
  await page.goto(url.pathToFileURL(path.join(folder, "index.html")).href + "#" + hash);
  await page.waitForSelector(".frame path.fill, .frame path.day, .frame svg g path", { state: "attached" });
  return page;
}

/** What the run has written into the page. */
const dataOf = (folder) => JSON.parse(fs.readFileSync(path.join(folder, "index.html"), "utf8").match(/id="data">(.*?)<\/script>/s)[1]);

const textOf = (page, selector) => page.locator(selector).first().innerText();

/** What a button gives to download, as bytes. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return fs.readFileSync(await download.path());
}

/** The rows of a plain table as objects. */
function rowsOf(file) {
  const [head, ...lines] = fs.readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(","));
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i]])));
}

/** Whether parts that stand side by side or below each other keep apart, and nothing is wider than the window. */
async function faultsOfLayout(page) {
  return page.evaluate(() => {
    const faults = [];
    if (document.documentElement.scrollWidth > innerWidth) {
      faults.push(`scrolls: ${document.documentElement.scrollWidth} in ${innerWidth}`);
    }
    faults.push(...(document.body.innerText.match(/.{0,30}\{\d\}.{0,10}/g) ?? []).map((one) => `a place is not filled in: ${one}`));
    const blocks = ["header .plan-picker", ".look", ".head", ".map-panel", ".legend", ".source", ".series", ".readings", ".standing", ".look-up", ".table", ".districts", ".plans", ".about", ".publish"]
      .map((one) => document.querySelector(one)).filter((one) => one && one.offsetHeight > 0);
    for (const a of blocks) {
      for (const b of blocks) {
        const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
        if (a !== b && !a.contains(b) && !b.contains(a) && p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1) {
          faults.push(`${a.className} over ${b.className}`);
        }
      }
    }
    for (const one of document.querySelectorAll("h1, h2, p, dt, dd, dd strong, td, th, button, label, select, summary, .figure")) {
      const box = one.getBoundingClientRect();
      if (box.width > 0 && !one.closest(".unseen") && !one.classList.contains("unseen") && (box.right > innerWidth + 1 || one.scrollWidth > one.clientWidth + 2 && one.clientWidth > 0 && getComputedStyle(one).display !== "inline")) {
        faults.push(`too wide: ${one.tagName} ${one.textContent.slice(0, 30)}`);
      }
    }
    return faults;
  });
}

const faultsOfAccess = (page) => frame.faultsOfAccess(page, tools);

/** What any page must keep to. */
function assertQuiet() {
  assert.deepEqual(watch.elsewhere("file:"), []);
  assert.deepEqual(watch.errors, []);
}

/** Runs the cases one after the other, with fresh windows, and ends with how many failed. */
function test(cases) {
  frame.testWith(async () => {
    browser = await frame.launchChromium(tools);
    const failed = await frame.runCases(cases, () => Promise.all(browser.contexts().map((one) => one.close())));
    await browser.close();
    fs.rmSync(scratch, { recursive: true });
    return failed;
  });
}

const newContext = () => browser.newContext();

module.exports = { program, scratch, openPage, dataOf, newContext, textOf, saved, rowsOf, faultsOfLayout, faultsOfAccess, assertQuiet, test };
