#!/usr/bin/perl
# What @custom and @name annotations become in bytes, and that bytes survive text.
# SPEC text-customannot, text-nameannot, binary-namesec, binary-customsec
use strict;
use warnings;
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

sub put {
    my ($name, $bytes) = @_;
    open my $out, '>:raw', "$dir/$name" or die "$dir/$name: $!";
    print $out $bytes;
    close $out or die "$dir/$name: $!";
    return "$dir/$name";
}

sub get {
    my ($file) = @_;
    open my $in, '<:raw', $file or return '';
    local $/;
    return scalar <$in>;
}

# The bytes of a text, with its names unless OPTIONS are others; empty when it is refused.
sub assemble {
    my ($text, $options) = (@_, '--debug-names');
    my $from = put('in.wat', $text);
    unlink "$dir/out.wasm";
    system "'$ref' wat2wasm $options '$from' -o '$dir/out.wasm' 2>'$dir/error'";
    return get("$dir/out.wasm");
}

# The bytes of the text of some bytes.
sub there_and_back {
    my ($bytes) = @_;
    my $from = put('in.wasm', $bytes);
    unlink "$dir/back.wat";
    system $ref, 'wasm2wat', $from, '-o', "$dir/back.wat";
    return assemble(get("$dir/back.wat"));
}

sub hex_is {
    my ($got, $want, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    return is(unpack('H*', $got), unpack('H*', $want), $what);
}

my $preamble = "\0asm\1\0\0\0";
sub section { my ($id, $body) = @_; return chr($id) . chr(length $body) . $body }
sub name { my ($text) = @_; return chr(length $text) . $text }
sub custom { my ($name, $body) = @_; return section(0, name($name) . $body) }
my $type = section(1, "\1\x60\0\0");
my $import = section(2, "\1" . name('m') . name('g') . "\3\x7f\0");
my $function = section(3, "\1\0");
my $table = section(4, "\1\x70\0\x0a");
my $memory = section(5, "\1\0\1");
my $global = section(6, "\1\x7f\0\x41\0\x0b");
my $export = section(7, "\1" . name('f') . "\0\0");
my $start = section(8, "\0");
my $elements = section(9, "\1\1\0\1\0");
my $count = section(12, "\1");
my $code = section(10, "\1\2\0\x0b");
my $data = section(11, "\1\1\0");
my $counting = section(10, "\1\5\0\xfc\x09\0\x0b");    # data.drop, for which data is counted

# SPEC text-customannot
hex_is(assemble(<<'END', ''),
(module $m
  (@custom "A" "aaa")
  (type $t (func))
  (@custom "B" (after func) "bbb")
  (@custom "C" (before func) "ccc")
  (@custom "D" (after last) "ddd")
  (table 10 funcref)
  (func (type $t))
  (@custom "F" (before type) "fff")
  (@custom "H" (after code) "hhh")
  (@custom "I" (after func) "iii")
  (@custom "J" (before func) "jjj")
  (@custom "K" (before first) "kkk"))
END
    $preamble . custom('K', 'kkk') . custom('F', 'fff') . $type . custom('C', 'ccc') . custom('J', 'jjj') . $function
      . custom('B', 'bbb') . custom('I', 'iii') . $table . $code . custom('H', 'hhh') . custom('A', 'aaa') . custom('D', 'ddd'),
    'sections stand where they are placed, in the order of the text');

my @known = (
    [type => $type], [import => $import], [func => $function], [table => $table], [memory => $memory],
    [global => $global], [export => $export], [start => $start], [elem => $elements], [datacount => $count], [code => $counting], [data => $data]);
my $fields = <<'END';
(type (func)) (import "m" "g" (global i32)) (func $f (type 0) (data.drop 0)) (table 10 funcref) (memory 1) (global i32 (i32.const 0))
(export "f" (func 0)) (start 0) (elem func 0) (data "")
END
for my $place (qw(before after)) {
    my ($text, $want) = ('', $preamble);
    for (@known) {
        my ($known, $bytes) = @$_;
        my $ours = custom($known, $place);
        $text .= qq{(\@custom "$known" ($place $known) "$place")};
        $want .= $place eq 'before' ? $ours . $bytes : $bytes . $ours;
    }
    my $got = assemble("(module $text $fields)", '');
    hex_is($got, $want, "a section $place each known one");
}

hex_is(assemble('(module (@custom "x") (@custom "" "") (@custom "x" "a" "b\00" "\ff") (@custom "é" (before first) "\"\\\\"))'),
    $preamble . custom("\xc3\xa9", '"\\') . custom('x', '') . custom('', '') . custom('x', "ab\0\xff"),
    'contents are the strings joined, as bytes; names may repeat and be empty');

# SPEC text-customannot: placed in a module, beside its fields, behind what is there
for (['without a name', '(module (@custom))'], ['a name that is not UTF-8', '(module (@custom "\ff"))'],
    ['a place that is none', '(module (@custom "x" (between type)))'],
    ['a section that is none', '(module (@custom "x" (after code2)))'],
    ['contents that are no strings', '(module (@custom "x" 5))'],
    ['two places', '(module (type (func)) (@custom "x" (before type) (after type)))'],
    ['within a function', '(module (func (@custom "x")))'], ['within a type', '(module (type (@custom "x") (func)))'])
{
    is(assemble($_->[1]), '', "refused: $_->[0]");
    like(get("$dir/error"), qr/^\S+: .*in\.wat:1:\d+: /, "$_->[0]: the error says where");
}

# SPEC binary-namesec, text-modulenameannot, text-funcnameannot, text-paramnameannot, text-localnameannot
sub subsection { my ($id, $body) = @_; return chr($id) . chr(length $body) . $body }
hex_is(assemble('(module (@name "The M") (func $f (@name "f!") (param $p (@name "p p") i32) (local (@name "") i64)))'),
    $preamble . section(1, "\1\x60\1\x7f\0") . section(3, "\1\0") . section(10, "\1\4\1\1\x7e\x0b")
      . custom('name', subsection(0, name('The M')) . subsection(1, "\1\0" . name('f!')) . subsection(2, "\1\0\2\0" . name('p p') . "\1" . name(''))),
    'name annotations of module, function, parameter and local; they go before identifiers');

# SPEC text-typenameannot, text-fieldnameannot, text-tagnameannot; binary-typenamesec, binary-fieldnamesec, binary-tagnamesec
hex_is(assemble('(module (type (@name "T") (struct (field i32) (field (@name "x y") i64))) (type (func)) (tag (@name "t t") (type 1)))'),
    $preamble . section(1, "\2\x5f\2\x7f\0\x7e\0\x60\0\0") . section(13, "\1\0\1")
      . custom('name', subsection(4, "\1\0" . name('T')) . subsection(10, "\1\0\1\1" . name('x y')) . subsection(11, "\1\0" . name('t t'))),
    'name annotations of types, fields and tags');

hex_is(assemble('(module (import "m" "f" (func (@name "imported"))) (func (@name "own")))'),
    $preamble . $type . section(2, "\1" . name('m') . name('f') . "\0\0") . $function . $code
      . custom('name', subsection(1, "\2\0" . name('imported') . "\1" . name('own'))),
    'an imported function has a name too');

# SPEC text-nameannot: a name annotation and a custom section of that name make two sections.
hex_is(assemble('(module (@custom "name" (before first) "\00\02\01z") (func (@name "g")))'),
    $preamble . custom('name', "\0\2\1z") . $type . $function . $code . custom('name', subsection(1, "\1\0" . name('g'))),
    'names and a custom section called name stand side by side');

# Branch hints, of the code metadata format: their section stands right before the code; offsets count from the locals.
my $hinted = section(10, "\1\x0b\0\x41\0\4\x40\x41\1\x0d\0\x0b\x0b");
my $hints = custom('metadata.code.branch_hint', "\1\0\2\3\1\1\7\1\0");
hex_is(assemble(<<'END'), "$preamble$type$function" . custom('x', 'y') . "$hints$hinted", 'branch hints');
(module (@custom "x" (before code) "y") (func (@metadata.code.branch_hint "\01") (if (i32.const 0)
  (then (@metadata.code.branch_hint "\00") (br_if 0 (i32.const 1))))))
END
is(assemble('(module (global i32 (@metadata.code.branch_hint "\00") (if (result i32))))'), '', 'refused: a hint in no function');

# SPEC binary-customsec, binary-namesec
for (['unknown sections everywhere', $preamble . join('', map { custom($_->[0], "\0\1\xff") . $_->[1] } @known) . custom('end', '')],
    ['names of every kind', $preamble . section(1, "\2\x5f\1\x7f\0\x60\1\x7f\0") . section(3, "\1\1") . section(13, "\1\0\1") . section(10, "\1\2\0\x0b")
          . custom('name', subsection(0, name('m')) . subsection(1, "\1\0" . name('a b')) . subsection(2, "\1\0\1\0" . name('p'))
              . subsection(4, "\2\0" . name('S') . "\1" . name('F')) . subsection(10, "\1\0\1\0" . name('fld')) . subsection(11, "\1\0" . name('tag')))],
    ['names that are no identifiers', "$preamble$type$function$code" . custom('name', subsection(1, "\1\0" . name("\n\"\\\0 \xe2\x82\xac")))],
    ['an empty name section', "$preamble$type" . custom('name', '')],
    ['a name section before the types', $preamble . custom('name', subsection(0, name('early'))) . $type],
    ['a name section that is broken', "$preamble$type" . custom('name', "\1\x7f\0\0")],
    ['branch hints', "$preamble$type$function$hints$hinted"],
    ['a branch hint on a constant', "$preamble$type$function" . custom('metadata.code.branch_hint', "\1\0\1\5\1\1") . $hinted],
    ['branch hints behind the code', "$preamble$type$function$hinted$hints"],
    ['two name sections', "$preamble$type" . custom('name', subsection(0, name('a'))) . custom('name', subsection(0, name('b')))])
{
    hex_is(there_and_back($_->[1]), $_->[1], "bytes to text and back: $_->[0]");
}

done_testing;
