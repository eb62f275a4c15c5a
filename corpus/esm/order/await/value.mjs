export let value = 1;
await null;
value = 42;
