// C++ with libc++: containers, algorithms, streams, virtual functions, lambdas, constructors of globals. A command of WASI.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

extern "C" {
#include "../c/work.h"
}

namespace {

struct Early {
    std::string text = "made before main";
} early;

struct Shape {
    virtual ~Shape() = default;
    virtual double area() const = 0;
};

struct Circle : Shape {
    double r;
    explicit Circle(double radius) : r(radius) {}
    double area() const override { return 3.25 * r * r; }
};

struct Square : Shape {
    double a;
    explicit Square(double side) : a(side) {}
    double area() const override { return a * a; }
};

std::vector<std::uint32_t> numbers(std::size_t n)
{
    std::vector<std::uint32_t> out(n);
    std::uint32_t state = 1;
    std::generate(out.begin(), out.end(), [&] { return state = (state * 1103515245u + 12345u) & 0x7FFFFFFFu; });
    return out;
}

std::uint32_t sum_of(const std::vector<std::uint32_t> &list)
{
    return work_crc32(reinterpret_cast<const std::uint8_t *>(list.data()), list.size() * sizeof list[0]);
}

void print_words(const std::string &text)
{
    std::map<std::string, int> counts;
    std::string word;
    for (char c : text + " ") {
        if (std::isalpha(static_cast<unsigned char>(c)))
            word += c;
        else if (!word.empty())
            counts[std::exchange(word, "")]++;
    }
    std::cout << "words:";
    for (const auto &[name, n] : counts)
        std::cout << ' ' << name << ' ' << n;
    std::cout << std::endl;
}

// A map of lists that are sorted, emptied and filled again: what an allocator finds hard.
void print_buckets(const std::vector<std::uint32_t> &list)
{
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> buckets;
    for (int round = 0; round < 3; round++) {
        for (auto &bucket : buckets)
            bucket.second.clear();
        for (std::uint32_t n : list)
            buckets[n % 1009].push_back(n);
    }
    std::vector<std::uint32_t> all;
    for (std::uint32_t key = 0; key < 1009; key++)
        all.insert(all.end(), buckets[key].begin(), buckets[key].end());
    std::stable_sort(all.begin(), all.end(), [](auto a, auto b) { return a < b; });
    std::cout << "buckets: " << buckets.size() << ' ' << std::hex << sum_of(all) << std::dec << '\n';
}

} // namespace

int main()
{
    std::cout << "global: " << early.text << std::endl;
    auto list = numbers(SORT_N);
    print_buckets(list);
    std::sort(list.begin(), list.end());
    std::cout << "sort: " << std::hex << sum_of(list) << std::dec << std::endl;
    std::size_t len;
    std::unique_ptr<char, decltype(&free)> text(work_json_write(&len), free);
    print_words(std::string(text.get(), len));
    std::vector<std::unique_ptr<Shape>> shapes;
    for (int i = 1; i <= 10; i++)
        shapes.push_back(i % 2 ? std::unique_ptr<Shape>(new Circle(i)) : std::unique_ptr<Shape>(new Square(i)));
    double area = std::accumulate(shapes.begin(), shapes.end(), 0.0,
                                  [](double sum, const auto &shape) { return sum + shape->area(); });
    std::ostringstream out;
    out << std::fixed << std::setprecision(3) << area << ' ' << std::scientific << area << ' ' << std::setw(6)
        << std::setfill('*') << 42;
    std::cout << "shapes: " << out.str() << std::endl;
    std::function<int(int)> factorial = [&](int n) { return n < 2 ? 1 : n * factorial(n - 1); };
    std::cout << "recursion: " << factorial(12) << std::endl;
    std::string more(34u << 20, 'x');
    std::cout << "grow: " << more.size() << ' ' << std::count(more.begin(), more.end(), 'x') << std::endl;
    return 0;
}
