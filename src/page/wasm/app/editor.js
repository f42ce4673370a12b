// SPDX-License-Identifier: MIT
// A plan as text, with what the program says of it as one types.

import { h } from "../../app/dom.js";
import { run } from "./program.js";
import { save } from "./results.js";
import { word } from "./words.js";

const pause = 300; // ms without a key before the program is asked
const kept = "demarc-plan";

let geodata = null;
const plan_text = async (id) => {
  geodata = geodata ?? (await (await fetch("geodata.json")).json());
  return geodata[`plans/${id}.toml`];
};

let text = null;
let timer = 0;

/** The id in the text names the file, as the program asks for it. */
const file_name = () => `${/^id\s*=\s*"([\w.-]+)"/m.exec(text)?.[1] ?? "plan"}.toml`;

/** @param plans ids to begin with; @param use is given a File */
export function editor(plans, use) {
  text = text ?? localStorage.getItem(kept) ?? "";
  const said = h("pre", { class: "said", role: "status", tabindex: "0", "aria-label": word("answer") });
  const check = async () => {
    localStorage.setItem(kept, text);
    if (text.trim() === "") {
      said.textContent = "";
      return;
    }
    const asked = text;
    const { out, err } = await run(["plans", "validate", file_name()], { files: { [file_name()]: text } });
    if (asked === text) {
      said.textContent = (err + out).trim();
    }
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => check().catch(() => {}), pause);
  };
  const area = h("textarea", { id: "plan-text", spellcheck: "false", autocapitalize: "off", oninput: () => { text = area.value; changed(); } });
  area.value = text;
  const begin = h("select", { id: "begin-with", onchange: async () => {
    area.value = text = begin.value === "" ? text : await plan_text(begin.value);
    changed();
  } }, h("option", { value: "" }, "–"), plans.map((id) => h("option", { value: id }, id)));
  const file = () => new File([text], file_name(), { type: "application/toml" });
  changed();
  return h("details", {},
    h("summary", {}, word("editor")),
    h("p", { class: "note" }, word("editor_note")),
    h("p", { class: "role" }, h("label", { for: "begin-with" }, word("start_from")), begin),
    h("div", { class: "editor-panes" },
      h("div", {}, h("label", { for: "plan-text" }, word("editor_label")), area),
      h("div", {}, said)),
    h("p", { class: "buttons" },
      h("button", { type: "button", onclick: () => use(file()) }, word("use_plan")),
      h("button", { type: "button", onclick: () => save(file_name(), file()) }, word("save_plan"))));
}
