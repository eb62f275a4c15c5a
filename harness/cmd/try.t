#!/usr/bin/perl
# touchstone try: one file on every engine that is here; equal outputs once; nothing is stored.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
# Where engines are held in, the leak checker of a sanitizer build cannot work and says so on standard error.
my $quiet = "env: {ASAN_OPTIONS: \"detect_leaks=0:allocator_may_return_null=1:detect_stack_use_after_return=0\"}\n";
spew("$dir/engines/$_.yaml", slurp("$TOP/harness/engines/$_.yaml"), $quiet) for qw(ref ref-js);
# a shell that has no print but console.log, as a fake: what it runs is not looked at
sub shell {
    my ($name, $code) = @_;
    spew("$dir/$name.pl", $code);
    spew("$dir/engines/$name.yaml", "name: $name\nkind: js-shell\ncommand: [perl, $dir/$name.pl, \"{script}\"]\n",
        "version: {command: [perl, -e, \"print 'v1.0'\"], match: \"v(.*)\"}\n");
}
shell('same', 'print "function\n"; print STDERR "one\ntwo\nthree\nfour\nfive\n"');
shell('other', 'print "\x1b[31mobject\r\n"; exit 3');
shell('hangs', 'sleep 60');
shell('dies', '$| = 1; print "function\n"; kill "SEGV", $$');
my ($status, $out, $err) = touchstone('try', '-x', 'print(typeof WebAssembly.Module)', '-t', '2');
is($status, 1, 'they differ') or diag($out, $err);
like($out, qr/^== ref, ref-js, same \(exit 0\)\nfunction\n   same: one\n   same: two\n   same: three\n   same: \.\.\.\n/m, 'equal outputs are one; standard error is folded');
like($out, qr/^== other \(exit 3\)\n\\x1b\[31mobject/m, 'another, with its status; what it prints is plain text');
like($out, qr/^== hangs \(timeout\)$/m, 'the time is limited');
like($out, qr/^== dies \(SIGSEGV\)\nfunction$/m, 'a signal is another output');
unlike($out, qr/\x1b/, 'no escapes');
ok(!-e $ENV{TOUCHSTONE_DB}, 'nothing is stored');
($status, $out) = touchstone('try', '-s', '-x', '1', '-e', 'same');
like($out, qr/same: five/, '-s shows all of it');

unlink "$dir/engines/$_.yaml" for qw(same other hangs dies);
($status, $out) = touchstone('try', '-x', 'console.log("a", 1); print("b")');
is($status, 0, 'all the same');
is($out, "== ref, ref-js (exit 0)\na 1\nb\n", 'console.log and print are both there');
spew("$dir/m.mjs", "import {x} from './n.mjs'; print('x', x);\n");
spew("$dir/n.mjs", "export const x = 7;\n");
($status, $out, $err) = touchstone('try', "$dir/m.mjs");
like($out, qr/^== ref, ref-js \(exit 0\)\nx 7$/m, 'a module, with what it imports') or diag($err);
spew("$dir/s.wast", "(module (func (export \"f\") (result i32) (i32.const 5)))\n(assert_return (invoke \"f\") (i32.const 6))\n");
($status, $out, $err) = touchstone('try', "$dir/s.wast");
is($out, "== ref, ref-js (not all holds)\n1: linked\n2: returned i32:5\n", 'a script: what each command did') or diag($err);
spew("$dir/m.wat", '(module (import "a" "b" (func)) (memory (export "m") 1))');
($status, $out) = touchstone('try', "$dir/m.wat");
like($out, qr/^import "a" "b" function\nexport "m" memory\nnot instantiated: it has imports$/m, 'a module as text');
spew("$dir/bad.wasm", "\0asm\1\0\0\0\77");
($status, $out) = touchstone('try', "$dir/bad.wasm");
like($out, qr/^== ref, ref-js \(exit 0\)\nrefused: CompileError$/m, 'bytes that are no module');
spew("$dir/bad.wat", '(module (func (i32.const)))');
for my $bad (["$dir/bad.wat"], ["$dir/gone.js"], ["$dir/x.txt"], [], ['-x', '1', "$dir/m.wat"], ['-x', '1', '-e', 'nosuch'], ['-x', '1', '-t', 'x']) {
    ($status, $out, $err) = touchstone('try', @$bad);
    is($status, 2, "bad input: @$bad") or diag($out, $err);
}
unlink glob("$dir/engines/*.yaml");
spew("$dir/engines/none.yaml", "name: none\nkind: js-shell\ncommand: [no-such-program, \"{script}\"]\nversion: {command: [no-such-program], match: \"(.*)\"}\n");
($status, $out, $err) = touchstone('try', '-x', '1');
is($status, 3, 'no engine is here');
# where engines take no files: what is tried is a case in a page
SKIP: {
    skip 'no Chromium; touchstone engines install chromium', 5 if system('command -v chromium >/dev/null');
    spew("$dir/engines/chromium.yaml", slurp("$TOP/harness/engines/chromium.yaml"));
    my ($status, $out) = touchstone('try', '-x', 'print(typeof document, 1); console.log("<b>\n\x1b[1m"); setTimeout(() => print("later"), 20)', '-e', 'chromium');
    is($status, 0, 'in a page');
    like($out, qr/\A== chromium \(exit 0\)\nobject 1\n<b>\n\\x1b\[1m\nlater\n/, 'each line that is printed, made safe') or diag($out);
    ($status, $out) = touchstone('try', '-x', 'print(1); throw new TypeError("x")', '-e', 'chromium');
    like($out, qr/\A== chromium \(exit 1\)\n1\n.*TypeError: x/, 'an error that nobody catches') or diag($out);
    spew("$dir/m.mjs", "export const a = 7;\nprint(a, this === undefined);\n");
    ($status, $out) = touchstone('try', "$dir/m.mjs", '-e', 'chromium');
    like($out, qr/\A== chromium \(exit 0\)\n7 true\n/, 'a module') or diag($out);
    ref_engine;
    spew("$dir/w.wat", '(module (func (export "f")))');
    ($status, $out) = touchstone('try', "$dir/w.wat", '-e', 'ref,chromium');
    is($status, 0, 'a module of wasm, as everywhere') or diag($out);
}

done_testing;
