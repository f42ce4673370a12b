// SPDX-License-Identifier: MIT
// What becomes of each oblast, as areas.csv of the run has it.

import { data, km2, percent, text, word } from "./data.js";
import { h } from "./dom.js";
import { swatch } from "./legend.js";
import { plan } from "./state.js";

/** [region, [class, label, km², per cent] ...] by what is not kept by Ukraine. */
export function rowsOf(reading) {
  const rows = reading.rows.map((number) => {
    const [region, ...cells] = data.rows[number];
    const parts = [];
    for (let i = 0; i < cells.length; i += 4) {
      parts.push(cells.slice(i, i + 4));
    }
    return [region, parts];
  });
  const moved = ([, parts]) => parts.reduce((sum, [name, , area]) => sum + (name === "kept_by_ukraine" ? 0 : area), 0);
  return rows.sort((a, b) => moved(b) - moved(a));
}

const fillOf = (name) => (name === "undetermined" ? "undetermined_russian" : name);

/** @param choose explains land; @param show brings a region onto the map */
export function regionTable(reading, choose, show) {
  const rows = rowsOf(reading);
  const body = rows.map(([region, parts]) => {
    const title = text(data.map.regions[region].name);
    return h("tbody", {},
      h("tr", {}, h("th", { scope: "rowgroup", colspan: 3 },
        h("button", { type: "button", class: "row region", title: word("show_on_map"), onclick: () => show(region) }, title))),
      parts.map(([name, label, area, share]) => {
        const why = () => choose({ title, again: () => panelFaces(region, name) });
        return h("tr", { onpointerenter: (event) => event.pointerType === "mouse" && why() },
          h("td", {}, h("button", { type: "button", class: "row", onclick: why, onfocus: why }, swatch(fillOf(name)), h("span", {}, text(label)))),
          h("td", { class: "number" }, km2(area)), h("td", { class: "number" }, percent(share)));
      }));
  });
  return h("section", {}, h("h2", { id: "by-region" }, word("by_region")),
    h("table", { "aria-labelledby": "by-region" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, word("change")),
        h("th", { scope: "col", class: "number" }, word("km2")), h("th", { scope: "col", class: "number" }, word("share")))),
      body),
    rows.length < data.map.regions.length ? h("p", { class: "note" }, word("other_regions")) : null);
}

let panelFaces = () => [];
/** How the table finds land on the map. */
export function findFacesWith(find) {
  panelFaces = find;
}

const quoted = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value);

/** The table on the screen, with the digits of areas.csv. */
export function tableCsv(reading) {
  const lines = [["plan", "region_code", "region", "class", "area_km2", "share_of_region_pct"]];
  for (const [region, parts] of rowsOf(reading)) {
    const { code, name } = data.map.regions[region];
    for (const [className, , area, share] of parts) {
      lines.push([plan().id, code, text(name), className, area, share]);
    }
  }
  return lines.map((line) => line.map(quoted).join(",")).join("\n") + "\n";
}
