#!/usr/bin/perl
# What make install lays down works from there: programs, library by pkg-config, manual pages, completion.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Temp qw(tempdir);
use Test::More;

my $top = abs_path($ENV{TOUCHSTONE_TOP} // '.');
my $dir = tempdir(CLEANUP => 1);
my $to = "$dir/there";
# as another user of the tree would: without what make itself was told
delete @ENV{qw(MAKEFLAGS MAKELEVEL MFLAGS TOUCHSTONE_TOP TOUCHSTONE_BIN)};
chdir $top or die;
my $log = `make --no-print-directory install PREFIX='$to' 2>&1`;
is($?, 0, 'make install') or diag($log);
chdir $dir or die;
is(`$to/bin/$_ --version` =~ m{^(\S+ 0\.|touchstone)}, 1, "$_ runs") for qw(touchstone touchstone-ref touchstone-link);
open(my $case, '>', "$dir/a.wast") or die;
print $case "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 1))\n";
close $case;
like(`$to/bin/touchstone run a.wast -e ref 2>&1`, qr/^  ref \S+ +1 /m, 'it replays from there');
like(`$to/bin/touchstone list js-api 2>&1`, qr/^js-api\//, 'it finds its corpus');

$ENV{PKG_CONFIG_PATH} = "$to/lib/pkgconfig";
my $flags = `pkg-config --cflags --libs touchstone`;
is($?, 0, 'pkg-config knows the library');
chomp $flags;
my $cc = $ENV{CC} // 'gcc';
is(system("sed 's,\"embed/touchstone.h\",<touchstone.h>,' $top/ref/embed/example.c >example.c && $cc -std=c17 -o example example.c $flags 2>cc.err"), 0,
    'the example is compiled with what it says') or diag(`cat cc.err`);
ok(-x 'example', 'to a program');

my @pages = map { s/.*\///r } glob "$to/share/man/man1/*.1";
SKIP: {
    skip 'no help2man', 3 if system('command -v help2man >/dev/null');
    is(scalar(grep { /^touchstone-(run|diff|ref-wast|link-flatten)\.1$/ } @pages), 4, 'there is a manual page a command');
    my $page = `cat $to/share/man/man1/touchstone-run.1`;
    like($page, qr/^\.SH NAME\ntouchstone\S* \\- Replays suites/m, 'with its name');
    like($page, qr/\\fB\\-\\-gate\\fR/, 'and options');
}

# what bash would offer at the end of a line
sub offered {
    my (@words) = @_;
    my $words = join ' ', map { "'$_'" } @words;
    my $script = "source $to/share/bash-completion/completions/touchstone; COMP_WORDS=($words); COMP_CWORD=$#words; "
        . "_touchstone '$to/bin/$words[0]' '$words[-1]' '$words[-2]'; printf '%s\\n' \"\${COMPREPLY[@]}\"";
    open(my $bash, '-|', 'bash', '-c', $script) or die;
    return join ' ', sort map { chomp; $_ } <$bash>;
}
like(offered('touchstone', 're'), qr/^replay report/, 'commands are completed');
is(offered('touchstone', 'run', '--shard-'), '--shard-by --shard-times', 'options');
is(offered('touchstone', 'run', '-e', 'node26,wabt-'), 'node26,wabt-own', 'engines, several of them');
is(offered('touchstone', 'run', 'js'), 'js-api', 'suites');
is(offered('touchstone', 'rerun', 'fl'), 'flaky', 'what a command is over');
is(offered('touchstone-ref', 'wa'), 'wasm2wat wast wast2json wat2wasm', 'commands of the other programs');
done_testing;
