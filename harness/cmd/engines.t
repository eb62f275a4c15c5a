#!/usr/bin/perl
# touchstone engines: list, probe, add. What install does is tested with tools/setup.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use JSON::PP;
use Touchstone;

my $dir = folder;
ref_engine;
spew("$dir/engines/gone.yaml", "name: gone\nkind: js-shell\ncommand: [no-such-program, \"{script}\"]\n"
    . "version: {command: [no-such-program], match: \"(.*)\"}\ninstall: find it\n");
my ($status, $out, $err) = touchstone('engines');
is($status, 0, 'the list');
like($out, qr/^ref  .*not probed$/m, 'an engine that is here');
like($out, qr/^gone .*missing.*install: find it$/m, 'one that is not');
my $list = decode_json((touchstone('engines', 'list', '--json'))[1]);
is(join(',', map { $_->{name} . ($_->{found} ? '+' : '-') } @$list), 'gone-,ref+', 'as JSON');
is($list->[0]{version}, undef, 'no version where there is none');

# ---- probe ----
# A runtime that takes every module but those with vectors; and one that dies of aggregates.
fake_engine('old', <<'PERL');
open(my $in, '<', $ARGV[0]) or die; my $step = 0;
for (grep { /^\(module/ } <$in>) {
    my $out = /\$simd/ ? 'invalid' : 'linked';
    kill 'SEGV', $$ if /\$gc/;
    print qq({"begin":$step}\n{"step":$step,"outcome":"$out"}\n); $step++;
}
PERL
($status, $out, $err) = touchstone('engines', 'probe', 'ref,old');
is($status, 0, 'probes') or diag($out, $err);
my %has;
for (sql("select name || ' ' || has || ' ' || feature from engine_features join engines using (engine_id)")) {
    my ($name, $has, $feature) = split ' ';
    $has{$name}{$feature} = $has;
}
my @features = map { /^FEATURE\(\w+, "([^"]+)"/ ? $1 : () } split /\n/, slurp("$TOP/ref/syntax/feature.def");
ok(@features > 20, 'there are features');
my %silent = map { $_ => 1 } qw(annotations startup-section); # of text alone, and a custom section: no module tells
is(join(' ', grep { ($has{ref}{$_} // '') ne ($silent{$_} ? 'unknown' : 'yes') } @features), '', 'the reference has every feature of its table');
is($has{old}{simd}, 'no', 'a module that is refused: no');
is($has{old}{gc}, 'unknown', 'one that the engine dies of: unknown');
is($has{old}{memory64}, 'yes', 'and the others are answered all the same');
like($out, qr/^old +1\.0 +no +simd$/m, 'they are shown');
($status, $out) = touchstone('engines', 'list');
like($out, qr/^old .*; \d+ of \d+ features, lacks simd$/m, 'the list knows them then');
$list = decode_json((touchstone('engines', '--json'))[1]);
is((grep { $_->{name} eq 'old' } @$list)[0]{features}{simd}, 'no', 'in JSON, too');
is((touchstone('engines', 'probe', 'gone'))[0], 3, 'an engine that is not here cannot be probed');
is((touchstone('engines', 'probe', 'nosuch'))[0], 2, 'nor one that there is not');

# ---- add ----
sub program { my ($name, $text) = @_; spew("$dir/$name", $text); chmod 0755, "$dir/$name"; return "$dir/$name"; }
sub keys_of { return slurp("$dir/engines/$_[0].yaml"); }
# a program of an engine under another name
program('some shell', "#!/bin/sh\nexec \"$BIN/touchstone-ref\" \"\$@\"\n");
($status, $out, $err) = touchstone('engines', 'add', "$dir/some shell");
is($status, 0, 'the reference under another name') or diag($out, $err);
like(keys_of('some-shell'), qr/^kind: js-shell\ncommand: \["\Q$dir\E\/some shell", "js", "\{script\}"\]$/m, 'is a shell, by its command js');
spew("$dir/two.wast", "(module (func (export \"f\") (result i32) (i32.const 5)))\n(assert_return (invoke \"f\") (i32.const 5))\n");
($status, $out) = touchstone('run', "$dir/two.wast", '-e', 'ref,some-shell');
is(join('', sql("select count(*) from standings where run_id = (select max(run_id) from runs) and standing = 'agree'")), 2, 'and answers in a run');
is((touchstone('engines', 'add', "$dir/some shell"))[0], 2, 'its file is not written over');
is((touchstone('engines', 'add', "$dir/some shell", '--name', 'again'))[0], 0, 'another name is taken');

my $wast = <<'SH';
#!/bin/sh
case $1 in --version) echo "runner 7.8.9 (of today)"; exit 0 ;; wast) ;; *) echo "what is $1?" >&2; exit 2 ;; esac
found=$(HERE/touchstone-ref wast "$2" 2>&1 | grep -m 1 -oE '[a-z]*[.]wast:[0-9]+:[0-9]+')
[ -z "$found" ] && exit 0
echo "Error: failed directive on $found" >&2; exit 1
SH
program('timewasm', $wast =~ s/HERE/$BIN/r);
($status, $out, $err) = touchstone('engines', 'add', "$dir/timewasm");
is($status, 0, 'a runner of scripts') or diag($out, $err);
like(keys_of('timewasm'), qr/^kind: wast\ncommand: \["[^"]*", "wast", "\{file\}"\]\nversion: .*match: "runner \(/m, 'is found out, with its version');
like($out, qr/kind wast, version 7\.8\.9$/m, 'which is told');
SKIP: {
    my ($spectest) = grep { -x } map { "$_/spectest-interp" } split /:/, $ENV{PATH};
    skip 'wabt is not here; tools/setup installs it', 2 if !$spectest;
    symlink $spectest, "$dir/reader";
    ($status, $out, $err) = touchstone('engines', 'add', "$dir/reader", '--name', 'reader');
    is($status, 0, 'a reader of JSON') or diag($out, $err);
    like(keys_of('reader'), qr/^kind: spectest-json$/m, 'is found out');
}
SKIP: {
    skip 'node26 is not here; tools/setup installs it', 2 if !-x "$TOP/build/engines/node26/bin/node";
    program('vee', "#!/bin/sh\nexec $TOP/build/engines/node26/bin/node \"\$@\"\n");
    ($status, $out, $err) = touchstone('engines', 'add', "$dir/vee");
    like(keys_of('vee'), qr/^kind: js-shell\n.*^messages: \[v8\]\n.*^stay: stdio\n/ms, 'node under another name') or diag($out, $err);
    touchstone('run', "$dir/two.wast", '-e', 'ref,vee');
    is(join('', sql("select count(*) from standings where run_id = (select max(run_id) from runs) and standing = 'agree'")), 2, 'and answers in a run');
}
program('wrong', "#!/bin/sh\necho hello\n");
program('yes', "#!/bin/sh\nhead -c 3000000 /dev/zero\n");
program('liar', "#!/bin/sh\necho 'touchstone-shell \"]\nkind: x 1 [\"] ends'\n");
for my $name ('wrong', 'yes', 'liar') {
    ($status, $out, $err) = touchstone('engines', 'add', "$dir/$name");
    is($status, 2, "no engine: $name");
    ok(!-e "$dir/engines/$name.yaml", 'leaves no file');
}
is((touchstone('engines', 'add', "$dir/not-there"))[0], 2, 'no program');
{
    local $ENV{PATH} = "$dir:$ENV{PATH}";
    is((touchstone('engines', 'add', 'timewasm', '--name', 'onpath'))[0], 0, 'one on PATH');
}
is((touchstone('engines', @$_))[0], 2, "bad usage: @$_") for ['add'], ['install'], ['nonsense'], ['add', 'a', 'b'];
done_testing;
