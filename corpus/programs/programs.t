#!/usr/bin/perl
# The programs whose toolchains are here: each is built, and prints on the reference what it prints on node, which is what its
# text says; the values in the texts are computed here once more. What is not here is left out, with the reason.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;
use Compress::Zlib qw(crc32);
use Digest::SHA qw(sha256_hex);
use File::Basename qw(basename dirname);
use JSON::PP;
use Time::HiRes qw(time);

my $slow = $ENV{TOUCHSTONE_SANITIZE};
my $built = "$TOP/build/programs";
my $dir = folder;
$ENV{TOUCHSTONE_ENGINES} = "$TOP/harness/engines";
my $node = "$TOP/build/engines/node26/bin/node";
my @engines = ('ref', !$slow && -x $node ? 'node26' : ());

# ---- building ----

my $said = `$TOP/tools/programs 2>&1`;
is($?, 0, 'what can be built is built') or diag($said);
my %left_out = map { /^programs: (\S+) is left out: (.*); / ? ($1 => $2) : () } split /\n/, $said;
my $started = time;
`$TOP/tools/programs 2>&1`;
cmp_ok(time - $started, '<', 10, 'what is built is left alone');

# ---- running ----

# Of whom a case is not asked, and why not.
my %unsupported = ('ref wasm-bindgen/brotli-node.yaml' => 'node');

# A sanitizer build runs what is quick.
my ($status, $out, $err) = touchstone('run', 'programs', '-e', join(',', @engines), $slow ? ('-f', 'programs/c*/*') : ());
is($status, 0, 'the programs run') or diag($out, $err);
my %outcomes;
for (sql("select engine || ' ' || \"case\" || ' ' || name || '=' || outcome || coalesce(' (' || message || ')', '') from subtests order by 1")) {
    my ($engine, $case, $rest) = split / /, $_, 3;
    push @{ $outcomes{"$engine $case"} }, $rest;
}

my @cases = map { s{^\Q$TOP\E/corpus/programs/}{}r } glob("$TOP/corpus/programs/*/*.yaml");
@cases = grep { /^c/ } @cases if $slow;
cmp_ok(scalar @cases, '>', 3, 'there are programs');
for my $case (@cases) {
    my $folder = dirname($case);
    SKIP: {
        skip "$case: $left_out{$folder}: tools/setup --programs", scalar @engines if $left_out{$folder};
        my $text = slurp("$TOP/corpus/programs/" . ($case =~ s/yaml$/txt/r));
        for my $engine (@engines) {
            my @seen = @{ $outcomes{"$engine $case"} // [] };
            my $why = $unsupported{"$engine $case"};
            my @due = $why ? "exit=unsupported $why" : map { /(.*)=/ ? "$1=passed" : $_ } @seen;
            is_deeply(\@seen, \@due, "$engine: $case") or diag(explain(\@seen));
            is(scalar @seen, $why ? 1 : 1 + ($text =~ tr/\n//), "$engine: $case: every line") if !$why;
        }
    }
}

# ---- what the texts say ----

my $state;
sub next_number { return $state = ($state * 1103515245 + 12345) & 0x7FFFFFFF }
$state = 1;
my $data = join '', map { chr(next_number() >> 16 & 255) } 1 .. 100000;
$state = 1;
my $sorted = pack 'V*', sort { $a <=> $b } map { next_number() } 1 .. 20000;
$state = 1;
my @records = map {
    my ($first, $second) = (next_number() % 1000, next_number() % 1000);
    sprintf '{"id":%d,"name":"n\\"%d","values":[%d,%d],"even":%s}', $_, $_, $first, $second, $_ % 2 ? 'false' : 'true'
} 0 .. 499;
my $document = '[' . join(',', @records) . ']';
my ($sum, %words) = (0);
$sum += $_->{values}[0] + $_->{values}[1] for @{ decode_json($document) };
$words{$_}++ for $document =~ /[A-Za-z]+/g;
my $crc = sprintf '%08x', crc32($data);
my $document_crc = sprintf '%08x', crc32($document);
my $block_crc = sprintf '%08x', crc32(substr $data, 0, 65536);
my %value = (
    crc32 => qr/^$crc$/,
    sha256 => do { my $digest = sha256_hex($data); qr/^$digest$/ },
    sort => do { my $sum_of = sprintf '%08x', crc32($sorted); qr/^$sum_of$/ },
    json => do { my $len = length $document; qr/^$len $document_crc( $sum)?$/ },
    parsed => do { my $len = length $document; qr/^$len $sum$/ },
    compress => qr/^less than half $document_crc$/,
    files => qr/^kept 100000 $crc$/,
);
my %looked;
for my $file (glob("$TOP/corpus/programs/*/*.txt")) {
    my $name = basename(dirname($file)) . '/' . basename($file);
    for (split /\n/, slurp($file)) {
        my ($label, $values) = /^(\S+): (.*)$/ or next;
        like($values, $value{$label}, "$name: $label") if $value{$label};
        is_deeply({ map { /^(\w+)$/ ? $1 : () } split(/\W+/, $values) }, { map { ($_ => $words{$_}) } keys %words }, "$name: words")
            if $label eq 'words' && $values =~ /\d\D+\d/ && ++$looked{words};
        like($values, qr/$block_crc/, "$name: grow") if $label eq 'grow' && $values =~ /[0-9a-f]{8} [0-9a-f]{8}/ && $name !~ /^(cpp|wasm-bindgen)/;
        $looked{$label}++ if $value{$label};
    }
}
cmp_ok($looked{$_} // 0, '>', 0, "a text has $_") for sort keys %value, 'words';

# ---- features, time, other runners ----

# REQ M-038
# What a module needs is computed from its contents and stored: recent toolchains emit bulk memory unasked.
SKIP: {
    skip 'built for a sanitizer', 4 if $slow;
    for (['go', 'go/work.yaml', 1], ['wasm-bindgen', 'wasm-bindgen/demangle.yaml', 1], ['assemblyscript', 'assemblyscript/work.yaml', 1],
        ['go-1.19', 'go-1.19/work.yaml', 0]) {
        my ($folder, $case, $bulk) = @$_;
        skip "$folder: $left_out{$folder}", 1 if $left_out{$folder};
        my ($needs) = sql("select needs from cases where suite = 'programs' and name = '$case'");
        is($needs =~ /"bulk-memory"/ ? 1 : 0, $bulk, "$case needs " . ($bulk ? 'bulk memory' : 'none')) or diag($needs);
    }
}

# A Go program of 2.4 MB starts printing within a second.
SKIP: {
    skip "go: $left_out{go}", 2 if $left_out{go};
    skip 'built for a sanitizer', 2 if $slow;
    my $size = -s "$built/go/hello.wasm";
    cmp_ok($size, '>', 2.3e6, "hello.wasm has $size bytes");
    my $text = slurp("$TOP/harness/engine/js/program.js");
    spew("$dir/hello.cjs", $text =~ s/\s+\z//r, qq(({"folder": "$built/go", "file": "hello.js", "host": "script", "args": [], "calls": [], "globals": []});\n));
    my $least = 1e9;
    for (1 .. 5) {
        my $began = time;
        open(my $in, '-|', "$BIN/touchstone-ref", 'js', "$dir/hello.cjs") or die $!;
        my $line = <$in>;
        my $took = time - $began;
        close $in;
        $least = $took if $took < $least && ($line // '') eq "hello: Go\n";
    }
    cmp_ok($least, '<', 1, sprintf 'it starts printing after %.2f s', $least);
}

# By the runner that Go ships for node it prints the same.
SKIP: {
    skip "go: $left_out{go}", 1 if $left_out{go};
    skip 'no node here', 1 if !-x $node;
    is(`$node $built/go/wasm_exec_node.js $built/go/hello.wasm 2>&1`, slurp("$TOP/corpus/programs/go/hello.txt"), 'hello.wasm by wasm_exec_node.js');
}

# What brotli-wasm packs, another brotli unpacks.
SKIP: {
    skip "wasm-bindgen: $left_out{'wasm-bindgen'}", 1 if $left_out{'wasm-bindgen'};
    skip 'no node here', 1 if !-x $node;
    spew("$dir/document", $document);
    spew("$dir/brotli.cjs", <<".");
const { compress } = require("$built/wasm-bindgen/brotli/pkg.node/brotli_wasm.js");
const bytes = require("fs").readFileSync("$dir/document"), packed = compress(bytes, { quality: 9 });
console.log(packed.length, require("zlib").crc32(packed).toString(16).padStart(8, "0"),
  require("zlib").brotliDecompressSync(packed).equals(bytes));
.
    my ($packed) = slurp("$TOP/corpus/programs/wasm-bindgen/brotli-web.txt") =~ /^packed: (.*)$/m;
    is(`$node $dir/brotli.cjs 2>&1`, "$packed true\n", 'what brotli-wasm packed, node unpacks');
}

done_testing;
