import source source_plain from "./empty.wasm";
import source from from "./empty.wasm";
import source source from "./empty.wasm";
import source
  source_lines
  from
  "./empty.wasm";
import/**/source/**/source_comments/**/from/**/'./empty.wasm';
import { default as named } from "./default.mjs";
import from_ from "./default.mjs";
const text = `import source x from "./nowhere.wasm"`; // import source x from "./nowhere.wasm"
const pattern = /import source x from "a"/;
export { source_plain, from as source_from, source as source_source, source_lines, source_comments };
export { named, from_ };
export { default as again } from "./default.mjs";
