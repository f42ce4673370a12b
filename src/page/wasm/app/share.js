// SPDX-License-Identifier: MIT
// What the address after # has: #lang=uk&plan=…, the plan as its text, deflated, in base64 for addresses.

/** Longer addresses are cut off by programs that pass them on. */
const longest = 4000;

const piped = async (bytes, through) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer());

export async function packed(text) {
  const bytes = await piped(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** \throws where it is no packed text */
export async function unpacked(code) {
  const bytes = Uint8Array.from(atob(code.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(await piped(bytes, new DecompressionStream("deflate-raw")));
}

/** The address that brings a plan; null where it would be too long. */
export async function addressOf(text, language) {
  const address = `${location.origin}${location.pathname}#lang=${language}&plan=${await packed(text)}`;
  return address.length > longest ? null : address;
}

const asked = () => new URLSearchParams(location.hash.slice(1));

export const languageAsked = () => asked().get("lang");

/** The plan that the address brings: its text, null where there is none. @throws where it is cut off */
export async function planAsked() {
  const code = asked().get("plan");
  return code === null ? null : unpacked(code);
}

export function putLanguage(language) {
  const now = asked();
  now.set("lang", language);
  history.replaceState(null, "", `#${now}`);
}

/** Once a plan from an address is changed, the address no longer is what it was. */
export function dropPlan() {
  const now = asked();
  if (now.has("plan")) {
    now.delete("plan");
    history.replaceState(null, "", `#${now}`);
  }
}
