// SPDX-License-Identifier: MIT
// Changes to the text of a plan, each held against smol-toml: what it reads of the changed text is what it read before with the
// one thing changed. On every plan that comes with demarc, and on texts that are written in other ways. And the form has a word for
// all there is in the schema.
//
// Usage: node editor_test.mjs TOOLS
import assert from "node:assert";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { keyWord, valueWord } from "../../src/page/wasm/app/form_words.js";
import { Day, withElement, withElementEarlier, withoutElement, withValue, written } from "../../src/page/wasm/app/toml_text.js";

const require = createRequire(import.meta.url);
const { parse } = require(path.resolve(process.argv[2], "node_modules", "smol-toml"));
const { runCases } = require("../browser/frame.cjs");

const folder = new URL("../../geodata/plans/", import.meta.url);
const plans = fs.readdirSync(folder).filter((one) => one.endsWith(".toml")).map((one) => fs.readFileSync(new URL(one, folder), "utf8"));
const meaning = (text) => JSON.parse(JSON.stringify(parse(text)));

/** Holds a changed text against the same change of what was read. */
function changes(text, changed, change) {
  const wanted = meaning(text);
  change(wanted);
  for (const [name, value] of Object.entries(wanted)) {
    if (Array.isArray(value) && value.length === 0) {
      delete wanted[name]; // no element is no array
    }
  }
  assert.deepEqual(meaning(changed), wanted);
  // Comments are not read, so they are counted.
  const comments = (one) => (one.match(/^#.*$/gm) ?? []).length;
  return comments(text) - comments(changed);
}

const odd = `# a head
id="odd"   # with a comment
summary = """
Three lines, "quotes" and a # that is none.
[[rule]]
""" # behind it
names = ['it''s', "a]b", # one
  "c", ]
title.en = "dotted"

# of the first rule
[[rule]]
type = 'freeze'
area.regions = ["UA-14"]
area.held_by = "russia"
[rule.terms]
police = "[both]"

[[rule]]
"note" = "quoted key"

[[option]]
id = "a"
  [[option.rule]]
  type = "defer"
[[option]]
id = "b"`.replace("'it''s'", '"it\'s"');

const area = { regions: ["UA-14"], within: { line: "contact", km: 5.5 } };

const cases = {
  "a value is changed, added and taken away"() {
    for (const text of [...plans, odd]) {
      const last = meaning(text).rule.length - 1;
      const quoted = 'a "b"\n\\ c # d\u007f';
      assert.equal(changes(text, withValue(text, ["rule", 0], "type", quoted), (plan) => { plan.rule[0].type = quoted; }), 0);
      changes(text, withValue(text, ["rule", 0], "type", undefined), (plan) => { delete plan.rule[0].type; });
      changes(text, withValue(text, ["rule", last], "area", area), (plan) => { plan.rule[last].area = area; });
      changes(text, withValue(text, ["title"], "en", "T"), (plan) => { plan.title.en = "T"; });
      changes(text, withValue(text, [], "summary", "S"), (plan) => { plan.summary = "S"; });
      changes(text, withValue(text, [], "author", undefined), (plan) => { delete plan.author; });
      changes(text, withValue(text, [], "contested", "russian"), (plan) => { plan.contested = "russian"; });
      changes(text, withValue(text, [], "date", new Day("2026-01-02")), (plan) => { plan.date = "2026-01-02"; });
    }
  },
  "an element is added, taken away and moved up"() {
    const rule = { type: "freeze", certainty: "explicit" };
    for (const text of [...plans, odd]) {
      const { rule: rules, option = [] } = meaning(text);
      changes(text, withElement(text, ["rule"], rule), (plan) => plan.rule.push(rule));
      changes(text, withElement(text, ["option"], { id: "z" }), (plan) => (plan.option = [...(plan.option ?? []), { id: "z" }]));
      rules.forEach((_, i) => {
        changes(text, withoutElement(text, ["rule"], i), (plan) => plan.rule.splice(i, 1));
        if (i > 0) {
          const lost = changes(text, withElementEarlier(text, ["rule"], i), ({ rule: one }) => { [one[i - 1], one[i]] = [one[i], one[i - 1]]; });
          assert.equal(lost, 0, "a comment was lost");
        }
      });
      option.forEach((_, i) => {
        changes(text, withoutElement(text, ["option"], i), (plan) => plan.option.splice(i, 1));
        changes(text, withElement(text, ["option", i, "rule"], rule), ({ option: one }) => (one[i].rule = [...(one[i].rule ?? []), rule]));
      });
    }
  },
  "a text that has nothing yet gets what is asked for"() {
    assert.equal(withElement("", ["rule"], { type: "freeze" }), '[[rule]]\ntype = "freeze"\n');
    assert.equal(withValue("", ["title"], "en", "A"), '[title]\nen = "A"\n');
    assert.equal(withValue("# head\n\n[[rule]]\ntype = 1\n", [], "id", "q"), '# head\n\nid = "q"\n\n[[rule]]\ntype = 1\n');
    assert.equal(withElement('id = "a"\n\n\n', ["rule"], {}), 'id = "a"\n\n[[rule]]\n');
  },
  "what is not changed keeps every byte"() {
    const [before, after] = odd.split('"[both]"');
    assert.equal(withValue(odd, ["rule", 0, "terms"], "police", "none"), `${before}"none"${after}`);
    assert.equal(withValue(odd, [], "id", "even"), odd.replace('"odd"', '"even"'));
  },
  "every key and value of the schema has its word in both languages"() {
    const schema = JSON.parse(fs.readFileSync(new URL("../schemas/plan.schema.json", folder), "utf8"));
    const [keys, values] = [new Set(), new Set()];
    const look = (one, key) => {
      if (one === null || typeof one !== "object") {
        return;
      }
      Object.keys(one.properties ?? {}).forEach((name) => keys.add(name));
      (one.enum ?? []).forEach((value) => values.add(`${key}/${value}`));
      Object.entries(one).forEach(([name, part]) => look(part, name === "properties" || name === "definitions" ? key : name));
    };
    look(schema, "");
    assert.ok(keys.size > 50 && values.size > 30);
    globalThis.document = { documentElement: { lang: "uk" } };
    assert.deepEqual([...keys].filter((one) => !/[а-яіїє]/i.test(keyWord(one))), []);
    assert.deepEqual([...values].filter((one) => !/[а-яіїє]/i.test(valueWord(...one.split("/")))), []);
    document.documentElement.lang = "en";
    assert.deepEqual([...keys].filter((one) => keyWord(one) === one), []);
  },
  "a value is written as TOML has it"() {
    assert.equal(written({ a: [1, 2.5], b: { c: true, d: new Day("2025-01-02") } }), "{ a = [1, 2.5], b = { c = true, d = 2025-01-02 } }");
    assert.equal(written({}), "{}");
  },
};

process.exit((await runCases(cases)) > 0 ? 1 : 0);
