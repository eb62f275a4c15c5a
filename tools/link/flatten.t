#!/usr/bin/perl
# touchstone-link flatten and lower: what they write does what the module does, on the reference and on engines without
# module linking; links are direct; what cannot be done is named, in one line, and leaves no file.
# REQ L-152, L-195, L-196, L-197
use strict;
use warnings;
use lib 'tools/link';
use LinkTest;
use Test::More;

my $node = ($ENV{TOUCHSTONE_TOP} || '.') . '/build/engines/node26/bin/node';

# ---- usage ----

my ($code, $out, $err) = tool('--help');
is("$code$err", '0', '--help');
like($out, qr/^  $_ /m, "--help lists $_") for qw(flatten lower);
for my $command ($out =~ /^  (\w+) /mg) {
    ($code, $out, $err) = tool($command, '--help');
    is("$code$err", '0', "$command --help");
    like($out, qr/^Usage: touchstone-link $command .*^Exit codes: /ms, "$command --help says how it is used");
}
($code, $out, $err) = tool('--version');
like("$code $out", qr/^0 touchstone-link: \S+ \d+\.\d+/, '--version');

my $core = write_file('core.wat', '(module (func (export "f") (result i32) (i32.const 7)))');
fails(2, qr/no command is named/);
fails(2, qr/no command is called 'melt'/, 'melt');
fails(2, qr/no file is named/, 'flatten');
fails(2, qr/one operand too many/, 'flatten', $core, $core);
fails(2, qr/unknown option --fast/, 'flatten', '--fast', $core);
fails(2, qr/a value is missing behind -o/, 'flatten', $core, '-o');
fails(2, qr/no feature is called '\+xyz'/, 'flatten', '--feature', '+xyz', $core);
fails(2, qr/'xml' is neither/, 'lower', '--form', 'xml', $core);
fails(2, qr/No such file/, 'flatten', "$dir/none.wat");
fails(2, qr/bad\.wat:1:9: unknown operator/, 'flatten', write_file('bad.wat', '(module fun)'));
fails(2, qr/bad\.wasm:0x8: /, 'lower', write_file('bad.wasm', "\0asm\1\0\0\0\x20\0"));
fails(2, qr/invalid\.wat:1:\d+: unknown function/, 'flatten', write_file('invalid.wat', '(module (start 0))'));
fails(2, qr/missing import/, 'flatten',
    write_file('unlinked.wat', '(module (module $M (import "x" (func))) (instance (instantiate $M)))'));
fails(2, qr/malformed|unexpected/, 'flatten', '--feature', '-module-linking',
    write_file('nested.wat', '(module (module $M))'));
fails(3, qr/No such file/, 'flatten', $core, '-o', "$dir/none/a.wasm");

# ---- files are written whole or not at all ----

my $kept = write_file('kept.wasm', 'kept');
fails(2, qr/unsupported flatten: the module import "M" is not known/, 'flatten', '-o', $kept,
    write_file('open.wat', '(module (import "M" (module $M)) (instance (instantiate $M)))'));
is(read_file($kept), 'kept', 'a failure leaves the file as it was');
fails(2, qr/unsupported flatten: the export "N" is a module/, 'lower', '-o', "$dir/new.json",
    write_file('shown.wat', '(module (module $A (module $N) (export "N" (module $N))) (instance $a (instantiate $A))'
        . ' (export "a" (instance $a)))'));
ok(!-e "$dir/new.json", 'and makes none');
is(join(' ', glob "$dir/*.wasm.*"), '', 'nothing is left beside it');
($code, $out, $err) = tool('flatten', $core, '-o', $kept);
is("$code$out$err", '0', 'success replaces the file');
my $flat = read_file($kept);
($code, $out, $err) = run_with($core, "$bin/touchstone-link", 'flatten', '-');
is("$code$err", '0', 'standard input and output');
is($out, $flat, 'standard output has the same bytes');
($code, $out, $err) = tool('flatten', $kept);
is($out, $flat, 'a core module stays as it is');

# ---- what is written ----

my $shared = write_file('shared.wat', <<'END');
(module $ROOT
  (import "log" (func $log (param i32)))
  (import "fs" (instance $fs (export "five" (global i32)) (export "sub" (instance (export "six" (func (result i32)))))))
  (module $LIBC
    (import "log" (func $log (param i32)))
    (memory (export "mem") 1 3)
    (table (export "tab") 4 funcref)
    (global (export "sp") (mut i32) (i32.const 100))
    (func $init (call $log (i32.const 1)) (i32.store (i32.const 0) (i32.const 42)))
    (func $read (export "read") (result i32) (i32.load (i32.const 0)))
    (data (i32.const 8) "hello")
    (elem (i32.const 1) $read)
    (start $init))
  (module $PROGRAM
    (import "libc" (instance $libc (export "mem" (memory 1)) (export "read" (func (result i32)))
      (export "sp" (global (mut i32))) (export "tab" (table 1 funcref))))
    (import "base" (global $base i32))
    (memory $own 1)
    (data (memory $own) (i32.const 0) "o")
    (func $run (export "run") (result i32)
      (global.set (global $libc "sp") (i32.sub (global.get (global $libc "sp")) (i32.const 8)))
      (i32.add (call (func $libc "read")) (i32.add (i32.load8_u $own (i32.const 0)) (global.get $base))))
    (func (export "sp") (result i32) (global.get (global $libc "sp")))
    (func (export "grow") (result i32) (memory.grow (memory $libc "mem") (i32.const 1)))
    (func (export "through") (result i32) (call_indirect (table $libc "tab") (result i32) (i32.const 1)))
    (func (export "trap") (result i32) (call_indirect (table $libc "tab") (result i32) (i32.const 2))))
  (instance $libc1 (instantiate $LIBC (import "log" (func $log))))
  (instance $libc2 (instantiate $LIBC (import "log" (func $log))))
  (instance $p1 (instantiate $PROGRAM (import "libc" (instance $libc1)) (import "base" (global $fs "five"))))
  (instance $p2 (instantiate $PROGRAM (import "libc" (instance $libc2)) (import "base" (global $fs "five"))))
  (func (export "both") (result i32) (i32.add (call (func $p1 "run")) (call (func $p2 "run"))))
  (func (export "six") (result i32) (call (func $fs "sub" "six")))
  (export "p1" (instance $p1)) (export "run2" (func $p2 "run")) (export "sp2" (func $p2 "sp"))
  (func $s (call $log (i32.const 9)))
  (start $s))
END
($code, $out, $err) = tool('flatten', $shared, '-o', "$dir/shared.wasm");
is("$code$out$err", '0', 'flatten');
($code, $out) = run_with('/dev/null', "$bin/touchstone-ref", 'objdump', '-h', "$dir/shared.wasm");
is($code, 0, 'the sections are those of core');
unlike($out, qr/module|instance|alias/i, 'no section of module linking is left');
($code, $out) = run_with('/dev/null', "$bin/touchstone-ref", 'objdump', '-d', "$dir/shared.wasm");
my ($run) = $out =~ /(<p1\.run>.*?)<p1\.|\z/s;
my ($number) = $out =~ /func\[(\d+)\] <libc1\.read>/;
like($run // '', qr/\bcall $number\b/, 'a call of what another instance exports is a call of the function itself')
    or diag($out);
($code, $out) = tool('flatten', '--text', $shared);
like($out, qr/^    call \$libc1\.read$/m, 'the same as text');
write_file('flat.wat', $out);
($code, $out, $err) = run_with('/dev/null', "$bin/touchstone-ref", 'validate', "$dir/shared.wasm", "$dir/flat.wat");
is("$code$err", '0', 'both are valid without module linking') or diag($out);

# ---- what it does ----

# On the reference as a script: the host's modules, then the module made of it, then what is due.
my @due = (both => 316, six => 6, 'p1/run' => 158, run2 => 158, 'p1/sp' => 84, sp2 => 84, 'p1/grow' => 1, 'p1/grow' => 2,
    'p1/through' => 42);
my $host = <<'END';
(module $host (global $n (mut i32) (i32.const 0))
  (func (export "") (param i32) (global.set $n (i32.add (i32.mul (global.get $n) (i32.const 10)) (local.get 0))))
  (func (export "logged") (result i32) (global.get $n))
  (global (export "five") i32 (i32.const 5)) (func (export "sub/six") (result i32) (i32.const 6)))
(register "log" $host) (register "fs" $host)
END
my $checks = join '', map { qq{(assert_return (invoke "$due[2 * $_]") (i32.const $due[2 * $_ + 1]))\n} } 0 .. $#due / 2;
$checks .= qq{(assert_trap (invoke "p1/trap") "uninitialized element")\n(assert_return (invoke \$host "logged") (i32.const 119))\n};

sub passes {
    my ($name, $script) = @_;
    my ($code, $out, $err) = run_with('/dev/null', "$bin/touchstone-ref", 'wast', write_file('route.wast', $script));
    is("$code$err", '0', "$name does what is due on the reference") or diag("$out$err");
}

sub as_string { my ($bytes) = @_; $bytes =~ s/(.)/sprintf '\\%02x', ord $1/gse; return qq("$bytes") }

passes('flattened, it', $host . '(module binary ' . as_string(read_file("$dir/shared.wasm")) . ")\n" . $checks);
($code, $out, $err) = tool('lower', '--form', 'wast', '--prefix', '@x', $shared);
is("$code$err", '0', 'lower --form wast');
passes('the lowered script', $host . $out . $checks);
is(scalar(() = $out =~ /^\(register "\@x\d+"\)$/mg), 7, 'a name for each step');
(my $direct = $checks) =~ s/^.*"p1\/[^\n]*\n//mg;
$direct =~ s/invoke \$host/invoke/;
passes('the module itself', ";;! features: module-linking\n(module \$sub (func (export \"six\") (result i32) (i32.const 6)))\n"
    . '(module $state (global $n (mut i32) (i32.const 0)) (func (export "log") (param i32)'
    . '   (global.set $n (i32.add (i32.mul (global.get $n) (i32.const 10)) (local.get 0))))'
    . '   (func (export "logged") (result i32) (global.get $n)))' . "\n(register \"state\" \$state)\n"
    . direct_root(read_file($shared)) . "\n" . $direct);

# In a script nothing is registered as a function of one name, and no instance in an instance: a module around the root
# gives it both.
sub direct_root {
    my ($text) = @_;
    return '(module (import "state" "log" (func $log (param i32))) (import "state" "logged" (func $logged (result i32)))'
        . '(module $SUB (func (export "six") (result i32) (i32.const 6))) (instance $sub (instantiate $SUB))'
        . '(module $FS (import "sub" (instance $sub (export "six" (func (result i32)))))'
        . ' (global (export "five") i32 (i32.const 5)) (export "sub" (instance $sub)))'
        . '(instance $fs (instantiate $FS (import "sub" (instance $sub))))' . $text
        . '(instance $r (instantiate $ROOT (import "log" (func $log)) (import "fs" (instance $fs))))'
        . '(export "both" (func $r "both")) (export "six" (func $r "six")) (export "run2" (func $r "run2"))'
        . '(export "sp2" (func $r "sp2")) (export "logged" (func $logged)))' . "\n" . '(register "root")';
}

# ---- the header by itself, where it is installed ----

my $top = $ENV{TOUCHSTONE_TOP} || '.';
my $program = write_file('program.c', '#include "touchstone_link.h"' . "\nint main(void) { embed_lowered_free(0); return 0; }\n");
($code, $out, $err) = run_with('/dev/null', $ENV{CC} || 'cc', '-std=c17', '-Wall', '-Werror', '-fsyntax-only',
    "-I$top/ref/embed", $program);
is("$code$err", '0', 'the header needs touchstone.h beside it, nothing else');

# ---- on an engine without module linking ----

write_file('run.js', <<'END');
// run.js flat FILE | lower FILE, and names of exports: prints what they return, and at last what was logged.
const fs = require('fs');
const [route, file, ...names] = process.argv.slice(2);
let logged = 0;
const host = {log: {'': n => { logged = logged * 10 + n }}, fs: {five: 5, 'sub/six': () => 6}};
let call;
if (route === 'flat') {
    const bytes = fs.readFileSync(file);
    if (!WebAssembly.validate(bytes)) throw new Error('not valid here');
    const {exports} = new WebAssembly.Instance(new WebAssembly.Module(bytes), host);
    call = name => exports[name]();
} else {
    const {modules, steps, exports} = JSON.parse(fs.readFileSync(file, 'utf8'));
    const compiled = modules.map(text => new WebAssembly.Module(Buffer.from(text, 'base64')));
    const tree = {log: host.log[''], fs: {five: 5, sub: {six: () => 6}}};
    const made = [];
    for (const {module, imports} of steps) {
        const given = {};
        for (const {module: m, name, host, step, export: e} of imports)
            (given[m] ??= {})[name] = host ? host.reduce((at, n) => at[n], tree) : made[step].exports[e];
        made.push(new WebAssembly.Instance(compiled[module], given));
    }
    const find = (list, [first, ...rest]) => {
        const found = list.find(e => e.name === first);
        return rest.length ? find(found.exports, rest) : made[found.step].exports[found.export];
    };
    call = name => find(exports, name.split('/'))();
}
for (const name of names) {
    try { console.log(name, call(name)) } catch (e) { console.log(name, e.constructor.name) }
}
console.log('logged', logged);
END
SKIP: {
    skip 'there is no node 26 here; make engines fetches it', 3 unless -x $node;
    my $words = join '', map { "$due[2 * $_] $due[2 * $_ + 1]\n" } 0 .. $#due / 2;
    $words .= "p1/trap RuntimeError\nlogged 119\n";
    my @names = ((map { $due[2 * $_] } 0 .. $#due / 2), 'p1/trap');
    ($code, $out, $err) = tool('lower', $shared, '-o', "$dir/shared.json");
    is("$code$out$err", '0', 'lower');
    for my $route (['flat', 'shared.wasm'], ['lower', 'shared.json']) {
        ($code, $out, $err) = run_with('/dev/null', $node, "$dir/run.js", $route->[0], "$dir/$route->[1]", @names);
        is($out, $words, "node: $route->[0]") or diag($err);
    }
}
done_testing();
