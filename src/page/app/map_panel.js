// SPDX-License-Identifier: MIT
// The map with what moves it: pointer, keys, buttons, and the divider between before and after.

import { data, text, word } from "./data.js";
import { h } from "./dom.js";
import { MapView } from "./map.js";
import { plan, state, writeAddress } from "./state.js";

const near = 2.2; // a town is shown with this part of the country around it, at most

/** Pointers that drag and pinch; on a map that shows all of Ukraine one finger scrolls the page. */
function movable(frame, view) {
  const held = new Map();
  let start = null;
  const at = (event) => {
    const box = frame.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const spread = () => {
    const [[ax, ay], [bx, by]] = [...held.values()];
    return [Math.hypot(ax - bx, ay - by), (ax + bx) / 2, (ay + by) / 2];
  };
  frame.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button, input")) {
      return;
    }
    held.set(event.pointerId, at(event));
    start = at(event);
    view.dragged = false;
  });
  frame.addEventListener("pointermove", (event) => {
    const last = held.get(event.pointerId);
    if (!last) {
      return;
    }
    const now = at(event);
    if (held.size === 2) {
      const [before] = spread();
      held.set(event.pointerId, now);
      const [after, x, y] = spread();
      view.zoom(after / before, x, y);
    } else if (event.pointerType === "mouse" || !view.isWhole) {
      view.dragged ||= Math.hypot(now[0] - start[0], now[1] - start[1]) > 4;
      if (view.dragged) {
        view.move(now[0] - last[0], now[1] - last[1]);
        frame.setPointerCapture?.(event.pointerId);
      }
    }
    held.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    frame.addEventListener(end, (event) => held.delete(event.pointerId));
  }
  frame.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      view.zoom(Math.exp(-event.deltaY / 200), ...at(event));
    }
  }, { passive: false });
}

const keys = {
  ArrowLeft: (view) => view.move(60, 0),
  ArrowRight: (view) => view.move(-60, 0),
  ArrowUp: (view) => view.move(0, 60),
  ArrowDown: (view) => view.move(0, -60),
  "+": (view) => view.zoom(1.5),
  "=": (view) => view.zoom(1.5),
  "-": (view) => view.zoom(1 / 1.5),
  0: (view) => view.showAll(),
};

/** A length in kilometres that is round and about a hundred pixels long. */
function scaleBar(view) {
  const pixels = data.map.steps_per_km * view.at.k;
  const lengths = [500, 200, 100, 50, 20, 10, 5, 2];
  const km = lengths.find((one) => one * pixels < 120) ?? 2;
  return [km, km * pixels];
}

export function mapPanel({ choose, change }) {
  // Land that is clicked on stays chosen while the pointer wanders on; clicked on again, it does not.
  let pinned = null;
  const view = new MapView((face, click) => {
    if (!click && panel.held) {
      return;
    }
    const unpinned = click && panel.held && pinned === face;
    panel.held = click && !unpinned;
    pinned = panel.held ? face : null;
    choose(unpinned ? null
      : { title: text(data.map.regions[data.map.faces[face][0]].name), again: () => view.faceNear(face) });
  });
  /** The land in the middle of the map, for those who move it by keys. */
  const middle = () => {
    const box = frame.getBoundingClientRect();
    const at = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return at.find((one) => one.dataset?.face)?.dataset.face;
  };
  const button = (label, sign, onclick, more = {}) =>
    h("button", { type: "button", "aria-label": label, title: label, onclick, ...more }, sign);
  const go = (name) => () => {
    state.view = name;
    panel.goTo(name);
    writeAddress();
  };
  const handle = h("div", { class: "handle", "aria-hidden": "true" }, h("span", {}));
  const slider = h("input", { id: "divider", type: "range", min: 0, max: 100, step: 1, "aria-label": word("divider") });
  const sides = h("div", { class: "sides", "aria-hidden": "true" }, h("span", {}, word("before")), h("span", {}, word("after")));
  const compare = h("button", { id: "compare", type: "button", class: "compare" }, word("compare"));
  const frame = h("div", { class: "frame", tabindex: 0, role: "group", "aria-label": word("map"), "aria-describedby": "map-keys" },
    view.svg, sides, handle,
    h("div", { class: "zoom" },
      button(word("zoom_in"), "+", () => view.zoom(1.6)), button(word("zoom_out"), "−", () => view.zoom(1 / 1.6))),
    h("div", { class: "scale", "aria-hidden": "true" }), h("p", { class: "tip", "aria-hidden": "true", hidden: true }),
    h("div", { class: "crosshair", "aria-hidden": "true" }));
  const tip = frame.querySelector(".tip");
  const scale = frame.querySelector(".scale");
  const views = h("div", { class: "views", role: "group", "aria-label": word("view") },
    ["ukraine", "front"].map((name) => h("button", { type: "button", onclick: go(name) }, word(name === "ukraine" ? "whole" : name))));
  const element = h("div", { class: "map-panel" }, frame,
    h("div", { class: "map-tools" }, views, compare, slider), h("p", { id: "map-keys", class: "unseen" }, word("map_keys")));

  const divide = () => {
    const share = state.compare === null ? null : state.compare / 100;
    const present = plan().group === "present";
    view.divide(present ? null : share);
    element.classList.toggle("comparing", share !== null && !present);
    compare.hidden = present;
    compare.setAttribute("aria-pressed", String(share !== null));
    handle.style.left = `${(share ?? 0) * 100}%`;
    slider.value = state.compare ?? 50;
  };
  const setDivider = (value) => {
    state.compare = value;
    divide();
    writeAddress();
  };
  compare.addEventListener("click", () => setDivider(state.compare === null ? 50 : null));
  slider.addEventListener("input", () => setDivider(Number(slider.value)));
  handle.addEventListener("pointerdown", (event) => {
    event.stopPropagation();
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) {
      const box = frame.getBoundingClientRect();
      setDivider(Math.min(100, Math.max(0, (100 * (event.clientX - box.left)) / box.width)));
    }
  });
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      panel.held = false;
      choose(null);
    } else if (event.target === frame && event.key === "Enter" && middle() !== undefined) {
      panel.held = false;
      view.onFace(Number(middle()), true);
    } else if (event.target === frame && keys[event.key] && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      keys[event.key](view);
    }
  });
  movable(frame, view);
  view.onPlace = () => {
    const [km, width] = scaleBar(view);
    scale.textContent = word("scale_km", km);
    scale.style.width = `${width}px`;
  };

  const resize = () => {
    const width = Math.round(frame.clientWidth);
    if (width > 0 && (width !== view.width || frame.clientHeight !== view.height)) {
      view.resize(width, Math.round(frame.clientHeight));
      divide();
    }
  };
  const observer = new ResizeObserver(resize);
  const panel = {
    element, view, held: false,
    /** One line on the map of what is chosen. */
    say(words) {
      tip.textContent = words;
      tip.hidden = words === "";
    },
    attach() {
      observer.observe(frame);
      resize();
    },
    remove: () => observer.disconnect(),
    draw(now, states, reading) {
      view.svg.setAttribute("aria-label", `${text(plan().title)}. ${text(reading.lead)}`);
      view.draw(now, states, reading.sites.map(([id]) => id));
      divide();
    },
    drawDay(land, before, states, words) {
      view.svg.setAttribute("aria-label", words);
      view.drawDay(land, before, states);
      divide();
    },
    goTo(name) {
      const region = data.map.regions.find((one) => one.code === name);
      [...views.children].forEach((one, i) => one.setAttribute("aria-pressed", String(["ukraine", "front"][i] === name)));
      return region ? view.show(region.box, 1.2) : name === "front" ? view.show(data.map.front, 1.15) : view.showAll();
    },
    showRegion(region) {
      state.view = data.map.regions[region].code;
      this.goTo(state.view);
      writeAddress();
    },
    near(x, y) {
      const [width, height] = data.map.size.map((size) => size / near / 2);
      view.show([x - width / 2, y - height / 2, width, height]);
    },
  };
  return panel;
}
