#!/usr/bin/perl
# touchstone-link bundle and split: which files they take and write, what is refused, in one line and without a half file, and
# that what comes out behaves as before.
# REQ L-165, L-166, L-177, L-178, L-179, L-183, L-201, L-202, L-203, L-204, L-205, L-206, L-208
use strict;
use warnings;
use lib 'tools/link';
use LinkTest;
use Test::More;

my $top = $ENV{TOUCHSTONE_TOP} || '.';

sub works {
    my (@args) = @_;
    my ($code, $out, $err) = tool(@args);
    is("$code$err", '0', "@args");
    return $out;
}

sub as_string { my ($bytes) = @_; $bytes =~ s/(.)/sprintf '\\%02x', ord $1/gse; return qq("$bytes") }

# A script passes on the reference.
sub passes {
    my ($name, $script) = @_;
    my ($code, $out, $err) = run("$bin/touchstone-ref", 'wast', write_file('script.wast', ";;! features: module-linking\n$script"));
    is("$code$err", '0', $name) or diag("$out$err");
}

# ---- where files are looked for ----

mkdir "$dir/$_" for qw(lib sub sub/deep empty);
my $answer = sub { "(module (func (export \"f\") (result i32) (i32.const $_[0])))" };
my $importing = sub { my ($name) = @_;
    qq{(module (import "$name" (module \$M (export "f" (func (result i32))))) (instance \$m (instantiate \$M)) (export "f" (func \$m "f")))} };
write_file('a.wat', $answer->(1));
write_file('b', $answer->(2));
write_file('lib/c.wat', $answer->(3));
write_file('lib/d.wasm', do { my ($code, $out) = tool('flatten', write_file('d.wat', $answer->(4))); $out });
write_file('sub/e.wat', $importing->('deep/f.wat'));
write_file('sub/deep/f.wat', $importing->('../../a.wat'));
unlink "$dir/d.wat";
my %found = ('a.wat' => 1, './a.wat' => 1, a => 1, b => 2, c => 3, 'c.wat' => 3, d => 4, 'd.wasm' => 4, 'sub/e.wat' => 1, './sub/../a' => 1);
for my $name (sort keys %found) {
    write_file('root.wat', $importing->($name));
    works('bundle', "$dir/root.wat", '-o', "$dir/out.wasm", '--path', "$dir/empty", '--path', "$dir/lib");
    my ($code, $out, $err) = run("$bin/touchstone-ref", qw(run --feature +module-linking), "$dir/out.wasm", '--invoke', 'f');
    is("$code$out", "0i32:$found{$name}\n", "\"$name\" is found");
}
fails(2, qr/root\.wat: unknown import: there is no file for "$_"; --nest/, 'bundle', do { write_file('root.wat', $importing->($_)) },
    '-o', "$dir/none.wasm") for 'c', 'lib', '/etc/passwd', 'a.wasm', 'e', '';
fails(2, qr/sub\/e\.wat: unknown import: there is no file for "deep\/f\.wat"/, 'bundle', do {
    rename "$dir/sub/deep/f.wat", "$dir/sub/deep/g.wat"; write_file('root.wat', $importing->('sub/e.wat')) });
ok(!-e "$dir/none.wasm", 'and nothing is written');

# ---- files that do not fit ----

write_file('root.wat', $importing->('a'));
fails(2, qr/x\.wat:1:9: unknown operator/, 'bundle', "$dir/root.wat", '--nest', 'a=' . write_file('x.wat', '(module fun)'));
fails(2, qr/x\.wasm:0x8: /, 'bundle', "$dir/root.wat", '--nest', 'a=' . write_file('x.wasm', "\0asm\1\0\0\0\x20\0"));
fails(2, qr/x\.wasm:0x[0-9a-f]+: /, 'bundle', "$dir/root.wat", '--nest', 'a=' . write_file('x.wasm', substr(read_file("$dir/lib/d.wasm"), 0, 20)));
fails(2, qr/root\.wat: incompatible import type: "a": \S+x\.wat has no export "f"/, 'bundle', "$dir/root.wat", '--nest', 'a=' . write_file('x.wat', '(module)'));
fails(2, qr/root\.wat: incompatible import type: "a": \S+x\.wat has another type of export "f"/, 'bundle', "$dir/root.wat",
    '--nest', 'a=' . write_file('x.wat', '(module (func (export "f")))'));
fails(2, qr/No such file/, 'bundle', "$dir/root.wat", '--nest', "a=$dir/none.wat");
fails(2, qr/Is a directory/, 'bundle', "$dir/root.wat", '--nest', "a=$dir/lib");
fails(2, qr/no module is imported as --nest b=/, 'bundle', "$dir/root.wat", '--nest', "b=$dir/a.wat");
fails(2, qr/no module is imported that --keep 'b' could mean/, 'bundle', "$dir/root.wat", '--keep', 'b');
fails(2, qr/--nest 'a' is no NAME=FILE/, 'bundle', "$dir/root.wat", '--nest', 'a');
fails(3, qr/No space left|standard output/, 'bundle', "$dir/root.wat", '-o', '/dev/full') if -c '/dev/full';
fails(3, qr/No such file/, 'bundle', "$dir/root.wat", '-o', "$dir/none/out.wasm");
my $loop = write_file('loop.wat', $importing->('loop2'));
write_file('loop2.wat', $importing->('./loop.wat'));
fails(2, qr/loop2\.wat: import cycle: "\.\/loop\.wat": \S+loop\.wat imports itself/, 'bundle', $loop);
write_file('self.wat', $importing->('self.wat'));
fails(2, qr/self\.wat: import cycle: "self\.wat"/, 'bundle', "$dir/self.wat");

# A library that needs what the program does not give
write_file('libimg.wat', '(module (import "libzip" (instance (export "zip" (func)))) (func (export "compress")))');
fails(2, qr/program\.wat: unknown import: "libimg": \S+libimg\.wat imports "libzip"/, 'bundle',
    write_file('program.wat', '(module (import "libimg" (module (export "compress" (func)))))'));

# Versions mean what they say.
my $old = '(memory (export "memory") 1) (func (export "malloc") (param i32) (result i32) (local.get 0))';
write_file('libc-1.1.0.wat', "(module $old (func (export \"free\") (param i32)))");
write_file('libc-2.0.0.wat', '(module (memory (export "memory") 1) (func (export "malloc") (param i64) (result i32) (i32.const 0)))');
my $versioned = write_file('versioned.wat', '(module (import "libc-1.0.0" (module (export "memory" (memory 1))'
    . ' (export "malloc" (func (param i32) (result i32))))))');
fails(2, qr/there is no file for "libc-1\.0\.0"/, 'bundle', $versioned);
works('bundle', $versioned, '--nest', "libc-1.0.0=$dir/libc-1.1.0.wat", '-o', "$dir/out.wasm");
fails(2, qr/"libc-1\.0\.0": \S+libc-2\.0\.0\.wat has another type of export "malloc"/, 'bundle', $versioned,
    '--nest', "libc-1.0.0=$dir/libc-2.0.0.wat");

# ---- sharing, and what is kept ----

# Two importers of one file, under two names, one of them by a link: it is nested once.
write_file('shared.wat', '(module $SHARED (func (export "f") (result i32) (i32.const 5)))');
symlink 'shared.wat', "$dir/other.wat";
write_file('user.wat', $importing->('other.wat'));
write_file('both.wat', '(module (import "user" (module $U (export "f" (func (result i32))))) (import "shared" (module $S (export "f" (func (result i32)))))'
    . ' (import "keep" (module $K)) (instance $u (instantiate $U)) (instance $s (instantiate $S)) (instance (instantiate $K))'
    . ' (func (export "sum") (result i32) (i32.add (call (func $u "f")) (call (func $s "f")))) (export "K" (module $K)) (export "S" (module $S)))');
works('bundle', "$dir/both.wat", '--keep', 'keep', '-o', "$dir/both.wasm");
is(scalar(() = read_file("$dir/both.wasm") =~ /\x41\x05\x0b/g), 1, 'its code is there once');
is(works('graph', '--modules', "$dir/both.wasm"), <<'END', 'others have it by an alias');
modules: 4 nodes, 4 edges
  #0
    uses keep
    nests S
    nests U
  S
  U
    uses S
  keep
END
passes('and modules that moved are what they were', '(module definition $K) (register "keep" $K)'
    . '(module binary ' . as_string(read_file("$dir/both.wasm")) . ') (assert_return (invoke "sum") (i32.const 10))');

# Custom sections of files that do not change stay, wherever they stand; so do long integers in code.
sub section { my ($id, $bytes) = @_; return chr($id) . chr(length $bytes) . $bytes }
my $custom = sub { section(0, chr(length $_[0]) . $_[0] . 'x') };
my $odd = "\0asm\1\0\0\0" . $custom->('first') . section(1, "\1\x60\0\1\x7f") . $custom->('.debug_info') . section(3, "\1\0") . section(7, "\1\1f\0\0")
    . section(10, "\1\x08\0\x41\x85\x80\x80\x80\0\x0b") . $custom->('reloc.CODE') . $custom->('last');
my ($code, $out, $err) = run("$bin/touchstone-ref", 'validate', write_file('odd.wasm', $odd));
is("$code$err", '0', 'a module with long integers and custom sections');
write_file('root.wat', $importing->('odd'));
works('bundle', "$dir/root.wat", '-o', "$dir/out.wasm");
ok(index(read_file("$dir/out.wasm"), $odd) >= 0, 'is in the bundle byte for byte');
works('split', "$dir/out.wasm", '-o', "$dir/parts");
is(read_file("$dir/parts/M.wasm"), $odd, 'and is what is split off');

# Names move with what they name; custom sections of the root stay, but for those of offsets and indices.
my $named = works('bundle', write_file('named.wat', '(module (import "shared" (module $S)) (import "keep" (module $K)) (type $T (func))'
    . ' (@custom "kept" "k") (@custom ".debug_line" "d") (func $f (type $T)) (instance $i (instantiate $K)) (export "K" (module $K)))'), '--keep', 'keep',
    '-o', '-');
($code, $out) = run("$bin/touchstone-ref", qw(objdump -x --feature +module-linking), write_file('named.wasm', $named));
like($out, qr/module\[0\] <K> "keep"/, 'the name of a module goes with it') or diag($out);
like($named, qr/\x04kept/, 'a custom section is kept');
unlike($named, qr/\.debug_line/, 'that about offsets is not');

# ---- splitting ----

fails(2, qr/no folder is named/, 'split', "$dir/both.wasm");
fails(2, qr/both\.wasm: would be written over/, 'split', "$dir/both.wasm", '-o', $dir);
fails(3, qr/File exists|Not a directory/, 'split', "$dir/both.wasm", '-o', "$dir/a.wat");
fails(2, qr/0x\w+: /, 'split', write_file('x.wasm', substr(read_file("$dir/both.wasm"), 0, -30)), '-o', "$dir/cut");
ok(!-e "$dir/cut", 'no folder is made for what is no module');
mkdir "$dir/full";
mkdir "$dir/full/S.wasm";
fails(3, qr/S\.wasm/, 'split', "$dir/both.wasm", '-o', "$dir/full");
is(join(' ', glob "$dir/full/*"), "$dir/full/S.wasm", 'where one cannot be written none is');

works('split', "$dir/both.wasm", '-o', "$dir/split");
is(join(' ', sort map { s/.*\///r } glob "$dir/split/*"), 'S.wasm U.wasm both.wasm', 'a file for each');
like(works('interface', "$dir/split/U.wasm"), qr/^  \(import "\.\/S\.wasm" \(module/m, 'what was an alias is an import');
works('bundle', "$dir/split/both.wasm", '--keep', 'keep', '-o', "$dir/again.wasm");
passes('bundled again it behaves as before', '(module definition $K) (register "keep" $K)'
    . '(module binary ' . as_string(read_file("$dir/again.wasm")) . ') (assert_return (invoke "sum") (i32.const 10))');
passes('and so do the files by themselves', join('', '(module definition $K) (register "keep" $K)',
    (map { "(module definition \$$_ binary " . as_string(read_file("$dir/split/$_.wasm")) . qq{) (register "./$_.wasm" \$$_)} } qw(S U)),
    '(module binary ' . as_string(read_file("$dir/split/both.wasm")) . ') (assert_return (invoke "sum") (i32.const 10))'));
my $stable = read_file("$dir/again.wasm");
works('split', "$dir/again.wasm", '-o', "$dir/split2");
works('bundle', "$dir/split2/again.wasm", '--keep', 'keep', '-o', "$dir/again2.wasm");
is(read_file("$dir/again2.wasm"), $stable, 'bundle, split, bundle: the same bytes');

# ---- the worked examples ----

my $examples = "$top/corpus/programs/linking";
my @outcomes = (['zipper', 300, 4, 255, ord 'x', 1], ['imgmgk', 64, 4, 63, 3, 2], ['zipper', 3, 2, 3, ord 'x', 2], ['imgmgk', 64, 4, 63, 3, 4]);
my $checks = join '', map { sprintf qq{(assert_return (invoke "%s" (i32.const %d) (i32.const 0)) (i32.const 0x%02x%02x%02x%02x))\n}, @$_ } @outcomes;
my $main = '(export "main" (func (param i32 i32) (result i32)))';
my $driver = "(register \"app\")\n(module (import \"app\" (instance \$app (export \"zipper\" (instance $main)) (export \"imgmgk\" (instance $main))))"
    . ' (export "zipper" (func $app "zipper" "main")) (export "imgmgk" (func $app "imgmgk" "main")))' . "\n";
SKIP: {
    skip 'clang is not installed: tools/setup --bench', 1
        if system('clang --version >/dev/null 2>&1') != 0 || system('wasm-ld --version >/dev/null 2>&1') != 0;
    skip "$examples is not there", 1 if !-d $examples;
    mkdir "$dir/app";
    my %base = (libc => 1024, libzip => 4096, libimg => 8192, zipper => 12288, imgmgk => 12288);
    my @names = sort keys %base;
    for my $name (@names) {
        ($code, $out, $err) = run('clang', qw(--target=wasm32 -ffreestanding -fno-builtin -nostdlib -O2 -std=c17), '-Wl,--no-entry',
            "-I$examples/include", "-Wl,--global-base=$base{$name}", '-Wl,-z,stack-size=2048',
            $name eq 'libc' ? () : '-Wl,--import-memory', "$examples/$name.c", '-o', "$dir/app/$name.wasm");
        is("$code$err", '0', "$name.c compiles");
    }
    my $definitions = join '', map { "(module definition \$$_ binary " . as_string(read_file("$dir/app/$_.wasm")) . ")\n" } @names;
    write_file('app/deployment.wat', read_file("$examples/deployment.wat"));
    my $worst = 0;
    for my $nested (0 .. 31) {
        my @kept = map { $names[$_] } grep { !($nested >> $_ & 1) } 0 .. $#names;
        ($code, $out, $err) = tool('bundle', "$dir/app/deployment.wat", (map { ('--keep', "./$_.wasm") } @kept), '-o', "$dir/app/hybrid.wasm");
        $worst ||= "@kept: $err" if $code;
        ($code, $out, $err) = run("$bin/touchstone-ref", 'wast', write_file('script.wast', ";;! features: module-linking\n$definitions"
            . join('', map { qq{(register "./$_.wasm" \$$_)\n} } @kept)
            . '(module binary ' . as_string(read_file("$dir/app/hybrid.wasm")) . ")\n$driver$checks"));
        $worst ||= "kept @kept: $out$err" if $code;
    }
    is($worst, 0, 'with every choice of modules nested the programs work alike and share nothing');
    my $bundled = read_file("$dir/app/hybrid.wasm");
    ok(index($bundled, read_file("$dir/app/$_.wasm")) >= 0, "$_ is in the bundle byte for byte") for @names;
    my $libc = quotemeta read_file("$dir/app/libc.wasm");
    is(scalar(() = $bundled =~ /$libc/g), 1, 'libc once for two programs');
    unlike(works('interface', "$dir/app/hybrid.wasm"), qr/import/, 'it imports nothing');

    works('split', "$dir/app/hybrid.wasm", '-o', "$dir/web");
    my @files = grep { !/hybrid/ } map { s/.*\///r } glob "$dir/web/*";
    is(scalar(@files), 7, 'split, it is a file each and the root') or diag("@files");
    passes('the files work like the bundle', join('', (map { "(module definition \$$_ binary " . as_string(read_file("$dir/web/$_")) . ")\n(register \"./$_\" \$$_)\n" } @files),
        '(module binary ' . as_string(read_file("$dir/web/hybrid.wasm")) . ")\n$driver$checks"));
    is(read_file("$dir/web/LIBC.wasm"), read_file("$dir/app/libc.wasm"), 'libc is what it was');

    write_file('app/zipper.wat', read_file("$examples/zipper.wat"));
    works('bundle', "$dir/app/zipper.wat", '-o', "$dir/app/standalone.wasm");
    is(works('interface', "$dir/app/standalone.wasm"), "(module\n  $main)\n", 'zipper by itself imports nothing');
    ($code, $out) = run("$bin/touchstone-ref", qw(run --feature +module-linking), "$dir/app/standalone.wasm", qw(--invoke main 300 0));
    is("$code$out", '0i32:' . (4 << 24 | 255 << 16 | ord('x') << 8 | 1) . "\n", 'and works');

    my @virtual = map { ('--nest', "./$_.wasm=$examples/virtualization/$_.wat") } qw(virtualize child);
    works('bundle', "$examples/virtualization/parent.wat", @virtual, '-o', "$dir/app/parent.wasm");
    like(works('graph', "$dir/app/parent.wasm"), qr/^modules: 4 nodes, 5 edges\n.*^instances: 4 nodes, 5 edges\n/ms, 'the parent with its two files');
}

done_testing();
