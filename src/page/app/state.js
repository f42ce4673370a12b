// SPDX-License-Identifier: MIT
// What is shown, as the address after # has it: #plan=…&read=1,3&lang=uk&view=front&compare=50.

import { data } from "./data.js";

export const state = {};

const themes = ["light", "dark"];

function fromAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const has = (name, allowed, otherwise) =>
    allowed.includes(asked.get(name)) ? asked.get(name) : otherwise;
  const browser = (navigator.language || "en").startsWith("uk") ? "uk" : "en";
  const ids = data.plans.map((plan) => plan.id);
  const moving = data.plans.filter((one) => ["both_ways", "to_russia", "to_ukraine"].includes(one.group));
  const newest = moving.at(-1)?.id ?? ids.at(-1);
  return {
    plan: has("plan", ids, data.series ? ids[0] : newest),
    read: (asked.get("read") ?? "").split(",").filter(Boolean).map(Number),
    sub: Number(asked.get("sub") ?? 0) || 0,
    lang: has("lang", ["en", "uk"], browser),
    theme: has("theme", themes, null),
    view: has("view", ["ukraine", "front", ...data.map.regions.map((r) => r.code)], matchMedia("(max-width: 30rem)").matches ? "front" : "ukraine"),
    compare: asked.has("compare") ? Math.min(100, Math.max(0, Number(asked.get("compare")) || 0)) : null,
    day: /^\d{4}-\d\d-\d\d$/.test(asked.get("day") ?? "") ? asked.get("day") : null,
    span: Math.max(1, Math.round(Number(asked.get("span"))) || 30),
    embed: asked.get("embed") === "1",
    town: asked.get("town"),
    count: has("count", data.stocks.map((one) => one.id), null),
  };
}

export function readAddress() {
  Object.assign(state, fromAddress());
}

/** The address of what is shown. */
export function address(more = {}) {
  const shown = { ...state, ...more };
  const parts = [`plan=${shown.plan}`, `lang=${shown.lang}`];
  const add = (name, value, wanted) => wanted && parts.push(`${name}=${encodeURIComponent(value)}`);
  add("read", shown.read.join(","), shown.read.length > 0);
  add("sub", shown.sub, shown.sub > 0);
  add("theme", shown.theme, shown.theme);
  add("view", shown.view, shown.view !== "ukraine" || matchMedia("(max-width: 30rem)").matches);
  add("compare", Math.round(shown.compare), shown.compare !== null);
  add("town", shown.town, shown.town);
  add("count", shown.count, shown.count && shown.count !== data.stocks[0].id);
  add("day", shown.day, isSeries() && shown.day);
  add("span", shown.span, isSeries() && shown.span !== 30);
  add("embed", 1, shown.embed);
  return "#" + parts.join("&");
}

export function writeAddress() {
  try {
    history.replaceState(null, "", address());
  } catch {
    // A frame without an address of its own.
  }
}

export const plan = () => data.plans.find((one) => one.id === state.plan);

/** Whether the days of a series are shown: no plan changes their land. */
export const isSeries = () => Boolean(data.series) && plan().group === "present";

/** The readings of the plan with the chosen options: more than one where they name another plan. */
export function readingsChosen() {
  const wanted = [...state.read].sort().join();
  const found = plan().readings.filter((one) => [...one.options].sort().join() === wanted);
  return found.length > 0 ? found : [plan().readings[0]];
}

export function reading() {
  const all = readingsChosen();
  return all[Math.min(state.sub, all.length - 1)];
}

/** On paper the page is light. */
export const isDark = () =>
  matchMedia("print").matches ? false : state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
