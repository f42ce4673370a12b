// SPDX-License-Identifier: MIT
// The worker from the page's side: one command after the other, each of which can be stopped.

let worker = null;
let waiting = new Map();
let last = 0;
let onReady = () => {};

function begin() {
  worker = new Worker("worker.js");
  worker.onmessage = ({ data }) => {
    if (data.ready || data.broken) {
      onReady(data.broken ?? null);
      return;
    }
    const command = waiting.get(data.id);
    if (!command) {
      return;
    }
    if (data.progress !== undefined) {
      command.onProgress(data.progress);
      return;
    }
    waiting.delete(data.id);
    if (data.failure === undefined) {
      command.resolve(data.result);
    } else {
      command.reject(new Error(data.failure));
      restart(); // what failed in the middle of work may have left anything
    }
  };
  worker.onerror = (event) => onReady(event.message || "worker.js");
}

function restart() {
  worker?.terminate();
  for (const command of waiting.values()) {
    command.reject(new Error("stopped"));
  }
  waiting = new Map();
  begin();
}

/** @param ready is told when the program can be used, or what is wrong with it */
export function start(ready) {
  onReady = ready;
  begin();
}

/** Runs a command line; see engine.mjs. */
export function run(args, { files = {}, output = null, onProgress = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const id = ++last;
    waiting.set(id, { resolve, reject, onProgress });
    worker.postMessage({ id, args, files, output });
  });
}

/** Stops what is being computed: a program without threads hears nothing before it is done. */
export const stop = restart;
