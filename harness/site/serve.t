#!/usr/bin/perl
# touchstone serve: pages as the database is now, on loopback alone, for nothing but GET by this machine's own names.
use strict;
use warnings;
use lib 'harness/test';
use IO::Socket::INET;
use Test::More;
use Time::HiRes qw(sleep);
use Touchstone;

my $dir = folder;
ref_engine;
mkdir "$dir/s";
spew("$dir/s/a.wast", "(module)\n");
touchstone('run', "$dir/s", '-q');
is((touchstone('serve', '--port', 'x'))[0], 2, 'a port that is none');
is((touchstone('serve', '--run', 9, '--port', 0))[0], 4, 'no such run');
is((touchstone('serve', '--db', "$dir/none.db", '--port', 0))[0], 2, 'no such database');

pipe(my $in, my $to) or die;
my $pid = fork // die;
if (!$pid) {
    open(STDOUT, '>&', $to);
    open(STDERR, '>', "$dir/serve.err");
    exec("$BIN/touchstone", 'serve', '--port', 0) or exit 127;
}
close $to;
my ($port) = (scalar <$in> // '') =~ m{\Ahttp://127\.0\.0\.1:(\d+)/\n\z};
ok($port, 'it says where it is') or BAIL_OUT('no server');

# What comes back for a request as it stands, with the line HOST in its head.
sub ask {
    my ($request, $host, $address) = @_;
    my $socket = IO::Socket::INET->new(PeerAddr => $address // '127.0.0.1', PeerPort => $port, Timeout => 10) or return '';
    print $socket "$request HTTP/1.1\r\n", defined $host ? "Host: $host\r\n" : '', "Connection: close\r\n\r\n";
    local $/;
    return <$socket> // '';
}
sub get { return ask("GET $_[0]", "127.0.0.1:$port") }

like(get('/'), qr/\AHTTP\/1\.1 200 .*<h1>What 1 engines? do<\/h1>/s, 'the first page');
like(get('/index.html'), qr/Content-Security-Policy: default-src 'none'/, 'which may load nothing from elsewhere');
like(get('/style.css'), qr/200.*text\/css/s, 'the style');
like(get('/features.json'), qr/200.*application\/json/s, 'features.json');
like(ask('GET /', "localhost:$port"), qr/\AHTTP\/1\.1 200 /, 'by the name localhost');
like(ask('GET /', $_), qr/\AHTTP\/1\.1 403 /, "not as $_") for 'evil.example', "evil.example:$port", "127.0.0.1.evil.example:$port", "127.0.0.1:1", '127.0.0.1', "[::1]:$port";
like(ask('GET /', undef), qr/\AHTTP\/1\.1 40[03] /, 'not without a name');
like(ask("$_ /", "127.0.0.1:$port"), qr/\AHTTP\/1\.1 405 /, "not $_") for qw(POST PUT DELETE HEAD OPTIONS);
like(get($_), qr/\AHTTP\/1\.1 404 /, "nothing at $_") for '/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/results.db', '/nothing.html', '//etc/passwd', '/index.html/';
like(get('/index.html?x=<script>'), qr/\AHTTP\/1\.1 200 (?:(?!<script>).)*\z/s, 'a query is not looked at');
ask("\x00\xff garbage", "127.0.0.1:$port");
like(get('/'), qr/\AHTTP\/1\.1 200 /, 'it stands what is no HTTP');
my ($other) = (`ip -4 -o addr show scope global 2>/dev/null` // '') =~ /inet (\d+\.\d+\.\d+\.\d+)/;
SKIP: {
    skip 'this machine has no other address', 1 unless $other;
    is(ask('GET /', "$other:$port", $other), '', 'another address of this machine does not answer');
}
is((touchstone('serve', '--port', $port))[0], 3, 'a port that is taken');

# live
spew("$dir/s/b.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n(assert_return (invoke \"f\") (i32.const 2))\n");
sleep 2.2;
touchstone('run', "$dir/s", '-q');
my $page = get('/');
like($page, qr/Run 2,/, 'a run that is new is shown');
like($page, qr/1 diverge|1 failed|diverge/, 'with what it found');
kill 'INT', $pid;
waitpid($pid, 0);
is($?, 0, 'an interrupt ends it well');
is(slurp("$dir/serve.err"), '', 'it had nothing to complain of');
done_testing;
