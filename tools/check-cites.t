#!/usr/bin/perl
# tools/check-cites on a specification and a tree of its own; then, where the specification is at
# hand (TOUCHSTONE_SPEC), on this tree.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename;
use File::Path;
use File::Temp;
use Test::More;

my $tool = abs_path(dirname(__FILE__) . '/check-cites');
my $work = File::Temp->newdir;

sub put {
    my ($path, $text) = @_;
    mkpath(dirname("$work/$path"));
    open my $out, '>', "$work/$path" or die "$path: $!";
    print $out $text;
    close $out;
}

put('spec/core/exec/instructions.rst', <<'R');
.. _exec-table.fill:

:ref:`Filling Tables <x>`
.........................

.. _exec-call:
.. _op-iadd:
R
put('spec/core/appendix/index.rst', "   index-made\n");
put('spec/spectec/wasm-latest/4.spectec', <<'R');
relation Step: config ~> config
relation Step_read: config ~> instr*
relation Instr_ok: context |- instr : instrtype
relation Func_ok: context |- func : deftype
rule Step_read/table.fill-oob:
rule Step_read/table.fill-zero:
rule Step_read/table.fill-succ:
rule Step/call:
rule Instr_ok/table.fill:
rule Func_ok:
grammar Tplaininstr_(I)/nop : instr = ...
def $allocmem(store, memtype) : (store, memaddr)
grammar Bmemarg : memidx_memarg =
R

# cites(SOURCE): exit code, the faults, the last line.
sub cites {
    my ($source, @options) = @_;
    rmtree("$work/tree");
    put('tree/ref/exec/x.c', $source);
    my @said = split /\n/, `$tool @options $work/spec $work/tree 2>&1`;
    my $code = $? >> 8;
    my $last = pop @said;
    return ($code, join('; ', @said), $last);
}

sub holds {
    my ($source, $citations, $above, $name) = @_;
    my ($code, $faults, $last) = cites($source);
    is("$code $faults $last", "0  $citations citations, 0 of them at fault; $above of 5 rules Instr_ok* and Step* stand above a function of that name", $name);
}

sub fails {
    my ($source, $fault, $name) = @_;
    my ($code, $faults) = cites($source);
    is("$code $faults", "1 ref/exec/x.c:$fault", $name);
}

holds("int x;\n", 0, 0, 'nothing cited');
holds("/* exec-table.fill; Step_read/table.fill-{oob,zero,succ} */\n/* Fills. */\nvoid exec_table_fill(int a)\n{\n}\n",
    4, 3, 'a label and three rules, above the function');
holds("/* exec-table.fill; Step_read/table.fill-* */\n__attribute__((cold)) static int exec_table_fill(int a)\n{\n}\n",
    2, 3, 'rules by a star');
holds("// exec-call; Step/call\n// Calls.\nRULE(call)\n{\n}\n", 2, 1, 'line comments, a macro that makes the function');
holds("/* Step/call */\nint valid_other(int a);\n", 1, 0, 'above a function of another name');
holds("/* Step/call */\n\nint exec_call(int a);\n", 1, 0, 'an empty line between');
holds("/* Step/call */\nint x = 1;\nint exec_call(int a);\n", 1, 0, 'a declaration between');
holds("/* valid-ish prose and input/output; either/or */\n", 0, 0, 'prose is no citation');
holds("char *s = \"/* exec-none */\"; char c = '\"'; /* exec-call */\n", 1, 0, 'strings are no comments');
holds("/* Tplaininstr/nop, Bmemarg, Func_ok (core/exec/instructions#filling-tables) */\n", 2, 0,
    'grammar, a relation without cases, a heading');
holds("/* core/appendix/index-made, core/exec/instructions#exec-call. DEVIATES(op-iadd): slower */\n", 3, 0, 'pages');

holds("/* binary-memarg, text-plaininstr; alloc-mem */\n", 3, 0, 'productions and definitions in the manner of labels');
fails("/* text-memarg */\n", '1: there is no label text-memarg', 'a production of the other format');
fails("/* exec-table.fil; Step/call */\n", '1: there is no label exec-table.fil', 'a label that is not');
fails("/* exec-call, exec-cal: calls */\n", '1: there is no label exec-cal', 'the second label');
fails("\n/* Step/cal */\n", '2: there is no rule Step/cal', 'a rule that is not');
fails("/* Step_read/table.fill-{oob,one} */\n", '1: there is no rule Step_read/table.fill-one', 'one of a group');
fails("/* Step_read/none-* */\n", '1: there is no rule Step_read/none-*', 'a star that means nothing');
fails("/* Tplaininstr/nope */\n", '1: there is no rule Tplaininstr/nope', 'a production that is not');
fails("/* core/exec/numerics */\n", '1: there is no page core/exec/numerics', 'a page that is not');
fails("/* core/exec/instructions#none */\n", '1: there is no label none in core/exec/instructions', 'a label not on its page');
fails("/* DEVIATES(op-isub): why */\n", '1: there is no label op-isub', 'a deviation from nothing');

my (undef, $uncited) = cites("/* Step/call */\nint exec_call(int a);\n", '--uncited');
is($uncited, 'uncited: Instr_ok/table.fill; uncited: Step_read/table.fill-oob; uncited: Step_read/table.fill-succ; uncited: Step_read/table.fill-zero',
    '--uncited lists the rules left');
`$tool $work/none 2>&1`;
is($? >> 8, 2, 'no specification there');

SKIP: {
    skip 'TOUCHSTONE_SPEC names no specification', 1 unless $ENV{TOUCHSTONE_SPEC} and -d "$ENV{TOUCHSTONE_SPEC}/core";
    my $said = `$tool $ENV{TOUCHSTONE_SPEC} 2>&1`;
    is($? >> 8, 0, 'all that ref/ cites is there') or diag($said);
}
done_testing();
