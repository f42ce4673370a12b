// SPDX-License-Identifier: MIT
// What becomes of each raion or hromada, as districts.csv of the run has it in the plan's main
// reading: to search and to sort.

import { amountNumbers, amountOf, countedStock, stockTitle } from "./amounts.js";
import { changeLabel, data, km2, percent, text, word } from "./data.js";
import { h } from "./dom.js";
import { swatch } from "./legend.js";
import { plan, reading, state } from "./state.js";
import { fillOf, quoted } from "./table.js";

const plain = (words) => words.toLocaleLowerCase().replace(/[’'ʼ]/g, "");
const [area, share, extent, range, amounts] = [1, 2, 3, 4, 5]; // of a cell after its class
const [whole, split, sliver] = [0, 1, 2];
const kept = "kept_by_ukraine";

/** What one has chosen stays from plan to plan. */
const view = { query: "", extent: "all", sort: "area", down: true };

const nameOf = (district) => (typeof district[0] === "number" ? text(district[0]) : district[0]);

/** A row for each district and class, but for land of split districts that Ukraine keeps. */
function allRows() {
  const { rows } = data.districts.plans[data.plans.indexOf(plan())];
  return rows.flatMap((number) => {
    const [index, ...cells] = data.districts.rows[number];
    const district = data.districts.list[index];
    const region = data.map.regions[district[1]];
    return cells.map((cell) => ({ district, name: nameOf(district), region: district[1], regionName: text(region.name), code: region.code, cell }));
  });
}

const keys = {
  name: (row) => row.name,
  change: (row) => changeLabel(row.cell[0]),
  area: (row) => row.cell[area],
  share: (row) => row.cell[share],
  count: (row) => amountNumbers(row.cell, amounts, countedStock())[0],
};

function isWanted(row) {
  const found = plain(`${row.name} ${row.regionName}`).includes(plain(view.query.trim()));
  return found && (view.extent === "all" || row.cell[extent] === (view.extent === "whole" ? whole : split));
}

function shownRows() {
  const key = keys[view.sort];
  const order = (a, b) => (typeof key(a) === "string" ? key(a).localeCompare(key(b), state.lang) : key(a) - key(b));
  return allRows().filter((row) => row.cell[0] !== kept).filter(isWanted)
    .sort((a, b) => (view.down ? order(b, a) : order(a, b)) || a.name.localeCompare(b.name, state.lang));
}

function rowOf(row, show) {
  const { cell } = row;
  const between = cell[range] ? h("span", { class: "range" }, ` (${word("range", ...cell[range].map(km2))})`) : null;
  const stock = countedStock();
  return h("tr", {},
    h("th", { scope: "row" }, h("button", { type: "button", class: "row region", title: word("show_oblast"), onclick: () => show(row.region) }, row.name),
      row.regionName === row.name ? null : h("span", { class: "note" }, row.regionName)),
    h("td", { class: "sampled" }, swatch(fillOf(cell[0])), h("span", {}, changeLabel(cell[0]))),
    h("td", { class: "number" }, km2(cell[area]), between),
    h("td", { class: "number" }, percent(cell[share]), cell[extent] === sliver ? h("span", { class: "range" }, ` ${word("extent_sliver")}`) : null),
    stock ? h("td", { class: "number amount", "data-label": stockTitle(stock) }, amountOf(cell, amounts, stock)[0]) : null);
}

/** Headings that sort. */
function heads(again) {
  const stock = countedStock();
  const list = [["name", word("district")], ["change", word("change")], ["area", word("km2")], ["share", word("district_share")],
    ...(stock ? [["count", stockTitle(stock)]] : [])];
  return h("tr", {}, list.map(([name, label]) => {
    const isOn = view.sort === name;
    const isNumber = !["name", "change"].includes(name);
    const sort = () => {
      Object.assign(view, { sort: name, down: isOn ? !view.down : isNumber });
      again(name);
    };
    return h("th", { scope: "col", class: isNumber ? "number" : null, "aria-sort": isOn ? (view.down ? "descending" : "ascending") : null },
      h("button", { id: `sort-${name}`, type: "button", class: "sort", onclick: sort }, label, h("span", { "aria-hidden": "true" }, isOn ? (view.down ? " ↓" : " ↑") : "")));
  }));
}

function caption() {
  const own = data.plans.indexOf(plan());
  const isSilent = plan().group === "silent";
  const parts = [isSilent ? word("districts_silent") : word("districts_whole", text(data.districts.plans[own].whole))];
  if (reading() !== plan().readings[0]) {
    parts.push(word("districts_main"));
  }
  return parts.join(" ");
}

/** @param show brings a region onto the map */
export function districtTable(show) {
  if (!data.districts) {
    return "";
  }
  const head = h("thead");
  const body = h("tbody");
  const count = h("p", { class: "note", role: "status" });
  const fill = () => {
    const rows = shownRows();
    body.replaceChildren(...rows.map((row) => rowOf(row, show)));
    count.textContent = word("districts_shown", new Set(rows.map((row) => row.district)).size);
  };
  const again = (focused) => {
    head.replaceChildren(heads(again));
    fill();
    document.getElementById(`sort-${focused}`)?.focus();
  };
  const query = h("input", { id: "district", type: "search", value: view.query, autocomplete: "off", oninput: () => { view.query = query.value; fill(); } });
  const choice = h("select", { id: "extent", onchange: () => { view.extent = choice.value; fill(); } },
    ["all", "split", "whole"].map((one) => h("option", { value: one, selected: view.extent === one }, word(`extent_${one}`))));
  head.replaceChildren(heads(again));
  fill();
  const title = text(data.districts.level);
  return h("section", {}, h("h2", { id: "by-district" }, title.charAt(0).toUpperCase() + title.slice(1)),
    h("p", {}, caption()),
    h("div", { class: "filters" },
      h("div", {}, h("label", { for: "district" }, word("district_search")), query),
      h("div", {}, h("label", { for: "extent" }, word("extent")), choice)),
    count,
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": "by-district" }, h("table", { "aria-labelledby": "by-district" }, head, body)),
    h("p", { class: "note" }, word("districts_note", text(data.districts.title))));
}

/** All districts of the plan with the digits of districts.csv. */
export function districtsCsv() {
  const lines = [["plan", "region_code", "district_id", "district", "class", "area_km2", "share_of_district_pct", ...data.stocks.map((one) => one.id)]];
  for (const { code, district, name, cell } of allRows()) {
    lines.push([plan().id, code, district[3], name, cell[0], cell[area], cell[share],
      ...data.stocks.map((stock) => amountNumbers(cell, amounts, stock)[0])]);
  }
  return lines.map((line) => line.map(quoted).join(",")).join("\n") + "\n";
}
