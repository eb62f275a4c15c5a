try {
  await import("./independent-trap.wasm");
} catch {}
export const { f } = await import("./independent.wasm");
