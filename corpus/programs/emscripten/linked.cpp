// A program of Emscripten that is linked with side.wasm when it runs, and finds more of it by dlsym.
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>

struct Shape {
    virtual ~Shape() {}
    virtual int area() const = 0;
};

int main_counter = 1;
extern int side_calls;
extern "C" Shape *side_square(int n);
extern "C" int side_apply(int (*function)(int), int x);
extern "C" void side_fill(char *out, size_t n);

extern "C" int main_double(int x)
{
    return 2 * x;
}

static int add_three(int x)
{
    return x + 3;
}

int main()
{
    char text[10];
    Shape *shape = side_square(12);
    printf("virtual: %d\n", shape->area());
    delete shape;
    printf("pointer: %d\n", side_apply(add_three, 7));
    printf("data: %d\n", side_calls);
    side_fill(text, sizeof text);
    printf("memory: %s\n", text);
    char *more = static_cast<char *>(malloc(32 << 20));
    side_fill(more, 32 << 20);
    printf("grow: %c %c\n", more[3], more[(32 << 20) - 2]);
    void *self = dlopen("side.wasm", RTLD_NOW);
    auto apply = self ? reinterpret_cast<int (*)(int (*)(int), int)>(dlsym(self, "side_apply")) : nullptr;
    printf("dlsym: %d %d\n", apply ? apply(add_three, 17) : -1, side_calls);
    free(more);
    return 0;
}
