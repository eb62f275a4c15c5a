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
rule Instr_ok2/label:
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
    is("$code $faults $last", "0  $citations citations, 0 of them at fault; $above of 5 rules Instr_ok* and Step* stand above a function of that name; not counted: 1 of Instr_ok2, which belong to the proof of soundness", $name);
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

# ---- WASI preview 1, unchecked until its text is there

holds("/* preview1#fd_none */\n", 0, 0, 'a text that is not at hand is not asked for');
put('spec/wasi/preview1.md', qq(#### <a href="#fd_read" name="fd_read"></a>\n- <a name="errno.2big"></a>\n));
holds("/* preview1#fd_read, preview1#errno.2big. */\n", 2, 0, 'names of WASI');
fails("/* preview1#fd_none */\n", '1: there is no name fd_none in preview1', 'a name that is none');
cites("int x;\n");

# ---- module linking, unchecked until its documents are there

holds("/* module-linking/Explainer#no-heading */\n", 0, 0, 'documents that are not at hand are not asked for');
put('spec/module-linking/Binary.md', <<'R');
# Module Linking

## Alias section (16)
```
# no heading
```
### Breaking change?!
R
holds("/* module-linking/Binary (module-linking/Binary.md#alias-section-16). */\n", 2, 0, 'a document and its heading');
holds("int x; // see module-linking/Binary#breaking-change.\n", 1, 0, 'marks are no part of an anchor');
fails("/* module-linking/Binary#alias-section */\n", '1: there is no heading alias-section in module-linking/Binary', 'a heading that is not');
fails("/* module-linking/Binary#no-heading */\n", '1: there is no heading no-heading in module-linking/Binary', 'a comment in a fenced block');
fails("\n/* module-linking/Binaries */\n", '2: there is no document module-linking/Binaries', 'a document that is not');
cites("int x;\n");
put('tree/corpus/linking/x.wast', "(module)\n;; SPEC module-linking/Binary#alias-section-16, module-linking/Binary#none\n");
my $corpus = `$tool $work/spec $work/tree 2>&1`;
like($corpus, qr{\Acorpus/linking/x\.wast:2: there is no heading none in module-linking/Binary\n2 citations, 1 of them}, 'cases too');

put('spec/esm-integration/EXAMPLES.md', "## Examples of it\n#### Value imports\n");
put('spec/esm-integration/index.bs', <<'R');
<h2 id="esm-integration">Integration</h2>
<h3 id="module-execution">ExecuteModule ( [ |promiseCapability| ] )</h3>
To <dfn export>parse a WebAssembly module</dfn> given bytes
The <dfn method for="WebAssembly">namespaceInstance(|namespace|)</dfn> method
R
holds("/* esm-integration/EXAMPLES#value-imports, esm-integration/#module-execution */\n", 2, 0, 'the integration: headings and ids');
holds("/* esm-integration/#parse-a-webassembly-module; esm-integration/#dom-webassembly-namespaceinstance. */\n", 2, 0, 'definitions and methods');
fails("/* esm-integration/EXAMPLES#values */\n", '1: there is no heading values in esm-integration/EXAMPLES', 'a heading that is not');
fails("/* esm-integration/FAQ */\n", '1: there is no document esm-integration/FAQ', 'a document that is not');
fails("/* esm-integration/#namespaceinstance */\n", '1: there is no id namespaceinstance in esm-integration', 'an id that is not');
cites("int x;\n");
put('tree/corpus/esm/a/case.any.js', "// SPEC esm-integration/#none\n");
put('tree/corpus/esm/b/case.html', "<!-- SPEC esm-integration/#module-execution -->\n");
$corpus = `$tool $work/spec $work/tree 2>&1`;
like($corpus, qr{\Acorpus/esm/a/case\.any\.js:1: there is no id none in esm-integration\n2 citations, 1 of them}, 'its cases too');

my (undef, $uncited) = cites("/* Step/call */\nint exec_call(int a);\n", '--uncited');
is($uncited, 'uncited: Instr_ok/table.fill; uncited: Step_read/table.fill-oob; uncited: Step_read/table.fill-succ; uncited: Step_read/table.fill-zero',
    '--uncited lists the rules left');
# ---- macros that make functions of a rule's name, and what was entered

put('spec/spectec/wasm-latest/5.spectec', <<'R');
relation Step_pure: instr* ~> instr*
rule Step_pure/unop-val:
rule Step_pure/trap-frame:
rule Step/pure:
relation Steps: config ~>* config
rule Steps/trans:
R

# counted(SOURCE, COVERAGE): how many rules count; COVERAGE is undef without.
sub counted {
    my ($source, $coverage) = @_;
    my @options;
    if (defined $coverage) {
        put('functions', $coverage);
        @options = ('--coverage', "$work/functions");
    }
    my ($code, undef, $last) = cites($source, @options);
    return "$code " . ($last =~ /; (\d+) of 9 rules/)[0];
}

my $call = "/* Step/call */\nRULE(call)\n{\n}\n";
is(counted($call), '0 1', 'without coverage the place counts');
is(counted($call, "1 ref/exec/x.c exec_call\n"), '1 1', 'entered; but not all rules count');
is(counted($call, "0 ref/exec/x.c exec_call\n"), '1 0', 'not entered');
is(counted($call, "1 ref/exec/y.c exec_call\n"), '1 0', 'entered in another source');
my $family = "/* Step_pure/unop-val */\n#define exec_unop(id) RULE(id)\nexec_unop(neg)\nexec_unop(abs)\n";
is(counted($family), '0 1', 'above the macro that makes the functions');
is(counted($family =~ s/define exec_unop/define UNARY/r), '0 0', 'not above one of another name');
is(counted($family, "1 ref/exec/x.c exec_neg\n1 ref/exec/x.c exec_abs\n"), '1 1', 'all functions of the macro entered');
is(counted($family, "1 ref/exec/x.c exec_neg\n0 ref/exec/x.c exec_abs\n"), '1 0', 'one was not');
is(counted("/* Step_pure/unop-val */\n#define exec_unop(id) RULE(id)\n", "1 ref/exec/x.c exec_neg\n"), '1 0', 'a macro that makes none');
is(counted("/* Step_pure/trap-frame */\nint machine_trap(int a)\n{\n}\n/* Step/pure */\nint step(int a)\n{\n}\n/* Steps/trans */\nint machine_steps(int a)\n{\n}\n"), '0 3',
    'rules about all steps');
is(counted("/* Step/pure */\nint stepping(int a)\n{\n}\n/* Step/call */\nint step(int a)\n{\n}\n"), '0 0', 'and only they, there only');
`$tool --coverage $work/none $work/spec $work/tree 2>&1`;
is($? >> 8, 2, 'no coverage there');

`$tool $work/none 2>&1`;
is($? >> 8, 2, 'no specification there');

SKIP: {
    skip 'TOUCHSTONE_SPEC names no specification', 1 unless $ENV{TOUCHSTONE_SPEC} and -d "$ENV{TOUCHSTONE_SPEC}/core";
    my $said = `$tool --uncited $ENV{TOUCHSTONE_SPEC} 2>&1`;
    is($? >> 8, 0, 'all that ref/ cites is there') or diag($said);
    ok($said =~ /; (\d+) of (\d+) rules/ && $1 == $2 && $1 > 300, 'each rule stands above its function') or diag($said);
}
done_testing();
