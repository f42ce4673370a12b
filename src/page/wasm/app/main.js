// SPDX-License-Identifier: MIT
// The program in a page: files in, a command line, results out.

import { h } from "../../app/dom.js";
import { editor, findText } from "./editor.js";
import { add, inputs, optionsFor, with_role } from "./inputs.js";
import { run, start, stop } from "./program.js";
import { shownResult } from "./results.js";
import { languageAsked, putLanguage } from "./share.js";
import { speak, word } from "./words.js";

const state = {
  language: languageAsked() ?? (navigator.language.startsWith("uk") ? "uk" : "en"),
  program: "loading", // "ready", or what is wrong
  busy: null, // what is shown of the progress
  cancelled: false,
  day: "",
  own_plans: false,
  last: null, // {args, result, seconds} or {failure}
};
const slots = {};
const slot = (name, tag, attributes = {}) => (slots[name] = h(tag, { class: name, ...attributes }));

const formats = { page: "csv,json,page", all: "csv,json,geojson,topojson,svg,report,html,page" };

/** The command lines there are, with the roles of files that each takes. */
const commands = {
  run_page: () => withInputs(["run", "--format", formats.page, "--lang", state.language, "--output", "run"], ["control", "boundaries", "plan"]),
  run_all: () => withInputs(["run", "--format", formats.all, "--lang", state.language, "--output", "run"], ["control", "boundaries", "plan"]),
  check: () => withInputs(["check"], ["control", "boundaries", "claim"]),
  series: () => withInputs(["series", "--format", "csv,wide,svg", "--output", "series"], ["control", "boundaries"], ""),
};

function withInputs(args, roles, day = state.day) {
  const plans = with_role("plan").length > 0 && !state.own_plans ? [] : ["plan"];
  const { args: more, files } = optionsFor(roles.filter((one) => one !== "plan" || plans.length > 0), day);
  // A plan of one's own beside those that come with demarc: these have to be named.
  if (roles.includes("plan") && plans.length === 0) {
    const own = optionsFor(["plan"], "");
    Object.assign(files, own.files);
    more.push(...state.plans.flatMap((id) => ["--plan", id]), ...own.args);
  }
  return { args: [...args, ...more], files };
}

/** Runs one thing after the other; an error is shown as the program says it. */
async function work(name) {
  const { args, files } = commands[name]();
  const output = args.includes("--output") ? args[args.indexOf("--output") + 1] : null;
  await busily(async () => {
    const begun = performance.now();
    const result = await run(args, { files, output, onProgress: (text) => progress(text) });
    const is_exact = !inputs.some((one) => one.converted && one.role !== "unused");
    state.last = { args, result, is_exact, seconds: (performance.now() - begun) / 1000 };
  });
  slots.result.scrollIntoView({ block: "start", behavior: "instant" });
}

async function busily(task) {
  state.busy = word("working");
  state.cancelled = false;
  update();
  try {
    await task();
  } catch (error) {
    state.last = { failure: state.cancelled ? word("cancelled") : String(error.message ?? error) };
  }
  state.busy = null;
  update();
}

function progress(text) {
  state.busy = text.trim() || state.busy;
  slots.progress_text.textContent = state.busy;
}

function cancel() {
  state.cancelled = true;
  state.program = "loading";
  stop();
}

const take = (files) => busily(() => add([...files]));

function inputCard(input) {
  const roles = /\.toml$/i.test(input.name) ? ["plan", "claim", "unused"] : ["control", "boundaries", "unused"];
  const id = `role-${inputs.indexOf(input)}`;
  return h("li", {},
    h("strong", {}, input.name),
    h("span", { class: "note" }, [input.profile ? word("profile", input.profile) : roles[0] === "control" ? word("no_profile") : "",
      input.converted ? word("converted") : ""].filter(Boolean).join(" · ")),
    h("span", { class: "role" }, h("label", { for: id }, word("use_as"), " "),
      h("select", { id, onchange: (event) => { input.role = event.target.value; update(); } },
        roles.map((role) => h("option", { value: role, selected: role === input.role }, word(role)))),
      h("button", { type: "button", "aria-label": word("remove", input.name), onclick: () => { inputs.splice(inputs.indexOf(input), 1); update(); } }, "×")),
    h("details", { open: true }, h("summary", {}, word("details")), h("pre", { tabindex: "0", "aria-label": `${word("details")}: ${input.name}` }, input.inspection)));
}

function fileSection() {
  const picker = h("input", { type: "file", id: "files", multiple: true, class: "unseen", onchange: (event) => take(event.target.files) });
  return [
    h("h2", {}, word("files")),
    h("div", { class: "drop" }, h("p", {}, word("drop"), " ", h("label", { for: "files", class: "button" }, word("choose")), picker),
      h("p", { class: "note" }, word("drop_note"))),
    h("ul", { class: "inputs" }, inputs.map(inputCard)),
  ];
}

function computeSection() {
  const button = (name, main) => h("button", { type: "button", "data-command": name, class: main ? "main" : null,
    disabled: state.program !== "ready" || state.busy !== null, onclick: () => work(name) }, word(name));
  const has_archive = with_role("control").some((one) => /\.zip$/i.test(one.name));
  return [
    h("h2", {}, word("compute")),
    h("div", { class: "choices" },
      h("p", {}, h("label", { for: "day" }, word("day")), h("input", { id: "day", type: "date", value: state.day, onchange: (event) => { state.day = event.target.value; } })),
      with_role("plan").length ? h("p", {}, h("label", { for: "plans" }, word("plans")),
        h("select", { id: "plans", onchange: (event) => { state.own_plans = event.target.value === "own"; } },
          h("option", { value: "all", selected: !state.own_plans }, word("all_plans")),
          h("option", { value: "own", selected: state.own_plans }, word("own_plans")))) : []),
    h("p", { class: "buttons" }, button("run_page", true), button("run_all"), button("check"), has_archive ? button("series") : []),
  ];
}

function progressSection() {
  slots.progress_text = h("span", {}, state.busy ?? (state.program === "loading" ? word("loading") : state.program === "ready" ? word("ready") : word("broken", state.program)));
  return [slots.progress_text, state.busy ? h("button", { type: "button", onclick: cancel }, word("cancel")) : []];
}

function resultSection() {
  const { last } = state;
  if (!last) {
    return [];
  }
  if (last.failure || (last.result.status !== 0 && last.result.out === "")) {
    return [h("h2", {}, word("failed")), h("pre", { class: "failure", role: "alert", tabindex: "0" }, last.failure ?? last.result.err.trim())];
  }
  return [h("h2", {}, word("answer")), shownResult(last)];
}

let shown_result;
let shown_editor;

function update() {
  document.title = word("title");
  slots.title.textContent = word("title");
  slots.lead.textContent = word("lead");
  slots.language.textContent = word("language");
  slots.language.lang = state.language === "uk" ? "en" : "uk";
  slots.files.replaceChildren(...fileSection());
  slots.compute.replaceChildren(...computeSection());
  slots.progress.replaceChildren(...progressSection().flat());
  if (state.plans && shown_editor !== state.language) {
    shown_editor = state.language;
    slots.editor.replaceChildren(editor(state.plans, state.language, (file) => take([file]), state.address_fault));
  }
  if (shown_result?.last !== state.last || shown_result?.language !== state.language) {
    shown_result = { last: state.last, language: state.language };
    slots.result.replaceChildren(...resultSection().flat(Infinity));
    slots.result.dataset.memory = state.last?.result?.memory ?? 0; // for the benchmark
  }
}

function turn() {
  state.language = state.language === "uk" ? "en" : "uk";
  putLanguage(state.language);
  speak(state.language);
  update();
}

speak(state.language);
document.body.append(
  h("header", {}, slot("title", "h1"), slot("language", "button", { type: "button", onclick: turn })),
  h("main", {}, slot("lead", "p"), slot("files", "section"), slot("editor", "section"), slot("compute", "section"),
    slot("progress", "p", { role: "status" }), slot("result", "section")),
);
for (const [event, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
  document.addEventListener(event, (one) => {
    one.preventDefault();
    document.body.classList.toggle("over", over);
    if (event === "drop" && state.program === "ready" && state.busy === null) {
      take(one.dataTransfer.files);
    }
  });
}
update();
start(async (broken) => {
  state.program = broken ?? "ready";
  if (!broken && !state.plans) {
    const { out } = await run(["plans", "list", "--json"]);
    state.address_fault = await findText();
    state.plans = JSON.parse(out).map((one) => one.id).filter((one) => one !== "present");
  }
  update();
});
addEventListener("hashchange", () => location.reload()); // an address that somebody put in by hand
navigator.serviceWorker?.register("service_worker.js");
