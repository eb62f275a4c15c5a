// What the program imports where it is a module among modules.
export function step(n) {
  print("print_i32", n);
}
