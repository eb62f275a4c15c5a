#!/usr/bin/perl
# The command line of touchstone-ref: what each command does, and that bad usage and bad input end with one line on
# stderr and the right exit code.
use strict;
use warnings;
use File::Temp qw(tempdir);
use JSON::PP;
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

sub read_file {
    open my $in, '<:raw', $_[0] or return undef;
    local $/;
    return scalar <$in>;
}

# Runs touchstone-ref with STDIN; returns exit code, stdout, stderr. A death by signal counts as 128 + signal.
sub run_with {
    my ($stdin, @args) = @_;
    my $in = write_file('stdin', $stdin);
    my $pid = fork // die $!;
    if (!$pid) {
        open STDIN, '<', $in or die $!;
        open STDOUT, '>', "$dir/stdout" or die $!;
        open STDERR, '>', "$dir/stderr" or die $!;
        exec $ref, @args or die $!;
    }
    waitpid $pid, 0;
    my $code = $? & 127 ? 128 + ($? & 127) : $? >> 8;
    return ($code, read_file("$dir/stdout"), read_file("$dir/stderr"));
}

sub run { return run_with('', @_) }

# ARGS must end with CODE and one line on stderr that matches PATTERN, nothing on stdout.
sub fails {
    my ($name, $code, $pattern, @args) = @_;
    my ($got, $out, $err) = run(@args);
    is($got, $code, "$name: exit code $code") or diag($err);
    like($err, qr/\Atouchstone-ref: [^\n]*$pattern[^\n]*\n\z/, "$name: one line");
    is($out, '', "$name: nothing else");
}

# ARGS must succeed silently on stderr; returns stdout.
sub succeeds {
    my ($name, @args) = @_;
    my ($got, $out, $err) = run(@args);
    is($got, 0, "$name: exit code 0");
    is($err, '', "$name: no error");
    return $out;
}

my @commands = qw(wast run validate wat2wasm wasm2wat wast2json objdump features);
my $wat = write_file('add.wat', <<'END');
(module
  (func $add (export "add") (param i32 i32) (result i32)
    (i32.add (local.get 0) (local.get 1)))
  (func (export "divide") (param i32) (result i32) (i32.div_s (i32.const 1) (local.get 0)))
  (func (export "f") (param f32 f64) (result f64) (f64.add (f64.promote_f32 (local.get 0)) (local.get 1)))
  (func (export "wide") (param i64) (result i64) (local.get 0))
  (func (export "r") (param externref) (result externref) (local.get 0))
  (global (export "g") i32 (i32.const 0)))
END
my $wasm = "$dir/add.wasm";

# ---- help and version ----

like(succeeds('--version', '--version'), qr/\Atouchstone-ref \d+\.\d+\.\d+ .*\n\z/, 'a version');
my $help = succeeds('--help', '--help');
like($help, qr/^  $_ +\S/m, "--help lists $_") for @commands;
like($help, qr/^Off unless .*:\n .* \Q$_\E\b/m, "and the feature $_") for qw(threads wide-arithmetic module-linking);
unlike($help, qr/^Off unless .*:\n .* simd\b/m, 'but none that is on');
like(succeeds("$_ --help", $_, '--help'), qr/\AUsage: touchstone-ref $_ .*\n.*Exit codes/s, "$_ --help teaches")
    for @commands;

# ---- bad usage ----

fails('no command', 2, '--help');
fails('an unknown command', 2, "'nonsense'", 'nonsense');
for (@commands) {
    fails("$_ without a file", 2, "$_: no file is named", $_);
    fails("$_ with an unknown option", 2, 'unknown option --nonsense', $_, '--nonsense', $wat);
    fails("$_ without a file there", 2, 'absent: No such file', $_, "$dir/absent");
    fails("$_ of a directory", 2, 'Is a directory', $_, $dir);
}
fails('an option without its value', 2, 'a value is missing behind -o', 'wat2wasm', $wat, '-o');
fails('--skip without numbers', 2, "numbers of steps", 'wast', '--skip', 'first', write_file('skip.wast', ''));
write_file('skip.wast', '(module (func (export "f")))(module)(invoke "f")(module)(invoke "f")');
{
    my (undef, $out) = run_with('', 'wast', '--json', '--skip', '1,4', "$dir/skip.wast");
    my @steps = map { "$_->{step} $_->{outcome}" } grep { defined $_->{step} } map { decode_json($_) } split /\n/, $out;
    is(join('|', @steps[0, 2]), '0 linked|3 linked', 'the others are done');
    like($steps[1], qr/^2 (?!failed unknown)/, 'what needs a module that was left out does not find another') or diag($out);
    is(scalar(@steps), 3, 'those that are left out say nothing');
}
fails('an unknown feature', 2, "'\\+nonsense'", 'validate', '--feature', '+nonsense', $wat);
fails('two files', 2, 'one file at a time', 'wat2wasm', $wat, $wat);
fails('words behind the file', 2, "unexpected word '1'", 'run', $wat, '1');

# ---- translations ----

succeeds('wat2wasm', 'wat2wasm', $wat, '-o', $wasm);
like(read_file($wasm), qr{\A\0asm\x01\0\0\0}, 'wat2wasm writes a binary module');
is(succeeds('wat2wasm to stdout', 'wat2wasm', $wat), read_file($wasm), 'the same to standard output');
is((run_with(read_file($wat), 'wat2wasm', '-'))[1], read_file($wasm), 'the same from standard input');
my $text = succeeds('wasm2wat', 'wasm2wat', $wasm);
is((run_with($text, 'wat2wasm', '-'))[1], read_file($wasm), 'REQ D-049: text and back gives the same bytes');
my $named = succeeds('--debug-names', 'wat2wasm', '--debug-names', $wat);
like($named, qr/name.*add/s, '--debug-names writes names');
unlike(read_file($wasm), qr/name/, 'and they are left out else');
$text = (run_with($named, 'wasm2wat', '-'))[1];
like($text, qr/\(func \$add/, 'wasm2wat prints them');
is((run_with($text, 'wat2wasm', '--debug-names', '-'))[1], $named, 'text and back gives the same bytes with names');
succeeds('validate', 'validate', $wat, $wasm);
is_deeply([run_with(read_file($_), 'validate', '-')], [0, '', ''], 'validate - of ' . ($_ eq $wat ? 'text' : 'a binary'))
    for $wat, $wasm;
my $invalid = write_file('invalid.wat', "(module\n  (func (result i32)))\n");
fails('an invalid module', 2, 'invalid.wat:2:\d+: type mismatch', 'validate', $invalid);
fails('an invalid one between valid ones', 2, 'invalid.wat:2:\d+: type mismatch', 'validate', $wat, $invalid, $wasm);
is((run_with("(module\n (func) x)", 'validate', '-'))[2] =~ s/^(\S+ -:2:9):.*/$1/sr, 'touchstone-ref: -:2:9', 'the place in standard input');
fails('wat2wasm checks', 2, 'type mismatch', 'wat2wasm', $invalid);
like(succeeds('wat2wasm --no-check', 'wat2wasm', '--no-check', $invalid), qr/\A\0asm/, 'unless told not to');
fails('a feature that is off', 2, 'feature is switched off', 'validate', '--feature', '-simd',
    write_file('simd.wat', '(func (param v128))'));

# ---- bad input ----

my $bytes = read_file($wasm);
for my $command (qw(validate wasm2wat run features)) {
    fails("$command of a truncated module", 2, 'short.wasm:0x[0-9a-f]+: ', $command,
        write_file('short.wasm', substr $bytes, 0, 30));
    fails("$command of an empty module", 2, 'empty.wasm:0x0: ', $command, write_file('empty.wasm', ''));
}
srand 7;
for my $i (1 .. 40) {
    my $random = join '', map { chr int rand 256 } 1 .. 1 + int rand 200;
    my $name = write_file('random.wasm', $i % 2 ? "\0asm\1\0\0\0$random" : $random);
    my ($code, $out, $err) = run('validate', $name);
    ok($code == 2 && $err =~ /\Atouchstone-ref: .*random\.wasm:0x[^\n]*\n\z/, "random module $i") or diag("$code $err");
    $name = write_file('random.wast', $random);
    ($code, $out, $err) = run('wast', $name);
    ok($code == 2 && $err =~ /\Atouchstone-ref: .*random\.wast:\d+:\d+: [^\n]*\n\z/, "random script $i")
        or diag("$code $err");
}
SKIP: {
    skip 'root reads everything', 3 if $> == 0;
    my $closed = write_file('closed.wat', '(module)');
    chmod 0, $closed;
    fails('an unreadable file', 2, 'Permission denied', 'validate', $closed);
}

# ---- run ----

is(succeeds('run add', 'run', $wat, '--invoke', 'add', '1', '-3'), "i32:-2\n", 'results');
is(succeeds('run --invoke first', 'run', '--invoke', 'add', $wat, '0xffffffff', '2'), "i32:1\n", 'the other order');
is(succeeds('run f', 'run', $wat, '--invoke', 'f', '0.5', '-inf'), "f64:0xfff0000000000000(-inf)\n", 'floats');
is(succeeds('run wide', 'run', $wat, '--invoke', 'wide', '-9223372036854775808'), "i64:-9223372036854775808\n", 'i64');
is(succeeds('run r', 'run', $wat, '--invoke', 'r', '7'), "ref.extern:7\n", 'references');
is(succeeds('run r null', 'run', $wat, '--invoke', 'r', 'null'), "ref.null\n", 'null');
fails('a trap', 1, 'add.wat:4:\d+: integer divide by zero', 'run', $wat, '--invoke', 'divide', '0');
fails('an absent export', 2, "no function is exported as 'absent'", 'run', $wat, '--invoke', 'absent');
fails('a global', 2, "no function is exported as 'g'", 'run', $wat, '--invoke', 'g');
fails('too few arguments', 2, 'add takes 2 arguments, 1 are given', 'run', $wat, '--invoke', 'add', '1');
fails('a number too large', 2, "argument 2 of add: '4294967296' is no i32", 'run', $wat, '--invoke', 'add', '1', '4294967296');
fails('no number', 2, "argument 1 of f: 'x' is no f32", 'run', $wat, '--invoke', 'f', 'x', '1');
fails('a missing import', 2, 'unknown import: "a" "b"', 'run', write_file('import.wat', '(import "a" "b" (func))'));
my $hello = '(import "spectest" "print_i32" (func $p (param i32)))';
is(succeeds('_start', 'run', write_file('start.wat', qq{(module $hello (func (export "_start") (call \$p (i32.const 1))))})),
    "print_i32 1\n", '_start is called');
# REQ D-014
is(succeeds('no _start', 'run', write_file('nostart.wat', qq{(module $hello (func \$s (call \$p (i32.const 2))) (start \$s))})),
    "print_i32 2\n", 'a module without _start instantiates, runs start and exits 0');

# ---- module linking ----

my $linked = write_file('linked.wat', '(module (module $C (func (export "f") (param i32) (result i32)
  (i32.add (local.get 0) (i32.const 1)))) (instance $c (instantiate $C)) (export "f" (func $c "f")))');
my @linking = ('--feature', '+module-linking');
is(succeeds('run linked', 'run', @linking, $linked, '--invoke', 'f', '41'), "i32:42\n", 'an export of a nested instance');
succeeds('validate linked', 'validate', @linking, $linked);
fails('linked, switched off', 2, 'linked.wat:1:10: unexpected token: module, which needs module-linking', 'run', $linked, '--invoke', 'f', '41');
succeeds('wat2wasm linked', 'wat2wasm', @linking, $linked, '-o', "$dir/linked.wasm");
is(succeeds('run linked binary', 'run', @linking, "$dir/linked.wasm", '--invoke', 'f', '-1'), "i32:0\n", 'in binary form too');
fails('linked binary, switched off', 2, 'malformed section id: 0x0e, which needs module-linking', 'run', "$dir/linked.wasm");
my $pages = write_file('pages.wat', '(module
  (module $D (memory (export "m") 2 2 (pagesize 1)))
  (instance $d (instantiate $D))
  (module $C (import "m" (memory 1 2 (pagesize 1))) (data (i32.const 1) "\05")
    (func (export "load") (result i32) (i32.load8_u (i32.const 1))))
  (instance $c (instantiate $C (import "m" (memory $d "m")))) (export $c))');
is(succeeds('run pages', 'run', '--feature', '+module-linking,+custom-page-sizes', $pages, '--invoke', 'load'), "i32:5\n",
    'a memory of pages of one byte as an argument');
fails('one name, switched off', 2, 'unexpected token: \(, which needs module-linking', 'validate', write_file('one.wat', '(module (import "a" (func)))'));
succeeds('wat2wasm one name', 'wat2wasm', @linking, "$dir/one.wat", '-o', "$dir/one.wasm");
fails('one name in binary, switched off', 2, 'malformed import kind: 0xff, which needs module-linking', 'validate', "$dir/one.wasm");
fails($_, 2, 'which needs module-linking', 'validate', write_file('new.wat', $_))
    for '(module (alias 0 "f" (func)))', '(module (type (instance)))', '(module (export "i" (instance 0)))', '(module (func (type outer 0 0)))';
fails('an unknown word is none', 2, 'unknown operator: foo', 'validate', write_file('foo.wat', '(module (import "a" foo))'));
fails('a missing import of one name', 2, 'unknown import: "a"', 'run', @linking, write_file('single.wat', '(import "a" (func))'));
is(succeeds('features of linked', 'features', $_), "core1\nmodule-linking\n", 'are named') for $linked, "$dir/linked.wasm";

# ---- scripts ----

my $good = write_file('good.wast', '(module (func (export "f"))) (assert_return (invoke "f"))');
my $bad = write_file('bad.wast', qq{(module (func (export "f") (result i32) (i32.const 1)))\n  (assert_return (invoke "f") (i32.const 2))});
is(succeeds('wast', 'wast', $good), "$good: 1 passed\n", 'a line a file');
is(succeeds('wast --quiet', 'wast', '-q', $good), '', 'or none');
my ($code, $out, $err) = run('wast', $good, $bad);
is($code, 1, 'a failed assertion: exit code 1');
is($out, "$good: 1 passed\n$bad:2:3: assert_return: expected returned i32:2, got returned i32:1\n"
    . "$bad: 0 passed, 1 failed\n", 'it is said where, what was due and what came');
my @lines = map { decode_json($_) } split /\n/, (run('wast', '--json', $bad))[1];
is_deeply(\@lines, [
    { begin => 0 },
    { step => 0, line => 1, column => 1, command => 'module', outcome => 'linked', verdict => 'none', message => '' },
    { begin => 1 },
    { step => 1, line => 2, column => 3, command => 'assert_return', outcome => 'returned i32:1', verdict => 'fail', message => '' },
    { end => 2 },
], 'records');
my $broken = write_file('broken.wast', "(module)\n(assert_retur)");
fails('a script that is none', 2, 'broken.wast:2:\d+: ', 'wast', $broken);
($code, $out, $err) = run('wast', '--json', $broken);
is($code, 2, 'with --json too');
my $record = decode_json($out);
is_deeply([@$record{qw(error line)}], ['malformed', 2], 'a record of it');
my $vector = write_file('vector.wast', '(module (func (export "f") (param v128))) (assert_return (invoke "f" (v128.const i64x2 0 0)))');
is(succeeds('unsupported', 'wast', '--feature', '-simd', $vector), "$vector: 0 passed, 2 unsupported (simd)\n", 'said, not failed');
is((run_with(read_file($good), 'wast', '-'))[1], "-: 1 passed\n", 'standard input');

# ---- wast2json ----

my $script = write_file('s.wast', <<'END');
(module $m (func (export "f") (param i32) (result f64) (f64.const nan)))
(register "M" $m)
(assert_return (invoke $m "f" (i32.const -1)) (f64.const nan:canonical))
(assert_malformed (module quote "(func") "unexpected token")
(assert_invalid (module binary "\00asm\01\00\00\00\01\00") "x")
END
succeeds('wast2json', 'wast2json', $script, '-o', "$dir/s.json");
my $json = decode_json(read_file("$dir/s.json"));
is($json->{source_filename}, $script, 'the source');
is_deeply($json->{commands}, [
    { type => 'module', line => 1, name => '$m', filename => 's.0.wasm' },
    { type => 'register', line => 2, name => '$m', as => 'M' },
    { type => 'assert_return', line => 3,
      action => { type => 'invoke', module => '$m', field => 'f', args => [{ type => 'i32', value => '4294967295' }] },
      expected => [{ type => 'f64', value => 'nan:canonical' }] },
    { type => 'assert_malformed', line => 4, filename => 's.1.wat', text => 'unexpected token', module_type => 'text' },
    { type => 'assert_invalid', line => 5, filename => 's.2.wasm', text => 'x', module_type => 'binary' },
], 'the commands');
is(read_file("$dir/s.1.wat"), '(func', 'the quoted text');
is(read_file("$dir/s.2.wasm"), "\0asm\1\0\0\0\1\0", 'the bytes as they are');
like(read_file("$dir/s.0.wasm"), qr{\A\0asm\x01\0\0\0}, 'the module');
SKIP: {
    chomp(my $wabt = `sh -c 'command -v spectest-interp'`);
    skip 'spectest-interp is not installed', 1 if !$wabt;
    write_file('p.wast', read_file($good) . read_file($script));
    run('wast2json', "$dir/p.wast", '-o', "$dir/p.json");
    like(`$wabt $dir/p.json 2>&1`, qr{^6/6 tests passed\.$}m, 'spectest-interp reads it');
}
fails('JSON to standard output', 2, 'name it with -o FILE', 'wast2json', $script, '-o', '-');
fails('nowhere to write', 3, 'No such file or directory', 'wast2json', $script, '-o', "$dir/absent/s.json");

# ---- features ----

is(succeeds('features', 'features', write_file('f.wat', '(module (func (param v128) (result i32 i32) (unreachable)))')),
    "core1\nmulti-value\nsimd\n", 'one a line');
is_deeply(decode_json(succeeds('features --json', 'features', '--json', $good)),
    { file => $good, version => 1, features => ['core1'] }, 'as JSON');
is_deeply(decode_json(succeeds('features of a script', 'features', '--json', $vector))->{features}, ['core1', 'simd'], 'of a script');
like(succeeds('features --list', 'features', '--list'), qr/^threads +off +\S/m, 'all of them');

# ---- output that cannot be written ----

SKIP: {
    skip '/dev/full is not there', 1 if !-c '/dev/full';
    for ([qw(wast), $good], ['wasm2wat', $wasm], ['features', $wasm], ['--help'], ['run', $wat, '--invoke', 'add', 1, 2]) {
        my @args = @$_;
        my $full = system(qq{"$ref" @{[map { qq('$_') } @args]} >/dev/full 2>"$dir/stderr"}) >> 8;
        is($full, 3, "$args[0] to a full device: exit code 3");
        is(read_file("$dir/stderr"), "touchstone-ref: standard output: No space left on device\n", 'one line');
    }
}
fails('-o to a full device', 3, '/dev/full: No space left', 'wat2wasm', $wat, '-o', '/dev/full') if -c '/dev/full';

done_testing();
