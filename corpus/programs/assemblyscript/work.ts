// The work that every program does, in AssemblyScript: see corpus/programs/WORK.md.
const DATA_N = 100000;
const SORT_N = 20000;
const RECORDS_N = 500;
const GROWN = 34 << 20;

// @ts-ignore: decorator
@external("./host.mjs", "print")
declare function print(line: string): void;

function next(state: u32): u32 {
  return (state * 1103515245 + 12345) & 0x7fffffff;
}

export function data(): Uint8Array {
  const bytes = new Uint8Array(DATA_N);
  let state: u32 = 1;
  for (let i = 0; i < DATA_N; i++) {
    state = next(state);
    bytes[i] = <u8>(state >> 16);
  }
  return bytes;
}

export function crc32(bytes: Uint8Array): u32 {
  let crc: u32 = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) {
    crc ^= bytes[i];
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
  }
  return ~crc;
}

function hex(value: u32): string {
  return value.toString(16).padStart(8, "0");
}

// The first 32 bits of the fractional part of the square root of p.
function squareRootBits(p: u64): u32 {
  let root = <u64>Math.sqrt(<f64>p);
  for (let bit: i32 = 0; bit < 32; bit++) {
    // root * 2^-bit is the root so far; its square stays below 2^64 until the last steps, where 128 bits are needed
    root <<= 1;
    if (isAtMost(root | 1, root | 1, 1, p, (bit + 1) * 2)) root |= 1;
  }
  return <u32>root;
}

function cubeRootBits(p: u64): u32 {
  let root = <u64>Math.cbrt(<f64>p);
  while ((root + 1) * (root + 1) * (root + 1) <= p) root++;
  for (let bit: i32 = 0; bit < 32; bit++) {
    root <<= 1;
    if (isAtMost(root | 1, root | 1, root | 1, p, (bit + 1) * 3)) root |= 1;
  }
  return <u32>root;
}

// Whether a * b * c <= p * 2^shift, in words of 32 bits.
function isAtMost(a: u64, b: u64, c: u64, p: u64, shift: i32): bool {
  const left = new StaticArray<u64>(5), right = new StaticArray<u64>(5);
  left[0] = 1;
  times(left, a);
  times(left, b);
  times(left, c);
  right[0] = p;
  for (; shift > 0; shift--) times(right, 2);
  for (let i = 4; i >= 0; i--) {
    if (left[i] != right[i]) return left[i] < right[i];
  }
  return true;
}

// A number of words of 32 bits times one below 2^40.
function times(words: StaticArray<u64>, by: u64): void {
  const low = by & 0xffffffff, high = by >> 32;
  const old = StaticArray.fromArray([words[0], words[1], words[2], words[3], words[4]]);
  let carry: u64 = 0;
  for (let i = 0; i < 5; i++) {
    const above = i ? old[i - 1] * high : 0;
    const sum = (old[i] * low & 0xffffffff) + (above & 0xffffffff) + (carry & 0xffffffff);
    carry = (old[i] * low >> 32) + (above >> 32) + (carry >> 32) + (sum >> 32);
    words[i] = sum & 0xffffffff;
  }
}

function isPrime(n: u32): bool {
  for (let d: u32 = 2; d * d <= n; d++) {
    if (n % d == 0) return false;
  }
  return true;
}

// @ts-ignore: decorator
@inline
function rotr(x: u32, n: u32): u32 {
  return (x >> n) | (x << (32 - n));
}

class Sha256 {
  h: u32[] = [];
  k: u32[] = [];

  constructor() {
    for (let p: u32 = 2; this.k.length < 64; p++) {
      if (!isPrime(p)) continue;
      if (this.h.length < 8) this.h.push(squareRootBits(p));
      this.k.push(cubeRootBits(p));
    }
  }

  block(bytes: Uint8Array, at: i32): void {
    const w = new StaticArray<u32>(64), s = this.h.slice(), k = this.k;
    for (let i = 0; i < 16; i++) {
      w[i] = bswap(load<u32>(bytes.dataStart + at + 4 * i));
    }
    for (let i = 16; i < 64; i++) {
      w[i] = (rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ (w[i - 2] >> 10)) + w[i - 7] +
        (rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ (w[i - 15] >> 3)) + w[i - 16];
    }
    for (let i = 0; i < 64; i++) {
      const t1 = s[7] + (rotr(s[4], 6) ^ rotr(s[4], 11) ^ rotr(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + k[i] + w[i];
      const t2 = (rotr(s[0], 2) ^ rotr(s[0], 13) ^ rotr(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
      s.unshift(t1 + t2);
      s[4] += t1;
      s.pop();
    }
    for (let i = 0; i < 8; i++) this.h[i] += s[i];
  }

  digest(bytes: Uint8Array): string {
    const padded = new Uint8Array((bytes.length + 8) / 64 * 64 + 64);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    store<u64>(padded.dataStart + padded.length - 8, bswap(<u64>bytes.length * 8));
    for (let at = 0; at < padded.length; at += 64) this.block(padded, at);
    return this.h.map<string>((word) => hex(word)).join("");
  }
}

export function sha256(bytes: Uint8Array): string {
  return new Sha256().digest(bytes);
}

export function sort(): u32 {
  const numbers = new Uint32Array(SORT_N);
  let state: u32 = 1;
  for (let i = 0; i < SORT_N; i++) {
    state = next(state);
    numbers[i] = state;
  }
  numbers.sort((a, b) => a < b ? -1 : a > b ? 1 : 0);
  return crc32(Uint8Array.wrap(numbers.buffer));
}

export function json(): string {
  const records: string[] = [];
  let state: u32 = 1;
  for (let i = 0; i < RECORDS_N; i++) {
    const a = state = next(state), b = state = next(state);
    records.push(`{"id":${i},"name":"n\\"${i}","values":[${a % 1000},${b % 1000}],"even":${i % 2 == 0}}`);
  }
  return `[${records.join(",")}]`;
}

function words(text: string): Map<string, i32> {
  const counts = new Map<string, i32>();
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) | 32 : 0;
    if (c >= 97 && c <= 122) continue;
    const word = text.substring(start, i);
    if (word.length) counts.set(word, (counts.has(word) ? counts.get(word) : 0) + 1);
    start = i + 1;
  }
  return counts;
}

// Prints what the host could not see for itself.
export function run(): void {
  const text = json(), counts = words(text), names = counts.keys().sort();
  print(`words: ${names.map<string>((name) => name + " ").join("").trimEnd()} ${counts.get("name")}`);
  const bytes = Uint8Array.wrap(String.UTF8.encode(text));
  print(`json: ${bytes.length} ${hex(crc32(bytes))}`);
}

// Grows memory while the host holds views of it.
export function grow(from: Uint8Array): u32 {
  const more = new Uint8Array(GROWN);
  for (let i = 0; i < GROWN; i += 65536) memory.copy(more.dataStart + i, from.dataStart, 65536);
  return crc32(more.subarray(GROWN - 65536));
}

export function divide(a: i32, b: i32): i32 {
  return a / b;
}

export function fail(message: string): void {
  throw new Error(message);
}
