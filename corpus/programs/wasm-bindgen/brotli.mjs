// What each target of brotli-wasm is asked to do: text of corpus/programs/WORK.md is compressed, whole and in pieces.
export function document_text() {
  let state = 1;
  const next = () => state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  const records = [];
  for (let id = 0; id < 500; id++) {
    const values = [next() % 1000, next() % 1000];
    records.push({ id, name: `n"${id}`, values, even: id % 2 === 0 });
  }
  return JSON.stringify(records);
}

export function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >>> 1 ^ 0xEDB88320 : crc >>> 1;
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

const error_of = (steps) => {
  try {
    return String(steps());
  } catch (error) {
    return String(error);
  }
};

export function run(brotli, print) {
  const { compress, decompress, CompressStream, BrotliStreamResultCode } = brotli;
  const text = document_text(), bytes = new TextEncoder().encode(text);
  print(`json: ${bytes.length} ${crc32(bytes)}`);
  const packed = compress(bytes, { quality: 9 });
  print(`compress: ${packed.length * 2 < bytes.length ? "less than half" : "no less than half"} ${crc32(decompress(packed))}`);
  print(`packed: ${packed.length} ${crc32(packed)}`);
  print(`error: ${error_of(() => decompress(new Uint8Array([1, 2, 3])))}`);
  const stream = new CompressStream(5), pieces = [];
  // Puts a piece in, undefined for the end, and takes out all that comes.
  const feed = (piece) => {
    for (let at = 0; ;) {
      const result = stream.compress(piece && piece.subarray(at), 4096);
      pieces.push(...result.buf);
      at += result.input_offset;
      if (result.code !== BrotliStreamResultCode.NeedsMoreOutput) return;
    }
  };
  for (let at = 0; at < bytes.length; at += 8192) feed(bytes.subarray(at, at + 8192));
  feed(undefined);
  print(`stream: ${pieces.length * 2 < bytes.length ? "less than half" : "no less than half"} ${crc32(decompress(new Uint8Array(pieces)))}`);
  stream.free();
  // 34 MB of zeros come out of a few bytes: memory grows while the glue holds views.
  const zeros = decompress(compress(new Uint8Array(34 << 20), { quality: 1 }));
  let others = 0;
  for (let at = 0; at < zeros.length; at += 1021) others |= zeros[at];
  print(`grow: ${zeros.length} ${others} ${crc32(decompress(packed))}`);
}
