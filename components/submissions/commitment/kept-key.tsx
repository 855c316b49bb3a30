'use client'

import { valueAt } from '@/lib/form-data'
import { useDraft } from '../draft-context'

/** A row keeps its key through every change of its words. */
export function KeptKey({ path }: { path: string }) {
  const { values } = useDraft()
  return <input type="hidden" name={`${path}.key`} value={valueAt(values, `${path}.key`)} readOnly />
}
