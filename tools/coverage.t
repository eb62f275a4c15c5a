#!/usr/bin/perl
# tools/coverage on a small build of its own.
use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use File::Basename;
use File::Path;
use File::Temp;
use Test::More;

my $tool = abs_path(dirname(__FILE__) . '/coverage');
my $work = File::Temp->newdir;
my $here = getcwd;

# "1 ref/a.c f; 0 ref/a.c g"
sub covered {
    my $said = `$tool $work/build $work/functions 2>&1`;
    return ($? >> 8, $said, '') if $?;
    open my $in, '<', "$work/functions" or die $!;
    return (0, $said, join '; ', map { chomp; $_ } <$in>);
}

is((covered())[0], 2, 'no build');
mkpath("$work/build/obj/ref/exec");
is((covered())[0], 2, 'a build that has not run');

sub put {
    my ($name, $text) = @_;
    open my $out, '>', "$work/$name" or die $!;
    print $out $text;
    close $out;
}

chdir $work;
put('a.h', "static inline int twice(int i)\n{\n    return 2 * i;\n}\nstatic inline int half(int i)\n{\n    return i / 2;\n}\n");
put('a.c', "#include \"a.h\"\nint f(void);\nint g(void);\n#define MAKE(n) int n(void) { return 1; }\nMAKE(f)\nMAKE(g)\n"
        . "int main(void)\n{\n    int (*unused)(int) = half;\n    return f() + twice(0) - 1 + (unused == 0);\n}\n");
is(system('gcc -O0 --coverage -c a.c -o build/obj/ref/exec/a.o && gcc --coverage build/obj/ref/exec/a.o -o a'), 0, 'gcc builds');
is(system('./a'), 0, 'it runs');
chdir $here;
my ($code, $said, $functions) = covered();
is($functions, '1 ref/exec/a.c f; 0 ref/exec/a.c g; 0 ref/exec/a.c half; 1 ref/exec/a.c main; 1 ref/exec/a.c twice',
    'what was entered and what was not');
is($said, "5 functions of 1 sources, 3 of them entered\n", 'in numbers');
`$tool 2>&1`;
is($? >> 8, 2, 'usage');
chdir '/';
done_testing();
