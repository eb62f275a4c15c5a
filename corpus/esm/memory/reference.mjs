export const taken = [];
export const memory = new WebAssembly.Memory({ initial: 1 });
export function read_file(memory, at, length) {
  taken.push(memory);
  new Uint8Array(memory.buffer, at, length).set([104, 101, 108, 108, 111]);
  return length;
}
