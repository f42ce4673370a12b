// SPDX-License-Identifier: MIT
// A plan as text and as a form beside it, with what the program says of it and its map as one types.

import { h } from "../../app/dom.js";
import { PlanForm } from "./form.js";
import { hintsOf } from "./hints.js";
import { draft, forgetPlan, keepDraft, keepPlan, keptPlans } from "./kept.js";
import { Preview } from "./preview.js";
import { run } from "./program.js";
import { save } from "./results.js";
import { addressOf, dropPlan, planAsked } from "./share.js";
import { word } from "./words.js";

const pause = 40; // ms without a key before the program is asked: no word is typed sooner

let geodata = null;
const data = async () => (geodata = geodata ?? (await (await fetch("geodata.json")).json()));

let text = null;
let came_by_address = false;

/** The plan of the address, or else the one that was written last. @returns what is wrong with an address */
export async function findText() {
  text = draft();
  try {
    const asked = await planAsked();
    came_by_address = asked !== null;
    if (came_by_address) {
      keepOther(text, asked);
    }
    text = asked ?? text;
  } catch {
    return word("address_cut_off");
  }
  return "";
}

/** What one has written is not lost to a plan that comes by an address. */
function keepOther(written, asked) {
  if (written.trim() !== "" && written !== asked && !Object.values(keptPlans()).includes(written)) {
    keepPlan(idOf(written), written);
  }
}

const idOf = (plan) => /^id\s*=\s*"([\w.-]+)"/m.exec(plan)?.[1] ?? "plan";

/** The id in the text names the file, as the program asks for it. */
const fileName = () => `${idOf(text)}.toml`;

class Editor {
  constructor(plans, language, use, fault) {
    this.plans = plans;
    this.language = language;
    this.use = use;
    this.said = h("pre", { class: "said", role: "status", tabindex: "0", "aria-label": word("answer") });
    this.area = h("textarea", { id: "plan-text", spellcheck: "false", autocapitalize: "off", oninput: () => this.typed() });
    this.area.value = text;
    this.begin = h("select", { id: "begin-with", onchange: () => this.start(this.begin.value) });
    this.shared = h("p", { class: "note shared", role: "status" }, fault);
    this.forget = h("button", { type: "button", onclick: () => this.forgetChosen() }, word("forget_plan"));
    this.form = h("div", {}, h("p", { class: "note" }, word("loading")));
    this.preview = new Preview(() => ({ name: fileName(), text }), language);
    this.element = this.made();
    this.list();
  }

  made() {
    const button = (label, work) => h("button", { type: "button", onclick: work }, word(label));
    const file = () => new File([text], fileName(), { type: "application/toml" });
    return h("details", { open: came_by_address, ontoggle: () => this.element.open && this.opened() },
      h("summary", {}, word("editor")),
      h("p", { class: "note" }, word("editor_note")),
      h("p", { class: "role" }, h("label", { for: "begin-with" }, word("start_from")), this.begin, this.forget),
      h("div", { class: "editor-panes" },
        h("div", { class: "pane text-pane" }, h("label", { for: "plan-text" }, word("editor_label")), this.area, this.said, this.preview.element),
        h("div", { class: "pane", role: "group", "aria-label": word("form") }, this.form)),
      h("p", { class: "buttons" },
        button("use_plan", () => this.use(file())),
        button("keep_plan", () => { keepPlan(idOf(text), text); this.list(); this.shared.textContent = word("kept", idOf(text)); }),
        button("save_plan", () => save(fileName(), file())),
        button("share_plan", () => this.share())),
      this.shared);
  }

  /** Once it is open: what takes time to read. */
  async opened() {
    if (!this.plan_form) {
      const files = await data();
      this.plan_form = new PlanForm(JSON.parse(files["schemas/plan.schema.json"]), hintsOf(files, this.plans, this.language), (made) => {
        this.area.value = text = made;
        this.changed();
      });
      this.form.replaceChildren(this.plan_form.element);
    }
    this.plan_form.show(text);
    this.check();
  }

  typed() {
    text = this.area.value;
    this.changed();
    clearTimeout(this.form_timer);
    this.form_timer = setTimeout(() => this.plan_form?.show(text), 4 * pause);
  }

  changed() {
    came_by_address = false;
    keepDraft(text);
    dropPlan();
    this.shared.textContent = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.preview.follow(); this.check(); }, pause);
  }

  async check() {
    const asked = text;
    const { out, err } = asked.trim() === "" ? { out: "", err: "" }
      : await run(["plans", "validate", fileName()], { files: { [fileName()]: asked } }).catch(() => ({ out: "", err: "" }));
    if (asked === text) {
      this.said.textContent = (err + out).trim();
    }
  }

  list() {
    const kept = Object.keys(keptPlans()).sort();
    const options = (ids, prefix) => ids.map((id) => h("option", { value: prefix + id }, id));
    this.begin.replaceChildren(h("option", { value: "" }, "–"), h("option", { value: "new/" }, word("new_plan")),
      ...(kept.length ? [h("optgroup", { label: word("kept_plans") }, options(kept, "kept/"))] : []),
      h("optgroup", { label: word("all_plans") }, options(this.plans, "plans/")));
    this.forget.hidden = true;
  }

  async start(choice) {
    const [kind, id] = choice.split("/");
    const begun = { kept: () => keptPlans()[id], plans: async () => (await data())[`plans/${id}.toml`], new: newPlan };
    this.forget.hidden = kind !== "kept";
    if (begun[kind]) {
      this.area.value = await begun[kind]();
      this.typed();
    }
  }

  forgetChosen() {
    forgetPlan(this.begin.value.split("/")[1]);
    this.list();
  }

  async share() {
    const address = await addressOf(text, this.language);
    if (address === null) {
      this.shared.textContent = word("too_long");
      return;
    }
    history.replaceState(null, "", address);
    await navigator.clipboard?.writeText(address).catch(() => {});
    this.shared.replaceChildren(word("address_made"), " ", h("a", { href: address }, word("address_of", idOf(text))));
  }
}

/** What every plan has. */
function newPlan() {
  const day = new Date().toISOString().slice(0, 10);
  return `id = "my-plan"
summary = "What the text says, in two or three sentences."
author = "Me"
date = ${day}
status = "statement"

[title]
en = "My plan"
uk = "Мій план"

[[source]]
title = "The text"
publisher = "Me"
date = ${day}

[[rule]]
type = "freeze"
certainty = "explicit"
point = "1"
`;
}

/** @param plans ids to begin with; @param use is given a File; @param fault of the address */
export function editor(plans, language, use, fault) {
  return new Editor(plans, language, use, fault).element;
}
