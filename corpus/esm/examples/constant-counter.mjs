let count = 42;
export {count};
