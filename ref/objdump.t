#!/usr/bin/perl
# touchstone-ref objdump: headers, details and disassembly as they are due, every byte of the code listed, and one line for
# what is no module.
use strict;
use warnings;
use File::Temp qw(tempdir);
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

# Runs touchstone-ref; returns exit code, stdout, stderr. A death by signal counts as 128 + signal.
sub run {
    my @args = @_;
    my $pid = fork // die $!;
    if (!$pid) {
        open STDOUT, '>', "$dir/stdout" or die $!;
        open STDERR, '>', "$dir/stderr" or die $!;
        exec $ref, @args or die $!;
    }
    waitpid $pid, 0;
    my $code = $? & 127 ? 128 + ($? & 127) : $? >> 8;
    my @out;
    for my $name (qw(stdout stderr)) {
        open my $in, '<:raw', "$dir/$name" or die $!;
        local $/;
        push @out, scalar <$in>;
    }
    return ($code, @out);
}

sub golden {
    my ($name, $option, $file, $due) = @_;
    my ($code, $out, $err) = run('objdump', $option, '--feature', '+module-linking', $file);
    is("$code$err", '0', "$name: exit code 0, no error");
    $out =~ s/ +$//mg;
    is($out, $due, $name);
}

my $wat = write_file('all.wat', <<'END');
(module $m
  (type $f (func (param i32) (result i32)))
  (rec (type $s (sub (struct (field $x i8)))) (type $a (array (mut (ref null $s)))))
  (type (sub final $s (struct (field i8) (field f64))))
  (import "host" "say\n" (func $say (param i32)))
  (import "host" "top" (global $top i64))
  (table $tab 2 funcref)
  (table i64 1 (ref null $s) (ref.null $s))
  (memory $mem 1 2)
  (tag $e (param i32))
  (global $g (mut i32) (i32.add (i32.const 40) (i32.const 2)))
  (export "f" (func $f))
  (export "mem" (memory $mem))
  (start $st)
  (elem (i32.const 0) $f $st)
  (elem $q (ref $s) (item (struct.new_default $s)))
  (elem declare func $say)
  (func $f (type $f) (param $p i32) (result i32)
    (local $l i64) (local f32 f32)
    (block $b
      (loop (@metadata.code.branch_hint "\01") (br_if 1 (local.get $p)))
      (try_table (catch $e 0) (throw $e (i32.const 1))))
    (drop (v128.const i32x4 1 2 3 4))
    (if (result i32) (local.get $p)
      (then (call_indirect $tab (type $f) (i32.const 1) (i32.const 1)))
      (else (struct.get_u $s $x (struct.new_default $s)))))
  (func $st (global.set $g (i32.const 1)) (memory.init $d (i32.const 0) (i32.const 0) (i32.const 1)))
  (data (i32.const 8) "hello\00world, hello")
  (data $d "x")
  (@custom "more" "abc"))
END

golden('headers', '-h', $wat, <<"END");
$wat: 424 bytes

Sections:
  Type       start 0x0000000a  end 0x0000002c  size 34        count 5
  Import     start 0x0000002e  end 0x00000047  size 25        count 2
  Function   start 0x00000049  end 0x0000004c  size 3         count 2
  Table      start 0x0000004e  end 0x0000005b  size 13        count 2
  Memory     start 0x0000005d  end 0x00000061  size 4         count 1
  Tag        start 0x00000063  end 0x00000066  size 3         count 1
  Global     start 0x00000068  end 0x00000071  size 9         count 1
  Export     start 0x00000073  end 0x0000007e  size 11        count 2
  Start      start 0x00000080  end 0x00000081  size 1         function 2
  Element    start 0x00000083  end 0x00000097  size 20        count 3
  DataCount  start 0x00000099  end 0x0000009a  size 1         count 2
  Custom     start 0x0000009c  end 0x000000bc  size 32        "metadata.code.branch_hint"
  Code       start 0x000000be  end 0x00000113  size 85        count 2
  Data       start 0x00000115  end 0x00000130  size 27        count 2
  Custom     start 0x00000132  end 0x0000019e  size 108       "name"
  Custom     start 0x000001a0  end 0x000001a8  size 8         "more"
END
golden('details', '-x', $wat, <<"END");
$wat: 424 bytes

Type:
  type[0] <f> (func (param i32) (result i32))
  rec of 2
  type[1] <s> (sub (struct (field i8)))
  type[2] <a> (array (mut (ref null 1)))
  type[3] (sub final 1 (struct (field i8) (field f64)))
  type[4] (func (param i32))
  type[5] (func)

Import:
  func[0] <say> "host" "say\\0a" (func (type 4))
  global[0] <top> "host" "top" (global i64)

Function:
  func[1] <f> (type 0) <f>
  func[2] <st> (type 5)

Table:
  table[0] <tab> (table 2 (ref null func))
  table[1] (table i64 1 (ref null 1)) init (ref.null 1)

Memory:
  memory[0] <mem> (memory 1 2)

Tag:
  tag[0] <e> (tag (type 4))

Global:
  global[1] <g> (global (mut i32)) init (i32.const 40 i32.const 2 i32.add)

Export:
  func[1] <f> "f"
  memory[0] <mem> "mem"

Start:
  func[2] <st>

Element:
  elem[0] active table[0] <tab> offset (i32.const 0) (ref func) count 2
    [0] func[1] <f>
    [1] func[2] <st>
  elem[1] <q> passive (ref 1) count 1
    [0] item (struct.new_default 1)
  elem[2] declare (ref func) count 1
    [0] func[0] <say>

DataCount:
  count 2

Custom:
  "metadata.code.branch_hint" size 6
  func[1] <f> at 0x000000cb likely

Code:
  func[1] <f> start 0x000000c0 size 66 locals 3 instructions 22
  func[2] <st> start 0x00000103 size 16 locals 0 instructions 7

Data:
  data[0] active memory[0] <mem> offset (i32.const 8) size 18
    00000000  68 65 6c 6c 6f 00 77 6f 72 6c 64 2c 20 68 65 6c  |hello.world, hel|
    00000010  6c 6f                                            |lo|
  data[1] <d> passive size 1
    00000000  78                                               |x|

Custom:
  "name" size 103
  module <m>
  func[0] <say>
  func[1] <f>
  func[2] <st>
  func[1] local[0] <p>
  func[1] local[1] <l>
  func[1] label[0] <b>
  type[0] <f>
  type[1] <s>
  type[2] <a>
  table[0] <tab>
  memory[0] <mem>
  global[0] <top>
  global[1] <g>
  elem[1] <q>
  data[1] <d>
  type[1] field[0] <x>
  tag[0] <e>

Custom:
  "more" size 3
    00000000  61 62 63                                         |abc|
END
golden('disassembly', '-d', $wat, <<"END");
$wat: 424 bytes

Disassembly:
0000c0 func[1] <f>:
 0000c1: 01 7e                      | local[1] <l> i64
 0000c3: 02 7d                      | local[2..3] f32
 0000c5: 02 40                      | block
 0000c7: 03 40                      |   loop
 0000c9: 20 00                      |     local.get 0 <p>
 0000cb: 0d 01                      |     br_if 1
 0000cd: 0b                         |   end
 0000ce: 1f 40 01 00 00 00          |   try_table (catch 0 0)
 0000d4: 41 01                      |     i32.const 1
 0000d6: 08 00                      |     throw 0 <e>
 0000d8: 0b                         |   end
 0000d9: 0b                         | end
 0000da: fd 0c 01 00 00 00 02 00 00 | v128.const i32x4 0x00000001 0x00000002 0x00000003 0x00000004
 0000e3: 00 03 00 00 00 04 00 00 00 |
 0000ec: 1a                         | drop
 0000ed: 20 00                      | local.get 0 <p>
 0000ef: 04 7f                      | if (result i32)
 0000f1: 41 01                      |   i32.const 1
 0000f3: 41 01                      |   i32.const 1
 0000f5: 11 00 00                   |   call_indirect (type 0) <f>
 0000f8: 05                         | else
 0000f9: fb 01 01                   |   struct.new_default 1 <s>
 0000fc: fb 04 01 00                |   struct.get_u 1 0 <s>
 000100: 0b                         | end
 000101: 0b                         | end
000103 func[2] <st>:
 000104: 41 01                      | i32.const 1
 000106: 24 01                      | global.set 1 <g>
 000108: 41 00                      | i32.const 0
 00010a: 41 00                      | i32.const 0
 00010c: 41 01                      | i32.const 1
 00010e: fc 08 01 00                | memory.init 1
 000112: 0b                         | end
END
# ---- several parts, several files, standard input ----

my $wasm = "$dir/all.wasm";
is((run('wat2wasm', '--debug-names', '--no-check', $wat, '-o', $wasm))[0], 0, 'a binary of it');
my ($code, $out, $err) = run('objdump', '-hxd', $wasm, $wat);
is("$code$err", '0', 'two files, all parts');
my ($first, $second) = $out =~ /\A\Q$wasm\E: (.*)\n\Q$wat\E: (.*)\z/s;
is($first, $second, 'text and its binary give the same');
like($out, qr/Sections:.*Details|Sections:.*\nType:.*\nDisassembly:/s, 'parts in order');
is(`"$ref" objdump -hxd - < "$wasm"` =~ s/\A-: //r, $first, 'standard input');

# ---- every byte of the code is listed, where it stands ----

my $bytes = do { open my $in, '<:raw', $wasm or die $!; local $/; <$in> };
my (%listed, $twice);
for my $line (split /\n/, (run('objdump', '-d', $wasm))[1]) {
    my ($offset, $hex) = $line =~ /^ ([0-9a-f]{6}):((?: [0-9a-f]{2})+) +\|/ or next;
    my $at = hex $offset;
    for my $byte (split ' ', $hex) {
        $twice = 1 if exists $listed{$at};
        $listed{$at++} = hex $byte;
    }
}
ok(!$twice, 'no byte is listed twice');
is(join(' ', grep { $listed{$_} != ord substr $bytes, $_, 1 } sort keys %listed), '', 'each byte as it stands');
is(scalar(grep { !exists $listed{$_} } 0xc1 .. 0x101, 0x104 .. 0x112), 0, 'all bytes of both functions');

# ---- module linking: nested modules are indented, their offsets are those of the whole ----

my $linked = write_file('linked.wasm', pack 'H*',
    '0061736d0100000001340360000062030160017f000701660000070167037e00610401620107016d02000102036f6e6500ff'
    . '06000f010007000701680001020d02016101620000016900ff06010e4c014a0061736d01000000100501010007000e150113'
    . '0061736d01000000100902010107000100070003020100070501016600000a05010300010b0010046e616d6501090100066e'
    . '6573746564100b02000100016600010301670f0c01000002017800010179060103020100070501017006020a060104001000'
    . '0b0015046e616d650c080100056368696c640d0401020163');
golden('headers of nested modules', '-h', $linked, <<"END");
$linked: 224 bytes

Sections:
  Type       start 0x0000000a  end 0x0000003e  size 52        count 3
  Import     start 0x00000040  end 0x0000004d  size 13        count 2
  Module     start 0x0000004f  end 0x0000009b  size 76        count 1
    module[0] <child>  start 0x00000051  end 0x0000009b  size 74
        Alias      start 0x0000005b  end 0x00000060  size 5         count 1
        Module     start 0x00000062  end 0x00000077  size 21        count 1
          module[0]  start 0x00000064  end 0x00000077  size 19
              Alias      start 0x0000006e  end 0x00000077  size 9         count 2
        Function   start 0x00000079  end 0x0000007b  size 2         count 1
        Export     start 0x0000007d  end 0x00000082  size 5         count 1
        Code       start 0x00000084  end 0x00000089  size 5         count 1
        Custom     start 0x0000008b  end 0x0000009b  size 16        "name"
  Alias      start 0x0000009d  end 0x000000a8  size 11        count 2
  Instance   start 0x000000aa  end 0x000000b6  size 12        count 1
  Function   start 0x000000b8  end 0x000000ba  size 2         count 1
  Export     start 0x000000bc  end 0x000000c1  size 5         count 1
  Code       start 0x000000c3  end 0x000000c9  size 6         count 1
  Custom     start 0x000000cb  end 0x000000e0  size 21        "name"
END
golden('details of module linking', '-x', $linked, <<"END");
$linked: 224 bytes

Type:
  type[0] (func)
  type[1] instance
    type[0] (func (param i32))
    export "f" (func (type 0))
    export "g" (global i64)
  type[2] module
    type[0] instance
      export "m" (memory 1)
    import "one" (instance (type 0))
    type[1] = outer 0 type[0]
    export "h" (func (type 1))

Import:
  instance[0] "a" of two-level imports
  func[0] "a" "b" (func (type 0))
  instance[1] "i" (instance (type 1))

Module:
  module[0] <child>  start 0x00000051  end 0x0000009b  size 74

    Alias:
      type[0] = outer 0 type[0]

    Module:
      module[0]  start 0x00000064  end 0x00000077  size 19

        Alias:
          type[0] = outer 1 type[0]
          type[1] = outer 0 type[0]

    Function:
      func[0] <nested> (type 0)

    Export:
      func[0] <nested> "f"

    Code:
      func[0] <nested> start 0x00000086 size 3 locals 0 instructions 2

    Custom:
      "name" size 11
      func[0] <nested>

Alias:
  func[1] = instance[1] "f"
  global[0] = instance[1] "g"

Instance:
  instance[2] <c> = instantiate module[0] <child>
    "x" func[1]
    "y" instance[1]

Function:
  func[2] (type 0)

Export:
  instance[2] <c> "p"

Code:
  func[2] start 0x000000c5 size 4 locals 0 instructions 2

Custom:
  "name" size 16
  module[0] <child>
  instance[2] <c>
END
golden('disassembly of nested modules', '-d', $linked, <<"END");
$linked: 224 bytes

Disassembly:
 module[0] <child>  start 0x00000051  end 0x0000009b  size 74
    module[0]  start 0x00000064  end 0x00000077  size 19
   000086 func[0] <nested>:
    000087: 01                         | nop
    000088: 0b                         | end
0000c5 func[2]:
 0000c6: 10 00                      | call 0
 0000c8: 0b                         | end
END

# ---- odd and bad modules ----

my $head = "\0asm\1\0\0\0";
is((run('objdump', $wasm))[1], (run('objdump', '-h', $wasm))[1], 'headers if nothing else is asked for');
($code, $out) = run('objdump', '-hxd', write_file('empty.wasm', $head));
is($code, 0, 'a module without sections');
my $odd = $head . "\1\1\0" . "\0\x0b\4name\1\4\1\0\1\n" . "\0\7\4name\0\xff";
($code, $out, $err) = run('objdump', '-hxd', write_file('odd.wasm', $odd));
is("$code$err", '0', 'names of nothing, an empty section, a malformed one');
like($out, qr/Type .*count 0\n/, 'an empty section is counted');
like($out, qr/"name" size 6\n    00000000  01 04 01 00 01 0a  /, 'two name sections are bytes');

sub fails {
    my ($name, $pattern, @args) = @_;
    my ($got, $stdout, $stderr) = run('objdump', @args);
    is($got, 2, "$name: exit code 2");
    like($stderr, qr/\Atouchstone-ref: [^\n]*$pattern[^\n]*\n\z/, "$name: one line");
    is($stdout, '', "$name: nothing else");
}
fails('no file', 'no file is named', '-h');
fails('malformed text', 'bad.wat:1:10: ', '-h', write_file('bad.wat', '(module (nonsense))'));
fails('module linking, switched off', 'needs module-linking', '-h', $linked);
fails('an unknown section', 'bad.wasm:0x8: ', '-h', write_file('bad.wasm', "$head\x4d\0"));
my $lines = 0;
for my $n (0 .. length($bytes) - 1) {
    my ($got, $stdout, $stderr) = run('objdump', '-hxd', write_file('cut.wasm', substr $bytes, 0, $n));
    $lines++ if $got == 2 ? $stderr =~ /\A[^\n]+\n\z/ && $stdout eq '' : $got == 0 && $stderr eq '';
}
is($lines, length $bytes, 'a module cut anywhere: a line, or a listing where it ends with a section');
done_testing();
