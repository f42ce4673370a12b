// SPDX-License-Identifier: MIT
// Outlines of land from the arcs that its pieces share. Lines between two pieces of one class do not
// occur, so that no seam is drawn there.

import { data } from "./data.js";

const arcs = data.map.arcs.map(([left, right, ...steps]) => {
  const points = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < steps.length; i += 2) {
    points.push([(x += steps[i]), (y += steps[i + 1])]);
  }
  return { left: left - 1, right: right - 1, points };
});

const key = ([x, y]) => x + "," + y;

/** Arcs end to end. Whichever way rings part where they touch, even-odd fills the same land. */
function chains(wanted) {
  const at = new Map();
  const add = (point, arc) => at.has(key(point)) ? at.get(key(point)).push(arc) : at.set(key(point), [arc]);
  for (const arc of wanted) {
    add(arc.points[0], arc);
    add(arc.points.at(-1), arc);
  }
  const left = new Set(wanted);
  const lines = [];
  for (const first of wanted) {
    if (!left.delete(first)) {
      continue;
    }
    const line = [...first.points];
    for (;;) {
      const end = key(line.at(-1));
      const next = at.get(end).find((arc) => left.has(arc));
      if (!next || end === key(line[0])) {
        break;
      }
      left.delete(next);
      const onward = key(next.points[0]) === end ? next.points : [...next.points].reverse();
      line.push(...onward.slice(1));
    }
    lines.push(line);
  }
  return lines;
}

const path = (lines) => lines.map((line) => "M" + line.map((p) => p.join(" ")).join("L")).join("");

/** The path of the land that `belongs` holds for, by face. */
export function outline(belongs) {
  const holds = (face) => face >= 0 && belongs(face);
  return path(chains(arcs.filter((arc) => holds(arc.left) !== holds(arc.right))));
}

/** The path of the lines that `wanted` holds for, by the faces on either side (-1: outside). */
export const lines = (wanted) => path(chains(arcs.filter((arc) => wanted(arc.left, arc.right))));

/** The largest ring around the land that `belongs` holds for, and its middle. */
export function largestRing(belongs) {
  const holds = (face) => face >= 0 && belongs(face);
  const rings = chains(arcs.filter((arc) => holds(arc.left) !== holds(arc.right))).map((ring) => {
    let [area, x, y] = [0, 0, 0];
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length];
      const twice = ax * by - bx * ay;
      area += twice;
      x += (ax + bx) * twice;
      y += (ay + by) * twice;
    });
    return { ring, size: Math.abs(area), at: [x / (3 * area), y / (3 * area)] };
  });
  return rings.reduce((a, b) => (a.size < b.size ? b : a));
}

/** Whether a ring encloses a position. */
export function encloses(ring, x, y) {
  return ring.reduce((inside, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length];
    return (ay > y) !== (by > y) && x < ax + ((bx - ax) * (y - ay)) / (by - ay) ? !inside : inside;
  }, false);
}

const regionOf = (face) => (face < 0 ? -1 : data.map.faces[face][0]);
export const regionLines = lines((l, r) => l >= 0 && r >= 0 && regionOf(l) !== regionOf(r));
export const countryLine = lines((l, r) => (l < 0) !== (r < 0));
export const faceCount = data.map.faces.length;
