import {"*" as imported} from "./star-name.wasm";
import * as ns from "./star-name.wasm";
export {imported, ns};
export {"*" as exported} from "./star-name.wasm";
export {"*"} from "./star-name.wasm";
