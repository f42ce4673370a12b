// SPDX-License-Identifier: MIT
// A zip archive of files, as PKWARE's APPNOTE 6.3 has it.

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; ++bit) {
    sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  }
  return sum;
});

function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const deflated = async (bytes) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());

/** Numbers of 2 or 4 bytes, the least first. */
function record(...fields) {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    for (let i = 0; i < size; ++i) {
      bytes[at++] = Math.floor(value / 2 ** (8 * i)) & 255;
    }
  }
  return bytes;
}

const version = 20;
const utf8_names = 0x0800;
const first_of_january_1980 = 0x21;

/** @param files content of each by its path; @returns a Blob */
export async function zipOf(files) {
  const parts = [];
  const entries = [];
  let offset = 0;
  for (const [path, bytes] of Object.entries(files)) {
    const name = new TextEncoder().encode(path);
    const packed = await deflated(bytes);
    const common = [[2, version], [2, utf8_names], [2, 8], [2, 0], [2, first_of_january_1980], [4, checksum(bytes)],
      [4, packed.length], [4, bytes.length], [2, name.length], [2, 0]];
    const local = record([4, 0x04034b50], ...common);
    entries.push(record([4, 0x02014b50], [2, version], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
    parts.push(local, name, packed);
    offset += local.length + name.length + packed.length;
  }
  const count = Object.keys(files).length;
  const size = entries.reduce((sum, one) => sum + one.length, 0);
  const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
  return new Blob([...parts, ...entries, end], { type: "application/zip" });
}
