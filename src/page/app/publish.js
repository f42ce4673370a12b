// SPDX-License-Identifier: MIT
// What publishers take away: code to embed the view, and the map and table on the screen as files.

import { data, text, word } from "./data.js";
import { h, s } from "./dom.js";
import { sample, samplePatterns } from "./legend.js";
import { dayCsv, dayLegendRows, daySentence } from "./series.js";
import { address, isDark, isSeries, plan, reading, state } from "./state.js";
import { districtsCsv } from "./districts.js";
import { tableCsv } from "./table.js";

/** Title and sentences of what is shown. */
export const shownTitle = () => (isSeries() ? word("series_title") : text(plan().title));
export const shownLead = () => (isSeries() ? daySentence() : text(reading().lead));

/** Whose line, what counts, and licences; a series has the line of each day. */
export const shownSource = () => (isSeries() ? [word("series_legal"), text(plan().credits)] : plan().source.map(text)).join(" ");

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
  return `<iframe src="${escaped(page + address({ embed: true, town: null }))}" title="${escaped(shownTitle())}" ` +
    `style="width:100%;height:720px;border:0" loading="lazy"></iframe>\n` +
    `<script>addEventListener("message",function(e){if(e.data&&e.data.type==="${message}")` +
    `document.querySelectorAll("iframe").forEach(function(f){if(f.contentWindow===e.source)f.style.height=e.data.height+"px"})})</script>`;
}

function save(name, type, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function ruler(size) {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = `${size}px system-ui, sans-serif`;
  return (words) => canvas.measureText(words).width;
}

function wrapped(words, size, width) {
  const measured = ruler(size);
  const lines = [""];
  for (const one of words.split(" ")) {
    const longer = (lines.at(-1) + " " + one).trim();
    if (measured(longer) > width && lines.at(-1)) {
      lines.push(one);
    } else {
      lines[lines.length - 1] = longer;
    }
  }
  return lines;
}

const letters = (words, x, y, size, weight = 400) => s("text", { x, y, "font-size": size, "font-weight": weight, fill: "currentColor" }, words);

/** Lines of words below each other, and how high they are. */
function block(words, x, y, size, width) {
  const lines = wrapped(words, size, width);
  const height = Math.round(size * 1.4);
  return [lines.map((one, i) => letters(one, x, y + height * (i + 0.8), size)), lines.length * height];
}

/** The legend in as many columns as there is room for. */
function legendBlock(y, width) {
  const rows = isSeries() ? dayLegendRows().map(([fill, label, figure]) => [0, fill, 0, label, figure, 0])
    : reading().legend.map((row) => [row[0], row[1], row[2], text(row[3]), text(row[4]), row[5]]);
  const words = rows.map((row) => [row[3], row[4]].filter(Boolean).join(": "));
  const widths = words.map((one, i) => ruler(12)(one) + (rows[i][5] ? 84 : 70));
  const lefts = (each) => {
    const starts = [12];
    for (let i = 0; i < rows.length; i += each) {
      starts.push(starts.at(-1) + Math.max(...widths.slice(i, i + each)));
    }
    return starts;
  };
  const each = [3, 2].map((columns) => Math.ceil(rows.length / columns)).find((one) => lefts(one).at(-1) < width) ?? rows.length;
  const starts = lefts(each);
  const parts = rows.map((row, i) => {
    const x = starts[Math.floor(i / each)] + (row[5] ? 14 : 0);
    const top = y + (i % each) * 22;
    const mark = sample(row);
    mark.setAttribute("x", x);
    mark.setAttribute("y", top);
    return [mark, letters(words[i], x + 34, top + 13, 12)];
  });
  return [parts, each * 22];
}

/** The map as it is seen, with title, sentences, legend and source: a drawing and its size. */
function picture(panel) {
  const { width, height, svg } = panel.view;
  const [lead, leadHeight] = block(shownLead(), 12, 38, 14, width - 24);
  const top = 48 + leadHeight;
  const map = svg.cloneNode(true);
  map.removeAttribute("class");
  map.removeAttribute("style");
  Object.entries({ y: top, width, height }).forEach(([name, value]) => map.setAttribute(name, value));
  const [legend, legendHeight] = legendBlock(top + height + 12, width);
  const [source, sourceHeight] = block(shownSource(), 12, top + height + legendHeight + 18, 11, width - 24);
  const whole = top + height + legendHeight + sourceHeight + 28;
  const drawing = s("svg", {
    width, height: whole, viewBox: `0 0 ${width} ${whole}`, color: isDark() ? "#f2f0ea" : "#1b1b1b",
    "font-family": "system-ui, 'Segoe UI', 'Noto Sans', sans-serif",
  }, s("title", {}, shownTitle()), s("desc", {}, shownLead()), samplePatterns(),
    s("rect", { width: "100%", height: "100%", fill: isDark() ? "#15181c" : "#ffffff" }),
    letters(shownTitle(), 12, 28, 20, 700), lead, map, legend, source);
  return [new XMLSerializer().serializeToString(drawing), width, whole];
}

const stem = () => `${isSeries() ? state.day ?? "days" : plan().id}_${state.lang}`;

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
      button(word("table_csv"), () => save(`${stem()}.csv`, "text/csv", isSeries() ? dayCsv() : tableCsv(reading()))),
      data.districts ? button(word("districts_csv"), () => save(`${stem()}_districts.csv`, "text/csv", districtsCsv())) : null));
}
