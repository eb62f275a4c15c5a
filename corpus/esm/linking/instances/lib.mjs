export const f = () => 5;
export const g = 7;
