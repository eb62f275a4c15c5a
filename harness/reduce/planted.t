#!/usr/bin/perl
# Regressions that are planted in a copy of the reference, as an engine would have them after a change: each is found by
# `diff --gate` beside what the copy did before, the cause names the instruction or the step, and the case that shows it
# becomes one of a few lines.
#
# A fault is a substitution in one source file, whose pattern must be there exactly once. The seed chooses five, one of them
# a NaN's bits and one a detach that is missing. It is 1, the first there is, unless TOUCHSTONE_SEED is another;
# TOUCHSTONE_FULL=1 takes all faults, TOUCHSTONE_FAULT=PATTERN those whose names it matches.
use strict;
use warnings;
use lib 'harness/test';
use JSON::PP;
use List::Util qw(shuffle);
use Test::More;
use Time::HiRes qw(time);
use Touchstone;

plan skip_all => 'the reference is built a second time: plain builds only' if $ENV{TOUCHSTONE_SANITIZE};
plan skip_all => "the plain build's objects are copied, this one is in $BIN" if $BIN ne "$TOP/build/bin";
plan skip_all => 'no objects of the reference in build/release' unless -e "$TOP/build/release/obj/ref/main.o";

use constant { LINES => 15, CHOSEN => 5 };

# what: of which sort; file, from, to: the substitution; cases: what is run, a folder of a suite whole; names: what the cause
# is to say.
my @faults = (
    {   what => 'nan', name => 'sqrt gives a NaN that is not canonical', file => 'exec/num_float_n.h',
        from => 'BITS(MATH(sqrt)(a)) : NANS(z, z)', to => 'BITS(MATH(sqrt)(a)) : NANS(z, z) | 1',
        cases => 'core/exec/*', names => qr/f(32|64)\.sqrt/ },
    {   what => 'nan', name => 'max gives a NaN that is not canonical', file => 'exec/num_float_n.h',
        from => "        return NANS(z1, z2);\n    return a == b ? z1 & z2", to => "        return NANS(z1, z2) | 1;\n    return a == b ? z1 & z2",
        cases => 'core/exec/*', names => qr/f(32|64)\.max/ },
    {   what => 'nan', name => 'a lane of ceil gives a NaN that is not canonical', file => 'exec/num_float_n.h',
        from => 'NANS(z, z) : BITS(MATH(ceil)(OF(z)))', to => 'NANS(z, z) | 1 : BITS(MATH(ceil)(OF(z)))',
        cases => 'core/vector/*', names => qr/f(32x4|64x2)\.ceil/ },
    {   what => 'detach', name => 'memory.grow of 0 leaves the buffer', file => 'exec/instr_memory.c',
        from => 'grow_mem(m->store, mem, n, &pages)', to => '(n ? grow_mem(m->store, mem, n, &pages) : (pages = mem_pages(mem), true))',
        cases => 'js-api/memory/*', names => qr/memory\.grow/ },
    {   what => 'detach', name => 'Memory.prototype.grow of 0 leaves the buffer', file => 'jsapi/memory.c',
        from => 'if (embed_mem_grow_from(store, memaddr, delta, ret, &failure) == EMBED_OK)',
        to => 'if (!delta) { *ret = embed_mem_size(store, memaddr); return true; }' . "\n"
            . '    if (embed_mem_grow_from(store, memaddr, delta, ret, &failure) == EMBED_OK)',
        cases => 'js-api/memory/*', names => qr/Memory\.(prototype\.)?grow|memory buffer/i },
    {   what => 'detach', name => 'a buffer that is let go of is not detached', file => 'jsapi/memory.c',
        from => "if (!self->shared)\n        qjs_detach_buffer(", to => "if (self->shared)\n        qjs_detach_buffer(",
        cases => 'js-api/memory/*', names => qr/grow|memory buffer/i },
    {   what => 'load', name => 'a load traps one byte early', file => 'exec/instr_memory.c',
        from => 'memarg_bytes(pc + 1, sp[-1], sizeof(in))', to => 'memarg_bytes(pc + 1, sp[-1], sizeof(in) + 1)',
        cases => 'core/exec/*', names => qr/\.load/ },
    {   what => 'load', name => 'a load of a local traps one byte early', file => 'exec/fused.c',
        from => 'memarg_bytes(pc + form##_UNITS, a, sizeof(in))', to => 'memarg_bytes(pc + form##_UNITS, a, sizeof(in) + 1)',
        cases => 'core/exec/*', names => qr/\.load/ },
    {   what => 'integer', name => 'rotl by a number turns one bit less', file => 'exec/num_int_n.h',
        from => '(i1 << (i2 % N)) | (i1 >> (-i2 % N))', to => '(i1 << (i2 % N)) | (i1 >> ((N - 1 - i2) % N))',
        cases => 'core/exec/*', names => qr/i(32|64)\.rotl/ },
    {   what => 'integer', name => 'a quotient that overflows does not trap', file => 'exec/num_int_n.h',
        from => 'return ERR_integer_overflow;', to => '{ *out = i1; return ERR_none; }',
        cases => 'core/exec/*', names => qr/i(32|64)\.div_s/ },
    {   what => 'vector', name => 'a lane is read into its neighbour', file => 'exec/instr_vec_memory.c',
        from => 'k, (unsigned)pc[3].u));', to => 'k, (unsigned)pc[3].u ^ 1));',
        cases => 'core/vector/*', names => qr/v128\.load\d+_lane/ },
    {   what => 'table', name => 'table.grow gives the new size', file => 'exec/instr_table.c',
        from => 'sp[-1] = len;', to => 'sp[-1] = len + n;', cases => 'core/exec/*', names => qr/table\.grow/ },
    {   what => 'table', name => 'table.fill of nothing does not look at the bounds', file => 'exec/instr_table.c',
        from => "if (!in_bounds(i, n, table->len))\n        TRAP(table_out_of_bounds);\n    for", to => "if (n && !in_bounds(i, n, table->len))\n        TRAP(table_out_of_bounds);\n    for",
        cases => 'core/exec/*', names => qr/table\.fill/ },
    {   what => 'valid', name => 'an immutable global can be set', file => 'valid/instr_variable.c',
        from => 'if (!C->globals[in->x].mut)', to => 'if (false)', cases => 'core/valid/*', names => qr/global\.set|immutable global/ },
    {   what => 'binary', name => 'unused bits of an unsigned number are not looked at', file => 'binary/values.c',
        from => 'if (bits - shift < 7 && (b & 0x7F) >> (bits - shift))', to => 'if (false)',
        cases => 'core/binary/*', names => qr/integer too large|assert_malformed|uint|leb/i },
    {   what => 'link', name => "an import's maximum is not compared", file => 'valid/match.c',
        from => '(lim1->has_max && lim1->max <= lim2->max)', to => 'lim1->has_max',
        cases => 'core/link/*', names => qr/match (mem|table)type/ },
    {   what => 'js', name => 'an immutable global throws a RangeError', file => 'jsapi/global.c',
        from => 'JS_ThrowTypeError(ctx, "the global is immutable")', to => 'JS_ThrowRangeError(ctx, "the global is immutable")',
        cases => 'js-api/global/*', names => qr/Global/ },
    {   what => 'js', name => "a descriptor's members are in another order", file => 'jsapi/module.c',
        from => "set_name(ctx, object, \"kind\", kind) &&\n                      set_name(ctx, object, \"name\", export->name)",
        to => "set_name(ctx, object, \"name\", export->name) &&\n                      set_name(ctx, object, \"kind\", kind)",
        cases => 'js-api/module/*', names => qr/exports/ },
    {   what => 'js', name => 'a number is no BigInt, and is taken', file => 'jsapi/convert.c',
        from => 'if (JS_ToBigInt64(ctx, &i64, v) < 0)', to => 'if (JS_IsNumber(v) ? JS_ToInt64(ctx, &i64, v) < 0 : JS_ToBigInt64(ctx, &i64, v) < 0)',
        cases => 'js-api/convert/*', names => qr/ToWebAssemblyValue/i },
    {   what => 'esm', name => 'a mutable global is no live binding', file => 'esm/execute.c',
        from => 'if (type->mut)', to => 'if (false)', cases => 'esm/exports/*', names => qr/ExecuteModule|live|global|export/i },
);

my $seed = $ENV{TOUCHSTONE_SEED} // 1;
my $dir = folder;
my $faulty = "$dir/copy/build/bin/touchstone-ref";
my %good; # sources as they were

sub text_of { return $good{$_[0]} //= slurp("$TOP/ref/$_[0]") }

# Which are planted.
sub chosen {
    return grep { $_->{name} =~ $ENV{TOUCHSTONE_FAULT} } @faults if $ENV{TOUCHSTONE_FAULT};
    return @faults if $ENV{TOUCHSTONE_FULL};
    srand($seed);
    my @order = shuffle @faults;
    my ($nan) = grep { $_->{what} eq 'nan' } @order;
    my ($detach) = grep { $_->{what} eq 'detach' } @order;
    my @others = grep { $_ != $nan && $_ != $detach } @order;
    return ($nan, $detach, @others[0 .. CHOSEN - 3]);
}

# Sources and objects of the reference, with the times that they have: make builds what is changed, and no more.
sub copy_reference {
    mkdir "$dir/copy";
    system("cd '$TOP' && cp -a --parents Makefile ref build/release/obj/ref build/release/obj/quickjs build/release/*.list "
        . "build/release/libtouchstone.a build/release/libtouchstone-js.a build/layers.stamp build/bin/touchstone-ref '$dir/copy'") == 0
        or die 'the reference cannot be copied';
    symlink "$TOP/build/deps", "$dir/copy/build/deps" or die $!;
}

# The fault goes from FILE, and what was COMPILED with it: all is as it was copied.
sub restore {
    my ($file, $compiled) = @_;
    my @objects = map { "build/release/obj/" . s/\.c$/.o/r } split ' ', $compiled // '';
    system("cd '$TOP' && cp -a --parents '$file' @objects build/release/libtouchstone.a build/release/libtouchstone-js.a build/bin/touchstone-ref '$dir/copy'") == 0
        or die 'the reference cannot be copied';
}

# Builds the copy; returns what was compiled.
sub build {
    my ($cc) = slurp("$TOP/build/release/flags.list") =~ /^(\S+)/;
    delete local @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL CFG SANITIZE CFLAGS LDFLAGS)};
    my $log = qx(make -C '$dir/copy' -j2 --no-print-directory CC='$cc' build/bin/touchstone-ref 2>&1);
    return diag($log), undef if $?;
    return join ' ', sort $log =~ /-c (\S+)/g;
}

# Puts the program that the engine "copy" is: FROM.
sub put { system('cp', $_[0], "$dir/under") == 0 or die "cp: $!" }

my %before; # the run of the good copy, by cases
sub run_cases {
    my ($cases) = @_;
    my ($suite) = $cases =~ m{^([^/]+)};
    my ($status, $out, $err) = touchstone('run', $suite, '-f', $cases, '-e', 'ref,copy', '-q');
    diag($err) if $status;
    return (sql('select max(run_id) as id from runs'))[0];
}

# The standing of every case of the newest run on the copy, of a database of its own.
sub standings_of {
    my ($file) = @_;
    my $db = "$dir/one.db";
    unlink $db, "$db-wal", "$db-shm";
    my ($status, $out, $err) = touchstone('run', $file, '-e', 'ref,copy', '-q', '--db', $db);
    diag("$out$err") if $status;
    return join ' ', sql("select standing from standings s join engines e using (engine_id) where e.name = 'copy'", $db);
}

# The fault FAULT is there: everything that follows from it.
sub found {
    my ($fault) = @_;
    put($BIN . '/touchstone-ref');
    my $base = $before{$fault->{cases}} //= run_cases($fault->{cases});
    put($faulty);
    my $run = run_cases($fault->{cases});
    my ($status, $out) = touchstone('diff', $base, $run, '--gate');
    is($status, 1, 'the gate is shut') or diag($out);
    ($status, $out) = touchstone('cause', '--run', $run, '--engine', 'copy', '--format', 'json');
    my @causes = $status ? () : @{decode_json($out)};
    my ($cause) = grep { join(' ', @{$_->{signature}}{qw(subject due)}, map { "$_->{rule} $_->{section}" } @{$_->{rules}}) =~ $fault->{names} } @causes;
    ok($cause, 'a cause names it') or diag(join "\n", map { "$_->{id} $_->{signature}{subject}" } @causes);
    return if !$cause;
    note("$cause->{id} $cause->{signature}{subject}, $cause->{cases} cases, $cause->{steps} steps, of " . @causes . ' causes');
    my $began = time;
    my $name = "$dir/reduced" . ($cause->{smallest}{path} =~ /\.any\.js$/ ? '.any.js' : '.wast');
    $name = "$dir/reduced" if $cause->{smallest}{path} =~ m{/esm/};
    my $err;
    ($status, $out, $err) = touchstone('reduce', $cause->{id}, '-o', $name, '--timeout', $ENV{TOUCHSTONE_FULL} ? 240 : 120);
    is($status, 0, 'it is reduced') or diag("$out$err");
    my @files = -d $name ? glob("$name/*") : ($name);
    my $text = join '', map { slurp($_) } @files;
    my $lines = () = $text =~ /\n/g;
    cmp_ok($lines, '<', LINES, 'to a few lines') or diag($text);
    note(sprintf("%.1f s: %s%s", time - $began, $out, $text));
    is(standings_of($name), ($cause->{signature}{seen} =~ /^crashed/ ? 'crash' : 'diverge'), 'what is left diverges on it');
    put($BIN . '/touchstone-ref');
    is(standings_of($name), 'agree', 'and on the good one does not');
}

# Every pattern is there once: a fault that means nothing any more is an error, chosen or not.
for my $fault (@faults) {
    my $there = () = text_of($fault->{file}) =~ /\Q$fault->{from}\E/g;
    is($there, 1, "ref/$fault->{file} has the place where $fault->{name}");
}

ref_engine;
my $copy = slurp("$TOP/harness/engines/ref.yaml") =~ s/^name: ref$/name: copy/mr =~ s/"\{bin\}\/touchstone-ref"/$dir\/under/gr;
spew("$dir/engines/copy.yaml", $copy);
copy_reference();
is(build(), '', 'the copy is built already');

note("seed $seed: TOUCHSTONE_SEED=$seed repeats this");
for my $fault (chosen()) {
    subtest $fault->{name} => sub {
        my $began = time;
        my $file = "$dir/copy/ref/$fault->{file}";
        spew($file, text_of($fault->{file}) =~ s/\Q$fault->{from}\E/$fault->{to}/r);
        my $built = build();
        note(sprintf "%.1f s: %s", time - $began, $built // 'nothing');
        found($fault) if ok($built, 'the copy with the fault is built');
        restore("ref/$fault->{file}", $built);
        note(sprintf "%.1f s", time - $began);
    };
}

done_testing;
