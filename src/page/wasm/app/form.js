// SPDX-License-Identifier: MIT
// A plan as a form, made from the schema of plan files beside the text: what is entered changes the one place of the text
// that it stands at. A field that the schema asks for is there; others are added from a list.

import { parse } from "smol-toml";

import { h } from "../../app/dom.js";
import { keyWord, valueWord } from "./form_words.js";
import { Day, withElement, withElementEarlier, withoutElement, withValue } from "./toml_text.js";
import { word } from "./words.js";

const long = new Set(["summary", "note", "condition", "reason"]);

export class PlanForm {
  /** @param schema of plan files; @param hints known names by key; @param onText is given the text that a change makes */
  constructor(schema, hints, onText) {
    this.schema = schema;
    this.hints = hints;
    this.onText = onText;
    this.element = h("div", { class: "form" });
  }

  /** Shows a text; one that is no TOML leaves the form as it was, and says so. */
  show(text) {
    this.text = text;
    let plan;
    try {
      plan = parse(text);
    } catch {
      this.element.replaceChildren(h("p", { class: "note" }, word("form_waits")));
      return;
    }
    this.ids = 0;
    const open = new Set([...this.element.querySelectorAll("details[open]")].map((one) => one.dataset.path));
    this.element.replaceChildren(...this.fieldsOf(this.schema, plan, []).flat(Infinity));
    for (const one of this.element.querySelectorAll("details")) {
      one.open = open.has(one.dataset.path);
    }
  }

  /** @param again whether other fields are there now than before */
  change(text, again) {
    const focused = document.activeElement?.dataset?.key;
    this.text = text;
    this.onText(text);
    if (again) {
      this.show(text);
      [...this.element.querySelectorAll("[data-key]")].find((one) => one.dataset.key === focused)?.focus();
    }
  }

  resolved(schema) {
    return schema?.$ref ? this.schema.definitions[schema.$ref.split("/").at(-1)] : schema;
  }

  /** What a table may have; of a rule, by its type. */
  tableOf(schema, value) {
    const own = this.resolved(schema);
    return own.properties?.type && own.allOf ? this.schema.definitions[`rule_${value?.type}`] ?? own : own;
  }

  /** The fields of a table that stands in the text under a header of its own. */
  fieldsOf(schema, value, path) {
    const table = this.tableOf(schema, value);
    const required = new Set([...(table.required ?? []), ...(value.reference ? [] : table.else?.required ?? [])]);
    const names = Object.keys(table.properties);
    const isElements = (name) => this.resolved(table.properties[name]).type === "array" && this.resolved(this.resolved(table.properties[name]).items)?.type === "object";
    const isTable = (name) => path.length === 0 && this.resolved(table.properties[name]).type === "object";
    const shown = (name) => value[name] !== undefined || required.has(name);
    const set = (name) => (one, again) => this.change(withValue(this.text, path, name, one), again);
    return [
      names.filter((name) => shown(name) && !isElements(name) && !isTable(name)).map((name) =>
        this.field(name, table.properties[name], value[name], set(name), required.has(name), [...path, name])),
      names.filter((name) => shown(name) && isTable(name)).map((name) =>
        h("fieldset", {}, h("legend", {}, keyWord(name)), this.fieldsOf(table.properties[name], value[name] ?? {}, [...path, name]))),
      this.adder(names.filter((name) => !shown(name) && !isElements(name)), path, (name) => set(name)(this.emptyOf(table.properties[name], name), true)),
      names.filter(isElements).map((name) => this.elements(name, table.properties[name], value[name] ?? [], [...path, name])),
    ];
  }

  elements(name, schema, list, path) {
    const item = this.resolved(schema).items;
    const act = (sign, label, work, more = {}) => h("button", { type: "button", "aria-label": label, title: label, onclick: work, ...more }, sign);
    return h("div", { class: "elements" },
      list.map((one, i) => {
        const label = `${keyWord(name)} ${i + 1}`;
        return h("details", { "data-path": [...path, i].join("/") },
          h("summary", {}, label, one.type ? `: ${valueWord("type", one.type)}` : one.id || one.title ? `: ${one.id ?? one.title}` : ""),
          this.fieldsOf(item, one, [...path, i]),
          h("p", { class: "buttons" },
            i > 0 ? act("↑", word("earlier", label), () => this.change(withElementEarlier(this.text, path, i), true)) : [],
            act("×", word("remove", label), () => this.change(withoutElement(this.text, path, i), true))));
      }),
      h("button", { type: "button", "data-key": `add/${path.join("/")}`, onclick: () => this.addElement(item, path, list.length) }, word("add", keyWord(name))));
  }

  addElement(item, path, number) {
    const own = this.resolved(item);
    const fields = own.allOf ? { type: "freeze", certainty: "explicit" }
      : Object.fromEntries((own.required ?? []).map((name) => [name, this.emptyOf(own.properties[name], name)]));
    this.change(withElement(this.text, path, fields), true);
    const made = [...this.element.querySelectorAll("details")].find((one) => one.dataset.path === [...path, number].join("/"));
    if (made) {
      made.open = true;
      made.querySelector("input, select, textarea")?.focus();
    }
  }

  /** What a field begins with: something that can be seen to be filled in. */
  emptyOf(schema, name) {
    const own = this.resolved(schema);
    if (own.enum) {
      return own.enum[0];
    }
    if (schema.$ref === "#/definitions/date") {
      return new Day(new Date().toISOString().slice(0, 10));
    }
    const empty = {
      boolean: () => true,
      number: () => (name.includes("km") ? 10 : name === "lon" ? 37.5 : name === "lat" ? 48.5 : 1),
      array: () => (own.items.enum ?? this.resolved(own.items).enum ?? [""]).slice(0, 1),
      object: () => Object.fromEntries((own.required ?? []).map((one) => [one, this.emptyOf(own.properties[one], one)])),
    };
    return empty[own.type]?.() ?? (own.pattern?.includes("contact") ? "contact" : "");
  }

  /** A list of fields that may be added; nothing where there is none. */
  adder(names, path, add) {
    if (names.length === 0) {
      return [];
    }
    const select = h("select", { "data-key": `more/${path.join("/")}`, "aria-label": word("add_field"), onchange: () => add(select.value) },
      h("option", { value: "" }, word("add_field")), names.map((name) => h("option", { value: name }, keyWord(name))));
    return h("p", {}, select);
  }

  /** A field of whatever kind the schema says. @param set is given its value and whether other fields appear */
  field(name, schema, value, set, required, path) {
    const own = this.resolved(schema);
    if (own.type === "object") {
      return this.group(name, own, value ?? {}, set, required, path);
    }
    const id = `form-${++this.ids}`;
    const key = path.join("/");
    const remove = required ? [] : h("button", { type: "button", "aria-label": word("remove", keyWord(name)), title: word("remove", keyWord(name)),
      onclick: () => set(undefined, true) }, "×");
    const kind = own.enum ?? (name === "type" && this.schema.definitions.rule.properties.type.enum);
    const control = kind ? this.choice(id, key, name, kind, value, set)
      : own.type === "boolean" ? h("input", { id, "data-key": key, type: "checkbox", checked: value === true, onchange: (event) => set(event.target.checked, false) })
      : own.type === "array" ? this.list(id, key, name, own, value ?? [], set)
      : this.entry(id, key, name, schema, own, value, set);
    return h("div", { class: "field" }, h("label", { for: id }, keyWord(name)), control, remove);
  }

  choice(id, key, name, allowed, value, set) {
    return h("select", { id, "data-key": key, onchange: (event) => set(event.target.value, name === "type") },
      allowed.includes(value) ? [] : h("option", { value: "" }, value ?? "–"),
      allowed.map((one) => h("option", { value: one, selected: one === value }, valueWord(name, one))));
  }

  /** One value to a line. */
  list(id, key, name, own, value, set) {
    const numbers = this.resolved(own.items).type === "array";
    const allowed = this.resolved(own.items).enum;
    if (allowed) {
      const box = (one) => h("label", { class: "tick" }, h("input", { type: "checkbox", checked: value.includes(one), "data-key": `${key}/${one}`,
        onchange: (event) => {
          value = allowed.filter((other) => (other === one ? event.target.checked : value.includes(other)));
          set(value, false);
        } }), valueWord(name, one));
      return h("span", { id, role: "group", "aria-label": keyWord(name), class: "ticks" }, allowed.map(box));
    }
    const read = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean)
      .map((line) => (numbers ? line.split(/[\s,;]+/).map(Number) : line));
    const area = h("textarea", { id, "data-key": key, rows: Math.max(1, value.length), spellcheck: "false", oninput: () => set(read(area.value), false) });
    area.value = value.map((one) => (numbers ? one.join(" ") : one)).join("\n");
    const known = this.hints[name];
    const add = known ? h("select", { "aria-label": word("known_names", keyWord(name)), onchange: () => {
      area.value = [...read(area.value), add.value].join("\n");
      area.rows = area.value.split("\n").length;
      add.selectedIndex = 0;
      set(read(area.value), false);
    } }, h("option", {}, "+"), known().map(([one, label]) => h("option", { value: one }, label))) : [];
    return h("span", { class: "lines" }, area, add);
  }

  entry(id, key, name, schema, own, value, set) {
    const is_day = schema.$ref === "#/definitions/date";
    const is_number = own.type === "number";
    const tag = long.has(name) ? "textarea" : "input";
    const list = this.hints[name] && tag === "input" ? `${id}-known` : null;
    const input = h(tag, { id, "data-key": key, type: tag === "textarea" ? null : is_day ? "date" : is_number ? "number" : "text", step: is_number ? "any" : null,
      list, oninput: () => {
        if (is_number ? input.value !== "" && Number.isFinite(Number(input.value)) : !is_day || input.value) {
          set(is_day ? new Day(input.value) : is_number ? Number(input.value) : input.value, false);
        }
      } });
    input.value = value === undefined ? "" : is_day ? new Date(value).toISOString().slice(0, 10) : value;
    return list ? [input, h("datalist", { id: list }, this.hints[name]().map(([one, label]) => h("option", { value: one }, label)))] : input;
  }

  /** A table that stands in one line of the text: all of it is written anew. */
  group(name, own, value, set, required, path) {
    const keep = { ...value };
    const put = (key) => (one, again) => {
      if (one === undefined) {
        delete keep[key];
      } else {
        keep[key] = one;
      }
      set({ ...keep }, again);
    };
    const names = Object.keys(own.properties);
    const needed = new Set(own.required ?? []);
    const shown = (one) => value[one] !== undefined || needed.has(one);
    return h("fieldset", {}, h("legend", {}, keyWord(name)),
      names.filter(shown).map((one) => this.field(one, own.properties[one], value[one], put(one), needed.has(one), [...path, one])),
      this.adder(names.filter((one) => !shown(one)), path, (one) => put(one)(this.emptyOf(own.properties[one], one), true)),
      required ? [] : h("p", {}, h("button", { type: "button", onclick: () => set(undefined, true) }, word("remove", keyWord(name)))));
  }
}
