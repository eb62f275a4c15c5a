#!/usr/bin/perl
# blocks.md: every file has the verdict that the table says, and the table covers every block of the documents with a
# module in it, each printed line of which stands in its file. The documents are those below $TOUCHSTONE_SPEC.
use strict;
use warnings;
use File::Basename qw(dirname);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $top = dirname(__FILE__);
my $on  = '--feature +module-linking';

sub slurp {
    my ($file) = @_;
    open my $in, '<', $file or die "$file: $!";
    local $/;
    return scalar <$in>;
}

# ---- the table

my (@rows, %printed);
for (split /\n/, slurp("$top/blocks.md")) {
    my ($document, $block, $file, $verdict, $note) =
        /^\| ([\w-]+) \| (\d+) \| [^|]* \| (\S+) \| (\w+) \| ([^|]*?) ?\|$/ or next;
    push @rows, { document => $document, block => $block, file => $file, verdict => $verdict, note => $note };
    next if $note =~ /^repaired/;
    ok(!$printed{$document}[$block], "$document $block is listed once as printed");
    $printed{$document}[$block] = $rows[-1];
}
cmp_ok(scalar @rows, '>=', 39, scalar(@rows) . ' rows');
my %listed = map { $_->{file} => 1 } @rows;
ok($listed{"blocks/$_"}, "$_ is in the table") for map { s{.*/}{}r } glob "$top/blocks/*.wat";

# ---- the verdicts

# Valid, invalid, or malformed by what the tool says; other bad ends are told as such.
sub verdict {
    my ($file) = @_;
    my $said = `$ref validate $on $file 2>&1`;
    my $code = $?;
    return $said eq '' ? 'valid' : "valid, but says $said" if $code == 0;
    return "exit $code: $said" if $code != 2 << 8 || $said !~ /\Atouchstone-ref: [^\n]*\.wat:\d+:\d+: [^\n]+\n\z/;
    # What can be translated without validation does parse.
    system "$ref wat2wasm --no-check $on $file -o /dev/null 2>/dev/null";
    return $? == 0 ? 'invalid' : $? == 2 << 8 ? 'malformed' : "wat2wasm: exit $?";
}

for my $row (@rows) {
    if ($row->{file} eq '-') {
        is($row->{verdict}, 'grammar', "$row->{document} $row->{block}: no file, so a grammar");
        next;
    }
    is(verdict("$top/$row->{file}"), $row->{verdict}, "$row->{document} $row->{block}: $row->{file} is $row->{verdict}");
}

# ---- the documents

# The code of TEXT without comments and with one space where it has white space.
sub plain { return join ' ', split ' ', $_[0] =~ s/;;[^\n]*//gr }

SKIP: {
    my $documents = ($ENV{TOUCHSTONE_SPEC} // '') . '/module-linking';
    skip 'no specification there: set TOUCHSTONE_SPEC', 1 if !-e "$documents/Explainer.md";
    for my $document (qw(Explainer Example-LinkTimeVirtualization Example-SharedEverythingDynamicLinking)) {
        my $text = slurp("$documents/$document.md");
        my $n = 0;
        while ($text =~ /^```[^\n]*\n(.*?)^```/gms) {
            my $block = $1;
            next if $block !~ /\(module[\s)]/;
            $n++;
            my $row = $printed{$document}[$n];
            ok($row, "$document $n is in the table") or next;
            next if $row->{file} eq '-';
            # What stands between the ... of the block must stand in the file, in that order.
            my $have = plain(slurp("$top/$row->{file}"));
            my $at = 0;
            my $missing;
            for my $line (split /\n/, $block) {
                for my $piece (split /\s*\.\.\.[^()]*/, $line) {
                    $piece = plain($piece);
                    next if $piece !~ /\w/;
                    my $found = index $have, $piece, $at;
                    if ($found < 0) { $missing //= $piece; next }
                    $at = $found + length $piece;
                }
            }
            is($missing, undef, "$document $n: $row->{file} has what is printed");
        }
        is($n, $#{ $printed{$document} }, "$document has $n blocks with modules, all in the table and no more");
    }
}

done_testing();
