// SPDX-License-Identifier: MIT
// Maps as GeoJSON that is read without GDAL: see src/io/plain_geojson.hpp for what is plain.

const decimals = 9; // 0.1 mm
const round = (value) => Number(value.toFixed(decimals));

/** Text, small whole numbers and null stay; other numbers become text; dates, which GDAL would write anew, go. */
function plainProperties(properties) {
  const plain = {};
  for (const [name, value] of Object.entries(properties ?? {})) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (value === null || (Number.isInteger(value) && Math.abs(value) < 1e9)) {
      plain[name] = value;
    } else if (!/^\d\d.*[-/:]/s.test(text)) {
      plain[name] = text;
    }
  }
  return plain;
}

const plainPositions = (part) => (typeof part[0] === "number" ? part.slice(0, 2).map(round) : part.map(plainPositions));

/** Records without what only GDAL reads; what makes a map stays. Nothing where it is no collection of records. */
function plainGeojson(document) {
  if (document?.type !== "FeatureCollection" || !Array.isArray(document.features)) {
    return null;
  }
  const features = document.features.filter((one) => one?.geometry?.coordinates?.length).map(({ properties, geometry }) => ({
    type: "Feature", properties: plainProperties(properties),
    geometry: { type: geometry.type, coordinates: plainPositions(geometry.coordinates) },
  }));
  const { type, name, crs } = document;
  return JSON.stringify({ type, name, crs, features });
}

/** The lines of a topology in degrees, each position a step from the one before where it is quantized. */
function arcsOf({ arcs, transform }) {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map((position) => {
      if (!transform) {
        return position.slice(0, 2).map(round);
      }
      x += position[0];
      y += position[1];
      return [round(x * transform.scale[0] + transform.translate[0]), round(y * transform.scale[1] + transform.translate[1])];
    });
  });
}

const isTopology = (document) => document?.type === "Topology" && typeof document.objects === "object";

/** All objects of a topology as one GeoJSON FeatureCollection, as text. */
function geojsonOfTopology(topology) {
  const arcs = arcsOf(topology);
  const line = (numbers) => numbers.flatMap((number, i) => {
    const arc = number < 0 ? [...arcs[~number]].reverse() : arcs[number];
    return i === 0 ? arc : arc.slice(1);
  });
  const point = (position) => {
    const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
    return [0, 1].map((axis) => round(position[axis] * scale[axis] + translate[axis]));
  };
  const coordinates = {
    Point: ({ coordinates: one }) => point(one),
    MultiPoint: ({ coordinates: all }) => all.map(point),
    LineString: (one) => line(one.arcs),
    MultiLineString: (one) => one.arcs.map(line),
    Polygon: (one) => one.arcs.map(line),
    MultiPolygon: (one) => one.arcs.map((polygon) => polygon.map(line)),
  };
  const features = [];
  const add = (object) => {
    if (object.type === "GeometryCollection") {
      object.geometries.forEach(add);
    } else if (coordinates[object.type]) {
      features.push({ type: "Feature", properties: plainProperties(object.properties), geometry: { type: object.type, coordinates: coordinates[object.type](object) } });
    }
  };
  Object.values(topology.objects).forEach(add);
  return JSON.stringify({ type: "FeatureCollection", features });
}

/** The plain GeoJSON of TopoJSON or of other GeoJSON; null if a file is neither. */
export function plainMap(bytes) {
  try {
    const document = JSON.parse(new TextDecoder().decode(bytes));
    return isTopology(document) ? geojsonOfTopology(document) : plainGeojson(document);
  } catch {
    return null; // the program says what is wrong with it
  }
}
