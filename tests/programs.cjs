// Runs many programs with the command compiled to wasm, in one Node, so that it is compiled once.
//
//     programs.cjs LOOPLANE.js FILE...
//
// Prints a line of JSON for each: [exit status, what came to stdout, what came to stderr].

const fs = require("fs");
const path = require("path");

const [script, ...programs] = process.argv.slice(2);
const source = fs.readFileSync(script, "utf8");
const compiled = new WebAssembly.Module(fs.readFileSync(script.replace(/\.js$/, ".wasm")));

/** What Emscripten's script sees as `fs`: the two streams are kept. */
function filesThatKeep(streams) {
  const files = Object.create(fs);
  files.writeSync = (fd, buffer, offset, length, position) => {
    if (fd !== 1 && fd !== 2) return fs.writeSync(fd, buffer, offset, length, position);
    streams[fd].push(Buffer.from(buffer.slice(offset, offset + length)));
    return length;
  };
  files.closeSync = (fd) => (fd <= 2 ? undefined : fs.closeSync(fd));
  return files;
}

function run(program) {
  const streams = { 1: [], 2: [] };
  const files = filesThatKeep(streams);
  const fakeProcess = Object.create(process, {
    argv: { value: ["node", script, "run", program] },
    exitCode: { value: 0, writable: true },
  });
  const settings = {
    instantiateWasm(imports, receive) {
      return receive(new WebAssembly.Instance(compiled, imports));
    },
  };
  const command = new Function("Module", "require", "process", "__dirname", "module", source);
  try {
    command(settings, (name) => (name === "fs" ? files : require(name)), fakeProcess,
      path.dirname(script), {});
  } catch (error) {
    if (error.name !== "ExitStatus") {
      streams[2].push(Buffer.from(`${error}\n`));
      fakeProcess.exitCode = 134;
    }
  }
  const [out, err] = [1, 2].map((fd) => Buffer.concat(streams[fd]).toString());
  return [fakeProcess.exitCode, out, err];
}

for (const program of programs) console.log(JSON.stringify(run(program)));
