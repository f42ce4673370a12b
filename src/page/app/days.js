// SPDX-License-Identifier: MIT
// The days of a series: their figures, as its tables have them, and the land that Russia holds.

import { data, number, word } from "./data.js";

const series = data.series;
const endOfRing = 9999;

/** First value and changes as values. */
function summed(changes) {
  let value = 0;
  return changes.map((change) => (value += change));
}

const first = series ? Date.parse(series.first) : 0;
export const dates = series ? summed(series.days).map((day) => new Date(first + day * 864e5).toISOString().slice(0, 10)) : [];
export const dayNumbers = series ? summed(series.days) : [];

/** Square metres that Russia holds by day, of the country (UA) and of each region that has any. */
export const held = Object.fromEntries(Object.entries(series?.held ?? {}).map(([code, changes]) => [code, summed(changes)]));
export const heldShare = (day) => (100 * held.UA[day]) / series.whole;

/** The last day not after a date; the first where there is none. */
export function dayOf(date) {
  const found = dates.findLastIndex((one) => one <= date);
  return Math.max(0, found);
}

/** The last day at least so many days before another; none where the series begins later. */
export function dayBefore(day, span) {
  const found = dayNumbers.findLastIndex((one) => one <= dayNumbers[day] - span);
  return found < 0 ? null : found;
}

/** "24 November 2025" */
export function dateInWords(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${word("months").split(" ")[month - 1]} ${year}`;
}

/** A change in km² with its sign. */
export function change(squareMetres) {
  const size = Math.abs(squareMetres) / 1e6;
  const words = number(size, size > 0 && size < 9.5 ? 1 : 0);
  return /[1-9]/.test(words) ? (squareMetres < 0 ? "−" : "+") + words : "0";
}

/** Rows of x and y of each day, ring after ring; each is told by what it has in common with the day before. */
const rows = [];

function changed(before, changes) {
  const row = [];
  let [x, y, end, i] = [0, 0, 0, 0];
  const literals = () => {
    for (let left = changes[i++]; left > 0; --left, i += 2) {
      if (changes[i] === endOfRing) {
        row.push(endOfRing, 0);
      } else {
        row.push((x += changes[i]), (y += changes[i + 1]));
      }
    }
  };
  literals();
  while (i < changes.length) {
    const from = end + changes[i];
    end = from + changes[i + 1];
    i += 2;
    for (let at = 2 * from; at < 2 * end; ++at) {
      row.push(before[at]);
    }
    for (let at = row.length - 2; at >= 0; at -= 2) {
      if (row[at] !== endOfRing) {
        [x, y] = [row[at], row[at + 1]];
        break;
      }
    }
    literals();
  }
  return row;
}

export const hasShapes = Boolean(series?.frames);

/** The land of a day as a path, to be filled by the rule "nonzero". */
export function landOf(day) {
  if (day === null || !hasShapes) {
    return "";
  }
  while (rows.length <= day) {
    rows.push(Int16Array.from(changed(rows.at(-1) ?? [], series.frames[rows.length])));
  }
  const row = rows[day];
  let path = "";
  let sign = "M";
  for (let i = 0; i < row.length; i += 2) {
    if (row[i] === endOfRing) {
      path += "Z";
      sign = "M";
    } else {
      path += sign + row[i] + " " + row[i + 1];
      sign = "L";
    }
  }
  return path;
}
