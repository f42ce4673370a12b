// SPDX-License-Identifier: MIT
// Changes one value or table of a TOML text and leaves all else as it is written, comments included.
// What a text means is for a parser of TOML; here is only where each of its parts stands.

/** Where a value ends that begins at `at`: behind its last character. */
function endOfValue(text, at) {
  let depth = 0;
  while (at < text.length) {
    const quotes = /^("""|'''|"|')/.exec(text.slice(at, at + 3))?.[0];
    if (quotes) {
      at = endOfString(text, at, quotes);
    } else if (text[at] === "#") {
      if (depth === 0) {
        break;
      }
      at = endOfLine(text, at);
    } else if (/[[{]/.test(text[at])) {
      ++depth;
      ++at;
    } else if (/[\]}]/.test(text[at])) {
      --depth;
      ++at;
    } else if (depth === 0 && /[\r\n]/.test(text[at])) {
      break;
    } else {
      ++at;
    }
  }
  return at - /\s*$/.exec(text.slice(0, at).slice(-200))[0].length;
}

function endOfString(text, at, quotes) {
  const escapes = quotes[0] === '"';
  for (let i = at + quotes.length; i < text.length; ++i) {
    if (escapes && text[i] === "\\") {
      ++i;
    } else if (text.startsWith(quotes, i)) {
      let end = i + quotes.length;
      while (quotes.length === 3 && text[end] === quotes[0]) {
        ++end; // quotes within, just before the end
      }
      return end;
    }
  }
  return text.length;
}

function endOfLine(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

const namesOf = (key) => [...key.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+)/g)].map((one) => one[1] ?? one[2] ?? one[3]);

/**
 * The statements of a text in their order: {path, is_header, is_array, start, end, from, to}. A path has the
 * numbers of elements in it, ["rule", 2, "area"]. `from` and `to` bound the value of a key, `start` and
 * `end` whole lines, of a header with the comments right before it.
 * \pre the text is TOML
 */
export function statementsOf(text) {
  const statements = [];
  const counts = new Map();
  let table = [];
  let comments = null; // where a run of comments before a header begins
  for (let at = 0; at < text.length;) {
    const line = text.slice(at, endOfLine(text, at));
    const next = Math.min(endOfLine(text, at) + 1, text.length);
    if (/^\s*#/.test(line)) {
      comments = comments ?? at;
      at = next;
      continue;
    }
    const header = /^\s*(\[\[?)([^\]]*)\]/.exec(line);
    if (header) {
      const is_array = header[1] === "[[";
      table = elementPath(namesOf(header[2]), is_array, counts);
      statements.push({ path: table, is_header: true, is_array, start: comments ?? at, end: next });
      at = next;
    } else if (line.trim() !== "") {
      const key = /^\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+|\s*\.\s*)+?)\s*=\s*/.exec(line);
      const from = at + (key ? key[0].length : line.length);
      const to = key ? endOfValue(text, from) : from;
      const end = Math.min(endOfLine(text, to) + 1, text.length);
      statements.push({ path: [...table, ...namesOf(key?.[1] ?? "")], is_header: false, is_array: false, start: at, end, from, to });
      at = end;
    } else {
      at = next;
    }
    comments = null;
  }
  return statements;
}

/** The path of a header, in which every array stands with the number of its element. */
function elementPath(names, is_array, counts) {
  const path = [];
  names.forEach((name, i) => {
    path.push(name);
    const key = JSON.stringify(path);
    const last = i === names.length - 1;
    if (last && is_array) {
      counts.set(key, (counts.get(key) ?? -1) + 1);
      path.push(counts.get(key));
    } else if (counts.has(key)) {
      path.push(counts.get(key));
    }
  });
  return path;
}

const isUnder = (path, top) => top.every((one, i) => path[i] === one);
const same = (a, b) => a.length === b.length && isUnder(a, b);

/** A day, which TOML writes without quotes. */
export class Day {
  constructor(iso) {
    this.iso = iso;
  }
}

/** A value as TOML on one line; an empty one is nothing. */
export function written(value) {
  if (value instanceof Day) {
    return value.iso;
  }
  if (Array.isArray(value)) {
    return `[${value.map(written).join(", ")}]`;
  }
  if (typeof value === "object") {
    const fields = Object.entries(value).map(([name, one]) => `${name} = ${written(one)}`);
    return fields.length ? `{ ${fields.join(", ")} }` : "{}";
  }
  return typeof value === "string" ? JSON.stringify(value).replace(/\u007f/g, "\\u007f") : String(value);
}

const replaced = (text, start, end, by) => text.slice(0, start) + by + text.slice(end);
const withNewline = (text) => (text === "" || text.endsWith("\n") ? text : `${text}\n`);

/** Gives a key of a table a value; takes it away where there is none (undefined). */
export function withValue(text, table, key, value) {
  const path = [...table, key];
  const all = statementsOf(text);
  const found = all.filter((one) => isUnder(one.path, path));
  if (value !== undefined && found.length === 1 && !found[0].is_header && same(found[0].path, path)) {
    return replaced(text, found[0].from, found[0].to, written(value));
  }
  for (const one of found.reverse()) {
    text = replaced(text, one.start, one.end, "");
  }
  return value === undefined ? text : withKey(text, table, `${key} = ${written(value)}\n`);
}

/** A line more at the end of a table's own keys; the table comes into being where there was none. */
function withKey(text, table, line) {
  text = withNewline(text);
  const all = statementsOf(text);
  const header = all.findIndex((one) => one.is_header && same(one.path, table));
  if (header < 0 && table.length > 0) {
    const first = all.find((one) => one.is_array);
    const block = `[${table.filter((one) => typeof one === "string").join(".")}]\n${line}`;
    return first ? replaced(text, first.start, first.start, `${block}\n`) : `${text}${text ? "\n" : ""}${block}`;
  }
  let last = header;
  while (all[last + 1] && !all[last + 1].is_header) {
    ++last;
  }
  const at = last < 0 ? all[0]?.start ?? text.length : all[last].end;
  return replaced(text, at, at, last < 0 && all.length > 0 ? `${line}\n` : line);
}

/** Where the elements of an array of tables stand, each with what is beneath it, in a text that ends in a line's end. */
export function elementsOf(text, array) {
  const all = statementsOf(text);
  const elements = [];
  for (const [i, one] of all.entries()) {
    if (one.is_header && one.is_array && one.path.length === array.length + 1 && isUnder(one.path, array)) {
      const next = all.slice(i + 1).find((other) => other.is_header && !isUnder(other.path, one.path));
      elements.push({ start: one.start, end: next?.start ?? text.length });
    }
  }
  return elements;
}

/** Adds an element with these keys behind the last one. */
export function withElement(text, array, fields) {
  text = withNewline(text);
  const lines = Object.entries(fields).map(([name, value]) => `${name} = ${written(value)}\n`).join("");
  const block = `[[${array.filter((one) => typeof one === "string").join(".")}]]\n${lines}`;
  const within = array.length > 1 ? elementsOf(text, array.slice(0, -2))[array.at(-2)] : null;
  const at = elementsOf(text, array).at(-1)?.end ?? within?.end ?? text.length;
  const before = text.slice(0, at).replace(/\n*$/, "\n");
  const after = text.slice(at);
  return `${before.trim() ? `${before}\n` : ""}${block}${after ? `\n${after}` : ""}`;
}

export function withoutElement(text, array, number) {
  text = withNewline(text);
  const { start, end } = elementsOf(text, array)[number];
  return replaced(text, start, end, "").replace(/\n\n\n*$/, "\n");
}

/** Changes places with the element before: of rules the later one has the last word. */
export function withElementEarlier(text, array, number) {
  text = withNewline(text);
  const [one, two] = elementsOf(text, array).slice(number - 1, number + 1);
  const ended = (part) => `${part.replace(/\n*$/, "")}\n\n`;
  const swapped = ended(text.slice(two.start, two.end)) + text.slice(one.end, two.start) + ended(text.slice(one.start, one.end));
  return replaced(text, one.start, two.end, swapped).replace(/\n\n+$/, "\n");
}
