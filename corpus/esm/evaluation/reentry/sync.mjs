export const sync = [];
export function call(f) {
  sync.push(f());
}
