import {memoryExport} from "./cycle-b.wasm";
export function functionExport() {
    // do something with memory and DOM
}
export {memoryExport};
