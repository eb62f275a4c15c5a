#!/usr/bin/perl
# What a hostile engine says, in every place where an engine can speak, reaches no terminal, page or file in a form that anything
# would obey: tags and scripts, orders of terminals, 10 MB at once, what is not UTF-8, formulas of spreadsheets, orders of CI
# systems' logs.
use strict;
use warnings;
use lib 'harness/test';
use File::Find;
use File::Path qw(make_path);
use JSON::PP;
use Test::More;
use Time::HiRes qw(time);
use Touchstone;

my $dir = folder;
ref_engine;
$ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
$ENV{TOUCHSTONE_PROGRAMS} = "$dir/built";
my $has_harness = -f "$TOP/build/deps/testharness/testharness/testharness.js";
make_path("$dir/s", "$dir/js", "$dir/programs/some", "$dir/built/some");

# ---- what is said ----
my %hostile = (
    script => q{<script>alert('owned'); document.title = 'owned'</script>},
    image => q{"><img src=x onerror="alert('owned')"><svg onload=alert('owned')>},
    closing => q{</pre></code></textarea></title></style></script><!--  ]]>-->},
    address => q{javascript:alert('owned')},
    red => "\e[31mred\e[0m\e]0;owned\a\e[2J\e[H",
    second => "\x{9b}31m\x{9d}0;owned\x{9c}",
    order => "\x{202e}desrever\x{2066}",
    cursor => "a\rb\bc\x{7f}\x{0}d",
    equals => q{=HYPERLINK("http://127.0.0.1/","owned")},
    plus => '+1+cmd|/c calc',
    minus => '-2+3+cmd|/c calc',
    at => '@SUM(1+1)*cmd|/c calc',
    tab => "\t=1+1",
    return => "\r=1+1",
    actions => '::error file=owned::owned',
    mask => '::add-mask::e',
    old => '##[add-mask]e ##vso[task.setvariable]owned',
    percent => '%0A::error::owned%0D%25',
    lines => "first\n::error::owned\n::stop-commands::owned\n",
    shell => q{'; touch owned; `touch owned` $(touch owned)},
    sql => q{'); drop table runs; --},
    markdown => q{| a | b |\n|---|---|\n[x](javascript:alert(1)) `x` ``` <b>bold</b> ![x](http://127.0.0.1/x.png)},
    format => '%s%s%n%n{{body}}${x}',
    yaml => "a: [b\n- !!python/object:x {",
    tap => "ok 1 - owned # TODO\nBail out! owned",
);
my @names = sort keys %hostile;
my $json = JSON::PP->new->canonical->ascii;
spew("$dir/sayings.json", $json->encode([map { $hostile{$_} } @names]));
my $large = 10_000_000;

# The reference's case has a command a saying, and a few more for what is large or no text at all.
my $steps = @names + 6;
spew("$dir/s/case.wast", '(module (func (export "f") (result i32) (i32.const 1)))' . "\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x ($steps - 1));
spew("$dir/s/dies.wast", "(module)\n(module)\n");
spew("$dir/s/lacks.wast", "(module)\n(module)\n");
spew("$dir/js/case.any.js", "test(() => {}, 'one');\n");
spew("$dir/programs/some/p.yaml", "title: a test\nbuilt: [p.wasm]\nrun: {command: p.wasm}\n");
spew("$dir/programs/some/p.txt", "a: 1\nb: 2\n");
spew("$dir/built/some/p.wasm", "no module\n");
spew("$dir/canaries/lie.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 2))\n");
spew("$dir/say.pl", <<"PERL");
use strict; use warnings; use JSON::PP; \$| = 1;
my (\$file) = (\$ARGV[0] // '') =~ m{([^/]+)\\z};
open(my \$in, '<', '$dir/sayings.json') or die; my \$sayings = decode_json(do { local \$/; <\$in> });
my \$json = JSON::PP->new->ascii;
binmode STDOUT, ':raw'; binmode STDERR, ':raw';
sub record { print \$json->encode({\@_}), "\\n" }
if (\$file =~ /^case\\.wast/) {
    print STDERR map { my \$t = \$_; utf8::encode(\$t); "\$t\\n" } \@\$sayings;
    print STDERR 'E' x $large, "\\n";
    record(step => 0, outcome => 'linked');
    record(step => 1 + \$_, outcome => \$_ % 3 ? 'failed' : "returned \$sayings->[\$_]", exact => \$sayings->[\$_], message => \$sayings->[\$_]) for 0 .. \$#\$sayings;
    my \$n = \@\$sayings;
    # what is no text
    print '{"step":', \$n + 1, qq~,"outcome":"failed","message":"\\xff\\xfe\\xc3(\\xed\\xa0\\x80"}\\n~;
    print '{"step":', \$n + 2, qq(,"outcome":"failed","message":"\\\\ud800\\\\u0000x"}\\n);
    print "\\xff\\xfe\\0\\x1b[31m not JSON\\n", '{"step":', '[' x 100_000, "\\n";
    print '{"step":', \$n + 3, ',"outcome":"failed","message":"', '<b>' x ($large / 3), qq("}\\n);
    print '{"step":', \$n + 4, ',"outcome":"returned ', '9' x 5_000_000, qq(","message":"x"}\\n);
    record(step => \$n + 5, outcome => \$sayings->[0], message => 'no kind');
} elsif (\$file =~ /^dies/) {
    record(begin => 0); record(step => 0, outcome => 'linked'); record(begin => 1);
    print map { my \$t = \$_; utf8::encode(\$t); "\$t\\n" } \@\$sayings;
    print STDERR map { my \$t = \$_; utf8::encode(\$t); "panic: \$t\\n" } \@\$sayings;
    kill 'SEGV', \$\$;
} elsif (\$file =~ /^lacks/) {
    record(step => 0, outcome => "unsupported \$sayings->[\$_]") for 0; record(step => 1, outcome => 'unsupported ' . \$sayings->[5], message => \$sayings->[5]);
} elsif (\$file =~ /\\.js\\z/) {
    record(subtest => \$_ + 1, name => \$sayings->[\$_]) for 0 .. \$#\$sayings;
    record(subtest => \$_ + 1, name => \$sayings->[\$_], status => 1, message => \$sayings->[\$_]) for 0 .. \$#\$sayings;
    print '{"subtest":900,"name":"', 'N' x $large, qq("\$_}\\n) for '', ',"status":1,"message":"M"';
    record(harness => 1, message => \$sayings->[0]);
} elsif (\$file =~ /\\.wasm\\z/) {
    print map { my \$t = \$_; utf8::encode(\$t); "\$t: \$t\\n" } \@\$sayings;
    print 'a: ', 'P' x $large, "\\n"; print STDERR \$sayings->[4]; exit 3;
} else {
    record(step => \$_, outcome => \$sayings->[\$_], message => \$sayings->[\$_]) for 0 .. 3;
}
PERL
sub word { return $json->encode([$_[0]]) =~ s/\A\[|\]\z//gr }
spew("$dir/version.pl", "print 'v', " . word("$hostile{script}$hostile{equals}") =~ s/([\$\@])/\\$1/gr . ", qq(\\e[31m\\xff);\n");
spew("$dir/engines/bad.yaml", "name: bad\nkind: ref\ndefault: true\ncommand: [perl, $dir/say.pl, \"{file}\"]\nshell: {command: [perl, $dir/say.pl, \"{script}\"]}\n",
    "programs: {command: [perl, $dir/say.pl, \"{file}\"]}\nversion: {command: [perl, $dir/version.pl], match: 'v(.*)'}\n",
    'title: ' . word($hostile{script} . $hostile{red}) . "\ninstall: " . word($hostile{closing} . $hostile{shell} . $hostile{red}) . "\n");
my $odd = '=<b>1::error::x';
spew("$dir/engines/$odd.yaml", "name: " . word($odd) . "\nkind: ref\ndefault: true\ncommand: [perl, $dir/say.pl, \"{file}\"]\nversion: {command: [echo, v1], match: 'v(.*)'}\n");
spew("$dir/expectations.yaml", "version: 1\nrules:\n- {case: 's/dies*', engine: bad, expect: ['crashed SIGSEGV'], reason: " . word("$hostile{script}$hostile{red}") . ", link: " . word(q{https://x.example/<script>alert(1)</script>"onload=alert(1)}) . "}\n");

# ---- what nothing may have ----
# Bytes that a terminal obeys, or that are no UTF-8.
sub unfit {
    my ($text) = @_;
    return 'not UTF-8' if !utf8::decode(my $copy = $text);
    return sprintf 'a control character (%s) at %d: %s', unpack('H*', $1), $-[1], substr($text, $-[1] > 40 ? $-[1] - 40 : 0, 80) =~ s/[^ -~]/?/gr
        if $text =~ /([\x00-\x08\x0b-\x1f\x7f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xc2[\x80-\x9f])/;
    return '';
}
# Lines that the log of a CI system obeys.
sub ordered { return join ' ', map { substr $_, 0, 80 } grep { /^\s*::/ || /##(?:vso)?\[/ } split /\n/, $_[0] }

my $longest = 3_000_000;
# Runs touchstone; whatever comes is fit for a terminal, of a bounded size, and takes bounded time.
sub fit {
    my ($what, $words, %but) = @_;
    my $began = time;
    my ($status, $out, $err) = touchstone(@$words);
    # it does its work, whatever that comes to
    ok($status != 2 && $status < 7, "$what ends") or diag(substr $err, 0, 400);
    is(unfit($but{crlf} ? $out =~ s/\r\n/\n/gr : $out) . unfit($err), '', '... says nothing that a terminal obeys');
    is(ordered($out . "\n" . $err), '', '... nor the log of a CI system') unless $but{orders};
    cmp_ok(length $out, '<', $longest, '... no more than is fit');
    cmp_ok(time - $began, '<', 60, '... in a short time');
    return $out;
}

my @suites = ("$dir/s", "$dir/programs", $has_harness ? "$dir/js" : ());
my $shown = fit('a run', ['run', @suites, '--most', 0, '-j', 2]);
like($shown, qr/bad/, 'which shows the engine');
fit('a run in TAP', ['run', @suites, '--tap']);
fit('a run that is gated', ['run', @suites, '--gate', '--most', 0]);
fit('a run of one file', ['try', "$dir/s/dies.wast"]);
my ($first) = sql('select max(length(message)) from (select value message from results, json_each(messages))');
cmp_ok($first, '<', 5000, 'a message of 10 MB is cut');
my ($cut) = grep { /bytes/ } sql("select value from results, json_each(messages) where value like '<b><b>%' limit 1");
like($cut, qr/… \(9999999 bytes\)$/, 'with its length');
like((sql("select outcome from observations where outcome like 'returned 9999%' limit 1"))[0], qr/… \(5000009 bytes\)$/, 'so is an outcome');
is((sql("select count(*) from observations where outcome glob '*' || char(27) || '*' or outcome glob '*' || char(155) || '*'"))[0], 0, 'what is stored has no orders');
ok(!-e "$dir/owned" && !-e 'owned', 'nothing was run');

# ---- tables ----
for my $query (qw(runs matrix divergences failing subtests canaries slow needs engines), 'select outcome from observations', 'select value from results, json_each(messages)',
    'select message, outcome from subtests', 'select title, install, version, name from engines', "select subject from commands", 'select outcomes from canaries', 'select cause from causes')
{
    fit("query $query", ['query', $query]);
    my $text = fit('... as JSON', ['query', $query, '--json']);
    ok(eval { decode_json($text); 1 }, '... which it is') or diag($@);
    my $csv = fit('... as CSV', ['query', $query, '--csv'], crlf => 1);
    my @formulas = grep { /^(?:"")*[=+\@\t\r]|^-[^0-9]/ } map { s/^"//r } $csv =~ /(?:^|,|\n)("(?:[^"]|"")*"|[^,"\r\n]*)/g;
    is_deeply([grep { !/^-?[0-9.]+$/ } @formulas], [], '... without formulas');
}
my $csv = (touchstone('query', 'select value from results, json_each(messages)', '--csv'))[1];
like($csv, qr/^"'=HYPERLINK\(""http/m, 'a formula is text');
like($csv, qr/^"'\@SUM/m, 'whatever it begins with');
like($csv, qr/^"'-2\+3/m, 'likewise');
like((touchstone('query', 'select -5, -5.5, char(9) || 1, 1', '--csv'))[1], qr/^-5,-5\.5,"'\\x091",1\r$/m, 'numbers are none');

# ---- other commands ----
fit(join(' ', @$_), $_) for ['score'], ['score', '--markdown', '-f'], ['score', '--alone'], ['score', '--alone', '--json'], ['score', '--oracle', 'majority', '--json'], ['diff', 'ref', 'bad'], ['diff', 'ref', 'bad', '--format', 'markdown'],
    ['diff', 'ref', 'bad', '--format', 'json'], ['diff', '1', '2', '--gate'], ['expect', 'show'], ['expect', 'check'], ['engines'], ['engines', 'probe', 'bad'], ['list', @suites, '-n'], ['list', @suites, '--json'], ['list', '--standing', 'diverge', @suites], ['suites'];
my @causes = sql('select divergence_id from divergences where run_id = (select max(run_id) from runs) limit 4');
ok(@causes > 2, 'there are causes');
fit("replay $_", ['replay', $_]) for @causes;
spew("$dir/update.yaml", "version: 1\nrules: []\n");
{
    local $ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/update.yaml";
    fit('expect update', ['expect', 'update', '--link', 'https://x.example/1']);
    is(unfit(slurp("$dir/update.yaml")), '', '... writes a file that is fit, too');
    fit('... and that can be read', ['expect', 'check']);
}

# ---- exports ----
my %exported = map { ($_ => fit("report -F $_", ['report', '-F', $_, '--most', 0, $_ eq 'wptreport' ? ('-e', 'bad') : ()], orders => $_ eq 'github')) }
    qw(text markdown json junit tap sarif github features wptreport);
ok(eval { decode_json($exported{$_}); 1 }, "$_ is JSON") or diag($@) for qw(json sarif features wptreport);
SKIP: {
    skip 'there is no xmllint; tools/setup installs libxml2-utils', 1 if system('xmllint --version >/dev/null 2>&1');
    spew("$dir/junit.xml", $exported{junit});
    is(system("xmllint --noout --schema $TOP/reports/junit.xsd $dir/junit.xml >$dir/lint 2>&1"), 0, 'junit keeps to its schema') or diag(slurp("$dir/lint"));
}
my @annotations = split /\n/, $exported{github};
cmp_ok(scalar @annotations, '>', 0, 'there are annotations');
cmp_ok(scalar @annotations, '<=', 10, 'ten at most');
is_deeply([grep { !/^::(error|warning|notice)( (file|line|title|col|endLine)=[^:]*)?::/ } @annotations], [], 'each line is one of ours');
is_deeply([grep { /%(?!25|0A|0D|3A|2C)/ } @annotations], [], 'and what was a % is one');
# a tag in Markdown is text where its '<' is escaped or within code
my $bare = $exported{markdown} =~ s/^```.*?^```//msgr =~ s/(`+)(?!`).*?(?<!`)\1(?!`)//gsr =~ s/\\.//gsr;
unlike($bare, qr/<(?:script|img|svg|b)\b|\]\(javascript|!\[/i, 'Markdown has no tag, image or script of theirs');
unlike($exported{tap}, qr/^(?:ok|not ok|Bail out).*owned(?! *#)(?<!\\)$/m, 'TAP has no line of theirs');
unlike($exported{tap}, qr/^Bail out/m, 'nor an end');

# ---- the site ----
my $out = "$dir/out";
fit('the site', ['report', '-o', $out]);
my (@pages, @faults, $bytes);
find({no_chdir => 1, wanted => sub { push @pages, $_ if -f }}, $out);
for my $file (@pages) {
    my $text = slurp($file);
    my $path = substr $file, 1 + length $out;
    $bytes += length $text;
    push @faults, "$path: " . unfit($text) if unfit($text);
    push @faults, "$path: too large" if length $text > 2_000_000;
    next if $path !~ /\.html\z/;
    (my $ours = $text) =~ s{<script src="(?:\.\./)*search\.js" data-root="[./]*" defer></script>}{};
    push @faults, "$path: $1" while $ours =~ /(<(?:script|img|iframe|object|embed|style|base|form|textarea|!\[)\b[^>]{0,60}|<!--[^>]{0,40}alert|<[a-z][^>]*\son[a-z]+\s*=[^>]*>|(?:href|src)="\s*(?:javascript|data:text)[^"]*)/gi;
}
is_deeply(\@faults, [], 'pages have tags and scripts of their own alone');
cmp_ok($bytes, '<', 20_000_000, 'and are not large');
ok(@pages > 10, 'there are pages');

# ---- served ----
my $pid = open(my $serve, '-|') // die;
if (!$pid) { open(STDERR, '>', '/dev/null'); exec("$BIN/touchstone", 'serve') or exit 127 }
my ($address) = (scalar <$serve> // '') =~ m{(http://127\.0\.0\.1:\d+/\S*)};
ok($address, 'it is served');
if ($address && !system('curl --version >/dev/null 2>&1')) {
    for my $path ('index.html', 'causes.html', 'features.html', 'engine/bad.html', 'search-index.js', '%3Cscript%3Ealert(1)%3C/script%3E', 'x%0d%0aSet-Cookie:%20owned=1') {
        my $answer = `curl -s -i --max-time 20 '${address}$path'`;
        my ($head, $body) = split /\r\n\r\n/, $answer, 2;
        unlike($head, qr/^Set-Cookie|owned/mi, "$path: no header of theirs");
        unlike($body // '', $path =~ /js$/ ? qr/</ : qr/<script>|<img|\son(?:error|load)=[^&]*alert\(['"]/, '... nor a tag');
        is(unfit($body // ''), '', '... nor an order');
    }
}
kill 'TERM', $pid;
waitpid $pid, 0;
close $serve;

# ---- in a browser ----
my ($node) = grep { -x } "$TOP/build/engines/node26/bin/node", map { "$_/node" } split /:/, $ENV{PATH};
SKIP: {
    skip 'there is no node or no chromium; pages are not opened', 2 unless $node && grep { -x "$_/chromium" } split /:/, $ENV{PATH};
    skip 'the pages are the same in every build', 2 if $ENV{TOUCHSTONE_SANITIZE};
    my @html = grep { /\.html\z/ } @pages;
    # of pages that are alike some will do
    my %kinds;
    my @some = grep { my ($kind) = m{\A\Q$out\E/([^/]+)}; $kinds{$kind}++ < 12 } sort @html;
    my $asked = 'document.title.includes("owned") && !document.querySelector("h1").textContent.includes("owned") ? "owned" : document.querySelectorAll("script").length + " " + document.querySelectorAll("img, iframe, object, form, style").length';
    my $search = "(async () => { const q = document.getElementById('q'); q.focus(); q.value = 'alert'; q.dispatchEvent(new Event('input'));
        for (let n = 0; n < 100 && !document.querySelector('#found a'); n++) await new Promise(r => setTimeout(r, 50));
        return document.querySelectorAll('#found img, #found script, #found svg').length + ' ' + (document.querySelectorAll('#found a').length > 0) })()";
    spew("$dir/plan.json", encode_json({visits => [(map { {url => "file://$_", script => $asked} } @some), {url => "file://$out/index.html", script => $search}]}));
    my $seen = eval { decode_json(scalar `$node $TOP/harness/site/browse.mjs $dir/plan.json`) } // [];
    is(scalar @$seen, @some + 1, scalar(@some) . ' pages are opened') or skip 'the browser did not answer', 1;
    my $found = pop @$seen;
    is_deeply([map { "$_->{url}: @{$_->{errors}} $_->{value}" } grep { @{$_->{errors}} || $_->{value} ne '1 0' } @$seen], [], 'no dialog, no error, no script and no picture of theirs');
    is_deeply([$found->{value}, $found->{errors}], ['0 true', []], 'the search shows what they say as text');
}
done_testing;
