/* What C declares and does not define becomes an import: by an attribute under the name that it gives, by the linker's list
   of what may stay undefined under the symbol's own, from env. */
__attribute__((import_module("stdio"), import_name("puts"))) int say(const char *text);
int listed(int value);

static const char greeting[] = "by attribute";

__attribute__((export_name("both"))) int both(int value)
{
    say(greeting);
    return listed(value) + 1;
}
