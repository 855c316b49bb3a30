'use client'

import { useState, useSyncExternalStore } from 'react'

interface CopyTextProps {
  text: string
  copy: string
  copied: string
}

const never = () => () => {}

/** Copies a text that stands beside it; there only where scripts can do it, for the text is selected whole at a tap anyway. */
export function CopyText({ text, copy, copied }: CopyTextProps) {
  const [done, setDone] = useState(false)
  const scripted = useSyncExternalStore(
    never,
    () => typeof navigator.clipboard?.writeText === 'function',
    () => false,
  )
  if (!scripted) return null
  return (
    <>
      <button
        type="button"
        className="btn"
        onClick={() =>
          navigator.clipboard.writeText(text).then(
            () => setDone(true),
            () => setDone(false),
          )
        }
      >
        {copy}
      </button>
      <span className="meta" aria-live="polite">
        {done && copied}
      </span>
    </>
  )
}
