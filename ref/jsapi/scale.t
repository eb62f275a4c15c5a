#!/usr/bin/perl
# Many realms and instances in one process: what is dropped is collected, and the peak of memory stays small.
use strict;
use warnings;
use lib 'ref/jsapi';
use JsTest;
use Test::More;

-r '/proc/self/status' or plan skip_all => 'there is no /proc/self/status to read the peak from';
my ($realms, $instances) = $ENV{TOUCHSTONE_SANITIZE} ? (100, 1000) : (1000, 10000);

# A page of memory, and what an import makes of the number at an address in it.
wasm('page', <<'W');
(module
  (import "host" "seen" (func $seen (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "run") (param $at i32) (result i32) (call $seen (i32.load (local.get $at)))))
W
my $common = "const realms = $realms, instances = $instances;" . <<'J';
const host = { seen: n => n + 1 };
// The peak so far, in MB.
const peak = () => Number(/VmHWM:\s*(\d+) kB/.exec(read('/proc/self/status'))[1]) / 1024;
const bounded = what => ok(peak() < 500, `${what}: a peak of ${peak()} MB`);
// Writes to the whole memory.
const use = ({ memory, run }, n) => { new Int32Array(memory.buffer).fill(n); is(run(65532), n + 1) };
J

# REQ R-011: one module for all realms.
holds("$realms realms at the same time and $instances instances, each dropped", $common . <<'J');
const page = module('page'), kept = [];
for (let n = 0; n < realms; n++) {
    const { exports } = new ($262.createRealm().global.WebAssembly.Instance)(page, { host });
    use(exports, n);
    kept.push(exports);
}
bounded('realms');
for (let n = 0; n < instances; n++) use(new WebAssembly.Instance(page, { host }).exports, n);
kept.forEach(({ run }, n) => is(run(0), n + 1));
bounded('instances');
J
holds("$realms realms, each dropped", $common . <<'J');
const page = module('page');
for (let n = 0; n < realms; n++) use(new ($262.createRealm().global.WebAssembly.Instance)(page, { host }).exports, n);
bounded('realms');
J
holds("$instances instances, each with an import that holds its memory", $common . <<'J');
const page = module('page');
for (let n = 0; n < instances; n++) {
    let memory;
    const seen = () => new Int32Array(memory.buffer)[16383] + 1;
    const { exports } = new WebAssembly.Instance(page, { host: { seen } });
    ({ memory } = exports);
    use(exports, n);
}
bounded('closures');
J
holds('what is kept shows in the peak', $common . <<'J');
const page = module('page'), kept = [], before = peak(), count = instances / 10;
for (let n = 0; n < count; n++) {
    const { exports } = new WebAssembly.Instance(page, { host });
    use(exports, n);
    kept.push(exports);
}
ok(peak() - before > count / 16, `${peak() - before} MB for ${count} pages`);
J
done_testing();
