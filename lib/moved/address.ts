import type { Ignored } from '@/lib/commitments/filters'

/** `searchParams` of a page. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>

const ECHO_MAX = 60

/** Reads an address and never throws: what can't be used is ignored and told, so that no list is taken for a narrower one. */
export class Address {
  readonly ignored: Ignored[] = []
  private readonly query: Query

  constructor(query: Query) {
    this.query = query
  }

  /** One of these, in whatever case it was typed; null: nothing was asked for. */
  one<T extends string>(name: string, allowed: readonly T[]): T | null {
    return this.read(name, (text) => allowed.find((value) => value.toLowerCase() === text.toLowerCase()))
  }

  /** Whole numbers with dots between them, `120.3`: where a list goes on. `of`: what they mean; null: nothing. */
  position(name: string, count: number): readonly number[] | null
  position<T>(name: string, count: number, of: (numbers: readonly number[]) => T | null): T | null
  position(name: string, count: number, of = (numbers: readonly number[]): unknown => numbers): unknown {
    return this.read(name, (text) => {
      const numbers = text.split('.')
      const isPosition = numbers.length === count && numbers.every((number) => /^\d{1,9}$/.test(number))
      return isPosition ? (of(numbers.map(Number)) ?? undefined) : undefined
    })
  }

  private read<T>(name: string, parse: (text: string) => T | undefined): T | null {
    // `?constructor=1` reaches a page as a list with a function in it.
    const given: readonly unknown[] = [this.query[name] ?? []].flat()
    const [text, ...rest] = given.filter((value) => typeof value === 'string').map((value) => value.trim())
    for (const other of rest) if (other !== text) this.ignore(name, other)
    if (text === undefined || text === '') return null
    const found = parse(text)
    if (found === undefined) this.ignore(name, text)
    return found ?? null
  }

  private ignore(name: string, value: string): void {
    this.ignored.push({ name, value: value.replace(/\p{Cc}+/gu, ' ').slice(0, ECHO_MAX) })
  }
}
