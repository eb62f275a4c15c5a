export let number = 10;
export function replace() {
  number = 11;
}
