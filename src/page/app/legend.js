// SPDX-License-Identifier: MIT
// The legend: what is on the map and nothing else, with the figures of the run.

import { data, text, word } from "./data.js";
import { h, s } from "./dom.js";
import { pattern } from "./hatches.js";
import { isDark, plan } from "./state.js";

const style = () => data.style[isDark() ? "dark" : "light"];

/** The patterns that samples are filled with. */
export function swatches() {
  return s("svg", { width: 0, height: 0, class: "unseen", "aria-hidden": "true" }, samplePatterns());
}

export const samplePatterns = () =>
  s("defs", {}, data.hatches.map((name) => pattern(`sample-${name}`, style().hatches[name], 1)));

/** What a row of the legend shows, as an element of 26 by 16 pixels. */
export function sample([kind, name, hatches]) {
  const { fills, lines, site } = style();
  const box = { width: 26, height: 16, viewBox: "0 0 26 16", "aria-hidden": "true" };
  if (kind === 0) {
    return s("svg", box, s("rect", { width: 26, height: 16, fill: fills[name], stroke: "currentColor", "stroke-opacity": 0.35 }),
      data.hatches.map((hatch, bit) => hatches & (1 << bit) ? s("rect", { width: 26, height: 16, fill: `url(#sample-${hatch})` }) : null));
  }
  if (kind === 1) {
    const { colour, width, dash } = lines[name];
    return s("svg", box, s("path", { d: "M0 8h26", stroke: colour, "stroke-width": width, "stroke-dasharray": dash || null }));
  }
  return s("svg", box, s("rect", { x: 9, y: 4, width: 8, height: 8, fill: isDark() ? "currentColor" : site, transform: "rotate(45 13 8)" }));
}

export function swatch(fill) {
  return sample([0, fill, fill === "to_demilitarised_zone" ? 1 << data.hatches.indexOf("demilitarised") : 0]);
}

export function legend(reading) {
  const rows = reading.legend;
  return h("div", {},
    h("h2", {}, word(plan().group === "present" ? "legend_present" : "legend_plan", word("km2"))),
    h("ul", {}, rows.map((row) => h("li", { class: row[5] ? "part" : null }, sample(row),
      h("span", {}, text(row[3])), h("span", { class: "figure" }, text(row[4]))))));
}
