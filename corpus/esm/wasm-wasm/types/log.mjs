export const log = [];
export const exporter = () => { log.push("exporter"); };
export const importer = () => { log.push("importer"); };
