import { get } from "./b-default-function.wasm";
export const result = get();
export default function () {
  return 2;
}
