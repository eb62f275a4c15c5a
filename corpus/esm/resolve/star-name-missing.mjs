import {"*" as imported} from "./ab.wasm";
export {imported};
