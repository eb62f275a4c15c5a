#!/usr/bin/perl
# REQ E-004, E-005: the programs of corpus/startup take the same steps under touchstone-ref run, in a script that uses the
# JavaScript API, and as a module among modules; and what the two latter have beside: the hook, tasks, running again.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Temp qw(tempdir);
use Test::More;

my $ref = abs_path(($ENV{TOUCHSTONE_BIN} || 'build/bin') . '/touchstone-ref');
my $corpus = abs_path(($ENV{TOUCHSTONE_TOP} || '.') . '/corpus/startup');
my $dir = tempdir(CLEANUP => 1);

sub read_file {
    open my $in, '<:raw', $_[0] or return undef;
    local $/;
    return scalar <$in>;
}

sub write_file {
    my ($name, $text) = @_;
    open my $out, '>:raw', "$dir/$name" or die "$dir/$name: $!";
    print $out $text;
    close $out;
    return "$dir/$name";
}

# Runs touchstone-ref; returns exit code, stdout, stderr. A death by signal counts as 128 + signal.
sub run {
    my @args = @_;
    my $pid = fork // die $!;
    if (!$pid) {
        open STDOUT, '>', "$dir/stdout" or die $!;
        open STDERR, '>', "$dir/stderr" or die $!;
        exec $ref, @args or die $!;
    }
    waitpid $pid, 0;
    return ($? & 127 ? 128 + ($? & 127) : $? >> 8, read_file("$dir/stdout"), read_file("$dir/stderr"));
}

# ---- three hosts, one log

# The hosts, by name: the words behind touchstone-ref for the program FILE with the switches given.
my %host = (
    run => sub { my ($file, @switches) = @_; return ('run', @switches, '--import', "./log.mjs=$corpus/resources/log.wat", $file) },
    js => sub {
        my ($file, @switches) = @_;
        run('wat2wasm', $file, '-o', "$dir/program.wasm");
        return ('js', '--startup', @switches, "$corpus/resources/api.js", "$dir/program.wasm");
    },
    esm => sub { my ($file, @switches) = @_; return ('js', '--startup', @switches, $file) },
);

my @cases = map {m{([^/]+)/steps\.txt$}} glob "$corpus/*/steps.txt";
for my $case (@cases) {
    my %said = read_file("$corpus/$case/steps.txt") =~ /^([\w-]+): (.*)$/mg;
    my $due = join '', map {"print_i32 $_\n"} split ' ', $said{steps};
    for my $name (sort keys %host) {
        my @switches = $said{features} ? ('--feature', $said{features}) : ();
        my ($code, $out, $err) = run($host{$name}->("$corpus/$case/program.wat", @switches));
        is($out, $due, "$case: the steps under $name");
        my $error = $said{error} // ($name eq 'run' ? $said{'only-run-error'} : undef);
        if (defined $error) {
            like($err, qr/$error/, "$case: $name says why it ends there");
            isnt($code, 0, "$case: $name fails");
            cmp_ok($code, '<', 128, "$case: and does not crash");
        } else {
            is("$code$err", '0', "$case: $name ends well");
        }
    }
}
cmp_ok(scalar @cases, '>', 15, 'there are cases');

# ---- off, nothing changes

for my $case (@cases) {
    my ($code, $out, $err) = run('js', "$corpus/$case/program.wat");
    my ($start) = $out =~ /\A(print_i32 \d+\n)\z/;
    ok(defined $start, "REQ E-003: $case: without switches a module is instantiated, no more") or diag("$code $out$err");
}

# ---- what JavaScript has beside

run('wat2wasm', "$corpus/section-after/program.wat", '-o', "$dir/after.wasm");
run('wat2wasm', "$corpus/section-fresh/program.wat", '-o', "$dir/fresh.wasm");
run('wat2wasm', "$corpus/wasi-command/program.wat", '-o', "$dir/command.wasm");
run('wat2wasm', "$corpus/wasi-reactor/program.wat", '-o', "$dir/reactor.wasm");
run('wat2wasm', "$corpus/plain/program.wat", '-o', "$dir/plain.wasm");
write_file('log.mjs', "export function step(n) { print(n); globalThis.on_step?.(n); }\n");
my @on = ('--startup', '--feature', '+startup-section');

# SCRIPT, with all switches on, must print DUE.
sub prints {
    my ($text, $due, $script, $kind) = @_;
    my ($code, $out, $err) = run('js', @on, write_file($kind ? "case.$kind" : 'case.js', <<"J" . $script));
const bytes = name => readbuffer("$dir/" + name + ".wasm");
const log = n => { print(n); globalThis.on_step?.(n); };
const make = name => new WebAssembly.Instance(new WebAssembly.Module(bytes(name)), {"./log.mjs": {step: log}});
J
    is("$code $out$err", "0 $due", $text);
}

prints('REQ E-017: mode after: before pending tasks, after jobs; timers that it sets run', "100\nmade\njob\n1\nits job\ntimer\nits timer\n", <<'J');
setTimeout(() => print('timer'), 0);
globalThis.on_step = n => {
  if (n === 1) { setTimeout(() => print('its timer'), 0); Promise.resolve().then(() => print('its job')); }
};
make('after');
print('made');
Promise.resolve().then(() => print('job'));
J
prints('REQ E-005: the driver has the exports before its functions are called', "100\nfalse\n1\ntrue\n", <<'J');
let exports;
globalThis.on_step = () => print(exports !== undefined);
exports = make('after').exports;
J
prints('the same by WebAssembly.instantiate', "100\nfalse\nhas them\n1\ntrue\n", <<'J');
let exports;
globalThis.on_step = () => print(exports !== undefined);
WebAssembly.instantiate(bytes('after'), {"./log.mjs": {step: log}}).then(({instance}) => { ({exports} = instance); print('has them'); });
J
prints('REQ E-013: the hook has instance and memory, before the entry point', "100\ntrue true\n1\n", <<'J');
let made;
startup.hook = (instance, memory) => print(instance === made, memory === made.exports.memory);
made = make('command');
J
prints('what it refuses is not entered', "100\n", "startup.hook = () => false;\nmake('command');\n");
prints('REQ E-013: what it throws stops before the entry, in modules too', "100\nRangeError\n", <<'J', 'mjs');
startup.hook = () => { throw new RangeError('no'); };
await import('./command.wasm').catch(e => print(e.name));
J
prints('REQ E-014: what it calls in a module is seen by importers', "100\n1\nimporter sees 2\n2\n", <<'J', 'mjs');
startup.hook = instance => { instance.exports.next(); };
globalThis.on_step = undefined;
const {next} = await import('./plain.wasm');
print('importer sees 2');
next();
J
prints('REQ E-018: mode fresh: state of the last run is gone, imports are the same', "100\n100\n1\n100\n1\n100\n1\n1\n2\n", <<'J');
const kept = make('fresh');
setTimeout(() => {
  startup.run(kept);
  startup.run(kept);
  kept.exports.next();
  kept.exports.next();
}, 1);
J
prints('REQ E-012: a command runs again in a new instance, a reactor does not', "100\n1\n100\n1\n100\n1\nTypeError\n2\n", <<'J');
const command = make('command');
setTimeout(() => {
  startup.run(command);
  const reactor = make('reactor');
  setTimeout(() => {
    try { startup.run(reactor); } catch (e) { print(e.name); }
    reactor.exports.next();
  }, 1);
}, 1);
J
for (['undefined', 'TypeError'], ['{}', 'TypeError'], ['make("after").exports', 'TypeError']) {
    my ($code, $out, $err) = run('js', @on, write_file('bad.js', "const make = name => new WebAssembly.Instance(new WebAssembly.Module(readbuffer('$dir/' + name + '.wasm')), {'./log.mjs': {step() {}}});\ntry { startup.run($_->[0]); } catch (e) { print(e.name); }"));
    is("$code $out$err", "0 $_->[1]\n", "startup.run($_->[0])");
}
my ($code, $out, $err) = run('js', write_file('off.js', "print(typeof startup);\n"));
is($out, "undefined\n", 'without switches there is no global startup');

done_testing();
