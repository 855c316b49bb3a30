import type { MoneyFlow } from '@/lib/money/flows'

export type Flow = Pick<MoneyFlow, 'maker' | 'stage' | 'provider' | 'names' | 'lines' | 'amount'>

/** Stands for all providers beyond those that are shown by name; no name has a line break. */
export const OTHERS = '\n'
/** Providers that a figure names: those that most amounts name. */
export const NAMED_MAX = 24

export interface FlowPair {
  readonly provider: string
  readonly name: string
  readonly maker: string
  readonly flows: readonly Flow[]
}

/**
 * Each provider with each maker that it gives to. Providers by name, then all others together, then what nobody is named for;
 * makers in the order given. It is no ranking.
 */
export function flowPairs(
  flows: readonly Flow[],
  collator: Intl.Collator,
  nameOf: (flow: Flow) => string,
  makers: readonly string[],
): FlowPair[] {
  const lines = new Map<string, number>()
  for (const { provider, lines: count } of flows)
    if (provider !== '') lines.set(provider, (lines.get(provider) ?? 0) + count)
  const named = new Set(
    [...lines]
      .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, NAMED_MAX)
      .map(([provider]) => provider),
  )
  const pairs = new Map<string, { provider: string; name: string; maker: string; flows: Flow[] }>()
  for (const flow of flows) {
    const provider = flow.provider === '' || named.has(flow.provider) ? flow.provider : OTHERS
    const key = `${provider}\u0000${flow.maker}`
    const pair = pairs.get(key)
    if (pair) pair.flows.push(flow)
    else pairs.set(key, { provider, name: nameOf({ ...flow, provider }), maker: flow.maker, flows: [flow] })
  }
  const rank = ({ provider }: FlowPair) => (provider === '' ? 2 : provider === OTHERS ? 1 : 0)
  return [...pairs.values()].toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      collator.compare(a.name, b.name) ||
      (a.provider < b.provider ? -1 : a.provider > b.provider ? 1 : 0) ||
      makers.indexOf(a.maker) - makers.indexOf(b.maker),
  )
}
