/** Records in one row of `facet_bits`. */
export const FACET_BLOCK = 8192

export interface BitRow {
  readonly facet: string
  readonly value: string
  readonly block: number
  /** All bits of the block, four a digit, the first record first. */
  readonly hex: string
}

/** Sets of records by what they have, one bit for each record: what a row of `facet_bits` holds. */
export class RecordBits {
  readonly #blocks = new Map<string, Map<string, Map<number, Buffer>>>()

  add(facet: string, value: string, id: number): void {
    const values = gotten(this.#blocks, facet, () => new Map<string, Map<number, Buffer>>())
    const blocks = gotten(values, value, () => new Map<number, Buffer>())
    const bits = gotten(blocks, Math.floor(id / FACET_BLOCK), () => Buffer.alloc(FACET_BLOCK / 8))
    const at = id % FACET_BLOCK
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at & 7))
  }

  rows(): BitRow[] {
    return [...this.#blocks].flatMap(([facet, values]) =>
      [...values].flatMap(([value, blocks]) =>
        [...blocks].map(([block, bits]) => ({ facet, value, block, hex: bits.toString('hex') })),
      ),
    )
  }
}

function gotten<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
