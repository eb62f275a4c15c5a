#!/usr/bin/perl
# What an engine lacks is found out with tiny modules; a module that it refuses for want of that is unsupported, and no
# divergence of value.
# REQ M-037
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
spew("$dir/case.wast", <<'WAST');
(module (memory 1) (func (export "f") (result i32) (memory.fill (i32.const 0) (i32.const 171) (i32.const 1)) (i32.load8_u (i32.const 0))))
(assert_return (invoke "f") (i32.const 171))
(module $plain (func (export "g") (result i32) (i32.const 1)))
(assert_return (invoke $plain "g") (i32.const 1))
(assert_invalid (module (memory 1) (func (memory.fill (i32.const 0)))) "type mismatch")
(invoke "g")
WAST
# A runtime without bulk memory: it knows its opcodes by their names in text, by their bytes in binaries.
my $old = <<'PERL';
open(my $in, '<', $ARGV[0]) or die; my ($step, $has) = (0, 1);
for my $line (grep { /^\(\w/ } <$in>) {
    my $bulk = $line =~ /memory\.(fill|copy|init)|\\fc\\0[89ab]/;
    my $message = '';
    my $outcome = $line =~ /^\(module/ ? do { $has = !$bulk; $bulk ? 'invalid' : 'linked' } : $line =~ /^\(assert_invalid/ ? 'invalid'
        : !$has ? 'failed no instance' : 'returned i32:1';
    $message = 'unsupported opcode fc 0a' if $outcome eq 'invalid';
    print qq({"begin":$step}\n{"step":$step,"outcome":"$outcome","message":"$message"}\n);
    $step++;
}
PERL
fake_engine('old', $old);
# it refuses the case and has the feature; it dies when it is probed; it lacks the feature, and a value is wrong, too
fake_engine('wrong', $old =~ s/\|\\\\fc\\\\0\[89ab\]//r);
fake_engine('dies', 'kill "SEGV", $$ if $ARGV[0] =~ /features/;' . $old);
fake_engine('both', $old =~ s/returned i32:1/returned i32:2/r);
ref_engine;
my ($status, $out, $err) = touchstone('run', "$dir/case.wast");
is($status, 0, 'what other engines lack is no failure') or diag($out, $err);

sub outcomes {
    return join '|', sql("select outcome from observations join engines using (engine_id) where name = '$_[0]' order by step");
}
sub standing {
    return join '', sql("select standing from standings join engines using (engine_id) where name = '$_[0]'");
}
my $lacks = 'unsupported bulk-memory';
is(outcomes('old'), "$lacks|$lacks|linked|returned i32:1|invalid|returned i32:1", 'a refusal for want of bulk memory, and what follows from it');
is(standing('old'), 'unsupported', 'is unsupported');
is(join('', sql("select count(*) from divergences join engines using (engine_id) where name = 'old'")), 0, 'and no divergence');
like(join('', sql("select messages from replays join engines using (engine_id) where name = 'old'")), qr{"0":"unsupported opcode fc 0a"},
    "the engine's words are kept");
is(outcomes('wrong'), 'invalid|failed no instance|linked|returned i32:1|invalid|returned i32:1', 'a refusal by an engine that has it stays one');
is(standing('wrong'), 'diverge', 'and diverges');
is(outcomes('dies'), 'invalid|failed no instance|linked|returned i32:1|invalid|returned i32:1', 'so does that of one that cannot be probed');
is(standing('dies'), 'diverge', 'which is not taken for a want');
is(outcomes('both'), "$lacks|$lacks|linked|returned i32:2|invalid|returned i32:2", 'a wrong value');
is(standing('both'), 'diverge', 'still diverges');
is(join(' ', sql("select j.key || j.value from runs, json_each(host -> '\$.lacks') j order by 1")),
    'both["bulk-memory"] dies[] old["bulk-memory"] ref[] wrong[]', 'what was found is a fact of the run');
is(scalar(() = glob("$dir/touchstone-*")), 0, 'no file is left');

# a JavaScript shell that lacks it, through its own adapter
SKIP: {
    my $node = "$TOP/build/engines/node26/bin/node";
    skip 'node26 is not installed', 3 if !-x $node;
    spew("$dir/without.cjs", "const real = WebAssembly.Module; const has = b => Buffer.from(b.buffer || b).includes(Buffer.from([0xfc, 0x0b])) || Buffer.from(b.buffer || b).includes(Buffer.from([0xfc, 0x0a]));"
        . 'WebAssembly.Module = function (b) { if (has(b)) throw new WebAssembly.CompileError("unsupported opcode fc 0a"); return new real(b); }; WebAssembly.Module.prototype = real.prototype; Object.setPrototypeOf(WebAssembly.Module, real);');
    spew("$dir/engines/shell.yaml", "name: shell\nkind: js-shell\ncommand: [$node, --require, $dir/without.cjs, \"{script}\"]\n"
        . "version: {command: [$node, --version], match: \"v([0-9.]+)\"}\n");
    ($status, $out, $err) = touchstone('run', "$dir/case.wast", '-e', 'ref,shell', '--db', "$dir/shell.db");
    is($status, 0, 'a shell without bulk memory') or diag($out, $err);
    my $seen = join '|', sql("select outcome from observations join engines using (engine_id) where name = 'shell' order by step", "$dir/shell.db");
    is($seen, "$lacks|$lacks|linked|returned i32:1|invalid|returned i32:1", 'has the same outcomes');
    is(join('', sql("select standing from standings join engines using (engine_id) where name = 'shell'", "$dir/shell.db")), 'unsupported',
        'and the same standing');
}

done_testing;
