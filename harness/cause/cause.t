#!/usr/bin/perl
# Causes across engines: where they are, who shows them, and what can be done with them.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use Test::More;
use Touchstone;

my $dir = folder;
ref_engine;
mkdir "$dir/s";
spew("$dir/s/float.wast", <<'WAST');
(module
  (func $id (param f32) (result f32) (local.get 0))
  (func (export "min") (param f32 f32) (result f32) (f32.min (call $id (local.get 0)) (local.get 1)))
  (func (export "max") (param f32 f32) (result f32) (f32.max (call $id (local.get 0)) (local.get 1)))
  (func (export "add") (param f32 f32) (result f32) (f32.add (call $id (local.get 0)) (local.get 1))))
(assert_return (invoke "min" (f32.const 1) (f32.const 2)) (f32.const 1))
(assert_return (invoke "min" (f32.const nan) (f32.const 2)) (f32.const nan:canonical))
(assert_return (invoke "min" (f32.const 1) (f32.const nan)) (f32.const nan:canonical))
(assert_return (invoke "max" (f32.const nan) (f32.const 2)) (f32.const nan:canonical))
(assert_return (invoke "add" (f32.const nan) (f32.const 2)) (f32.const nan:canonical))
WAST
spew("$dir/s/trap.wast", <<'WAST');
(module (memory 1) (table 1 funcref)
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "call") (param i32) (call_indirect (local.get 0)))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
(assert_return (invoke "load" (i32.const 0)) (i32.const 0))
(assert_trap (invoke "load" (i32.const -1)) "out of bounds memory access")
(assert_trap (invoke "call" (i32.const 0)) "uninitialized element")
(assert_return (invoke "grow" (i32.const 1)) (i32.const 1))
(assert_return (invoke "grow" (i32.const 1)) (i32.const 2))
WAST
spew("$dir/s/valid.wast", <<'WAST');
(assert_invalid (module (func (result i32) (i32.add (i32.const 1) (i64.const 2)))) "type mismatch")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\ff\01\00") "malformed section id")
(module)
WAST
# Engines that do what the reference does but at the steps of %wrong.
sub wrong_engine {
    my ($name, $family, %wrong) = @_;
    my $wrong = join ', ', map { my $text = $wrong{$_} =~ s/([\\'])/\\$1/gr; "'$_' => '$text'" } sort keys %wrong;
    fake_engine($name, "my %wrong = ($wrong);\n" . <<"PERL", "family: $family\n");
my (\$of) = \$ARGV[0] =~ /(\\w+)\\.wast/;
for (`$BIN/touchstone-ref wast --json \$ARGV[0]`) {
    my (\$step) = /"step":(\\d+)/;
    s/"outcome":"[^"]*"(.*)"message":"[^"]*"/"outcome":"\$wrong{"\$of \$step"}"\$1"message":"wörds"/ if defined \$step && \$wrong{"\$of \$step"};
    print;
}
PERL
}
my %nan = ('float 2' => 'returned f32:0x7fc00001(nan:arithmetic)', 'float 3' => 'returned f32:0x7fe00000(nan:arithmetic)');
wrong_engine('alpha1', 'alpha', %nan, 'trap 2' => 'trapped unreachable');
wrong_engine('alpha2', 'alpha', %nan, 'valid 0' => 'linked', 'valid 1' => 'linked');
wrong_engine('beta1', 'beta', %nan, 'trap 4' => 'returned i32:-1', 'trap 5' => 'returned i32:-1');

sub causes {
    my ($status, $out, $err) = touchstone('cause', '-F', 'json', @_);
    is($status, 0, "causes @_") or diag($err);
    return @{decode_json($out)};
}
sub named {
    my ($subject, $family, @of) = @_;
    my ($cause) = grep { $_->{signature}{subject} eq $subject && $_->{signature}{family} eq $family } @of;
    ok($cause, "$subject on $family") or diag(explain([map { $_->{signature} } @of]));
    return $cause;
}
is((touchstone('run', "$dir/s", '-q'))[0], 0, 'a run');
my @all = causes();
is(scalar @all, 6, 'six causes') or diag(explain([map { $_->{signature} } @all]));

# a bit of a NaN
my $nan = named('f32.min', 'alpha', @all);
is_deeply($nan->{signature}, {feature => 'core1', subject => 'f32.min', due => 'returned f32:nan:canonical',
    seen => 'returned f32:nan:arithmetic', family => 'alpha'}, 'a NaN: the instruction that all wrong steps share and right ones do not');
is("$nan->{cases} $nan->{steps}", '1 2', 'with its cases and steps');
is(join(' ', map { "$_->{engine} $_->{version} $_->{steps}" } @{$nan->{engines}}), 'alpha1 1.0 2 alpha2 1.0 2', 'both engines of the family');
is_deeply([map { "$_->{section} $_->{url}" } @{$nan->{rules}}], ['exec-binop https://webassembly.github.io/spec/core/exec/instructions.html#exec-binop',
    'op-fmin https://webassembly.github.io/spec/core/exec/numerics.html#op-fmin'], 'its rules, and where they are published');
is("$nan->{smallest}{suite} $nan->{smallest}{case} $nan->{smallest}{line}", 's float.wast 7', 'the smallest place');
is_deeply([map { "$_->{engine} $_->{verdict} $_->{seen}" } @{$nan->{outcomes}}], ['ref agree returned f32:nan:canonical', 'alpha1 diverge returned f32:nan:arithmetic',
    'alpha2 diverge returned f32:nan:arithmetic', 'beta1 diverge returned f32:nan:arithmetic'], 'what each did, side by side');
my $other = named('f32.min', 'beta', @all);
is_deeply([map { "$_->{id} $_->{family}" } @{$nan->{others}}], ["$other->{id} beta"], 'another family that does the same is named');
is($nan->{kin}, $other->{kin}, 'and of one kin');

# a wrong trap, a wrong value, a module that is accepted
my $trap = named('i32.load', 'alpha', @all);
is("$trap->{signature}{due}, $trap->{signature}{seen}", 'trapped out of bounds memory access, trapped unreachable', 'a wrong trap');
my $grow = named('memory.grow', 'beta', @all);
is("$grow->{signature}{seen} $grow->{steps}", 'returned i32, another value 2', 'wrong values are one cause, whatever they are');
my $valid = named('i32.add', 'alpha', @all);
is("$valid->{signature}{due}, $valid->{signature}{seen}", 'invalid (type mismatch), linked', 'a module that is accepted: the instruction that is not valid');
is($valid->{rules}[0]{section}, 'valid-binop', 'and its typing rule');
my $malformed = named('module decoding', 'alpha', @all);
is($malformed->{rules}[0]{section}, 'binary-module', 'bytes that are no module');
is_deeply([map { "$_->{engine} $_->{verdict}" } @{$valid->{outcomes}}], ['ref agree', 'alpha1 agree', 'alpha2 diverge', 'beta1 agree'], 'those that agree stand beside it');

# commands
for my $cause ($nan, $trap, $valid) {
    my (undef, @words) = split / /, $cause->{replay};
    my ($status, $out) = touchstone(@words);
    is($status, 0, $cause->{replay}) or diag($out);
    like($out, qr/still so/, 'does replay it');
}
like((touchstone('replay', $nan->{id}, '-e', 'alpha2'))[1], qr/ on alpha2 1\.0/, 'on another engine of the family');
is((touchstone('replay', $nan->{id}, '-e', 'beta1'))[0], 2, 'but not of another');
like($nan->{reduce}, qr/\Atouchstone reduce C[0-9a-f]{11}\z/, 'a command to reduce it');

# ids are the same in another run, of fewer engines and cases, in another database
is((touchstone('run', "$dir/s/float.wast", '-e', 'ref,alpha2', '-q', '--db', "$dir/b.db"))[0], 0, 'another database');
my @again = causes('--db', "$dir/b.db");
is(join(' ', map { $_->{signature}{subject} } @again), 'f32.min', 'has fewer');
is($again[0]{id}, $nan->{id}, 'of the same id');
is($again[0]{replay}, "touchstone replay $nan->{id} --db $dir/b.db", 'a command names the database');
is_deeply([map { $_->{id} } causes()], [map { $_->{id} } @all], 'asked again they are the same');
is(join('', sql('select count(*) from located where known')), 6, 'and were found once');

# filters
is(scalar(causes('-e', 'beta')), 2, 'of a family');
is(scalar(causes('-e', 'alpha1')), 2, 'of an engine');
is(scalar(causes('-s', 's', '-r', 1)), 6, 'of a suite and a run');
my ($status, $out, $err) = touchstone('cause', '-e', 'gamma');
is($status, 4, 'nothing of an engine that is not there');
ok(one_line($err), 'which is said');
for ([4, '-r', 77], [2, 'C00'], [2, 'C'], [2, $nan->{id}, $trap->{id}], [2, '-F', 'html'], [2, '--report'], [2, '--js'], [2, ''], [2, $nan->{id}, '-r', 'x']) {
    my ($due, @words) = @$_;
    ($status, $out, $err) = touchstone('cause', @words);
    is($status, $due, "cause @words");
    is($out, '', '... prints nothing');
}
is((touchstone('cause', '--db', "$dir/none.db"))[0], 2, 'no database');

# for people
($status, $out) = touchstone('cause');
like($out, qr/^$nan->{id}  f32\.min\n    due returned f32:nan:canonical, seen returned f32:nan:arithmetic\n    2 steps in 1 case on alpha1, alpha2\n    smallest s\/float\.wast line 7\n    likewise $other->{id} beta$/m, 'a list');
like($out, qr/^6 causes in run 1/m, 'that is counted');
($status, $out) = touchstone('cause', substr($nan->{id}, 0, 6));
like($out, qr/^rule     4\.6 exec-binop\n         https:.*\n         4\.3 op-fmin$/m, 'the beginning of an id will do; the rule with its section');
like($out, qr/^    \(assert_return \(invoke "min" \(f32\.const nan\)/m, 'the text of the smallest');
like($out, qr/^  ref [\d.]+: agree, .*\n  alpha1 1\.0: diverge, returned/m, 'side by side');
like($out, qr/^replay   touchstone replay $nan->{id}\nreduce   touchstone reduce $nan->{id}$/m, 'commands');
($status, $out) = touchstone('cause', '-F', 'markdown');
like($out, qr/^\| `$nan->{id}` \| `alpha` \| `f32\.min` \|/m, 'Markdown');

# others group alike
($status, $out) = touchstone('report', '-F', 'github');
is(scalar(() = $out =~ /^::error file=/mg), 6, 'an annotation a cause');
like($out, qr/^::error file=\S+float\.wast,line=7,title=$nan->{id}%3A alpha::f32\.min: .*alpha1 1\.0%2C alpha2 1\.0/m, 'with its id and engines');
($status, $out) = touchstone('score');
like($out, qr/^alpha \(alpha1 1\.0, alpha2 1\.0\): 4 causes$/m, 'scores end with causes');
wrong_engine('alpha1', 'alpha', %nan, 'trap 2' => 'trapped unreachable', 'float 5' => 'returned f32:0x7fe00000(nan:arithmetic)');
touchstone('run', "$dir/s", '-q');
($status, $out) = touchstone('diff', '--format', 'json');
my $diff = decode_json($out);
is_deeply([map { $_->{title} } @{$diff->{causes}}], ['f32.add: due returned f32:nan:canonical, seen returned f32:nan:arithmetic'], 'what a diff finds failing has its cause');
is($diff->{differences}[0]{cause}, $diff->{causes}[0]{id}, 'by its id');
like((touchstone('diff'))[1], qr/^1 cause of what fails:\n  f32\.add: .*\n      1 step; touchstone cause $diff->{causes}[0]{id}/m, 'in words');

# a report
my @report = touchstone('cause', $nan->{id}, '-r', 1, '--report');
is($report[0], 0, 'a report');
like($report[1], qr/\A# f32.*is due\n/, 'with a title');
like($report[1], qr/section 4\.6, `exec-binop`, <https:/, 'what is due by which section');
like($report[1], qr/^```wast\n\(module\n.*^\(assert_return \(invoke "min" \(f32\.const nan\).*^```$/ms, 'and what shows it');
my ($script) = $report[1] =~ /^```wast\n(.*?)^```$/ms;
spew("$dir/case.wast", $script);
like(`$BIN/touchstone-ref wast $dir/case.wast`, qr/: 1 passed$/, 'which stands by itself');
($status, my $alone) = touchstone('cause', $nan->{id}, '--js');
spew("$dir/case.js", $alone);
like(`$BIN/touchstone-ref js $dir/case.js`, qr/^due:  returned f32:nan:canonical\nseen: returned f32:nan:canonical\nas due$/m, 'a script for a shell, as due on the reference');
spew("$dir/case.js", $alone =~ s/"returned f32:nan:canonical"\]/"returned f32:nan:0x1"]/r);
like(`$BIN/touchstone-ref js $dir/case.js`, qr/^NOT AS DUE$/m, 'which can fail');
for my $cause ($trap, $valid, $malformed, $grow) {
    ($status, $alone) = touchstone('cause', $cause->{id}, '-r', 1, '--js');
    spew("$dir/case.js", $alone);
    like(`$BIN/touchstone-ref js $dir/case.js`, qr/^as due$/m, "likewise $cause->{signature}{subject}");
}

# a step of the API
mkdir "$dir/api";
spew("$dir/api/grow.any.js", <<'JS');
// META: global=window,dedicatedworker,jsshell
"use strict";
// SPEC js-api/#dom-memory-memory
test(() => assert_equals(new WebAssembly.Memory({initial: 1}).buffer.byteLength, 65536), "made");
// SPEC js-api/#dom-memory-grow; js-api/#refresh-the-memory-buffer
test(() => assert_equals(new WebAssembly.Memory({initial: 1}).grow(1), 1), "pages before");
// SPEC js-api/#dom-memory-grow; js-api/#refresh-the-memory-buffer
test(() => assert_equals(new WebAssembly.Memory({initial: 2}).grow(1), 2), "pages before, of two");
JS
spew("$dir/patched.pl", <<"PERL");
my \$script = do { local \$/; open my \$in, '<', \$ARGV[0] or die; <\$in> };
open my \$out, '>', "\$ARGV[0].js" or die;
print \$out "{ const grow = WebAssembly.Memory.prototype.grow; WebAssembly.Memory.prototype.grow = function (n) { return grow.call(this, n) + n; }; }\\n\$script";
close \$out;
exec '$BIN/touchstone-ref', 'js', "\$ARGV[0].js";
PERL
spew("$dir/engines/patched.yaml", "name: patched\nkind: js-shell\nfamily: patched\ncommand: [perl, $dir/patched.pl, \"{script}\"]\nversion: {command: [perl, -e, \"print 'v1'\"], match: \"v(.*)\"}\n");
is((touchstone('run', "$dir/api", '-e', 'ref,patched', '-q'))[0], 0, 'a case of the API');
@all = causes();
my $api = named('Memory.grow', 'patched', @all);
is(scalar @all, 1, 'is one cause');
is("$api->{signature}{feature} $api->{signature}{seen} $api->{steps}", 'js-api failed assert_equals 2', 'by what fails');
is($api->{rules}[0]{url}, 'https://webassembly.github.io/spec/js-api/#dom-memory-grow', 'with the method that the case cites');
is((touchstone('replay', $api->{id}))[0], 0, 'which is replayed');
($status, $alone) = touchstone('cause', $api->{id}, '--js');
spew("$dir/case.js", $alone);
like(`$BIN/touchstone-ref js $dir/case.js`, qr/\Apassed: pages before\n/, 'as a script it holds on the reference');
like(`perl $dir/patched.pl $dir/case.js`, qr/\AFAILED: pages before\nError: expected 1, got 2/, 'and fails on the engine');

# what an engine says is text
mkdir "$dir/h";
spew("$dir/h/one.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x 2);
my $hostile = q{failed `a` ``b`` | <script>alert(1)</script> \u001b[31m =1+1 ![x](y) \u202e};
spew("$dir/said", qq~{"step":0,"outcome":"linked"}\n{"step":1,"outcome":"$hostile","message":"$hostile"}\n{"step":2,"outcome":"$hostile","message":"\xff\xc3("}\n~);
fake_engine('hostile', qq(open(my \$in, '<:raw', '$dir/said') or die; print <\$in>;), "family: \"`h`|<b>\"\n");
is((touchstone('run', "$dir/h", '-e', 'ref,hostile', '-q'))[0], 1, 'a hostile engine; a record that is no UTF-8 is no result');
my ($id) = map { $_->{id} } grep { $_->{signature}{seen} =~ /failed/ } causes();
ok($id, 'is a cause');
for my $words ([], [$id], [$id, '--report'], [$id, '-F', 'markdown'], ['-F', 'markdown'], ['-F', 'json'], [$id, '--js']) {
    ($status, $out) = touchstone('cause', @$words);
    is($status, 0, "cause @$words");
    unlike($out, qr/[\x00-\x09\x0b-\x1f\x7f]/, '... no control character') if !grep { /js/ } @$words;
    ok(utf8::decode(my $copy = $out), '... UTF-8');
    unlike($copy, qr/\x{202e}/, '... nothing that turns text about');
    next if !grep { /markdown|report/ } @$words;
    my $plain = $copy =~ s/^(`{3,})\w*\n.*?^\1$//gmsr =~ s/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)//gr =~ s/\\.|&lt;|&gt;|&amp;//gr =~ s/<https:[^>]*>|<\/?details>|<\/?summary>//gr;
    unlike($plain, qr/<|!\[/, '... nothing of it outside code') or diag($plain);
}
touchstone('report', '-o', "$dir/out");
unlike(slurp($_), qr/<script>alert|\e|<b>/, "$_ has nothing of it") for glob "$dir/out/causes.html $dir/out/cause/*.html";

# on a real engine that goes its own way, the script shows it without Touchstone
SKIP: {
    my $version = `node --version 2>/dev/null`;
    skip 'there is no node on PATH', 3 if $? || $version !~ /^v(\d+)/;
    spew("$dir/engines/node.yaml", "name: node\nkind: js-shell\ncommand: [node, \"{script}\"]\nversion: {command: [node, --version], match: \"v([0-9.]+)\"}\nmessages: [v8]\n");
    touchstone('run', "$TOP/corpus/core/binary/opcode-proposals.wast", '-e', 'ref,node', '-q');
    my ($real) = grep { $_->{signature}{seen} eq 'linked' } causes('-e', 'node');
    skip 'this node takes no proposal that the core refuses', 3 if !$real;
    is($real->{signature}{family}, 'v8', 'node is of the family that its wording is of');
    ($status, $out) = touchstone('cause', $real->{id}, '--report');
    my ($js) = $out =~ /^```js\n(.*?)^```$/ms;
    spew("$dir/case.js", $js);
    like(`node $dir/case.js`, qr/^due:  malformed\nseen: linked\nNOT AS DUE$/m, 'the report\'s script shows the difference');
    is($? >> 8, 1, 'by its exit code, too');
}
done_testing;
