#!/usr/bin/perl
# How an expectation file is rewritten: whatever its layout, bytes that need not change stay.
use strict;
use warnings;
use lib 'harness/test';
use Test::More;
use Touchstone;

my $dir = folder;
my $file = $ENV{TOUCHSTONE_EXPECTATIONS} = "$dir/expectations.yaml";
ref_engine;
mkdir "$dir/s";
spew("$dir/s/a.wast", "(module (func (export \"f\") (result i32) (i32.const 1)))\n", "(assert_return (invoke \"f\") (i32.const 1))\n" x 3);
my @outcomes = ('linked', 'returned i32:7', 'returned i32:7', 'returned i32:1');
fake_engine('other', join '', map { "print qq({\"step\":$_,\"outcome\":\"$outcomes[$_]\"}\\n);" } 0 .. 3);
touchstone('run', "$dir/s");

my $why = 'reason: "é ☃ \"q\"", link: "https://x.org/1#ü"';
my $new = '"returned i32:7"';
# what update makes of TEXT, and what it says
sub updated {
    my ($text, @words) = @_;
    spew($file, $text);
    my ($status, $out, $err) = touchstone('expect', 'update', '--link', 'https://x.org/2', @words);
    return ($status, slurp($file), $err);
}
sub becomes {
    my ($name, $before, $after) = @_;
    my ($status, $text, $err) = updated($before);
    is($status, 0, "$name: update") or diag($err);
    is($text, $after, "$name: the rest stays byte for byte");
    is((touchstone('expect', 'show'))[0], 0, "$name: and all is expected then");
    is((updated($after))[1], $after, "$name: a second time nothing is to do");
}
my $both = "{case: s/a.wast#1-2, engine: other, expect: ['returned i32:7'], $why}";
my $two = "- {case: s/a.wast#2, engine: other, expect: ['returned i32:7'], $why}\n";
my ($id) = sql("select id from signatures where subject = 'i32.const'");
my $added = "- {case: \"s/a.wast#1-2\", engine: \"other\", expect: [\"returned i32:7\"], reason: \"i32.const: due returned i32, seen returned i32, another value ($id)\", link: \"https://x.org/2\"}";

becomes('blank lines, comments, quotes', "# top\n\nversion:   1\n\n\nrules:   # list\n\n# one\n- {case: 's/a.wast#1',   engine: other, expect: [ 'trapped x' ] , $why}   # behind\n\n\n  # two\n$two# end\n\n",
    "# top\n\nversion:   1\n\n\nrules:   # list\n\n# one\n- {case: 's/a.wast#1',   engine: other, expect: [ $new ] , $why}   # behind\n\n\n  # two\n$two# end\n\n");
becomes('no end of line at the end', "version: 1\nrules:\n- {case: s/a.wast#1, engine: other, expect: [x], $why}\n" . $two =~ s/\n//r,
    "version: 1\nrules:\n- {case: s/a.wast#1, engine: other, expect: [$new], $why}\n" . $two =~ s/\n//r);
becomes('a rule that goes', "version: 1\nrules:\n# three\n- {case: s/a.wast#3, engine: other, expect: [x], $why} # three\n- $both\n", "version: 1\nrules:\n# three\n- $both\n");
becomes('the last one goes', "version: 1\nrules:\n- $both\n- {case: s/a.wast#3, engine: other, expect: [x], $why}", "version: 1\nrules:\n- $both\n");
becomes('CRLF', "version: 1\r\nrules:\r\n# x\r\n- {case: s/a.wast#3, engine: other, expect: [x], $why}\r\n", "version: 1\r\nrules:\r\n# x\r\n$added\r\n");
becomes('CRLF, an outcome', "version: 1\r\nrules:\r\n- {case: s/a.wast#1-2, engine: other, expect: x, $why}\r\n# end", "version: 1\r\nrules:\r\n- {case: s/a.wast#1-2, engine: other, expect: [$new], $why}\r\n# end");
becomes('an indented list', "version: 1\nrules:\n    - {case: s/a.wast#3, engine: other, expect: [x], $why}\n    # c\n", "version: 1\nrules:\n    $added\n    # c\n");
becomes('keys in another order', "rules:\n- {case: s/a.wast#3, engine: other, expect: [due], $why}\n# b\nversion: 1\n", "rules:\n- {case: s/a.wast#3, engine: other, expect: [due], $why}\n$added\n# b\nversion: 1\n");
becomes('no rules, and a key behind', "rules: # none yet\nversion: 1\n", "rules: # none yet\n$added\nversion: 1\n");
becomes("no rules: '$_'", "# a\nversion: 1\n\"rules\":$_ # b\n# c", "# a\nversion: 1\n\"rules\": # b\n$added\n# c") for ' []', ' [ ]', ' null', ' ~';
becomes('no key', "version: 1 # a\n# b", "version: 1 # a\n# b\nrules:\n$added\n");
becomes('block style', "version: 1\nrules:\n  - case: 's/a.wast#1-2'   # c\n    engine: other\n    expect:   [ x ]\n    reason: |\n      one\n      two\n\n    link: >-\n      https://x.org/1\n\n  # end\n  -\n    link: o/r#1\n    reason: r\n    expect: due\n    case: s/a.wast#3\n",
    "version: 1\nrules:\n  - case: 's/a.wast#1-2'   # c\n    engine: other\n    expect:   [ $new ]\n    reason: |\n      one\n      two\n\n    link: >-\n      https://x.org/1\n\n  # end\n  -\n    link: o/r#1\n    reason: r\n    expect: due\n    case: s/a.wast#3\n");
becomes('block style, a rule that goes', "version: 1\nrules:\n- $both\n-\n  case: s/a.wast#3\n  engine: other\n  expect:\n  - x\n  - y # c\n  link: o/r#1\n  reason: >\n    one\n    two\n\n# end\n", "version: 1\nrules:\n- $both\n\n# end\n");
becomes('a list of lines', "version: 1\nrules:\n- case: s/a.wast#1-2\n  engine: other\n  link: o/r#1\n  reason: r\n  expect:\n   - x   # c\n   - \"y\"   # d\n# end\n", "version: 1\nrules:\n- case: s/a.wast#1-2\n  engine: other\n  link: o/r#1\n  reason: r\n  expect:\n   - x   # c\n   - \"y\"\n   - $new   # d\n# end\n");
becomes('several outcomes get one more', "version: 1\nrules:\n- {case: s/a.wast#1-2, engine: other, expect: [due, 'trapped *'], $why}\n", "version: 1\nrules:\n- {case: s/a.wast#1-2, engine: other, expect: [due, 'trapped *', $new], $why}\n");
becomes('a mapping over lines', "version: 1\nrules:\n- {\n    case: s/a.wast#3, # c }\n    engine: other, expect: [x,\n      y], $why # d\n  }\n- $both\n", "version: 1\nrules:\n- $both\n");
becomes('a mapping over lines stays', "version: 1\nrules:\n- {\n    case: s/a.wast#1-2, # c\n    engine: other, expect: [x], $why }\n# end\n", "version: 1\nrules:\n- {\n    case: s/a.wast#1-2, # c\n    engine: other, expect: [$new], $why }\n# end\n");
becomes('anchors', "version: 1\nrules:\n- {case: s/a.wast#1, engine: &e other, expect: &x ['returned i32:7'], reason: &r r, link: &l o/r#1}\n- {case: s/a.wast#2, engine: *e, expect: *x, reason: *r, link: *l}\n",
    "version: 1\nrules:\n- {case: s/a.wast#1, engine: &e other, expect: &x ['returned i32:7'], reason: &r r, link: &l o/r#1}\n- {case: s/a.wast#2, engine: *e, expect: *x, reason: *r, link: *l}\n");
becomes('an outcome that others share', "version: 1\nrules:\n- {case: s/a.wast#1, engine: other, expect: &x [x], $why}\n- {case: s/a.wast#2, engine: other, expect: *x, $why}\n",
    "version: 1\nrules:\n- {case: s/a.wast#1, engine: other, expect: &x [x], $why}\n- {case: s/a.wast#2, engine: other, expect: *x, $why}\n$added\n");
becomes("a step that passes, the case as $_", "version: 1\nrules:\n- {case: $_, engine: other, expect: ['returned i32:7'], $why}   # c\n# end\n",
    "version: 1\nrules:\n- {case: " . s/1-3/1-2/r . ", engine: other, expect: ['returned i32:7'], $why}   # c\n# end\n") for 's/a.wast#1-3', "'s/a.wast#1-3'", '"s/a.wast#1-3"', "'s\\/a.wast#1-3'";
becomes('a step that passes in the middle', "version: 1\nrules:\n- {case: 's/a.wast#3,1', engine: other, expect: ['returned i32:7'], $why}\n- {case: s/a.wast#2, engine: other, expect: ['returned i32:7'], $why}\n",
    "version: 1\nrules:\n- {case: 's/a.wast#1', engine: other, expect: ['returned i32:7'], $why}\n- {case: s/a.wast#2, engine: other, expect: ['returned i32:7'], $why}\n");
becomes('an anchor at a case of which a step passes', "version: 1\nrules:\n- {case: &c s/a.wast#1-3, engine: other, expect: ['returned i32:7'], $why}\n# end\n", "version: 1\nrules:\n$added\n# end\n");
becomes('a mark of byte order', "\xef\xbb\xbfversion: 1\nrules:\n- {case: s/a.wast#3, engine: other, expect: [x], $why}\n", "\xef\xbb\xbfversion: 1\nrules:\n$added\n");
becomes('a document in marks', "%YAML 1.2\n---\nversion: 1\nrules:\n- {case: s/a.wast#1-2, engine: other, expect: [x], $why}\n...\n", "%YAML 1.2\n---\nversion: 1\nrules:\n- {case: s/a.wast#1-2, engine: other, expect: [$new], $why}\n...\n");
becomes('a wide rule stays, a narrow one comes behind', "version: 1\nrules:\n- {case: 's/*', expect: [due, 'trapped *'], $why}\n# end\n", "version: 1\nrules:\n- {case: 's/*', expect: [due, 'trapped *'], $why}\n$added\n# end\n");
becomes('what YAML must quote', "version: 1\nrules:\n- {'case': 's/a.wast#1-2', 'engine': \"other\", \"expect\": \"x\", $why}\n", "version: 1\nrules:\n- {'case': 's/a.wast#1-2', 'engine': \"other\", \"expect\": [$new], $why}\n");

# ---- what cannot be rewritten stays
for my $bad (["version: 1\nrules: [{case: s/a.wast#3, engine: other, expect: [x], $why}, {case: s/a.wast#2, expect: [due], $why}]\n", 'a list in brackets'],
    ["{version: 1, rules: []}\n", 'all in braces'], ["version: 1\nrules: [{case: s/a.wast#3, engine: other, expect: [due], $why}\n ]\n", 'a list in brackets over lines'],
    ["version: 1\nrules:\n- &r {case: s/a.wast#3, engine: other, expect: [x], $why}\n- *r\n", 'a rule that is another']) {
    my ($status, $text, $err) = updated($bad->[0]);
    is($status, 2, "$bad->[1] is refused");
    is($text, $bad->[0], 'and stays');
    ok(one_line($err), 'in one line') or diag($err);
    like($err, qr/lines of its own/, 'that says what to do');
}
my ($status, $text, $err) = updated("version: 1\nrules:\n- {case: s/a.wast#1, engine: other, expect: *none, $why}\n");
is($status, 2, 'an alias of nothing');
like($err, qr/yaml:3:\d+: nothing has the anchor 'none'\n\z/, 'is said');

# ---- mode and links
spew("$dir/real.yaml", "version: 1\nrules: []\n");
chmod 0640, "$dir/real.yaml";
unlink $file;
symlink 'real.yaml', $file;
is((touchstone('expect', 'update', '--link', 'o/r#1'))[0], 0, 'a file behind a link');
ok(-l $file, 'the link stays');
is((stat $file)[2] & 07777, 0640, 'and the mode');
is((touchstone('expect', 'show'))[0], 0, 'and what it names has the rules');
unlink $file;

# ---- a word for the same file
spew($file, "version: 1\nrules:\n- {case: s/a.wast#1-2, engine: other, expect: [x], $why}\n");
is((touchstone('expect', 'update', '--link', 'o/r#1', '--file', "$dir/s/../expectations.yaml"))[0], 0, 'a file that is named otherwise');
is(slurp($file), "version: 1\nrules:\n- {case: s/a.wast#1-2, engine: other, expect: [$new], $why}\n", 'is the same');
for my $bad (['--link', ''], ['--link', 'later, perhaps'], ['--link', 'TODO'], ['--link', 'o/r#1', '--reason', ' ']) {
    is((touchstone('expect', 'update', @$bad))[0], 2, "refused: @$bad");
}
done_testing;
