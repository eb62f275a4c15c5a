// What work.wasm imports by way of the glue that asc wrote.
export const print = (line) => host.print(line);
