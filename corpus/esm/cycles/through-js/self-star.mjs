export * from "./self-star.wasm";
