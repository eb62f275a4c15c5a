# What the tests of touchstone-ref js share: modules of text, and scripts that say what is so.
package JsTest;
use strict;
use warnings;
use Exporter 'import';
use File::Spec;
use File::Temp qw(tempdir);
use Test::More;

our @EXPORT = qw(wasm script holds);

my $ref = File::Spec->rel2abs($ENV{TOUCHSTONE_BIN} || "build/bin") . '/touchstone-ref';
my $dir = tempdir(CLEANUP => 1);

sub write_file {
    my ($name, $bytes) = @_;
    open my $out, '>:raw', "$dir/$name" or die "$dir/$name: $!";
    print $out $bytes;
    close $out;
}

# Makes NAME.wasm of a module's text; FLAGS are those of wat2wasm.
sub wasm {
    my ($name, $wat, @flags) = @_;
    write_file("$name.wat", $wat);
    system($ref, 'wat2wasm', @flags, "$dir/$name.wat", '-o', "$dir/$name.wasm") == 0 or die "$name.wat is no module";
}

# What every script may use: load a module, instantiate it, and complain about what is not so.
my $prelude = <<'J';
const module = name => new WebAssembly.Module(readbuffer(`${name}.wasm`));
const exports_of = (name, imports) => new WebAssembly.Instance(module(name), imports).exports;
const complain = (...words) => print('NOT SO:', ...words);
const is = (seen, due, what) => {
    if (!Object.is(seen, due)) complain(what ?? '', 'is', String(seen), 'not', String(due), new Error().stack);
};
const are = (seen, due, what) => is(String(seen), String(due), what);
const ok = (seen, what) => is(Boolean(seen), true, what);
const throws = (kind, run, what) => {
    try { run() } catch (e) { if (e === kind || (typeof kind == 'function' && e?.constructor === kind)) return e;
                              complain(what ?? run, 'threw', e); return e }
    complain(what ?? run, 'threw nothing');
};
J

# Runs SCRIPT; returns exit code and all that it printed.
sub script {
    my ($script, @flags) = @_;
    write_file('case.js', $prelude . $script);
    my $pid = open(my $out, '-|') // die $!;
    if (!$pid) {
        open STDERR, '>&', \*STDOUT or die $!;
        chdir $dir or die $!;
        exec $ref, 'js', @flags, 'case.js' or die $!;
    }
    local $/;
    my $text = <$out> // '';
    close $out;
    return ($? & 127 ? 128 + ($? & 127) : $? >> 8, $text);
}

# SCRIPT finds nothing to complain about and comes to its end, promises included.
sub holds {
    my ($text, $script, @flags) = @_;
    my ($code, $out) = script("$script\n;globalThis.at_end ??= [Promise.resolve()];\n"
            . "Promise.all(at_end).then(() => print('end'), e => print('NOT SO: a promise was rejected with', e));", @flags);
    is("$code $out", "0 end\n", $text);
}
1;
