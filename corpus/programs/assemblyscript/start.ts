// A module whose top level is a function that its host calls, _start, instead of a start function: it can then see memory.
// @ts-ignore: decorator
@external("env", "print")
declare function print(pointer: usize, length: i32): void;

let started = 0;
const text = "started";

started++;
print(changetype<usize>(text), text.length);

export function times(): i32 {
  return started;
}
