// The work that every program does, in Rust: see corpus/programs/WORK.md. A command of WASI.
use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom, Write};
use std::{env, fs, io, process};

const DATA_N: usize = 100_000;
const SORT_N: usize = 20_000;
const RECORDS_N: usize = 500;
const GROWN: usize = 34 << 20;

struct Lcg(u32);

impl Iterator for Lcg {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.0 = self.0.wrapping_mul(1103515245).wrapping_add(12345) & 0x7FFF_FFFF;
        Some(self.0)
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

/// The first 32 bits of the fractional part of the square or cube root of P.
fn root_bits(p: u128, power: u32) -> u32 {
    let wanted = p << (32 * power);
    let bits = (0..37).rev().fold(0u128, |root, bit| {
        let more = root | 1 << bit;
        if more.pow(power) <= wanted { more } else { root }
    });
    bits as u32
}

fn sha256(bytes: &[u8]) -> String {
    let primes: Vec<u128> = (2..).filter(|p| (2..*p).all(|d| p % d != 0)).take(64).collect();
    let mut h: Vec<u32> = primes[..8].iter().map(|p| root_bits(*p, 2)).collect();
    let k: Vec<u32> = primes.iter().map(|p| root_bits(*p, 3)).collect();
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    padded.resize((padded.len() + 8 + 63) / 64 * 64 - 8, 0);
    padded.extend_from_slice(&(bytes.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks(64) {
        let mut w: Vec<u32> = block.chunks(4).map(|b| u32::from_be_bytes(b.try_into().unwrap())).collect();
        for i in 16..64 {
            let s0 = w[i - 15].rotate_right(7) ^ w[i - 15].rotate_right(18) ^ w[i - 15] >> 3;
            let s1 = w[i - 2].rotate_right(17) ^ w[i - 2].rotate_right(19) ^ w[i - 2] >> 10;
            w.push(w[i - 16].wrapping_add(s0).wrapping_add(w[i - 7]).wrapping_add(s1));
        }
        let mut s = h.clone();
        for i in 0..64 {
            let e = s[4].rotate_right(6) ^ s[4].rotate_right(11) ^ s[4].rotate_right(25);
            let a = s[0].rotate_right(2) ^ s[0].rotate_right(13) ^ s[0].rotate_right(22);
            let choice = (s[4] & s[5]) ^ (!s[4] & s[6]);
            let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
            let t1 = [e, choice, k[i], w[i]].iter().fold(s[7], |sum, x| sum.wrapping_add(*x));
            s.rotate_right(1);
            s[4] = s[4].wrapping_add(t1);
            s[0] = t1.wrapping_add(a).wrapping_add(majority);
        }
        h.iter_mut().zip(&s).for_each(|(h, s)| *h = h.wrapping_add(*s));
    }
    h.iter().map(|word| format!("{word:08x}")).collect()
}

fn print_sort() {
    let mut numbers: Vec<u32> = Lcg(1).take(SORT_N).collect();
    numbers.sort_unstable();
    let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
    println!("sort: {:08x}", crc32(&bytes));
}

fn json() -> String {
    let mut lcg = Lcg(1);
    let mut value = || lcg.next().unwrap() % 1000;
    let records: Vec<String> = (0..RECORDS_N)
        .map(|i| format!("{{\"id\":{i},\"name\":\"n\\\"{i}\",\"values\":[{},{}],\"even\":{}}}", value(), value(), i % 2 == 0))
        .collect();
    format!("[{}]", records.join(","))
}

/// The sum of the numbers in arrays that "values" names.
fn json_sum(text: &str) -> u64 {
    text.split("\"values\":[")
        .skip(1)
        .filter_map(|rest| rest.split(']').next())
        .flat_map(|list| list.split(','))
        .map(|number| number.parse::<u64>().unwrap())
        .sum()
}

fn print_words(text: &str) {
    let mut counts = BTreeMap::new();
    for word in text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
        *counts.entry(word).or_insert(0) += 1;
    }
    println!("words: {counts:?}");
}

fn print_grow(data: &[u8]) {
    let before = core::arch::wasm32::memory_size(0);
    let more: Vec<u8> = data.iter().take(65536).cycle().take(GROWN).copied().collect();
    let pages = core::arch::wasm32::memory_size(0) - before;
    println!(
        "grow: {} {:08x} {:08x}",
        if pages >= 512 { "32 MB or more" } else { "too little" },
        crc32(&more[GROWN - 65536..]),
        crc32(data)
    );
}

fn files(folder: &str, data: &[u8]) -> io::Result<(u64, u32)> {
    let (old, new) = (format!("{folder}/old"), format!("{folder}/new"));
    fs::create_dir(folder)?;
    fs::write(&old, &data[..60000])?;
    fs::OpenOptions::new().append(true).open(&old)?.write_all(&data[60000..])?;
    fs::rename(&old, &new)?;
    let names: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["new"]);
    let size = fs::metadata(&new)?.len();
    let mut back = vec![0; DATA_N];
    let mut file = fs::File::open(&new)?;
    for part in (0..10).rev() {
        file.seek(SeekFrom::Start(part as u64 * 10000))?;
        file.read_exact(&mut back[part * 10000..(part + 1) * 10000])?;
    }
    fs::remove_file(&new)?;
    fs::remove_dir(folder)?;
    Ok((size, crc32(&back)))
}

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    println!("arguments: {} {}", args.len(), args.join(" "));
    println!("environment: {}", env::var("TOUCHSTONE_PROGRAM").unwrap_or_default());
    let data: Vec<u8> = Lcg(1).take(DATA_N).map(|state| (state >> 16) as u8).collect();
    println!("crc32: {:08x}", crc32(&data));
    println!("sha256: {}", sha256(&data));
    print_sort();
    let text = json();
    println!("json: {} {:08x} {}", text.len(), crc32(text.as_bytes()), json_sum(&text));
    print_words(&text);
    print_grow(&data);
    match files(&format!("{}/work", args.first().map_or("", |folder| folder.trim_end_matches('/'))), &data) {
        Ok((size, crc)) => println!("files: kept {size} {crc:08x}"),
        Err(error) => println!("files: {error}"),
    }
    let missing = fs::read("/no such file").unwrap_err().kind();
    println!("missing: {missing:?}");
    process::exit(7);
}
