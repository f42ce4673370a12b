// SPDX-License-Identifier: MIT
// What the run has written into the page, and its words in the language that is read.

export const data = JSON.parse(document.getElementById("data").textContent);

// What recurs is told once, and referred to by its number.
const changeNames = data.changes.map(([name]) => name);
for (const rows of [data.rows, data.districts?.rows ?? []]) {
  for (const [, ...cells] of rows) {
    cells.forEach((cell) => (cell[0] = changeNames[cell[0]]));
  }
}
for (const reading of data.plans.flatMap((plan) => plan.readings)) {
  reading.rows = reading.rows.map((number) => data.rows[number]);
  reading.tiles = reading.tiles.map((number) => data.tiles[number]);
  reading.sites = data.sites[reading.sites];
  reading.standing = data.standings[reading.standing];
  reading.legend = data.legends[reading.legend].map((number) => data.legend_rows[number]);
  reading.rules = reading.rules === undefined ? undefined : data.rule_lists[reading.rules];
}

let language = "en";

export function speak(which) {
  language = which;
}

/** A text of the run by its number. */
export function text(number) {
  const both = data.texts[number];
  if (typeof both[0] === "number") {
    return both.map(text).join(" "); // sentence by sentence
  }
  return typeof both === "string" ? both : both[language === "uk" ? 1 : 0];
}

/** A text of the page itself, its places {0} filled in. */
export function word(key, ...values) {
  return data.words[language][key].replace(/\{(\d)\}/g, (all, i) => values[i] ?? all);
}

/** Of a name's two forms the one to be read. */
export function named(english, ukrainian) {
  return language === "uk" && ukrainian ? ukrainian : english;
}

const gap = "\u00a0";

/** As the maps write numbers: 6,412 and 6 412. */
export function number(value, decimals) {
  const [whole, part] = value.toFixed(decimals).split(".");
  const uk = language === "uk";
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, uk ? gap : ",");
  return part ? apart + (uk ? "," : ".") + part : apart;
}

/** An area in km² without its unit; one decimal where it is small. */
export function km2(value) {
  return number(value, value > 0 && value < 9.5 ? 1 : 0);
}

/** A share; two decimals where it would read as none, 100 only for all of it. */
export function percent(value) {
  const sign = (language === "uk" ? gap : "") + "%";
  if (value === 0 || value > 100 - 1e-4) {
    return Math.round(value) + sign;
  }
  return number(Math.min(value, value < 0.095 ? value : 99.9), value < 0.095 ? 2 : 1) + sign;
}

/** What a plan makes of every face in a reading: numbers of data.states. */
export function statesOf(plan, reading) {
  const states = [];
  const own = plan.readings[0];
  const runs = (one) => data.runs[one.states];
  for (const [state, ...steps] of [...runs(own), ...(reading === own ? [] : runs(reading))]) {
    let face = 0;
    for (const step of steps) {
      face += step;
      states[face] = state;
    }
  }
  return states;
}

/** What becomes of land, in words. */
export const changeLabel = (name) => text(data.changes[changeNames.indexOf(name)][1]);

export const classOf = (state) => data.fills[data.states[state][0]].replace(/^undetermined_.*/, "undetermined");
