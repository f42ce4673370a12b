// SPDX-License-Identifier: MIT
// The program in memory: files are put in, a command line is run, files are taken out. It stays alive
// for one command after the other.

/** What a terminal would show of a text: after a carriage return a line is written anew. */
function shown(text) {
  return text.split("\n").map((line) => line.slice(line.lastIndexOf("\r") + 1).replace(/^\x1b\[K/, "")).join("\n");
}

/** @param factory what demarc.js gives; @param wasm its program; @param geodata text of each file by its path */
export async function startEngine(factory, wasm, geodata) {
  const module = await factory({
    wasmBinary: wasm,
    stdin: () => null,
    preRun: [(own) => { own.ENV.TERM = "dumb"; }], // progress, but no colours
  });
  const { FS } = module;
  const sinks = { 1: () => {}, 2: () => {} };
  for (const [number, sink] of [[1, (text) => sinks[1](text)], [2, (text) => sinks[2](text)]]) {
    const stream = FS.streams[number];
    const decoder = new TextDecoder();
    // Whole pieces as they are written; the usual way waits for the end of a line, which progress has not.
    stream.stream_ops = {
      ...stream.stream_ops,
      write(_, buffer, offset, length) {
        sink(decoder.decode(new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length).slice(), { stream: true }));
        return length;
      },
    };
  }
  FS.streams[0].tty = null;
  FS.streams[1].tty = null; // results are for a file, messages for somebody who waits

  const write = (path, content) => {
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")) || "/");
    FS.writeFile(path, content, { canOwn: true }); // not a second time in memory
  };
  for (const [path, text] of Object.entries(geodata)) {
    write(`/geodata/${path}`, text);
  }

  /** All files below a folder, by their path from it, in the order of names. */
  const filesIn = (folder, prefix = "") => {
    const files = {};
    for (const name of FS.readdir(folder).filter((one) => one !== "." && one !== "..").sort()) {
      const path = `${folder}/${name}`;
      if (FS.isDir(FS.stat(path).mode)) {
        Object.assign(files, filesIn(path, `${prefix}${name}/`));
      } else {
        files[prefix + name] = FS.readFile(path);
      }
    }
    return files;
  };

  const remove = (folder) => {
    for (const name of FS.readdir(folder).filter((one) => one !== "." && one !== "..")) {
      const path = `${folder}/${name}`;
      if (FS.isDir(FS.stat(path).mode)) {
        remove(path);
      } else {
        FS.unlink(path);
      }
    }
    FS.rmdir(folder);
  };

  let commands = 0;
  /**
   * Runs a command line in a folder of its own that has the files given in it.
   * @param files content of each by name; @param output the folder whose files are wanted
   * @param onProgress is told what the program shows of its progress
   * @returns {status, out, err, files, memory}, the last the most bytes that were in use so far
   */
  return function run(args, { files = {}, output = null, onProgress = () => {} } = {}) {
    // One that was read before under the same path might be remembered.
    const folder = `/work/${++commands}`;
    FS.mkdirTree(folder);
    for (const [name, content] of Object.entries(files)) {
      write(`${folder}/${name}`, content);
    }
    FS.chdir(folder);
    let out = "";
    let err = "";
    sinks[1] = (text) => { out += text; };
    sinks[2] = (text) => {
      err += text;
      onProgress(shown(err.slice(err.lastIndexOf("\n") + 1)));
    };
    let status;
    try {
      status = module.callMain(args);
    } catch (error) {
      if (error?.name !== "ExitStatus") {
        throw error;
      }
      status = error.status;
    }
    const there = output !== null && FS.analyzePath(`${folder}/${output}`).exists;
    const result = { status, out, err: shown(err), files: there ? filesIn(`${folder}/${output}`) : {},
      memory: module.HEAPU8.length };
    FS.chdir("/");
    remove(folder);
    return result;
  };
}
