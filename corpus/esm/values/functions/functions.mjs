let count = 42;
export function getCount() {
  return count;
}
export const calls = [];
export function pass(...args) {
  calls.push(["pass", args.length, ...args]);
  return new Set([args[0] + 1n, args[1]]);
}
export const vector = () => 0;
export const seen = {};
export function look() {
  "use strict";
  seen.this = this;
  seen.arguments = arguments;
}
export let changing = () => 1;
export let number = 1;
export function change() {
  changing = () => 2;
  number = 2;
}
export const failure = new Error("thrown");
export const raise = () => { throw failure; };
export class Class {}
export const bound = function () { return this.value; }.bind({ value: 8 });
export const proxy = new Proxy(() => 0, { apply: () => 9 });
export const object = {};
export const absent = undefined;
