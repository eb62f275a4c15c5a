import * as ns from "../module.wasm";
export { ns };
export const dynamic = () => import("../module.wasm");
