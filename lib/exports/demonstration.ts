import type { Column, Extract } from './model'

const MARK: Column = { key: 'demonstration', type: 'boolean', from: 'publication.demo' }

/** Lines of values alone say nothing of themselves: in a demonstration copy each says so, in a column after all others. */
export function asDemonstration({ table, total, batches }: Extract): Extract {
  const { columns } = table
  return {
    table: { ...table, columns: [...columns, MARK] },
    total,
    async *batches() {
      for await (const rows of batches())
        yield rows.map((cells) => [...columns.map((_, index) => cells[index] ?? null), true])
    },
  }
}

/** The name under which a file is saved says it too. */
export const fileName = (name: string, isDemo: boolean): string => (isDemo ? `demonstration-${name}` : name)
