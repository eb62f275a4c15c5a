#!/usr/bin/perl
# touchstone-ref startup, and what run does by it: conventions, the section's tools, names of imports, WASI; bad input.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

my $ref = abs_path(($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref');
my $top = abs_path($ENV{TOUCHSTONE_TOP} || '.');
my $dir = tempdir(CLEANUP => 1);
chdir $dir or die $!;

sub write_file {
    my ($name, $bytes) = @_;
    open my $out, '>:raw', $name or die "$name: $!";
    print $out $bytes;
    close $out;
    return $name;
}

sub read_file {
    open my $in, '<:raw', $_[0] or return undef;
    local $/;
    return scalar <$in>;
}

# Runs touchstone-ref; returns exit code, stdout, stderr. A death by signal counts as 128 + signal.
sub run {
    my @args = @_;
    my $pid = fork // die $!;
    if (!$pid) {
        open STDIN, '<', '/dev/null' or die $!;
        open STDOUT, '>', '.stdout' or die $!;
        open STDERR, '>', '.stderr' or die $!;
        exec $ref, @args or die $!;
    }
    waitpid $pid, 0;
    return ($? & 127 ? 128 + ($? & 127) : $? >> 8, read_file('.stdout'), read_file('.stderr'));
}

sub prints {
    my ($name, $due, @args) = @_;
    my ($code, $out, $err) = run(@args);
    is("$code\n$out$err", "0\n$due", $name);
}

# ARGS must end with CODE, OUT on stdout, and one line on stderr that matches PATTERN.
sub fails {
    my ($name, $code, $out_due, $pattern, @args) = @_;
    my ($got, $out, $err) = run(@args);
    is("$got\n$out", "$code\n$out_due", "$name: exit code $code");
    like($err, qr/\Atouchstone-ref: [^\n]*$pattern[^\n]*\n\z/, "$name: one line");
}

# The reports of startup --json, by file.
sub reports {
    my ($code, $out, $err) = run('startup', '--json', @_);
    is("$code$err", '0', "startup --json @_");
    return map { my $report = decode_json($_); ($report->{file} => $report) } split /\n/, $out;
}

my @section = ('--feature', '+startup-section');

# ---- the samples: REQ E-001, E-011: each row of the table has one, which is called like it

my $samples = "$top/corpus/startup/samples";
my %samples = reports(@section, $samples);
my %seen;
for my $file (sort keys %samples) {
    my ($name) = $file =~ m{([^/.]+)[^/]*$};
    is($samples{$file}{follows}, $name, "$file follows $name");
    $seen{$name} = $samples{$file};
}
my %table = map { my $row = decode_json($_); ($row->{name} => $row) } split /\n/, (run('startup', '--list', '--json'))[1];
is_deeply([sort keys %seen], [sort keys %table], 'every row of the table has a sample');
for my $name (sort keys %table) {
    my %row = %{ $table{$name} };
    my $report = $seen{$name};
    is_deeply([@$report{qw(caller needs before again enters)}], [@row{qw(caller needs before again enters)}],
        "$name: the report has what the table says");
    like((run('startup', '--list'))[1], qr/^\Q$name: $row{title}\E\n  called by the $row{caller}: /m, "$name is listed");
}
is_deeply($seen{napi}{needs}, ['memory', 'glue', 'napi'], 'REQ E-011: what an addon needs');
is($samples{"$samples/napi.wat"}{calls}{export}, 'napi_register_wasm_v1', "today's name");
is($samples{"$samples/napi.old.wat"}{calls}{export}, '_napi_register', "the thread's name");
is($samples{"$samples/startup-section.fresh.wat"}{calls}{mode}, 'fresh', 'the mode of the section');
is_deeply($samples{"$samples/wasm-bindgen.wat"}{producers}[2],
    { field => 'processed-by', name => 'wasm-bindgen', version => '0.2.92' }, 'producers');
is_deeply([grep { $_->{convention} eq 'go' && $_->{place} eq 'import' } @{ $seen{go}{why} }],
    [{ convention => 'go', place => 'import', module => 'gojs', name => 'runtime.scheduleTimeoutEvent' }], 'why');
my ($code, $out, $err) = run('startup', $samples);
is(scalar(split /\n/, $out), 1 + keys %samples, 'a table with a row a file');
like($out, qr{^FILE +FOLLOWS +LIFE +CALLS +NEEDS +WHY\n}, 'and heads');
like($out, qr{/go\.wat +go +command +run +memory, arguments, events, glue +export resume; export run; }, 'a row');
like($out, qr{/startup-section\.wat +library +library +- +- +.*not heeded without --feature \+startup-section}, 'the switch is off');

# ---- real programs, where they are built: REQ E-015

my $programs = "$top/build/programs";
SKIP: {
    skip 'no programs are built; make programs builds them', 1 if !grep { -f } glob "$programs/*/*.wasm";
    my %due = (assemblyscript => '(assemblyscript|wasi-command)', c => 'wasi-(command|reactor)', cpp => 'wasi-command', emscripten => '(emscripten|dylink)',
        go => 'go', rust => 'wasi-command', 'wasm-bindgen' => 'wasm-bindgen');
    my ($status, $found, $said) = run('startup', '--json', $programs);
    my %by;
    for (split /\n/, $found) {
        my $report = decode_json($_);
        my ($kind) = $report->{file} =~ m{^\Q$programs\E/([^/]+?)(?:-[\d.]+)?/};
        push @{ $by{$kind} }, $report if defined $kind;
    }
    for my $kind (sort keys %due) {
        next if !$by{$kind};
        my @other = grep { $_->{follows} !~ /^$due{$kind}$/ } @{ $by{$kind} };
        my %main = map { $_->{follows} => 1 } @{ $by{$kind} };
        ok($main{$kind} || $kind !~ /^(assemblyscript|emscripten|go|wasm-bindgen)$/, "one of $kind has that name");
        is(join(', ', map { "$_->{file} follows $_->{follows}" } @other), '', "programs of $kind follow $due{$kind}");
    }
    ok(scalar keys %by, 'there are programs');
}

# ---- lives: REQ E-006, E-008, E-009, E-010, E-012

write_file('log.wat', '(module (import "spectest" "print_i32" (func $p (param i32))) (export "step" (func $p)))');
my $body = <<'W';
(module (import "log" "step" (func $step (param i32)))
  (global $n (mut i32) (i32.const 0))
  (func $start (call $step (i32.const 100)))
  (func $entry (global.set $n (i32.add (global.get $n) (i32.const 1))) (call $step (global.get $n)))
  (start $start) (export "next" (func $entry)) REST)
W
sub program { my ($name, $rest) = @_; return write_file($name, $body =~ s/REST/$rest/r) }
sub steps { return join '', map {"print_i32 $_\n"} @_ }
my @log = ('--import', 'log=log.wat');
my $entry = '(export "%s" (func $entry))';
program('command.wat', sprintf $entry, '_start');
program('reactor.wat', sprintf $entry, '_initialize');
program('old.wat', sprintf $entry, '__wasi_unstable_reactor_start');
program('both.wat', sprintf($entry, '_start') . sprintf $entry, '_initialize');
program('plain.wat', '');
prints('a command', steps(100, 1, 100, 1, 100, 1), 'run', @log, '--repeat', 3, 'command.wat');
prints('an export of a command', steps(100, 1, 100, 1), 'run', @log, '--repeat', 2, '--invoke', 'next', 'command.wat');
prints("a reactor ($_)", steps(100, 1), 'run', @log, '--repeat', 3, "$_.wat") for qw(reactor old);
prints("exports of a reactor ($_)", steps(100, 1, 2, 3, 4), 'run', @log, '--repeat', 3, '--invoke', 'next', "$_.wat") for qw(reactor old);
prints('a library', steps(100), 'run', @log, '--repeat', 3, 'plain.wat');
prints('exports of a library', steps(100, 1, 2, 3), 'run', @log, '--repeat', 3, '--invoke', 'next', 'plain.wat');
fails('command and reactor', 2, steps(100), 'exclude each other; neither is run', 'run', @log, 'both.wat');
fails('the same, an export', 2, steps(100), 'exclude each other', 'run', @log, '--invoke', 'next', 'both.wat');
fails('--repeat 0', 2, '', "--repeat takes a number from 1 on, not '0'", 'run', '--repeat', 0, 'plain.wat');
fails('--repeat x', 2, '', "--repeat takes a number", 'run', '--repeat', '-1', 'plain.wat');
fails('Node-API', 2, '', 'needs a Node-API environment', 'run', write_file('napi.wat', '(module (func (export "_napi_register") (unreachable)))'));
fails('Go', 2, '', "needs the toolchain's JavaScript and an event loop", 'run',
    write_file('go.wat', '(module (func (export "run") (unreachable)) (func (export "resume")))'));

fails('imports of Go', 2, '', 'unknown import: "gojs" "x"; this is Go for JavaScript hosts: the toolchain\'s JavaScript gives it its imports', 'run',
    write_file('go.wat', '(module (import "gojs" "x" (func)) (func (export "run")) (func (export "resume")))'));

# ---- WASI: REQ E-006, E-007

write_file('wasi.wat', <<'W');
(module (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1) (data (i32.const 0) "\08\00\00\00\03\00\00\00hi\n")
  (global $n (mut i32) (i32.const 0))
  (func (export "_start")
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))
    (global.set $n (i32.add (global.get $n) (i32.const 1)))
    (call $proc_exit (i32.sub (global.get $n) (i32.const 1)))))
W
prints('a WASI command', "hi\n", 'run', 'wasi.wat');
prints('again: another process', "hi\nhi\n", 'run', '--repeat', 2, 'wasi.wat');
for (['no memory', '', 'no memory named .memory'], ['a global', '(global (export "memory") i32 (i32.const 0))', 'memory'],
    ['a memory of 64 bits', '(memory (export "memory") i64 1)', 'memory'], ['another name', '(memory (export "mem") 1)', 'no memory named .memory']) {
    my ($name, $memory, $words) = @$_;
    fails("WASI with $name", 2, '', $words, 'run', write_file('bad.wat', qq{(module
        (import "wasi_snapshot_preview1" "proc_exit" (func (param i32))) $memory (func (export "_start") (unreachable)))}));
}
fails('a call before the memory is there', 1, '', 'sched_yield|fd_write|memory', 'run', write_file('early.wat', <<'W'));
(module (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1) (func (export "_start"))
  (func $s (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))) (start $s))
W

# ---- the section: REQ E-016, E-017, E-018, E-019, E-020, E-021, E-022

run('wat2wasm', 'plain.wat', '-o', 'plain.wasm');
for my $how (['after', '2', "print_i32 100\nprint_i32 1\n"], ['fresh', 'next', "print_i32 100\nprint_i32 100\nprint_i32 1\nprint_i32 100\nprint_i32 1\n"]) {
    my ($mode, $function, $due) = @$how;
    prints("--set $mode:$function", '', 'startup', '--set', "$mode:$function", 'plain.wasm', '-o', "$mode.wasm");
    prints("mode $mode, switched off", steps(100), 'run', @log, '--repeat', 2, "$mode.wasm");
    prints("mode $mode", $due, 'run', @section, @log, '--repeat', 2, "$mode.wasm");
    prints("$mode.wasm is valid", '', 'validate', "$mode.wasm");
    my %report = reports("$mode.wasm");
    is_deeply($report{"$mode.wasm"}{section}, { heeded => JSON::PP::false, function => 2, mode => $mode }, 'it is reported');
    is($report{"$mode.wasm"}{calls}, undef, 'and not called');
    like((run('objdump', '-x', "$mode.wasm"))[1], qr/"startup" size 2\n  func\[2\] $mode\n/, 'objdump prints it');
    like((run('wasm2wat', "$mode.wasm"))[1], qr/\(\@custom "startup" \(after code\) "\\02\\0[01]"\)/, 'wasm2wat too');
    prints('--unset', '', 'startup', '--unset', "$mode.wasm", '-o', 'unset.wasm');
    is(read_file('unset.wasm'), read_file('plain.wasm'), 'takes it away');
    write_file('again.wat', (run('wasm2wat', "$mode.wasm"))[1]);
    is((run('wat2wasm', 'again.wat'))[1], read_file("$mode.wasm"), 'text and back gives the same bytes');
}
prints('--set by identifier', '', 'startup', '--set', 'after:$start', 'plain.wat', '-o', 'named.wasm');
prints('the function need not be exported', steps(100, 100), 'run', @section, @log, 'named.wasm');
program('trapping.wat', '(func $trap (unreachable)) (@custom "startup" "\03\00")');
fails('a trap in it', 1, steps(100), 'unreachable', 'run', @section, @log, 'trapping.wat');
fails('a trap before it', 1, '', 'unreachable', 'run', @section, @log, write_file('first.wat', <<'W'));
(module (import "log" "step" (func $step (param i32))) (func $s (unreachable)) (start $s)
  (func (call $step (i32.const 1))) (@custom "startup" "\02\00"))
W
prints('it replaces what exports say', steps(100, 1), 'run', @section, @log,
    program('replaced.wat', '(func $no (unreachable)) (export "_start" (func $no)) (export "_initialize" (func $no)) (@custom "startup" "\02\00")'));
for (['an index out of bounds', '(@custom "startup" "\03\00")', 'there is no function 3'],
    ['another type', '(@custom "startup" "\00\00")', 'function 0 has 1 parameters'],
    ['an unknown mode', '(@custom "startup" "\02\02")', 'mode 0x02 is unknown'],
    ['trailing bytes', '(@custom "startup" "\02\00\00")', 'bytes stand behind the mode'],
    ['two sections', '(@custom "startup" "\02\00") (@custom "startup" "\02\00")', 'there are 2 of that name'],
    ['nothing', '(@custom "startup" "")', 'begin with a function index']) {
    my ($name, $bad, $words) = @$_;
    my $file = program('bad.wat', sprintf($entry, '_start') . $bad);
    prints("$name: valid", '', 'validate', @section, $file);
    fails("$name: nothing is called", 2, steps(100), $words, 'run', @section, @log, $file);
    my %report = reports(@section, $file);
    like($report{$file}{fault}, qr/$words/, "$name: reported");
    like((run('startup', @section, $file))[1], qr/FAULT: .*$words/, "$name: in the table");
    prints("$name: switched off it is not looked at", steps(100, 1), 'run', @log, $file);
}
fails("--set of $_->[0]", 2, '', $_->[1], 'startup', '--set', $_->[0], 'plain.wasm', '-o', 'x.wasm')
    for ['after', 'takes after:FUNCTION'], ['later:1', 'takes after:FUNCTION'], ['after:9', "no function '9'"], ['after:absent', "no function 'absent'"],
    ['after:$absent', 'no function'], ['after:4294967296', 'no function'], ['after:', 'no function'], ['fresh:0', 'has parameters or results'];
ok(!-e 'x.wasm', 'nothing is written then');
fails('--set and --unset', 2, '', 'one of --set and --unset', 'startup', '--set', 'after:1', '--unset', 'plain.wasm', '-o', 'x.wasm');
fails('-o alone', 2, '', 'one of --set and --unset', 'startup', 'plain.wasm', '-o', 'x.wasm');

# ---- names of imports: REQ D-018, D-019, D-020

write_file('puts.wat', <<'W');
(module (import "stdio" "puts" (func $puts (param i32) (result i32))) (memory 1) (data (i32.const 8) "hello\00")
  (func (export "_start") (drop (call $puts (i32.const 8))))
  (func (export "out") (drop (call $puts (i32.const 65536)))))
W
write_file('other.wat', '(module (import "spectest" "print_i32" (func $p (param i32))) (func (export "puts") (param i32) (result i32) (call $p (local.get 0)) (i32.const 0)))');
prints('a builtin by its key', "hello\n", 'run', 'puts.wat');
prints('a builtin by --import', "hello\n", 'run', '--import', 'stdio=builtin:stdio', 'puts.wat');
prints('behind the file', "hello\n", 'run', 'puts.wat', '--import', 'stdio=builtin:stdio');
prints('and before --invoke', "print_i32 8\ni32:0\n", 'run', write_file('named.wat', '(module (import "x" "puts" (func $p (param i32) (result i32))) (func (export "f") (param i32) (result i32) (call $p (local.get 0))))'),
    '--import', 'x=other.wat', '--invoke', 'f', '8');
fails('--invoke without a name', 2, '', "unexpected word '--invoke'", 'run', 'plain.wat', '--invoke');
prints('a file by --import, before the key', "print_i32 8\n", 'run', '--import=stdio=other.wat', 'puts.wat');
prints('a URL by --import', "print_i32 8\n", 'run', '--import', "stdio=file://$dir/other.wat", 'puts.wat');
fails('a pointer outside memory', 1, '', 'puts: out of bounds memory access', 'run', 'puts.wat', '--invoke', 'out');
mkdir 'folder';
write_file('folder/b.wat', '(module (import "../other.wat" "puts" (func $p (param i32) (result i32))) (export "puts" (func $p)))');
write_file('folder/a.wat', '(module (import "./b.wat" "puts" (func $p (param i32) (result i32))) (func (export "_start") (drop (call $p (i32.const 5)))))');
prints('paths are relative to what imports them', "print_i32 5\n", 'run', 'folder/a.wat');
write_file('url.wat', qq{(module (import "file://$dir/other.wat" "puts" (func \$p (param i32) (result i32))) (func (export "_start") (drop (call \$p (i32.const 6)))))});
prints('a name that is a URL', "print_i32 6\n", 'run', 'url.wat');
fails('an unknown name', 2, '', 'unknown import: "a" "b"; --import NAME=FILE', 'run', write_file('unknown.wat', '(module (import "a" "b" (func)))'));
fails('a builtin that is none', 2, '', 'no builtin module is called "nothing"', 'run', '--import', 'a=builtin:nothing', 'unknown.wat');
fails('an item that is none', 2, '', 'the builtin module stdio has no "b"', 'run', '--import', 'a=builtin:stdio', 'unknown.wat');
fails('an export that is none', 2, '', 'has no export "b"', 'run', '--import', 'a=other.wat', 'unknown.wat');
fails('a network', 2, '', 'nothing is fetched from a network', 'run', '--import', 'a=http://example.org/a.wasm', 'unknown.wat');
fails('a type that does not match', 2, '', 'incompatible import type', 'run', '--import', 'a=other.wat', write_file('type.wat', '(module (import "a" "puts" (func)))'));
fails('--import without =', 2, '', '--import takes NAME=FILE', 'run', '--import', 'a', 'unknown.wat');
fails('an invalid file', 2, '', 'bad2.wat: unknown function|bad2.wat: ', 'run', '--import', 'a=bad2.wat', 'unknown.wat') if write_file('bad2.wat', '(module (start 5))');
fails('WASI through another module', 2, '', 'only the program itself can import', 'run', '--import', 'x=wasi.wat',
    write_file('through.wat', '(module (import "x" "_start" (func)) (import "wasi_snapshot_preview1" "sched_yield" (func (result i32))) (memory (export "memory") 1))'));
write_file('cycle1.wat', '(module (import "./cycle2.wat" "f" (func $f)) (export "f" (func $f)))');
write_file('cycle2.wat', '(module (import "./cycle1.wat" "f" (func $f)) (export "f" (func $f)))');
fails('a cycle', 2, '', 'imports itself, directly or through others', 'run', 'cycle1.wat');
write_file("deep$_.wat", sprintf '(module (import "./deep%d.wat" "f" (func $f)) (export "f" (func $f)))', $_ + 1) for 0 .. 120;
fails('modules without end', 2, '', 'more than 100 deep', 'run', 'deep0.wat');
write_file('init.wat', '(module (import "spectest" "print_i32" (func $p (param i32))) (func (export "_initialize") (call $p (i32.const 1))) (func (export "f") (call $p (i32.const 2))))');
prints('a reactor that is imported is initialised before, once', "print_i32 1\nprint_i32 2\nprint_i32 2\n", 'run',
    write_file('uses.wat', '(module (import "./init.wat" "f" (func $f)) (import "./folder/../init.wat" "f" (func $g)) (func (export "_start") (call $f) (call $g)))'));

# ---- folders

mkdir 'tree';
mkdir "tree/$_" for qw(a b);
write_file('tree/a/m.wasm', read_file('plain.wasm'));
write_file('tree/b/n.wat', '(module (func (export "_start")))');
write_file('tree/b/skipped.txt', 'no module');
symlink '..', 'tree/a/loop' or die $!;
symlink 'self', 'tree/a/self' or die $!;
symlink '../a/m.wasm', 'tree/b/linked.wasm' or die $!;
symlink 'nowhere', 'tree/b/dangling.wasm' or die $!;
system('mkfifo', 'tree/b/fifo.wasm') == 0 or die;
my %tree = reports('tree');
is(join(' ', sort keys %tree), 'tree/a/m.wasm tree/b/linked.wasm tree/b/n.wat', 'modules of a folder: links to files, no loops, no pipes');
write_file('tree/a/broken.wasm', "\0asm\1\0\0\0\xFF");
($code, $out, $err) = run('startup', '--json', 'tree');
is($code, 2, 'a broken module: exit code 2');
like($err, qr/\Atouchstone-ref: tree\/a\/broken\.wasm:0x[^\n]+\n\z/, 'one line');
is(scalar(split /\n/, $out), 3, 'the others are reported');
mkdir 'tree/closed', 0;
SKIP: {
    skip 'root reads everything', 1 if $> == 0;
    like((run('startup', 'tree'))[2], qr/^touchstone-ref: tree\/closed: Permission denied$/m, 'a folder that cannot be read');
}
fails('nothing there', 2, '', 'absent: No such file', 'startup', 'absent');
prints('an empty folder', '', 'startup', do { mkdir 'empty'; 'empty' });

# ---- hostile names and sizes

my $name = "x\\1b[31m\\00\\n\\e2\\80\\ae";
write_file('names.wat', qq{(module (import "$name" "napi_$name" (func)) (func (export "_napi_register$name")))});
($code, $out, $err) = run('startup', 'names.wat');
unlike($out, qr/[\0\e]/, 'no control characters in the table');
is(scalar(split /\n/, $out), 2, 'a row stays a row');
is((values %{ { reports('names.wat') } })[0]{calls}{export}, "_napi_register" . "x\e[31m\0\n\x{202e}", 'JSON has the whole name');
my $long = 'y' x 1_000_000;
write_file('long.wat', qq{(module (func (export "_napi_register$long")) (\@custom "$long" "") (\@custom "producers" "$long"))});
($code, $out, $err) = run('startup', 'long.wat');
ok($code == 0 && length $out < 1000, 'names are cut in the table');
sub section_of { my ($contents) = @_; return "\0asm\1\0\0\0\0" . leb(length $contents) . $contents }
sub leb { my ($n) = @_; my $s = ''; do { my $b = $n & 127; $n >>= 7; $s .= chr($b | ($n ? 128 : 0)) } while $n; return $s }
fails('a custom name that is no UTF-8', 2, '', 'utf8.wasm:0x[0-9a-f]+: malformed UTF-8', 'startup', write_file('utf8.wasm', section_of("\x07\xff\xfe\x80artup\1\0")));
write_file('huge.wasm', section_of("\x07startup" . "\0" x 20_000_000));
fails('a section of 20 MB', 2, '', 'bytes stand behind the mode', 'run', @section, 'huge.wasm');
write_file('many.wasm', "\0asm\1\0\0\0" . ("\0\x09\x07startup\0" x 100_000));
fails('100,000 sections', 2, '', 'there are 100000 of that name', 'run', @section, 'many.wasm');
prints('are taken away', '', 'startup', '--unset', 'many.wasm', '-o', 'none.wasm');
is(read_file('none.wasm'), "\0asm\1\0\0\0", 'all of them');
write_file('exports.wat', '(module (func $f) ' . join('', map {qq{(export "__wbindgen_$_" (func \$f))}} 1 .. 50_000) . ')');
prints_quickly('50,000 exports', 'startup', 'exports.wat');

sub prints_quickly {
    my ($text, @args) = @_;
    my $before = time;
    my ($status) = run(@args);
    ok($status == 0 && time - $before < 20, "$text: quickly");
}

done_testing();
