// SPDX-License-Identifier: MIT
// Names on the map: as many as there is room for, the more important first.

import { data, named, text } from "./data.js";
import { s } from "./dom.js";
import { encloses, largestRing } from "./shapes.js";
import { isDark } from "./state.js";

const canvas = document.createElement("canvas").getContext("2d");
/** The line of contact as [x, y, x, y] of each of its edges, on the sheet. */
const contact = (data.map.contact.match(/M[^M]+/g) ?? []).flatMap((line) => {
  const [x, y, ...steps] = line.match(/-?[\d.]+/g).map(Number);
  const edges = [];
  for (let i = 0, at = [x, y]; i + 1 < steps.length; i += 2) {
    const next = [at[0] + steps[i], at[1] + steps[i + 1]];
    edges.push([...at, ...next]);
    at = next;
  }
  return edges;
});

/** Whether an edge comes into a box: clipped by each of its sides something is left (Liang-Barsky). */
function enters([x1, y1, x2, y2], box) {
  let [from, to] = [0, 1];
  for (const [by, room] of [[x1 - x2, x1 - box.x], [x2 - x1, box.x + box.w - x1], [y1 - y2, y1 - box.y], [y2 - y1, box.y + box.h - y1]]) {
    if (by === 0 && room < 0) {
      return false;
    }
    if (by < 0) {
      from = Math.max(from, room / by);
    } else if (by > 0) {
      to = Math.min(to, room / by);
    }
  }
  return from <= to;
}

/** Whether the line of contact runs through a name, or between it and its dot. */
function isAcross(box, x, y, view) {
  const [left, top] = [Math.min(box.x, x), Math.min(box.y, y)];
  const { k } = view.at;
  const whole = {
    x: (left - view.at.x) / k, y: (top - view.at.y) / k,
    w: (Math.max(box.x + box.w, x) - left) / k, h: (Math.max(box.y + box.h, y) - top) / k,
  };
  return contact.some((edge) => enters(edge, whole));
}

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

/** A dot or sign, and the name where nothing else stands, on its own side of the line of contact. A
    sign of a plan stands on the line, perhaps. */
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
    [x + r, y - r - 2], [x + r, y + r + size - 2], [x - r - w, y - r - 2], [x - r - w, y + r + size - 2],
  ];
  for (const [left, base] of places) {
    const box = { x: left - 2, y: base - size, w: w + 4, h: size + 5 };
    if (box.x < 2 || box.x + box.w > view.width - 2 || box.y < 2 || box.y + box.h > view.height - 2 || taken.some((one) => overlap(one, box)) ||
        (!site && isAcross({ x: left, y: base - size * 0.8, w, h: size }, x, y, view))) {
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

/** Oblasts in which there is room for their names; cities that are regions have those of cities. */
const oblasts = data.map.regions.map(({ name, km2 }, region) => ({ name, region, isNamed: km2 > 2000, ring: null })).filter((one) => one.isNamed);

/** Whether a name lies in its oblast, but for its ends. */
const isInside = (ring, box, view) => [0.2, 0.5, 0.8].every((share) =>
  encloses(ring, (box.x + share * box.w - view.at.x) / view.at.k, (box.y + box.h / 2 - view.at.y) / view.at.k));

/** Names of oblasts, where one looks closer and nothing else stands. */
function oblastNames(view, taken, colours) {
  if (view.at.k / view.fitted < 1.6) {
    return [];
  }
  return oblasts.flatMap((one) => {
    one.ring ??= largestRing((face) => data.map.faces[face][0] === one.region);
    const words = text(one.name);
    const w = widthOf(words, 12, false) * 1.1;
    for (const [dx, dy] of [[0, 0], [0, -24], [0, 24], [-50, 0], [50, 0], [0, -48], [0, 48], [-50, -36], [50, -36], [-50, 36], [50, 36]]) {
      const x = view.at.x + one.ring.at[0] * view.at.k + dx;
      const y = view.at.y + one.ring.at[1] * view.at.k + dy;
      const box = { x: x - w / 2, y: y - 12, w, h: 16 };
      if (box.x < 2 || box.x + w > view.width - 2 || box.y < 2 || y > view.height - 6 || taken.some((other) => overlap(other, box)) || !isInside(one.ring.ring, box, view)) {
        continue;
      }
      taken.push(box);
      return [textOf(words, x, y, 12, false, { ...colours, ink: colours.quiet }, { "text-anchor": "middle", "letter-spacing": "0.04em", class: "oblast" })];
    }
    return [];
  });
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
  parts.unshift(...oblastNames(view, taken, colours), ...around(view, taken, colours));
  return parts;
}
