// The smallest program that has fmt.
package main

import "fmt"

func main() {
	fmt.Println("hello: Go")
}
