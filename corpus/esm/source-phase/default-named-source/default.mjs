export default "a default export";
export const another = "another";
