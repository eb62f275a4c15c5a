export {memoryExport} from "./re-exported.wasm";
