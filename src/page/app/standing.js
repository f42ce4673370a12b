// SPDX-License-Identifier: MIT
// What stands on the land that a plan is about: people, and whatever else the run counts.

import { amountCell, amountOf, stockTitle } from "./amounts.js";
import { data, text, word } from "./data.js";
import { h } from "./dom.js";
import { swatch } from "./legend.js";
import { fillOf } from "./table.js";

function part(stock, rows) {
  const body = rows.map((row) => [row, amountOf(row, 2, stock)]).filter(([, [best, range]]) => best !== "0" || range);
  return h("tbody", {},
    h("tr", {}, h("th", { scope: "rowgroup", colspan: 2 }, stockTitle(stock), h("span", { class: "note" }, text(stock.counts)))),
    body.length === 0 ? h("tr", {}, h("td", { colspan: 2 }, word("standing_none"))) : null,
    body.map(([row, amount]) => h("tr", {},
      h("td", { class: "sampled" }, swatch(fillOf(row[0])), h("span", {}, text(row[1]))),
      h("td", { class: "number" }, amountCell(amount)))));
}

export function standing(reading) {
  if (data.stocks.length === 0) {
    return "";
  }
  return h("section", {}, h("h2", { id: "standing" }, word("standing")),
    h("table", { "aria-labelledby": "standing" }, data.stocks.map((stock) => part(stock, reading.standing))),
    h("p", { class: "note" }, word("standing_note")));
}
