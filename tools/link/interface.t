#!/usr/bin/perl
# touchstone-link interface: types as text, .wit files, C headers that clang takes; graph; and what they refuse.
# REQ L-013, L-014, L-025, L-034, L-035, L-036, L-052, L-063, L-207
use strict;
use warnings;
use lib 'tools/link';
use LinkTest;
use Test::More;


# What the command prints for the text of a module or type.
sub prints {
    my ($due, $text, $name, @args) = @_;
    my ($code, $out, $err) = tool('interface', @args, write_file($name, $text));
    is("$code$err$out", "0$due", "$name: interface @args");
}

# ---- text ----

# The Explainer's module and its type, which is also its abbreviation's.
my $explained = <<'END';
(module
  (import "a" (memory 1 2))
  (import "b" (func (param i32)))
  (export "c" (table 1 funcref))
  (export "d" (func (result f32))))
END
prints($explained, <<'END', 'explained.wat');
(module
  (memory (import "a") 1 2)
  (func (import "b") (param i32))
  (table (export "c") 1 funcref)
  (func $notImportedOrExported (result i64) (i64.const 0))
  (func (export "d") (result f32) (f32.const 0)))
END
prints($explained, '(module (memory (import "a") 1 2) (func (import "b") (param i32)) (table (export "c") 1 funcref)'
    . ' (func (export "d") (result f32)))', 'explained.wit');
prints("(instance\n  (export \"c\" (table 1 funcref))\n  (export \"d\" (func (result f32))))\n", $explained, 'instance.wit',
    '--instance');

my $recast = "(module\n  (import \"a\" (instance\n    (export \"foo\" (func))\n    (export \"baz\" (func))))\n"
    . "  (import \"b\" (instance\n    (export \"bar\" (func)))))\n";
prints($recast, '(module (import "a" "foo" (func)) (import "b" "bar" (func)) (import "a" "baz" (func)))', "recast.$_")
    for qw(wat wit);
prints("(module\n  (import \"a\" (instance\n    (export \"x\" (func))\n    (export \"z\" (func))))\n  (import \"b\" (instance\n"
    . "    (export \"y\" (func))))\n  (import \"c\" (global i32)))\n",
    '(module (import "a" "x" (func)) (import "b" "y" (func)) (import "a" "z" (func)) (import "c" (global i32)))', 'between.wat');
prints("(module)\n", '(module)', 'empty.wat');
prints("(instance)\n", ' (instance) ;; nothing', 'empty.wit');
prints(qq{(module\n  (import "\\"\\\\\\0a" (func)))\n}, '(module (import "\22\5c\0a" (func)))', 'escapes.wit');

# A type whose every level has the one below twice is printed once a level.
my $twice = join '', '(module (type $0 (instance (export "f" (func))))',
    (map { my $below = $_ - 1; qq{(type \$$_ (instance (export "a" (instance (type outer 0 \$$below))) (export "b" (instance (type outer 0 \$$below)))))} }
        1 .. 60), '(import "i" (instance (type $60))))';
my ($code, $out, $err) = tool('interface', write_file('twice.wat', $twice));
is("$code$err", '0', '60 levels of two each');
cmp_ok(length $out, '<', 12000, 'are not much text') or diag(length $out);
prints($out, $out, 'twice.wit');

fails(2, qr/twice.wit: a \.wit file holds a type, not a module/, $_, "$dir/twice.wit") for qw(flatten lower bundle graph);
fails(2, qr/a \.wit file holds a type/, 'split', '-o', "$dir/parts", "$dir/twice.wit");
($code, $out, $err) = run("$bin/touchstone-ref", 'run', "$dir/empty.wit");
is($code, 2, 'touchstone-ref run x.wit: exit code 2');
like($err, qr/^touchstone-ref: \S+empty\.wit: a \.wit file holds a module or instance type, not a module\n\z/, 'and says why');
fails(2, qr/bad\.wit:1:1: unexpected token/, 'interface', write_file('bad.wit', '(func)'));
fails(2, qr/body\.wit:1:10: unexpected token/, 'interface', write_file('body.wit', '(module (start 0))'));
fails(2, qr/two\.wit:1:10: unexpected token/, 'interface', write_file('two.wit', '(module) (module)'));
fails(2, qr/index\.wit:1:\d+: unknown type/, 'interface', write_file('index.wit', '(module (import "a" (func (type 7))))'));
fails(2, qr/twin\.wit:1:\d+: duplicate import/, 'interface', write_file('twin.wit', '(module (import "a" (func)) (import "a" (func)))'));
fails(2, qr/Is a directory/, 'interface', $dir);
fails(2, qr/No such file/, 'interface', "$dir/none.wit");
fails(2, qr/--as goes with --c/, 'interface', '--as', 'x', "$dir/empty.wit");
fails(2, qr/an instance imports nothing/, 'interface', '--c', "$dir/empty.wit");
fails(2, qr/without the feature module-linking/, 'interface', '--feature', '-module-linking', "$dir/empty.wat");
fails(3, qr/No space left|standard output/, 'interface', '-o', '/dev/full', "$dir/empty.wat") if -c '/dev/full';

# ---- C ----

my $imports = <<'END';
(module
  (import "libc" (instance (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32)))
    (export "io" (instance (export "put" (func (param i64 f32)))))))
  (import "lib c" "malloc" (func (param f64)))
  (import "lib-c" "malloc" (func (result i64)))
  (import "int32" "t" (func)) (import "_Static" "assert" (func)) (import "9" "\"\\?\3f/\c3\a9" (func))
  (import "pthread" "create" (func (param i32)))
  (import "exit" (func (param i32)))
  (import "v" "v" (func (param v128) (result v128)))
  (import "r" "two" (func (result i32 i32))) (import "r" "ref" (func (param externref)))
  (import "r" "*/" (global i32)) (import "r" "zero\00" (func))
  (import "M" (module (export "f" (func)))))
END
my @notes = ('memory "libc" "memory"', 'function "r" "two"', 'function "r" "ref"', 'global "r" "\2a\/"'=~s/\\\//\//r, 'function "r" "zero\00"',
    'module "M" ""');
($code, my $header, $err) = tool('interface', '--c', write_file('imports.wit', $imports));
is("$code$err", '0', 'interface --c');
like($header, qr{^/\* \Q$_\E: .* \*/$}m, "a comment says $_") for @notes;
write_file('imports.h', $header);
my @names = $header =~ /^[a-z][a-z0-9_ ]*? (\w+)\([^()]*\);$/mg;
is(scalar(@names), 10, 'the others are declared') or diag($header);
is(scalar(keys %{{map { $_ => 1 } @names}}), scalar @names, 'under different names');
SKIP: {
    skip 'clang is not installed: tools/setup --bench', 5 if system('clang --version >/dev/null 2>&1') != 0;
    write_file('use.c', "#include \"imports.h\"\n#include \"imports.h\"\nvoid *use[] = {" . join(', ', map { "(void *)$_" } @names) . "};\n");
    my @clang = qw(clang --target=wasm32 -std=c17 -Wall -Wextra -Wpedantic -Wno-pedantic -Werror -msimd128);
    ($code, $out, $err) = run(@clang, "-I$dir", '-c', "$dir/use.c", '-o', "$dir/use.o");
    is("$code$err", '0', 'clang compiles it') or diag($header);
    ($code, $out, $err) = run(qw(wasm-ld --no-entry --export-all), "$dir/use.o", '-o', "$dir/use.wasm");
    is("$code$err", '0', 'and its linker links what uses it all');
    ($code, $out) = tool('interface', "$dir/use.wasm");
    my $due = <<'END';
  (import "libc" (instance
    (export "malloc" (func (param i32) (result i32)))
    (export "io/put" (func (param i64 f32)))))
  (import "lib c" (instance
    (export "malloc" (func (param f64)))))
  (import "lib-c" (instance
    (export "malloc" (func (result i64)))))
  (import "int32" (instance
    (export "t" (func))))
  (import "_Static" (instance
    (export "assert" (func))))
  (import "9" (instance
    (export "\22\\??/\c3\a9" (func))))
  (import "pthread" (instance
    (export "create" (func (param i32)))))
  (import "exit" (instance
    (export "" (func (param i32)))))
  (import "v" (instance
    (export "v" (func (param v128) (result v128)))))
END
    my $is = join '', grep { /^  +\((import|export)/ } $out =~ /^(  \(import .*?)^  \(export/ms ? split /^/m, $1 : ();
    is(normal($is), normal($due), 'it imports those names and no others') or diag($out);
    ($code, $out) = run(@clang, '-fsyntax-only', '-x', 'c', "$dir/imports.h");
    is($code, 0, 'the header stands alone');

    # What clients of a library include.
    my $library = write_file('libzip.wat', '(module (func (export "zip") (param i32 i64) (result f64) (f64.const 0)) (memory (export "m") 1))');
    ($code, $out, $err) = tool('interface', '--c', '--as', 'libzip-3.4.5', $library);
    like($out, qr/import_module\("libzip-3\.4\.5"\), import_name\("zip"\)\)\)\ndouble libzip_3_4_5_zip\(int, long long\);/, '--as declares exports');
}

# Escapes of names differ in spelling alone.
sub normal { my ($text) = @_; $text =~ s/\\22/\\"/g; $text =~ s/\\([0-9a-f]{2})/chr hex $1/ge; return $text }

# ---- graphs ----

# The two diagrams of the Explainer.
my $virtualized = write_file('parent.wat', <<'END');
(module $PARENT
  (type $WasiFile (instance (export "read" (func (param i32 i32 i32) (result i32)))))
  (import "wasi_file" (instance $real (type $WasiFile)))
  (module $VIRTUALIZE (import "wasi_file" (instance $w (export "read" (func (param i32 i32 i32) (result i32)))))
    (func (export "read") (param i32 i32 i32) (result i32) (call (func $w "read") (local.get 0) (local.get 1) (local.get 2))))
  (module $CHILD (import "wasi_file" (instance $w (export "read" (func (param i32 i32 i32) (result i32)))))
    (func (export "play") (drop (call (func $w "read") (i32.const 1) (i32.const 2) (i32.const 3)))))
  (instance $virt (instantiate $VIRTUALIZE (import "wasi_file" (instance $real))))
  (instance $child (instantiate $CHILD (import "wasi_file" (instance $virt))))
  (func (export "work") (call (func $child "play"))))
END
($code, $out, $err) = tool('graph', $virtualized);
is("$code$err$out", <<'END' =~ s/^/0/r, 'link-time virtualization');
modules: 4 nodes, 5 edges
  PARENT
    nests VIRTUALIZE
    nests CHILD
    uses "wasi_file"
  VIRTUALIZE
    uses "wasi_file"
  CHILD
    uses "wasi_file"
  "wasi_file"

instances: 4 nodes, 5 edges
  PARENT
    makes virt: VIRTUALIZE
    makes child: CHILD
    uses "wasi_file"
  virt: VIRTUALIZE
    uses "wasi_file"
  child: CHILD
    uses virt: VIRTUALIZE as wasi_file
  "wasi_file"
END

my $libc = '(export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32)))';
my $zip = '(export "zip" (func (param i32) (result i32)))';
my $img = '(export "compress" (func (param i32) (result i32)))';
my $shared = write_file('shared.wat', <<"END");
(module \$APP
  (module \$LIBC (memory (export "memory") 1) (func (export "malloc") (param i32) (result i32) (local.get 0)))
  (module \$LIBZIP (import "libc" (instance $libc)) (func (export "zip") (param i32) (result i32) (local.get 0)))
  (module \$LIBIMG (import "libc" (instance $libc)) (import "libzip" (instance $zip))
    (func (export "compress") (param i32) (result i32) (local.get 0)))
  (module \$ZIPPER
    (import "libc" (module \$LIBC $libc))
    (import "libzip" (module \$LIBZIP (import "libc" (instance $libc)) $zip))
    (instance \$libc (instantiate \$LIBC)) (instance \$libzip (instantiate \$LIBZIP (import "libc" (instance \$libc)))))
  (module \$IMGMGK
    (import "libc" (module \$LIBC $libc))
    (import "libzip" (module \$LIBZIP (import "libc" (instance $libc)) $zip))
    (import "libimg" (module \$LIBIMG (import "libc" (instance $libc)) (import "libzip" (instance $zip)) $img))
    (instance \$libc (instantiate \$LIBC)) (instance \$libzip (instantiate \$LIBZIP (import "libc" (instance \$libc))))
    (instance \$libimg (instantiate \$LIBIMG (import "libc" (instance \$libc)) (import "libzip" (instance \$libzip)))))
  (instance \$zipper (export "zipper") (instantiate \$ZIPPER (import "libc" (module \$LIBC)) (import "libzip" (module \$LIBZIP))))
  (instance \$imgmgk (export "imgmgk") (instantiate \$IMGMGK (import "libc" (module \$LIBC)) (import "libzip" (module \$LIBZIP))
    (import "libimg" (module \$LIBIMG)))))
END
($code, $out, $err) = tool('graph', $shared);
like($out, qr/^modules: 6 nodes, 13 edges$/m, 'shared-everything: each module once');
like($out, qr/^instances: 8 nodes, 11 edges$/m, 'and each instance for itself');
is(scalar(() = $out =~ /^    uses /mg), 8 + 4, 'edges between libraries and programs: of modules, of instances') or diag($out);
is(scalar(() = $out =~ /^  \w+\.libc: LIBC$/mg), 2, 'two instances of libc');
($code, my $dot, $err) = tool('graph', '--dot', $shared);
is(scalar(() = $dot =~ /^    [mi]\d+ \[label=/mg), 14, '--dot: as many nodes');
is(scalar(() = $dot =~ /^    [mi]\d+ -> [mi]\d+/mg), 24, 'and edges');
($code, $out) = tool('graph', '--modules', $shared);
unlike($out, qr/instances/, '--modules');
($code, $out) = tool('graph', '--instances', '--dot', $shared);
unlike($out, qr/ m\d/, '--instances');

my $open = write_file('open.wat', '(module $O (import "M" (module $M (import "x" (func)))))');
($code, $out, $err) = tool('graph', $open);
is($code, 0, 'a module that imports modules');
like($out, qr/^modules: 3 nodes, 2 edges\n  O\n    uses M\n  M\n    uses "x"\n/, 'has a graph of modules');
like($out, qr/^instances: unsupported flatten: the module import "M" is not known$/m, 'alone');
fails(2, qr/the module import "M" is not known/, 'graph', '--instances', $open);
fails(2, qr/--text or --dot/, 'graph', '--text', '--dot', $open);
($code, $out) = tool('graph', '--dot', write_file('odd.wat', '(module (import "\"\5c\n\01->" (func)))'));
like($out, qr/m1 \[label="\\"\\"\\\\\\\\\\\\0a\\\\01->\\"", shape=ellipse/, 'names are escaped') or diag($out);
like($out, qr/m0 \[label="#0"/, 'what has no name has a number');

done_testing();
