// SPDX-License-Identifier: MIT
// The map: land before and after a plan, parted by a divider where one compares.

import { classOf, data } from "./data.js";
import { s } from "./dom.js";
import { pattern } from "./hatches.js";
import { labels } from "./labels.js";
import { countryLine, faceCount, outline, regionLines } from "./shapes.js";
import { isDark } from "./state.js";

const [sheetWidth, sheetHeight] = data.map.size;
const fixed = { "vector-effect": "non-scaling-stroke" };
const maxScale = 14;
const outlines = new Map();

/** Outlines are made once for every set of faces. */
function outlineOf(faces) {
  const name = faces.join();
  if (!outlines.has(name)) {
    const set = new Set(faces);
    outlines.set(name, outline((face) => set.has(face)));
  }
  return outlines.get(name);
}

const facesWhere = (states, holds) => [...states.keys()].filter((face) => holds(data.states[states[face]], face));

export class MapView {
  constructor(onFace) {
    this.onFace = onFace;
    this.at = { k: 1, x: 0, y: 0 };
    this.before = s("g");
    this.after = s("g");
    this.left = s("rect", { x: 0, y: 0, width: 0, height: "100%" });
    this.right = s("rect", { x: 0, y: 0, width: "100%", height: "100%" });
    this.defs = s("defs");
    this.ground = s("g");
    this.over = s("g");
    this.marked = s("path", { "fill-rule": "evenodd", fill: "none", ...fixed });
    this.targets = s("g", { fill: "transparent", "fill-rule": "evenodd" });
    this.names = s("g", { "pointer-events": "none" });
    this.worlds = [this.ground, this.before, this.after, this.over, this.targets];
    this.svg = s("svg", { class: "map", role: "img", "font-family": "system-ui, 'Segoe UI', 'Noto Sans', sans-serif" },
      this.defs,
      s("clipPath", { id: "side-before" }, this.left), s("clipPath", { id: "side-after" }, this.right),
      this.ground,
      s("g", { "clip-path": "url(#side-before)" }, this.before),
      s("g", { "clip-path": "url(#side-after)" }, this.after),
      this.over, this.targets, this.names);
    for (let face = 0; face < faceCount; ++face) {
      this.targets.append(s("path", { d: outlineOf([face]), "data-face": face }));
    }
    const faceOf = (event) => event.target.dataset?.face;
    this.targets.addEventListener("pointerover", (event) => event.pointerType === "mouse" && this.onFace(Number(faceOf(event)), false));
    this.targets.addEventListener("click", (event) => !this.dragged && this.onFace(Number(faceOf(event)), true));
  }

  get style() {
    return data.style[isDark() ? "dark" : "light"];
  }

  line(d, name) {
    const { colour, width, dash, casing, casing_width } = this.style.lines[name];
    const stroke = { d, fill: "none", "stroke-linejoin": "round", ...fixed };
    return [
      ...(casing && casing_width ? [s("path", { ...stroke, stroke: casing, "stroke-width": casing_width })] : []),
      s("path", { ...stroke, stroke: colour, "stroke-width": width, "stroke-dasharray": dash || null }),
    ];
  }

  /** What does not change from plan to plan. @param contact whether the line of contact is drawn */
  drawGround(contact = true) {
    const { fills } = this.style;
    const all = outline(() => true);
    this.ground.replaceChildren(
      s("rect", { width: sheetWidth, height: sheetHeight, fill: fills.sea }),
      s("path", { d: data.map.neighbours, fill: fills.neighbour, "fill-rule": "evenodd" }),
      ...this.line(data.map.borders, "border"),
      s("path", { d: all, fill: fills.kept_by_ukraine, "fill-rule": "evenodd" }));
    this.over.replaceChildren(
      s("path", { d: data.map.lakes, fill: fills.lake, "fill-rule": "evenodd" }),
      ...[["rivers", "river"]].flatMap(([d, name]) => this.line(data.map[d], name)),
      ...this.line(regionLines, "region"),
      ...this.line(countryLine, "country"),
      this.marked,
      ...(contact ? this.line(data.map.contact, "contact") : []));
    this.marked.setAttribute("stroke", isDark() ? "#fff" : "#000");
    this.marked.setAttribute("stroke-width", 2);
  }

  land(states, part) {
    const parts = [];
    const { fills } = this.style;
    data.fills.forEach((fill, number) => {
      const faces = facesWhere(states, (state) => state[0] === number);
      if (faces.length > 0 && fill !== "kept_by_ukraine") {
        parts.push(s("path", { d: outlineOf(faces), fill: fills[fill], "fill-rule": "evenodd", class: "fill" }));
      }
    });
    data.hatches.forEach((hatch, bit) => {
      const faces = facesWhere(states, (state) => state[1] & (1 << bit));
      if (faces.length > 0) {
        parts.push(s("path", { d: outlineOf(faces), fill: `url(#hatch-${hatch})`, "fill-rule": "evenodd", class: "hatch" }));
      }
    });
    [[1, "russia_de_facto"], [2, "russia_de_jure"]].forEach(([degree, name]) => {
      const faces = facesWhere(states, (state) => state[2] === degree);
      if (faces.length > 0) {
        // Of the width, the inner half shows.
        const d = outlineOf(faces);
        parts.push(
          s("clipPath", { id: `land-${name}-${part}` }, s("path", { d, "clip-rule": "evenodd" })),
          s("g", { "clip-path": `url(#land-${name}-${part})` }, this.line(d, name)));
      }
    });
    return parts;
  }

  /** Draws the land of two sets of states; of `now` only what is left of the divider. */
  draw(now, states, sites) {
    this.states = states;
    this.sites = sites;
    this.drawGround();
    this.before.replaceChildren(...this.land(now, "before"));
    this.after.replaceChildren(...this.land(states, "after"));
    this.place();
  }

  /** Draws the land of a day, and what has changed since another, as the maps of the days draw it: each
      a path that overlaps the ones before. */
  drawDay(land, before, states) {
    this.states = states;
    this.sites = [];
    const { fills } = this.style;
    if (!this.dayLand?.lost.isConnected || this.dayStyle !== fills) {
      const path = (fill) => s("path", { fill, class: "day" });
      const within = s("path", {});
      this.dayStyle = fills;
      this.dayLand = { within, lost: path(fills.returned_to_ukraine), gained: path(fills.passed_to_russia), held: path(fills.kept_by_russia) };
      this.drawGround(false);
      this.before.replaceChildren();
      this.after.replaceChildren(
        s("clipPath", { id: "country" }, s("path", { d: outline(() => true), "clip-rule": "evenodd" })), s("clipPath", { id: "day-land" }, within),
        s("g", { "clip-path": "url(#country)" }, this.dayLand.lost, this.dayLand.gained, s("g", { "clip-path": "url(#day-land)" }, this.dayLand.held)));
      this.place();
    }
    const { within, lost, gained, held } = this.dayLand;
    within.setAttribute("d", land);
    lost.setAttribute("d", before);
    gained.setAttribute("d", before ? land : "");
    held.setAttribute("d", before || land);
  }

  /** @param share of the width that shows the present; null: none */
  divide(share) {
    const x = share === null || !this.width ? 0 : share * this.width;
    this.left.setAttribute("width", x);
    this.right.setAttribute("x", x);
    this.right.setAttribute("width", Math.max(0, (this.width ?? 0) - x));
  }

  resize(width, height) {
    const centre = this.width ? [(this.width / 2 - this.at.x) / this.at.k, (this.height / 2 - this.at.y) / this.at.k] : null;
    const ratio = this.width ? this.at.k / this.fitted : 1;
    this.width = width;
    this.height = height;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.fitted = Math.min(width / sheetWidth, height / sheetHeight);
    this.at.k = this.fitted * ratio;
    if (centre) {
      this.at.x = width / 2 - centre[0] * this.at.k;
      this.at.y = height / 2 - centre[1] * this.at.k;
    }
    this.place();
  }

  /** Shows a box of the sheet as large as it fits. */
  show([x, y, width, height], room = 1.04) {
    const k = Math.min(this.width / (width * room), this.height / (height * room), this.fitted * maxScale);
    this.at = { k, x: this.width / 2 - (x + width / 2) * k, y: this.height / 2 - (y + height / 2) * k };
    this.place();
  }
  showAll() {
    this.show([0, 0, sheetWidth, sheetHeight], 1);
  }
  get isWhole() {
    return this.at.k < this.fitted * 1.02;
  }

  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const k = Math.min(this.fitted * maxScale, Math.max(this.fitted, this.at.k * factor));
    const by = k / this.at.k;
    this.at = { k, x: x - (x - this.at.x) * by, y: y - (y - this.at.y) * by };
    this.place();
  }
  move(dx, dy) {
    this.at.x += dx;
    this.at.y += dy;
    this.place();
  }

  place() {
    if (!this.width) {
      return;
    }
    const { k } = this.at;
    const slack = (size, sheet) => Math.max(0, (size - sheet * k) / 2);
    const hold = (value, size, sheet) =>
      Math.min(slack(size, sheet), Math.max(size - sheet * k - slack(size, sheet), value));
    this.at.x = hold(this.at.x, this.width, sheetWidth);
    this.at.y = hold(this.at.y, this.height, sheetHeight);
    for (const world of this.worlds) {
      world.setAttribute("transform", `translate(${this.at.x} ${this.at.y}) scale(${k})`);
    }
    this.defs.replaceChildren(...data.hatches.map((name) => pattern(`hatch-${name}`, this.style.hatches[name], k)));
    this.names.replaceChildren(...labels(this));
    this.svg.style.touchAction = this.isWhole ? "pan-y" : "none";
    this.onPlace?.();
  }

  mark(faces) {
    this.marked.setAttribute("d", faces.length > 0 ? outlineOf(faces) : "");
  }

  facesOf(region, className) {
    return [...this.states.keys()].filter((face) => data.map.faces[face][0] === region &&
      (!className || classOf(this.states[face]) === className));
  }
  faceNear(face) {
    return this.facesOf(data.map.faces[face][0]).filter((one) => this.states[one] === this.states[face]);
  }
}
