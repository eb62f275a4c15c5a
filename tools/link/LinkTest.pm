# LinkTest: what the tests of touchstone-link share: a folder that goes away, files in it, programs run in it.
package LinkTest;
use strict;
use warnings;
use Exporter 'import';
use File::Temp qw(tempdir);
use Test::More;

our @EXPORT = qw($bin $dir write_file read_file run run_with tool fails);
our $bin = $ENV{TOUCHSTONE_BIN} || 'build/bin';
our $dir = tempdir(CLEANUP => 1);

# Writes the file NAME in the folder; returns its path.
sub write_file {
    my ($name, $bytes) = @_;
    open my $out, '>:raw', "$dir/$name" or die "$dir/$name: $!";
    print $out $bytes;
    close $out or die "$dir/$name: $!";
    return "$dir/$name";
}

# The bytes of a file, undef where there is none.
sub read_file {
    my ($path) = @_;
    open my $in, '<:raw', $path or return undef;
    local $/;
    return scalar <$in>;
}

# Runs a program with the file INPUT as its standard input; returns exit code, stdout, stderr. A death by signal counts as
# 128 + signal.
sub run_with {
    my ($input, @words) = @_;
    my $pid = fork // die $!;
    if (!$pid) {
        open STDIN, '<', $input or die $!;
        open STDOUT, '>', "$dir/stdout" or die $!;
        open STDERR, '>', "$dir/stderr" or die $!;
        exec @words or die $!;
    }
    waitpid $pid, 0;
    my $code = $? & 127 ? 128 + ($? & 127) : $? >> 8;
    return ($code, read_file("$dir/stdout"), read_file("$dir/stderr"));
}

sub run { return run_with('/dev/null', @_) }
sub tool { return run("$bin/touchstone-link", @_) }

# A failure is an exit code and one line that starts with the tool's name.
sub fails {
    my ($due, $like, @args) = @_;
    my ($code, $out, $err) = tool(@args);
    my $ok = $code == $due && $out eq '' && $err =~ /^touchstone-link: [^\n]*\n\z/ && $err =~ $like;
    ok($ok, "@args: exit code $due, one line") or diag("exit $code: $out$err");
}

1;
