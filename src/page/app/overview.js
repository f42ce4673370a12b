// SPDX-License-Identifier: MIT
// All plans at a glance, by what they come to.

import { data, text, word } from "./data.js";
import { h } from "./dom.js";
import { plan } from "./state.js";

/** In the order of the list of plans; the newest first. */
export const groups = ["both_ways", "to_russia", "to_ukraine", "frozen", "open", "silent"];
export const inGroup = (group) => data.plans.filter((one) => one.group === group).reverse();

function row(one, change) {
  const [holds, ...others] = one.readings[0].tiles;
  const net = one.group === "silent" ? null : others[0]; // its figures are not its own
  const chosen = one === plan();
  return h("tr", { "aria-current": chosen ? "true" : null },
    h("td", {}, h("button", { type: "button", class: "row", onclick: () => change({ plan: one.id }, true) }, text(one.title))),
    h("td", { class: "number" }, text(holds[1])),
    h("td", { class: "number" }, net ? text(net[1]) : "–"));
}

/** Plans that nothing is drawn for, and why. */
function excluded() {
  return data.excluded.length === 0 ? null : h("details", {}, h("summary", {}, word("group_excluded")),
    data.excluded.map(([title, reason]) => h("p", {}, h("strong", {}, text(title)), ". ", text(reason))));
}

export function overview(change) {
  const part = (group) => inGroup(group).length === 0 ? [] : h("tbody", {},
    h("tr", {}, h("th", { scope: "rowgroup", colspan: 3 }, word(`group_${group}`))),
    inGroup(group).map((one) => row(one, change)));
  return h("section", {}, h("h2", { id: "all-plans" }, word("all_plans")),
    h("table", { "aria-labelledby": "all-plans" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, word("plan")),
        h("th", { scope: "col", class: "number" }, word("would_hold")), h("th", { scope: "col", class: "number" }, word("net")))),
      groups.map(part)),
    h("p", { class: "note" }, word("all_plans_note")), excluded());
}
