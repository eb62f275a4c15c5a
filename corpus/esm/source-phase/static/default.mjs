export default "a default export";
