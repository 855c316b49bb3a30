import type { ReactNode } from 'react'
import { Note } from './text'

/** Says above a page what its form has just done. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="my-6">
      <Note tone="accent">{children}</Note>
    </div>
  )
}
