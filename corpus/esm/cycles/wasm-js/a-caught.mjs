import { value } from "./b-caught.wasm";
export let caught;
try {
  caught = value;
} catch (e) {
  caught = e.name;
}
export const one = 1;
