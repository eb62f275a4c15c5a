#!/usr/bin/perl
# Where types and aliases that a text does not spell out stand in the binary, against bytes that are written by hand.
use strict;
use warnings;
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

sub section { my ($id, @items) = @_; return [$id, @items] }
sub name { my ($text) = @_; return chr(length $text) . $text }
sub vector { my (@items) = @_; return chr(@items) . join '', @items }
sub single { my ($name, $desc) = @_; return name($name) . "\0\xff" . $desc }
sub module { return join '', "\0asm\1\0\0\0", map { my ($id, @items) = @$_; my $body = vector(@items); chr($id) . chr(length $body) . $body } @_ }
sub sized { my ($bytes) = @_; return chr(length $bytes) . $bytes }

# Sections of one kind in a row are one: which of both the encoder writes is open.
sub joined {
    my ($bytes) = @_;
    my @sections;
    my $at = 8;
    while ($at + 3 <= length $bytes) {
        my ($id, $size, $count) = unpack 'C3', substr $bytes, $at, 3;
        my $items = substr $bytes, $at + 3, $size - 1;
        if (@sections && $sections[-1][0] == $id) { $sections[-1][1] += $count; $sections[-1][2] .= $items }
        else { push @sections, [$id, $count, $items] }
        $at += 2 + $size;
    }
    return join "\n", map { sprintf 'section %d: %d of %s', $_->[0], $_->[1], unpack 'H*', $_->[2] } @sections;
}

sub becomes {
    my ($what, $text, @sections) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    open my $out, '>', "$dir/in.wat" or die "$dir/in.wat: $!";
    print $out $text;
    close $out or die "$dir/in.wat: $!";
    unlink "$dir/out.wasm";
    system $ref, 'wat2wasm', '--feature', '+module-linking', "$dir/in.wat", '-o', "$dir/out.wasm";
    open my $in, '<:raw', "$dir/out.wasm" or return fail("$what: is refused");
    local $/;
    return is(joined(scalar <$in>), joined(module(@sections)), $what);
}

my ($type, $import, $function, $export, $code, $nested, $instance, $alias) = (1, 2, 3, 7, 10, 14, 15, 16);
my $nullary = "\x60\0\0";
my $f_alone = "\x62" . vector("\1$nullary", "\7" . name('f') . "\0\0");

# SPEC module-linking/Explainer#single-level-imports, module-linking/Binary#import-section-updates
# REQ L-001, L-003
becomes('single-level imports, plain and inverted', '(module (import "f" (func)) (memory (import "m") 1))',
    section($type, $nullary), section($import, single('f', "\0\0"), single('m', "\2\0\1")));

# SPEC module-linking/Explainer#module-and-instance-types, module-linking/Binary#type-section-updates
# REQ L-018
becomes('an inline type is an equal earlier one, or stands just before its first use', <<'END',
(module
  (type (func (param i32)))
  (import "a" (func (param i32)))
  (import "b" (func))
  (import "i" (instance (export "f" (func))))
  (import "j" (instance (export "f" (func))))
  (import "M" (module (import "i" (instance (export "f" (func)))) (export "g" (func))))
  (func (export "h") (result i64) (i64.const 0)))
END
    section($type, "\x60\1\x7f\0"), section($import, single('a', "\0\0")),
    section($type, $nullary), section($import, single('b', "\0\1")),
    section($type, $f_alone), section($import, single('i', "\6\2"), single('j', "\6\2")),
    section($type, "\x61" . vector("\1$f_alone", "\2" . single('i', "\6\0"), "\1$nullary", "\7" . name('g') . "\0\1")),
    section($import, single('M', "\5\3")),
    section($type, "\x60\0\1\x7e"),
    section($function, "\4"), section($export, name('h') . "\0\2"), section($code, sized("\0\x42\0\x0b")));

# SPEC module-linking/Explainer#instance-imports-and-aliases, module-linking/Binary#alias-section-16
# REQ L-069
becomes('two equal inline aliases are one', <<'END',
(module
  (type (func))
  (import "i" (instance $i (export "f" (func))))
  (func (call (func $i "f")) (call (func $i "f"))))
END
    section($type, $nullary, $f_alone), section($import, single('i', "\6\1")), section($alias, "\0\0\0" . name('f')),
    section($function, "\0"), section($code, sized("\0\x10\0\x10\0\x0b")));
becomes('an inline alias after an equal explicit one is that one', <<'END',
(module
  (type (func))
  (import "i" (instance $i (export "f" (func))))
  (alias $i "f" (func $f))
  (func (call (func $i "f")) (call $f)))
END
    section($type, $nullary, $f_alone), section($import, single('i', "\6\1")), section($alias, "\0\0\0" . name('f')),
    section($function, "\0"), section($code, sized("\0\x10\0\x10\0\x0b")));
becomes('two equal explicit aliases are two', <<'END',
(module
  (type (func))
  (import "i" (instance $i (export "f" (func))))
  (alias $i "f" (func))
  (alias $i "f" (func $f))
  (func (call (func $i "f")) (call $f)))
END
    section($type, $nullary, $f_alone), section($import, single('i', "\6\1")),
    section($alias, "\0\0\0" . name('f'), "\0\0\0" . name('f')),
    section($function, "\0"), section($code, sized("\0\x10\0\x10\1\x0b")));

# SPEC module-linking/Explainer#instance-imports-and-aliases, module-linking/Binary#instance-section-15
# REQ L-079
becomes('inline aliases stand just before the instance that uses them, or after all for bodies and exports', <<'END',
(module
  (type (func))
  (import "i" (instance $i (export "f" (func)) (export "g" (func)) (export "m" (memory 1))))
  (func (call (func $i "g")))
  (module $M (import "x" (func)))
  (export "m" (memory $i "m"))
  (instance (instantiate $M (import "x" (func $i "f")))))
END
    section($type, $nullary, "\x62" . vector("\1$nullary", map("\7" . name($_) . "\0\0", qw(f g)), "\7" . name('m') . "\2\0\1")),
    section($import, single('i', "\6\1")),
    section($nested, sized(module(section($type, $nullary), section($import, single('x', "\0\0"))))),
    section($alias, "\0\0\0" . name('f')),
    section($instance, "\0\0" . vector(name('x') . "\0\0")),
    section($alias, "\0\0\0" . name('g'), "\0\0\2" . name('m')),
    section($function, "\0"), section($export, name('m') . "\2\0"), section($code, sized("\0\x10\1\x0b")));

# SPEC module-linking/Explainer#module-and-instance-types
# REQ L-020, L-021
becomes('a zero-level export in a type adds exports, and the types that they need', <<'END',
(module $P
  (type $T (instance (export "f" (func)) (export "m" (memory 1))))
  (type (module (export (type outer $P $T)))))
END
    section($type, "\x62" . vector("\1$nullary", "\7" . name('f') . "\0\0", "\7" . name('m') . "\2\0\1"),
        "\x61" . vector("\x0f\1\0\7\0", "\1$nullary", "\7" . name('f') . "\0\1", "\7" . name('m') . "\2\0\1")));

done_testing;
