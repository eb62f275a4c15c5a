import {memoryExport} from "./cycle-2-a.wasm";
export function functionExport() {
    // do something with memory and DOM
}
