// SPDX-License-Identifier: MIT
// What is counted beside land, as the report writes it.

import { data, number, text, word } from "./data.js";
import { h } from "./dom.js";
import { state } from "./state.js";

/** The stock whose figures stand beside land; undefined where nothing is counted. */
export const countedStock = () => data.stocks.find((one) => one.id === state.count) ?? data.stocks[0];

export const stockTitle = (stock) => [text(stock.title), text(stock.unit)].filter(Boolean).join(", ");

function people(value) {
  if (value < 0) {
    return word("under", number(100, 0));
  }
  return value < 1e6 ? number(value, 0) : word("million", number(value / 1e6, value < 1e7 ? 2 : 1));
}

/** To the unit, below 100 with as many of two decimals as say something. */
function plainAmount(value) {
  if (value > 0 && value < 0.005) {
    return word("under", number(0.01, 2));
  }
  const decimals = [0, 1].find((one) => Math.abs(value * 10 ** one - Math.round(value * 10 ** one)) < 1e-6) ?? 2;
  return number(value, value < 100 ? decimals : 0);
}

const told = (stock, value) => (stock.people ? people(value) : plainAmount(value));

/** [best guess, "least to most" or nothing] of what a row has of a stock: its amounts begin at `from`. */
export function amountOf(row, from, stock) {
  const amount = row[from + data.stocks.indexOf(stock)] ?? 0;
  if (!Array.isArray(amount)) {
    return [told(stock, amount), ""];
  }
  const [best, low, high] = amount.map((one) => told(stock, one));
  return [best, low === high ? (low === best ? "" : low) : word("range", low, high)];
}

/** A cell of a table. */
export const amountCell = ([best, range]) => [best, range ? h("span", { class: "range" }, ` (${range})`) : null];

/** [best, least, most] as numbers of a table for programs; under a hundred people: -1 is under
    fifty, which tables round to none, -2 is more. */
export function amountNumbers(row, from, stock) {
  const amount = row[from + data.stocks.indexOf(stock)] ?? 0;
  return (Array.isArray(amount) ? amount : [amount, amount, amount]).map((one) => (one === -1 ? 0 : one === -2 ? 100 : one));
}
