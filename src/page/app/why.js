// SPDX-License-Identifier: MIT
// Why land has its outcome: who holds it today, the rules of the plan that touch it, what comes of it.

import { data, km2, number, text, word } from "./data.js";
import { h } from "./dom.js";
import { plan, reading } from "./state.js";

/** What comes of land, in a line. */
const changeOf = (outcome) => {
  const [change, , legal, overlay] = data.outcomes[outcome].map(text);
  return [change, legal, overlay].filter(Boolean).join("; ");
};

const step = (label, ...words) => h("li", {}, h("span", { class: "step" }, label), " ", ...words);

/** @param made what each rule made of the land, where there are several */
function ruleSteps(rules, touched, made) {
  if (plan().group === "present") {
    return [];
  }
  if (touched.length === 0) {
    return [step(word("step_rule"), word("step_none"))];
  }
  return touched.map((number_, i) => {
    const [point, words, certainty] = data.rules[rules[number_]];
    return step(point ? word("step_point", point) : word("step_rule"), text(words), " ", h("em", {}, text(certainty)),
      made.length === 0 ? null : h("span", { class: "made" }, made[i] < 0 ? word("step_no_more") : word("step_now", changeOf(made[i]))));
  });
}

function result(outcome) {
  const [change, holder, legal, overlay, certainty] = outcome.map(text);
  return [h("strong", {}, change), ". ", [holder, legal, overlay].filter(Boolean).map((one) => one + ". "), h("em", {}, certainty)];
}

const isSilent = () => plan().group === "silent" && reading().options.length === 0;

/** The chain of one piece of land. */
function chain(face, view) {
  const [, , , outcome, touched, made] = data.states[view.states[face]];
  const rules = reading().rules ?? plan().rules;
  const steps = [step(word("step_today"), text(data.map.faces[face][1]))];
  if (!isSilent()) {
    steps.push(...ruleSteps(rules, touched, made));
    if (plan().group !== "present") {
      steps.push(step(word("step_result"), result(data.outcomes[outcome])));
    }
  } else {
    steps.push(step(word("step_rule"), word("group_silent")));
  }
  return h("ol", {}, steps);
}

function about(chosen) {
  if (chosen.town) {
    const [, , , , face, people, isNear] = chosen.town;
    const region = text(data.map.regions[data.map.faces[face][0]].name);
    return [
      h("p", { class: "note" }, region + (people > 0 ? " · " + word("people", number(people, 0)) : "")),
      isNear ? h("p", { class: "note" }, word("near_line")) : null,
    ];
  }
  const area = chosen.faces.reduce((sum, face) => sum + data.map.faces[face][2], 0);
  return [h("p", { class: "note" }, `${km2(area)} ${word("km2")}`)];
}

/** The largest piece of each state among the faces: what there is to explain. */
function kinds(faces, view) {
  const largest = new Map();
  for (const face of faces) {
    const state = view.states[face];
    if (!largest.has(state) || data.map.faces[largest.get(state)][2] < data.map.faces[face][2]) {
      largest.set(state, face);
    }
  }
  return [...largest.values()].sort((a, b) => data.map.faces[b][2] - data.map.faces[a][2]);
}

/** What is chosen and what comes of it, in a line. */
export function inBrief(chosen, view) {
  const [face] = chosen ? kinds(chosen.faces, view) : [];
  if (face === undefined) {
    return "";
  }
  const outcome = data.outcomes[data.states[view.states[face]][3]];
  const today = isSilent() || plan().group === "present";
  return `${chosen.title}: ${text(today ? data.map.faces[face][1] : outcome[0])}`;
}

export function explained(chosen, view) {
  const head = h("h2", {}, word("why"));
  if (!chosen || chosen.faces.length === 0) {
    return [head, h("p", { class: "note" }, word("why_help"))];
  }
  return [h("h2", {}, chosen.title), ...about(chosen).filter(Boolean), ...kinds(chosen.faces, view).slice(0, 3).map((face) => chain(face, view))];
}
