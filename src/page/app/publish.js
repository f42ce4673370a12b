// SPDX-License-Identifier: MIT
// What publishers take away: code to embed the view, and the map and table on the screen as files.

import { text, word } from "./data.js";
import { h, s } from "./dom.js";
import { address, isDark, plan, reading, state } from "./state.js";
import { tableCsv } from "./table.js";

const message = "demarc-height";

/** Tells a page around this one how high it is. */
export function reportHeight() {
  if (parent === window) {
    return;
  }
  const page = document.body;
  new ResizeObserver(() => parent.postMessage({ type: message, height: Math.ceil(page.getBoundingClientRect().height) }, "*")).observe(page);
}

function embedCode() {
  const page = location.protocol.startsWith("http") ? location.href.split("#")[0] : "index.html";
  const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<iframe src="${escaped(page + address({ embed: true, town: null }))}" title="${escaped(text(plan().title))}" ` +
    `style="width:100%;height:720px;border:0" loading="lazy"></iframe>\n` +
    `<script>addEventListener("message",function(e){if(e.data&&e.data.type==="${message}")` +
    `document.querySelectorAll("iframe").forEach(function(f){if(f.contentWindow===e.source)f.style.height=e.data.height+"px"})})</script>`;
}

function save(name, type, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function wrapped(words, width) {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = "14px system-ui, sans-serif";
  const lines = [""];
  for (const one of words.split(" ")) {
    const longer = (lines.at(-1) + " " + one).trim();
    if (canvas.measureText(longer).width > width && lines.at(-1)) {
      lines.push(one);
    } else {
      lines[lines.length - 1] = longer;
    }
  }
  return lines;
}

/** The map as it is seen, with title, sentence and source. */
function picture(panel) {
  const { width, height, svg } = panel.view;
  const ink = isDark() ? "#f2f0ea" : "#1b1b1b";
  const lead = wrapped(text(reading().lead), width - 24);
  const source = wrapped(text(plan().source), width - 24);
  const top = 44 + lead.length * 19;
  const bottom = 14 + source.length * 18;
  const map = svg.cloneNode(true);
  map.removeAttribute("class");
  map.removeAttribute("style");
  map.setAttribute("y", top);
  map.setAttribute("width", width);
  map.setAttribute("height", height);
  const line = (words, y, size, weight) => s("text", { x: 12, y, "font-size": size, "font-weight": weight, fill: ink }, words);
  const whole = s("svg", {
    width, height: top + height + bottom, viewBox: `0 0 ${width} ${top + height + bottom}`,
    "font-family": "system-ui, 'Segoe UI', 'Noto Sans', sans-serif",
  }, s("title", {}, text(plan().title)), s("desc", {}, text(reading().lead)),
    s("rect", { width: "100%", height: "100%", fill: isDark() ? "#15181c" : "#ffffff" }),
    line(text(plan().title), 28, 20, 700), lead.map((one, i) => line(one, 50 + 19 * i, 14, 400)), map,
    source.map((one, i) => line(one, top + height + 20 + 18 * i, 12, 400)));
  return [new XMLSerializer().serializeToString(whole), width, top + height + bottom];
}

const stem = () => `${plan().id}_${state.lang}`;

function savePng(panel) {
  const [drawing, width, height] = picture(panel);
  const image = new Image();
  image.onload = () => {
    const canvas = h("canvas", { width: 2 * width, height: 2 * height });
    canvas.getContext("2d").drawImage(image, 0, 0, 2 * width, 2 * height);
    canvas.toBlob((blob) => save(`${stem()}.png`, "image/png", blob));
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawing);
}

export function publishing(panel) {
  const code = h("textarea", { id: "embed-code", rows: 4, readonly: true, spellcheck: "false" }, embedCode());
  const copy = h("button", { type: "button", onclick: async () => {
    code.select();
    await navigator.clipboard?.writeText(code.value).catch(() => document.execCommand("copy"));
    copy.textContent = word("copied");
  } }, word("copy"));
  const button = (label, onclick) => h("button", { type: "button", onclick }, label);
  return h("details", { ontoggle: () => (code.value = embedCode()) }, h("summary", {}, word("publish")),
    h("label", { for: "embed-code" }, word("embed")), code, copy,
    h("p", { class: "downloads" }, h("span", {}, word("download")),
      button("SVG", () => save(`${stem()}.svg`, "image/svg+xml", picture(panel)[0])),
      button("PNG", () => savePng(panel)),
      button(word("table_csv"), () => save(`${stem()}.csv`, "text/csv", tableCsv(reading())))));
}
