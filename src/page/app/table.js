// SPDX-License-Identifier: MIT
// What becomes of each oblast, as areas.csv of the run has it.

import { amountCell, amountNumbers, amountOf, countedStock, stockTitle } from "./amounts.js";
import { changeLabel, data, km2, percent, text, word } from "./data.js";
import { h } from "./dom.js";
import { swatch } from "./legend.js";
import { plan } from "./state.js";

const [readings, line, amounts] = [3, 4, 5]; // in a cell, after class, km² and per cent

/** [region, [class, km², per cent, range over readings, range of the line, amounts ...] ...] by what
    is not kept by Ukraine. */
export function rowsOf(reading) {
  const rows = reading.rows.map(([region, ...cells]) => [region, cells]);
  const moved = ([, parts]) => parts.reduce((sum, [name, area]) => sum + (name === "kept_by_ukraine" ? 0 : area), 0);
  return rows.sort((a, b) => moved(b) - moved(a));
}

export const fillOf = (name) => (name === "undetermined" ? "undetermined_russian" : name);

/** How far an area goes over all ways to read the text, and with the line of contact moved. */
const ranges = (cell) => [
  cell[readings] ? h("span", { class: "range" }, ` (${word("range", ...cell[readings].map(km2))})`) : null,
  cell[line] ? h("span", { class: "range" }, ` ${word("line_range", ...cell[line].map(km2))}`) : null];

/** What the ranges beside areas are of. */
const rangeNotes = (rows) => [[readings, "ranges_readings"], [line, "ranges_line"]]
  .filter(([at]) => rows.some(([, parts]) => parts.some((cell) => cell[at])))
  .map(([, key]) => h("p", { class: "note" }, word(key)));

/** Which of the stocks stands beside land, where there are several. */
function stockPicker(change) {
  const own = countedStock();
  return data.stocks.length < 2 ? null : h("div", { class: "filters" }, h("div", {}, h("label", { for: "count" }, word("count")),
    h("select", { id: "count", onchange: (event) => change({ count: event.target.value }) },
      data.stocks.map((one) => h("option", { value: one.id, selected: one === own }, stockTitle(one))))));
}

/** @param choose explains land; @param show brings a region onto the map; @param change changes what is shown */
export function regionTable(reading, choose, show, change) {
  const rows = rowsOf(reading);
  const stock = countedStock();
  const body = rows.map(([region, parts]) => {
    const title = text(data.map.regions[region].name);
    return h("tbody", {},
      h("tr", {}, h("th", { scope: "rowgroup", colspan: stock ? 4 : 3 },
        h("button", { type: "button", class: "row region", title: word("show_on_map"), onclick: () => show(region) }, title))),
      parts.map((cell) => {
        const [name, area, share] = cell;
        const why = () => choose({ title, again: () => panelFaces(region, name) });
        return h("tr", { onpointerenter: (event) => event.pointerType === "mouse" && why() },
          h("td", {}, h("button", { type: "button", class: "row", onclick: why, onfocus: why }, swatch(fillOf(name)), h("span", {}, changeLabel(name)))),
          h("td", { class: "number area" }, km2(area), ranges(cell)), h("td", { class: "number" }, percent(share)),
          stock ? h("td", { class: "number amount", "data-label": stockTitle(stock) }, amountCell(amountOf(cell, amounts, stock))) : null);
      }));
  });
  return h("section", {}, h("h2", { id: "by-region" }, word("by_region")), stockPicker(change),
    h("table", { "aria-labelledby": "by-region" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, word("change")),
        h("th", { scope: "col", class: "number" }, word("km2")), h("th", { scope: "col", class: "number" }, word("share")),
        stock ? h("th", { scope: "col", class: "number amount" }, stockTitle(stock)) : null)),
      body),
    rows.length < data.map.regions.length ? h("p", { class: "note" }, word("other_regions")) : null,
    rangeNotes(rows),
    stock ? h("p", { class: "note" }, `${text(stock.counts)}. ${word("standing_note")}`) : null);
}

let panelFaces = () => [];
/** How the table finds land on the map. */
export function findFacesWith(find) {
  panelFaces = find;
}

export const quoted = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value);

/** The table on the screen, with the digits of areas.csv. */
export function tableCsv(reading) {
  const lines = [["plan", "region_code", "region", "class", "area_km2", "low_km2", "high_km2", "line_low_km2", "line_high_km2", "share_of_region_pct",
    ...data.stocks.flatMap(({ id }) => [id, `${id}-low`, `${id}-high`])]];
  for (const [region, parts] of rowsOf(reading)) {
    const { code, name } = data.map.regions[region];
    for (const cell of parts) {
      const [className, area, share] = cell;
      lines.push([plan().id, code, text(name), className, area, ...(cell[readings] || [area, area]), ...(cell[line] || [area, area]), share, ...data.stocks.flatMap((stock) => amountNumbers(cell, amounts, stock))]);
    }
  }
  return lines.map((line) => line.map(quoted).join(",")).join("\n") + "\n";
}
