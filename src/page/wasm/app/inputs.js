// SPDX-License-Identifier: MIT
// The files somebody has dropped: what the program says is in them, and what they are used for.

import { plainMap } from "./geojson.js";
import { run } from "./program.js";

/** Each: {name, bytes, role, profile, inspection, json, converted}. */
export const inputs = [];

export const with_role = (role) => inputs.filter((one) => one.role === role);

/** A claim states a quantity, a plan has rules. */
const roleOfToml = (text) => (/^\s*quantity\s*=/m.test(text) ? "claim" : "plan");

async function inspect(input) {
  const files = { [input.name]: input.bytes };
  const [asText, asJson] = [await run(["sources", "inspect", input.name], { files }),
    await run(["sources", "inspect", input.name, "--json"], { files })];
  input.inspection = (asText.out + asText.err).trim();
  try {
    input.json = JSON.parse(asJson.out);
  } catch {
    input.json = null;
  }
  const suggested = input.json?.suggestion?.profile;
  const readable = (input.json?.readings ?? []).filter((one) => one.readable);
  const reading = readable.find((one) => one.profile === suggested) ?? readable[0];
  input.profile = reading?.profile ?? suggested ?? null;
  input.role = reading?.for === "boundaries" ? "boundaries" : "control";
}

/** Of a map that is not read as it is, whether it is when it is made plain. */
async function inspectPlain(input) {
  const plain = input.json?.layers?.length === 0 && /json$/i.test(input.name) ? plainMap(input.bytes) : null;
  if (plain === null) {
    return;
  }
  const converted = { ...input, name: input.name.replace(/\.\w+$/, ".geojson"), bytes: new TextEncoder().encode(plain), converted: true };
  await inspect(converted);
  if (converted.json?.layers?.length > 0) {
    Object.assign(input, converted);
  }
}

/** @param given File objects */
export async function add(given) {
  for (const file of given) {
    const name = file.name.replace(/[^\p{L}\p{N}._-]/gu, "_").replace(/^[.-]+/, "");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const input = { name, bytes, role: "unused", profile: null, inspection: "", json: null, converted: false };
    const at = inputs.findIndex((one) => one.name === name);
    inputs.splice(at < 0 ? inputs.length : at, at < 0 ? 0 : 1, input);
    if (/\.toml$/i.test(name)) {
      input.role = roleOfToml(new TextDecoder().decode(bytes));
      const action = input.role === "plan" ? ["plans", "validate", name] : ["check", "--claim", name];
      const { out, err } = await run(action, { files: { [name]: bytes } });
      input.inspection = (out + err).trim();
    } else {
      await inspect(input);
      await inspectPlain(input);
    }
  }
}

/** Options for the inputs of these roles, and the files that they name. */
export function optionsFor(roles, day) {
  const options = { control: "--control", boundaries: "--boundaries", plan: "--plan", claim: "--claim" };
  const args = [];
  const files = {};
  for (const input of inputs.filter((one) => roles.includes(one.role))) {
    args.push(options[input.role], input.name + (input.profile ? `:${input.profile}` : ""));
    files[input.name] = input.bytes;
  }
  if (day) {
    args.push("--date", day);
  }
  return { args, files };
}
