#!/usr/bin/perl
# touchstone-ref js: globals, exit codes, error lines, modules, $262, and the skeleton of the WebAssembly namespace.
use strict;
use warnings;
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

sub write_file {
    my ($name, $bytes) = @_;
    open my $out, '>:raw', "$dir/$name" or die "$dir/$name: $!";
    print $out $bytes;
    close $out;
    return "$dir/$name";
}

# Runs touchstone-ref js in $dir; returns exit code, stdout, stderr. A death by signal counts as 128 + signal.
sub run {
    my @args = @_;
    my $pid = fork // die $!;
    if (!$pid) {
        open STDOUT, '>', "$dir/stdout" or die $!;
        open STDERR, '>', "$dir/stderr" or die $!;
        chdir $dir or die $!;
        exec $ref, 'js', @args or die $!;
    }
    waitpid $pid, 0;
    my $code = $? & 127 ? 128 + ($? & 127) : $? >> 8;
    my @out;
    for my $name (qw(stdout stderr)) {
        open my $in, '<:raw', "$dir/$name" or die $!;
        local $/;
        push @out, scalar <$in>;
    }
    return ($code, @out);
}

# What a script that does all it can prints: its lines are of the form NAME: VALUE.
sub prints {
    my ($text, $script, $due) = @_;
    write_file('case.js', $script);
    my ($code, $out, $err) = run('case.js');
    is("$code\n$out$err", "0\n$due", $text);
}

# ---- the shell

prints('print and console', <<'J', "1 2 x\na\nSymbol\n\n");
print(1, 2n, 'x'); console.log('a'); console.info(Symbol('Symbol')); console.debug();
J
write_file('loaded.js', "var loaded = 42;\n");
write_file('bytes.bin', "a\0\xC3\xA9");
prints('load, read, readbuffer', <<'J', "42 4 3 true\n");
load('loaded.js');
print(loaded, new Uint8Array(readbuffer('bytes.bin')).length, read('bytes.bin').length,
      read('bytes.bin', 'binary') instanceof Uint8Array);
J
write_file('args.js', 'print(scriptArgs.join())');
is((run('args.js', 'x', '--module', '-y'))[1], "args.js,x,--module,-y\n", 'scriptArgs');

for my $case (['quit()', 0, '', ''], ['quit(7); print("no")', 7, '', ''],
    ['try { quit(3) } catch (e) { print("caught") } finally { print("no") }', 3, '', ''],
    ['Promise.resolve().then(() => { quit(4) }).then(() => print("no"))', 4, '', ''],
    ["\n\nthrow new TypeError('bad')", 1, '', qr/\Acase\.js:3:\d+: TypeError: bad\n +at /],
    ["function f() { null.x }\nf()", 1, '', qr/\Acase\.js:1:\d+: TypeError: [^\n]*\n +at f \(case\.js:1/],
    ['throw 5', 1, '', qr/\A5\n\z/],
    ['let x = ;', 1, '', qr/\Acase\.js:1:\d+: SyntaxError: /],
    ['Promise.reject(new RangeError("r"))', 1, '', qr/\Acase\.js:1:\d+: unhandled rejection: RangeError: r\n/],
    ['let p = Promise.reject(1); p.catch(() => print("ok"))', 0, "ok\n", ''],
    ['let p = Promise.reject(1); Promise.resolve().then(() => p.catch(() => print("late")))', 0, "late\n", ''],
    ['let f = () => f(); try { f() } catch (e) { print(e.name) }', 0, "RangeError\n", ''],
    ['load("nowhere.js")', 1, '', qr/Error: nowhere\.js: No such file/]) {
    my ($script, $code, $out, $err) = @$case;
    write_file('case.js', $script);
    my @seen = run('case.js');
    my $good = $seen[0] == $code && $seen[1] eq $out && (ref $err ? $seen[2] =~ $err : $seen[2] eq $err);
    ok($good, "ends as due: " . $script =~ s/\n/ /gr) or diag "exit $seen[0]\n$seen[1]$seen[2]";
}
my @nowhere = run('nowhere.js');
is($nowhere[0], 2, 'a file that is not there');
like($nowhere[2], qr/\Atouchstone-ref: nowhere\.js: No such file[^\n]*\n\z/, 'is named');
is((run())[0], 2, 'no file is usage');
is((run('--nonsense', 'case.js'))[0], 2, 'and so is an unknown option');

# ---- modules

write_file('a.mjs', "import {x, later} from './b.mjs';\nprint(x, import.meta.url.slice(0, 8));\nprint(await later());\n");
write_file('b.mjs', "export let x = 1;\nexport const later = () => import('./c.mjs').then(m => m.default);\n");
write_file('c.mjs', "export default 'c';\n");
is((run('a.mjs'))[1], "1 file:///\nc\n", 'a module imports, awaits and knows its place');
write_file('m.js', "print(typeof this, import.meta.url !== undefined);\n");
is((run('--module', 'm.js'))[1], "undefined true\n", '--module');
write_file('d.mjs', "import './nowhere.mjs';\n");
my @missing = run('d.mjs');
is($missing[0], 1, 'a module that is not there');
write_file('e.mjs', "await 1;\nthrow new Error('late');\n");
my @late = run('e.mjs');
is($late[0], 1, 'a module that throws after await');
like($late[2], qr/e\.mjs:2:\d+: unhandled rejection: Error: late/, 'is reported');

# ---- $262

prints('realms are apart', <<'J', "false true 3 function\ntrue\nTypeError\n");
let r = $262.createRealm();
print(r.global.Array === Array, r.global.$262 === r, r.evalScript('var v = 3; v'), typeof r.createRealm);
print(r.evalScript('[]') instanceof r.global.Array);
try { r.evalScript('null.x') } catch (e) { print(e instanceof TypeError ? 'ours' : e.name) }
J
prints('detachArrayBuffer, gc', "let b = new ArrayBuffer(4), u = new Uint8Array(b);\n"
        . "\$262.detachArrayBuffer(b); \$262.gc(); print(b.detached, u.length);\n"
        . "try { \$262.detachArrayBuffer(1) } catch (e) { print(e.name) }", "true 0\nTypeError\n");
prints('agents share memory', <<'J', "5\nhello 7\n");
$262.agent.start(`$262.agent.receiveBroadcast((sab, n) => {
    let i = new Int32Array(sab);
    Atomics.wait(i, 0, 0);
    $262.agent.report('hello ' + n);
    $262.agent.leaving();
});`);
let sab = new SharedArrayBuffer(8), i = new Int32Array(sab), report;
$262.agent.broadcast(sab, 7);
Atomics.store(i, 0, 5);
Atomics.notify(i, 0);
while ((report = $262.agent.getReport()) === null) $262.agent.sleep(1);
print(i[0]);
print(report);
J
prints('agents see each other grow', <<'J', "12\n");
$262.agent.start(`$262.agent.receiveBroadcast(sab => { sab.grow(12); $262.agent.report('') })`);
let sab = new SharedArrayBuffer(8, {maxByteLength: 16});
$262.agent.broadcast(sab);
while ($262.agent.getReport() === null) $262.agent.sleep(1);
print(sab.byteLength);
J
prints('a thousand realms', "for (let i = 0; i < 1000; i++) \$262.createRealm(); \$262.gc(); print('done')", "done\n");

# ---- the WebAssembly namespace

prints('descriptors of the namespace', <<'J', "[object WebAssembly]\ntrue\n{\"writable\":true,\"enumerable\":false,\"configurable\":true}\n{\"writable\":true,\"enumerable\":true,\"configurable\":true}\n{\"writable\":true,\"enumerable\":false,\"configurable\":true}\nvalidate 1 Module 1 CompileError 1\n");
let d = (o, k) => { let p = Object.getOwnPropertyDescriptor(o, k); delete p.value; return JSON.stringify(p) };
print(WebAssembly);
print(Object.getPrototypeOf(WebAssembly) === Object.prototype);
print(d(globalThis, 'WebAssembly'));
print(d(WebAssembly, 'validate'));
print(d(WebAssembly, 'Module'));
let W = WebAssembly;
print(W.validate.name, W.validate.length, W.Module.name, W.Module.length, W.CompileError.name, W.CompileError.length);
J
prints('the Module constructor', <<'J', "TypeError\nTypeError\nTypeError\nCompileError true\n[object WebAssembly.Module]\ntrue\ntrue true\nseen 0\n");
let ok = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
let name = f => { try { f(); return 'none' } catch (e) { return e.name } };
print(name(() => WebAssembly.Module(ok)));
print(name(() => new WebAssembly.Module()));
print(name(() => new WebAssembly.Module([0])));
try { new WebAssembly.Module(new ArrayBuffer(0)) } catch (e) { print(e.name, e instanceof WebAssembly.CompileError) }
print(new WebAssembly.Module(ok.buffer));
class Sub extends WebAssembly.Module {}
print(Object.getPrototypeOf(new Sub(ok)) === Sub.prototype);
let r = $262.createRealm(), target = r.evalScript('(function() {})');
target.prototype = null;
let m = Reflect.construct(WebAssembly.Module, [ok], target);
print(m instanceof r.global.WebAssembly.Module, WebAssembly.Module.exports(m).length === 0);
let trap = new Proxy(function() {}, {get(t, k) { if (k === 'prototype') { ok[0] = 1; print('seen', ok[1] - 97) } return t[k] }});
try { Reflect.construct(WebAssembly.Module, [ok], trap); print('not refused') } catch (e) {}
J
prints('imports, exports, customSections', <<'J', "[{\"kind\":\"function\",\"module\":\"m\",\"name\":\"f\"}]\n[{\"kind\":\"function\",\"name\":\"f\"}]\n2 1 0 TypeError\n");
let bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 0, 3, 1, 97, 7, 1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 109, 1, 102, 0, 0,
                            7, 5, 1, 1, 102, 0, 0, 0, 2, 1, 97]);
let M = WebAssembly.Module, m = new M(bytes), s = M.customSections(m, 'a'), e;
print(JSON.stringify(M.imports(m)));
print(JSON.stringify(M.exports(m)));
try { M.customSections(m) } catch (x) { e = x.name }
print(s.length, s[0].byteLength, M.customSections(m, '\ud800').length, e);
J
prints('validate', "let v = WebAssembly.validate; print(v(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])), v(new Uint8Array(3)))\n"
        . "try { v() } catch (e) { print(e.name) } try { v({}) } catch (e) { print(e.name) }", "true false\nTypeError\nTypeError\n");
prints('errors are native errors of each realm', <<'J', "true true LinkError x 1\nfalse\n[object Error] true\nconstructor,message,name\n");
let E = WebAssembly.LinkError, e = E('x', {cause: 1});
print(e instanceof E, Object.getPrototypeOf(E) === Error, e.name, e.message, e.cause);
print(E === $262.createRealm().global.WebAssembly.LinkError);
print(Object.prototype.toString.call(new E), !new E().hasOwnProperty('message'));
print(Object.getOwnPropertyNames(E.prototype).sort().join());
J
done_testing();
