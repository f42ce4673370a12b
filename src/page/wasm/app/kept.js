// SPDX-License-Identifier: MIT
// Plans that are kept in this browser: the one that is being written, and those one has saved, by id.

const draft_key = "demarc-plan";
const plans_key = "demarc-plans";

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function write(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // it is still on the screen
  }
}

export const draft = () => read(draft_key) ?? "";
export const keepDraft = (text) => write(draft_key, text);

/** @returns text of each by its id */
export function keptPlans() {
  try {
    return JSON.parse(read(plans_key)) ?? {};
  } catch {
    return {};
  }
}

export const keepPlan = (id, text) => write(plans_key, JSON.stringify({ ...keptPlans(), [id]: text }));

export function forgetPlan(id) {
  const { [id]: _, ...others } = keptPlans();
  write(plans_key, JSON.stringify(others));
}
