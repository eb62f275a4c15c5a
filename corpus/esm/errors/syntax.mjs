export const f = ;
