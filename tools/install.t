#!/usr/bin/perl
# What make install lays down works from there: programs, library by pkg-config, manual pages, completion in three shells; and
# make uninstall takes it away.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Find;
use File::Temp qw(tempdir);
use Test::More;

my $top = abs_path($ENV{TOUCHSTONE_TOP} // '.');
my $dir = tempdir(CLEANUP => 1);
chmod 0755, $dir;
my $to = "$dir/there";
# as another user of the tree would: without what make itself was told
delete @ENV{qw(MAKEFLAGS MAKELEVEL MFLAGS TOUCHSTONE_TOP TOUCHSTONE_BIN TOUCHSTONE_DB TOUCHSTONE_REMEMBERED)};
chdir $top or die;
my $log = `make --no-print-directory install PREFIX='$to' 2>&1`;
is($?, 0, 'make install') or diag($log);
chdir $dir or die;
$ENV{PATH} = "$to/bin:$ENV{PATH}";

sub spew {
    my ($file, @text) = @_;
    open(my $out, '>', $file) or die "$file: $!";
    print $out @text;
    close $out;
}
sub here { return !system("command -v $_[0] >/dev/null 2>&1") }

is(`$_ --version` =~ m{^(\S+ 0\.|touchstone)}, 1, "$_ runs") for qw(touchstone touchstone-ref touchstone-link);
spew('a.wast', "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 1))\n");
like(`touchstone run a.wast -e ref 2>&1`, qr/^  ref \S+ +1 /m, 'it replays from there');
like(`touchstone list js-api 2>&1`, qr/^js-api\//, 'it finds its corpus');
like(`touchstone run js-api -f 'js-api/memory/*' -e ref 2>&1`, qr/^  ref \S+ +[1-9]/m, 'and testharness.js');
like(`touchstone report -o site 2>&1`, qr/^site\/index\.html$/m, 'and its pages');
like(`touchstone doctor`, qr/^  the project +\Q$to\E\/share\/touchstone /m, 'and itself');

# another user, to whom the place does not belong
SKIP: {
    skip 'not root, who can be another user', 3 if $>;
    mkdir 'home';
    mkdir 'suite';
    chmod 0777, 'home';
    spew('suite/a.wast', "(module)\n");
    my $as = sub { return scalar `su -s /bin/sh nobody -c 'cd $dir/home && HOME=$dir/home PATH=$ENV{PATH} $_[0]' 2>&1` };
    like($as->("touchstone suites add official $dir/suite"), qr/^official is at /m, 'a user can say where a suite is');
    like($as->('touchstone list official'), qr/^official\/a\.wast$/m, 'and has it then');
    unlike(`touchstone suites`, qr/^official +\Q$dir/m, 'nobody else has');
}

# the library
$ENV{PKG_CONFIG_PATH} = "$to/lib/pkgconfig";
my $flags = `pkg-config --cflags --libs touchstone`;
is($?, 0, 'pkg-config knows the library');
chomp $flags;
is(system('pkg-config --validate touchstone'), 0, 'its file is valid');
my $cc = $ENV{CC} // 'gcc';
is(system("sed 's,\"embed/touchstone.h\",<touchstone.h>,' $top/ref/embed/example.c >example.c && $cc -std=c17 -o example example.c $flags 2>cc.err"), 0,
    'the example is compiled with what it says') or diag(`cat cc.err`);
is(`./example`, "run(20) = 41\n", 'to a program that runs');
my @headers;
find(sub { push @headers, $File::Find::name =~ s{^\Q$to\E/include/}{}r if /\.h$/ }, "$to/include");
is(scalar(grep { /^touchstone\// } @headers), 5, 'all public headers are there');
for my $header (sort @headers) {
    spew('header.c', "#include <$header>\nint main(void) { return 0; }\n");
    is(system("$cc -std=c17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only header.c $flags 2>cc.err"), 0, "$header stands alone") or diag(`cat cc.err`);
}
my $program = <<'END';
#include "embed/touchstone_link.h"
#include "startup/names.h"
#include "startup/startup.h"
#include "wasi/wasi.h"

#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *text = "(module (memory (export \"memory\") 1) (func (export \"_start\")))";
    Embed_failure failure;
    Embed_module *module, *flat;
    Embed_store *store = embed_store_init();
    Wasi_options options;
    Startup_names_options names_options;
    Startup_report report;
    memset(&options, 0, sizeof options);
    memset(&names_options, 0, sizeof names_options);
    names_options.features = embed_features_default();
    Startup_names *names = startup_names_new(store, &names_options);
    Wasi *wasi = wasi_new(&options, &failure);
    if (!wasi || embed_module_parse(text, strlen(text), embed_features_default(), &module, &failure) || embed_module_validate(module, &failure))
        return 1;
    startup_examine(module, false, &report);
    printf("%.*s %s\n", (int)report.entry.len, report.entry.at, embed_link_flatten(module, &flat, &failure) == EMBED_OK ? "flat" : "not flat");
    startup_report_free(&report);
    wasi_free(wasi);
    embed_store_free(store);
    startup_names_free(names);
    embed_module_free(module);
    return 0;
}
END
spew('all.c', $program);
is(system("$cc -std=c17 -Wall -Wextra -Werror -o all all.c $flags 2>cc.err"), 0, 'a program that includes all of them') or diag(`cat cc.err`);
like(`./all`, qr/^_start (?:not )?flat$/, 'runs');
SKIP: {
    skip 'no g++', 2 unless here('g++');
    is(system("g++ -x c++ -o all-cc all.c $flags 2>cc.err"), 0, 'so does it in C++') or diag(`cat cc.err`);
    is(`./all-cc`, `./all`, 'and runs likewise');
}

# manual pages
SKIP: {
    skip 'no help2man', 4 unless here('help2man');
    my @pages = glob "$to/share/man/man1/*.1";
    my %commands = map { my $program = $_; $program => 1, map { /^  ([a-z][a-z0-9-]*) {2,}[a-zA-Z]/ ? ("$program-$1" => 1) : () } split /\n/, `$program --help` } qw(touchstone touchstone-ref touchstone-link);
    is_deeply([sort map { s{.*/|\.1$}{}gr } @pages], [sort keys %commands], 'there is a manual page a program and command');
    my @wrong = grep {
        open(my $in, '<', $_) or die;
        my $text = do { local $/; <$in> };
        my $name = s{.*/|\.1$}{}gr;
        my $title = uc $name;
        $text !~ /^\.SH NAME\n\Q$name\E \\- [A-Za-z][^\n]{10,}[A-Za-z0-9)]\n/m || $text !~ /^\.TH \Q$title\E "1" "\d{4}-\d\d-\d\d"/m;
    } @pages;
    is("@wrong", '', 'each says what it is of');
    like(join('', `cat $to/share/man/man1/touchstone-run.1`), qr/\\fB\\-\\-gate\\fR/, 'and options');
  SKIP: {
        skip 'no mandoc', 1 unless here('mandoc');
        is(`mandoc -T lint -W warning @pages 2>&1`, '', 'mandoc has nothing to say of them');
    }
}

# what bash would offer at the end of a line
sub offered {
    my (@words) = @_;
    my $words = join ' ', map { "'$_'" } @words;
    my $script = "source $to/share/bash-completion/completions/$words[0]; complete -p $words[0] >/dev/null || exit; COMP_WORDS=($words); COMP_CWORD=$#words; "
        . "_touchstone '$words[0]' '$words[-1]' '$words[-2]'; printf '%s\\n' \"\${COMPREPLY[@]}\"";
    open(my $bash, '-|', 'bash', '-c', $script) or die;
    return join ' ', sort map { chomp; $_ } <$bash>;
}
like(offered('touchstone', 're'), qr{^reduce replay report\b}, 'commands are completed');
is(offered('touchstone', 'run', '--shard-'), '--shard-by --shard-times', 'options');
is(offered('touchstone', 'run', '-e', 'node26,wabt-'), 'node26,wabt-own', 'engines, several of them');
is(offered('touchstone', 'run', 'js'), 'js-api', 'suites');
is(offered('touchstone', 'rerun', 'fl'), 'flaky', 'what a command is over');
is(offered('touchstone-ref', 'wa'), 'wasm2wat wast wast2json wat2wasm', 'commands of the other programs');

# fish, which says itself what it would offer
sub offered_by_fish {
    my ($line) = @_;
    my @words = split /\n/, `fish --no-config -c 'set fish_complete_path $to/share/fish/vendor_completions.d; complete -C "$line"' 2>&1`;
    return join ' ', sort map { s/\t.*//r } @words;
}
SKIP: {
    skip 'no fish; apt-get install fish', 6 unless here('fish');
    mkdir 'empty';
    chdir 'empty';
    like(offered_by_fish('touchstone re'), qr{^reduce replay report\b}, 'fish: commands');
    is(offered_by_fish('touchstone run --shard-'), '--shard-by --shard-times', 'options');
    is(offered_by_fish('touchstone run -e node26,wabt-'), 'node26,wabt-own', 'engines');
    is(offered_by_fish('touchstone run js'), 'js-api', 'suites');
    is(offered_by_fish('touchstone report -F ma'), 'markdown', 'formats');
    is(offered_by_fish('touchstone-ref wa'), 'wasm2wat wast wast2json wat2wasm', 'the other programs');
    chdir $dir;
}

# zsh, in a terminal of its own: what it shows for a line and two tabs
SKIP: {
    skip 'no zsh; apt-get install zsh', 5 unless here('zsh');
    spew('shown.zsh', <<"END");
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PS1="> "; fpath=($to/share/zsh/site-functions \$fpath); autoload -U compinit; compinit -u -D; zstyle ":completion:*" insert-tab false; LISTMAX=10000; unsetopt beep; print RE""ADY'
zpty -r -m z text '*READY*'
for line in "\$@"; do
    zpty -w -n z "\$line"\$'\\t\\t'
    text=
    for n in {1..50}; do
        sleep 0.1
        while zpty -r -t z more; do text+=\$more; n=1; done
        [[ \$text == *\$'\\e[J'* ]] && (( n > 15 )) && break
    done
    zpty -w -n z \$'\\025'
    print -r -- "=== \$text"
done
zpty -d z
END
    my $text = `timeout 100 zsh -f shown.zsh 'touchstone rep' 'touchstone run --shard-' 'touchstone run js' 'touchstone-ref wasm' 2>&1`;
    like($text, qr/replay.*report/s, 'zsh: commands') or diag($text);
    like($text, qr/--shard-by.*--shard-times/s, 'options');
    like($text, qr/touchstone run js.*?-api/s, 'suites');
    like($text, qr/wasm2wat/, 'the other programs');
    is(system("zsh -n $to/share/zsh/site-functions/_touchstone"), 0, 'its syntax');
}

# elsewhere, and away again
chdir $top or die;
$log = `make --no-print-directory install DESTDIR='$dir/root' PREFIX=/usr 2>&1`;
is($?, 0, 'make install DESTDIR=') or diag($log);
is(join(' ', map { s{.*/}{}r } glob "$dir/root/*"), 'usr', 'goes there alone');
like(`cat $dir/root/usr/lib/pkgconfig/touchstone.pc`, qr/^prefix=\/usr$/m, 'for its place afterwards');
like(`cd $dir && $dir/root/usr/bin/touchstone list core 2>&1`, qr/^core\//, 'and works from there already');
mkdir "$dir/root/usr/share/other";
spew("$dir/root/usr/lib/other.a", 'x');
is(system("make --no-print-directory uninstall DESTDIR='$dir/root' PREFIX=/usr >/dev/null 2>&1"), 0, 'make uninstall');
my @left;
find(sub { push @left, $File::Find::name =~ s{^\Q$dir\E/root}{}r if -f || -l }, "$dir/root");
is(join(' ', @left), '/usr/lib/other.a', 'takes what was laid down, and nothing else');
ok(-d "$dir/root/usr/share/other", 'folders of others stay');
done_testing;
