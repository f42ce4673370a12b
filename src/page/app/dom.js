// SPDX-License-Identifier: MIT
// Elements of HTML and SVG from a name, attributes and children.

const svg = "http://www.w3.org/2000/svg";

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

export const h = (name, attributes = {}, ...children) =>
  filled(document.createElement(name), attributes, children);

export const s = (name, attributes = {}, ...children) =>
  filled(document.createElementNS(svg, name), attributes, children);
