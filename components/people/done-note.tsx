import { Note } from '@/components/ui/text'

/** Says, above a page, what has just been done. */
export function DoneNote({ children }: { children: string | null }) {
  if (children === null) return null
  return (
    <div className="mt-6" role="status">
      <Note tone="plain">{children}</Note>
    </div>
  )
}
