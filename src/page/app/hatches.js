// SPDX-License-Identifier: MIT
// The hatches of the maps as patterns.

import { s } from "./dom.js";

function marks(hatch, colour, width) {
  const step = hatch.spacing;
  const stroke = { stroke: colour, "stroke-width": width, fill: "none" };
  if (hatch.kind === "dots") {
    return [[0, 0], [step, 0], [0, step], [step, step], [step / 2, step / 2]].map(([cx, cy]) =>
      s("circle", { cx, cy, r: width / 2, fill: colour }));
  }
  if (hatch.kind === "crosses") {
    const r = hatch.size / 2;
    const c = step / 2;
    return [s("path", { d: `M${c - r} ${c}h${2 * r}M${c} ${c - r}v${2 * r}`, ...stroke, "stroke-linecap": "square" })];
  }
  return [s("path", { d: `M0 ${step / 2}h${step}`, ...stroke })];
}

/** A pattern of a hatch, for a map whose lengths are `scale` pixels to a step. */
export function pattern(id, hatch, scale) {
  const cased = hatch.casing && hatch.casing_width > 0;
  return s("pattern", {
    id, width: hatch.spacing, height: hatch.spacing, patternUnits: "userSpaceOnUse",
    patternTransform: `scale(${1 / scale}) rotate(${-hatch.angle})`,
  }, cased ? marks(hatch, hatch.casing, hatch.casing_width) : [], marks(hatch, hatch.colour, hatch.width));
}
