// SPDX-License-Identifier: MIT
// report.html in Chromium, opened from disk: at three widths, in both looks, and printed.
//
// Usage: node report_test.cjs PROGRAM TOOLS
"use strict";

const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const url = require("node:url");

const frame = require("./frame.cjs");

const [program, tools] = process.argv.slice(2);
frame.chromiumOf(tools); // or else the test is skipped

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "demarc-report-"));
const run = path.join(scratch, "run");
let browser;

async function open(width, height, colorScheme = "light") {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url.pathToFileURL(path.join(run, "report.html")).href);
  return page;
}

const boxOf = (page, selector) => page.locator(selector).first().boundingBox();

const faultsOfAccess = (page) => frame.faultsOfAccess(page, tools);

const cases = {
  async "answer, three figures and map stand on the first screen"() {
    const page = await open(1280, 800);
    assert.equal(await page.locator("header .figures li").count(), 3);
    for (const part of ["h1", "header p", "header .figures", "header .map"]) {
      const box = await boxOf(page, part);
      assert.ok(box.y + box.height <= 800, `${part} ends at ${box.y + box.height}`);
    }
  },

  async "a plan takes one screen, its details folded"() {
    const page = await open(1280, 800);
    const heights = await page.$$eval("section.chapter:has(.map)", (all) => all.map((one) => one.getBoundingClientRect().height));
    assert.ok(heights.length > 30);
    const tall = heights.filter((height) => height > 800);
    assert.deepEqual(tall, []);
    assert.equal(await page.locator("section.chapter:has(.map) details[open]").count(), 0);
  },

  async "contents stay in view and lead to chapters"() {
    const wide = await open(1280, 800);
    await wide.evaluate(() => scrollTo(0, 20000));
    const nav = await boxOf(wide, "nav");
    assert.ok(nav.y <= 0 && nav.y + nav.height >= 800 && nav.x === 0);
    await wide.locator("nav li a").nth(5).click();
    const target = await wide.evaluate(() => document.querySelector(location.hash).getBoundingClientRect().top);
    assert.ok(target >= 0 && target < 100, `${target}`);
    const narrow = await open(320, 568);
    await narrow.evaluate(() => scrollTo(0, 5000));
    const link = await boxOf(narrow, ".to-contents");
    assert.ok(link.y > 0 && link.y + link.height <= 568);
  },

  async "a phone gets maps in their own size, and tables that show what they cut"() {
    const page = await open(320, 568);
    const map = await boxOf(page, ".map");
    assert.ok(map.width >= 280 && map.width <= 320);
    const letters = await page.$$eval(".map text", (all) => Math.min(...all.filter((one) => one.getBoundingClientRect().width > 0)
      .map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)));
    assert.ok(letters >= 6.5, `letters of ${letters} px`);
    const cut = await page.$$eval(".table", (all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => getComputedStyle(one).backgroundAttachment));
    assert.ok(cut.length > 0);
    assert.ok(cut.every((one) => one === "local, local, scroll, scroll"));
  },

  async "nothing scrolls sideways and axe finds no fault, at any width and look"() {
    const faults = [];
    for (const [width, height, look] of [[320, 568, "light"], [768, 1024, "dark"], [1280, 800, "light"], [1280, 800, "dark"]]) {
      const page = await open(width, height, look);
      const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
      if (scrolled > width) {
        faults.push(`${width}: scrolls to ${scrolled}`);
      }
      if (width !== 768) {
        await page.evaluate(() => document.querySelectorAll("details").forEach((one, i) => { one.open = i < 6; }));
      }
      for (const fault of await faultsOfAccess(page)) {
        faults.push(`${width} ${look} ${fault}`);
      }
      await page.context().close();
    }
    assert.deepEqual(faults, []);
  },

  async "printed it has 25 pages at most"() {
    const page = await open(1280, 800);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.ok(pages >= 10 && pages <= 25, `${pages} pages`);
  },
};

frame.testWith(async () => {
  execFileSync(program, ["run", "--quiet", "--format", "html", "--output", run], { cwd: scratch });
  browser = await frame.launchChromium(tools);
  const failed = await frame.runCases(cases, () => Promise.all(browser.contexts().map((one) => one.close())));
  await browser.close();
  fs.rmSync(scratch, { recursive: true });
  return failed;
});
