// SPDX-License-Identifier: MIT
// The map of the plan that is being written. Nothing is drawn before it is asked for; then it follows the text.

import { h } from "../../app/dom.js";
import { run } from "./program.js";
import { word } from "./words.js";

export class Preview {
  /** @param plan gives {name, text} */
  constructor(plan, language) {
    this.plan = plan;
    this.language = language;
    this.drawing = false;
    this.stale = false;
    this.image = h("img", { class: "preview-map", alt: "", hidden: true });
    this.note = h("p", { class: "note", role: "status" });
    this.button = h("button", { type: "button", "aria-pressed": "false", class: "show-map", onclick: () => this.toggle() }, word("show_map"));
    this.element = h("div", { class: "preview" }, h("p", { class: "buttons" }, this.button), this.note, this.image);
  }

  toggle() {
    this.wanted = !this.wanted;
    this.button.setAttribute("aria-pressed", String(this.wanted));
    this.image.hidden = !this.wanted;
    this.note.textContent = "";
    this.follow();
  }

  /** Draws what the text says now: one map after the other, and of several changes the last. */
  async follow() {
    if (!this.wanted || this.drawing) {
      this.stale = true;
      return;
    }
    this.drawing = true;
    do {
      this.stale = false;
      await this.draw().catch(() => {});
    } while (this.stale && this.wanted);
    this.drawing = false;
  }

  async draw() {
    const { name, text } = this.plan();
    if (text.trim() === "") {
      return;
    }
    const args = ["preview", "--plan", name, "--lang", this.language];
    const { files, err, status } = await run(args, { files: { [name]: text }, output: "map" });
    const [svg] = Object.values(files);
    // Of a text that is wrong the last map that was right stays: the messages say what is wrong.
    this.image.classList.toggle("old", status !== 0);
    const is_of_text = new RegExp(`^demarc: ${name}:`).test(err);
    this.note.textContent = status === 0 ? "" : is_of_text ? word("map_waits") : err.trim();
    if (svg && this.wanted) {
      URL.revokeObjectURL(this.address);
      this.address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      this.image.src = this.address;
      this.image.alt = /<desc[^>]*>([^<]*)</.exec(new TextDecoder().decode(svg))?.[1] ?? word("map_of_plan");
      await this.image.decode();
    }
  }
}
