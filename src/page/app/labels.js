// SPDX-License-Identifier: MIT
// Names on the map: as many as there is room for, the more important first.

import { data, named, text } from "./data.js";
import { s } from "./dom.js";
import { isDark } from "./state.js";

const canvas = document.createElement("canvas").getContext("2d");
const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

function widthOf(words, size, bold) {
  canvas.font = `${bold ? "600" : "400"} ${size}px system-ui, sans-serif`;
  return canvas.measureText(words).width;
}

/** What may be named at a scale: [name, x, y, size, bold, site]. */
function candidates(view) {
  const closer = view.at.k / view.fitted;
  const rank = closer > 5 ? 4 : closer > 2.4 || view.width > 900 ? 3 : view.width > 480 ? 2 : 1;
  const list = [];
  for (const id of view.sites ?? []) {
    const site = data.map.sites.find((one) => one[0] === id);
    if (site) {
      list.push([text(site[1]), site[2], site[3], 11, false, true]);
    }
  }
  for (const [name, x, y, cityRank] of data.map.cities) {
    if (cityRank <= rank) {
      list.push([text(name), x, y, cityRank === 1 ? 13 : 12, cityRank === 1, false]);
    }
  }
  if (closer > 4) {
    for (const [english, ukrainian, x, y, , people] of data.map.towns) {
      if (people > 400000 / closer ** 2) {
        list.push([named(english, ukrainian), x, y, 11, false, false]);
      }
    }
  }
  return list;
}

function textOf(words, x, y, size, bold, colours, more = {}) {
  return s("text", {
    x, y, "font-size": size, "font-weight": bold ? 600 : 400, fill: colours.ink, stroke: colours.halo,
    "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke", ...more,
  }, words);
}

/** A dot or sign, and the name on the side of it where nothing else stands. */
function placed([words, wx, wy, size, bold, site], view, taken, colours) {
  const x = view.at.x + wx * view.at.k;
  const y = view.at.y + wy * view.at.k;
  if (x < 4 || y < 4 || x > view.width - 4 || y > view.height - 4) {
    return [];
  }
  const w = widthOf(words, size, bold);
  const r = site ? 5 : 3;
  const places = [
    [x + r + 3, y + size * 0.35], [x - r - 3 - w, y + size * 0.35], [x - w / 2, y - r - 4], [x - w / 2, y + r + size],
  ];
  for (const [left, base] of places) {
    const box = { x: left - 2, y: base - size, w: w + 4, h: size + 5 };
    if (box.x < 2 || box.x + box.w > view.width - 2 || box.y < 2 || box.y + box.h > view.height - 2 || taken.some((one) => overlap(one, box))) {
      continue;
    }
    taken.push(box, { x: x - r, y: y - r, w: 2 * r, h: 2 * r });
    const sign = site
      ? s("rect", { x: x - 4, y: y - 4, width: 8, height: 8, fill: isDark() ? colours.ink : view.style.site, stroke: colours.halo, "stroke-width": 1.5, transform: `rotate(45 ${x} ${y})` })
      : s("circle", { cx: x, cy: y, r: 2.4, fill: colours.ink, stroke: colours.halo, "stroke-width": 1.2 });
    return [sign, textOf(words, left, base, size, bold, colours, site ? { "font-style": "italic" } : {})];
  }
  return [];
}

function around(view, taken, colours) {
  const parts = [];
  for (const [name, wx, wy] of data.map.names) {
    const words = text(name);
    const w = widthOf(words, 11, false) * 1.12;
    const x = view.at.x + wx * view.at.k;
    const y = view.at.y + wy * view.at.k;
    const box = { x: x - w / 2 - 4, y: y - 11, w: w + 8, h: 15 };
    if (box.x > 2 && box.x + box.w < view.width - 2 && box.y > 2 && box.y + box.h < view.height - 2 && !taken.some((one) => overlap(one, box))) {
      parts.push(s("text", { x, y, "font-size": 11, fill: colours.quiet, "text-anchor": "middle", "letter-spacing": "0.08em" }, words));
      taken.push(box);
    }
  }
  return parts;
}

/** The names and signs of a view, as elements in pixels of the screen. */
export function labels(view) {
  const colours = isDark()
    ? { ink: "#f2f0ea", halo: "#15181c", quiet: "#8e979f" }
    : { ink: "#1b1b1b", halo: "#ffffff", quiet: "#7d858b" };
  // Scale and buttons.
  const taken = [{ x: 0, y: view.height - 36, w: 140, h: 36 }, { x: view.width - 50, y: 0, w: 50, h: 88 }];
  const parts = [];
  const { town } = view;
  if (town) {
    const x = view.at.x + town[2] * view.at.k;
    const y = view.at.y + town[3] * view.at.k;
    parts.push(s("circle", { cx: x, cy: y, r: 7, fill: "none", stroke: colours.ink, "stroke-width": 2.2 }));
    parts.push(...placed([named(town[0], town[1]), town[2], town[3], 13, true, false], view, taken, colours));
  }
  const seen = new Set(town ? [named(town[0], town[1])] : []);
  for (const one of candidates(view)) {
    if (!seen.has(one[0])) {
      seen.add(one[0]);
      parts.push(...placed(one, view, taken, colours));
    }
  }
  parts.unshift(...around(view, taken, colours));
  return parts;
}
