import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import { typedIn } from './problems'

interface OpenFormFieldsProps {
  /** When the page was drawn, sealed: see `openForm`. */
  opened: string
  /** What became of it when it was sent before; null: it wasn't. */
  state: ActionResult | null
  /** Of the field that nobody sees. */
  label: string
}

/** What a form that anybody may send carries beside its questions, against programs. */
export function OpenFormFields({ opened, state, label }: OpenFormFieldsProps) {
  // Whoever mends an answer has had the form since it was first drawn, unless that was too long ago.
  const isStale = state !== null && !state.ok && state.formError === 'stale'
  const first = isStale ? '' : valueAt(typedIn(state), 'opened')
  return (
    <>
      <input type="hidden" name="opened" value={first || opened} />
      {/* Nobody sees it; programs that fill in every field give themselves away. */}
      <div hidden>
        <label htmlFor="f-company">{label}</label>
        <input id="f-company" name="company" tabIndex={-1} autoComplete="off" />
      </div>
    </>
  )
}
