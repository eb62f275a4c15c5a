#!/usr/bin/perl
# What touchstone-ref js has of the web: text coding, timers, performance, crypto, base64.
use strict;
use warnings;
use File::Temp qw(tempdir);
use Test::More;

my $ref = ($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

sub write_file {
    my ($name, $bytes) = @_;
    open my $out, '>:raw', "$dir/$name" or die "$dir/$name: $!";
    print $out $bytes;
    close $out;
    return "$dir/$name";
}

# Runs touchstone-ref js in $dir; returns exit code, stdout, stderr. A death by signal counts as 128 + signal.
sub run {
    my @args = @_;
    my $pid = fork // die $!;
    if (!$pid) {
        open STDOUT, '>', "$dir/stdout" or die $!;
        open STDERR, '>', "$dir/stderr" or die $!;
        chdir $dir or die $!;
        exec $ref, 'js', @args or die $!;
    }
    waitpid $pid, 0;
    my $code = $? & 127 ? 128 + ($? & 127) : $? >> 8;
    my @out;
    for my $name (qw(stdout stderr)) {
        open my $in, '<:raw', "$dir/$name" or die $!;
        local $/;
        push @out, scalar <$in>;
    }
    return ($code, @out);
}

# Runs SCRIPT behind a few helpers: is(name, got, due) and throws(name, function, error name) each print a line of TAP.
my $helpers = <<'J';
const is = (name, got, due) => print(Object.is(got, due) ? 'ok' : `not ok: got ${got}, due ${due}`, '-', name);
const thrown = f => { try { f() } catch (e) { return e.name } return 'nothing' };
const throws = (name, f, due) => is(name, thrown(f), due);
J
sub script {
    my ($what, $script, $due) = @_;
    write_file('case.js', $helpers . $script);
    my ($code, $out, $err) = run('case.js');
    my @lines = split /\n/, $out;
    is($code, 0, "$what: exit code") or diag($err);
    is($err, '', "$what: nothing on standard error");
    is(scalar @lines, $due, "$what: as many checks as there are") or diag($out);
    for (@lines) {
        my ($result, $name) = /^(.*?) - (.*)$/s ? ($1, $2) : ($_, $_);
        is($result, 'ok', "$what: $name");
    }
}

# ---- TextEncoder, TextDecoder

script('TextEncoder', <<'J', 17);
const e = new TextEncoder;
is('encoding', e.encoding, 'utf-8');
is('tag', String(e), '[object TextEncoder]');
is('encode', e.encode('é😀').join(), '195,169,240,159,152,128');
is('lone surrogates', e.encode('\ud800x\udc00').join(), '239,191,189,120,239,191,189');
is('no argument', e.encode().length, 0);
is('undefined', e.encode(undefined).length, 0);
is('null', e.encode(null).join(), '110,117,108,108');
const into = (s, n) => { const a = new Uint8Array(n), r = e.encodeInto(s, a); return [r.read, r.written, ...a].join() };
is('encodeInto', into('aé', 3), '2,3,97,195,169');
is('what does not fit whole is left', into('a😀b', 4), '1,1,97,0,0,0');
is('pairs count twice', into('😀', 4), '2,4,240,159,152,128');
is('into nothing', into('a', 0), '0,0');
is('shared', e.encodeInto('a', new Uint8Array(new SharedArrayBuffer(1))).written, 1);
throws('resizable', () => e.encodeInto('a', new Uint8Array(new ArrayBuffer(1, {maxByteLength: 2}))), 'TypeError');
throws('no Uint8Array', () => e.encodeInto('a', new Int8Array(1)), 'TypeError');
throws('too few arguments', () => e.encodeInto('a'), 'TypeError');
throws('brand', () => TextEncoder.prototype.encode.call({}), 'TypeError');
throws('without new', () => TextEncoder(), 'TypeError');
J
script('TextDecoder', <<'J', 41);
const u = (...bytes) => new Uint8Array(bytes), decode = (bytes, ...args) => new TextDecoder(...args).decode(bytes);
const d = new TextDecoder(' UTF8\n');
is('encoding', d.encoding, 'utf-8');
is('fatal', d.fatal, false);
is('ignoreBOM', d.ignoreBOM, false);
is('no input', d.decode(), '');
is('undefined', d.decode(undefined), '');
throws('null', () => d.decode(null), 'TypeError');
is('text', decode(u(65, 0xC3, 0xA9, 0xF0, 0x9F, 0x98, 0x80)), 'Aé😀');
is('byte order mark', decode(u(0xEF, 0xBB, 0xBF, 65)), 'A');
is('only the first', decode(u(0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF)), '\ufeff');
is('kept', decode(u(0xEF, 0xBB, 0xBF, 65), 'utf-8', {ignoreBOM: true}), '\ufeffA');
for (const [bytes, due] of [[[0xFF], 1], [[0xC0, 0x80], 2], [[0xE0, 0x80, 0x80], 3], [[0xED, 0xA0, 0x80], 3], [[0xF4, 0x90, 0x80, 0x80], 4],
                            [[0xE2, 0x82], 1], [[0xF0, 0x9F, 65], 2], [[0xE2, 0xE2, 0x82, 0xAC], 2]]) {
    is(`malformed ${bytes}`, decode(u(...bytes)).length, due);
    throws(`fatal ${bytes}`, () => decode(u(...bytes), 'utf-8', {fatal: true}), 'TypeError');
}
const s = new TextDecoder;
is('stream', s.decode(u(0xE2, 0x82), {stream: true}) + s.decode(u(0xAC), {stream: true}) + s.decode(), '€');
is('cut stream', s.decode(u(0xE2), {stream: true}) + s.decode(), '\ufffd');
is('a stream ended', s.decode(u(0xEF, 0xBB, 0xBF, 65)), 'A');
is('mark in pieces', s.decode(u(0xEF), {stream: true}) + s.decode(u(0xBB, 0xBF), {stream: true}) + s.decode(u(66)), 'B');
is('DataView', d.decode(new DataView(u(65, 66, 67, 68).buffer, 1, 2)), 'BC');
is('ArrayBuffer', d.decode(u(65).buffer), 'A');
is('wider elements', d.decode(new Uint16Array([0x4241])), 'AB');
is('shared', d.decode(new SharedArrayBuffer(1)), '\0');
throws('resizable', () => d.decode(new ArrayBuffer(1, {maxByteLength: 2})), 'TypeError');
throws('growable', () => d.decode(new Uint8Array(new SharedArrayBuffer(1, {maxByteLength: 2}))), 'TypeError');
const gone = u(65);
is('detached by the options', d.decode(gone, {get stream() { $262.detachArrayBuffer(gone.buffer) }}), '');
is('UTF-16', decode(u(65, 0, 0x3D, 0xD8, 0, 0xDE, 0x3D, 0xD8, 66, 0), 'utf-16'), 'A😀\ufffdB');
is('UTF-16 cut', decode(u(65, 0, 66), 'ucs-2'), 'A\ufffd');
is('UTF-16 in pieces', (x => x.decode(u(0x3D), {stream: true}) + x.decode(u(0xD8, 0), {stream: true}) + x.decode(u(0xDE)))(new TextDecoder('utf-16le')), '😀');
is('big end first', decode(u(0xFE, 0xFF, 0, 65), 'utf-16be'), 'A');
J
$helpers .= "let count = 0;\n";
script('labels, options', <<'J', 5);
throws('unknown label', () => new TextDecoder('utf-7'), 'RangeError');
throws('NUL in a label', () => new TextDecoder('utf-8\0'), 'RangeError');
throws('options', () => new TextDecoder('utf-8', 1), 'TypeError');
const log = [];
try { new TextDecoder('x', {get ignoreBOM() { log.push('ignoreBOM') }, get fatal() { log.push('fatal') }}) } catch {}
is('options come first', log.join(), 'fatal,ignoreBOM');
is('null options', new TextDecoder(undefined, null).encoding, 'utf-8');
J

# ---- the global scope

script('timers', <<'J', 8);
const log = [];
setTimeout((...args) => log.push(args.join()), 3, 1, 2);
setTimeout(() => log.push('first'));
queueMicrotask(() => log.push('microtask'));
clearTimeout(setTimeout(() => log.push('never')));
clearTimeout(); clearTimeout(99999); clearInterval(-1);
const interval = setInterval(() => { if (++count === 3) clearInterval(interval) }, 1);
setTimeout('log.push("text")', 0);
is('numbers', typeof interval, 'number');
throws('no handler', () => setTimeout(), 'TypeError');
throws('no callback', () => queueMicrotask({}), 'TypeError');
setTimeout(() => {
    is('order', log.join(' '), 'microtask first text 1,2');
    is('interval', count, 3);
}, 20);
is('length', setTimeout.length, 1);
is('enumerable', Object.getOwnPropertyDescriptor(globalThis, 'setTimeout').enumerable, true);
setTimeout(function() { is('this', this, globalThis) }, 21);
J
write_file('throw.js', "setTimeout(() => { throw new Error('late') }); setTimeout(() => print('no'));\n");
my @thrown = run('throw.js');
is($thrown[0], 1, 'a timer that throws');
is($thrown[1], '', 'ends the run');
like($thrown[2], qr/Error: late/, 'and is reported');

script('performance, crypto, base64', <<'J', 22);
is('now', performance.now() >= 0 && performance.now() < 60000, true);
is('timeOrigin', Math.abs(Date.now() - performance.timeOrigin) < 60000, true);
is('tag', String(performance), '[object Performance]');
is('toJSON', JSON.stringify(performance), JSON.stringify({timeOrigin: performance.timeOrigin}));
throws('brand', () => performance.now.call({}), 'TypeError');
throws('no constructor', () => new Performance, 'TypeError');
performance = 5;
is('replaceable', performance, 5);
const a = new Uint32Array(16);
is('getRandomValues', crypto.getRandomValues(a), a);
is('values', a.some(x => x), true);
throws('floats', () => crypto.getRandomValues(new Float32Array(1)), 'TypeMismatchError');
throws('DataView', () => crypto.getRandomValues(new DataView(new ArrayBuffer(1))), 'TypeMismatchError');
throws('quota', () => crypto.getRandomValues(new Uint8Array(65537)), 'QuotaExceededError');
throws('shared', () => crypto.getRandomValues(new Uint8Array(new SharedArrayBuffer(1))), 'TypeError');
throws('buffer', () => crypto.getRandomValues(new ArrayBuffer(1)), 'TypeError');
is('quota, nearly', crypto.getRandomValues(new Uint8Array(65536)).length, 65536);
is('btoa', btoa('abc\xff'), 'YWJj/w==');
is('atob', atob(' YW Jj\n'), 'abc');
throws('btoa wide', () => btoa('\u0100'), 'InvalidCharacterError');
throws('atob cut', () => atob('a'), 'InvalidCharacterError');
throws('btoa nothing', () => btoa(), 'TypeError');
throws('atob nothing', () => atob(), 'TypeError');
is('DOMException', new DOMException('m', 'DataCloneError').code, 25);
J
done_testing();
