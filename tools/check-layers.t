#!/usr/bin/perl
# Plants includes in a tree of its own and sees which of them tools/check-layers reports.
use strict;
use warnings;
use File::Basename;
use File::Path;
use File::Temp;
use Test::More;

my $tool = dirname(__FILE__) . '/check-layers';
my $top;

# The tree that keeps the layers: [path, text] pairs are laid on top of it.
my %sound = (
    'ref/util/arena.h'       => "#include <stddef.h>\n",
    'ref/util/arena.c'       => "#include \"util/arena.h\"\n",
    'ref/syntax/module.h'    => "#include \"util/arena.h\"\n#include \"syntax/instr.def\"\n",
    'ref/syntax/instr.def'   => "\n",
    'ref/binary/decode.h'    => "#include \"syntax/module.h\"\n",
    'ref/text/parse.h'       => "#include \"syntax/module.h\"\n",
    'ref/valid/match.h'      => "#include \"syntax/module.h\"\n",
    'ref/valid/stack.h'      => "#include \"match.h\"\n",
    'ref/runtime/store.h'    => "#include \"syntax/module.h\"\n",
    'ref/exec/step.c'        => "#include \"runtime/store.h\"\n#include \"valid/match.h\"\n",
    'ref/embed/touchstone.h' => "#include <stdint.h>\n",
    'ref/embed/embed.c' =>
        "#include \"embed/touchstone.h\"\n#include \"text/parse.h\"\n#include \"binary/decode.h\"\n",
    'ref/embed/touchstone_link.h' => "#include \"embed/touchstone.h\"\n",
    'ref/embed/link_tools.c' => "#include \"embed/touchstone_link.h\"\n",
    'tools/link/main.c' => "#include \"link.h\"\n#include \"embed/touchstone_link.h\"\n",
    'tools/link/link.h' => "#include \"embed/touchstone.h\"\n",
    'ref/embed/example.c'   => "#include \"embed/touchstone.h\"\n",
    'ref/jsapi/qjs.h'   => "#include <quickjs.h>\n",
    'ref/jsapi/qjs.c'   => "#include <quickjs.c>\n#include \"jsapi/qjs.h\"\n",
    'ref/wasi/wasi.h'       => "#include \"embed/touchstone.h\"\n",
    'ref/startup/startup.h' => "#include \"embed/touchstone.h\"\n",
    'ref/startup/load.h'    => "#include \"startup/startup.h\"\n",
    'ref/wasi/world.h'      => "#include \"util/arena.h\"\n#include <sys/uio.h>\n",
    'ref/util/vmem.c'       => "#include <sys/mman.h>\n",
    'ref/cmd_run.c'         => "#include \"wasi/wasi.h\"\n",
    'ref/exec/step_test.c'  => "#include <unistd.h>\n",
    'ref/script/run.h'      => "#include \"embed/touchstone.h\"\n",
    'ref/main.c'            => "#include \"script/run.h\"\n#include \"util/arena.h\"\n",
    'ref/text/parse_test.c' => "#include \"binary/decode.h\"\n#include \"exec/step.c\"\n",
    'harness/main.c' =>
        "#include \"ref/embed/touchstone.h\"\n#include \"harness/store/db.h\"\n#include \"harness/store/schema.sql.inc\"\n",
    'harness/store/db.h' => "#include <sqlite3.h>\n",
);

# Lays the tree with the given files on top; returns the tool's exit code and words.
sub run_on {
    my (%planted) = @_;
    $top = File::Temp->newdir;
    my %tree = (%sound, %planted);
    for my $path (keys %tree) {
        mkpath(dirname("$top/$path"));
        open my $out, '>', "$top/$path" or die "$path: $!";
        print $out $tree{$path};
        close $out;
    }
    my $said = `$tool $top 2>&1`;
    return ($? >> 8, $said);
}

sub is_reported {
    my ($path, $text, $where) = @_;
    my ($code, $said) = run_on($path => $text);
    my $ok = $code == 1 && index($said, "$where: ") == 0 && ($said =~ tr/\n//) == 1;
    ok($ok, "$path: " . join(' ', split /\n/, $text)) or diag("exit $code: $said");
}

my ($code, $said) = run_on();
is("$code:$said", '0:', 'a tree that keeps the layers');

is_reported('ref/util/x.c', qq(#include "syntax/module.h"\n), 'ref/util/x.c:1');
is_reported('ref/syntax/x.h', qq(\n#include "runtime/store.h"\n), 'ref/syntax/x.h:2');
is_reported('ref/binary/x.c', qq(#include "text/parse.h"\n), 'ref/binary/x.c:1');
is_reported('ref/binary/x.c', qq(#include "valid/match.h"\n), 'ref/binary/x.c:1');
is_reported('ref/text/x.c', qq(#include "valid/match.h"\n), 'ref/text/x.c:1');
is_reported('ref/text/x.c', qq(#include "../binary/decode.h"\n), 'ref/text/x.c:1');
is_reported('ref/valid/x.c', qq(#include "runtime/store.h"\n), 'ref/valid/x.c:1');
is_reported('ref/runtime/x.c', qq(#include "valid/match.h"\n), 'ref/runtime/x.c:1');
is_reported('ref/exec/x.c', qq(#include "valid/stack.h"\n), 'ref/exec/x.c:1');
is_reported('ref/exec/x.c', qq(#include <binary/decode.h>\n), 'ref/exec/x.c:1');
is_reported('ref/exec/x.c', qq(#include "embed/touchstone.h"\n), 'ref/exec/x.c:1');
is_reported('ref/script/x.c', qq(#include "text/parse.h"\n), 'ref/script/x.c:1');
is_reported('ref/jsapi/x.c', qq(# include "runtime/store.h"\n), 'ref/jsapi/x.c:1');
is_reported('ref/jsapi/x.c', qq(#include <quickjs.h>\n), 'ref/jsapi/x.c:1');
is_reported('ref/jsapi/qjs.h', qq(#include <quickjs.c>\n), 'ref/jsapi/qjs.h:1');
is_reported('ref/main.c', qq(#include "quickjs.h"\n), 'ref/main.c:1');
is_reported('ref/wasi/x.c', qq(#include "script/run.h"\n), 'ref/wasi/x.c:1');
is_reported('ref/startup/x.c', qq(#include "valid/match.h"\n), 'ref/startup/x.c:1');
is_reported('ref/startup/x.c', qq(#include "script/run.h"\n), 'ref/startup/x.c:1');
is_reported('ref/cmd_x.c', qq(#include "startup/load.h"\n), 'ref/cmd_x.c:1');
is_reported('ref/wasi/x.c', qq(#include "jsapi/qjs.h"\n), 'ref/wasi/x.c:1');
is_reported('ref/wasi/x.c', qq(#include "runtime/store.h"\n), 'ref/wasi/x.c:1');
is_reported('ref/cmd_x.c', qq(#include "wasi/world.h"\n), 'ref/cmd_x.c:1');
is_reported('ref/script/x.c', qq(#include "wasi/wasi.h"\n), 'ref/script/x.c:1');
is_reported("ref/$_/x.c", qq(#include <unistd.h>\n), "ref/$_/x.c:1")
    for qw(syntax binary text valid runtime exec embed script);
is_reported('ref/exec/x.h', qq(#include <sys/mman.h>\n), 'ref/exec/x.h:1');
is_reported('ref/runtime/x.c', qq(#include <linux/openat2.h>\n), 'ref/runtime/x.c:1');
is_reported('ref/main.c', qq(#include "valid/match.h"\n), 'ref/main.c:1');
is_reported('ref/cmd_x.c', qq(#include "syntax/module.h"\n), 'ref/cmd_x.c:1');
is_reported('ref/embed/example.c', qq(#include "syntax/module.h"\n), 'ref/embed/example.c:1');
is_reported('ref/embed/touchstone.h', qq(#include "util/arena.h"\n), 'ref/embed/touchstone.h:1');
is_reported('ref/embed/touchstone_link.h', qq(#include "util/arena.h"\n), 'ref/embed/touchstone_link.h:1');
is_reported('ref/embed/touchstone.h', qq(#include "embed/touchstone_link.h"\n), 'ref/embed/touchstone.h:1');
is_reported('ref/script/y.c', qq(#include "embed/touchstone_link.h"\n), 'ref/script/y.c:1');
is_reported('tools/link/x.c', qq(#include "util/arena.h"\n), 'tools/link/x.c:1');
is_reported('tools/link/x.c', qq(#include "harness/store/db.h"\n), 'tools/link/x.c:1');
is_reported('harness/x.c', qq(#include "../tools/link/link.h"\n), 'harness/x.c:1');
is_reported('ref/embed/x.c', qq(#include "script/run.h"\n), 'ref/embed/x.c:1');
is_reported('ref/text/y_test.c', qq(#include "../../harness/store/db.h"\n), 'ref/text/y_test.c:1');
is_reported('ref/newroom/x.c', qq(#include <stdio.h>\n), 'ref/newroom/x.c');
is_reported('ref/text/x.c', qq(#include WHICH\n), 'ref/text/x.c:1');
is_reported('harness/x.c', qq(#include "ref/syntax/module.h"\n), 'harness/x.c:1');
is_reported('harness/x_test.c', qq(#include "../ref/util/arena.h"\n), 'harness/x_test.c:1');
is_reported('harness/x.c', qq(#include "syntax/module.h"\n), 'harness/x.c:1');

($code, $said) = run_on('ref/util/x.c' => qq(/* #include "syntax/module.h"\n*/\n// #include "text/parse.h"\n));
is("$code:$said", '0:', 'includes in comments do not count');
($code) = run_on('ref/util/x.c' => qq(/* a\n*/ #include "syntax/module.h"\n));
is($code, 1, 'an include behind a comment counts');
`$tool a b 2>/dev/null`;
is($? >> 8, 2, 'too many arguments');
`$tool $top/none 2>/dev/null`;
is($? >> 8, 2, 'a folder that is not there');
done_testing();
