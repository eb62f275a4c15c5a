#!/usr/bin/perl
# Modules of the linking cases go from text to binary to text to binary by wat2wasm and wasm2wat and give the same bytes,
# with and without names; custom sections between the initial ones are kept. Every thirtieth, or with
# TOUCHSTONE_FULL=1 every one: ref/embed/roundtrip_test.c tries all of them in one process.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Find;
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);
my $top = dirname(__FILE__) . '/..';

sub put {
    my ($name, $bytes) = @_;
    open my $out, '>:raw', "$dir/$name" or die "$dir/$name: $!";
    print $out $bytes;
    close $out or die "$dir/$name: $!";
    return "$dir/$name";
}

sub get {
    my ($file) = @_;
    open my $in, '<:raw', $file or return;
    local $/;
    return scalar <$in>;
}

# The forms of a script, each as its text; strings and comments count as what they are.
sub forms {
    my ($text) = @_;
    my ($depth, $start, @found) = (0, 0);
    while ($text =~ /\G(?:"(?:[^"\\]|\\.)*"|;;[^\n]*|\(;.*?;\)|(\()|(\))|[^"();]+|;)/gcs) {
        if (defined $1) { $start = pos($text) - 1 if $depth++ == 0 }
        elsif (defined $2 && --$depth == 0) { push @found, substr $text, $start, pos($text) - $start }
    }
    return @found;
}

# The bytes of a (module binary ...).
sub bytes_of {
    my ($form) = @_;
    $form =~ s/;;[^\n]*//g;
    my $bytes = join '', $form =~ /"((?:[^"\\]|\\.)*)"/g;
    $bytes =~ s/\\([0-9a-f]{2})/chr hex $1/gei;
    return $bytes;
}

my $features = '+module-linking';

sub tool {
    my ($out, @args) = @_;
    unlink "$dir/$out";
    system $ref, $args[0], '--feature', $features, @args[1 .. $#args], '-o', "$dir/$out";
    return get("$dir/$out");
}

# FIRST as bytes, its text, and the bytes of that, which must be FIRST's.
sub stable {
    my ($what, $bytes, @names) = @_;
    put('one.wasm', $bytes);
    defined tool('two.wat', 'wasm2wat', "$dir/one.wasm") or return fail("$what: no text");
    my $again = tool('two.wasm', 'wat2wasm', '--no-check', @names, "$dir/two.wat") // '';
    return pass($what) if $again eq $bytes;
    ($again ^ $bytes) =~ /^\0*/;
    return fail("$what: byte $+[0] of " . length($bytes) . ' differs');
}

my @scripts;
find({ no_chdir => 1, wanted => sub { push @scripts, $_ if /\.wast$/ } }, $top);
my $step = $ENV{TOUCHSTONE_FULL} ? 1 : 30;
my ($count, $seen) = (0, 0);
# REQ L-147
for my $script (sort @scripts) {
    my $text = get($script);
    next if $text !~ /\A;;! features: *((?:[^\n]*[ ,+])?module-linking[^\n]*)/;
    $features = join ',', map { /^[+-]/ ? $_ : "+$_" } split /[\s,]+/, $1;
    my $i = 0;
    for my $form (forms($text)) {
        next if $form !~ /^\(module\b(?!\s+(?:quote|instance)\b)/;
        $i++;
        next if $seen++ % $step;
        (my $name = "$script, module $i") =~ s{.*/\.\./}{};
        my $binary = $form =~ /^\(module\s+(?:definition\s+)?(?:\$\S+\s+)?binary\b/;
        $form =~ s/^\(module\s+definition\b/(module/;
        for my $names ([], ['--debug-names']) {
            next if $binary && @$names;
            my $bytes = $binary ? bytes_of($form)
                : tool('one.wasm', 'wat2wasm', '--no-check', @$names, put('one.wat', $form));
            $count++;
            if (!defined $bytes) { fail("$name: no bytes"); next }
            if ($binary) {
                # Bytes may be written otherwise than we write them: the second round is the one to compare.
                put('zero.wasm', $bytes);
                tool('zero.wat', 'wasm2wat', "$dir/zero.wasm");
                $bytes = tool('one.wasm', 'wat2wasm', '--no-check', "$dir/zero.wat") // '';
            }
            stable("$name" . (@$names ? ', with names' : ''), $bytes, @$names);
        }
    }
}
$features = '+module-linking';
cmp_ok($count, '>', 700 / $step, "$count modules were looked at");

# REQ L-127
sub section { my ($id, $body) = @_; return chr($id) . chr(length $body) . $body }
my $preamble = "\0asm\1\0\0\0";
my $custom = sub { section(0, "\1c" . shift) };
stable('custom sections around nested modules', $preamble . $custom->('first') . section(1, "\1\x60\0\0")
      . section(14, "\1" . chr(8 + 5) . $preamble . $custom->('x')) . section(3, "\1\0") . section(10, "\1\2\0\x0b")
      . $custom->('last'));

done_testing();
