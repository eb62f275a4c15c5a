const two = () => 2;
export { two as "x-y z" };
