// SPDX-License-Identifier: MIT
// What a command has made: its summary, its page, its maps and all files to download.

import { h } from "../../app/dom.js";
import { word } from "./words.js";
import { zipOf } from "./zip.js";

const types = { html: "text/html", svg: "image/svg+xml", csv: "text/csv", json: "application/json", geojson: "application/geo+json",
  topojson: "application/json", md: "text/markdown" };

let addresses = [];

function addressOf(path, bytes) {
  const type = types[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  const address = URL.createObjectURL(new Blob([bytes], { type: `${type};charset=utf-8` }));
  addresses.push(address);
  return address;
}

const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

export function save(name, blob) {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** The result of a command as elements. */
export function shownResult({ args, result, is_exact, seconds }) {
  addresses.forEach((one) => URL.revokeObjectURL(one));
  addresses = [];
  const { files, out, err } = result;
  const paths = Object.keys(files);
  const maps = paths.filter((one) => one.endsWith(".svg"));
  const page = files["index.html"];
  const quoted = args.map((one) => (/^[\w.,:/=-]+$/.test(one) ? one : `'${one}'`)).join(" ");
  return [
    h("pre", { class: "summary", tabindex: "0", "aria-label": word("answer") }, out.trim() + (err.trim() ? `\n\n${err.trim()}` : "")),
    h("p", { class: "note" }, `${word("took", seconds.toFixed(1))} · ${word("command")} `, h("code", {}, `demarc ${quoted}`)),
    page ? [h("h3", {}, word("page_of_run")),
      h("iframe", { class: "run", title: word("page_of_run"), src: addressOf("index.html", page) })] : [],
    maps.length ? [h("h3", {}, word("maps")), h("ul", { class: "maps" }, maps.map((path) => {
      const address = addressOf(path, files[path]);
      return h("li", {}, h("a", { href: address, target: "_blank" },
        h("img", { src: address, alt: "", loading: "lazy" }), h("span", {}, path.slice(path.lastIndexOf("/") + 1))));
    }))] : [],
    paths.length ? [h("h3", {}, word("results")),
      h("p", {}, h("button", { type: "button", class: "main", onclick: async () => save("demarc.zip", await zipOf(files)) }, word("download"))),
      is_exact ? h("p", { class: "note" }, word("same_bytes")) : [],
      h("details", {}, h("summary", {}, `${word("results")}: ${paths.length}`), h("ul", { class: "made" }, paths.map((path) =>
        h("li", {}, h("a", { href: addressOf(path, files[path]), download: path.slice(path.lastIndexOf("/") + 1) }, path),
          ` ${size(files[path].length)}`))))] : [],
  ];
}
