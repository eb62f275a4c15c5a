#!/usr/bin/perl
# The report in headless Chromium: pages load without errors and ask no network, the search finds a case, a cause's command
# works, pages can be read without scripts, on paper, in the dark, narrow, by keyboard, and by axe-core's rules.
use strict;
use warnings;
use lib 'harness/test';
use Cwd qw(getcwd);
use JSON::PP;
use Test::More;
use Touchstone;

my ($node) = grep { -x } "$TOP/build/engines/node26/bin/node", map { "$_/node" } split /:/, $ENV{PATH};
plan skip_all => 'there is no node; tools/setup installs it' unless $node;
plan skip_all => 'there is no chromium; apt-get install chromium' unless grep { -x "$_/chromium" } split /:/, $ENV{PATH};
plan skip_all => 'the report is the same in every build' if $ENV{TOUCHSTONE_SANITIZE};
my $axe = "$TOP/build/deps/axe/axe.min.js";

my $dir = folder;
my $out = "$dir/out";
ref_engine;
mkdir "$dir/s";
spew("$dir/s/first.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n;; SPEC exec-const\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x 5);
spew("$dir/s/second-$_.wast", "(module)\n") for 1 .. 9;
fake_engine('bad', <<'PERL');
print qq({"step":0,"outcome":"linked"}\n);
print qq({"step":$_,"outcome":"returned i32:7","message":"<script>document.title = 'owned'; console.error('owned')</script>"}\n) for $ARGV[0] =~ /first/ ? 1 .. 5 : ();
PERL
fake_engine('worse', 'kill "SEGV", $$ if $ARGV[0] =~ /second-3/; print qq({"step":0,"outcome":"linked"}\n); print qq({"step":$_,"outcome":"trapped unreachable"}\n) for $ARGV[0] =~ /first/ ? 1 .. 5 : ();');
spew("$dir/engines/absent.yaml", "name: absent\nkind: ref\ncommand: [no-such-program-at-all, \"{file}\"]\nversion: {command: [no-such-program-at-all], match: \"(.*)\"}\ninstall: get absent\ndefault: true\n");
touchstone('run', "$dir/s", '-q') for 1 .. 2;
is((touchstone('report', '-o', $out))[0], 0, 'a report');
my ($case) = map { s{^\Q$out/\E}{}r } glob "$out/case/s/first*.html";
my ($cause) = map { s{^\Q$out/\E}{}r } glob "$out/cause/*.html";
my $bad = spew("$dir/bad.html", '<!doctype html><html><head><title></title></head><body><main><h1>x</h1><p>a<p>b<p>c<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p style="color:#ccc;background:#fff">faint<a href="#x"></a></main></body></html>');

# everything that must be found of a page, or a look at one says nothing
my $broken = spew("$dir/broken.html", '<!doctype html><html lang="en"><head><title>x</title></head><body><h1>x</h1><img src="none.png" alt=""><img src="http://192.0.2.1/x.png" alt="">'
    . '<script>console.error("planted"); setTimeout(() => { throw new Error("thrown"); }, 0);</script><script src="none.js"></script></body></html>');

my $search = "(async () => { const q = document.getElementById('q'); document.dispatchEvent(new KeyboardEvent('keydown', {key: '/'}));
    if (document.activeElement !== q) return 'the key / does not lead to the search'; q.value = 'FIRST wast'; q.dispatchEvent(new Event('input'));
    for (let n = 0; n < 100 && !document.querySelector('#found a'); n++) await new Promise(r => setTimeout(r, 50));
    q.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true})); return document.activeElement.href; })()";
my $fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth ? "fits" : document.documentElement.scrollWidth';
my $command = "document.querySelector('pre.command').textContent";
my @pages = ('index.html', 'features.html', 'versions.html', 'causes.html', 'changes.html', 'flaky.html', 'slow.html', 'expectations.html', 'run.html', 'suite/s.html',
    'engine/bad.html', 'engine/absent.html', $case, $cause);
my @visits = ((map { {url => "file://$out/$_", axe => JSON::PP::true, script => $fits} } @pages),
    (map { {url => "file://$out/$_", axe => JSON::PP::true, dark => JSON::PP::true, width => 400, script => $fits} } @pages),
    {url => "file://$out/index.html", script => $search}, {url => "file://$out/$cause", script => $command},
    {url => "file://$out/index.html", noscript => JSON::PP::true, script => "document.querySelector('.search').hidden + ' ' + document.querySelectorAll('.matrix a').length"},
    {url => "file://$out/$case", script => 'document.title'},
    (map { {url => "file://$out/$_", print => JSON::PP::true, width => 700, script => "[$fits, ...[...document.querySelectorAll('nav, .search, .copy')].filter(e => e.offsetParent).map(e => e.className || e.tagName)].join(' ')"} }
        'index.html', $cause),
    {url => "file://$broken", script => 'new Promise(r => setTimeout(() => r(1), 500))'}, {url => "file://$bad", axe => JSON::PP::true});
# where people are asked to look, pictures are kept
if ($ENV{TOUCHSTONE_PICTURES}) {
    $visits[$_]{file} = "$ENV{TOUCHSTONE_PICTURES}/page-$_.png" for 0 .. 2 * @pages - 1;
}
spew("$dir/plan.json", encode_json({visits => \@visits, -e $axe ? (axe => $axe) : ()}));
open(my $browse, '-|', $node, "$TOP/harness/site/browse.mjs", "$dir/plan.json") or die;
my $seen = eval { decode_json(do { local $/; <$browse> }) };
close $browse;
ok($seen, 'the browser looked at them') or BAIL_OUT('no answer of the browser');
my ($by_search, $replay, $bare, $title, @paper) = splice @$seen, 2 * @pages;
my $planted = pop @paper;
my $faulty = pop @paper;
for my $each (@$seen) {
    my $name = $each->{url} =~ s{.*/out/}{}r;
    is_deeply($each->{errors}, [], "$name loads without errors");
    is($each->{value}, 'fits', '... and is no wider than the window');
}
is($by_search->{value}, "file://$out/$case", 'the search is reached, asked and left by keyboard, and finds the case');
is_deeply($by_search->{errors}, [], 'without errors');
like($replay->{value}, qr/\Atouchstone replay C[0-9a-f]{11}\z/, 'a cause has a command');
my ($status, $said) = touchstone((split / /, $replay->{value})[1 .. 2]);
is($status, 0, 'which works when it is run');
like($said, qr/^still so$/m, 'and shows the divergence again');
is($bare->{value}, 'true 5', 'without scripts there is no search, and everything else') or diag($bare->{value});
for my $each (@paper) {
    is($each->{value}, 'fits', 'on paper there are no controls, and nothing is cut');
    is($each->{pdf}, '%PDF-', '... and it can be printed');
}
my $found = join "\n", @{$faulty->{errors}};
like($found, $_, "found on a page that is broken: $_") for qr/planted/, qr/thrown/, qr/ERR_FILE_NOT_FOUND/, qr/asked the network for http:\/\/192\.0\.2\.1/;
like($title->{value}, qr/first\.wast/, 'what an engine said did not run');
SKIP: {
    skip 'there is no axe-core; tools/setup fetches it', 2 + @$seen unless -e $axe;
    is_deeply($_->{violations}, [], ($_->{url} =~ s{.*/out/}{}r) . ' can be read by all') for @$seen;
    like(join(' ', @{$planted->{violations}}), qr/image-alt/, 'a page that cannot is found out');
    like(join(' ', @{$planted->{violations}}), qr/color-contrast/, 'by its colours, too');
}
done_testing;
