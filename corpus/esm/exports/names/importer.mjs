import fallback, * as whole from "./names.wasm";
import { "a b" as spaced, "" as empty, "\u{1f600}" as astral, class as keyword, "\0" as zero } from "./names.wasm";
export { fallback, whole, spaced, empty, astral, keyword, zero };
export * as arbitrary from "./names.wasm";
