// The work that every program does, in Go: see corpus/programs/WORK.md.
package main

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"sort"
	"syscall/js"
)

const (
	dataN    = 100000
	sortN    = 20000
	recordsN = 500
	grown    = 40 << 20
)

type lcg uint32

func (s *lcg) next() uint32 {
	*s = (*s*1103515245 + 12345) & 0x7FFFFFFF
	return uint32(*s)
}

func data() []byte {
	state := lcg(1)
	bytes := make([]byte, dataN)
	for i := range bytes {
		bytes[i] = byte(state.next() >> 16)
	}
	return bytes
}

func printSort() {
	state := lcg(1)
	numbers := make([]uint32, sortN)
	for i := range numbers {
		numbers[i] = state.next()
	}
	sort.Slice(numbers, func(i, j int) bool { return numbers[i] < numbers[j] })
	sum := crc32.NewIEEE()
	binary.Write(sum, binary.LittleEndian, numbers)
	fmt.Printf("sort: %08x\n", sum.Sum32())
}

type record struct {
	Id     int      `json:"id"`
	Name   string   `json:"name"`
	Values []uint32 `json:"values"`
	Even   bool     `json:"even"`
}

func printJson() []byte {
	state := lcg(1)
	var records, back []record
	for i := 0; i < recordsN; i++ {
		a := state.next() % 1000
		records = append(records, record{i, fmt.Sprintf("n\"%d", i), []uint32{a, state.next() % 1000}, i%2 == 0})
	}
	text, err := json.Marshal(records)
	if err == nil {
		err = json.Unmarshal(text, &back)
	}
	sum := uint32(0)
	for _, r := range back {
		for _, v := range r.Values {
			sum += v
		}
	}
	if err != nil {
		fmt.Println("json:", err)
	} else {
		fmt.Printf("json: %d %08x %d\n", len(text), crc32.ChecksumIEEE(text), sum)
	}
	return text
}

func printCompress(text []byte) {
	var packed bytes.Buffer
	writer, _ := flate.NewWriter(&packed, flate.BestCompression)
	writer.Write(text)
	writer.Close()
	size := "no less than half"
	if packed.Len()*2 < len(text) {
		size = "less than half"
	}
	back, err := io.ReadAll(flate.NewReader(&packed))
	if err != nil {
		fmt.Println("compress:", err)
		return
	}
	fmt.Printf("compress: %s %08x\n", size, crc32.ChecksumIEEE(back))
}

// What JavaScript is told while Go's memory grows: a DataView that glue code holds is asked before and after.
func printViews(data []byte) {
	views := js.Global().Get("views")
	views.Call("hold")
	more := make([]byte, grown)
	for i := 0; i < grown; i += 65536 {
		copy(more[i:i+65536], data[:65536])
	}
	text := make([]byte, 16)
	n := js.CopyBytesToGo(text, views.Call("bytes"))
	back := js.Global().Get("Uint8Array").New(65536)
	js.CopyBytesToJS(back, more[grown-65536:])
	fmt.Println("views:", views.Call("compare").String())
	fmt.Printf("bytes: %s %08x\n", text[:n], uint32(views.Call("crc32", back).Int()))
	fmt.Printf("grow: %08x %08x\n", crc32.ChecksumIEEE(more[grown-65536:]), crc32.ChecksumIEEE(data))
}

// Callbacks that JavaScript makes while goroutines wait.
func printCallbacks() {
	done := make(chan int)
	var called js.Func
	called = js.FuncOf(func(this js.Value, args []js.Value) any {
		go func() { done <- args[0].Int() + args[1].Int() }()
		return args[0].Int() * args[1].Int()
	})
	product := js.Global().Get("views").Call("callBack", called)
	js.Global().Call("setTimeout", called, 1, 30, 4)
	first := <-done
	second := <-done
	called.Release()
	fmt.Printf("callbacks: %d %d %d\n", product.Int(), first+second, first*second)
}

func printPanic() {
	defer func() { fmt.Println("panic:", recover()) }()
	var nowhere []int
	fmt.Println(nowhere[len(os.Args)])
}

func main() {
	fmt.Println("arguments:", len(os.Args)-1, os.Args[1:])
	fmt.Println("environment:", os.Getenv("TOUCHSTONE_PROGRAM"))
	bytes := data()
	fmt.Printf("crc32: %08x\n", crc32.ChecksumIEEE(bytes))
	fmt.Printf("sha256: %x\n", sha256.Sum256(bytes))
	printSort()
	printCompress(printJson())
	printViews(bytes)
	printCallbacks()
	printPanic()
	os.Exit(7)
}
