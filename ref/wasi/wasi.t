#!/usr/bin/perl
# WASI commands under touchstone-ref run: what they are given, how they end, and programs of a real toolchain, hostile
# ones among them. What needs clang and wasi-libc is skipped where those are absent.
use strict;
use warnings;
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use POSIX ();
use Test::More;

my $top = $ENV{TOUCHSTONE_TOP} || '.';
my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

sub write_file {
    my ($name, $bytes) = @_;
    open my $out, '>:raw', "$dir/$name" or die "$dir/$name: $!";
    print $out $bytes;
    close $out;
    return "$dir/$name";
}

sub read_file {
    open my $in, '<:raw', "$dir/$_[0]" or return undef;
    local $/;
    return scalar <$in>;
}

# Runs touchstone-ref run with ARGS for at most SECONDS; returns exit code, stdout, stderr.
sub run_for {
    my ($seconds, $stdin, @args) = @_;
    my $in = write_file('stdin', $stdin);
    my $pid = fork // die $!;
    if (!$pid) {
        open STDIN, '<', $in or die $!;
        open STDOUT, '>', "$dir/stdout" or die $!;
        open STDERR, '>', "$dir/stderr" or die $!;
        exec 'timeout', '-k', 1, $seconds, $ref, 'run', @args or die $!;
    }
    waitpid $pid, 0;
    return ($? & 127 ? 128 + ($? & 127) : $? >> 8, read_file('stdout'), read_file('stderr'));
}

sub run { return run_for(60, '', @_) }

# A command of WASI in text: imports, then a memory and BODY of _start.
my %types = (
    fd_write => '(param i32 i32 i32 i32) (result i32)',
    proc_exit => '(param i32)',
    args_get => '(param i32 i32) (result i32)',
    args_sizes_get => '(param i32 i32) (result i32)',
    environ_get => '(param i32 i32) (result i32)',
    environ_sizes_get => '(param i32 i32) (result i32)',
);

sub command {
    my ($name, $body, $memory) = @_;
    $memory //= '(memory (export "memory") 1)';
    my $imports = join "\n",
        map { qq{(import "wasi_snapshot_preview1" "$_" (func \$$_ $types{$_}))} } sort keys %types;
    return write_file("$name.wat", qq{(module $imports $memory
        (data (i32.const 0) "\\10\\00\\00\\00\\06\\00\\00\\00") (data (i32.const 16) "hello\\0a")
        (func (export "_start") $body))});
}

my $hello = 'i32.const 1 i32.const 0 i32.const 1 i32.const 8 call $fd_write drop';
my ($code, $out, $err) = run(command('hello', $hello));
is("$code:$out:$err", "0:hello\n:", 'a command writes to standard output');

for my $exit ([0, 0], [3, 3], [255, 255], [256, 255], [-1, 255]) {
    ($code, $out, $err) = run(command('exit', "$hello i32.const $exit->[0] call \$proc_exit unreachable"));
    is("$code:$out:$err", "$exit->[1]:hello\n:", "proc_exit $exit->[0]");
}

($code, $out, $err) = run(command('trap', "$hello unreachable"));
is("$code:$out", "1:hello\n", 'a trap is a failure');
like($err, qr/\Atouchstone-ref: [^\n]*unreachable[^\n]*\n\z/, 'and told in one line');

# Writes all arguments, each with its NUL, and then the environment.
my $words = command('words', <<'WAT');
    (drop (call $args_sizes_get (i32.const 8) (i32.const 12)))
    (drop (call $args_get (i32.const 256) (i32.const 4096)))
    (i32.store (i32.const 0) (i32.const 4096)) (i32.store (i32.const 4) (i32.load (i32.const 12)))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
    (drop (call $environ_sizes_get (i32.const 8) (i32.const 12)))
    (drop (call $environ_get (i32.const 256) (i32.const 4096)))
    (i32.store (i32.const 4) (i32.load (i32.const 12)))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
WAT
($code, $out) = run($words, 'a', '', '-x', '--env', 'N=V', '--env=M=', '--', '--env', '--dir');
is($out, join("\0", $words, 'a', '', '-x', '--env', '--dir', 'N=V', 'M=', ''),
    'arguments and environment behind the file');
($code, $out) = run('--env', 'N=V', $words);
is($out, "$words\0N=V\0", 'and before it');
($code, $out, $err) = run($words, '--env');
is("$code:$err", "2:touchstone-ref: run: a value is missing behind '--env'\n", 'no value');
($code, $out, $err) = run($words, '--env', 'N');
is($code, 2, 'a variable without a value');
like($err, qr/NAME=VALUE/, 'says what is due');
($code, $out, $err) = run($words, '--dir', "$dir/none");
is($code, 2, 'a directory that is not there');
like($err, qr/none.*No such file/, 'is named');

for my $case (['', 'exports no memory'], ['(memory (export "memory") i64 1)', 'addressed by i64'],
              ['(memory 1) (func (export "memory"))', 'is no memory']) {
    my ($memory, $why) = @$case;
    $memory = '(memory 1)' if !$memory;
    my $body = $memory =~ /i64/ ? '' : $hello;
    my $file = command('bad', $body, $memory);
    (my $text = read_file('bad.wat')) =~ s/\(data \(i32\.const [^"]*"[^"]*"\)//g;
    write_file('bad.wat', $text);
    ($code, $out, $err) = run($file);
    is($code, 2, "$why: exit code");
    like($err, qr/\Atouchstone-ref: [^\n]*$why[^\n]*\n\z/, "$why: one line");
}
my $early = write_file('early.wat', q{(module
    (import "wasi_snapshot_preview1" "fd_close" (func $f (param i32) (result i32)))
    (memory (export "memory") 1) (start $s) (func $s (drop (call $f (i32.const 0)))))});
($code, $out, $err) = run($early);
is($code, 1, 'WASI in a start function fails');
like($err, qr/wasi_snapshot_preview1\.fd_close: called before the memory was handed over/, 'by name');

# ---- programs of a toolchain ----

my $clang = `clang --print-targets 2>/dev/null` =~ /wasm32/ && -e '/usr/lib/wasm32-wasi/libc.a';

sub compile {
    my ($name, $text) = @_;
    my $source = write_file("$name.c", $text);
    my $said = `clang --target=wasm32-wasi -O1 '$source' -o '$dir/$name.wasm' 2>&1`;
    $? == 0 or die "clang: $said";
    return "$dir/$name.wasm";
}

sub fresh {
    my ($name) = @_;
    make_path("$dir/$name/root/d", "$dir/$name/outside");
    write_file("$name/secret", 'SECRET');
    write_file("$name/outside/file", 'SECRET');
    write_file("$name/root/d/file", 'inside');
    return "$dir/$name/root";
}

SKIP: {
    skip 'no clang for wasm32 with wasi-libc', 1 if !$clang;

    my $files = compile('files', <<'C');
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    char line[100];
    struct stat st;
    FILE *f = fopen("/w/made", "w");
    fprintf(f, "%d arguments, %s\n", argc, getenv("V"));
    fclose(f);
    f = fopen("/w/made", "a");
    fputs("more\n", f);
    fclose(f);
    f = fopen("/w/made", "r+");
    fseek(f, 2, SEEK_SET);
    fputs("ARG", f);
    rewind(f);
    while (fgets(line, sizeof line, f))
        fputs(line, stdout);
    fclose(f);
    mkdir("/w/sub", 0777);
    rename("/w/made", "/w/sub/moved");
    symlink("moved", "/w/sub/link");
    printf("%d %d\n", stat("/w/sub/link", &st), (int)st.st_size);
    printf("%d %d\n", lstat("/w/sub/link", &st), S_ISLNK(st.st_mode));
    printf("%s\n", fopen("/w/../secret", "r") ? "out" : strerror(errno));
    printf("%s\n", fopen("/etc/passwd", "r") ? "out" : strerror(errno));
    int n = 0;
    DIR *d = opendir("/w/sub");
    for (struct dirent *e; (e = readdir(d));)
        n += strcmp(e->d_name, "link") == 0 || strcmp(e->d_name, "moved") == 0;
    closedir(d);
    printf("%d entries\n", n);
    while (fgets(line, sizeof line, stdin))
        printf("< %s", line);
    return isatty(1) + 4;
}
C
    my $root = fresh('files');
    ($code, $out, $err) =
        run_for(60, "one\ntwo\n", $files, 'x', 'y', '--dir', "$root\::/w", '--env', 'V=value');
    is($code, 4, 'a program of C: exit code') or diag($err);
    is($out, <<'OUT', 'a program of C: output');
3 ARGuments, value
more
0 24
0 1
Capabilities insufficient
Capabilities insufficient
2 entries
< one
< two
OUT
    is(read_file('files/root/sub/moved'), "3 ARGuments, value\nmore\n", 'and its file');

    # One that reads d/file as often as it can, while another process, of the host or a guest, exchanges d for a link to the
    # outside.
    my $reader = compile('reader', <<'C');
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
int main(void)
{
    int in = 0, kept = 0;
    for (int i = 0; i < 20000; i++) {
        char text[16] = "";
        int fd = open("/w/d/file", O_RDWR);
        if (fd < 0) {
            kept++;
            continue;
        }
        in++;
        read(fd, text, sizeof text - 1);
        if (strncmp(text, "SECRET", 6) == 0) {
            puts("out");
            return 1;
        }
        pwrite(fd, "inside", 6, 0);
        close(fd);
        fd = open("/w/d/new", O_CREAT | O_WRONLY | O_TRUNC, 0666);
        close(fd);
        unlink("/w/d/new");
        rename("/w/d/file", "/w/d/file");
    }
    puts(in && kept ? "both" : in ? "always in" : "never in");
    return 0;
}
C
    my $swapper = compile('swapper', <<'C');
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    symlink("../outside", "/w/l");
    for (;;) {
        rename("/w/d", "/w/x");
        rename("/w/l", "/w/d");
        rename("/w/d", "/w/l");
        rename("/w/x", "/w/d");
    }
}
C
    $root = fresh('race');
    my $pid = fork // die $!;
    if (!$pid) {
        exec 'timeout', 60, $ref, 'run', $swapper, '--dir', "$root\::/w" or POSIX::_exit(1);
    }
    ($code, $out, $err) = run_for(60, '', $reader, '--dir', "$root\::/w");
    kill 'TERM', $pid;
    waitpid $pid, 0;
    is("$code:$out", "0:both\n", 'a race with another guest: never outside') or diag($err);
    is(read_file('race/outside/file'), 'SECRET', 'nothing there was written to');
    is(join(' ', map { s{.*/}{}r } glob "$dir/race/outside/*"), 'file', 'nothing made');

    # Everything that a program can think of to get out, or to make its host suffer; it prints what succeeds.
    my $hostile = compile('hostile', <<'C');
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wasi/api.h>
static void expect(const char *what, int result)
{
    if (result >= 0)
        printf("%s: %d\n", what, result);
}
int main(void)
{
    const char *paths[] = {"/w/../secret", "/w/d/../../secret", "/etc/passwd", "/w/l", "/w/ll/file",
                           "/w/proc/etc/passwd", "/w/d/l2", "../secret", "/w/./../root/../secret"};
    symlink("../secret", "/w/l");
    symlink("../outside", "/w/ll");
    symlink("../../secret", "/w/d/l2");
    expect("absolute link", symlink("/etc", "/w/abs"));
    for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct stat st;
        expect(paths[i], open(paths[i], O_RDONLY));
        expect(paths[i], open(paths[i], O_RDWR | O_CREAT | O_TRUNC, 0666));
        expect(paths[i], stat(paths[i], &st));
        expect(paths[i], truncate(paths[i], 0));
        expect(paths[i], linkat(AT_FDCWD, paths[i], AT_FDCWD, "/w/got", AT_SYMLINK_FOLLOW));
    }
    expect("rename out", rename("/w/d/file", "/w/../got"));
    expect("mkdir out", mkdir("/w/../got", 0777));
    expect("open as a new directory", open("/w/new", O_CREAT | O_DIRECTORY, 0666));
    int fd = open("/w/big", O_CREAT | O_RDWR, 0666), n = 0;
    expect("an exabyte", ftruncate(fd, 1LL << 60));
    expect("an exabyte allocated", posix_fallocate(fd, 0, 1LL << 60) ? -1 : 0);
    expect("an exabyte away", (int)pwrite(fd, "x", 1, 1LL << 60));
    while (open("/w/big", O_RDONLY) >= 0)
        n++;
    printf("%d descriptors, %s\n", n, strerror(errno));
    __wasi_iovec_t vectors = {(uint8_t *)0xFFFFFFF0, 0xFFFFFFFF};
    __wasi_size_t got;
    printf("%d", __wasi_fd_read(0, &vectors, 1, &got));
    printf(" %d", __wasi_fd_read(0, (void *)16, 0x80000000, &got));
    printf(" %d", __wasi_fd_write(1, (void *)16, 0xFFFFFFFF, &got));
    printf(" %d", __wasi_fd_read(0, &vectors, 1, (void *)0xFFFFFFFF));
    __wasi_subscription_t one = {0};
    printf(" %d\n", __wasi_poll_oneoff(&one, (void *)16, 0x7FFFFFFF, &got));
    fflush(stdout);
    one.u.u.clock.id = __WASI_CLOCKID_MONOTONIC;
    one.u.u.clock.timeout = ~0ULL;
    __wasi_event_t event;
    __wasi_poll_oneoff(&one, &event, 1, &got);
    puts("woke up");
    return 0;
}
C
    $root = fresh('hostile');
    symlink '/proc/self/root', "$root/proc";
    ($code, $out, $err) = run_for(3, '', $hostile, '--dir', "$root\::/w");
    is($code, 124, 'a hostile program does not outlive its time');
    like($out, qr/\A\d+ descriptors, No file descriptors available\n21 21 21 21 21\n\z/,
        'and had no success') or diag($err);
    is(read_file('hostile/secret') . read_file('hostile/outside/file'), 'SECRETSECRET',
        'what lies outside is as it was');
    is(join(' ', map { s{.*/}{}r } glob "$dir/hostile/*"), 'outside root secret', 'nothing is new');
    ok(-s "$root/big" < 10, 'nothing grew');
}

# ---- a limit of time

my $loop = write_file('loop.wat', '(module (import "wasi_snapshot_preview1" "sched_yield" (func (result i32))) (memory (export "memory") 1)'
    . ' (func (export "_start") (loop (br 0))))');
($code, $out, $err) = run_for(20, '', '--timeout', '0.2', $loop);
is($code, 1, '--timeout ends a command that does not end');
like($err, qr/\A[^\n]*loop\.wat:1:\d+: interrupted[^\n]*\n\z/, 'and says so in one line');
my $plain = write_file('plain.wat', '(module (func (export "f") (loop (br 0))) (func $g (export "g") (result i32) (return_call $g)) (func (export "h") (result i32) (i32.const 7)))');
($code, $out, $err) = run_for(20, '', '--timeout', '0.2', $plain, '--invoke', $_), is($code, 1, "export $_ too") for qw(f g);
($code, $out, $err) = run_for(20, '', '--timeout', '10', $plain, '--invoke', 'h');
is("$code $out", "0 i32:7\n", 'what ends in time ends as it would');
for my $bad (qw(0 -1 x 1x nan inf 1e9)) {
    ($code) = run_for(20, '', '--timeout', $bad, $plain, '--invoke', 'h');
    is($code, 2, "refused: --timeout $bad");
}

done_testing();
