# What the harness's test scripts share: a private folder with engines of their own, and ways to run touchstone in it.
package Touchstone;
use strict;
use warnings;
use Cwd qw(abs_path);
use Exporter 'import';
use File::Path qw(make_path);
use File::Temp qw(tempdir);
our @EXPORT = qw(folder spew slurp touchstone sql fake_engine ref_engine staying_engine stay_starts one_line $BIN $TOP);

our $TOP = abs_path($ENV{TOUCHSTONE_TOP} // '.');
our $BIN = abs_path($ENV{TOUCHSTONE_BIN} // "$TOP/build/bin");
my $folder = tempdir(CLEANUP => 1);
make_path("$folder/engines/messages", "$folder/canaries");
$ENV{TOUCHSTONE_TOP} = $TOP;
$ENV{TOUCHSTONE_ENGINES} = "$folder/engines";
# engines that lie are for the tests that want them to be found out
$ENV{TOUCHSTONE_CANARIES} = "$folder/canaries";
$ENV{TOUCHSTONE_REMEMBERED} = "$folder/remembered";
$ENV{TOUCHSTONE_DB} = "$folder/results.db";
$ENV{TMPDIR} = $folder;
# a test is whole, wherever the tests themselves are run
delete @ENV{qw(TEST_SHARD_INDEX GTEST_SHARD_INDEX SLURM_ARRAY_TASK_ID CI_NODE_INDEX CIRCLE_NODE_INDEX BUILDKITE_PARALLEL_JOB AWS_BATCH_JOB_ARRAY_INDEX
    JOB_COMPLETION_INDEX PARALLEL_SEQ XML_OUTPUT_FILE TEST_UNDECLARED_OUTPUTS_DIR TESTBRIDGE_TEST_ONLY TEST_INFRASTRUCTURE_FAILURE_FILE)};

# The private folder; everything in it goes when the script ends.
sub folder { return $folder }

sub spew {
    my ($file, @text) = @_;
    open(my $out, '>:raw', $file) or die "$file: $!";
    print $out @text;
    close($out) or die "$file: $!";
    return $file;
}

sub slurp {
    my ($file) = @_;
    open(my $in, '<:raw', $file) or die "$file: $!";
    local $/;
    return scalar <$in>;
}

# Runs touchstone; returns (exit status, standard output, standard error). A signal gives 128 + its number.
sub touchstone {
    my @words = @_;
    my $pid = fork // die "fork: $!";
    if (!$pid) {
        open(STDIN, '<', '/dev/null');
        open(STDOUT, '>', "$folder/stdout");
        open(STDERR, '>', "$folder/stderr");
        exec("$BIN/touchstone", @words) or exit 127;
    }
    waitpid($pid, 0);
    my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
    return ($status, slurp("$folder/stdout"), slurp("$folder/stderr"));
}

# One column of a query over the database, as a list.
sub sql {
    my ($query, $db) = @_;
    my ($status, $out) = touchstone('query', $query, '--db', $db // $ENV{TOUCHSTONE_DB});
    die "query: $query" if $status;
    my @lines = split /\n/, $out;
    return map { s/\s+$//r } @lines[2 .. $#lines];
}

# An engine file whose program is a Perl script of the given text; it speaks the reference's record format.
sub fake_engine {
    my ($name, $code, $more) = @_;
    spew("$folder/$name.pl", "use strict; \$| = 1;\n", $code);
    spew("$folder/engines/$name.yaml",
        "name: $name\nkind: ref\ncommand: [perl, $folder/$name.pl, \"{file}\"]\n",
        "version: {command: [perl, -e, \"print 'v1.0'\"], match: \"v(.*)\"}\ndefault: true\n", $more // '');
    return $name;
}

sub ref_engine {
    spew("$folder/engines/ref.yaml", slurp("$TOP/harness/engines/ref.yaml"));
    return 'ref';
}

# An engine "stay" that takes many cases, and is at fault in all but the first of a process.
sub staying_engine {
    spew("$folder/stay.pl", "my \$log = '$folder/starts';\n" . <<'PERL');
use strict; use JSON::PP;
$| = 1;
open(my $out, '>>', $log) or die; print $out "$$\n"; close $out;
print "\n";
my $n = 0;
while (my $line = <STDIN>) {
    my $request = decode_json($line);
    my $value = $n++ ? 7 : 1;
    print qq({"case":"$request->{case}","step":0,"outcome":"linked"}\n{"case":"$request->{case}","step":1,"outcome":"returned i32:$value"}\n{"case":"$request->{case}","end":true}\n);
}
PERL
    unlink "$folder/starts";
    spew("$folder/engines/stay.yaml", "name: stay\nkind: js-shell\ncommand: [perl, $folder/stay.pl, \"{script}\"]\nversion: {command: [perl, -e, \"print 'v1.0'\"], match: \"v(.*)\"}\nstay: stdio\n");
}

# How many processes of it were started since the last time that was asked.
sub stay_starts {
    my @starts = split /\n/, slurp("$folder/starts");
    unlink "$folder/starts";
    return scalar @starts;
}

# True if TEXT is one line of "touchstone: ...".
sub one_line { return $_[0] =~ /\Atouchstone: [^\n]+\n\z/ }

1;
