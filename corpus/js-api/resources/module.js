// A builder of binary modules: what a text would say, one call an item.
//
//   const builder = new WasmModule();
//   const log = builder.importFunction("m", "log", [I32], []);
//   builder.memory({initial: 1, maximum: 4, export: "memory"});
//   builder.func({results: [I32], code: [op.i32_const(1), op.memory_grow(0)], export: "grow"});
//   const instance = builder.instantiate({m: {log: value => values.push(value)}});
//
// Every call that defines or imports something returns its index in its index space. Code is an array of bytes and of
// arrays of bytes, nested as deep as one likes; the final `end` is added. Nothing is checked, so that an invalid module
// can be built too. A script of the classic kind: what stands at its top level is global.

"use strict";

// Value types and reference types (binary/types).
const I32 = 0x7f;
const I64 = 0x7e;
const F32 = 0x7d;
const F64 = 0x7c;
const V128 = 0x7b;
const FUNCREF = 0x70;
const EXTERNREF = 0x6f;
const ANYREF = 0x6e;
const EQREF = 0x6d;
const I31REF = 0x6c;
const STRUCTREF = 0x6b;
const ARRAYREF = 0x6a;
const EXNREF = 0x69;
const VOID = 0x40;  // the empty block type

// An unsigned number in LEB128; a BigInt where it may exceed 2^53.
function leb_u(value) {
  let rest = BigInt(value);
  const bytes = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low | 0x80);
  } while (rest !== 0n);
  return bytes;
}

// A signed number in LEB128.
function leb_s(value) {
  let rest = BigInt(value);
  const bytes = [];
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const done = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) {
      return bytes;
    }
  }
}

// A name: its UTF-8 form behind its length. Lone surrogates are no characters and so no names; none is written here.
function wasm_name(text) {
  const bytes = [];
  for (const character of text) {
    const point = character.codePointAt(0);
    if (point < 0x80) {
      bytes.push(point);
    } else if (point < 0x800) {
      bytes.push(0xc0 | point >> 6, 0x80 | point & 0x3f);
    } else if (point < 0x10000) {
      bytes.push(0xe0 | point >> 12, 0x80 | point >> 6 & 0x3f, 0x80 | point & 0x3f);
    } else {
      bytes.push(0xf0 | point >> 18, 0x80 | point >> 12 & 0x3f, 0x80 | point >> 6 & 0x3f, 0x80 | point & 0x3f);
    }
  }
  return [leb_u(bytes.length), bytes];
}

function wasm_flatten(bytes) {
  return bytes.flat(Infinity);
}

function wasm_vector(items) {
  return [leb_u(items.length), items];
}

function wasm_ieee754(value, size) {
  const view = new DataView(new ArrayBuffer(size));
  size === 4 ? view.setFloat32(0, value, true) : view.setFloat64(0, value, true);
  return Array.from(new Uint8Array(view.buffer));
}

// (ref null x) and (ref x) for a type index x or an abstract heap type given by its byte as ref_null_of(FUNCREF).
const ref_null_of = heap => [0x63, heap >= 0x69 && heap <= 0x74 ? heap : leb_s(heap)];
const ref_of = heap => [0x64, heap >= 0x69 && heap <= 0x74 ? heap : leb_s(heap)];

// A memarg; memory other than 0 sets the flag that a memory index follows.
function wasm_memarg(align, offset, memory) {
  return memory === 0 ? [leb_u(align), leb_u(offset)] : [leb_u(align | 0x40), leb_u(memory), leb_u(offset)];
}

const wasm_access = (code, align) => (offset = 0, memory = 0) => [code, wasm_memarg(align, offset, memory)];
const wasm_atomic = (code, align) => (offset = 0, memory = 0) => [0xfe, code, wasm_memarg(align, offset, memory)];

// Instructions by their names in text, `.` written `_`. Those without immediates are bytes, the others functions.
const op = {
  unreachable: 0x00, nop: 0x01,
  block: (type, ...body) => [0x02, type, body, 0x0b],
  loop: (type, ...body) => [0x03, type, body, 0x0b],
  if_: (type, then, otherwise) => [0x04, type, then, otherwise === undefined ? [] : [0x05, otherwise], 0x0b],
  br: label => [0x0c, leb_u(label)], br_if: label => [0x0d, leb_u(label)], return_: 0x0f,
  throw_: tag => [0x08, leb_u(tag)], throw_ref: 0x0a,
  // try_table with catch clauses as bytes: [0x00, tag, label], [0x01, tag, label] (with reference), [0x02, label], ...
  try_table: (type, clauses, ...body) => [0x1f, type, wasm_vector(clauses), body, 0x0b],
  call: func => [0x10, leb_u(func)],
  call_indirect: (type, table = 0) => [0x11, leb_u(type), leb_u(table)],
  call_ref: type => [0x14, leb_u(type)],
  drop: 0x1a, select: 0x1b,
  local_get: x => [0x20, leb_u(x)], local_set: x => [0x21, leb_u(x)], local_tee: x => [0x22, leb_u(x)],
  global_get: x => [0x23, leb_u(x)], global_set: x => [0x24, leb_u(x)],
  table_get: x => [0x25, leb_u(x)], table_set: x => [0x26, leb_u(x)],
  table_size: x => [0xfc, 0x10, leb_u(x)], table_grow: x => [0xfc, 0x0f, leb_u(x)],
  i32_load: wasm_access(0x28, 2), i64_load: wasm_access(0x29, 3),
  f32_load: wasm_access(0x2a, 2), f64_load: wasm_access(0x2b, 3),
  i32_load8_s: wasm_access(0x2c, 0), i32_load8_u: wasm_access(0x2d, 0),
  i32_load16_s: wasm_access(0x2e, 1), i32_load16_u: wasm_access(0x2f, 1),
  i32_store: wasm_access(0x36, 2), i64_store: wasm_access(0x37, 3),
  f32_store: wasm_access(0x38, 2), f64_store: wasm_access(0x39, 3),
  i32_store8: wasm_access(0x3a, 0), i32_store16: wasm_access(0x3b, 1),
  memory_size: memory => [0x3f, leb_u(memory)], memory_grow: memory => [0x40, leb_u(memory)],
  memory_init: (data, memory = 0) => [0xfc, 0x08, leb_u(data), leb_u(memory)],
  data_drop: data => [0xfc, 0x09, leb_u(data)],
  memory_copy: (to = 0, from = 0) => [0xfc, 0x0a, leb_u(to), leb_u(from)],
  memory_fill: (memory = 0) => [0xfc, 0x0b, leb_u(memory)],
  i32_const: value => [0x41, leb_s(value)], i64_const: value => [0x42, leb_s(value)],
  f32_const: value => [0x43, wasm_ieee754(value, 4)], f64_const: value => [0x44, wasm_ieee754(value, 8)],
  i32_eqz: 0x45, i32_eq: 0x46, i32_add: 0x6a, i32_sub: 0x6b, i32_mul: 0x6c, i32_div_s: 0x6d,
  i64_add: 0x7c, i32_wrap_i64: 0xa7, i64_extend_i32_u: 0xad,
  ref_null: heap => [0xd0, heap], ref_is_null: 0xd1, ref_func: func => [0xd2, leb_u(func)],
  ref_i31: [0xfb, 0x1c], i31_get_s: [0xfb, 0x1d], i31_get_u: [0xfb, 0x1e],
  struct_new: type => [0xfb, 0x00, leb_u(type)], struct_new_default: type => [0xfb, 0x01, leb_u(type)],
  struct_get: (type, field) => [0xfb, 0x02, leb_u(type), leb_u(field)],
  array_new: type => [0xfb, 0x06, leb_u(type)], array_new_default: type => [0xfb, 0x07, leb_u(type)],
  any_convert_extern: [0xfb, 0x1a], extern_convert_any: [0xfb, 0x1b],
  v128_const: bytes => [0xfd, 0x0c, bytes], v128_store: (offset = 0) => [0xfd, 0x0b, wasm_memarg(4, offset, 0)],
  v128_load: (offset = 0) => [0xfd, 0x00, wasm_memarg(4, offset, 0)], i8x16_splat: [0xfd, 0x0f],
  memory_atomic_notify: wasm_atomic(0x00, 2), memory_atomic_wait32: wasm_atomic(0x01, 2),
  i32_atomic_load: wasm_atomic(0x10, 2), i32_atomic_store: wasm_atomic(0x17, 2),
  i32_atomic_rmw_add: wasm_atomic(0x1e, 2),
};

// Limits: a memory's or table's initial and maximum, shared or not, addressed by i32 or i64.
function wasm_limits({initial, maximum, shared = false, address = "i32"}) {
  const flags = (maximum === undefined ? 0 : 1) | (shared ? 2 : 0) | (address === "i64" ? 4 : 0);
  return [flags, leb_u(initial), maximum === undefined ? [] : leb_u(maximum)];
}

const WASM_KINDS = {function: 0, table: 1, memory: 2, global: 3, tag: 4};

class WasmModule {
  constructor() {
    this.types = [];
    this.imports = [];
    this.functions = [];
    this.tables = [];
    this.memories = [];
    this.tags = [];
    this.globals = [];
    this.exports = [];
    this.startFunction = undefined;
    this.elements = [];
    this.datas = [];
    this.customs = [];
    this.counts = {function: 0, table: 0, memory: 0, global: 0, tag: 0};
  }

  // A function type; an equal one that is there already is used again.
  type(params, results) {
    return this.rawType([0x60, wasm_vector(params), wasm_vector(results)]);
  }

  // Any type definition by its bytes, as [0x5f, 1, I32, 0] for (struct (field i32)).
  rawType(bytes) {
    const flat = wasm_flatten(bytes);
    const known = this.types.findIndex(other => String(other) === String(flat));
    return known >= 0 ? known : this.types.push(flat) - 1;
  }

  importFunction(module, name, params, results) {
    return this.import("function", module, name, leb_u(this.type(params, results)));
  }

  importTable(module, name, {element = FUNCREF, ...limits}) {
    return this.import("table", module, name, [element, wasm_limits(limits)]);
  }

  importMemory(module, name, limits) {
    return this.import("memory", module, name, wasm_limits(limits));
  }

  importGlobal(module, name, type, mutable = false) {
    return this.import("global", module, name, [type, mutable ? 1 : 0]);
  }

  importTag(module, name, params) {
    return this.import("tag", module, name, [0, leb_u(this.type(params, []))]);
  }

  // An import of a kind by the bytes of its type. Imports take the first indices, so they must come first.
  import(kind, module, name, type) {
    const defined = {function: this.functions, table: this.tables, memory: this.memories, global: this.globals,
                     tag: this.tags}[kind];
    if (defined.length > 0) {
      throw new Error(`import of ${kind} ${module}.${name} after a definition: import first`);
    }
    this.imports.push([wasm_name(module), wasm_name(name), WASM_KINDS[kind], type]);
    return this.counts[kind]++;
  }

  // A function; locals lists the types of its locals, one by one.
  func({params = [], results = [], locals = [], code = [], export: name}) {
    const body = wasm_flatten([wasm_vector(locals.map(type => [1, type])), code, 0x0b]);
    this.functions.push({type: this.type(params, results), body: [leb_u(body.length), body]});
    return this.define("function", name);
  }

  memory({export: name, ...limits}) {
    this.memories.push(wasm_limits(limits));
    return this.define("memory", name);
  }

  table({element = FUNCREF, export: name, ...limits}) {
    this.tables.push([element, wasm_limits(limits)]);
    return this.define("table", name);
  }

  // A global; init is a constant expression without its end.
  global({type, mutable = false, init, export: name}) {
    this.globals.push([type, mutable ? 1 : 0, init, 0x0b]);
    return this.define("global", name);
  }

  tag({params = [], export: name} = {}) {
    this.tags.push([0, leb_u(this.type(params, []))]);
    return this.define("tag", name);
  }

  define(kind, name) {
    const index = this.counts[kind]++;
    if (name !== undefined) {
      this.export(name, kind, index);
    }
    return index;
  }

  export(name, kind, index) {
    this.exports.push([wasm_name(name), WASM_KINDS[kind], leb_u(index)]);
    return this;
  }

  start(func) {
    this.startFunction = func;
    return this;
  }

  // An active segment where offset (a constant expression) is given, else a passive one.
  data({bytes, offset, memory = 0}) {
    const head = offset === undefined ? [1] : memory === 0 ? [0, offset, 0x0b] : [2, leb_u(memory), offset, 0x0b];
    return this.datas.push([head, wasm_vector(bytes)]) - 1;
  }

  // Functions put into table 0 from an offset (a constant expression) on, or only declared for ref.func.
  elem({functions, offset}) {
    const indices = wasm_vector(functions.map(func => leb_u(func)));
    return this.elements.push(offset === undefined ? [3, 0, indices] : [0, offset, 0x0b, indices]) - 1;
  }

  // A custom section behind the section with the id `after` (0: at the start; absent: at the end).
  custom(name, bytes, after = Infinity) {
    this.customs.push({after, section: wasm_section(0, [wasm_name(name), bytes])});
    return this;
  }

  toBytes() {
    const counted = (id, items) => [id, items.length === 0 ? [] : wasm_section(id, wasm_vector(items))];
    const sections = [
      counted(1, this.types), counted(2, this.imports), counted(3, this.functions.map(func => leb_u(func.type))),
      counted(4, this.tables), counted(5, this.memories), counted(13, this.tags), counted(6, this.globals),
      counted(7, this.exports),
      [8, this.startFunction === undefined ? [] : wasm_section(8, leb_u(this.startFunction))],
      counted(9, this.elements),
      [12, this.datas.length === 0 ? [] : wasm_section(12, leb_u(this.datas.length))],
      counted(10, this.functions.map(func => func.body)), counted(11, this.datas),
    ];
    const customs = id => this.customs.filter(custom => custom.after === id).map(custom => custom.section);
    const parts = sections.map(([id, bytes]) => [bytes, customs(id)]);
    return new Uint8Array(wasm_flatten([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, customs(0), parts, customs(Infinity)]));
  }

  compile(options) {
    return new WebAssembly.Module(this.toBytes(), options);
  }

  instantiate(imports) {
    return new WebAssembly.Instance(this.compile(), imports);
  }
}

function wasm_section(id, contents) {
  const bytes = wasm_flatten([contents]);
  return [id, leb_u(bytes.length), bytes];
}
