// SPDX-License-Identifier: MIT
// What tests in a browser have in common: Chromium, a static host, what a page asks for and says, axe, and the round of cases.
"use strict";

const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");

const types = { html: "text/html", js: "text/javascript", css: "text/css", json: "application/json", wasm: "application/wasm" };

/** The first of these programs that is there. */
const installed = (...programs) => programs.find((one) => fs.existsSync(one));

/** Ends the test as skipped; where nothing may be skipped, as failed. */
function skip(what) {
  console.log(`SKIPPED: ${what}: needs scripts/install-dependencies --ci`);
  process.exit(process.env.CI === "true" ? 1 : 77);
}

/** A module of build/tools. */
function toolOf(tools, name) {
  const folder = path.resolve(tools, "node_modules", name);
  return fs.existsSync(folder) ? require(folder) : skip(name);
}

/** What drives Chromium, and where it is. */
function chromiumOf(tools) {
  const executablePath = installed("/usr/bin/chromium", "/usr/bin/chromium-browser") ?? skip("Chromium");
  return { driver: toolOf(tools, "playwright-core").chromium, executablePath };
}

function launchChromium(tools) {
  const { driver, executablePath } = chromiumOf(tools);
  return driver.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
}

/** A static host that knows nothing: files as they are. @returns {server, home} */
async function serve(folder) {
  const server = http.createServer((request, response) => {
    const file = path.join(folder, path.normalize(decodeURI(request.url.split("?")[0])).replace(/\/$/, "/index.html"));
    if (!fs.existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": types[path.extname(file).slice(1)] ?? "application/octet-stream" });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, home: `http://127.0.0.1:${server.address().port}/` };
}

/** All that pages asked for, and all that they complained of. */
class Watch {
  requests = [];
  errors = [];

  over(page) {
    page.on("request", (one) => this.requests.push(one.url()));
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
    return page;
  }

  /** What was asked of another host than this one. */
  elsewhere(home) {
    return this.requests.filter((one) => !one.startsWith(home) && !/^(data|blob|about|file):/.test(one));
  }
}

/** What axe finds wrong with a page, a line each. */
async function faultsOfAccess(page, tools, options = {}) {
  await page.evaluate(fs.readFileSync(path.resolve(tools, "node_modules", "axe-core", "axe.min.js"), "utf8"));
  const { violations } = await page.evaluate((more) => axe.run(document, { resultTypes: ["violations"], ...more }), options);
  return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 90)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
}

/** Runs cases, {name: work}, and says how they went. @returns how many failed */
async function runCases(cases, after = async () => {}) {
  const wanted = process.env.DEMARC_CASE ?? "";
  const chosen = Object.entries(cases).filter(([name]) => name.includes(wanted));
  let failed = 0;
  for (const [name, work] of chosen) {
    const started = Date.now();
    try {
      await work();
      console.log(`passed  ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}\n${error.stack}`);
    }
    await after();
  }
  console.log(`${chosen.length - failed} passed, ${failed} failed`);
  return failed;
}

/** The whole of a test: what it needs, its cases, and the end of both. */
function testWith(work) {
  work().then((failed) => process.exit(failed > 0 ? 1 : 0), (error) => {
    console.error(error);
    process.exit(1);
  });
}

module.exports = { chromiumOf, faultsOfAccess, installed, launchChromium, runCases, serve, skip, testWith, toolOf, Watch };
