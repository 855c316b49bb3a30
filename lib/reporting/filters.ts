import { oneOf, pageOf, searchOf } from '@/lib/listing'
import { CELL_STATES, type CellState } from './model'

export interface GridFilter {
  /** Part of a reference or of a country's name; '': whatever. */
  q: string
  /** Code of a maker; null: all. */
  maker: string | null
  /** Key of a cycle; null: all that are shown. */
  cycle: string | null
  /** Null: whatever. */
  state: CellState | null
}

type Query = Readonly<Record<string, string | string[] | undefined>>

/** What an address asks for. Never throws: what nobody understands is left out. */
export const gridFilterOf = (query: Query): GridFilter & { page: number } => ({
  q: searchOf(query.q),
  maker: /^[A-Z]{3}$/.test(searchOf(query.maker)) ? searchOf(query.maker) : null,
  cycle: searchOf(query.cycle) || null,
  state: oneOf(query.state, CELL_STATES),
  page: pageOf(query.page),
})
