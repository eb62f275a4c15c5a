#!/usr/bin/perl
# The report as a site: pages that hold together, whatever engines, files and rules are called and say; what must not be
# overlooked is there; a folder that is no report is left alone.
use strict;
use warnings;
use lib 'harness/test';
use File::Find;
use JSON::PP;
use Test::More;
use Touchstone;

my $dir = folder;
my $out = "$dir/out";
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
ref_engine;
mkdir "$dir/s";
# everything that a reader could take for its own syntax, and what none can
my $hostile = join '', q(<script>alert(1)</script><img src=x onerror=alert(1)>'"&amp;]]>--></pre></textarea>{{body}}%s%n), '=1+1|`x`', "\x1b[31mred\x1b[0m", "\x07", "\x{202e}", "\x{9b}31m";
my $odd = q(<img src=x onerror=alert(1)>'"&.wast);
spew("$dir/s/a.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n;; SPEC exec-const </pre><script>alert(2)</script>\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x 3);
spew("$dir/s/b.wast", "(module)\n");
spew("$dir/s/$odd", "(module)\n(module)\n");
spew("$dir/s/d.wast", "(module)\n");
spew("$dir/s/big.wast", "(module)\n");
fake_engine('bad', <<"PERL", "title: '<b onclick=alert(3)>bad</b>'\ninstall: 'rm -rf </code><script>alert(4)</script>'\n");
my (\$file) = \$ARGV[0] =~ m{([^/]+)\\.wast\\z}s;
if (\$file eq 'big') { print '{"step":0,"outcome":"failed","message":"', '<b>' x 3_500_000, '"}', "\\n"; exit }
print qq({"step":0,"outcome":"linked"}\\n);
exit if \$file eq 'b';
print "\\xff\\xfe\\0\\n";
kill 'SEGV', \$\$ if \$file =~ /img/;
print '{"step":1,"outcome":"returned i32:7","message":"' . slurp() . '"}', "\\n", '{"step":2,"outcome":"' . slurp() . '"}', "\\n", '{"step":3,"outcome":"returned i32:1"}', "\\n";
sub slurp { open(my \$in, '<:raw', '$dir/hostile') or die; local \$/; return <\$in> }
PERL
spew("$dir/hostile", encode_json([$hostile]) =~ s/\A\["|"\]\z//gr);
spew("$dir/engines/absent.yaml", "name: absent\nkind: ref\ncommand: [no-such-program-at-all, \"{file}\"]\nversion: {command: [no-such-program-at-all], match: \"(.*)\"}\ninstall: get absent\ndefault: true\n");
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/d.wast', engine: bad, action: skip, reason: '<script>alert(5)</script>', link: 'javascript:alert(6)//x'}\n",
    "- {case: 's/a.wast#1', engine: bad, expect: ['returned i32:7'], reason: '<i>known</i>', link: 'https://tracker.example/<1>\"'}\n");
my ($status, $text, $err) = touchstone('run', "$dir/s", '-q');
is($status, 0, 'a run') or diag($err);

# ---- pages ----
($status, $text, $err) = touchstone('report', '-o', $out);
is($status, 0, 'a site') or diag($err);
is($text, "$out/index.html\n", 'says where it is');
my (%pages, %others);
find({no_chdir => 1, wanted => sub { -f and (/\.html\z/ ? $pages{s{^\Q$out\E/}{}r} = slurp($_) : ($others{s{^\Q$out\E/}{}r} = slurp($_))) }}, $out);
cmp_ok(scalar keys %pages, '>', 15, 'of many pages');
ok(exists $pages{"$_.html"}, "$_") for qw(index features versions causes changes flaky slow expectations run suite/s engine/bad engine/ref engine/absent);

# The tags of a page in order, with their attributes; dies where a '<' begins none.
sub tags {
    my ($page) = @_;
    my @tags;
    while ($page =~ /\G[^<]*(?:<!--.*?-->|<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<]*")?)*)\s*(\/?)>)?/gcs) {
        push @tags, [$1, $2, $3, $4] if defined $2;
        last if pos($page) == length $page;
        die 'a stray < at ' . substr($page, pos $page, 60) if substr($page, pos $page, 1) eq '<' && substr($page, pos $page) !~ /\A<(?:!--|!doctype html>|\/?[a-z])/;
        die 'a tag that is none: ' . substr($page, pos $page, 80) if !defined $2 && substr($page, pos $page, 1) eq '<' && $page !~ /\G<(?:!--.*?-->|!doctype html>|\/?[a-z][a-z0-9]*(?:\s+[a-zA-Z-]+(?:="[^"<]*")?)*\s*\/?>)/s;
    }
    return @tags;
}

my %void = map { $_ => 1 } qw(meta link input);
my %known = map { $_ => 1 } qw(html head meta title link script body a header p span nav div label input main footer h1 h2 ul ol li dl dt dd table caption thead tbody tr th td
    pre code q b i em strong details summary figure figcaption svg path text circle);
my (@faults, %links);
for my $path (sort keys %pages) {
    my @open;
    for my $tag (eval { tags($pages{$path}) }) {
        my ($end, $name, $attributes, $closed) = @$tag;
        push @faults, "$path: <$name>" unless $known{$name};
        push @faults, "$path: an attribute that runs something:$attributes" if $attributes =~ /\son[a-z]+=|javascript:/i;
        push @faults, "$path: a script of its own" if $name eq 'script' && !$end && $attributes !~ /\A src="(?:\.\.\/)*search\.js" data-root="[.\/]*" defer\z/;
        if ($end) { my $last = pop @open // ''; push @faults, "$path: </$name> ends <$last>" if $last ne $name }
        elsif (!$void{$name} && !$closed) { push @open, $name }
        push @{$links{$path}}, $1 if $attributes =~ /\s(?:href|src)="([^"]*)"/ && $1 !~ /^(?:https?:|data:)/;
    }
    push @faults, "$path: $@" if $@;
    push @faults, "$path: open at the end: @open" if @open;
    push @faults, "$path: control characters" if $pages{$path} =~ /[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80\xae|\xc2[\x80-\x9f]/;
    push @faults, "$path: no UTF-8" unless utf8::decode(my $copy = $pages{$path});
    push @faults, "$path: no single heading" unless 1 == (() = $pages{$path} =~ /<h1>/g);
    my %ids;
    $ids{$1}++ && push @faults, "$path: id $1 twice" while $pages{$path} =~ /\sid="([^"]+)"/g;
    push @faults, "$path: too large" if length $pages{$path} > 200_000;
}
is_deeply(\@faults, [], 'tags are the site\'s own and in order, nothing runs, nothing is obeyed');
my @broken;
for my $path (sort keys %links) {
    my ($folder) = $path =~ m{\A(.*/|)};
    for my $link (@{$links{$path}}) {
        my ($file, $id) = $link =~ /\A([^#]*)#?(.*)\z/;
        my $to = $file eq '' ? $path : $folder . $file;
        1 while $to =~ s{[^/]+/\.\./}{};
        push @broken, "$path: $link" unless exists $pages{$to} || exists $others{$to};
        push @broken, "$path: $link (no such place)" if $id ne '' && exists $pages{$to} && $pages{$to} !~ /\sid="\Q$id\E"/;
    }
}
is_deeply(\@broken, [], 'every link leads to a page and a place');
like($pages{'engine/bad.html'}, qr/&lt;b onclick=alert\(3\)&gt;/, 'an engine\'s title is text');
like($pages{'causes.html'}, qr/&lt;script&gt;/, 'what it said is text');
my ($case) = grep { $pages{$_} =~ /<h1>.*a\.wast/ } keys %pages;
like($pages{$case}, qr/\\x1b\[31mred/, 'a terminal\'s orders are shown, not obeyed');
like($pages{$case}, qr/<span class="line" id="L4">.*?\(assert_return/, 'the source stands there line by line');
like($pages{$case}, qr/<code>returned i32:1<\/code> <span class="who">ref<\/span>.*<code>returned i32:7<\/code> <span class="who"><a [^>]*cause[^>]*>bad/s, 'beside what each did');
like($pages{$case}, qr/<p class="calm">.*returned i32:1<\/code> <span class="who">all 2</, 'equal outcomes once');
unlike($pages{'expectations.html'}, qr/href="javascript/, 'a link that would run something is none');
like($pages{'expectations.html'}, qr/tracker\.example\/&lt;1&gt;&quot;/, 'and others are escaped');

# ---- what must not be overlooked ----
like($pages{'index.html'}, qr/absent<\/a> <span class="of">not here<\/span>.*<code>get absent<\/code>/, 'an engine that is not here has a row');
like($pages{'index.html'}, qr/1 skipped/, 'what is left out is counted');
like($pages{'run.html'}, qr/d\.wast.*<td>skip<\/td><td>&lt;script&gt;alert\(5\)/s, 'with the reason');
like($pages{'run.html'}, qr/<code>[0-9a-f]{32}<\/code>/, 'hashes are there');
like($pages{'index.html'}, qr/crash|missing/, 'a crash is visible');

# ---- a cause ----
my ($cause) = grep { /^cause/ && $pages{$_} =~ /seen <code>returned i32, another value/ } sort keys %pages;
ok($cause, 'a cause has a page');
my ($command) = $pages{$cause} =~ /<pre class="command"[^>]*>([^<]*)</;
like($command, qr/\Atouchstone replay C[0-9a-f]{11}\z/, 'with a command');
is((touchstone((split / /, $command)[1 .. 2]))[0], 0, 'that replays it');
like($pages{$cause}, qr/case cites <code>exec-const &lt;\/pre&gt;/, 'the rule that the case cites');
like($pages{$cause}, qr/<p>The rule of <code>i32\.const<\/code>: 4\.6 <a [^>]*>exec-const<\/a>/, 'that of the instruction');
like($pages{$cause}, qr/<li><code>i32\.const<\/code> 4\.6 <a [^>]*>exec-const<\/a>/, 'and those that the reference used');
like($pages{$cause}, qr/data-copy># i32.*`returned i32:1`.*`returned i32:7`.*```wast\n.*assert_return/s, 'a report to paste');
like($pages{$cause}, qr/>touchstone reduce C[0-9a-f]{11}</, 'and a command that makes it smaller');

# ---- files ----
my $index = $others{'search-index.js'} =~ s/\AtouchstoneSearch\((.*),\n\]\);\n\z/$1]/sr;
is(scalar(grep { $_->[2] eq 'case' } @{decode_json($index)}), 5, 'the search knows every case');
unlike($others{'search-index.js'}, qr/<|[^\x00-\x7f]/, 'in plain characters without a <');
my $features = decode_json($others{'features.json'});
ok($features->{engines}{ref}{features}{core1}{supported}, 'features.json says what the reference has');
is($features->{engines}{ref}{features}{core1}{cases}, 5, 'by how many cases');
is($features->{features}{simd}{version}, '2.0', 'and since when there is a feature');
ok(!exists $features->{engines}{absent}, 'nothing of what is not here');
($status, $text) = touchstone('report', '-F', 'features');
is_deeply(decode_json($text), $features, 'the same alone');

# ---- hostile strings in every other format, and on terminals ----
for my $words (map({ ['report', '-F', $_, '--most', 0] } qw(text markdown json junit tap sarif github features)), ['report', '-F', 'wptreport', '-e', 'bad'], ['expect', 'show'],
    ['score'], ['score', '--alone'], ['query', 'divergences'], ['query', 'failing'], ['query', 'runs', '--json'], ['diff', 'ref', 'bad'], ['diff', 'ref', 'bad', '--format', 'markdown'], ['diff', 'ref', 'bad', '--format', 'json'],
    (split / /, $command =~ s/^touchstone //r), ['engines'], ['list', "$dir/s"])
{
    my @all = ref $words ? @$words : next;
    ($status, $text, $err) = touchstone(@all);
    cmp_ok($status, '<', 7, "@all[0 .. ($#all > 2 ? 2 : $#all)]");
    unlike($text . $err, qr/[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80\xae|\xc2[\x80-\x9f]/, '... has nothing that a terminal would obey');
    ok(utf8::decode(my $copy = $text . $err), '... and is UTF-8');
}

# ---- folders ----
is((touchstone('report', '-o', "$out/"))[0], 0, 'a report is written over a report');
ok(-f "$out/index.html" && !glob("$out.*"), 'and nothing else is left');
mkdir "$dir/mine";
spew("$dir/mine/thesis.txt", 'x');
($status, $text, $err) = touchstone('report', '-o', "$dir/mine");
is($status, 3, 'a folder that is no report is refused');
ok(one_line($err), 'in one line') or diag($err);
is(join(',', glob "$dir/mine/*"), "$dir/mine/thesis.txt", 'and left alone');
($status, $text, $err) = touchstone('report', '-o', "$dir/mine/thesis.txt/x");
is($status, 3, 'a folder that cannot be made');
ok(one_line($err), 'is said in one line') or diag($err);
is((touchstone('report', '-r', 99))[0], 4, 'no such run');
is((touchstone('report', '-F', 'pdf'))[0], 2, 'no such format');

# ---- a second run, void engines, incomplete runs ----
spew("$dir/canaries/lie.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 2))\n");
fake_engine('liar', 'print qq({"step":$_,"outcome":"passed"}\n) for 0 .. 3;');
($status) = touchstone('run', "$dir/s", '-q', '-e', 'ref,liar');
is($status, 3, 'an engine that passes what cannot be passed');
is((touchstone('report', '-o', $out))[0], 0, 'the next report');
my $overview = slurp("$out/index.html");
like($overview, qr/liar is void/, 'says that it is void');
like($overview, qr/<b>void<\/b>/, 'in its row, too');
like(slurp("$out/changes.html"), qr/engine gone/, 'and what changed since the last run');
like(slurp("$out/engine/ref.html"), qr/<svg [^>]*role="img"/, 'history has a plot');
touchstone('query', 'select 1');
system('sqlite3', $ENV{TOUCHSTONE_DB}, "insert into plans select 2, case_id, 1 from cases limit 1; update runs set state = 'incomplete' where run_id = 2; delete from attempts where run_id = 2 and case_id = 1;");
($status, $text, $err) = touchstone('report', '-r', 2, '-o', $out);
is($status, 5, 'the report of an incomplete run exits so');
ok(one_line($err), 'and is said') or diag($err);
like(slurp("$out/index.html"), qr/This run is incomplete/, 'on its pages, too');
like(slurp("$out/run.html"), qr/This run is incomplete/, 'on each');
is((touchstone('report', '-o', $out))[0], 0, 'without a number it is the last complete one');
like(slurp("$out/index.html"), qr/Run 2 is newer and did not complete/, 'which says that there is a newer one');
done_testing;
