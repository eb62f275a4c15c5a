export const f = () => 2;
