// SPDX-License-Identifier: MIT
// Names that plans may use, for the form: regions and groups of them, sites, zones and plans. Read from the data when a
// field asks for them.

import { parse } from "smol-toml";

/** @param files text of each file of geodata by its path @returns functions by key of the plan language, each [[value, label]] */
export function hintsOf(files, plans, language) {
  const named = language === "uk" ? "name_uk" : "name_en";
  const once = (work) => {
    let made = null;
    return () => (made = made ?? work());
  };
  const places = once(() => parse(files["places/sites.toml"]));
  const listed = (kind) => once(() => (places()[kind] ?? []).map((one) => [one.id, `${one.id}: ${one[named]}`]));
  const regions = once(() => {
    const [head, ...rows] = files["boundaries/regions.csv"].trim().split("\n").map((line) => line.split(","));
    const at = head.indexOf(named);
    const groups = Object.keys(parse(files["schemas/region-groups.toml"]).groups);
    return [...groups.map((one) => [one, one]), ...rows.map((row) => [row[0], `${row[0]}: ${row[at]}`])];
  });
  const [sites, zones] = [listed("site"), listed("zone")];
  return { regions, outside: regions, region: regions, zones, outside_zones: zones, site: sites, plan: once(() => plans.map((id) => [id, id])) };
}
