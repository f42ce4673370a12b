// SPDX-License-Identifier: MIT
// What one chooses with: plan, reading of its text, town, language, look.

import { data, named, text, word } from "./data.js";
import { h } from "./dom.js";
import { groups, inGroup } from "./overview.js";
import { isDark, plan, readingsChosen, state } from "./state.js";

function planOptions() {
  const option = (one) => h("option", { value: one.id, selected: one.id === state.plan }, text(one.title));
  return [
    inGroup("present").map(option),
    groups.filter((group) => inGroup(group).length > 0).map((group) =>
      h("optgroup", { label: word(`group_${group}`) }, inGroup(group).map(option))),
    data.excluded.length > 0
      ? h("optgroup", { label: word("group_excluded") }, data.excluded.map((one) => h("option", { disabled: true }, text(one[0]))))
      : null,
  ];
}

/** The plan that stands before or after the chosen one in the list. */
function beside(select, step) {
  const ids = [...select.options].filter((one) => !one.disabled).map((one) => one.value);
  return ids[(ids.indexOf(select.value) + step + ids.length) % ids.length];
}

function planPicker(change) {
  const select = h("select", { id: "plan", onchange: (event) => change({ plan: event.target.value }) }, planOptions());
  const go = (step) => () => {
    select.value = beside(select, step);
    change({ plan: select.value });
  };
  return h("div", { class: "plan-picker" },
    h("label", { for: "plan" }, word("plan")), select,
    h("button", { type: "button", "aria-label": word("previous"), title: word("previous"), onclick: go(-1) }, "‹"),
    h("button", { type: "button", "aria-label": word("next"), title: word("next"), onclick: go(1) }, "›"));
}

function look(change) {
  const other = state.lang === "uk" ? "en" : "uk";
  return h("div", { class: "look" },
    h("button", { id: "language", type: "button", lang: other, onclick: () => change({ lang: other }) }, word("language")),
    h("button", { id: "theme", type: "button", "aria-pressed": String(isDark()), onclick: () => change({ theme: isDark() ? "light" : "dark" }) }, word("theme")));
}

function radio(name, label, checked, onchange) {
  return h("label", {}, h("input", { type: "radio", name, checked, onchange }), " ", label);
}

/** A switch for each point that the text leaves open. */
function readings(change) {
  const points = plan().points;
  if (points.length === 0) {
    return [];
  }
  const withPoint = (options, chosen) =>
    [...state.read.filter((one) => !options.some(([number]) => number === one)), ...(chosen === null ? [] : [chosen])];
  const fields = points.map((options, i) => {
    const chosen = options.find(([number]) => state.read.includes(number));
    return h("fieldset", {}, h("legend", {}, i === 0 ? word("open_points") : h("span", { class: "unseen" }, word("open_points"))),
      radio(`point-${i}`, word("own_reading"), !chosen, () => change({ read: withPoint(options, null), sub: 0 })),
      options.map(([number, , title]) =>
        radio(`point-${i}`, text(title), chosen?.[0] === number, () => change({ read: withPoint(options, number), sub: 0 }))));
  });
  const same = readingsChosen();
  if (same.length > 1) {
    fields.push(h("fieldset", {}, h("legend", {}, word("of_other_plan")),
      same.map((one, i) => radio("sub", one.of_plan === undefined ? word("own_reading") : text(one.of_plan), state.sub === i, () => change({ sub: i })))));
  }
  return fields;
}

const plain = (name) => name.toLocaleLowerCase().replace(/[’'ʼ-]/g, "");

const towns = data.map.towns;
const regionOf = (town) => data.map.regions[data.map.faces[town[4]][0]];
/** Whether others bear its name in either language. */
const isShared = (town) => towns.some((one) => one !== town && (one[0] === town[0] || (town[1] && one[1] === town[1])));

/** A town in an address: its name, and where others bear it the code of its region. */
export const keyOf = (town) => (isShared(town) ? `${town[0]}, ${regionOf(town).code}` : town[0]);

/** A town in the list of suggestions: so that no two of them read alike. */
const labelOf = (town) => named(town[0], town[1]) + (isShared(town) ? `, ${text(regionOf(town).name)}` : "");

/** The largest town that is called so; towns are by falling population. */
function townNamed(name) {
  const wanted = plain(name.trim());
  const is = (one) => plain(one) === wanted;
  return towns.find((one) => is(labelOf(one)) || is(keyOf(one))) ??
    towns.find((one) => is(one[0]) || is(one[1])) ??
    (wanted.length > 2 ? towns.find((one) => plain(one[0]).startsWith(wanted) || plain(one[1]).startsWith(wanted)) : undefined);
}

function chooseTown(town, choose, panel) {
  panel.held = true; // until one clicks on other land
  choose({ town, key: keyOf(town), title: named(town[0], town[1]), again: () => [town[4]] });
  panel.near(town[2], town[3]);
}

function search(choose, panel) {
  const note = h("p", { class: "note", role: "status" }, word("search_help"));
  const input = h("input", { id: "town", type: "search", list: "towns", autocomplete: "off", "aria-describedby": "town-note" });
  note.id = "town-note";
  const find = () => {
    const town = input.value.trim() && townNamed(input.value);
    note.textContent = input.value.trim() && !town ? word("not_found") : word("search_help");
    if (town) {
      input.value = labelOf(town);
      chooseTown(town, choose, panel());
    }
  };
  input.addEventListener("change", find);
  return h("form", { class: "search", role: "search", onsubmit: (event) => { event.preventDefault(); find(); } },
    h("label", { for: "town" }, word("search")), input,
    h("datalist", { id: "towns" }, towns.map((one) => h("option", { value: labelOf(one) }))),
    note);
}

function restoreTown(choose, panel) {
  const town = state.town && towns.find((one) => keyOf(one) === state.town);
  if (town) {
    chooseTown(town, choose, panel);
    document.getElementById("town").value = labelOf(town);
  }
}

export const pickers = { plan: planPicker, look, readings, search, restoreTown };
