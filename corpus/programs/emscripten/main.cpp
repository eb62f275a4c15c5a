// A program of Emscripten: the work in C, files in its own file system, JavaScript called from C++ and back, exceptions,
// a function by its name.
#include <emscripten.h>

#include <cstdio>
#include <stdexcept>
#include <string>

extern "C" {
#include "../c/work.h"
}

// Views of the glue's that are held while memory grows.
EM_JS(void, hold_views, (void), {
  Module.held = HEAPU8;
});
EM_JS(void, print_views, (void), {
  const old = Module.held;
  out(`views: old ${old.length} bytes, first ${old[0]}, glue has it ${HEAPU8 === old ? "left behind" : "anew"}, ` +
    `${HEAPU8.length >= 32 << 20 ? "32 MB or more" : "too small"}`);
});

extern "C" EMSCRIPTEN_KEEPALIVE int add(int a, int b)
{
    return a + b;
}

static void print_exception()
{
    try {
        throw std::runtime_error("thrown through JavaScript");
    } catch (const std::exception &error) {
        printf("exception: %s\n", error.what());
    }
}

static void print_strings()
{
    std::string text = "h\u00E9llo";
    int length = EM_ASM_INT({ return UTF8ToString($0).length }, text.c_str());
    int sum = EM_ASM_INT({ return Module.ccall("add", "number", ["number", "number"], [$0, 5]) }, 37);
    double third = EM_ASM_DOUBLE({ return $0 / 3 }, 1.0);
    printf("calls: %d %d %.6f\n", length, sum, third);
}

int main(int argc, char **argv)
{
    printf("arguments: %d %s %s\n", argc - 1, argc > 1 ? argv[1] : "", argc > 2 ? argv[2] : "");
    hold_views();
    work_print();
    print_views();
    work_files(".");
    print_exception();
    print_strings();
    return 0;
}
