// A library that is linked when the program runs: it shares memory, table and the main module's functions and data.
#include <cstdio>
#include <cstring>
#include <string>

struct Shape {
    virtual ~Shape() {}
    virtual int area() const = 0;
};

int side_calls = 0;
extern int main_counter;
extern "C" int main_double(int x);

namespace {
struct Square : Shape {
    int side;
    explicit Square(int n) : side(n) {}
    int area() const override { return side * side; }
};

// Runs when the library is linked.
struct Early {
    Early() { main_counter += 100; }
} early;
} // namespace

extern "C" Shape *side_square(int n)
{
    return new Square(n);
}

extern "C" int side_apply(int (*function)(int), int x)
{
    side_calls++;
    return main_double(function(x)) + main_counter;
}

extern "C" void side_fill(char *out, size_t n)
{
    std::string text = "side";
    memset(out, '.', n - 1);
    memcpy(out, text.data(), text.size());
    out[n - 1] = 0;
    printf("side: printed by the library\n");
}
