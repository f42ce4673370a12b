// SPDX-License-Identifier: MIT
// A series of days: slider with play, chart, figures, and the table by oblast of the day.

import { data, km2, percent, text, word } from "./data.js";
import { change, dateInWords, dates, dayBefore, dayNumbers, dayOf, held, heldShare } from "./days.js";
import { h, s } from "./dom.js";
import { sample } from "./legend.js";
import { state } from "./state.js";
import { quoted } from "./table.js";

const spans = [1, 7, 30, 90, 365];
const inDays = (count) => (count === 1 ? word("day_one") : word("day_span", count));
const still = matchMedia("(prefers-reduced-motion: reduce)");

export const shownDay = () => (state.day ? dayOf(state.day) : dates.length - 1);
/** The day that the shown one is compared with; none where the series begins later. */
export const comparedDay = () => dayBefore(shownDay(), state.span);

/** What the map says, in a sentence. */
export function daySentence() {
  const [day, before] = [shownDay(), comparedDay()];
  const moved = before === null ? word("day_no_earlier", inDays(state.span))
    : word("day_change", change(held.UA[day] - held.UA[before]), dateInWords(dates[before]));
  return `${word("day_holds", dateInWords(dates[day]), km2(held.UA[day] / 1e6), percent(heldShare(day)))} ${moved}`;
}

/** [fill, label, figure] of what is on the map. */
export const dayLegendRows = () => [
  ["kept_by_russia", word("day_held"), `${km2(held.UA[shownDay()] / 1e6)} ${word("km2")}`],
  ["passed_to_russia", word("day_gained", inDays(state.span)), ""], ["returned_to_ukraine", word("day_lost", inDays(state.span)), ""]];

export function dayLegend() {
  return h("div", {}, h("h2", {}, word("legend_present", word("km2"))),
    h("ul", {}, dayLegendRows().map(([fill, label, figure]) => h("li", {}, sample([0, fill, 0]), h("span", {}, label), h("span", { class: "figure" }, figure)))),
    h("p", { class: "note" }, word("day_drawn")));
}

const regionsHeld = () => data.map.regions.map((region, number) => ({ ...region, number })).filter(({ code }) => held[code]);

export function dayTable(show) {
  const [day, before] = [shownDay(), comparedDay()];
  const rows = regionsHeld().sort((a, b) => held[b.code][day] - held[a.code][day]);
  return h("section", {}, h("h2", { id: "by-region" }, `${word("by_region")}, ${dateInWords(dates[day])}`),
    h("table", { "aria-labelledby": "by-region" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, word("region")), h("th", { scope: "col", class: "number" }, word("day_held_km2")),
        h("th", { scope: "col", class: "number" }, word("day_change_km2", inDays(state.span))), h("th", { scope: "col", class: "number" }, word("share")))),
      h("tbody", {}, rows.map(({ code, name, number, km2: whole }) => h("tr", {},
        h("td", {}, h("button", { type: "button", class: "row region", title: word("show_on_map"), onclick: () => show(number) }, text(name))),
        h("td", { class: "number" }, km2(held[code][day] / 1e6)),
        h("td", { class: "number" }, before === null ? "–" : change(held[code][day] - held[code][before])),
        h("td", { class: "number" }, percent((held[code][day] / 1e4) / whole)))))));
}

/** The table on the screen, with the digits of series-wide.csv. */
export function dayCsv() {
  const [day, before] = [shownDay(), comparedDay()];
  const lines = [["date", "region_code", "region", "russian_km2", "change_km2", "change_since"]];
  const add = (code, name) => lines.push([dates[day], code, name, (held[code][day] / 1e6).toFixed(6),
    ...(before === null ? ["", ""] : [((held[code][day] - held[code][before]) / 1e6).toFixed(6), dates[before]])]);
  regionsHeld().forEach(({ code, name }) => add(code, text(name)));
  add("UA", word("whole"));
  return lines.map((line) => line.map(quoted).join(",")).join("\n") + "\n";
}

const chart = { width: 600, height: 150, left: 8, right: 8, top: 18, bottom: 22 };
/** So wide that letters keep their size. */
const chartWidth = () => (matchMedia("(max-width: 30rem)").matches ? 320 : matchMedia("(min-width: 60rem)").matches ? 860 : 700);
const lastNumber = dayNumbers.at(-1) || 1;
const xOf = (day) => chart.left + ((chart.width - chart.left - chart.right) * dayNumbers[day]) / lastNumber;

/** The curve of the country; the scale is written at its least and its most. */
function curve() {
  chart.width = chartWidth();
  const [low, high] = [Math.min(...held.UA), Math.max(...held.UA)];
  const y = (value) => chart.top + (chart.height - chart.top - chart.bottom) * (1 - (value - low) / (high - low || 1));
  const words = (x, at, label, anchor) => s("text", { x, y: at, "font-size": 12, fill: "currentColor", "text-anchor": anchor }, label);
  const mark = s("path", { stroke: "currentColor", "stroke-width": 2 });
  const dot = s("circle", { r: 5, fill: "currentColor" });
  const last = dates.length - 1;
  const unit = (value) => `${km2(value / 1e6)} ${word("km2")}`;
  const svg = s("svg", { class: "chart", viewBox: `0 0 ${chart.width} ${chart.height}`, role: "img" },
    s("path", { d: `M${chart.left} ${y(low)}H${chart.width - chart.right}M${chart.left} ${y(high)}H${chart.width - chart.right}`, stroke: "currentColor", "stroke-opacity": 0.25 }),
    s("path", { d: "M" + held.UA.map((value, day) => `${xOf(day).toFixed(1)} ${y(value).toFixed(1)}`).join("L"), fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-linejoin": "round" }),
    words(chart.left, y(high) - 3, unit(high), "start"), words(chart.width - chart.right, y(low) - 3, unit(low), "end"),
    words(chart.left, chart.height - 5, dateInWords(dates[0]), "start"), words(chart.width - chart.right, chart.height - 5, dateInWords(dates[last]), "end"),
    mark, dot);
  return {
    svg,
    show(day) {
      mark.setAttribute("d", `M${xOf(day)} ${chart.top}V${chart.height - chart.bottom}`);
      dot.setAttribute("cx", xOf(day));
      dot.setAttribute("cy", y(held.UA[day]));
    },
  };
}

/** The day that a position of the pointer on the chart stands for. */
function dayAt(svg, event) {
  const box = svg.getBoundingClientRect();
  const at = ((event.clientX - box.left) / box.width) * chart.width;
  const wanted = ((at - chart.left) / (chart.width - chart.left - chart.right)) * lastNumber;
  return dayNumbers.reduce((best, one, day) => (Math.abs(one - wanted) < Math.abs(dayNumbers[best] - wanted) ? day : best), 0);
}

/** @param changed called when another day, or another span, is shown; `false` while it plays */
export function dayPanel(changed) {
  let timer = null;
  const { svg, show } = curve();
  svg.setAttribute("aria-label", word("day_chart", dateInWords(dates[0]), dateInWords(dates.at(-1)), km2(held.UA[0] / 1e6), km2(held.UA.at(-1) / 1e6)));
  const slider = h("input", { id: "day", type: "range", min: 0, max: dates.length - 1, step: 1, "aria-label": word("day") });
  const date = h("output", { for: "day" });
  const play = h("button", { id: "play", type: "button" });
  const span = h("select", { id: "span" }, spans.map((one) => h("option", { value: one, selected: one === state.span }, inDays(one))));
  const refresh = () => {
    const day = shownDay();
    slider.value = day;
    slider.setAttribute("aria-valuetext", dateInWords(dates[day]));
    date.textContent = dateInWords(dates[day]);
    play.textContent = timer ? "❚❚" : "▶";
    play.setAttribute("aria-label", word(timer ? "day_pause" : "day_play"));
    play.title = word(timer ? "day_pause" : "day_play");
    show(day);
  };
  const go = (day) => {
    state.day = day === dates.length - 1 ? null : dates[day];
    refresh();
    changed(timer === null);
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
    refresh();
    changed(true);
  };
  play.addEventListener("click", () => {
    if (timer) {
      stop();
      return;
    }
    if (shownDay() === dates.length - 1) {
      go(0);
    }
    timer = setInterval(() => (shownDay() < dates.length - 1 && play.isConnected ? go(shownDay() + 1) : stop()), still.matches ? 1000 : 90);
    refresh();
  });
  slider.addEventListener("input", () => go(Number(slider.value)));
  span.addEventListener("change", () => {
    state.span = Number(span.value);
    changed(true);
  });
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    go(dayAt(svg, event));
  });
  svg.addEventListener("pointermove", (event) => svg.hasPointerCapture(event.pointerId) && go(dayAt(svg, event)));
  refresh();
  return h("section", { class: "days", "aria-label": word("day") },
    h("div", { class: "day-tools" }, play, slider, date), svg,
    h("div", { class: "filters" }, h("div", {}, h("label", { for: "span" }, word("day_compare")), span)));
}
