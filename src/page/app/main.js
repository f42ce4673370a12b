// SPDX-License-Identifier: MIT
// The page: what it shows follows from the address, and the address from what one chooses.

import { data, speak, statesOf, text, word } from "./data.js";
import { h } from "./dom.js";
import { legend, swatches } from "./legend.js";
import { mapPanel } from "./map_panel.js";
import { overview } from "./overview.js";
import { districtTable } from "./districts.js";
import { pickers } from "./pickers.js";
import { publishing, reportHeight, shownSource, shownTitle } from "./publish.js";
import { address, isDark, isSeries, plan, readAddress, reading, state, writeAddress } from "./state.js";
import { standing } from "./standing.js";
import { findFacesWith, regionTable } from "./table.js";
import { hasShapes, landOf } from "./days.js";
import { comparedDay, dayLegend, dayPanel, daySentence, dayTable, shownDay } from "./series.js";
import { explained, inBrief } from "./why.js";

readAddress();

let panel;
let chosen = null; // { faces, title, town }
const slots = {};
const slot = (name, tag = "div", attributes = {}) => (slots[name] = h(tag, { class: name, ...attributes }));

function headline() {
  const one = reading();
  if (isSeries()) {
    return [h("h1", {}, word("series_title")), isPhone() ? null : slots.lead].filter(Boolean);
  }
  return [
    h("p", { class: "kicker" }, text(plan().kicker)),
    h("h1", {}, text(plan().title)),
    isPhone() ? null : slots.lead,
    h("dl", { class: "tiles" }, one.tiles.map(([label, figure, note]) =>
      h("div", {}, h("dt", {}, text(label)), h("dd", {}, h("strong", {}, text(figure)), h("span", {}, text(note)))))),
  ].filter(Boolean);
}

function about() {
  return h("details", {}, h("summary", {}, word("about")),
    plan().caption.map(([head, ...paragraphs]) => [h("h2", {}, text(head)), paragraphs.map((one) => h("p", {}, text(one)))]),
    h("p", {}, text(plan().credits)));
}

const wide = matchMedia("(min-width: 60rem)");
const phone = matchMedia("(max-width: 30rem)");
const isPhone = () => phone.matches; // there the map comes before the sentences

/** The parts in the order in which they are read: beside the map what it is about and why. */
function arranged() {
  const head = slot("head", "div", { "aria-live": "polite" });
  const lead = slot("lead", "p", { "aria-live": "polite" });
  const map = h("div", { class: "map-side" }, panel.element, data.series ? slot("series") : [], isPhone() ? lead : [], slot("legend"), slot("source", "p"));
  const lookUp = h("section", { class: "look-up" },
    pickers.search(choose, () => panel), slot("why", "div", { "aria-live": "polite" }));
  const readings = slot("readings");
  const standingPart = data.stocks.length > 0 ? slot("standing") : [];
  const table = slot("table");
  const districts = data.districts ? slot("districts") : [];
  const plans = slot("plans");
  return wide.matches
    ? [h("div", {}, head, readings, standingPart, lookUp), h("div", {}, map, h("div", { class: "tables" }, table, plans), districts)]
    : [head, map, readings, standingPart, lookUp, table, districts, plans];
}

const showRegion = (region) => panel.showRegion(region);

/** Fills in what depends on plan and reading. */
function update() {
  const one = reading();
  document.getElementById("plan").value = state.plan;
  document.body.classList.toggle("by-day", isSeries());
  slots.head.replaceChildren(...headline());
  if (!isSeries()) {
    slots.lead.replaceChildren(text(one.lead));
    slots.legend.replaceChildren(legend(one));
  }
  slots.readings.replaceChildren(...pickers.readings(change));
  slots.series?.replaceChildren(isSeries() ? dayPanel(updateDay) : "");
  if (!isSeries()) {
    slots.table.replaceChildren(regionTable(one, choose, showRegion, change));
  }
  slots.standing?.replaceChildren(standing(one));
  slots.districts?.replaceChildren(districtTable(showRegion));
  slots.plans.replaceChildren(data.plans.length > 1 ? overview(change) : "");
  slots.about.replaceChildren(about());
  slots.publish.replaceChildren(publishing(panel));
  slots.source.replaceChildren(shownSource());
  if (isSeries()) {
    updateDay(true);
  } else {
    panel.draw(statesOf(data.plans[0], data.plans[0].readings[0]), statesOf(plan(), one), one);
  }
  if (chosen) {
    chosen.faces = chosen.again(); // under the plan that is shown now
  }
  showWhy();
  document.title = shownTitle();
  writeAddress();
}

/** Fills in what depends on the day of a series. @param isDone whether it stays a while */
function updateDay(isDone) {
  const states = statesOf(data.plans[0], data.plans[0].readings[0]);
  if (hasShapes) {
    panel.drawDay(landOf(shownDay()), landOf(comparedDay()), states, `${word("series_title")}. ${daySentence()}`);
  } else {
    panel.draw(states, states, reading());
  }
  if (isDone) {
    slots.lead.replaceChildren(daySentence());
    slots.legend.replaceChildren(dayLegend());
    slots.table.replaceChildren(dayTable(showRegion));
    writeAddress();
  }
}

function showWhy() {
  panel.view.mark(chosen && !chosen.town ? chosen.faces : []);
  panel.say(inBrief(chosen, panel.view));
  slots.why.replaceChildren(...explained(chosen, panel.view));
}

/** What is explained: land, of a town or of a row of the table. `again` finds it under another plan. */
function choose(what) {
  chosen = what && { ...what, faces: what.again() };
  const town = chosen?.key ?? null;
  if (state.town !== town) {
    state.town = town;
    writeAddress();
  }
  if (panel.view.town !== chosen?.town) {
    panel.view.town = chosen?.town;
    panel.view.place();
  }
  showWhy();
}

/** @param toTop whether to go back to where the plan is shown */
function change(what, toTop = false) {
  if (what.plan) {
    Object.assign(state, { read: [], sub: 0 });
  }
  Object.assign(state, what);
  if (what.lang || what.theme) {
    build();
  } else {
    update();
  }
  if (toTop) {
    scrollTo({ top: 0 });
    document.getElementById("plan").focus({ preventScroll: true });
  }
}

function build() {
  chosen = null; // of the map before; a town is found again
  speak(state.lang);
  document.documentElement.lang = state.lang;
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  document.body.classList.toggle("embedded", state.embed);
  panel?.remove();
  panel = mapPanel({ choose, change });
  const focused = document.activeElement?.id;
  document.body.replaceChildren(swatches(), h("div", { class: "page" },
    h("header", {}, pickers.plan(change), pickers.look(change)),
    h("main", {}, arranged()),
    h("footer", {}, slot("about"), slot("publish"))));
  findFacesWith((region, name) => panel.view.facesOf(region, name));
  panel.attach();
  update();
  panel.goTo(state.view);
  pickers.restoreTown(choose, panel);
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}

addEventListener("hashchange", () => {
  if (location.hash !== address()) {
    readAddress();
    build();
  }
});
wide.addEventListener("change", build);
phone.addEventListener("change", build);
matchMedia("print").addEventListener("change", build);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => state.theme ?? build());
build();
reportHeight();
