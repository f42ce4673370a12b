// SPDX-License-Identifier: MIT
// Keeps the program away from the page, which would stand still while it computes.
/* global Demarc, importScripts */

import { startEngine } from "./engine.mjs";

importScripts("demarc.js");

async function fetched(name) {
  const response = await fetch(name);
  if (!response.ok) {
    throw new Error(`${name}: ${response.status}`);
  }
  return response;
}

const started = Promise.all([fetched("demarc.wasm").then((one) => one.arrayBuffer()), fetched("geodata.json").then((one) => one.json())])
  .then(([wasm, geodata]) => startEngine(Demarc, wasm, geodata));
started.then(() => postMessage({ ready: true }), (error) => postMessage({ broken: String(error) }));

onmessage = async ({ data: { id, args, files, output } }) => {
  try {
    const run = await started;
    let last = 0;
    const onProgress = (text) => {
      const now = performance.now();
      if (text && now - last > 50) {
        last = now;
        postMessage({ id, progress: text });
      }
    };
    const result = run(args, { files, output, onProgress });
    postMessage({ id, result }, Object.values(result.files).map((one) => one.buffer));
  } catch (error) {
    postMessage({ id, failure: String(error?.message ?? error) });
  }
};
