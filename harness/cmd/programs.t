#!/usr/bin/perl
# Cases of kind program, with programs that are made here and engines that are scripts: what their files may say, which host
# an engine runs a program by, what it is given, and how what it prints and how it ends are judged and stored.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;
use File::Path qw(make_path);

my $dir = folder;
my $cases = "$dir/suite/some";
$ENV{TOUCHSTONE_PROGRAMS} = "$dir/built";
make_path($cases, "$dir/built/some/below", "$dir/engines/messages");

# An engine whose program is told by the file {file} what to do: a line of Perl.
spew("$dir/engine.pl", <<'.');
use strict; use warnings; $| = 1;
my ($file, @args) = @ARGV;
open(my $in, '<', $file) or die; my $code = do { local $/; <$in> };
eval "$code; 1" or die $@;
.
sub engine {
    my ($name, %more) = @_;
    my $programs = $more{programs} // qq({command: [perl, $dir/engine.pl, "{file}"]});
    spew("$dir/engines/$name.yaml", "name: $name\nkind: ref\ncommand: [perl, $dir/engine.pl]\n",
        "version: {command: [echo, v1], match: 'v(.*)'}\nprograms: $programs\n", $more{more} // '');
    return;
}
engine('one', more => "messages:\n  - {match: 'beyond memory', outcome: trapped out of bounds memory access}\n");

# Writes the case NAME with more keys and the text that is due, and the program itself.
sub program {
    my ($name, $keys, $due, $code) = @_;
    spew("$cases/$name.yaml", "title: a test\nbuilt: [$name.wasm]\n", $keys =~ /^run/m ? '' : "run: {command: $name.wasm}\n", $keys);
    spew("$cases/$name.txt", $due) if defined $due;
    spew("$dir/built/some/$name.wasm", $code) if defined $code;
    return;
}

# Runs the suite; exit code, outcomes as ENGINE: NAME=OUTCOME, standard error.
sub run_all {
    my (@words) = @_;
    unlink glob("$dir/results.db*");
    my ($status, $out, $err) = touchstone('run', "$dir/suite/some", @words ? @words : ('-e', 'one'));
    my @rows = -e "$dir/results.db" ? sql("select c.name || ' ' || s.name || '=' || s.outcome from subtests s join cases c on c.name = s.\"case\" order by c.name, s.engine, s.step") : ();
    return ($status, \@rows, $err, $out);
}
sub messages { return join '|', sql("select coalesce(message, '') from subtests where outcome not in ('passed', 'missing')") }
sub one_case {
    unlink glob("$cases/*");
    program('p', @_);
    my ($status, $rows, $err) = run_all();
    return join ' ', map { s/^p\.yaml //r =~ s/ /_/gr } @$rows;
}

# what is printed
is(one_case('', "a: 1\nb: 2\n", 'print "a: 1\nb: 2\n"'), 'exit=passed a=passed b=passed', 'what is due');
is(one_case('', "a: 1\nb: 2\n", 'print "a: 1\nb: 2"'), 'exit=passed a=passed b=passed', 'an end of line less');
is(one_case('', "a: 1\nb: 2\n", 'print "a: 1\nb: 3\n"'), 'exit=passed a=passed b=failed', 'another value');
is(messages(), 'printed b: 3', 'is shown');
is(one_case('', "a: 1\nb: 2\n", 'print "a: 1\n"'), 'exit=passed a=passed b=failed', 'a line less');
is(one_case('', "a: 1\nb: 2\n", 'print "b: 2\n"'), 'exit=passed a=failed b=passed', 'the first less');
is(one_case('', "a: 1\nb: 2\n", 'print "a: 1\nx\nb: 2\n"'), 'exit=failed a=passed b=passed', 'a line more');
is(messages(), 'printed what is not due: x', 'is shown');
is(one_case('', "a: 1\nb: 2\n", 'print "a: 1\nb: 2\na: 1\n"'), 'exit=failed a=passed b=passed', 'one twice');
is(one_case('', "a: 1\nb: 2\n", 'print "b: 2\na: 1\n"'), 'exit=failed a=passed b=failed', 'another order');
is(one_case('', "a: 1\na: 2\nplain\n", 'print "a: 1\na: 2\nplain\n"'), 'exit=passed a=passed a_(2)=passed plain=passed',
    'lines of one name are numbered');
is(one_case('', "a: 1\n", 'print "a: 1\r\n"'), 'exit=passed a=failed', 'another end of line is another line');
is(one_case('', "a: \xc3\xa4\n", 'print "a: \xc3\xa4\n"'), 'exit=passed a=passed', 'UTF-8');
is(one_case('', "a: 1\n", 'print "\0\xff\x1b[31m\n" x 10, "a: 1\n"'), 'exit=failed a=passed', 'bytes that are no text');
is(one_case('', "a: 1\n", ''), 'exit=passed a=failed', 'nothing printed');
is(messages(), 'not printed', 'is said');
like((run_all())[3], qr/^  one 1\s+0\s+1(\s+\.){4}$/m, 'and diverges');

# how it ends
is(one_case("exit: 7\n", "a: 1\n", 'print "a: 1\n"; exit 7'), 'exit=passed a=passed', 'the exit code that is due');
is(one_case("exit: 7\n", "a: 1\n", 'print "a: 1\n"'), 'exit=failed a=passed', 'another');
like(messages(), qr/^exit code 0 where 7 is due/, 'is shown');
is(one_case('', "a: 1\n", 'print "a: 1\n"; print STDERR "why\n"; exit 3'), 'exit=failed a=passed', 'one where none is due');
like(messages(), qr/^exit code 3 where 0 is due: why/, 'is shown with what it said');
is(one_case('', "a: 1\nb: 2\n", 'print "a: 1\n"; kill 11, $$'), 'exit=crashed_SIGSEGV a=passed b=missing', 'a signal');
is(one_case("trap: out of bounds memory access\n", "a: 1\n", 'print "a: 1\n"; print STDERR "it went beyond memory\n"; exit 1'),
    'exit=passed a=passed', 'the trap that is due');
is(one_case("trap: unreachable\n", "a: 1\n", 'print "a: 1\n"; print STDERR "it went beyond memory\n"; exit 1'),
    'exit=failed a=passed', 'another trap');
like(messages(), qr/trapped out of bounds memory access, where it is to trap: unreachable/, 'is shown');
is(one_case("trap: unreachable\n", "a: 1\n", 'print "a: 1\n"'), 'exit=failed a=passed', 'no trap');
like(messages(), qr/exit code 0, no trap/, 'is shown');
is(one_case("trap: out of bounds memory access\n", "a: 1\n", 'print "a: 1\n"; print STDERR "it went beyond memory\n"; exit 0'),
    'exit=failed a=passed', 'a trap that nobody noticed');
unlink glob("$cases/*");
program('p', '', "a: 1\nb: 2\n", 'print "a: 1\n"; sleep 60');
my ($status, $rows, $err) = run_all('-e', 'one', '--timeout', '1');
is("@$rows", 'p.yaml exit=timeout p.yaml a=passed p.yaml b=missing', 'too long');
program('p', '', "a: 1\n", 'print "a: 1\n" while 1');
($status, $rows, $err) = run_all('-e', 'one', '--output', '1');
like("@$rows", qr/p.yaml exit=crashed output-limit/, "too much") or diag($status, $err);

# what it is given
is(one_case("args: [/, two words, '']\n", "a: 3 / two words \n", 'print "a: ", scalar(@args), " @args\n"'), 'exit=passed a=passed', 'arguments');
spew("$dir/built/some/below/beside", "beside\n");
is(one_case('', "a: beside\n", 'open(my $f, "<", "below/beside") or die; print "a: ", <$f>'), 'exit=passed a=passed',
    'what was built is the current folder');
is(one_case('', "a: no\n", 'open(my $f, ">", "below/beside"); print $f "x"; close $f; print "a: no\n"'), 'exit=passed a=passed', 'a copy');
is(slurp("$dir/built/some/below/beside"), "beside\n", 'which others do not see');
engine('two', programs => qq({reactor: [perl, $dir/engine.pl, "{file}", "{dir}"]}));
unlink glob("$cases/*");
program('p', "run: {reactor: p.wasm}\ncalls: [first, second 1 -2n  3.5, n]\n", "a: --invoke first --invoke second 1 -2 3.5 --invoke n\nb: empty\n",
    'my $d = shift @args; print "a: @args\nb: ", (-d $d && !glob("$d/*") ? "empty" : "?"), "\n"');
($status, $rows, $err) = run_all('-e', 'two');
is("@$rows", 'p.yaml exit=passed p.yaml a=passed p.yaml b=passed', 'calls of a reactor; an empty folder');

# who runs it
($status, $rows, $err) = run_all('-e', 'one,two');
is("@$rows", 'p.yaml exit=unsupported reactor p.yaml exit=passed p.yaml a=passed p.yaml b=passed', 'a host that an engine has not');
engine('both', programs => qq({command: [perl, $dir/engine.pl, "{file}"], node: [perl, $dir/engine.pl, "{file}"]}));
program('p', "run: {node: p.node, command: p.wasm}\n", "a: command\n", 'print "a: command\n"');
spew("$dir/built/some/p.node", 'print "a: node\n"');
($status, $rows, $err) = run_all('-e', 'both');
is("@$rows", 'p.yaml exit=passed p.yaml a=passed', 'of several hosts the first');
program('p', "requires: [esm]\n", "a: 1\n", 'print "a: 1\n"');
($status, $rows, $err) = run_all();
is("@$rows", 'p.yaml exit=unsupported esm', 'what an engine lacks');
spew("$dir/engines/plain.yaml", "name: plain\nkind: ref\ncommand: [true]\nversion: {command: [echo, v1], match: 'v(.*)'}\n");
program('p', '', "a: 1\n", 'print "a: 1\n"');
($status, $rows, $err) = run_all('-e', 'one,plain');
is("@$rows", 'p.yaml exit=passed p.yaml a=passed', 'an engine that runs no programs has no part');

# what is not built
unlink "$dir/built/some/p.wasm";
($status, $rows, $err, my $out) = run_all();
is("@$rows", 'p.yaml exit=unsupported toolchain', 'what is not built');
like($out, qr/^  one 1\s+0\s+\.\s+1(\s+\.){3}$/m, 'is unsupported, not missing');
is($status, 0, 'and no failure');
rename "$dir/built/some", "$dir/built/other";
($status, $rows, $err) = run_all();
is("@$rows", 'p.yaml exit=unsupported toolchain', 'nor a folder that is not there');
rename "$dir/built/other", "$dir/built/some";

# what modules need is stored
ref_engine;
spew("$dir/copy.wat", '(module (memory 1) (func (memory.copy (i32.const 0) (i32.const 0) (i32.const 0))))');
program('p', '', "a: 1\n", '');
is(system("$BIN/touchstone-ref wat2wasm $dir/copy.wat -o $dir/built/some/p.wasm"), 0, 'a module with memory.copy');
run_all();
like(join(' ', sql('select needs from cases')), qr/"bulk-memory"/, 'needs bulk memory');
spew("$dir/built/some/p.wasm", 'no module');
run_all();
is(join(' ', sql('select needs from cases')), '[]', 'what is no module needs nothing');

# a divergence is shown and replayed
program('p', '', "a: 1\n", 'print "a: 2\n"');
($status, $rows, $err, $out) = run_all();
my ($id) = $out =~ /touchstone replay (C[0-9a-f]+)/;
like($out, qr/p\.yaml: due what the script asserts, seen failed\n.*\n    it says: printed a: 2$/m, 'a divergence has its words');
($status, $out) = touchstone('replay', $id // 'none');
is($status, 0, 'and is replayed');
like($out, qr/a\n.*then +failed.*\n +now +failed +\(printed a: 2/s, 'and shown');
program('p', '', "a: 1\n", 'print "a: 3\n"');
($status, $out, $err) = touchstone('replay', $id // 'none');
is($status, 2, 'not where something else is built now');
like($err, qr/has changed since/, 'which is said');

# files that say something else
for my $row (['run: {command: p.wasm}', 'title', 'no title'],
    ["title: t\nrun: {command: p.wasm}", 'built', 'nothing built'], ["title: t\nbuilt: []\nrun: {command: p.wasm}", 'one file at least', 'an empty list'],
    ["title: t\nbuilt: [p.wasm]", "'run'", 'no host'], ["title: t\nbuilt: [p.wasm]\nrun: {}", 'one host at least', 'an empty host'],
    ["title: t\nbuilt: [p.wasm]\nrun: {cloud: p.wasm}", 'cloud', 'a host that is none'],
    ["title: t\nbuilt: [p.wasm]\nrun: {reactor: p.wasm}", "'calls'", 'a reactor without calls'],
    ["title: t\nbuilt: [p.wasm]\nrun: {command: p.wasm}\ncalls: [a]", "'calls'", 'calls without a reactor'],
    ["title: t\nbuilt: [p.wasm]\nrun: {command: p.wasm}\nexit: 256", '255', 'an exit code too large'],
    ["title: t\nbuilt: [p.wasm]\nrun: {command: p.wasm}\nexit: 1.5", '255', 'half an exit code'],
    ["title: t\nbuilt: [p.wasm]\nrun: {command: p.wasm}\nexit: x", 'number', 'a word for one'],
    ["title: t\nbuilt: [p.wasm]\nrun: {command: p.wasm}\nexit: 1\ntrap: unreachable", 'does not exit', 'both ends'],
    ["title: t\nbuilt: [p.wasm]\nrun: {command: p.wasm}\nmore: 1", "'more'", 'an unknown key'],
    ['[', 'sequence', 'no YAML'], ['- a', 'mapping', 'a list'], ['', 'not a YAML', 'nothing']) {
    my ($text, $words, $what) = @$row;
    unlink glob("$cases/*");
    spew("$cases/p.yaml", $text, "\n");
    spew("$cases/p.txt", "a: 1\n");
    ($status, $rows, $err) = run_all();
    is($status, 2, "$what is refused");
    ok(one_line($err), 'in one line') or diag($err);
    like($err, qr/p\.yaml.*\Q$words\E|\Q$words\E.*p\.yaml/, 'that names the place');
}
unlink glob("$cases/*");
program('p', '', undef, '');
($status, $rows, $err) = run_all();
is($status, 2, 'no text of what is due');
like($err, qr/p\.txt/, 'is named');
program('p', '', '', '');
($status, $rows, $err) = run_all();
is($status, 2, 'nor an empty one');
engine('bad', programs => '{cloud: [true]}');
($status, $out, $err) = touchstone('engines');
is($status, 2, 'an engine file with a host that is none');
like($err, qr/bad\.yaml:\d+:\d+: unknown key 'cloud'/, 'has its place');

done_testing;
