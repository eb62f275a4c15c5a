import { memory, table, tag, constant, counter, f } from "./b-exports.wasm";
export const errors = [];
const reads = { memory: () => memory, table: () => table, tag: () => tag, constant: () => constant, counter: () => counter, f: () => f };
for (const [name, read] of Object.entries(reads)) {
  try {
    read();
    errors.push(name);
  } catch (e) {
    errors.push(`${name} ${e.name}`);
  }
}
export const value = 1;
export const later = () => [memory, table, tag, constant, counter, f];
