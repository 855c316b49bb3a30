import type { Reference } from '@/lib/commitments/model'
import { env } from '@/lib/env'

/** A record with the addresses of its data and of its page. */
export function withLinks<Row extends { reference: Reference }>(row: Row) {
  const at = (path: string) => new URL(path, env().BASE_URL).href
  return {
    ...row,
    links: { self: at(`/api/v1/commitments/${row.reference}`), page: at(`/en/commitments/${row.reference}`) },
  }
}
