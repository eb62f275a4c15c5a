import * as ns from "./driver.wasm";
export { early };
var early;
export function call(moment) {
  early ??= [];
  for (const name of ["memory", "count"]) {
    let what;
    try {
      what = typeof ns[name];
    } catch (e) {
      what = e.name;
    }
    early.push(`${moment ? "second" : "start"}: ${name} ${what}`);
  }
}
