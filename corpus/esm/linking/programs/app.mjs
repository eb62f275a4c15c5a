import * as zipper_ns from "./zipper.wasm";
import * as imgmgk_ns from "./imgmgk.wasm";
export const zipper = zipper_ns.main, imgmgk = imgmgk_ns.main;
export const zipper_used = zipper_ns.used, imgmgk_used = imgmgk_ns.used;
export const modules = [zipper_ns.libc, imgmgk_ns.libc, zipper_ns.libzip, imgmgk_ns.libzip];
