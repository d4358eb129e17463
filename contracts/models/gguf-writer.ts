/** A value of GGUF metadata; the kinds that a small llama needs, not all that the format knows. */
export type GgufValue =
  | { type: 'u32'; value: number }
  | { type: 'f32'; value: number }
  | { type: 'bool'; value: boolean }
  | { type: 'string'; value: string }
  | { type: 'strings'; value: readonly string[] }
  | { type: 'f32s'; value: readonly number[] }
  | { type: 'i32s'; value: readonly number[] };

/** Dimensions as GGUF orders them: the contiguous one first. */
export interface GgufTensor {
  name: string;
  dimensions: readonly number[];
  values: Float32Array;
}

export interface GgufFile {
  metadata: readonly (readonly [key: string, value: GgufValue])[];
  tensors: readonly GgufTensor[];
}

const MAGIC = 0x46554747;
const VERSION = 3;
const ALIGNMENT = 32;
const TYPE = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;
const TENSOR_F32 = 0;

/** Little-endian bytes that grow; every number goes through a DataView so that the host's order never shows. */
class ByteWriter {
  private readonly encoder = new TextEncoder();
  private bytes = new Uint8Array(1 << 16);
  private view = new DataView(this.bytes.buffer);
  length = 0;

  private reserve(count: number): number {
    const at = this.length;
    this.length += count;
    if (this.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length));
      grown.set(this.bytes);
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    return at;
  }

  u32(value: number): void {
    const at = this.reserve(4);
    this.view.setUint32(at, value, true);
  }

  i32(value: number): void {
    const at = this.reserve(4);
    this.view.setInt32(at, value, true);
  }

  u64(value: number): void {
    const at = this.reserve(8);
    this.view.setBigUint64(at, BigInt(value), true);
  }

  f32(value: number): void {
    const at = this.reserve(4);
    this.view.setFloat32(at, value, true);
  }

  u8(value: number): void {
    const at = this.reserve(1);
    this.view.setUint8(at, value);
  }

  text(value: string): void {
    const encoded = this.encoder.encode(value);
    this.u64(encoded.length);
    const at = this.reserve(encoded.length);
    this.bytes.set(encoded, at);
  }

  align(boundary: number): void {
    this.reserve(padding(this.length, boundary));
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** The bytes of a GGUF v3 file with F32 tensors. */
export function writeGguf(file: GgufFile): Uint8Array {
  const out = new ByteWriter();
  out.u32(MAGIC);
  out.u32(VERSION);
  out.u64(file.tensors.length);
  out.u64(file.metadata.length);
  for (const [key, value] of file.metadata) {
    out.text(key);
    writeValue(out, value);
  }
  writeTensorTable(out, file.tensors);
  for (const tensor of file.tensors) {
    out.align(ALIGNMENT);
    for (const value of tensor.values) out.f32(value);
  }
  out.align(ALIGNMENT);
  return out.finish();
}

function writeTensorTable(out: ByteWriter, tensors: readonly GgufTensor[]): void {
  let offset = 0;
  for (const tensor of tensors) {
    out.text(tensor.name);
    out.u32(tensor.dimensions.length);
    for (const dimension of tensor.dimensions) out.u64(dimension);
    out.u32(TENSOR_F32);
    out.u64(offset);
    const bytes = tensor.values.length * 4;
    offset += bytes + padding(bytes, ALIGNMENT);
  }
}

function writeValue(out: ByteWriter, entry: GgufValue): void {
  switch (entry.type) {
    case 'u32':
      out.u32(TYPE.u32);
      out.u32(entry.value);
      break;
    case 'f32':
      out.u32(TYPE.f32);
      out.f32(entry.value);
      break;
    case 'bool':
      out.u32(TYPE.bool);
      out.u8(entry.value ? 1 : 0);
      break;
    case 'string':
      out.u32(TYPE.string);
      out.text(entry.value);
      break;
    case 'strings':
      arrayHead(out, TYPE.string, entry.value.length);
      for (const item of entry.value) out.text(item);
      break;
    case 'f32s':
      arrayHead(out, TYPE.f32, entry.value.length);
      for (const item of entry.value) out.f32(item);
      break;
    case 'i32s':
      arrayHead(out, TYPE.i32, entry.value.length);
      for (const item of entry.value) out.i32(item);
      break;
    default:
      entry satisfies never;
  }
}

function arrayHead(out: ByteWriter, type: number, length: number): void {
  out.u32(TYPE.array);
  out.u32(type);
  out.u64(length);
}

function padding(length: number, boundary: number): number {
  return (boundary - (length % boundary)) % boundary;
}
