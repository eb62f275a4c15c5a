#!/usr/bin/perl
# The modules of the official suite that import nothing, each nested between others, so that nothing in them keeps its
# index, and flattened: the scripts then pass as they do without. TOUCHSTONE_TESTSUITE says where the suite is; without
# TOUCHSTONE_FULL every sixth script is taken.
# REQ L-195, L-204
use strict;
use warnings;
use lib 'tools/link';
use LinkTest;
use Test::More;

my $suite = $ENV{TOUCHSTONE_TESTSUITE};
plan skip_all => 'TOUCHSTONE_TESTSUITE does not say where the official suite is' if !$suite || !-d $suite;

# Something of everything before the module.
my $before = <<'END';
(module $BEFORE
  (type (struct (field f64))) (type (func (param f64 f64)))
  (func $f (export "f") (param f64 f64)) (func)
  (memory (export "m") 1) (memory 2) (table 3 externref) (table 2 funcref)
  (global i64 (i64.const 1)) (global f32 (f32.const 1)) (tag (export "e") (param f64 f64))
  (elem func $f) (elem declare func $f) (data "a") (data "b"))
(instance (instantiate $BEFORE)) (instance (instantiate $BEFORE))
END

# The commands of a script.
sub commands {
    my ($text) = @_;
    my ($depth, $start, @found) = (0);
    while ($text =~ /\G(;;[^\n]*|\(;.*?;\)|"(?:[^"\\]|\\.)*"|\(|\)|[^()";]+|;)/gs) {
        my ($word, $at) = ($1, pos($text) - length $1);
        if ($word eq '(') {
            $start = $at if !$depth++;
        } elsif ($word eq ')' and !--$depth) {
            push @found, substr $text, $start, $at + 1 - $start;
        }
    }
    return @found;
}

# MODULE, a command, as a binary one that has been flattened.
sub flattened {
    my ($module) = @_;
    $module =~ s/^\(module\s*(\$[^\s()]+)?/(module \$M/;
    my $id = $1 // '';
    my $file = write_file('in.wat', "(module $before $module (instance \$i (instantiate \$M)) (export \$i))");
    system("$bin/touchstone-link", 'flatten', '--feature', '+threads,+legacy-exceptions', $file, '-o', "$dir/out.wasm") == 0
        or return undef;
    my $bytes = read_file("$dir/out.wasm");
    $bytes =~ s/(.)/sprintf '\\%02x', ord $1/gse;
    return qq((module $id binary "$bytes"));
}

my @files = sort glob "$suite/*.wast";
@files = @files[grep { $_ % 6 == 0 } 0 .. $#files] if !$ENV{TOUCHSTONE_FULL};
for my $file (@files) {
    my ($script, $modules, $refused) = ('', 0, 0);
    for my $command (commands(read_file($file))) {
        next if $command =~ /^\(assert_(?:invalid|malformed|unlinkable)/;
        if ($command =~ /^\(module\b(?!\s+(?:\$\S+\s+)?(?:binary|quote|instance|definition))/ and $command !~ /\(\s*import\b/) {
            $modules++;
            my $made = flattened($command);
            $made // $refused++;
            $command = $made // $command;
        }
        $script .= "$command\n";
    }
    next if !$modules;
    my $said = `$bin/touchstone-ref wast @{[write_file('script.wast', $script)]} 2>&1`;
    ok($? == 0 && !$refused, "$file: $modules modules") or diag($said);
}
done_testing();
