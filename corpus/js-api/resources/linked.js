// A builder of binary modules with module linking: WasmModule with types of modules and instances, imports with one name,
// nested modules, instances and aliases. What stands in the sections that may come in any order (types, imports, modules,
// instances, aliases) gets a section an item, in the order of the calls, so that each refers only to earlier ones.
Object.assign(WASM_KINDS, {module: 5, instance: 6});

// The description of an import, or of an export in a type, by kind.
const linked_desc = {
  function: type => [0, leb_u(type)],
  table: ({element = FUNCREF, ...limits}) => [1, element, wasm_limits(limits)],
  memory: limits => [2, wasm_limits(limits)],
  global: ({type, mutable = false}) => [3, type, mutable ? 1 : 0],
  module: type => [5, leb_u(type)],
  instance: type => [6, leb_u(type)],
};

// What a type of a module or an instance holds.
const linked_item = {
  functype: (params, results) => [0x01, 0x60, wasm_vector(params), wasm_vector(results)],
  instancetype: items => [0x01, 0x62, wasm_vector(items)],
  moduletype: items => [0x01, 0x61, wasm_vector(items)],
  import: (name, kind, type) => [0x02, wasm_name(name), 0x00, 0xff, linked_desc[kind](type)],
  export: (name, kind, type) => [0x07, wasm_name(name), linked_desc[kind](type)],
};

class LinkedModule extends WasmModule {
  constructor() {
    super();
    this.initial = [];
    Object.assign(this.counts, {module: 0, instance: 0});
  }

  item(section, bytes) {
    this.initial.push(wasm_section(section, [1, bytes]));
  }

  rawType(bytes) {
    const before = this.types.length;
    const index = super.rawType(bytes);
    if (this.types.length > before) this.item(1, this.types[index]);
    return index;
  }

  instanceType(items) {
    return this.rawType([0x62, wasm_vector(items)]);
  }

  moduleType(items) {
    return this.rawType([0x61, wasm_vector(items)]);
  }

  import(kind, module, name, type) {
    const index = super.import(kind, module, name, type);
    this.item(2, this.imports.pop());
    return index;
  }

  // An import with one name; `type` as linked_desc has it for the kind.
  importSingle(kind, name, type) {
    this.item(2, [wasm_name(name), 0x00, 0xff, linked_desc[kind](type)]);
    return this.counts[kind]++;
  }

  // A nested module: a builder, or its bytes.
  nested(module) {
    const bytes = module instanceof WasmModule ? module.toBytes() : module;
    this.item(14, [leb_u(bytes.length), Array.from(bytes)]);
    return this.counts.module++;
  }

  // (instance (instantiate module (import name (kind index))...))
  instance(module, args = []) {
    this.item(15, [
      0x00,
      leb_u(module),
      wasm_vector(args.map(([name, kind, index]) => [wasm_name(name), WASM_KINDS[kind], leb_u(index)])),
    ]);
    return this.counts.instance++;
  }

  alias(instance, kind, name) {
    this.item(16, [0x00, leb_u(instance), WASM_KINDS[kind], wasm_name(name)]);
    return this.counts[kind]++;
  }

  toBytes() {
    const {types} = this;
    this.types = [];
    const rest = super.toBytes();
    this.types = types;
    return new Uint8Array([...rest.subarray(0, 8), ...wasm_flatten(this.initial), ...rest.subarray(8)]);
  }
}
