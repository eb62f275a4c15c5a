#!/usr/bin/perl
# README says nothing that is not so: its commands are run, in order, as a newcomer would; what it names is there.
# A stand-in for the engine that it installs refuses some modules, so that there is something to accept.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;

my $top = abs_path($ENV{TOUCHSTONE_TOP} // '.');
my $bin = $ENV{TOUCHSTONE_BIN} // "$top/build/bin";
plan skip_all => 'touchstone is not built' unless -x "$bin/touchstone";
my $dir = tempdir(CLEANUP => 1);
mkdir "$dir/$_" for qw(there engines path);
delete @ENV{grep { /^TOUCHSTONE_/ } keys %ENV};
%ENV = (%ENV, TOUCHSTONE_TOP => $top, TOUCHSTONE_ENGINES => "$dir/engines", TOUCHSTONE_EXPECTATIONS => "$dir/expectations.yaml", TOUCHSTONE_REMEMBERED => "$dir/remembered",
    NO_COLOR => 1, PATH => "$dir/path:$bin:$ENV{PATH}");

sub slurp { my ($file) = @_; open(my $in, '<', $file) or die "$file: $!"; local $/; return scalar <$in> }
sub spew { my ($file, $text) = @_; open(my $out, '>', $file) or die "$file: $!"; print $out $text; close $out or die; return $file }
# a shell's command line in the private folder: status, output and errors
sub shell {
    my ($line) = @_;
    my $pid = open(my $out, '-|') // die;
    if (!$pid) {
        chdir "$dir/there" or die;
        open(STDERR, '>&', \*STDOUT);
        open(STDIN, '<', '/dev/null');
        exec('sh', '-c', $line) or exit 127;
    }
    local $/;
    my $text = <$out> // '';
    close $out;
    return ($? >> 8, $text);
}

my %pages = map { $_ => slurp("$top/$_") } qw(README.md harness/engines/README.md);
my $readme = $pages{'README.md'};

# ---- what is named is there
my %help;
sub help_of {
    my ($program, $command) = @_;
    return $help{"$program $command"} //= do { my ($status, $text) = shell("$program $command --help"); $status ? '' : $text };
}
sub check_command {
    my ($page, $line) = @_;
    while ($line =~ /\b(touchstone(?:-ref|-link)?) ([a-z][a-z0-9-]*)([^|#]*)/g) {
        my ($program, $command, $words) = ($1, $2, $3);
        my $help = help_of($program, $command);
        ok($help, "$page: $program $command is a command") or next;
        $words =~ s/'[^']*'|"[^"]*"//g;
        for my $option ($words =~ /(?:^|\s)(--[a-z][a-z-]*|-[a-zA-Z])\b/g) {
            like($help, qr/(?:^|[\s,])\Q$option\E\b/m, "$page: $command takes $option");
        }
    }
    like(slurp("$top/Makefile"), qr/^\.PHONY:.*\b\Q$1\E\b/m, "$page: make $1 is a target") if $line =~ /^(?:[A-Z]+=\S+ )?make ([a-z-]+)/;
}
for my $page (sort keys %pages) {
    my $text = $pages{$page} =~ s/^```.*?^```//gmsr;
    for my $link ($text =~ /\]\(([^)]+)\)/g) {
        ok(-e "$top/" . dirname($page) . "/$link", "$page: $link is there");
    }
    check_command($page, $_) for grep { !/\n\n/ } map { s/\s+/ /gr } $text =~ /(?<!`)`([^`]+)`(?!`)/g;
    check_command($page, $_) for $text =~ /^    (?:\$ )?((?:touchstone|make).*)/mg;
}

# ---- blocks that are files
sub blocks { my ($page, $kind) = @_; return $pages{$page} =~ /^```$kind\n(.*?)^```/gms }
my ($rules, $ci) = map { my $key = $_; (grep { /$key/ } blocks('README.md', 'yaml'))[0] } qr/^rules:/m, qr/uses:/;
spew("$dir/rules.yaml", $rules);
my ($status, $out) = shell("touchstone expect check -F $dir/rules.yaml");
isnt($status, 2, 'the rules that it shows are rules') or diag($out);
my ($action) = slurp("$top/tools/ci/action.yml") =~ /^inputs:\n(.*?)^\S/ms;
like($action, qr/^  \Q$_\E:/m, "the action takes $_") for $ci =~ /^    ([a-z-]+):/mg;
for my $engine (blocks('harness/engines/README.md', 'yaml')) {
    my ($name) = $engine =~ /^name: (\S+)/;
    mkdir "$dir/engines/messages";
    spew("$dir/engines/messages/v8.yaml", slurp("$top/harness/engines/messages/v8.yaml"));
    spew("$dir/engines/$name.yaml", $engine);
    ($status, $out) = shell('touchstone engines');
    like($out, qr/^$name /m, "the engine file of $name is one") or diag($out);
    unlink "$dir/engines/$name.yaml";
}
my ($case) = blocks('README.md', 'wast');
spew("$dir/there/case.wast", $case);
is((shell('touchstone-ref wast case.wast'))[0], 0, 'the case that it shows holds');
my ($wasm) = blocks('README.md', 'wasm');
spew("$dir/there/counters.wat", $wasm);

# ---- commands, in order
spew("$dir/engines/ref.yaml", slurp("$top/harness/engines/ref.yaml"));
# an engine of that name: the reference's JavaScript, which refuses modules of some lengths, more of them where "worse" is there
my $refuses = 'WebAssembly.Module = new Proxy(WebAssembly.Module, {construct(target, words) { const n = words[0].byteLength; '
    . 'if (n === 43 || WORSE && n === 44) throw new WebAssembly.CompileError("no"); return new target(...words); }});';
spew("$dir/path/gjs", "#!/bin/sh\n[ \"\$1\" = --version ] && echo 'gjs 1.74.2' && exit\n"
    . "worse=false; [ -e '$dir/worse' ] && worse=true\n[ -e '$dir/mended' ] || { { printf '%s\\n' '$refuses' | sed \"s/WORSE/\$worse/\"; cat \"\$1\"; } >\"\$1.js\"; set -- \"\$1.js\"; }\nexec '$bin/touchstone-ref' js \"\$@\"\n");
chmod 0755, "$dir/path/gjs";
spew("$dir/engines/first.yaml", slurp("$top/harness/engines/ref-js.yaml") =~ s/^name: ref-js/name: first/mr =~ s/^command: .*/command: [$dir\/path\/gjs, "{script}"]/mr =~ s/^stay:.*\n//mr . "default: true\n");
my $id;
# what is not done here, or done with less
my %instead = (
    qr/^git clone/ => '', qr/^sudo apt-get/ => '',
    qr/^make conform/ => "touchstone run core -f 'core/[be]*' && touchstone query \"select divergence_id from divergences limit 1\" | tail -1 >id",
    qr/^touchstone run --retries/ => "touchstone run core -f 'core/[be]*' --retries 2", qr/^touchstone diff \d/ => 'touchstone diff 2 3',
    qr/^touchstone replay \w+$/ => 'touchstone replay $(cat id)',
    # causes have the ids of what is here
    qr/^touchstone cause -e v8/ => 'touchstone cause | tee causes | tail -1 && grep -om1 "^C[0-9a-f]*" causes >cause', qr/^touchstone cause C\w+$/ => 'touchstone cause $(cat cause)',
    qr/^touchstone replay C\w+ -e/ => 'touchstone replay $(cat cause)', qr/^touchstone cause C\w+ --report/ => 'touchstone cause $(cat cause) --report',
    qr/^touchstone cause C\w+ --js/ => 'touchstone cause $(cat cause) --js >case.js && test -s case.js', qr/^touchstone reduce/ => 'touchstone reduce $(cat cause)');
my ($hello, $adder) = ('(module (import "wasi_snapshot_preview1" "fd_write" (func $w (param i32 i32 i32 i32) (result i32))) (memory (export "memory") 1) (data (i32.const 0) "\08\00\00\00\06\00\00\00hello\n")'
    . ' (func (export "_start") (drop (call $w (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 20)))))',
    '(module (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))');
spew("$dir/there/hello.wat", $hello);
spew("$dir/there/adder.wat", $adder);
shell('touchstone-ref wat2wasm hello.wat -o hello.wasm');
my (@told, $gates);
for my $block ($readme =~ /((?:^    .*\n)+)/mg) {
    my @parts = split /^    \$ /m, $block;
    next if @parts < 2;
    for my $part (@parts[1 .. $#parts]) {
        my ($line, $due) = split /\n/, $part, 2;
        $line =~ s/ +#.*//;
        my ($other) = grep { $line =~ $_ } keys %instead;
        my $run = defined $other ? $instead{$other} : $line;
        next if $run eq '';
        my ($got, $text) = shell($run);
        # the first time something is to be accepted
        my $code = $line =~ /--gate/ && !$gates++ ? 1 : 0;
        is($got, $code, "\$ $line: $code") or diag($text);
        push @told, $text;
        # what is printed is as it is shown, where it does not depend on engines, times and numbers
        next if $line =~ /^(?:make|touchstone (?!replay))|^export/;
        $due =~ s/^    //mg;
        $due =~ s/\n+\z/\n/;
        if ($line =~ /replay/) { like($text, qr/^  due .*\n  then .*\n  now .*\nstill so$/m, 'as it is shown') }
        else { is($text, $due, "as it is shown: $line") }
    }
}
my $all = join '', @told;
like($all, qr/^  ref \S+ +\d+ .*\n  first \S+ +\d+ /m, 'the matrix');
like($all, qr/kind js-shell, version 1\.74\.2\ncompare it with: touchstone run -e ref,gjs$/m, 'an engine was added');
like($all, qr/^mend the engine, or accept what it does: touchstone expect update --link URL$/m, 'it says what to do');
ok(-s "$dir/there/reports/out/index.html", 'the report is where it says');

# ---- what it says comes after: a regression, a repair
spew("$dir/worse", '');
($status, $out) = shell('touchstone run core -e ref,gjs --gate -q');
is($status, 1, 'a regression: red') or diag($out);
is((shell('touchstone diff --gate'))[0], 1, 'diff finds it, too');
unlink "$dir/worse";
spew("$dir/mended", '');
($status, $out) = shell('touchstone run core -e ref,gjs --gate -q');
is($status, 6, 'a repair: an exit code of its own') or diag($out);
my $before = () = slurp("$dir/expectations.yaml") =~ /case:/g;
is((shell('touchstone expect update'))[0], 0, 'without a link');
cmp_ok(scalar(() = slurp("$dir/expectations.yaml") =~ /case:/g), '<', $before, 'rules go');
is((shell('touchstone run core -e ref,gjs --gate -q'))[0], 0, 'green');
done_testing;
